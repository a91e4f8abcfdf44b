"""Paths from step to step by commands."""

from __future__ import annotations

import pytest

from app.editor.acts import FAMILIES, act_of
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.stage import Path
from tests.editor.acts.acting import done
from tests.editor.maps import small_map


def with_path(kind: str = "loop", end: str = "notice") -> JourneyMap:
    path = Path(id="back", kind=kind, from_step="pay", to_step=end, condition="too dear")
    return evolve(small_map(), paths=(path,))


@pytest.mark.parametrize(
    ("start", "target", "kind"),
    [("pay", "notice", "loop"), ("find", "find", "loop"), ("notice", "pay", "skip")],
)
def test_a_path_leads_to_a_step_and_its_condition_is_written_next(
    start: str, target: str, kind: str
) -> None:
    lane = "do"
    change = done(f"path-to:{target}", small_map(), cell=(lane, start))
    assert change is not None
    (path,) = change.map.paths
    assert (path.from_step, path.to_step, path.kind) == (start, target, kind)
    assert change.selection == Selection((path.id,))
    assert change.write == path.id


def test_an_exit_leads_nowhere() -> None:
    change = done("path-to:", small_map(), "find")
    assert change is not None
    assert (change.map.paths[0].kind, change.map.paths[0].to_step) == ("exit", "")


@pytest.mark.parametrize(("first", "second"), [("find", "notice"), ("pay", "find")])
def test_two_selected_steps_are_joined_in_the_order_of_selecting(first: str, second: str) -> None:
    records = ["need" if id_ == "notice" else id_ for id_ in (first, second)]
    change = done("path:branch", small_map(), *records)
    assert change is not None
    (path,) = change.map.paths
    assert (path.from_step, path.to_step, path.kind) == (first, second, "branch")


def test_a_selected_path_changes_its_kind_and_keeps_its_words() -> None:
    change = done("path:branch", with_path(), "back")
    assert change is not None
    assert (change.map.paths[0].kind, change.map.paths[0].condition) == ("branch", "too dear")
    assert FAMILIES["path"].held(change.map, Selection(("back",))) == {"branch"}
    leaving = done("path:exit", with_path(), "back")
    assert leaving is not None
    assert leaving.map.paths[0].to_step == ""
    again = done("path:loop", leaving.map, "back")
    assert again is not None
    assert again.map.paths[0].to_step == "pay", "a loop has an end"


def test_deleting_a_path_goes_to_the_step_where_it_began() -> None:
    change = done("delete", with_path(), "back")
    assert change is not None
    assert change.map.paths == ()
    assert (change.label, change.told) == ("Delete Path", "1 path deleted")
    assert change.selection == Selection(("pay",))


def test_one_step_alone_cannot_be_joined_by_a_loop() -> None:
    assert done("path:loop", small_map(), "find") is None
    assert act_of("path:exit").offered(small_map(), Selection(("find",)))
