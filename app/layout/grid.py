"""Which columns and rows a sheet shows, and which columns each card covers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
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
    """A visible lane with its cards in the order of the journey; none when it is collapsed.

    ``folded`` are its cards in collapsed stages: they are not drawn, but totals count them.
    """

    lane: Lane
    placements: tuple[Placement, ...]
    card_count: int
    folded: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The visible columns and rows of a map. ``spans`` are the column ranges of the stages."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    spans: tuple[tuple[Stage, int, int], ...]


_first = attrgetter("first")


class _Same:
    """A map as the key of a cache: by identity, for comparing two large maps takes too long."""

    def __init__(self, document: JourneyMap) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document


def make_grid(document: JourneyMap) -> Grid:
    """Leave out what is hidden, fold what is collapsed, and place every card on columns.

    A card that spans hidden steps covers the visible ones among them; a card none of whose steps is
    visible is not placed. A card for the whole map is, even where no column shows. The headings ask
    for the sheet's grid at each zoom: it is kept.
    """
    return _grid_of(_Same(document))


@lru_cache(maxsize=2)
def _grid_of(same: _Same) -> Grid:
    document = same.document
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
    places = _step_places(document, columns)
    stages = {stage.id: (first, last) for stage, first, last in spans}
    stage_places = {stage.id: place for place, stage in enumerate(document.stages)}
    folded = {first for stage, first, _ in spans if stage.collapsed}
    by_lane: dict[Id, list[Card]] = {}
    for card in document.cards:
        by_lane.setdefault(card.lane, []).append(card)
    rows: list[GridRow] = []
    folded_counts: Counter[int] = Counter()
    for lane in document.lanes:
        if lane.hidden:
            continue
        cards = by_lane.get(lane.id, [])
        placed: list[Placement] = []
        hidden_away: list[Card] = []
        if not lane.collapsed and (columns or lane.grain == Grain.MAP):
            for card in cards:
                if lane.grain == Grain.MAP:
                    covered: tuple[int, int] | None = (0, max(0, len(columns) - 1))
                elif lane.grain == Grain.STAGE:
                    covered = _covered_stages(card, stages, stage_places)
                elif card.until:
                    covered = _covered_steps(card, places)
                else:
                    place = places.get(card.step)
                    covered = None if place is None else (place, place)
                if covered is None:
                    continue
                if lane.grain != Grain.MAP and covered[0] == covered[1] in folded:
                    hidden_away.append(card)
                    folded_counts[covered[0]] += 1
                    continue
                placed.append(Placement(card, *covered))
        placed.sort(key=_first)
        rows.append(GridRow(lane, tuple(placed), len(cards), tuple(hidden_away)))
    counted = [replace(columns[at], folded_cards=count) for at, count in folded_counts.items()]
    for at, column in zip(folded_counts, counted, strict=True):
        columns[at] = column
    return Grid(tuple(columns), tuple(rows), tuple(spans))


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
