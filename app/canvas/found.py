"""The places that were found, marked on the map and in its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.canvas.figures import FIGURES
from app.canvas.places import tiles_of
from app.canvas.slide import slide_of
from app.canvas.veil import field_of
from app.canvas.view import MapView
from app.canvas.writing import Writing
from app.editor.every_text import text_of
from app.editor.finding import Place
from app.editor.session import Session
from app.layout.sheet import Node
from app.layout.text.spans import span_boxes
from app.models.base import Id


@dataclass(frozen=True, slots=True)
class _Wash:
    """How marks are laid over what is drawn, as if they lay behind the letters.

    On light paper they only darken and on dark paper they only lighten, so that dark letters stay
    dark and light ones light.
    """

    mode: QPainter.CompositionMode
    found: QColor
    now: QColor
    rim: QColor


_ON_LIGHT = _Wash(
    QPainter.CompositionMode.CompositionMode_Multiply,
    QColor(255, 233, 130),
    QColor(255, 205, 130),
    QColor("#b34700"),
)
_ON_DARK = _Wash(
    QPainter.CompositionMode.CompositionMode_Screen,
    QColor(64, 48, 0),
    QColor(96, 40, 0),
    QColor("#ff9d4d"),
)
_LEAST = 3.0
# Pixels that a mark grows at its ends where there is room, and the width of its rim.
_GROWN, _RIM = 1.0, 1.5
# Half the width of a space in parts of the size of the letters.
_HALF_SPACE = 0.13
_MARKED = ("card", "path")


@dataclass(frozen=True, slots=True)
class _Box:
    """A marked box in units of its node, and whether it is the place one is at.

    ``air`` is half a space between words: a mark that grew by more would run into the next word.
    """

    box: QRectF
    now: bool
    air: float


class FoundMarks:
    """Draws a wash behind each place that was found; the one that one is at has a rim as well."""

    def __init__(self, view: MapView, session: Session, writing: Writing) -> None:
        self._view = view
        self._session = session
        self._writing = writing
        self._by_record: dict[Id, list[Place]] = {}
        self._now: Place | None = None
        # The boxes of a node stay as long as it is the very same one, and the same is written.
        self._boxes: dict[str, tuple[Node, Id, tuple[_Box, ...]]] = {}

    def show(self, places: Sequence[Place], now: Place | None = None) -> None:
        """Mark these places and no others."""
        if not places and not self._by_record:
            return
        self._by_record = {}
        for place in places:
            self._by_record.setdefault(place.record, []).append(place)
        self._now = now
        self._boxes.clear()
        for widget in (self._view.viewport(), self._view.top_margin, self._view.side_margin):
            widget.update()

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw the marks in a part of the view; the painter's unit is its pixel."""
        if not self._by_record:
            return
        wash = _ON_DARK if self._view.look.on_dark else _ON_LIGHT
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for node, at, scale, clip in self._nodes(part):
            boxes = self._boxes_of(node)
            if not boxes:
                continue
            painter.setClipRect(clip.intersected(part), Qt.ClipOperation.ReplaceClip)
            for one in boxes:
                _draw(painter, one, wash, at, scale)
        painter.restore()

    def _nodes(self, part: QRectF) -> Iterator[tuple[Node, QPointF, float, QRectF]]:
        """The nodes that may hold a mark: with their origin, their scale and their clip."""
        view, frame = self._view, self._view.frame
        scene, headings = view.sheet_scene, view.headings
        known, whole = self._by_record, QRectF(QPointF(0, 0), frame.view)
        row, column = headings.row_band(frame), headings.column_band(frame)
        if row.intersects(part):
            for node, at in headings.in_row(frame):
                if node.record in known:
                    slid = slide_of(node, at.x(), row, rtl=frame.rtl)
                    yield node, at + QPointF(slid, 0), 1.0, row
        if column.intersects(part):
            for node, at in headings.in_column(frame):
                if node.record in known:
                    yield node, at, 1.0, column
        if view.sheet is None:
            return
        for node in scene.head:
            if any(field.record in known for field in node.fields):
                shift = frame.head_shift_of(node)
                at = frame.rect(QRectF(node.x + shift.x(), node.y + shift.y(), 0, 0)).topLeft()
                yield node, at, frame.scale, whole
        body = QRectF(
            QPointF(max(part.left(), 0.0 if frame.rtl else column.right()), row.bottom()),
            QPointF(column.left() if frame.rtl else frame.view.width(), frame.view.height()),
        )
        seen = body.intersected(part)
        if seen.isEmpty():
            return
        size = QSizeF(seen.width() / frame.scale, seen.height() / frame.scale)
        near = scene.places.on(tiles_of(QRectF(frame.to_sheet(seen.topLeft()), size)))
        for id_ in near:
            kind, _, record = id_.partition(":")
            if record in known and kind in _MARKED:
                node = view.sheet.by_id[id_]
                yield node, QPointF(frame.x(node.x), frame.y(node.y)), frame.scale, body

    def _boxes_of(self, node: Node) -> tuple[_Box, ...]:
        held, written = self._boxes.get(node.id), self._writing.record
        if held is None or held[0] is not node or held[1] != written:
            held = (node, written, tuple(self._worked_out(node)))
            self._boxes[node.id] = held
        return held[2]

    def _worked_out(self, node: Node) -> Iterator[_Box]:
        map_ = self._session.shown
        records = {node.record, *(field.record for field in node.fields)}
        for record in records & self._by_record.keys():
            if record == self._writing.record:
                continue
            for place in self._by_record[record]:
                text = text_of(map_, record, place.field, FIGURES)
                field = field_of(node, record, place.field, text)
                if field is None:
                    continue
                corner = QPointF(field.x, field.y)
                now = place == self._now
                span = shown_span(field.block.text, text, place.start, place.end)
                for x, y, width, height in span_boxes(field.block, *span):
                    box = QRectF(corner.x() + x, corner.y() + y, width, height)
                    yield _Box(box, now, _HALF_SPACE * field.block.style.size)


def shown_span(shown: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where a part of a text stands in what is shown of it.

    That may be more, with quotation marks round it, or less, with "…" for the rest: then the sign
    stands for what is found there.
    """
    # White space round the words stays outside the marks.
    said = text.strip() or text
    before = shown.find(said)
    if before >= 0:
        shift = before - text.index(said)
        return start + shift, end + shift
    stem = shown.removesuffix("…")
    if stem != shown and text.startswith(stem):
        return min(start, len(stem)), end if end <= len(stem) else len(shown)
    return 0, len(shown)


def _draw(painter: QPainter, one: _Box, wash: _Wash, at: QPointF, scale: float) -> None:
    box = QRectF(
        at.x() + one.box.x() * scale,
        at.y() + one.box.y() * scale,
        max(one.box.width() * scale, _LEAST),
        max(one.box.height() * scale, _LEAST),
    )
    air = one.air * scale
    grown = min(_GROWN, air)
    painter.setCompositionMode(wash.mode)
    # There may be many: what has no edge is drawn fast.
    painter.fillRect(box.adjusted(-grown, 0, grown, 0), wash.now if one.now else wash.found)
    if one.now:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(wash.rim, _RIM))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        beside = min(_GROWN + 1, air - _RIM / 2)
        painter.drawRoundedRect(box.adjusted(-beside, -1, beside, 1), 2, 2)
