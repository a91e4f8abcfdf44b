"""Merging a column with the next one: what stood in both stands in the first, and no word goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.edits.change import place_of, with_cards
from app.models.edits.path import remove_paths
from app.models.edits.span import columns_of, spanning
from app.models.edits.stage import move_stages
from app.models.edits.step import find_step, move_steps
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain

ColumnT = TypeVar("ColumnT", Stage, Step)

_BETWEEN_NAMES = " / "


def merge_steps(map_: JourneyMap, step_id: Id, other_id: Id = "") -> JourneyMap:
    """Make one step of a step and the next one of its stage, with the cards and paths of both.

    ``other_id`` names a later step of the stage instead; those between come to stand behind. Names,
    situations and notes are joined, the times added up; of what a step has once the first one's
    stays. A path between the two goes. Raises `EditError` for the last step of a stage, and for
    another one that is not later in it.
    """
    at, place = find_step(map_, step_id)
    before = map_
    if other_id:
        passed = _between(map_.stages[at].steps, place, other_id)
        map_ = move_steps(map_, passed, map_.stages[at].id, place + 2)
    stage = map_.stages[at]
    if place + 1 == len(stage.steps):
        raise EditError("there is no next step in the stage; merge the stages first")
    first, second = stage.steps[place : place + 2]
    steps = (*stage.steps[:place], _joined_steps(first, second), *stage.steps[place + 2 :])
    stages = (*map_.stages[:at], evolve(stage, steps=steps), *map_.stages[at + 1 :])
    between = {
        path.id for path in map_.paths if {path.from_step, path.to_step} == {first.id, second.id}
    }
    made = remove_paths(map_, between) if between else map_
    names = {second.id: first.id}
    return _covering_as_before(before, _moved_over(made, stages, names), names)


def merge_stages(map_: JourneyMap, stage_id: Id, other_id: Id = "") -> JourneyMap:
    """Make one stage of a stage and the next one, with the steps of both.

    ``other_id`` names a later stage instead; those between come to stand behind. The first one's
    name stays. A stage's only step that has no name takes the stage's, so that it is not lost;
    otherwise the names are joined. Of importance and colour the first one's stay. Raises
    `EditError` for the last stage, and for another one that is not later.
    """
    at = place_of(map_.stages, stage_id, "stage")
    before = map_
    if other_id:
        map_ = move_stages(map_, _between(map_.stages, at, other_id), at + 2)
    if at + 1 == len(map_.stages):
        raise EditError("there is no next stage to merge with")
    first, second = map_.stages[at : at + 2]
    joined = evolve(
        first,
        name=first.name if _tells_name(second) else both(first.name, second.name, _BETWEEN_NAMES),
        importance=first.importance or second.importance,
        colour=first.colour or second.colour,
        measures=(*first.measures, *second.measures),
        notes=both(first.notes, second.notes, "\n\n"),
        hidden=first.hidden and second.hidden,
        collapsed=first.collapsed and second.collapsed,
        steps=(*_steps_within(first, second), *_steps_within(second, first)),
    )
    stages = (*map_.stages[:at], joined, *map_.stages[at + 2 :])
    names = {second.id: first.id}
    return _covering_as_before(before, _moved_over(map_, stages, names), names)


def _between(columns: tuple[ColumnT, ...], place: int, other_id: Id) -> list[Id]:
    """What stands between the column at ``place`` and a later one."""
    behind = [column.id for column in columns[place + 1 :]]
    if other_id not in behind:
        raise EditError("a column is merged with one that comes later beside it")
    return behind[: behind.index(other_id)]


def _joined_steps(first: Step, second: Step) -> Step:
    return evolve(
        first,
        name=both(first.name, second.name, _BETWEEN_NAMES),
        situation=both(first.situation, second.situation, " "),
        attention=first.attention or second.attention,
        moment_of_truth=first.moment_of_truth or second.moment_of_truth,
        start=first.start or second.start,
        duration=_sum(first.duration, second.wait, second.duration),
        sub_journey=first.sub_journey or second.sub_journey,
        measures=(*first.measures, *second.measures),
        notes=both(first.notes, second.notes, "\n\n"),
        hidden=first.hidden and second.hidden,
        width=None,
    )


def _tells_name(stage: Stage) -> bool:
    """Whether a stage's name goes on as that of its only step."""
    return len(stage.steps) == 1 and stage.steps[0].name in ("", stage.name)


def _steps_within(stage: Stage, other: Stage) -> tuple[Step, ...]:
    """The steps of a stage for a stage that holds those of another too."""
    steps = stage.steps
    if _tells_name(stage):
        steps = (evolve(steps[0], name=stage.name),)
    if stage.hidden and not other.hidden:
        steps = tuple(evolve(step, hidden=True) for step in steps)
    return steps


def both(one: str, other: str, between: str) -> str:
    """Two texts joined; one of them where the other is empty or the same."""
    return between.join(dict.fromkeys(text for text in (one, other) if text.strip()))


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def _moved_over(map_: JourneyMap, stages: tuple[Stage, ...], names: Mapping[Id, Id]) -> JourneyMap:
    """The map with other stages, where all that referred to a column refers to another one now."""

    def now(id_: Id) -> Id:
        return names.get(id_, id_)

    made = evolve(
        renamed_targets(map_, names),
        stages=stages,
        paths=tuple(
            evolve(path, from_step=now(path.from_step), to_step=now(path.to_step))
            for path in map_.paths
        ),
        parts=tuple(
            evolve(part, steps=tuple(dict.fromkeys(map(now, part.steps)))) for part in map_.parts
        ),
    )
    return with_cards(made, tuple(_over(card, names) for card in map_.cards))


def _covering_as_before(
    before: JourneyMap, after: JourneyMap, names: Mapping[Id, Id]
) -> JourneyMap:
    """The map after a merge, where cards cover what they covered, as far as that still adjoins.

    A hidden column that came to stand behind the two leaves a span for a moment, though it stands
    beside their one again.
    """
    runs = {grain.value: _Run.of(before, after, grain.value) for grain in Grain}
    grains = {lane.id: lane.grain for lane in before.lanes}
    spans = {card.id: card for card in before.cards if card.until}
    cards = []
    for card in after.cards:
        old = spans.get(card.id)
        run = runs.get(grains[card.lane])
        cards.append(card if old is None or run is None else run.kept(card, old, names))
    same = all(one is other for one, other in zip(cards, after.cards, strict=True))
    return after if same else with_cards(after, tuple(cards))


@dataclass(frozen=True, slots=True)
class _Run:
    """The columns of one grain, before and after a merge."""

    before: Sequence[Id]
    after: Sequence[Id]

    @classmethod
    def of(cls, before: JourneyMap, after: JourneyMap, grain: str) -> _Run:
        return cls(columns_of(before, grain), columns_of(after, grain))

    def kept(self, card: Card, old: Card, names: Mapping[Id, Id]) -> Card:
        """A card over all the columns that it covered, where they stand beside each other."""
        if not {old.step, old.until} <= set(self.before):
            return card
        first, last = self.before.index(old.step), self.before.index(old.until)
        covered = {names.get(id_, id_) for id_ in self.before[first : last + 1]}
        places = sorted(self.after.index(id_) for id_ in covered)
        if places[-1] - places[0] + 1 != len(places):
            return card
        return spanning(card, self.after[places[0]], self.after[places[-1]])


def renamed_targets(map_: JourneyMap, names: Mapping[Id, Id]) -> JourneyMap:
    """The map where the stops of tours and what a review dismissed stand at other records."""
    review = map_.review
    if review is not None:
        dismissed = tuple(
            evolve(one, target=names.get(one.target, one.target)) for one in review.dismissed
        )
        review = evolve(review, dismissed=dismissed)
    tours = tuple(
        evolve(
            tour,
            stops=tuple(
                evolve(stop, target=names.get(stop.target, stop.target)) for stop in tour.stops
            ),
        )
        for tour in map_.tours
    )
    return evolve(map_, tours=tours, review=review)


def _over(card: Card, names: Mapping[Id, Id]) -> Card:
    if card.step not in names and card.until not in names:
        return card
    first = names.get(card.step, card.step)
    return spanning(card, first, names.get(card.until, card.until) or first)
