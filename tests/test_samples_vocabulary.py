"""Between them the samples show all that a map can hold, so that each thing is seen somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

import pytest

from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.metric import Measure
from app.models.vocabulary import (
    Attention,
    CardType,
    Channel,
    Evidence,
    Grain,
    Importance,
    LaneType,
    MetricDisplay,
    MetricKind,
    MomentOfTruth,
    PathKind,
    PlanState,
    SourceMethod,
    State,
    Total,
    TouchpointChange,
    Unit,
)
from tests.test_samples import NAMES, cards_of, sample


def lane_types(document: JourneyMap) -> Iterator[str]:
    return (lane.type for lane in document.lanes)


def card_types(document: JourneyMap) -> Iterator[str]:
    return (card.type for card in document.cards)


def grains(document: JourneyMap) -> Iterator[str]:
    return (lane.grain for lane in document.lanes)


def path_kinds(document: JourneyMap) -> Iterator[str]:
    return (path.kind for path in document.paths)


def channels(document: JourneyMap) -> Iterator[str]:
    return (one for card in document.cards if card.contact for one in card.contact.channels)


def importances(document: JourneyMap) -> Iterator[str]:
    return (card.importance for card in document.cards)


def evidences(document: JourneyMap) -> Iterator[str]:
    return (card.evidence for card in document.cards)


def moments_of_truth(document: JourneyMap) -> Iterator[str]:
    yield from (step.moment_of_truth for step in document.steps)
    yield from (card.contact.moment_of_truth for card in document.cards if card.contact)


def attentions(document: JourneyMap) -> Iterator[str]:
    return (step.attention for step in document.steps)


def measures(document: JourneyMap) -> Iterator[Measure]:
    yield from document.measures
    for stage in document.stages:
        yield from stage.measures
        for step in stage.steps:
            yield from step.measures


def metric_kinds(document: JourneyMap) -> Iterator[str]:
    yield from (lane.metric.kind for lane in document.lanes if lane.metric)
    yield from (measure.kind for measure in measures(document))


def units(document: JourneyMap) -> Iterator[str]:
    return (lane.metric.unit for lane in document.lanes if lane.metric)


def displays(document: JourneyMap) -> Iterator[str]:
    return (lane.metric.display for lane in document.lanes if lane.metric)


def totals(document: JourneyMap) -> Iterator[str]:
    return (lane.metric.total for lane in document.lanes if lane.metric)


def states(document: JourneyMap) -> Iterator[str]:
    return (card.feeling.state for card in document.cards if card.feeling)


def plan_states(document: JourneyMap) -> Iterator[str]:
    return (card.plan.state for card in document.cards if card.plan)


def changes(document: JourneyMap) -> Iterator[str]:
    return (card.plan.change for card in document.cards if card.plan)


def methods(document: JourneyMap) -> Iterator[str]:
    return (source.method for source in document.sources)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (LaneType, lane_types),
        (CardType, card_types),
        (Grain, grains),
        (PathKind, path_kinds),
        (Channel, channels),
        (Importance, importances),
        (Evidence, evidences),
        (MomentOfTruth, moments_of_truth),
        (Attention, attentions),
        (MetricKind, metric_kinds),
        (Unit, units),
        (MetricDisplay, displays),
        (Total, totals),
        (State, states),
        (PlanState, plan_states),
        (TouchpointChange, changes),
        (SourceMethod, methods),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_between_them_the_samples_hold_every_word_of_the_vocabulary(
    words: type[StrEnum], found: Callable[[JourneyMap], Iterator[str]]
) -> None:
    held = {word for name in NAMES for word in found(sample(name))}
    assert {word.value for word in words} - held == set()


@pytest.mark.parametrize(
    "holds",
    [
        pytest.param(lambda one: one.tags, id="tags"),
        pytest.param(lambda one: one.votes, id="votes"),
        pytest.param(lambda one: one.comments, id="comments"),
        pytest.param(lambda one: one.notes, id="notes"),
        pytest.param(lambda one: one.follow_up, id="follow-up"),
        pytest.param(lambda one: one.colour, id="colour"),
        pytest.param(lambda one: one.until, id="span"),
        pytest.param(lambda one: len(one.sources) > 1, id="several sources"),
        pytest.param(lambda one: one.plan and one.plan.priority, id="own priority"),
        pytest.param(lambda one: one.plan and one.plan.result, id="result"),
        pytest.param(
            lambda one: one.contact and any(c not in set(Channel) for c in one.contact.channels),
            id="own channel",
        ),
    ],
)
def test_some_card_of_a_sample_holds_each_of_the_finer_things(
    holds: Callable[[Card], object],
) -> None:
    assert any(holds(card) for name in NAMES for card in sample(name).cards)


@pytest.mark.parametrize(
    "holds",
    [
        pytest.param(lambda one: one.tray, id="tray"),
        pytest.param(lambda one: one.tours, id="tours"),
        pytest.param(lambda one: one.review, id="review"),
        pytest.param(lambda one: one.plan_views, id="plan views"),
        pytest.param(lambda one: one.parts, id="parts"),
        pytest.param(lambda one: one.measures, id="measures"),
        pytest.param(lambda one: any(who.stakeholder for who in one.personas), id="stakeholder"),
        pytest.param(lambda one: any(who.photo for who in one.personas), id="photo"),
        pytest.param(lambda one: any(step.situation for step in one.steps), id="situation"),
        pytest.param(lambda one: any(step.wait for step in one.steps), id="wait"),
        pytest.param(lambda one: gap_in_curve(one), id="gap in the curve"),
        pytest.param(lambda one: pairs_with_emotion(one), id="pair with an emotion"),
    ],
)
def test_some_sample_holds_each_of_the_rarer_things(holds: Callable[[JourneyMap], object]) -> None:
    assert any(holds(sample(name)) for name in NAMES)


def gap_in_curve(document: JourneyMap) -> bool:
    felt = {card.step for card in cards_of(document, CardType.EMOTION)}
    return any(step.id not in felt for step in document.steps)


def pairs_with_emotion(document: JourneyMap) -> bool:
    emotions = {card.id for card in cards_of(document, CardType.EMOTION)}
    return any(pair.target in emotions for pair in document.pairs)
