"""The frames round what is selected, drawn over the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app.canvas.look import Look
from app.canvas.spots import FRAME, MANY, Mark, Spots
from app.canvas.view import MapView
from app.editor.selection import Selection

_THIN = 1.0
_LINE = 3.0
_TINT = 26


class Marks:
    """The frames round what is selected, ``shown`` where they are in the view now."""

    def __init__(self, view: MapView, spots: Spots) -> None:
        self._view = view
        self._spots = spots
        self._frame = view.frame
        self.shown: list[Mark] = []

    def renew(self, selection: Selection) -> None:
        """The map, or what is selected, is another."""
        self._frame = self._view.frame
        self.shown = self._spots.marks(selection)

    def follow(self, selection: Selection) -> None:
        """The view has another frame: with a step of a pan they go along, as far as they are known.

        To find out anew what is framed costs more than all else that such a step has to know.
        """
        frame, before = self._view.frame, self._frame
        panned = frame.panned_from(before) and len(selection.records) <= MANY
        if not panned or not all(mark.along for mark in self.shown):
            self.renew(selection)
            return
        way = frame.origin - before.origin
        self._frame = frame
        self.shown = [mark.moved(way) for mark in self.shown]


def draw_marks(
    painter: QPainter, part: QRectF, marks: Iterable[Mark], look: Look, *, strong: bool
) -> None:
    """Draw those that lie in a part of the view; they are faint without the keyboard."""
    seen = [mark for mark in marks if mark.outside.intersects(part)]
    if not seen:
        return
    colour = (look.accent if strong else look.faint).rgba()
    for mark in seen:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(mark.clip, Qt.ClipOperation.IntersectClip)
        painter.setBrush(_tint(colour) if mark.area else Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, _THIN if mark.area or mark.thin else FRAME))
        if mark.line is not None:
            painter.setPen(_pen(colour, _LINE))
            painter.drawPath(mark.line)
        else:
            by = mark.beyond
            painter.drawRoundedRect(mark.box.adjusted(-by, -by, by, by), 4, 4)
        painter.restore()


@lru_cache(maxsize=8)
def _pen(colour: int, width: float) -> QPen:
    pen = QPen(QColor.fromRgba(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


@lru_cache(maxsize=8)
def _tint(colour: int) -> QBrush:
    tint = QColor.fromRgba(colour)
    tint.setAlpha(_TINT)
    return QBrush(tint)
