"""Which columns and rows a sheet shows, and which columns each card covers."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter, eq, is_
from typing import NamedTuple

from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.shown import CardPlaces, ShownSpan
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain


class GridColumn(NamedTuple):
    """A visible column: a step of a stage, or a whole stage that is collapsed.

    ``folded_cards`` tells how many cards of the visible lanes a collapsed stage keeps out of sight.
    """

    stage: Stage
    step: Step
    collapsed: bool
    folded_cards: int = 0


class Placement(NamedTuple):
    """A card and the columns it covers, by index, both ends included."""

    card: Card
    first: int
    last: int


class GridRow(NamedTuple):
    """A visible lane with its cards in the order of the journey.

    ``cards`` are all of the lane, ``placements`` those that are drawn: none when it is collapsed.
    ``folded`` are its cards in collapsed stages, whose columns are ``folded_at``: they are not
    drawn, but totals count them. ``card_count`` is how many stand in columns that are not hidden.
    ``plain``: each card covers just the steps that it names, since all of these are columns.
    """

    lane: Lane
    cards: tuple[Card, ...]
    placements: tuple[Placement, ...]
    folded: tuple[Card, ...] = ()
    folded_at: tuple[int, ...] = ()
    card_count: int = 0
    plain: bool = False


class Grid(NamedTuple):
    """The visible columns and rows of a map. ``spans`` are the column ranges of the stages."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    spans: tuple[ShownSpan, ...]
    places: CardPlaces | None = None


# Members of an enum are looked up slowly.
_PER_STEP = Grain.STEP.value
_first, _last = attrgetter("first"), attrgetter("last")


def make_grid(map_: JourneyMap, before: Grid | None = None) -> Grid:
    """Leave out what is hidden, fold what is collapsed, and place every card on columns.

    A card none of whose steps is visible is not placed. Of the grid ``before`` an edit the rows are
    taken over, as the same objects, whose cards stand as they stood; of other rows the placements
    that are as they were.
    """
    shown = map_.shown
    shift = None if before is None else _shift(before.places, shown.places)
    known: dict[Id, GridRow] = {}
    if before is not None and shift is not None:
        known = {row.lane.id: row for row in before.rows}
    rows: list[GridRow] = []
    for lane in map_.lanes:
        if lane.hidden:
            continue
        own, row = map_.cards_by_lane.get(lane.id, ()), known.get(lane.id)
        if row is not None and (row.lane is not lane or not _all_same(row.cards, own)):
            row = None
        if row is not None and shift:
            row = _shifted(row, *shift)
        rows.append(_make_row(lane, own, shown.places) if row is None else row)
    counts = Counter(itertools.chain.from_iterable(row.folded_at for row in rows))
    columns = tuple(
        GridColumn(stage, step, collapsed, counts[at])
        for at, (stage, step, collapsed) in enumerate(shown.columns)
    )
    return Grid(columns, tuple(rows), shown.spans, shown.places)


def _all_same(one: Sequence[Card], other: Sequence[Card]) -> bool:
    """Whether two rows of cards are the same objects."""
    return len(one) == len(other) and all(map(is_, one, other))


def same_cells(one: GridRow, other: GridRow) -> bool:
    """Whether two rows hold the very same cards, and each stands in the same step in both.

    A card that spans a step that came or went covers others now.
    """
    return one is other or (
        one.plain and other.plain and one.lane is other.lane and one.cards is other.cards
    )


def _shift(before: CardPlaces | None, after: CardPlaces) -> tuple[int, int] | tuple[()] | None:
    """The first of the columns that moved, by its number before, and how far to the right.

    Empty where nothing changed, None where more than one run of columns came or went, or some
    steps are no columns.
    """
    if before == after:
        return ()
    if before is None or not (before.plain and after.plain):
        return None
    old, new = before.order, after.order
    by = len(new) - len(old)
    at = sum(itertools.takewhile(bool, map(eq, old, new))) - min(by, 0)
    return (at, by) if old[at:] == new[at + by :] else None


def _shifted(row: GridRow, at: int, by: int) -> GridRow | None:
    """A row after the columns from ``at`` on moved; None where each card has to be looked at."""
    gone = range(at + by, at)
    if not row.plain or (
        gone and any(first in gone or last in gone for _, first, last in row.placements)
    ):
        return None
    cut = bisect_left(row.placements, at, key=_first)
    head, tail = row.placements[:cut], row.placements[cut:]
    if max(map(_last, head), default=-1) >= at:
        head = tuple(one if one.last < at else one._replace(last=one.last + by) for one in head)
    # As Placement(…), in half the time: each column that comes or goes moves thousands.
    new = tuple.__new__
    moved = [new(Placement, (card, first + by, last + by)) for card, first, last in tail]
    return row._replace(placements=(*head, *moved))


def _make_row(lane: Lane, cards: tuple[Card, ...], places: CardPlaces) -> GridRow:
    """Place the cards of a lane; a collapsed lane shows none."""
    if lane.collapsed:
        met = [one for one in cards if places.covered(one, lane.grain) is not None]
        return GridRow(lane, cards, (), card_count=len(met))
    placed: list[Placement] = []
    folded: list[Placement] = []
    # Most cards stand in one step, and most maps have no collapsed stage.
    plain, steps = lane.grain == _PER_STEP and not places.folded, places.steps
    for card in cards:
        fields = card.__dict__
        if plain and not fields["until"]:
            place = steps.get(fields["step"])
            if place is not None:
                # As Placement(…), in half the time: each column that comes or goes moves thousands.
                placed.append(tuple.__new__(Placement, (card, place, place)))
            continue
        covered = places.covered(card, lane.grain)
        if covered is not None:
            folds = places.folds(*covered, lane.grain)
            (folded if folds else placed).append(Placement(card, *covered))
    placed.sort(key=_first)
    return GridRow(
        lane,
        cards,
        tuple(placed),
        tuple([one.card for one in folded]),
        tuple([one.first for one in folded]),
        len(placed) + len(folded),
        lane.grain == _PER_STEP and places.plain and len(placed) == len(cards),
    )
