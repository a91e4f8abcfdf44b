"""The document: a customer journey map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import Field

from app.models.base import Id, Record, Vocabulary
from app.models.card import Card
from app.models.followed import after_changes
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.metric import Measure
from app.models.persona import Persona
from app.models.picture import Picture
from app.models.reserved import Comparison, Part, PlanView, Review, Tour, TrayNote
from app.models.scope import Scope, Source
from app.models.shown import Shown, shown_of
from app.models.stage import Path, Stage, Step
from app.models.values import ValuePath, unfit_values
from app.models.vocabulary import Direction, MapKind, State, ThemeName

_id_of = attrgetter("id")
_comments_of = attrgetter("comments")
_lane_of = attrgetter("lane")

_OF_CARDS = ("cells", "cards_by_lane", "records_of_cards")
"""What is worked out from the cards alone: maps that share their cards share it."""

_OF_STAGES = ("steps", "stage_of_step", "shown")
"""The same of the stages."""

FORMAT = "footpath-journey"
FORMAT_VERSION = "1.0"


class JourneyMap(Record):
    """A map: flat tuples of frozen records that refer to each other by id.

    The order of stages and of their steps is the order of the journey; cards are sorted by lane,
    step and place in their cell; pictures stand last, because they are long.
    """

    format: str = Field(default=FORMAT)
    format_version: str = Field(default=FORMAT_VERSION)
    id: Id
    title: str = ""
    insight: str = ""
    kind: Annotated[str, Vocabulary(MapKind)] = MapKind.CURRENT.value
    language: str = "en"
    direction: Annotated[str, Vocabulary(Direction)] = Direction.LEFT_TO_RIGHT.value
    theme: Annotated[str, Vocabulary(ThemeName)] = ThemeName.PAPER.value
    # Scope() would build its validator at once, for which pydantic looks for plugins of its own in
    # every package that is installed.
    scope: Scope = Scope.model_construct()
    main_persona: Id = ""
    personas: tuple[Persona, ...] = ()
    stages: tuple[Stage, ...] = ()
    lanes: tuple[Lane, ...] = ()
    cards: tuple[Card, ...] = ()
    pairs: tuple[Pair, ...] = ()
    paths: tuple[Path, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    measures: tuple[Measure, ...] = ()
    sources: tuple[Source, ...] = ()
    tray: tuple[TrayNote, ...] = ()
    tours: tuple[Tour, ...] = ()
    review: Review | None = None
    plan_views: tuple[PlanView, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    parts: tuple[Part, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order of the journey."""
        return tuple(step for stage in self.stages for step in stage.steps)

    @cached_property
    def stage_of_step(self) -> Mapping[Id, Stage]:
        """The stage of each step, by the step's id."""
        return MappingProxyType({step.id: stage for stage in self.stages for step in stage.steps})

    @cached_property
    def shown(self) -> Shown:
        """The visible columns, and where cards may stand on them."""
        return shown_of(self.stages)

    @cached_property
    def cells(self) -> Mapping[tuple[Id, Id], tuple[Card, ...]]:
        """The cards of each cell that holds any, by (lane id, step id), in their order."""
        found: dict[tuple[Id, Id], list[Card]] = {}
        for card in self.cards:
            found.setdefault((card.lane, card.step), []).append(card)
        return MappingProxyType({cell: tuple(cards) for cell, cards in found.items()})

    @cached_property
    def records(self) -> Mapping[Id, Record]:
        """Every record that has an id, by its id."""
        found = self.records_of_cards.copy()
        groups: tuple[tuple[Any, ...], ...] = (
            self.personas,
            self.stages,
            self.steps,
            self.lanes,
            self.pairs,
            self.paths,
            self.arrows,
            self.sources,
            self.tray,
            self.tours,
            self.plan_views,
            self.comparisons,
            self.parts,
        )
        for group in groups:
            found.update(zip(map(_id_of, group), group, strict=True))
        return MappingProxyType(found)

    @cached_property
    def records_of_cards(self) -> MappingProxyType[Id, Record]:
        """The cards and their comments by id: by far the most of the records."""
        found: dict[Id, Record] = dict(zip(map(_id_of, self.cards), self.cards, strict=True))
        for comments in filter(None, map(_comments_of, self.cards)):
            found.update((comment.id, comment) for comment in comments)
        return MappingProxyType(found)

    @cached_property
    def cards_by_lane(self) -> Mapping[Id, tuple[Card, ...]]:
        """The cards of each lane that has any, in their order."""
        found: dict[Id, list[Card]] = {}
        for lane_id, run in groupby(self.cards, _lane_of):
            found.setdefault(lane_id, []).extend(run)
        return MappingProxyType({lane_id: tuple(cards) for lane_id, cards in found.items()})

    @cached_property
    def unfit(self) -> tuple[tuple[ValuePath, str], ...]:
        """What no file can hold, with its path: the first hundred of it, and usually nothing."""
        return tuple(islice(unfit_values(self), 100))

    def mark_fit(self) -> None:
        """Note that this map holds nothing that no file could hold, so that nobody looks again.

        For a map that was just read from a file.
        """
        # A cached property keeps its value under its name.
        self.__dict__["unfit"] = ()

    def forget_known(self) -> None:
        """Let go of what was worked out from this map; it is worked out again for who asks."""
        for name in self.__dict__.keys() - type(self).model_fields.keys() - {"unfit"}:
            del self.__dict__[name]

    def _take_over(self, before: Self) -> None:
        if before.__dict__.get("unfit") == ():
            self.mark_fit()
        # Cached properties keep their values under their names.
        known = before.__dict__
        of_stages = {name: known[name] for name in _OF_STAGES if name in known}
        of_cards = {name: known[name] for name in _OF_CARDS if name in known}
        if self.stages is before.stages:
            self.__dict__.update(of_stages)
        if self.cards is before.cards:
            self.__dict__.update(of_cards)
        elif of_cards:
            self.__dict__.update(after_changes(of_cards, before.cards, self.cards))

    @cached_property
    def head_persona(self) -> Persona | None:
        """The main persona: the one named, else the first that is not a mere stakeholder."""
        for persona in self.personas:
            if persona.id == self.main_persona:
                return persona
        return next((one for one in self.personas if not one.stakeholder), None)

    @cached_property
    def lane_owners(self) -> Mapping[Id, Id]:
        """The persona of each lane that names one, by the lane's id."""
        return MappingProxyType({lane.id: lane.persona for lane in self.lanes if lane.persona})

    def owner_of(self, lane_id: Id) -> Id:
        """Whom the cards of a lane are about that name nobody; empty where there is no persona."""
        main = self.head_persona
        return self.lane_owners.get(lane_id) or (main.id if main is not None else "")

    def about(self, card: Card) -> Id:
        """Whom a card is about: the persona that it names, else its lane's, else the main one."""
        return card.persona or self.owner_of(card.lane)

    @property
    def usual_state(self) -> State:
        """The state of an emotion that names none: that of the map's kind."""
        return State.FUTURE if self.kind == MapKind.FUTURE else State.CURRENT
