"""What a filter dims on the sheet: cards that are not wanted, and the links and curves at them."""

from __future__ import annotations

from collections.abc import Iterator, Set

from app.layout.lanes.curves import curve_key
from app.layout.sheet import Node
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.vocabulary import LaneType

Bright = Set[Id] | None
"""The cards, pairs and arrows that are drawn as ever, and the ids of such curves' nodes.

None where there is no filter.
"""

DIMMED = 0.35
"""The opacity of what is dimmed: it is seen where it is, and does not compete with the rest."""

FADES = frozenset({"card", "pair", "joint", "arrow", "curve"})
"""The kinds of nodes that may be dimmed; paper and headings never are."""

_CURVED = (LaneType.EMOTION, LaneType.ENGAGEMENT, LaneType.METRIC)


def is_dimmed(node: Node, bright: Bright) -> bool:
    """Whether a node is drawn dimmed."""
    if bright is None or node.kind not in FADES:
        return False
    return (node.id if node.kind == "curve" else node.record) not in bright


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
