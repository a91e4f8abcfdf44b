"""Texts of a map that are told in the window stand in one line and are not too long for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.editor.short import short


def test_a_text_that_fits_is_put_into_one_line_and_left_whole() -> None:
    assert short("  Wait\n\tfor  it ", 11) == "Wait for it"
    assert short("", 5) == ""


def test_of_a_longer_one_the_beginning_stands_without_a_gap_before_the_dots() -> None:
    assert short("Wait for it", 10) == "Wait for…"
    assert short("Wait for it", 6) == "Wait…"


@given(st.text(max_size=60), st.integers(1, 50))
def test_it_is_never_longer_than_it_may_be_and_ends_by_dots_only_where_cut(
    text: str, most: int
) -> None:
    line, made = " ".join(text.split()), short(text, most)
    assert len(made) <= most
    assert made == line or (made.endswith("…") and line.startswith(made[:-1]) and len(line) > most)
