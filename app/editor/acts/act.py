"""What an act is: something done to what is selected, as one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from app.editor.drafts import Draft
from app.editor.selection import Selection
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.reserved import TrayNote
from app.models.stage import Path, Stage, Step


class Kind(StrEnum):
    """What may be selected. A card stands in a cell, so both are selected with it."""

    MAP = "map"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    CARD = "card"
    CELL = "cell"
    PATH = "path"
    NOTE = "note"
    PAIR = "pair"


class Change(NamedTuple):
    """What an act makes of a map, and what is selected afterwards (None: what was).

    ``label`` is the name that undo shows. ``told`` is said in the window, with Undo beside it.
    ``write`` is a record whose text is to be written next, ``draft`` a card to begin with.
    ``kept`` is a style to paste later. ``instead`` is offered beside what is told.
    """

    label: str
    map: JourneyMap
    selection: Selection | None = None
    told: str = ""
    write: Id = ""
    kept: str = ""
    draft: Draft | None = None
    instead: Instead | None = None


class Instead(NamedTuple):
    """Another change of the same map, that can be had in place of one; ``words`` name it."""

    words: str
    change: Change


Run = Callable[[JourneyMap, Selection], Change | None]
"""Does an act; None where there is nothing to do, as at the edge of the map."""


Asks = Callable[[JourneyMap, Selection], bool]
"""Tells something of what is selected."""


class Act(NamedTuple):
    """Something that can be done while one of ``kinds`` is selected; always, where it has none.

    ``possible`` looks closer, when a menu opens; ``ticked`` says whether it is so already. ``why``
    says why there was nothing to do, where that may not be seen; ``remedy`` is offered beside it.
    """

    id: str
    run: Run
    kinds: frozenset[Kind] = frozenset()
    possible: Asks | None = None
    ticked: Asks | None = None
    why: Callable[[JourneyMap, Selection], str] | None = None
    remedy: Callable[[JourneyMap, Selection], Instead | None] | None = None

    def applies(self, selected: frozenset[Kind]) -> bool:
        """Whether it can be done with such things selected."""
        return not self.kinds or not self.kinds.isdisjoint(selected)

    def offered(self, map_: JourneyMap, selection: Selection) -> bool:
        """Whether it can be done to this very selection."""
        if not self.applies(kinds_selected(map_, selection)):
            return False
        return self.possible is None or self.possible(map_, selection)


Give = Callable[[JourneyMap, Selection, str], Change | None]
"""Gives a value to what is selected; None where there is nothing to do."""

Suits = Callable[[JourneyMap, Selection, str], bool]
"""Tells whether a value can be given to what is selected."""

Held = Callable[[JourneyMap, Selection], frozenset[str]]
"""The values that all of what is selected has."""


class Family(NamedTuple):
    """Acts that differ by a value alone: "lane-type:barrier" is one of the family "lane-type"."""

    id: str
    give: Give
    kinds: frozenset[Kind]
    held: Held
    possible: Asks | None = None
    suits: Suits | None = None
    """Whether a value can be given, where not every one can be."""
    several: bool = False
    """Whether a thing can have more than one of the values."""

    def act(self, value: str) -> Act:
        """The act that gives this value."""
        possible = self.possible
        if self.suits is not None and value:
            possible = partial(_suited, self.suits, value)
        return Act(
            f"{self.id}:{value}",
            lambda map_, selection: self.give(map_, selection, value),
            self.kinds,
            possible,
            lambda map_, selection: value in self.held(map_, selection),
        )


def _suited(suits: Suits, value: str, map_: JourneyMap, selection: Selection) -> bool:
    return suits(map_, selection, value)


_KINDS = (
    (Card, Kind.CARD),
    (Stage, Kind.STAGE),
    (Step, Kind.STEP),
    (Lane, Kind.LANE),
    (Path, Kind.PATH),
    (TrayNote, Kind.NOTE),
    (Pair, Kind.PAIR),
)


def named_next(map_: JourneyMap, heading: Id) -> Change:
    """Write the name of a stage, a step or a lane next, in its heading."""
    return Change("", map_, Selection((heading,)), write=heading)


def kinds_selected(map_: JourneyMap, selection: Selection) -> frozenset[Kind]:
    """The kinds of things in a selection."""
    found = {Kind.CELL} if selection.cell is not None else set[Kind]()
    records = map_.records
    for class_ in {type(records.get(id_)) for id_ in selection.records}:
        found.update(kind for known, kind in _KINDS if class_ is known)
    if map_.id in selection.records:
        found.add(Kind.MAP)
    return frozenset(found)


def cards_selected(map_: JourneyMap, selection: Selection) -> tuple[Card, ...]:
    """The selected cards, in the order in which the map has them."""
    chosen = set(selection.records)
    return tuple(card for card in map_.cards if card.id in chosen)


def heading_selected(map_: JourneyMap, selection: Selection) -> Stage | Step | Lane | None:
    """The stage, step or lane whose heading is selected."""
    record = map_.records.get(selection.current)
    return record if isinstance(record, (Stage, Step, Lane)) else None
