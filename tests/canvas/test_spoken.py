"""What stages, steps, lanes and paths are called and said to be, also without names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.canvas.spoken import lane_name, spoken
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.step_names import (
    own_step_name,
    path_name,
    stage_name,
    step_in_stage,
    step_name,
)
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Contact, Feeling, Plan
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.metric import Measure, Metric
from app.models.order import in_order
from app.models.persona import Persona
from app.models.scope import Scope, Source
from app.models.stage import Path
from tests.editor.maps import card_of, small_map


def with_path(map_: JourneyMap) -> JourneyMap:
    """The map with a path from its last step to the one before."""
    return edits.add_path(map_, Path(id="back", kind="loop", from_step="pay", to_step="find"))


def nameless() -> JourneyMap:
    """The small map in German, with no names of stages and steps, and none of its first lane."""
    map_ = evolve(with_path(small_map()), language="de")
    for stage in map_.stages:
        map_ = edits.rename_stage(map_, stage.id, " ")
    for step in map_.steps:
        map_ = edits.rename_step(map_, step.id, "")
    return edits.rename_lane(map_, "do", "")


def test_names_of_their_own_come_first() -> None:
    map_ = with_path(small_map())
    assert [stage_name(map_, one) for one in map_.stages] == ["Need", "Buy"]
    assert [own_step_name(map_, one) for one in map_.steps] == ["Step 1", "Find", "Pay"]
    assert [step_name(map_, one) for one in map_.steps] == ["Need", "Buy › Find", "Buy › Pay"]
    assert step_in_stage(map_, map_.steps[0]) == "Need › Step 1"
    assert [lane_name(map_, one) for one in map_.lanes] == ["Actions", "Goals", "Notes"]
    assert path_name(map_, map_.paths[0]) == "Buy › Pay → Buy › Find"


def test_a_name_that_a_stage_and_its_only_step_share_is_said_once() -> None:
    map_ = edits.rename_step(with_path(small_map()), "notice", "need")
    assert step_name(map_, map_.steps[0]) == "Need"
    cell = Selection(cell=("do", "notice"))
    assert spoken(map_, cell).startswith("Stage 1 of 2, Need; lane Actions")
    other = edits.rename_step(map_, "notice", "Notice")
    assert spoken(other, cell).startswith("Stage 1 of 2, Need, step Notice; lane")


def test_without_them_stages_and_steps_have_numbers_and_lanes_their_types() -> None:
    map_ = nameless()
    assert [stage_name(map_, one) for one in map_.stages] == ["Stage 1", "Stage 2"]
    assert [own_step_name(map_, one) for one in map_.steps] == ["Step 1", "Step 1", "Step 2"]
    assert [step_name(map_, one) for one in map_.steps] == [
        "Stage 1",
        "Stage 2 › Step 1",
        "Stage 2 › Step 2",
    ]
    assert lane_name(map_, map_.lanes[0]) == "Handlungen"
    assert path_name(map_, map_.paths[0]) == "Stage 2 › Step 2 → Stage 2 › Step 1"


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (("buy",), "Stage 2 of 2"),
        (("pay",), "Step 2"),
        (("do",), "Lane: Handlungen"),
        (("back",), "Path from Stage 2 › Step 2 to Stage 2 › Step 1"),
        (("hole",), "Stage 1 of 2; lane Handlungen; card 1 of 1: I see a hole"),
        (("try",), "Stage 2 of 2, step 1; lane Handlungen; card 2 of 2: I try some on"),
        (("dry",), "Stage 1 of 2; lane Goals; card 1 of 1: Keep my feet dry"),
        ((), "Stage 2 of 2, step 2; lane Handlungen; empty"),
    ],
)
def test_a_screen_reader_tells_apart_what_has_no_name(
    selection: tuple[str, ...], said: str
) -> None:
    map_ = nameless()
    chosen = select_record(map_, selection[0]) if selection else Selection((), ("do", "pay"))
    assert spoken(map_, chosen) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "I see a hole"),
        ({"type": "metric", "text": "", "value": 90.0}, "1\u00a0min 30\u00a0s"),
        (
            {"type": "emotion", "feeling": Feeling(level=-1.0, cause="company")},
            "I see a hole; −1 bad; caused by the company",
        ),
        ({"type": "engagement", "text": "", "engagement": 4}, "4 of 5"),
        ({"type": "barrier", "importance": "high"}, "I see a hole; severity: high"),
        ({"importance": "low"}, "I see a hole; importance: low"),
        (
            {"contact": Contact(channels=("app-store", "my own"), presence="online")},
            "I see a hole; app store, my own; online",
        ),
        ({"contact": Contact(moment_of_truth="zero")}, "I see a hole; zero moment of truth"),
        (
            {"evidence": "observed", "participant": "P4", "tags": ("a", "b"), "follow_up": True},
            "I see a hole; said by P4; observed; tags: a, b; to follow up",
        ),
        (
            {
                "type": "recommendation",
                "responsible": "Petra",
                "plan": Plan(state="agreed", priority=2.5, deadline="2026-11-30", change="add"),
            },
            "I see a hole; responsible: Petra; agreed; Add touchpoint; priority 2.5; "
            "deadline: 30 Nov 2026",
        ),
        ({"until": "pay"}, "I see a hole; over 3 steps"),
        ({"persona": "ann"}, "I see a hole; persona Ann"),
        ({"sources": ("s1", "s2")}, "I see a hole; 2 sources"),
    ],
)
def test_what_marks_and_small_print_show_of_a_card_is_said(
    fields: dict[str, object], said: str
) -> None:
    map_ = small_map()
    lane = evolve(map_.lanes[0], metric=Metric(kind="time-spent", unit="seconds"))
    cards = tuple(evolve(one, **fields) if one.id == "hole" else one for one in map_.cards)
    sources = (Source(id="s1", title="One"), Source(id="s2", title="Other"))
    map_ = evolve(
        map_,
        cards=cards,
        lanes=(lane, *map_.lanes[1:]),
        personas=(Persona(id="ann", name="Ann"),),
        sources=sources,
    )
    assert spoken(map_, select_record(map_, "hole")).partition("card 1 of 1: ")[2] == said


@pytest.mark.parametrize(
    ("record", "change", "said"),
    [
        ("buy", {"importance": "high"}, "Stage 2 of 2: Buy; importance: high"),
        ("buy", {"collapsed": True}, "Stage 2 of 2: Buy; collapsed"),
        ("do", {"collapsed": True, "persona": "ann"}, "Lane: Actions; persona Ann; collapsed"),
        (
            "pay",
            {
                "moment_of_truth": "first", "start": "10:30", "wait": 60.0, "duration": 720.0,
                "attention": "pilot", "situation": "It rains", "sub_journey": "a.journey",
            },
            "Step: Pay; stage Buy; first moment of truth; 10:30; wait 1\u00a0min; "
            "duration: 12\u00a0min; new, done with care; It rains; has a map of its own",
        ),
        (
            "pay",
            {"measures": (Measure(kind="conversion", unit="fraction", value=0.42),)},
            "Step: Pay; stage Buy; Conversion: 42%",
        ),
        ("hole", {}, "card 1 of 1: I see a hole; paired with “Mend it at home”"),
    ],
)  # fmt: skip
def test_what_is_painted_with_a_heading_or_joined_to_a_card_is_said(
    record: str, change: dict[str, object], said: str
) -> None:
    map_ = evolve(small_map(), personas=(Persona(id="ann", name="Ann"),))
    kinds: dict[str, Callable[..., JourneyMap]] = {
        "buy": edits.change_stage,
        "do": edits.change_lane,
        "pay": edits.change_step,
    }
    if record in kinds:
        map_ = kinds[record](map_, record, **change)
    else:
        answer = Card(
            id="mend", lane="do", step="find", type="recommendation", text="Mend it at home"
        )
        hole = evolve(card_of(map_, "hole"), type="barrier")
        others = tuple(one for one in map_.cards if one.id not in {"hole", "mend"})
        map_ = evolve(map_, cards=in_order(map_, (hole, answer, *others)), pairs=(), arrows=())
        map_ = evolve(map_, pairs=(Pair(id="p", recommendation="mend", target="hole"),))
    assert spoken(map_, select_record(map_, record)).endswith(said)


def test_the_title_is_said_with_what_stands_below_it() -> None:
    map_ = evolve(
        small_map(),
        insight="Nobody waits twice",
        personas=(Persona(id="ann", name="Ann"),),
        main_persona="ann",
        scope=Scope(starts="A hole", ends="Dry feet"),
    )
    assert spoken(map_, Selection((map_.id,))) == (
        "Title: Buying shoes; Current state; A hole → Dry feet; Nobody waits twice; persona Ann"
    )
