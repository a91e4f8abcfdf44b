"""The session: preview, commit, cancel, undo, redo, the clean mark, and edits that fail."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from weakref import finalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.editor.history import DEPTH
from app.editor.selection import Selection
from app.editor.session import Session
from app.models import edits
from app.models.base import evolve
from app.models.edits import EditError
from app.models.journey import JourneyMap
from tests.editor.maps import small_map


def renamed(title: str) -> JourneyMap:
    return edits.rename_map(small_map(), title)


def broken(map_: JourneyMap) -> JourneyMap:
    """A card in a lane that does not exist."""
    return evolve(map_, cards=(evolve(map_.cards[0], lane="nowhere"), *map_.cards[1:]))


def test_preview_is_shown_and_not_recorded() -> None:
    session = Session(small_map())
    before = session.map
    session.preview(renamed("Boots"))
    assert session.shown.title == "Boots"
    assert session.map is before
    assert session.depth == 0
    assert session.clean


def test_cancel_shows_the_very_same_map_again() -> None:
    session = Session(small_map())
    before = session.map
    session.preview(renamed("Boots"))
    session.cancel()
    assert session.shown is before


def test_commit_is_one_step_whatever_was_previewed() -> None:
    session = Session(small_map())
    for text in ("B", "Bo", "Boo", "Boots"):
        session.preview(renamed(text))
    assert session.commit("Rename Map", renamed("Boots"))
    assert session.shown is session.map
    assert (session.map.title, session.depth, session.undo_label) == ("Boots", 1, "Rename Map")


def test_undo_and_redo_give_the_very_same_objects_and_selections() -> None:
    session = Session(small_map())
    first = session.map
    session.select(Selection(("hole",), ("do", "notice")))
    session.commit("Rename Map", renamed("Boots"), Selection(("look",), ("do", "find")))
    second = session.map
    session.select(Selection(("try",), ("do", "find")))
    session.undo()
    assert session.map is first
    assert session.selection == Selection(("hole",), ("do", "notice"))
    assert session.redo_label == "Rename Map"
    session.redo()
    assert session.map is second
    assert session.selection == Selection(("look",), ("do", "find"))


def test_an_equal_map_is_no_step() -> None:
    session = Session(small_map())
    assert not session.commit("Rename Map", small_map())
    assert session.depth == 0


def test_undoing_back_to_the_saved_state_is_clean() -> None:
    session = Session(small_map())
    session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Boots"))
    session.mark_saved()
    session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Hats"))
    seen = [session.clean]
    for _ in range(2):
        session.undo()
        seen.append(session.clean)
    assert seen == [False, True, False]


def test_history_is_at_least_two_hundred_deep() -> None:
    session = Session(small_map())
    start = session.map
    for number in range(250):
        session.commit("Rename Map", renamed(f"Map {number}"))
    for _ in range(250):
        session.undo()
    assert session.map is start


def test_changes_of_one_gesture_merge() -> None:
    session = Session(small_map())
    start = session.map
    for name in ("A", "AB", "ABC"):
        session.commit("Rename", renamed(name), merge="typing")
    assert session.depth == 1
    session.edit("Rename", lambda map_: edits.rename_map(map_, "Z"), merge="other")
    assert session.depth == 2
    session.undo()
    session.undo()
    assert session.map is start


def test_a_map_with_dangling_references_is_refused_whole() -> None:
    session = Session(small_map())
    start = session.map
    session.preview(renamed("Boots"))
    with pytest.raises(EditError, match="nowhere"):
        session.edit("Break", broken)
    assert session.map is start
    assert session.shown is start
    assert (session.depth, session.clean) == (0, True)


def test_an_edit_that_raises_changes_nothing() -> None:
    session = Session(small_map())
    start = session.map
    session.preview(renamed("Boots"))

    def fails(map_: JourneyMap) -> JourneyMap:
        raise ArithmeticError("no")

    with pytest.raises(ArithmeticError):
        session.edit("Fail", fails)
    assert session.shown is start


def test_a_guard_refuses_before_anything_is_recorded() -> None:
    session = Session(small_map())
    start = session.map

    def refuses(map_: JourneyMap) -> None:
        if map_.title == "Boots":
            raise RuntimeError("cannot be laid out")

    session.guard(refuses)
    with pytest.raises(RuntimeError):
        session.commit("Rename Map", renamed("Boots"))
    with pytest.raises(RuntimeError):
        session.preview(renamed("Boots"))
    assert session.shown is start
    assert session.depth == 0


def test_listeners_hear_each_change_once() -> None:
    session = Session(small_map())
    heard: list[str] = []
    session.listen(lambda: heard.append(session.shown.title))
    session.preview(renamed("Bo"))
    session.commit("Rename Map", renamed("Boots"))
    session.undo()
    session.select(Selection(("hole",)))
    session.select(Selection(("hole",)))
    assert heard == ["Bo", "Boots", "Buying shoes", "Buying shoes"]


def test_a_selection_never_holds_what_is_gone() -> None:
    session = Session(small_map())
    session.select(Selection(("hole", "look"), ("do", "find")))
    session.edit("Delete", lambda map_: edits.remove_cards(map_, ["look"]))
    after = session.selection.records
    session.undo()
    assert (after, session.selection.records) == (("hole",), ("hole", "look"))


@pytest.mark.parametrize(
    ("undone", "redone", "kept"),
    [(0, 0, [9, 10, 11, 12]), (12, 0, [0, 1, 2, 3]), (12, 12, [9, 10, 11, 12])],
)
def test_maps_far_away_in_the_history_keep_nothing_that_was_worked_out(
    undone: int, redone: int, kept: list[int]
) -> None:
    session = Session(small_map())
    maps = [session.map]
    worked_out = {0: session.map.records}
    for number in range(1, 13):
        session.commit("Rename Map", edits.rename_map(session.map, f"Name {number}"))
        maps.append(session.map)
        worked_out[number] = session.map.records
    for move in [session.undo] * undone + [session.redo] * redone:
        move()
        now = next(at for at, map_ in enumerate(maps) if map_ is session.map)
        assert session.map.records == worked_out[now]
        worked_out[now] = session.map.records
    # what is worked out anew is another object
    assert [at for at, map_ in enumerate(maps) if map_.records is worked_out[at]] == kept


def test_sessions_with_a_history_are_collected_safely_in_circles() -> None:
    """As closed windows are. Wrong, this ends the process."""
    collected: list[int] = []
    for number in range(30):
        session = Session(small_map())
        for title in ("A", "B", "C"):
            session.commit("Rename Map", renamed(title))
        session.undo()
        session.listen(lambda held=session: held.cancel())  # type: ignore[misc]
        finalize(session, collected.append, number)
        del session
        gc.collect()
    assert len(collected) == 30


def test_a_program_ends_without_a_word_though_a_session_is_left() -> None:
    """Qt's own end comes before that of what was to be tidied up before Qt was there."""
    program = """
import weakref
weakref.finalize(lambda: None, int)
from PySide6.QtWidgets import QApplication
application = QApplication([])
from app.editor.session import Session
from app.models import edits
from tests.editor.maps import small_map
session = Session(small_map())
session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Boots"))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.returncode == 0


class RandomSession(RuleBasedStateMachine):
    """Edits, previews, saves, undo and redo in any order: the history is a list of maps."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(small_map())
        self.maps = [self.session.map]
        self.at = 0
        self.saved: int | None = 0

    @rule(title=st.text(max_size=3))
    def commit(self, title: str) -> None:
        made = edits.rename_map(self.session.map, title)
        if self.session.commit("Rename", made):
            if self.saved is not None and self.saved > self.at:
                self.saved = None
            self.maps[self.at + 1 :] = [self.session.map]
            self.at += 1

    @rule(title=st.text(max_size=3))
    def preview(self, title: str) -> None:
        self.session.preview(edits.rename_map(self.session.map, title))

    @rule()
    def cancel(self) -> None:
        self.session.cancel()

    @rule()
    def fail(self) -> None:
        with pytest.raises(EditError):
            self.session.edit("Break", broken)

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.at = min(len(self.maps) - 1, self.at + 1)

    @precondition(lambda self: self.session.shown is self.session.map)
    @rule()
    def save(self) -> None:
        self.session.mark_saved()
        self.saved = self.at

    @invariant()
    def the_document_is_that_of_the_index(self) -> None:
        assert self.session.map is self.maps[self.at]
        assert self.session.depth == self.at

    @invariant()
    def clean_exactly_where_saved(self) -> None:
        assert self.session.clean == (self.saved == self.at)


TestRandomSession = RandomSession.TestCase


@given(st.lists(st.sampled_from(["map", "hole", "look", "gone", "do"]), max_size=4))
def test_what_survives_of_a_selection_is_in_the_map(records: list[str]) -> None:
    session = Session(small_map(), Selection(tuple(records)))
    session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Boots"))
    assert session.selection.records == tuple(one for one in records if one != "gone")


def test_what_is_set_aside_comes_by_redo_alone() -> None:
    session = Session(small_map())
    before = session.map
    session.set_aside("Rename Map", lambda _: renamed("Boots"), "")
    assert (session.map, session.depth, session.redo_label) == (before, 0, "Rename Map")
    session.redo()
    assert session.map.title == "Boots"
    session.undo()
    assert session.map is before


def test_what_is_set_aside_comes_before_what_redo_would_bring_and_none_of_it_goes() -> None:
    session = Session(small_map())
    start = session.map
    maps = [renamed(one) for one in ("Boots", "Socks")]
    for map_ in maps:
        session.commit("Rename Map", map_, merge="title")
    session.mark_saved()
    session.undo()
    session.commit("Rename Map", maps[0])
    session.commit("Rename Again", maps[1], merge="title")
    session.mark_saved()
    for _ in range(2):
        session.undo()
    session.set_aside("Edit Text", lambda map_: edits.rename_map(map_, "Shoes"), "")
    assert (session.redo_label, session.aside, session.clean) == ("Edit Text", "", False)
    session.redo()
    assert (session.map.title, session.redo_label, session.aside) == ("Shoes", "", None)
    session.undo()
    assert (session.map, session.redo_label) == (start, "Rename Map")
    session.redo()
    assert (session.map, session.redo_label) == (maps[0], "Rename Again")
    session.redo()
    assert (session.map, session.clean) == (maps[1], True), "it is the saved one, as before"
    assert session.redo_label == "Edit Text", "undone it comes behind the others"
    session.redo()
    assert (session.map.title, session.depth) == ("Shoes", 3)
    for _ in range(3):
        session.undo()
    assert session.map is start


@pytest.mark.parametrize("said", [Session.mark_saved, Session.mark_modified])
def test_what_was_saved_before_is_not_clean_once_the_file_holds_something_else(
    said: Callable[[Session], None],
) -> None:
    session = Session(small_map())
    session.commit("Rename Map", renamed("Boots"))
    session.mark_saved()
    session.undo()
    session.set_aside("Edit Text", lambda map_: edits.rename_map(map_, "Shoes"), "")
    session.redo()
    said(session)
    session.undo()
    session.redo()
    assert (session.map.title, session.clean) == ("Boots", False)


def test_what_is_set_aside_is_gone_with_the_next_step_and_where_it_can_be_no_more() -> None:
    session = Session(small_map())
    session.set_aside("Edit Text", lambda map_: edits.rename_map(map_, "Shoes"), "")
    session.commit("Rename Map", renamed("Boots"))
    assert (session.redo_label, session.aside) == ("", None)
    gone = edits.remove_cards(session.map, ["hole"])
    session.commit("Delete Card", gone)
    session.undo()
    session.set_aside("Edit Card", lambda map_: edits.set_card_text(map_, "hole", "New"), "hole")
    session.redo()
    session.undo()
    session.redo()
    assert session.map is gone
    session.redo()
    assert session.map is gone, "the card is not there"
    assert (session.redo_label, session.bring_aside()) == ("", False)


def test_a_refused_map_is_not_set_aside() -> None:
    session = Session(small_map())
    session.set_aside("Break", broken, "")
    session.set_aside("Change Nothing", lambda map_: map_, "")
    session.set_aside("Rename Step", lambda map_: edits.rename_step(map_, "nowhere", "A"), "")
    assert session.redo_label == ""

    def refuses(_: JourneyMap) -> None:
        raise edits.EditError("no room")

    session.guard(refuses)
    session.set_aside("Rename Map", lambda _: renamed("Boots"), "")
    assert (session.redo_label, session.depth) == ("", 0)


def test_what_is_set_aside_brings_along_what_a_step_does() -> None:
    session = Session(small_map())
    met: list[str] = []
    session.guard(lambda map_: met.append(map_.title))
    session.bring_along(lambda _, after: edits.rename_map(after, f"{after.title}!"))
    session.set_aside("Rename Map", lambda _: renamed("Boots"), "")
    session.redo()
    assert session.map.title == "Boots!"
    assert set(met) == {"Boots!"}, "what refuses a map meets the one that would be recorded"


def test_a_fault_met_by_what_is_set_aside_is_told_and_changes_nothing() -> None:
    session = Session(small_map())
    start = session.map

    def fails(_: JourneyMap) -> None:
        raise LookupError("a fault of the program")

    session.guard(fails)
    with pytest.raises(LookupError):
        session.set_aside("Rename Map", lambda _: renamed("Boots"), "")
    assert (session.map, session.redo_label, session.depth) == (start, "", 0)


def test_of_a_full_history_nothing_goes_for_what_is_set_aside() -> None:
    session = Session(small_map())
    first = session.map
    for number in range(DEPTH):
        session.commit("Rename Map", renamed(str(number)))
    session.set_aside("Rename Map", lambda _: renamed("Boots"), "")
    assert session.depth == DEPTH
    for _ in range(DEPTH):
        session.undo()
    assert session.map is first
