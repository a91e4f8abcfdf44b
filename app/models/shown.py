"""What of a map's stages shows: its visible columns, and which of them each card covers.

The sheet is drawn over these columns, and the keyboard walks along them.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.models.base import Id
from app.models.card import Card
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain

# Members of an enum are looked up slowly.
_PER_MAP, _PER_STAGE, _PER_STEP = Grain.MAP, Grain.STAGE, Grain.STEP


def step_heading(stage: Stage, step: Step) -> str:
    """The name that stands below the name of its stage: its own, but for one that says the same.

    The only step of a stage needs none; letters that are large or small make no difference. A name
    of spaces says nothing.
    """
    own = _folded(step.name)
    says_the_same = len(stage.steps) == 1 and own == _folded(stage.name)
    return "" if says_the_same or not own else step.name


def has_heading(stage: Stage, step: Step) -> bool:
    """Whether a step has a heading below that of its stage: a name, or others beside it."""
    return len(stage.steps) > 1 or bool(step_heading(stage, step))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class ShownColumn(NamedTuple):
    """A visible column: a step of a stage, or a whole stage that is collapsed.

    The step of a collapsed stage is the first of its steps that is not hidden.
    """

    stage: Stage
    step: Step
    collapsed: bool


class ShownSpan(NamedTuple):
    """A visible stage and its first and last column, by number."""

    stage: Stage
    first: int
    last: int


class CardPlaces(NamedTuple):
    """Where cards may stand, by number of column: equal as long as no record comes or goes.

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

    @property
    def plain(self) -> bool:
        """Whether each step is a column: none is hidden, and no stage is collapsed."""
        return self.columns == len(self.order) and not self.folded

    def covered(self, card: Card, grain: str) -> tuple[int, int] | None:
        """The first and the last column that a card of a lane of this grain covers.

        A card that spans hidden steps covers the visible ones among them; None where none is. A
        card for the whole map covers all columns, and stands on the first place where none shows.
        A grain of a newer version counts what it likes: there a card covers the columns of the
        steps and stages that it names, and all where it names none.
        """
        if grain == _PER_MAP:
            return 0, max(0, self.columns - 1)
        if grain == _PER_STAGE:
            return self._covered_by_stages(card)
        if grain != _PER_STEP:
            return self._covered_plainly(card)
        if card.until:
            return self._covered_by_steps(card)
        place = self.steps.get(card.step)
        return None if place is None else (place, place)

    def folds(self, first: int, last: int, grain: str) -> bool:
        """Whether a card that covers these columns is kept out of sight by a collapsed stage."""
        return first == last and first in self.folded and grain != _PER_MAP

    def _covered_by_stages(self, card: Card) -> tuple[int, int] | None:
        first, last = self.stages.get(card.step), self.stages.get(card.until or card.step)
        if first is None or last is None:
            return None
        run = itertools.islice(self.stages, first, last + 1)
        met = [self.shown[one] for one in run if one in self.shown]
        return (met[0][0], met[-1][1]) if met else None

    def _covered_plainly(self, card: Card) -> tuple[int, int] | None:
        named = [one for one in (card.step, card.until) if one in self.steps or one in self.stages]
        if not named:
            return 0, max(0, self.columns - 1)
        met = [place for one in named for place in self._columns_of(one)]
        return (min(met), max(met)) if met else None

    def _columns_of(self, step_or_stage: Id) -> tuple[int, ...]:
        """The first and the last visible column of a stage, or that of a step; empty if hidden."""
        place = self.steps.get(step_or_stage)
        return self.shown.get(step_or_stage, () if place is None else (place,))

    def _covered_by_steps(self, card: Card) -> tuple[int, int] | None:
        if card.step not in self.steps or card.until not in self.steps:
            return None
        shown: list[int] = []
        for step in itertools.dropwhile(lambda step: step != card.step, self.steps):
            place = self.steps[step]
            if place is not None:
                shown.append(place)
            if step == card.until:
                return (min(shown), max(shown)) if shown else None
        return None


class Shown(NamedTuple):
    """The visible columns of a map, the stages over them, and where cards may stand."""

    columns: tuple[ShownColumn, ...]
    spans: tuple[ShownSpan, ...]
    places: CardPlaces


def shown_of(stages: Sequence[Stage]) -> Shown:
    """Leave out what is hidden, and make one column of each collapsed stage."""
    columns: list[ShownColumn] = []
    spans: list[ShownSpan] = []
    steps: dict[Id, int | None] = {}
    for stage in stages:
        first = len(columns)
        for step in stage.steps:
            if stage.hidden or step.hidden:
                steps[step.id] = None
            elif stage.collapsed:
                steps[step.id] = first
                if len(columns) == first:
                    columns.append(ShownColumn(stage, step, collapsed=True))
            else:
                steps[step.id] = len(columns)
                columns.append(ShownColumn(stage, step, collapsed=False))
        if len(columns) > first:
            spans.append(ShownSpan(stage, first, len(columns) - 1))
    places = CardPlaces(
        len(columns),
        tuple(steps),
        steps,
        {stage.id: (first, last) for stage, first, last in spans},
        {stage.id: number for number, stage in enumerate(stages)},
        frozenset(first for stage, first, _ in spans if stage.collapsed),
    )
    return Shown(tuple(columns), tuple(spans), places)
