"""Levels given to several cards at once, and where they are offered."""

from __future__ import annotations

from app.editor.acts import act_of
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from tests.editor.maps import small_map


def felt() -> JourneyMap:
    map_ = small_map()
    cards = [
        Card(id=f"e{n}", lane="mood", step=step, type="emotion", feeling=Feeling(level=level))
        for n, (step, level) in enumerate((("notice", -1.0), ("find", 2.0)))
    ]
    ask = Card(id="ask", lane="mood", step="pay", type="note", text="How was it?")
    lane = Lane(id="mood", type="emotion")
    return evolve(map_, lanes=(*map_.lanes, lane), cards=(*map_.cards, *cards, ask))


def levels(map_: JourneyMap) -> list[float | None]:
    return [
        card.feeling.level if card.feeling else None for card in map_.cards if card.lane == "mood"
    ]


def test_all_selected_emotions_get_the_level_in_one_step() -> None:
    act = act_of("level:4")
    change = act.run(felt(), Selection(("e0", "e1", "hole"), ("mood", "notice")))
    assert change is not None
    assert levels(change.map) == [1.0, 1.0, None]
    assert change.label == "Set Feeling"


def test_what_asks_for_a_feeling_gets_one() -> None:
    change = act_of("level:1.5").run(felt(), Selection(("ask",), ("mood", "pay")))
    assert change is not None
    assert levels(change.map) == [-1.0, 2.0, -1.5]


def test_half_above_the_best_is_the_best() -> None:
    change = act_of("level:5.5").run(felt(), Selection(("e0",), ("mood", "notice")))
    assert change is not None
    assert levels(change.map)[0] == 2.0


def test_it_is_offered_where_there_are_levels() -> None:
    act = act_of("level:2")
    assert act.offered(felt(), Selection(("e0",), ("mood", "notice")))
    assert act.offered(felt(), Selection((), ("do", "pay"))) is False
    assert act.offered(felt(), Selection(("hole",), ("do", "notice"))) is False
    assert act.ticked is not None
    assert act.ticked(felt(), Selection(("e0",), ("mood", "notice")))
    assert not act.ticked(felt(), Selection(("e0", "e1"), ("mood", "notice")))


def test_all_selected_faces_step_by_a_half_and_stay_within_the_scale() -> None:
    change = act_of("raise-level").run(felt(), Selection(("e0", "e1", "ask"), ("mood", "notice")))
    assert change is not None
    assert levels(change.map) == [-0.5, 2.0, None]
    down = act_of("lower-level").run(change.map, Selection(("e0", "e1"), ("mood", "notice")))
    assert down is not None
    assert levels(down.map) == [-1.0, 1.5, None]


def test_scores_step_by_one() -> None:
    lane = Lane(id="matter", type="engagement")
    cards = [
        Card(id=f"s{n}", lane="matter", step="find", type="engagement", engagement=score)
        for n, score in enumerate((1, 4))
    ]
    map_ = evolve(felt(), lanes=(*felt().lanes, lane), cards=(*felt().cards, *cards))
    change = act_of("lower-level").run(map_, Selection(("s0", "s1"), ("matter", "find")))
    assert change is not None
    assert [card.engagement for card in change.map.cells["matter", "find"]] == [1, 3]
    assert change.label == "Set Engagement"


def test_where_no_face_can_step_nothing_happens() -> None:
    act = act_of("raise-level")
    assert act.run(felt(), Selection(("e1",), ("mood", "find"))) is None
    assert act.run(felt(), Selection(("hole",), ("do", "notice"))) is None
    assert not act.offered(felt(), Selection(("ask",), ("mood", "pay")))
    assert act.offered(felt(), Selection(("e0", "hole"), ("mood", "notice")))
