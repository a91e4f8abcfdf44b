"""Which columns and rows a sheet shows, and which columns each card covers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter, is_
from typing import NamedTuple

from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain


@dataclass(frozen=True, slots=True)
class GridColumn:
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


@dataclass(frozen=True, slots=True)
class GridRow:
    """A visible lane with its cards in the order of the journey.

    ``cards`` are all of the lane, ``placements`` those that are drawn: none when it is collapsed.
    ``folded`` are its cards in collapsed stages, whose columns are ``folded_at``: they are not
    drawn, but totals count them.
    """

    lane: Lane
    cards: tuple[Card, ...]
    placements: tuple[Placement, ...]
    folded: tuple[Card, ...] = ()
    folded_at: tuple[int, ...] = ()

    @property
    def card_count(self) -> int:
        """How many cards the lane has, drawn or not."""
        return len(self.cards)


@dataclass(frozen=True, slots=True)
class Grid:
    """The visible columns and rows of a map. ``spans`` are the column ranges of the stages."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    spans: tuple[tuple[Stage, int, int], ...]
    places: Places | None = None


class Places(NamedTuple):
    """Where cards may stand, by number of column. Rows made for equal places are equal.

    ``columns`` says how many there are, ``order`` the steps of the journey, ``steps`` the column of
    each (None for a hidden one), ``shown`` the columns of each visible stage, ``stages`` the number
    of each stage, and ``folded`` which columns are collapsed stages.
    """

    columns: int
    order: tuple[Id, ...]
    steps: Mapping[Id, int | None]
    shown: Mapping[Id, tuple[int, int]]
    stages: Mapping[Id, int]
    folded: frozenset[int]


class _Same:
    """A map as the key of a cache: by identity, for comparing two large maps takes too long."""

    def __init__(self, document: JourneyMap, before: Grid | None) -> None:
        self.document = document
        self.before = before

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document


_first = attrgetter("first")
_lane = attrgetter("lane")
# Members of an enum are looked up slowly.
_PER_MAP, _PER_STAGE = Grain.MAP, Grain.STAGE


def make_grid(document: JourneyMap, before: Grid | None = None) -> Grid:
    """Leave out what is hidden, fold what is collapsed, and place every card on columns.

    A card that spans hidden steps covers the visible ones among them; a card none of whose steps is
    visible is not placed. A card for the whole map is, even where no column shows. The headings ask
    for the sheet's grid at each zoom: it is kept.

    Of the grid ``before`` an edit the rows are taken over, as the same objects, whose cards stand
    as they stood.
    """
    return _grid_of(_Same(document, before))


@lru_cache(maxsize=2)
def _grid_of(same: _Same) -> Grid:
    document, before = same.document, same.before
    columns, spans = _make_columns(document)
    places = _places(document, columns, spans)
    cards: dict[Id, list[Card]] = {}
    for lane_id, run in itertools.groupby(document.cards, _lane):
        cards.setdefault(lane_id, []).extend(run)
    known: dict[Id, GridRow] = {}
    if before is not None and before.places == places:
        known = {row.lane.id: row for row in before.rows}
    rows: list[GridRow] = []
    for lane in document.lanes:
        if lane.hidden:
            continue
        own = tuple(cards.get(lane.id, ()))
        row = known.get(lane.id)
        if row is None or row.lane is not lane or not _all_same(row.cards, own):
            row = _make_row(lane, own, places)
        rows.append(row)
    counts = Counter(itertools.chain.from_iterable(row.folded_at for row in rows))
    counted = (
        replace(column, folded_cards=counts[at]) if at in counts else column
        for at, column in enumerate(columns)
    )
    return Grid(tuple(counted), tuple(rows), spans, places)


def _all_same(one: Sequence[Card], other: Sequence[Card]) -> bool:
    """Whether two rows of cards are the same objects."""
    return len(one) == len(other) and all(map(is_, one, other))


def _make_columns(
    document: JourneyMap,
) -> tuple[tuple[GridColumn, ...], tuple[tuple[Stage, int, int], ...]]:
    """The visible columns, and the range of them that each visible stage has."""
    columns: list[GridColumn] = []
    spans: list[tuple[Stage, int, int]] = []
    for stage in document.stages:
        if stage.hidden:
            continue
        steps = [step for step in stage.steps if not step.hidden]
        if not steps:
            continue
        first = len(columns)
        if stage.collapsed:
            columns.append(GridColumn(stage, steps[0], collapsed=True))
        else:
            columns.extend(GridColumn(stage, step, collapsed=False) for step in steps)
        spans.append((stage, first, len(columns) - 1))
    return tuple(columns), tuple(spans)


def _places(
    document: JourneyMap, columns: Sequence[GridColumn], spans: Sequence[tuple[Stage, int, int]]
) -> Places:
    steps = _step_places(document, columns)
    return Places(
        len(columns),
        tuple(steps),
        steps,
        {stage.id: (first, last) for stage, first, last in spans},
        {stage.id: place for place, stage in enumerate(document.stages)},
        frozenset(first for stage, first, _ in spans if stage.collapsed),
    )


def _make_row(lane: Lane, cards: tuple[Card, ...], places: Places) -> GridRow:
    """Place the cards of a lane; a collapsed lane shows none."""
    if lane.collapsed:
        return GridRow(lane, cards, ())
    placed: list[Placement] = []
    folded: list[Placement] = []
    for card in cards:
        if lane.grain == _PER_MAP:
            placed.append(Placement(card, 0, max(0, places.columns - 1)))
            continue
        if lane.grain == _PER_STAGE:
            covered = _covered_stages(card, places.shown, places.stages)
        elif card.until:
            covered = _covered_steps(card, places.steps)
        else:
            place = places.steps.get(card.step)
            covered = None if place is None else (place, place)
        if covered is None:
            continue
        made = Placement(card, *covered)
        within = made.first == made.last and made.first in places.folded
        (folded if within else placed).append(made)
    placed.sort(key=_first)
    return GridRow(
        lane,
        cards,
        tuple(placed),
        tuple([one.card for one in folded]),
        tuple([one.first for one in folded]),
    )


def _step_places(document: JourneyMap, columns: Sequence[GridColumn]) -> Mapping[Id, int | None]:
    """The column index of each step; None for a hidden one; a collapsed stage has one for all."""
    shown = {column.step.id: index for index, column in enumerate(columns)}
    collapsed = {column.stage.id: i for i, column in enumerate(columns) if column.collapsed}
    places: dict[Id, int | None] = {}
    for stage in document.stages:
        for step in stage.steps:
            if stage.id in collapsed and not step.hidden:
                places[step.id] = collapsed[stage.id]
            else:
                places[step.id] = shown.get(step.id)
    return places


def _covered_stages(
    card: Card, stages: Mapping[Id, tuple[int, int]], stage_places: Mapping[Id, int]
) -> tuple[int, int] | None:
    """The columns of the visible stages that a card covers."""
    first, last = stage_places.get(card.step), stage_places.get(card.until or card.step)
    if first is None or last is None:
        return None
    run = itertools.islice(stage_places, first, last + 1)
    met = [stages[one] for one in run if one in stages]
    return (met[0][0], met[-1][1]) if met else None


def _covered_steps(card: Card, places: Mapping[Id, int | None]) -> tuple[int, int] | None:
    """The columns of the visible steps that a card covers; ``places`` has all steps in order."""
    if card.step not in places or card.until not in places:
        return None
    shown: list[int] = []
    for step in itertools.dropwhile(lambda step: step != card.step, places):
        place = places[step]
        if place is not None:
            shown.append(place)
        if step == card.until:
            return (min(shown), max(shown)) if shown else None
    return None
