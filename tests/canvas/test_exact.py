"""Only what was changed is written back."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.canvas.exact import as_shown, written_back

ODD = st.text(st.sampled_from("ab \r\n\u2028\u2029\u00a0\ufdd0é"), max_size=12)


@given(ODD)
def test_nothing_changed_gives_the_original(text: str) -> None:
    assert written_back(text, as_shown(text), as_shown(text)) == text


@given(ODD, ODD, st.integers(0, 12), st.integers(0, 12))
@example("a\rb", "\n", 2, 0)
@example("\ra\n", "", 1, 1)
@example("\r", "\r", 0, 0)
@example("a\r\r", "\n", 1, 0)
def test_a_change_in_the_middle_shows_as_it_was_typed(
    text: str, pasted: str, before: int, replaced: int
) -> None:
    shown = as_shown(text)
    edited = shown[:before] + as_shown(pasted) + shown[before + replaced :]
    assert as_shown(written_back(text, shown, edited)) == edited


@given(ODD)
def test_what_is_pasted_stands_in_the_editor_as_shown(qapp: QApplication, text: str) -> None:
    editor = QPlainTextEdit()
    editor.insertPlainText(text)
    plain = as_shown(text).replace("\u2028", "\n").replace("\u00a0", " ")
    assert editor.toPlainText() == plain


@given(ODD)
def test_typing_at_the_end_keeps_everything_before(text: str) -> None:
    shown = as_shown(text)
    assert written_back(text, shown, shown + "z") == text + "z"


@given(ODD)
def test_typing_at_the_start_keeps_everything_behind(text: str) -> None:
    shown = as_shown(text)
    made = written_back(text, shown, "z" + shown)
    assert made == "z" + text
