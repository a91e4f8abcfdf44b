"""Lists on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.typed import list_text, typed_list


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("blue, green", ("blue", "green")),
        ("blue،green、red", ("blue", "green", "red")),
        ('"last, first", other', ("last, first", "other")),
        (" , blue,, blue ,", ("blue",)),
        ('5" pipe', ('5" pipe',)),
        ('"not closed, at all', ('"not closed', "at all")),
        ("", ()),
    ],
)
def test_a_line_is_understood(text: str, items: tuple[str, ...]) -> None:
    assert typed_list(text) == items


@given(st.lists(st.text(min_size=1), unique=True).map(tuple))
def test_a_shown_list_is_read_as_it_was(items: tuple[str, ...]) -> None:
    assert typed_list(list_text(items)) == items
