"""Templates: whole, sound, each cell with a question of its own, and legible on one A4 page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from app.layout.pages import best_page
from app.layout.resources import resource_path
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.vocabulary import (
    CARD_TYPES_OF_LANE,
    Grain,
    LaneType,
    MapKind,
    PathKind,
    State,
)
from app.storage import dump, load

A4 = (595.28, 841.89)
LEAST_TEXT = 7.0
PROMPT = "prompt"
LONGEST_PROMPT = 46

STEMS = (
    "blank",
    "business-buying-group",
    "current-and-future",
    "day-in-the-life",
    "five-stage-shop",
    "patient-path",
    "service-blueprint",
    "software",
    "workshop-a4",
)
FILLED = [stem for stem in STEMS if stem != "blank"]


def template_path(stem: str) -> Path:
    return resource_path(f"templates/{stem}.journey")


def template(stem: str) -> JourneyMap:
    return load(template_path(stem)).map


def test_there_are_the_nine_templates_and_no_other_file() -> None:
    assert sorted(path.name for path in resource_path("templates").iterdir()) == [
        f"{stem}.journey" for stem in STEMS
    ]


@pytest.mark.parametrize("stem", STEMS)
def test_a_template_is_a_sound_file_as_footpath_writes_it(stem: str) -> None:
    loaded = load(template_path(stem))
    assert not loaded.notices
    assert faults(loaded.map) == ()
    assert dump(loaded.map) == template_path(stem).read_bytes()


@pytest.mark.parametrize("stem", STEMS)
def test_a_template_says_in_one_sentence_what_it_is_for(stem: str) -> None:
    made = template(stem)
    assert made.language == "en"
    assert made.title
    assert made.scope.purpose.endswith(".")
    assert made.scope.purpose.count(".") == 1
    # Nothing of a template passes for a fact about some customer.
    assert not made.sources
    assert not made.scope.date
    assert all(not card.evidence and not card.participant for card in made.cards)


def test_titles_and_purposes_tell_the_templates_apart() -> None:
    made = [template(stem) for stem in STEMS]
    assert len({one.title for one in made}) == len(STEMS)
    assert len({one.scope.purpose for one in made}) == len(STEMS)
    ids = [id_ for one in made for id_ in one.records]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("stem", FILLED)
def test_each_cell_asks_a_question_of_its_own(stem: str) -> None:
    made = template(stem)
    for lane in made.lanes:
        assert lane.grain == Grain.STEP
        for step in made.steps:
            asked = made.cells.get((lane.id, step.id), ())
            assert asked, f"{lane.title}, {step.name}: an empty cell"
            for card in asked:
                assert card.text.endswith("?")
                assert len(card.text) <= LONGEST_PROMPT
                assert card.tags == (PROMPT,)
                assert card.type in CARD_TYPES_OF_LANE[LaneType(lane.type)]
                assert card.value is None
    texts = [card.text for card in made.cards]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("stem", FILLED)
def test_the_head_asks_too(stem: str) -> None:
    made = template(stem)
    assert made.insight.endswith("?")
    assert made.scope.scenario.endswith("?")
    main = made.head_persona
    assert main is not None
    assert main.id == made.main_persona
    assert all(asked.endswith("?") for asked in (main.occupation, main.quote, *main.goals))


def test_templates_do_not_share_their_questions() -> None:
    owners: dict[str, set[str]] = {}
    for stem in FILLED:
        for card in template(stem).cards:
            owners.setdefault(card.text, set()).add(stem)
    assert [text for text, stems in owners.items() if len(stems) > 1] == []


@pytest.mark.parametrize("stem", STEMS)
def test_a_template_stands_on_one_a4_page(stem: str) -> None:
    made = template(stem)
    page = best_page(made, theme(made.theme), A4, "auto", Typesetter(made.language))
    assert page.smallest_text >= LEAST_TEXT
    assert page.warnings == ()
    shown = {node.record for node in page.nodes}
    assert {card.id for card in made.cards} <= shown


def types_of(made: JourneyMap) -> list[str]:
    return [lane.type for lane in made.lanes]


def test_blank_is_three_stages_and_five_empty_lanes() -> None:
    made = template("blank")
    assert (len(made.stages), len(made.steps), len(made.lanes)) == (3, 3, 5)
    assert not made.cards
    assert not made.personas


def test_five_stage_shop_has_the_classic_stages() -> None:
    assert [stage.name for stage in template("five-stage-shop").stages] == [
        "Awareness",
        "Consideration",
        "Purchase",
        "Retention",
        "Advocacy",
    ]


def test_service_blueprint_has_its_lanes_in_order_and_arrows_across_the_lines() -> None:
    made = template("service-blueprint")
    types = types_of(made)
    order = [LaneType.ACTION, LaneType.FRONTSTAGE, LaneType.BACKSTAGE, LaneType.SUPPORT_PROCESS]
    places = [types.index(type_) for type_ in order]
    assert types[0] == LaneType.PHYSICAL_EVIDENCE
    assert places == sorted(places)
    type_of = {card.id: card.type for card in made.cards}
    crossed = {(type_of[one.from_card], type_of[one.to_card]) for one in made.arrows}
    assert crossed == set(pairwise(order))


def test_software_may_end_in_leaving() -> None:
    made = template("software")
    kinds = {path.kind for path in made.paths}
    assert {PathKind.EXIT, PathKind.BRANCH, PathKind.LOOP} <= kinds
    assert made.steps[-1].name == "Leave"


def test_day_in_the_life_runs_by_the_clock() -> None:
    made = template("day-in-the-life")
    assert made.kind == MapKind.DAY
    starts = [step.start for step in made.steps]
    assert all(starts)
    assert starts == sorted(starts)


def test_patient_path_counts_the_waiting() -> None:
    made = template("patient-path")
    lane = next(one for one in made.lanes if one.type == LaneType.METRIC)
    assert lane.metric is not None
    assert lane.metric.unit == "seconds"
    assert lane.metric.total == "sum"


def test_current_and_future_has_both_curves_in_each_step() -> None:
    made = template("current-and-future")
    lane = next(one for one in made.lanes if one.type == LaneType.EMOTION)
    for step in made.steps:
        states = [card.feeling.state for card in made.cells[lane.id, step.id] if card.feeling]
        assert states == [State.CURRENT, State.FUTURE]


def test_business_buying_group_has_a_lane_for_each_of_three_people() -> None:
    made = template("business-buying-group")
    owners = [lane.persona for lane in made.lanes if lane.persona]
    assert owners == [persona.id for persona in made.personas]
    assert len(owners) == 3


@pytest.mark.parametrize(
    "stem", [stem for stem in FILLED if stem not in ("service-blueprint", "day-in-the-life")]
)
def test_each_barriers_question_is_paired_with_a_recommendations(stem: str) -> None:
    made = template(stem)
    barriers = {card.id for card in made.cards if card.type == "barrier"}
    assert {pair.target for pair in made.pairs} == barriers
    assert len(made.pairs) == len(made.steps)
