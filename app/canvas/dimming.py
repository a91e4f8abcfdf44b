"""What a filter dims on the sheet: all on the lanes but the cards that are wanted, and their links.

A wash of paper lies over all that is dimmed and below the rest. What is drawn is so dimmed as a
whole: were each thing seen through, the curve would show through the faces on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from app.layout.lanes.curves import curve_key
from app.layout.sheet import Node, Sheet
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.vocabulary import LaneType
from app.paint.qt.shapes import colour

Bright = Set[Id] | None
"""The cards, pairs and arrows that are drawn as ever, and the ids of such curves' nodes.

None where there is no filter.
"""

DIMMED = 0.35
"""How much is seen of what is dimmed: where it is, and it does not compete with the rest."""

FADES = frozenset({"card", "pair", "joint", "arrow", "curve"})
"""The kinds of nodes of which some may be bright; the ground below them is dimmed as well."""

# Points that strokes and the tint of a deciding column reach beyond the cells.
_BEYOND = 4.0

_CURVED = (LaneType.EMOTION, LaneType.ENGAGEMENT, LaneType.METRIC)


def is_dimmed(node: Node, bright: Bright) -> bool:
    """Whether a node is drawn dimmed."""
    if bright is None or node.kind not in FADES:
        return False
    return (node.id if node.kind == "curve" else node.record) not in bright


def is_bright(node: Node, bright: Bright) -> bool:
    """Whether a node is drawn over what is dimmed."""
    return bright is not None and node.kind in FADES and not is_dimmed(node, bright)


def wash_of(sheet: Sheet) -> tuple[QRectF, QColor]:
    """The box (points) of the lanes' cells, and what is laid over it to dim what is there."""
    box = QRectF()
    if sheet.columns and sheet.rows:
        left = min(column.x for column in sheet.columns)
        right = max(column.x + column.width for column in sheet.columns)
        # Above the first row are the ways back to earlier steps: headings, which stay as they are.
        top = sheet.rows[0].y
        bottom = max(row.y + row.height for row in sheet.rows)
        box = QRectF(left, top, right - left, bottom - top)
        box.adjust(-_BEYOND, 0, _BEYOND, _BEYOND)
    paper = QColor(colour(sheet.background))
    paper.setAlphaF(1.0 - DIMMED)
    return box, paper


def bright_curves(map_: JourneyMap, bright: Set[Id]) -> Iterator[Id]:
    """The nodes of the curves all of whose cards are bright: others would strike dimmed ones out.

    A lane of emotions has a curve for each persona and state, others with a curve have one.
    """
    columns = tuple(
        key for stage in map_.stages for key in (stage.id, *(one.id for one in stage.steps))
    )
    for lane in map_.lanes:
        if lane.type not in _CURVED:
            continue
        whole: dict[str, bool] = {}
        for column in ("", *columns):
            for card in map_.cells.get((lane.id, column), ()):
                name = f"curve:{lane.id}"
                if lane.type == LaneType.EMOTION:
                    if card.feeling is None:
                        continue
                    name = ":".join((name, *curve_key(card, map_)))
                whole[name] = whole.get(name, True) and card.id in bright
        yield from (name for name, is_whole in whole.items() if is_whole)
