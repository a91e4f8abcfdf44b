"""Which columns and rows a sheet shows, and which columns each card covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Placement:
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


def make_grid(document: JourneyMap) -> Grid:
    """Leave out what is hidden, fold what is collapsed, and place every card on columns.

    A card that spans hidden steps covers the visible ones among them; a card none of whose steps is
    visible is not placed.
    """
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
        if not lane.collapsed:
            for card in cards:
                covered = _covered(lane, card, places, stages, len(columns), document)
                if covered is None:
                    continue
                if lane.grain != Grain.MAP and covered[0] == covered[1] in folded:
                    hidden_away.append(card)
                    folded_counts[covered[0]] += 1
                    continue
                placed.append(Placement(card, *covered))
        placed.sort(key=lambda placement: placement.first)
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


def _covered(
    lane: Lane,
    card: Card,
    places: Mapping[Id, int | None],
    stages: Mapping[Id, tuple[int, int]],
    count: int,
    document: JourneyMap,
) -> tuple[int, int] | None:
    if count == 0:
        return None
    if lane.grain == Grain.MAP:
        return 0, count - 1
    if lane.grain == Grain.STAGE:
        run = [stage.id for stage in document.stages]
        ends = (card.step, card.until or card.step)
        if not all(end in run for end in ends):
            return None
        met = [
            stages[one] for one in run[run.index(ends[0]) : run.index(ends[1]) + 1] if one in stages
        ]
        return (met[0][0], met[-1][1]) if met else None
    if not card.until:
        place = places.get(card.step)
        return None if place is None else (place, place)
    order = [step.id for step in document.steps]
    try:
        covered = order[order.index(card.step) : order.index(card.until) + 1]
    except ValueError:
        return None
    shown = [place for step in covered if (place := places.get(step)) is not None]
    return (min(shown), max(shown)) if shown else None
