"""Texts on the clipboard as notes of the tray."""

from __future__ import annotations

import pytest

from app.editor.clipboard.notes import notes_of


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("one", ("one",)),
        ("  one\n\n two \r\nthree\n", ("one", "two", "three")),
        ("\u2022\tbuy\n\u2022\tsell\n", ("\u2022 buy", "\u2022 sell")),
        ('"two\nlines"\nnext\n', ("two\nlines", "next")),
        ('"quoted" word', ('"quoted" word',)),
        (" \n\t\n", ()),
        ("", ()),
        ("half \ud83d", ("half \ufffd",)),
    ],
)
def test_each_line_that_is_not_blank_is_a_note(text: str, notes: tuple[str, ...]) -> None:
    assert notes_of(text) == notes


def test_a_list_longer_than_any_table_is_read() -> None:
    assert len(notes_of("a\n" * 60_000)) == 60_000


def test_all_of_it_is_one_note_where_that_is_asked_for() -> None:
    assert notes_of(" one\ntwo ", apart=False) == ("one\ntwo",)
    assert notes_of(" \n", apart=False) == ()
