"""Only what was changed is written back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.canvas.exact import as_shown, written_back

ODD = st.text(st.sampled_from("ab \r\n\u2028\u2029\u00a0\ufdd0é"), max_size=12)


@given(ODD)
def test_nothing_changed_gives_the_original(text: str) -> None:
    assert written_back(text, as_shown(text), as_shown(text)) == text


@given(ODD, ODD, st.data())
def test_a_change_in_the_middle_shows_as_it_was_typed(
    text: str, added: str, data: st.DataObject
) -> None:
    shown = as_shown(text)
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    edited = shown[:start] + added + shown[end:]
    made = written_back(text, shown, edited)
    assert as_shown(made) == as_shown(edited)


@given(ODD)
def test_typing_at_the_end_keeps_everything_before(text: str) -> None:
    shown = as_shown(text)
    assert written_back(text, shown, shown + "z") == text + "z"


@given(ODD)
def test_typing_at_the_start_keeps_everything_behind(text: str) -> None:
    shown = as_shown(text)
    made = written_back(text, shown, "z" + shown)
    assert made == "z" + text
