"""Chosen at random: selections as a pointer, keys or a panel make them, and values for acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from app.editor.acts.style import copy_style
from app.editor.navigate import Way, first_cell, move, select_record
from app.editor.selection import Selection
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.integrity.cells import PAIR_TARGETS
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.persona import Persona
from app.models.stage import Path, Stage, Step
from app.models.vocabulary import CardType, Grain
from tests.editor.acts.test_marks import VALUES

Picked = Selection | None
Named = Card | Stage | Step | Lane | Persona | Path | Pair


def picked(map_: JourneyMap, rng: Random) -> Selection:
    """A selection in a map; what the map has nothing for is not chosen."""
    while True:
        found = rng.choice(_WAYS)(map_, rng)
        if found is not None:
            return found


def value_for(family: str, map_: JourneyMap, rng: Random) -> str:
    """A value for the acts of a family, named with its colon; one that the map knows."""
    name = family.rstrip(":")
    if name == "path-to":
        return rng.choice(["", *(step.id for step in map_.steps)])
    if name == "path-select":
        return rng.choice(["nowhere", *(path.id for path in map_.paths)])
    if name == "pair-select":
        return rng.choice(["nowhere", *(pair.id for pair in map_.pairs)])
    if name == "pair-end":
        ends = [end for pair in map_.pairs for end in (pair.recommendation, pair.target)]
        return rng.choice(["nowhere", *ends])
    if name == "paste-style":
        kept = copy_style(map_, picked(map_, rng))
        return kept.kept if kept is not None else ""
    if name == "card-source":
        return rng.choice(["nowhere", *(source.id for source in map_.sources)])
    if name.endswith("-persona"):
        return rng.choice(["", *(persona.id for persona in map_.personas)])
    return rng.choice(VALUES[name])


def _one_card(map_: JourneyMap, rng: Random) -> Picked:
    return select_record(map_, rng.choice(map_.cards).id) if map_.cards else None


def _cards_of_a_cell(map_: JourneyMap, rng: Random) -> Picked:
    if not map_.cards:
        return None
    where = rng.choice(sorted(map_.cells))
    return Selection(_some(map_.cells[where], rng), where)


def _cards_anywhere(map_: JourneyMap, rng: Random) -> Picked:
    if not map_.cards:
        return None
    chosen = _some(map_.cards, rng)
    return Selection(chosen, select_record(map_, chosen[-1]).cell)


def _two_for_a_pair(map_: JourneyMap, rng: Random) -> Picked:
    answers = [card for card in map_.cards if card.type == CardType.RECOMMENDATION]
    targets = [card for card in map_.cards if card.type in PAIR_TARGETS]
    if not answers or not targets:
        return None
    target = rng.choice(targets)
    return Selection((rng.choice(answers).id, target.id), select_record(map_, target.id).cell)


def _empty_cell(map_: JourneyMap, rng: Random) -> Picked:
    if not map_.lanes:
        return None
    lane = rng.choice(map_.lanes)
    keys = [""] if lane.grain == Grain.MAP else columns_of(map_, lane.grain)
    return Selection((), (lane.id, rng.choice(keys))) if keys else None


def _headings(name: str) -> Callable[[JourneyMap, Random], Picked]:
    def pick(map_: JourneyMap, rng: Random) -> Picked:
        records: Sequence[Named] = getattr(map_, name)
        if not records:
            return None
        if rng.random() < 0.6:
            return Selection((rng.choice(records).id,))
        return Selection(_some(records, rng))

    return pick


def _anything(map_: JourneyMap, rng: Random) -> Picked:
    """Records of any kinds together, which no gesture makes."""
    known = sorted(map_.records)
    if not known:
        return None
    return Selection(tuple(rng.sample(known, min(len(known), rng.randint(1, 4)))))


def _walked(map_: JourneyMap, rng: Random) -> Picked:
    """Where arrow keys lead."""
    selection = first_cell(map_)
    for _ in range(rng.randint(0, 8)):
        selection = move(map_, selection, rng.choice(list(Way)))
    return selection


def _some(records: Sequence[Named], rng: Random) -> tuple[str, ...]:
    return tuple(one.id for one in rng.sample(records, min(len(records), rng.randint(1, 4))))


_WAYS: tuple[Callable[[JourneyMap, Random], Picked], ...] = (
    _one_card,
    _one_card,
    _cards_of_a_cell,
    _cards_anywhere,
    _two_for_a_pair,
    _empty_cell,
    _headings("stages"),
    _headings("steps"),
    _headings("lanes"),
    _headings("personas"),
    _headings("paths"),
    _headings("pairs"),
    _walked,
    _anything,
    lambda map_, rng: Selection((map_.id,)),
    lambda map_, rng: Selection(),
)
