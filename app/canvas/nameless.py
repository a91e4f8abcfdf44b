"""Steps without a name: where theirs would stand is shown while they, or their stages, are meant.

A stage's only step needs no name, so the row keeps no line for it, nor for one that says the same
as the stage's: this one is shown at its place then. The place hangs below the row
then, over the first lane where this is free; the row gets its line when somebody begins to write
there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.canvas.look import Look
from app.canvas.tools.shapes import draw_shapes
from app.canvas.tools.tool import Grip, Hand
from app.canvas.writing import Writing
from app.editor.acts.act import named_next
from app.editor.words import tr
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.shown import step_heading
from app.models.stage import Path, Stage, Step

# The place is hit within so many pixels, and stands so far from where its column begins: the "+" of
# the gap before it stays free.
_TARGET, _INDENT = 24.0, 14.0
_PAD = 7.0
# So far apart, in pixels, stand the points at which it is looked whether anything lies there.
_CLOSE = 12.0
# So many pixels below its row it still is seen whose name would stand there.
_PATHS_AT_MOST = 90.0
_SIZES = (11, 16)


@dataclass(frozen=True, slots=True)
class NamePlace:
    """The place for the name of a step, in pixels of the view; ``strong`` under the pointer.

    It stands in the row where this has a line for names, else it ``hangs`` below.
    """

    step: Id
    box: QRectF
    text: str
    size: int
    paper: QColor
    hangs: bool
    strong: bool = False

    def draw(self, painter: QPainter, look: Look) -> None:
        """What is to be done there, on the paper's ground in a dashed frame."""
        ink = look.accent if self.strong else look.faint
        painter.setBrush(look.on_accent if self.strong else self.paper)
        pen = QPen(ink, 1.2 if self.strong else 1.0)
        if not self.strong:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(ink)
        painter.setFont(_font(painter.font(), self.size))
        painter.drawText(self.box, Qt.AlignmentFlag.AlignCenter, self.text)


class NamePlaces(QObject):
    """Shows the places for names of what is selected, and tells which one a point is on."""

    def __init__(self, hand: Hand, writing: Writing, parent: QObject) -> None:
        super().__init__(parent)
        self._hand = hand
        self._writing = writing
        self._shown: tuple[NamePlace, ...] = ()
        self._origin = QPointF()
        hand.view.frame_changed.connect(self._on_frame)
        writing.began.connect(self.follow)
        writing.ended.connect(self.follow)

    def follow(self) -> None:
        """The map, or what is selected or written, has changed."""
        self._show(QPointF())

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw the places of what is selected, as far as they lie in a part of the view."""
        draw_shapes(painter, part, self._shown, self._hand.view.look)

    def grip_at(self, point: QPointF) -> Grip | None:
        """The place under a point of the view: one that is shown, or one that the row has."""
        hand = self._hand
        for place in (*self._shown, *self._in_row(point)):
            if place.box.contains(point):
                return Grip(
                    Qt.CursorShape.IBeamCursor,
                    click=partial(hand.do, named_next(hand.session.map, place.step)),
                    selects=False,
                    shapes=(replace(place, strong=True),),
                    tip=tr("Name this step"),
                )
        return None

    def near(self, point: QPointF) -> tuple[NamePlace, ...]:
        """The places that come up while the pointer is on a heading."""
        return tuple(one for one in self._in_row(point) if one not in self._shown)

    # --- inner ---

    def _in_row(self, point: QPointF) -> Iterator[NamePlace]:
        """Those of the heading under the pointer for which the row has room."""
        view, map_ = self._hand.view, self._hand.session.shown
        if self._writing.active or not view.headings.row_band(view.frame).contains(point):
            return
        node = view.headings.node_at(point, view.frame)
        for step in _nameless(map_, node.record) if node is not None else ():
            place = self._place_of(step)
            if place is not None and not place.hangs:
                yield place

    def _show(self, moved: QPointF) -> None:
        chosen, before = self._hand.session.selection, self._shown
        self._shown, self._origin = (), self._hand.view.frame.origin
        if len(chosen.records) == 1 and not self._writing.active:
            steps = _nameless(self._hand.session.shown, chosen.current)
            found = (self._place_of(step) for step in steps)
            free = (self._freed(one) for one in found if one is not None)
            self._shown = tuple(one for one in free if one is not None)
        if self._shown != before or (before and not moved.isNull()):
            # What hangs over a lane has moved with the sheet, what is pinned across alone.
            ways = (QPointF(), moved, QPointF(moved.x(), 0))
            stale = [one.box.translated(way) for one in before for way in ways]
            self._hand.view.repaint_view([*stale, *(one.box for one in self._shown)])

    def _freed(self, place: NamePlace) -> NamePlace | None:
        """A place that covers no card, no path and nothing else that could be clicked.

        Where paths leave their stage it hangs below these; None where anything else lies there.
        """
        if not place.hangs:
            return place
        records, lowest = self._hand.session.shown.records, place.box.top() + _PATHS_AT_MOST
        while place.box.top() <= lowest:
            covered = self._covered(place)
            if not covered:
                return place
            if not all(isinstance(records.get(one), Path) for one in covered):
                return None
            place = replace(place, box=place.box.translated(0, _CLOSE / 2))
        return None

    def _covered(self, place: NamePlace) -> set[Id]:
        """What could be clicked where a place stands."""
        seen = self._hand.view.frame.body
        box = place.box
        across, down = (max(math.ceil(side / _CLOSE), 1) for side in (box.width(), box.height()))
        points = (
            QPointF(
                box.left() + box.width() * column / across, box.top() + box.height() * row / down
            )
            for column in range(across + 1)
            for row in range(down + 1)
        )
        spots = self._hand.spots
        found = (spots.selection_at(one).records for one in points if seen.contains(one))
        return {record for records in found for record in records}

    def _on_frame(self) -> None:
        # Each step of a pan comes by here.
        if self._shown or len(self._hand.session.selection.records) == 1:
            self._show(self._hand.view.frame.origin - self._origin)

    def _place_of(self, step: Step) -> NamePlace | None:
        """Where the name of a step would stand; None where its column is too narrow for it."""
        view, found = self._hand.view, self._writing.find(step.id)
        if found is None:
            return None
        size = min(max(round(found.field.block.style.size * found.scale), _SIZES[0]), _SIZES[1])
        metrics = QFontMetricsF(_font(view.font(), size))
        room = found.node.width - _INDENT - 2 * _PAD
        words = " ".join(step.name.split()) or tr("Name this step")
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        # A part of a word would tell nothing.
        if not text.startswith(words.split()[0]):
            return None
        wide = metrics.horizontalAdvance(text) + 2 * _PAD
        high = max(_TARGET, metrics.height() + 4)
        left = found.at.x() + _INDENT
        if view.frame.rtl:
            left = found.at.x() + found.node.width - _INDENT - wide
        band = view.headings.row_band(view.frame)
        hangs = found.node.height < metrics.height()
        top = (
            band.bottom() + 2 if hangs else max(found.box.center().y() - high / 2, found.at.y() + 2)
        )
        box = QRectF(left, top, wide, high)
        if box.right() < band.left() or box.left() > band.right():
            return None
        return NamePlace(step.id, box, text, size, view.paper(), hangs)


def _nameless(map_: JourneyMap, record: Id) -> tuple[Step, ...]:
    """The step of this id, or the steps of this stage, whose headings show no name."""
    heading = map_.records.get(record)
    stage = map_.stage_of_step.get(record) if isinstance(heading, Step) else heading
    if not isinstance(stage, Stage):
        return ()
    steps = (heading,) if isinstance(heading, Step) else stage.steps
    return tuple(step for step in steps if not step_heading(stage, step))


def _font(like: QFont, size: int) -> QFont:
    font = QFont(like)
    font.setPixelSize(size)
    font.setItalic(True)
    return font
