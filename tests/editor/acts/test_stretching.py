"""Cards reach further, columns and lanes fit again, without a pointer."""

from __future__ import annotations

from app.editor.acts import ACTS
from app.editor.selection import Selection
from app.models import edits
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.editor.acts.acting import done
from tests.editor.maps import card_of, small_map

FIND = ("do", "find")


def long_map() -> JourneyMap:
    stage = Stage(id="keep", name="Keep", steps=(Step(id="mend"),))
    return edits.insert_stage(small_map(), stage, 2)


def span(map_: JourneyMap, card: str) -> tuple[str, str]:
    found = card_of(map_, card)
    return found.step, found.until


def test_a_card_reaches_over_the_next_step_and_back() -> None:
    longer = done("stretch-card", long_map(), "look", cell=FIND)
    assert longer is not None
    assert span(longer.map, "look") == ("find", "pay")
    shorter = done("shrink-card", longer.map, "look", cell=FIND)
    assert shorter is not None
    assert shorter.map == long_map()
    assert not ACTS["shrink-card"].offered(long_map(), Selection(("look",), FIND))


def test_several_cards_reach_further_each_over_its_own_columns() -> None:
    change = done("stretch-card", long_map(), "hole", "dry", "note", cell=("do", "notice"))
    assert change is not None
    assert span(change.map, "hole") == ("notice", "find")
    assert span(change.map, "dry") == ("need", "buy")
    assert span(change.map, "note") == ("", "")
    assert change.label == "Stretch Card"


def test_hidden_steps_are_passed_over() -> None:
    map_ = edits.change_step(long_map(), "pay", hidden=True)
    change = done("stretch-card", map_, "look", cell=FIND)
    assert change is not None
    assert span(change.map, "look") == ("find", "mend")
    back = done("shrink-card", change.map, "look", cell=FIND)
    assert back is not None
    assert span(back.map, "look") == ("find", "")


def test_at_the_end_of_the_map_there_is_nothing_to_reach() -> None:
    map_ = edits.span_card(long_map(), "look", "find", "mend")
    assert not ACTS["stretch-card"].offered(map_, Selection(("look",), FIND))
    assert ACTS["stretch-card"].run(map_, Selection(("look",), FIND)) is None


def test_a_column_and_a_lane_fit_again() -> None:
    map_ = edits.change_step(long_map(), "find", width=200.0)
    map_ = edits.change_lane(map_, "do", height=90.0)
    column = done("fit-column", map_, "find")
    assert column is not None
    assert column.label == "Fit Column"
    lane = done("fit-lane", column.map, cell=FIND)
    assert lane is not None
    assert lane.map == long_map()
    assert not ACTS["fit-lane"].offered(long_map(), Selection((), FIND))
    assert not ACTS["fit-column"].offered(long_map(), Selection((), FIND))
