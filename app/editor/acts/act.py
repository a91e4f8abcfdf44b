"""What an act is: something done to what is selected, as one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.editor.selection import Selection
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step


class Kind(StrEnum):
    """What may be selected. A card stands in a cell, so both are selected with it."""

    MAP = "map"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    CARD = "card"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Change:
    """What an act makes of a map, and what is selected afterwards (None: what was).

    ``label`` is the name that undo shows. ``told`` is said in the window, with Undo beside it.
    ``write`` is a record whose text is to be written next.
    """

    label: str
    map: JourneyMap
    selection: Selection | None = None
    told: str = ""
    write: Id = ""


Run = Callable[[JourneyMap, Selection], Change | None]
"""Does an act; None where there is nothing to do, as at the edge of the map."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done while one of ``kinds`` is selected; always, where it has none."""

    id: str
    run: Run
    kinds: frozenset[Kind] = frozenset()

    def applies(self, selected: frozenset[Kind]) -> bool:
        """Whether it can be done with such things selected."""
        return not self.kinds or not self.kinds.isdisjoint(selected)


_KINDS = ((Card, Kind.CARD), (Stage, Kind.STAGE), (Step, Kind.STEP), (Lane, Kind.LANE))


def kinds_selected(map_: JourneyMap, selection: Selection) -> frozenset[Kind]:
    """The kinds of things in a selection."""
    found = {Kind.CELL} if selection.cell is not None else set[Kind]()
    for id_ in selection.records:
        if id_ == map_.id:
            found.add(Kind.MAP)
            continue
        record = map_.records.get(id_)
        found.update(kind for class_, kind in _KINDS if isinstance(record, class_))
    return frozenset(found)


def cards_selected(map_: JourneyMap, selection: Selection) -> tuple[Card, ...]:
    """The selected cards, in the order in which the map has them."""
    chosen = set(selection.records)
    return tuple(card for card in map_.cards if card.id in chosen)


def heading_selected(map_: JourneyMap, selection: Selection) -> Stage | Step | Lane | None:
    """The stage, step or lane whose heading is selected."""
    record = map_.records.get(selection.current)
    return record if isinstance(record, (Stage, Step, Lane)) else None
