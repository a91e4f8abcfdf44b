"""Rules about where cards stand and what pairs, paths and arrows join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter

from app.models.base import Id, Record
from app.models.card import Card
from app.models.integrity.fault import Fault, quoted
from app.models.integrity.references import Known
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import CardType, Grain, PathKind

PAIR_TARGETS = (CardType.BARRIER, CardType.EMOTION, CardType.OPPORTUNITY)
"""What a recommendation can be paired with."""


def cell_faults(map_: JourneyMap, known: Known) -> Iterator[Fault]:
    """Cards whose ``step`` or ``until`` does not fit the grain of their lane."""
    lanes = {lane.id: lane for lane in map_.lanes}
    steps = {step.id: place for place, step in enumerate(map_.steps)}
    stages = {stage.id: place for place, stage in enumerate(map_.stages)}
    wrong: dict[tuple[Id, Id, Id], list[tuple[str, str]]] = {}
    fields = [card.__dict__ for card in map_.cards]
    for cell in set(map(itemgetter("lane", "step", "until"), fields)):
        lane = lanes.get(cell[0])
        if lane is not None:
            found = list(_cell(lane, cell[1], cell[2], steps, stages, known))
            if found:
                wrong[cell] = found
    if wrong:
        for place, card in enumerate(map_.cards):
            for field, message in wrong.get((card.lane, card.step, card.until), ()):
                yield Fault(("cards", place, field), message)


def _cell(
    lane: Lane,
    step: Id,
    until: Id,
    steps: Mapping[Id, int],
    stages: Mapping[Id, int],
    known: Known,
) -> Iterator[tuple[str, str]]:
    called = f"the lane {quoted(lane.title or lane.type)}"
    if lane.grain == Grain.MAP:
        for field, value in (("step", step), ("until", until)):
            if value:
                yield field, f"{called} has one cell for the whole map; leave {field!r} out"
        return
    kind: tuple[type[Record], ...] = (Step,)
    places = steps
    if lane.grain == Grain.STAGE:
        kind, places = (Stage,), stages
    elif lane.grain != Grain.STEP:
        # A grain of a newer version: whatever columns it counts, they are stages or steps.
        if not step:
            return
        kind, places = (Stage, Step), {**stages, **steps}
    if step not in places:
        yield "step", f"{called} is per {lane.grain}: " + known.missing(step, kind)
    if until and until not in places:
        yield "until", f"{called} is per {lane.grain}: " + known.missing(until, kind)
    elif until and step in places and places[until] < places[step]:
        yield "until", "this stands before the first step of the card; swap the two or leave it out"


def pair_faults(map_: JourneyMap, cards: Mapping[Id, Card], *, newer: bool) -> Iterator[Fault]:
    """Pairs that do not join a recommendation with a barrier, an emotion or an opportunity.

    In a file of a newer version a card of a type that is not known here may stand on either side.
    """
    known = {kind.value for kind in CardType} if newer else None
    for place, pair in enumerate(map_.pairs):
        sides = (("recommendation", pair.recommendation), ("target", pair.target))
        for field, id_ in sides:
            card = cards.get(id_)
            if card is None or (known is not None and card.type not in known):
                continue
            if field == "recommendation" and card.type != CardType.RECOMMENDATION:
                yield Fault(("pairs", place, field), _unfit(card, "a recommendation"))
            if field == "target" and card.type not in PAIR_TARGETS:
                yield Fault(
                    ("pairs", place, field), _unfit(card, "a barrier, an emotion or an opportunity")
                )


def _unfit(card: Card, wanted: str) -> str:
    what = f"{quoted(card.id)} is of type {quoted(card.type)}"
    return f"{what}; a pair needs {wanted} here: name another card or remove the pair"


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
