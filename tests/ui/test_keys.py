"""The keys of commands as data: nobody shares one, whatever is given, taken over or read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from app.ui.commands import COMMANDS
from app.ui.fixed_keys import NAVIGATE, OF_SYSTEM, WRITE
from app.ui.keys import KeyTable, portable

IDS = [command.id for command in COMMANDS]
KEYS = ["Ctrl+D", "Ctrl+T", "F2", "F7", "Alt+Left", "Ctrl+K", "Ctrl++", "Ctrl+,", "Meta+X"]


def owners(table: KeyTable) -> list[str]:
    return [key for id_ in IDS for key in table.of(id_)]


def test_at_first_the_keys_are_those_of_the_table() -> None:
    table = KeyTable()
    for command in COMMANDS:
        assert table.of(command.id) == tuple(map(portable, command.keys)), command.id
        assert not table.is_changed(command.id)
    assert table.changed == {}


def test_a_key_that_is_taken_over_is_lost_by_who_had_it() -> None:
    table = KeyTable().given("duplicate", "Ctrl+T")
    assert table.of("duplicate") == ("Ctrl+T",)
    assert table.of("insert-stage-after") == ()
    assert table.holder("Ctrl+D") == ""
    assert table.changed == {"duplicate": ("Ctrl+T",), "insert-stage-after": ()}


def test_reset_takes_the_key_back() -> None:
    table = KeyTable().given("duplicate", "Ctrl+T").reset("insert-stage-after")
    assert table.of("insert-stage-after") == ("Ctrl+T",)
    assert table.of("duplicate") == ()
    assert table.reset("duplicate").changed == {}
    assert table.all_reset().changed == {}


def test_one_of_two_keys_that_is_taken_leaves_the_other() -> None:
    table = KeyTable().given("about", "F2")
    assert table.of("edit-text") == ("Ctrl+Return",)


def test_keys_that_move_an_edge_change_places_in_a_map_from_right_to_left() -> None:
    table = KeyTable()
    assert table.of("stretch-card", mirrored=True) == ("Alt+Shift+Left",)
    assert table.of("shrink-card", mirrored=True) == ("Alt+Shift+Right",)
    assert [id_ for id_ in IDS if table.is_turned(id_)] == ["stretch-card", "shrink-card"]
    # Keys that do not face each other stay, and nobody loses one.
    table = table.given("stretch-card", "Ctrl+Alt+Right")
    assert table.of("stretch-card", mirrored=True) == ("Ctrl+Alt+Right",)
    assert table.of("shrink-card", mirrored=True) == ("Alt+Shift+Left",)


@pytest.mark.parametrize(
    "stored",
    [
        {"nothing-of-the-kind": ("Ctrl+D",)},
        {"duplicate": ("Ctrl+Rubbish", "Ctrl+D")},
        {"duplicate": ("Ctrl+K, Ctrl+D", "Ctrl+D")},
        {"duplicate": ("", "Ctrl+D", "Ctrl+D")},
    ],
)
def test_what_a_file_holds_of_no_meaning_is_left_out(stored: Mapping[str, tuple[str, ...]]) -> None:
    assert KeyTable(stored).changed == {}


@given(
    stored=st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(KEYS), max_size=3)),
    moves=st.lists(st.tuples(st.sampled_from(IDS), st.lists(st.sampled_from(KEYS), max_size=2))),
)
def test_no_key_stands_for_two_commands_and_each_table_is_kept_by_its_changes(
    stored: dict[str, list[str]], moves: list[tuple[str, list[str]]]
) -> None:
    table = KeyTable(stored)
    for id_, keys in moves:
        table = table.given(id_, *keys) if keys else table.reset(id_)
        found = owners(table)
        assert len(found) == len(set(found))
        assert set(keys) <= set(table.of(id_))
        again = KeyTable(table.changed)
        assert {one: again.of(one) for one in IDS} == {one: table.of(one) for one in IDS}


def test_fixed_keys_are_keys_and_no_command_of_the_map_has_one_of_them() -> None:
    table = KeyTable()
    for key in (*(key for fixed in (*NAVIGATE, *WRITE) for key in fixed.keys), *OF_SYSTEM):
        assert portable(key) == key
        assert QKeySequence(key).toString()
    assert not [key for key in OF_SYSTEM if table.holder(key)]
    for fixed in NAVIGATE:
        assert not [key for key in fixed.keys if table.holder(key)], fixed.text
