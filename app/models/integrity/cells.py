"""Rules about where cards stand and what pairs, paths and arrows join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, repeat
from operator import getitem

from app.models.base import Id, Record
from app.models.integrity.fault import Fault, quoted
from app.models.integrity.records import Column
from app.models.integrity.references import Known
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.order import is_rising
from app.models.stage import Stage, Step
from app.models.vocabulary import CardType, Grain, PathKind

Cell = tuple[Id, Id, Id]
"""Where a card stands: its lane, its step, and the last step it covers."""

PROBLEMS = (CardType.BARRIER, CardType.EMOTION)
"""What opportunities answer as well as recommendations do."""

PAIR_TARGETS = (*PROBLEMS, CardType.OPPORTUNITY)
"""What a recommendation can be paired with."""


_GRAINS = frozenset(grain.value for grain in Grain)


def stand_well(map_: JourneyMap, cards: Column) -> bool:
    """Whether each card stands in a cell of its lane, and the cards in order; most maps are so.

    Then `cell_faults` finds nothing, which takes it longer.
    """
    of_grain = {
        Grain.STEP.value: [step.id for step in map_.steps],
        Grain.STAGE.value: [stage.id for stage in map_.stages],
        Grain.MAP.value: [""],
    }
    width = max(map(len, of_grain.values()))
    # Each cell has a number: row by row, and from the left within a row.
    cells = {
        lane.id: dict(zip(of_grain.get(lane.grain, ()), count(place * width), strict=False))
        for place, lane in enumerate(map_.lanes)
    }
    lane_ids, step_ids, until_ids = map(cards.all, ("lane", "step", "until"))
    try:
        places = list(map(getitem, map(cells.__getitem__, lane_ids), step_ids))
    except KeyError:
        return False
    return is_rising(places) and all(
        cells[lane_ids[at]].get(until_ids[at], -1) >= places[at]
        for at in compress(count(), until_ids)
    )


def cell_faults(map_: JourneyMap, cards: Column, known: Known) -> Iterator[Fault]:
    """Cards whose ``step`` or ``until`` does not fit the grain of their lane, where it is known."""
    lanes = {lane.id: lane for lane in map_.lanes}
    steps = {step.id: place for place, step in enumerate(map_.steps)}
    stages = {stage.id: place for place, stage in enumerate(map_.stages)}
    cells = list(zip(*map(cards.all, ("lane", "step", "until")), strict=True))
    wrong: dict[Cell, list[tuple[str, str]]] = {}
    for cell in set(cells):
        lane = lanes.get(cell[0])
        if lane is not None:
            found = list(_cell(lane, cell[1], cell[2], steps, stages, known))
            if found:
                wrong[cell] = found
    if wrong:
        for place, cell in enumerate(cells):
            for field, message in wrong.get(cell, ()):
                yield Fault(("cards", place, field), message)


def _cell(
    lane: Lane,
    step: Id,
    until: Id,
    steps: Mapping[Id, int],
    stages: Mapping[Id, int],
    known: Known,
) -> Iterator[tuple[str, str]]:
    if lane.grain not in _GRAINS:
        # Of a newer version: what its cells stand for, and so what its cards name, only that knows.
        return
    called = f"the lane {quoted(lane.title or lane.type)}"
    if lane.grain == Grain.MAP:
        for field, value in (("step", step), ("until", until)):
            if value:
                yield field, f"{called} has one cell for the whole map; leave {field!r} out"
        return
    per_stage = lane.grain == Grain.STAGE
    kind: tuple[type[Record], ...] = (Stage,) if per_stage else (Step,)
    places = stages if per_stage else steps
    if step not in places:
        yield "step", f"{called} is per {lane.grain}: " + known.missing(step, kind)
    if until and until not in places:
        yield "until", f"{called} is per {lane.grain}: " + known.missing(until, kind)
    elif until and step in places and places[until] < places[step]:
        yield "until", "this stands before the first step of the card; swap the two or leave it out"


def pair_faults(pairs: Sequence[Column], cards: Column, *, newer: bool) -> Iterator[Fault]:
    """Pairs that do not join a recommendation with a barrier, an emotion or an opportunity.

    Nor an opportunity with a barrier or an emotion. In a file of a newer version a card of a type
    that is not known here may stand on either side.
    """
    if not pairs:
        return
    types = dict(zip(cards.all("id"), cards.all("type"), strict=True))
    ends = (pairs[0].all("recommendation"), pairs[0].all("target"))
    joined = list(zip(*(map(types.get, ids, repeat("")) for ids in ends), strict=True))
    if not any(pair_fault(*both, newer=newer) for both in set(joined)):
        return
    for place, both in enumerate(joined):
        fault = pair_fault(*both, newer=newer)
        if fault is not None:
            (field,) = fault.path
            id_ = pairs[0].all(str(field))[place]
            said = f"{quoted(id_)} is of type {quoted(types[id_])}"
            yield Fault(("pairs", place, field), f"{said}; {fault.message}")


@lru_cache(maxsize=1024)
def pair_fault(recommendation: str, target: str, *, newer: bool) -> Fault | None:
    """What is wrong with a pair of cards of these types; empty stands for a missing card."""
    remedy = "name another card or remove the pair"
    known = {kind.value for kind in CardType}
    allowed = {""} | ({recommendation, target} - known if newer else set())
    answers = {CardType.RECOMMENDATION, *allowed}
    if target != CardType.OPPORTUNITY:
        answers.add(CardType.OPPORTUNITY)
    if recommendation not in answers:
        wanted = "a recommendation, or an opportunity that answers a barrier or an emotion"
        return Fault(("recommendation",), f"a pair needs {wanted} here: {remedy}")
    if target not in {*PAIR_TARGETS, *allowed}:
        wanted = "a barrier, an emotion or an opportunity"
        return Fault(("target",), f"a pair needs {wanted} here: {remedy}")
    return None


def path_faults(map_: JourneyMap) -> Iterator[Fault]:
    """Paths without an end, and exits that have one."""
    for place, path in enumerate(map_.paths):
        at = ("paths", place, "to_step")
        if path.kind == PathKind.EXIT and path.to_step:
            yield Fault(at, "an exit leaves the journey: leave this out or choose another kind")
        elif path.kind in (PathKind.LOOP, PathKind.BRANCH, PathKind.SKIP) and not path.to_step:
            yield Fault(at, f"a {path.kind} leads to a step: name it, or make the path an exit")


def arrow_faults(map_: JourneyMap) -> Iterator[Fault]:
    """Arrows from a card to itself."""
    for place, arrow in enumerate(map_.arrows):
        if arrow.from_card == arrow.to_card:
            yield Fault(
                ("arrows", place, "to_card"), "an arrow joins two cards; name another one here"
            )
