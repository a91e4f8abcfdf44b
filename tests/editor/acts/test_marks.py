"""Importance, evidence, colour, type and the like: given to several things in one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.acts import ACTS, FAMILIES
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Contact
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.persona import Persona
from app.models.scope import Source
from tests.editor.acts.acting import done
from tests.editor.maps import card_of, small_map

BOTH = ("hole", "note")


def with_touchpoints() -> JourneyMap:
    cards = [
        Card(id="app", lane="do", step="pay", type="touchpoint", text="App"),
        Card(
            id="shop",
            lane="do",
            step="pay",
            type="touchpoint",
            text="Shop",
            contact=Contact(channels=("store",), presence="offline"),
        ),
    ]
    said = Source(id="said", title="Interviews")
    return edits.insert_cards(edits.insert_source(small_map(), said, 0), cards)


def held(family: str, map_: JourneyMap, *records: str) -> set[str]:
    return set(FAMILIES[family].held(map_, Selection(records)))


@pytest.mark.parametrize(
    ("family", "field", "value"),
    [
        ("card-importance", "importance", "high"),
        ("card-evidence", "evidence", "observed"),
        ("card-colour", "colour", "#c0392b"),
        ("card-type", "type", "question"),
    ],
)
def test_cards_selected_together_get_a_mark_in_one_step(
    family: str, field: str, value: str
) -> None:
    map_ = small_map()
    change = done(f"{family}:{value}", map_, *BOTH)
    assert change is not None
    assert [getattr(card_of(change.map, id_), field) for id_ in BOTH] == [value] * 2
    assert card_of(change.map, "look") is card_of(map_, "look")
    assert held(family, change.map, *BOTH) == {value}
    assert done(f"{family}:{value}", change.map, *BOTH) is None, "they have it already"


def test_nothing_is_ticked_where_cards_differ() -> None:
    map_ = edits.change_card(small_map(), "hole", importance="low")
    assert held("card-importance", map_, *BOTH) == set()


def test_channels_are_given_to_all_then_taken_from_all() -> None:
    change = done("card-channel:store", with_touchpoints(), "app", "shop", "hole")
    assert change is not None
    app = card_of(change.map, "app").contact
    assert app is not None
    assert app.channels == ("store",)
    assert card_of(change.map, "hole").contact is None, "it is no touchpoint"
    assert held("card-channel", change.map, "app", "shop") == {"store"}
    back = done("card-channel:store", change.map, "app", "shop")
    assert back is not None
    assert card_of(back.map, "app").contact is None
    assert card_of(back.map, "shop").contact == Contact(presence="offline")


def test_online_offline_and_nothing_by_one_key() -> None:
    map_ = with_touchpoints()
    for expected in ("online", "offline", ""):
        change = done("next-presence", map_, "shop", "app")
        assert change is not None
        map_ = change.map
        contacts = [card_of(map_, id_).contact for id_ in ("app", "shop")]
        assert {one.presence if one else "" for one in contacts} == {expected}
    assert not ACTS["next-presence"].offered(small_map(), Selection(("hole",)))


def test_follow_up_is_marked_for_all_then_for_none() -> None:
    map_ = edits.change_card(small_map(), "hole", follow_up=True)
    change = done("follow-up", map_, *BOTH)
    assert change is not None
    assert [card_of(change.map, id_).follow_up for id_ in BOTH] == [True, True]
    back = done("follow-up", change.map, *BOTH)
    assert back is not None
    assert not any(one.follow_up for one in back.map.cards)


def test_stages_and_steps_are_marked_where_the_keyboard_stands() -> None:
    change = done("stage-importance:high", small_map(), "look", cell=("do", "find"))
    assert change is not None
    assert [stage.importance for stage in change.map.stages] == ["", "high"]
    change = done("step-moment:first", small_map(), "need")
    assert change is not None
    assert change.map.stages[0].steps[0].moment_of_truth == "first"
    change = done("step-attention:pilot", small_map(), "find", "pay")
    assert change is not None
    assert [step.attention for step in change.map.steps] == ["", "pilot", "pilot"]


def test_a_lane_changes_type_cells_tint_icon_and_owner() -> None:
    map_ = evolve(small_map(), personas=(Persona(id="ann", name="Ann"),))
    texts = {one.text for one in map_.cards}
    for act, field, value in (
        ("lane-type", "type", "thought"),
        ("lane-grain", "grain", "stage"),
        ("lane-tint", "tint", "#2a6cab"),
        ("lane-icon", "icon", "phone"),
        ("lane-persona", "persona", "ann"),
    ):
        change = done(f"{act}:{value}", map_, "do")
        assert change is not None
        map_ = change.map
        assert getattr(map_.lanes[0], field) == value
        assert held(act, map_, "do") == {value}
    assert {one.text for one in map_.cards} == texts
    assert card_of(map_, "hole").type == "thought"


def test_pairs_that_a_change_of_type_takes_apart_are_told() -> None:
    cards = [
        Card(id="stop", lane="do", step="pay", type="barrier", text="No change"),
        Card(id="help", lane="do", step="pay", type="recommendation", text="Take cards"),
    ]
    map_ = edits.insert_cards(small_map(), cards)
    map_ = edits.add_pair(map_, Pair(id="pair", recommendation="help", target="stop"))
    change = done("card-type:goal", map_, "stop")
    assert change is not None
    assert change.told == "1 pair taken apart"
    kept = done("card-type:opportunity", map_, "stop")
    assert kept is not None
    assert kept.told == ""


def test_the_cells_of_a_lane_are_not_changed_where_no_step_is() -> None:
    bare = evolve(small_map(), stages=(), cards=small_map().cards[-1:])
    assert not FAMILIES["lane-grain"].act("step").offered(bare, Selection(("sum",)))


def test_a_style_is_copied_without_the_words() -> None:
    map_ = edits.change_card(
        small_map(), "hole", colour="#c0392b", importance="high", evidence="measured"
    )
    kept = done("copy-style", map_, "hole")
    assert kept is not None
    assert kept.map is map_
    change = done(f"paste-style:{kept.kept}", map_, "look", "try")
    assert change is not None
    for id_ in ("look", "try"):
        after = card_of(change.map, id_)
        assert (after.colour, after.importance, after.evidence) == ("#c0392b", "high", "measured")
        assert after.text == card_of(map_, id_).text
    assert done(f"paste-style:{kept.kept}", map_, "do") is None, "a lane is no card"


def test_a_lane_s_style_goes_to_a_lane() -> None:
    map_ = edits.change_lane(small_map(), "do", tint="#2a6cab", icon="phone")
    kept = done("copy-style", map_, "do")
    assert kept is not None
    change = done(f"paste-style:{kept.kept}", map_, "feel")
    assert change is not None
    assert (change.map.lanes[1].tint, change.map.lanes[1].icon) == ("#2a6cab", "phone")


VALUES = {
    "card-type": ["barrier", "emotion"],
    "card-importance": ["", "high"],
    "card-evidence": ["assumed"],
    "card-colour": ["#c0392b", ""],
    "card-persona": [""],
    "card-source": ["nowhere", "said"],
    "card-presence": ["online"],
    "card-moment": ["zero"],
    "card-channel": ["phone", "my own"],
    "card-cause": ["company"],
    "card-state": ["agreed", ""],
    "stage-importance": ["low"],
    "stage-colour": ["#2a6cab"],
    "step-moment": ["moment"],
    "step-attention": ["pilot"],
    "lane-type": ["barrier", "metric"],
    "lane-grain": ["stage", "map", "step"],
    "lane-tint": ["#2a6cab"],
    "lane-icon": ["phone"],
    "lane-persona": [""],
    "insert-lane": ["metric", "emotion"],
    "path": ["loop", "exit"],
    "level": ["1", "3.5", "5"],
    "path-to": ["notice", ""],
    "path-select": ["nowhere"],
    "pair-end": ["nowhere"],
    "pair-select": ["nowhere"],
    "paste-style": [""],
}


@given(
    records=st.sets(st.sampled_from(sorted(with_touchpoints().records)), max_size=4),
    cell=st.sampled_from([None, ("do", "find"), ("feel", "buy"), ("sum", "")]),
    choice=st.sampled_from(
        [*ACTS, *(f"{family}:{one}" for family in FAMILIES for one in VALUES[family])]
    ),
)
def test_no_act_fails_or_breaks_a_map_whatever_is_selected(
    records: set[str], cell: tuple[str, str] | None, choice: str
) -> None:
    from app.editor.acts import act_of

    map_ = with_touchpoints()
    act, selection = act_of(choice), Selection(tuple(sorted(records)), cell)
    if not act.offered(map_, selection):
        return
    change = act.run(map_, selection)
    if change is not None:
        assert not faults(change.map, 1)
        assert act.ticked is None or isinstance(act.ticked(change.map, selection), bool)
