"""The sample maps: whole, readable on one page, and what the list of samples promises of each."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from app.layout.pages import best_page
from app.layout.resources import resource_path
from app.layout.scale import LEAST_READABLE
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.card import Card
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.vocabulary import (
    CardType,
    Cause,
    Evidence,
    Grain,
    LaneType,
    MetricKind,
    PathKind,
    Presence,
    State,
    Total,
)
from app.storage import dump, load

A4 = (595.28, 841.89)
MINUTE = 60
USUAL_LANES = (
    LaneType.TOUCHPOINT,
    LaneType.ACTION,
    LaneType.GOAL,
    LaneType.THOUGHT,
    LaneType.EMOTION,
    LaneType.BARRIER,
    LaneType.RECOMMENDATION,
)


@dataclass(frozen=True)
class Promise:
    """What the list of samples promises of one."""

    name: str
    language: str
    age: str
    occupation: str
    steps: int
    stages: tuple[str, ...]
    invented: str


PROMISES = (
    Promise("taxi", "en", "34", "Nurse", 7, ("Need", "Order", "Wait", "Ride", "After"),
            "nvented for illustration"),
    Promise("test-results", "ru", "46", "Бухгалтер", 9,
            ("Симптом", "Запись", "Анализ", "Ожидание", "Результат", "Лечение"),
            "Выдумано для примера"),
    Promise("software-trial", "en", "29", "Freelance", 10,
            ("Need", "Research", "Register", "Trial", "Buy", "Use"), "nvented for illustration"),
    Promise("car", "de", "38", "Grundschullehrerin", 11,
            ("Aufmerksamkeit", "Abwägung", "Kauf", "Bindung", "Fürsprache"),
            "Zur Veranschaulichung erfunden"),
    Promise("trainers", "zh", "24", "研究生", 9, ("种草", "比较", "购买", "使用", "分享"),
            "为说明而虚构"),
    Promise("passport", "ar", "38", "معلّمة", 8,
            ("الحاجة", "التحضير", "التقديم", "الانتظار", "الاستلام"), "مختلق للتوضيح"),
    Promise("commuter", "ja", "41", "会社員", 10, ("朝", "行き", "職場", "帰り", "夜"),
            "例示のための創作"),
    Promise("pump", "fr", "52", "Chef de maintenance", 12,
            ("Besoin", "Recherche", "Choix", "Commande", "Pose", "Usage"),
            "nventé pour l’illustration"),
)  # fmt: skip
NAMES = tuple(promise.name for promise in PROMISES)


def folder() -> Path:
    return resource_path("samples")


@cache
def sample(name: str) -> JourneyMap:
    return load(folder() / f"{name}.journey").map


def lanes_of(document: JourneyMap, kind: LaneType) -> list[Lane]:
    return [lane for lane in document.lanes if lane.type == kind]


def cards_of(document: JourneyMap, kind: CardType) -> list[Card]:
    return [card for card in document.cards if card.type == kind]


def only_lane(document: JourneyMap, kind: LaneType) -> Lane:
    (lane,) = lanes_of(document, kind)
    return lane


def curve(document: JourneyMap, persona: Persona) -> list[float]:
    """The levels of a persona's emotions, in the order of the steps."""
    order = {step.id: place for place, step in enumerate(document.steps)}
    found = [
        (order[card.step], card.feeling.level)
        for card in document.cards
        if card.feeling and card.persona == persona.id
    ]
    assert len({place for place, _ in found}) == len(found)
    return [level for _, level in sorted(found)]


def test_the_folder_holds_the_eight_samples_and_no_other_map() -> None:
    assert {path.name for path in folder().glob("*.journey")} == {f"{n}.journey" for n in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_no_fault_and_is_stored_as_footpath_writes_it(name: str) -> None:
    path = folder() / f"{name}.journey"
    loaded = load(path)
    assert faults(loaded.map) == ()
    assert loaded.notices == ()
    assert dump(loaded.map) == path.read_bytes()


@pytest.mark.parametrize("promise", PROMISES, ids=NAMES)
def test_a_sample_is_what_the_list_of_samples_says(promise: Promise) -> None:
    document = sample(promise.name)
    head = document.head_persona
    assert document.language == promise.language
    assert tuple(stage.name for stage in document.stages) == promise.stages
    assert len(document.steps) == promise.steps
    assert head is not None
    assert head.age == promise.age
    assert head.occupation.startswith(promise.occupation)


@pytest.mark.parametrize("promise", PROMISES, ids=NAMES)
def test_every_source_says_that_it_is_invented(promise: Promise) -> None:
    document = sample(promise.name)
    assert document.sources
    for source in document.sources:
        assert promise.invented in source.title + source.notes, source.title


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_says_whom_it_is_about_who_answers_for_it_and_until_when(name: str) -> None:
    document = sample(name)
    scope, head = document.scope, document.head_persona
    assert document.title
    assert document.insight
    assert all((scope.purpose, scope.scenario, scope.starts, scope.ends, scope.owner))
    assert scope.authors
    assert scope.version
    assert scope.date.startswith("2026-")
    assert scope.review_by.startswith("2027-")
    assert head is not None
    assert all((head.name, head.initials, head.goals, head.quote, head.frustrations))


@pytest.mark.parametrize("name", NAMES)
def test_every_usual_lane_is_there_and_filled(name: str) -> None:
    document = sample(name)
    filled = {card.lane for card in document.cards}
    for kind in USUAL_LANES:
        assert any(lane.id in filled for lane in lanes_of(document, kind)), kind
    assert all(lane.id in filled for lane in document.lanes)
    touched = {card.step for card in cards_of(document, CardType.TOUCHPOINT)}
    assert len(touched) >= len(document.steps) - 1


@pytest.mark.parametrize("name", NAMES)
def test_every_barrier_is_answered_by_a_recommendation_in_the_same_step(name: str) -> None:
    document = sample(name)
    cards = {card.id: card for card in document.cards}
    answered = {pair.target: cards[pair.recommendation] for pair in document.pairs}
    barriers = cards_of(document, CardType.BARRIER)
    assert barriers
    for barrier in barriers:
        assert barrier.importance
        assert answered[barrier.id].step == barrier.step, barrier.text
    paired = {pair.recommendation for pair in document.pairs}
    assert paired == {card.id for card in cards_of(document, CardType.RECOMMENDATION)}


@pytest.mark.parametrize("name", NAMES)
def test_every_recommendation_is_a_line_of_the_action_plan(name: str) -> None:
    for card in cards_of(sample(name), CardType.RECOMMENDATION):
        assert card.responsible, card.text
        assert card.plan is not None
        assert card.plan.deadline > "2026-11", card.text
        assert card.plan.customer_impact, card.text
        assert card.plan.effort, card.text


@pytest.mark.parametrize("name", NAMES)
def test_thoughts_are_assumed_or_said_by_somebody_and_bear_no_quotation_marks(name: str) -> None:
    said = assumed = 0
    for kind in (CardType.THOUGHT, CardType.QUESTION, CardType.PERCEPTION):
        for card in cards_of(sample(name), kind):
            assert card.text[0] not in "\"'“”„«»「『‘", card.text
            observed = card.evidence == Evidence.OBSERVED and bool(card.participant)
            assert observed or card.evidence == Evidence.ASSUMED, card.text
            said, assumed = said + observed, assumed + (not observed)
    assert said
    assert assumed


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_short(name: str) -> None:
    document = sample(name)
    wide = {lane.id for lane in document.lanes if lane.grain == Grain.MAP}
    for card in document.cards:
        if card.lane not in wide:
            assert len(card.text) <= 50, card.text


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_fits_one_page_of_a4_in_readable_text(name: str) -> None:
    document = sample(name)
    page = best_page(document, theme(document.theme), A4, "auto", Typesetter(document.language))
    assert page.warnings == ()
    assert page.smallest_text >= LEAST_READABLE - 1e-6
    assert sorted((page.width, page.height)) == pytest.approx(sorted(A4))


def test_taxi_loops_when_the_driver_cancels_and_adds_up_to_45_minutes() -> None:
    document = sample("taxi")
    names = {step.id: step.name for step in document.steps}
    (path,) = document.paths
    assert path.kind == PathKind.LOOP
    assert (names[path.from_step], names[path.to_step]) == ("Wait for the car", "Order the car")
    assert "cancels" in path.condition
    metric = only_lane(document, LaneType.METRIC).metric
    assert metric is not None
    assert metric.total == Total.SUM
    spent = [card.value or 0 for card in cards_of(document, CardType.METRIC)]
    assert sum(spent) == 45 * MINUTE
    assert [step.duration for step in document.steps] == spent
    assert all(step.start for step in document.steps)
    assert len(document.pairs) == 3


def test_waiting_for_results_knows_the_cause_of_each_emotion_and_the_engagement() -> None:
    document = sample("test-results")
    feelings = [card.feeling for card in document.cards if card.feeling]
    assert len(feelings) == len(document.steps)
    assert {feeling.cause for feeling in feelings} == set(Cause)
    engaged = [card.engagement for card in cards_of(document, CardType.ENGAGEMENT)]
    assert len(engaged) == len(document.steps)
    assert None not in engaged
    assert any(feeling.n and feeling.median and feeling.spread for feeling in feelings)


def test_the_trial_loses_a_share_to_spam_and_has_a_current_and_a_future_curve() -> None:
    document = sample("software-trial")
    metric = only_lane(document, LaneType.METRIC).metric
    assert metric is not None
    assert (metric.kind, metric.total) == (MetricKind.CONVERSION, Total.CHAIN)
    states = [card.feeling.state for card in document.cards if card.feeling]
    assert states.count(State.CURRENT) == len(document.steps)
    assert states.count(State.FUTURE) >= 3
    spam = next(one for one in cards_of(document, CardType.BARRIER) if "spam" in one.text)
    going_on = {card.step: card.value or 0 for card in cards_of(document, CardType.METRIC)}
    exits = {path.from_step: path for path in document.paths if path.kind == PathKind.EXIT}
    # Who does not go on has left: the two numbers are one.
    assert exits[spam.step].why
    assert exits[spam.step].share == pytest.approx(1 - going_on[spam.step])


def test_the_car_shows_two_curves_over_all_steps_and_a_branch() -> None:
    document = sample("car")
    couple = [persona for persona in document.personas if not persona.stakeholder]
    assert len(couple) == 2
    curves = [curve(document, persona) for persona in couple]
    assert [len(levels) for levels in curves] == [11, 11]
    assert curves[0] != curves[1]
    (branch,) = document.paths
    assert branch.kind == PathKind.BRANCH
    assert branch.condition
    assert branch.share


def test_the_trainers_go_across_channels_and_are_rated_in_points() -> None:
    document = sample("trainers")
    contacts = [card.contact for card in document.cards if card.contact]
    assert len({channel for contact in contacts for channel in contact.channels}) >= 10
    assert {contact.presence for contact in contacts} == set(Presence)
    assert "十几个渠道" in document.insight
    kinds = [lane.metric.kind for lane in document.lanes if lane.metric]
    assert kinds == [MetricKind.SATISFACTION, MetricKind.RECOMMENDATION]


def test_the_passport_is_a_blueprint_from_right_to_left() -> None:
    document = sample("passport")
    assert document.direction == "rtl"
    place = {lane.id: number for number, lane in enumerate(document.lanes)}
    blueprint = (LaneType.ACTION, LaneType.FRONTSTAGE, LaneType.BACKSTAGE, LaneType.SUPPORT_PROCESS)
    rows = [place[only_lane(document, kind).id] for kind in blueprint]
    assert rows == list(range(rows[0], rows[0] + 4))
    assert lanes_of(document, LaneType.PHYSICAL_EVIDENCE)
    cards = {card.id: card for card in document.cards}
    crossed = {
        tuple(sorted((place[cards[arrow.from_card].lane], place[cards[arrow.to_card].lane])))
        for arrow in document.arrows
    }
    assert {(upper, lower) for upper, lower in pairwise(rows)} <= crossed
    behind = [card for card in document.cards if place[card.lane] in rows[2:]]
    customer = cards_of(document, CardType.ACTION)
    assert len(behind) <= len(customer)


def test_the_commuters_day_runs_by_the_clock_and_shows_drawn_scenes() -> None:
    document = sample("commuter")
    assert document.kind == "day-in-the-life"
    clock = [step.start for step in document.steps]
    assert clock == sorted(clock)
    assert all(len(time) == 5 for time in clock)
    scenes = [card.image for card in cards_of(document, CardType.PICTURE) if card.image]
    assert 5 <= len(scenes) <= 8
    assert all(scene.alt for scene in scenes)
    held = {picture.sha256: picture for picture in document.pictures}
    assert {scene.picture for scene in scenes} <= set(held)
    for sha256, picture in held.items():
        data = b64decode(picture.data)
        assert hashlib.sha256(data).hexdigest() == sha256
        assert len(data) < 12_000
        with Image.open(BytesIO(data)) as image:
            assert image.size == (picture.width, picture.height)
    assert any(scene.crop for scene in scenes)
    assert any(scene.blurred for scene in scenes)
    linked = [step.sub_journey for step in document.steps if step.sub_journey]
    assert linked
    assert all((folder() / one).is_file() for one in linked)


def test_the_pump_gives_each_of_three_buyers_a_lane_and_a_curve() -> None:
    document = sample("pump")
    buyers = [persona for persona in document.personas if not persona.stakeholder]
    assert len(buyers) == 3
    owned = [lane.persona for lane in lanes_of(document, LaneType.ACTION)]
    assert owned == [persona.id for persona in buyers]
    for persona in buyers:
        assert curve(document, persona)
    # The insight counts: two days to fit the pump, thirty to decide.
    days = {
        step.id: (step.name, (card.value or 0) / 86_400)
        for card in cards_of(document, CardType.METRIC)
        for step in document.steps
        if step.id == card.step
    }
    spent = dict(days.values())
    assert spent["Montage"] == 2
    deciding = ("Diagnostic", "Marché", "Devis", "Examen", "Accord", "Achat")
    assert sum(spent[name] for name in deciding) == 30
