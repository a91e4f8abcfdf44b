"""A field for a name that its heading has no room for: it lies over the map, wide enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.canvas.field_paint import Backing
from app.canvas.field_place import FieldPlace
from app.canvas.view import MapView
from app.editor.texts import Writable, field_name, read_text, writable
from app.layout.primitives import Text
from app.layout.sheet import Field, Node
from app.layout.text import TextBlock
from app.layout.themes import theme
from app.models.base import Id
from app.models.journey import JourneyMap

_NAMES = (Writable.STAGE_NAME, Writable.STEP_NAME, Writable.LANE_TITLE)

# Pixels: how wide the text may be, the air round it, and the space left to the view's edges.
_WIDE, _AIR, _EDGE = 280.0, 3.0, 8.0
_LEAST = 60.0

Setter = Callable[[str, TextBlock, float], TextBlock]
"""Sets a text as another one is set, but so wide."""


def wide_place(view: MapView, map_: JourneyMap, record: Id, setter: Setter) -> FieldPlace | None:
    """Where the whole name of a heading can be written, or None for what is no heading in view.

    It begins where the heading does, and goes back from the view's edge as far as it must.
    """
    kind = writable(map_, record)
    if kind not in _NAMES:
        return None
    headings = list(_headings(view))
    mine = next(((node, at, clip) for node, at, clip in headings if node.record == record), None)
    like = next(
        (
            block
            for node, _, _ in (*((mine,) if mine is not None else ()), *headings)
            for block in _blocks(node)
        ),
        None,
    )
    if mine is None or like is None:
        return None
    node, at, clip = mine
    width = min(max(_WIDE, node.width - 2 * _AIR), clip.width() - 2 * (_EDGE + _AIR))
    block = setter(read_text(map_, record), like, max(width, _LEAST))
    field = Field(record, field_name(kind), _AIR, _AIR, block, theme(map_.theme).ink)
    x, whole = at.x() - _AIR, block.width + 2 * _AIR
    if view.frame.rtl:
        x += node.width - whole + 2 * _AIR
    if QRectF(at, QSizeF(node.width, node.height)).intersects(clip):
        x = max(clip.left() + _EDGE, min(x, clip.right() - _EDGE - whole))
    # It covers the frame of what is selected where both begin.
    return FieldPlace(
        field, node, QPointF(x, at.y() - _AIR), 1.0, clip, Backing(view.paper(), view.look.accent)
    )


def _headings(view: MapView) -> Iterator[tuple[Node, QPointF, QRectF]]:
    """Each pinned heading with its place and the part of the view that its field may lie in."""
    frame, headings = view.frame, view.headings
    row, column = headings.row_band(frame), headings.column_band(frame)
    high, wide = frame.view.height(), frame.view.width()
    row = QRectF(row.left(), row.top(), row.width(), max(high - row.top(), 0.0))
    left = 0.0 if frame.rtl else column.left()
    column = QRectF(
        left, column.top(), (column.right() if frame.rtl else wide) - left, column.height()
    )
    for nodes, clip in ((headings.in_row(frame), row), (headings.in_column(frame), column)):
        for node, at in nodes:
            yield node, at, clip


def _blocks(node: Node) -> Iterator[TextBlock]:
    return (shape.block for shape in node.primitives if isinstance(shape, Text))
