"""As much of a text as has room, and an ellipsis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.shortened import readable, shortened
from app.layout.style import Style, make_style
from app.layout.themes import theme
from tests.layout.sheets import journey, typesetter

TOLD = "Works until midnight, sleeps late; then takes the bus — or a taxi. "


def style_of() -> Style:
    return make_style(journey(), theme("paper"), 12.0, typesetter())


@given(st.text("abcde ", max_size=40), st.floats(0, 300))
def test_a_shortened_name_fits_and_is_the_longest_that_does(text: str, width: float) -> None:
    style = style_of()
    shown = shortened(text, width, style)
    if shown == text:
        assert not text or style.width(text, bold=True) <= width
        return
    assert style.width(shown, bold=True) <= width
    kept = shown.removesuffix("…")
    assert text.startswith(kept)
    longer = [
        text[:n].rstrip() + "…" for n in range(len(kept) + 1, len(text)) if text[n - 1] != " "
    ]
    assert all(style.width(one, bold=True) > width for one in longer)


@given(st.floats(40, 300), st.integers(1, 3))
def test_what_is_told_in_words_fits_and_ends_behind_the_last_word_that_does(
    width: float, lines: int
) -> None:
    style, words = style_of(), TOLD.split()
    shown = shortened(TOLD * 3, width, style, lines, bold=False, words=True)
    assert style.block(shown, width).line_count <= lines
    count = len(shown.removesuffix("…").split())
    told = words * 3
    assert count == 1 or shown == " ".join(told[:count]).rstrip(",;. ") + "…"
    longer = " ".join(told[: count + 1]).rstrip(",;. ") + "…"
    assert told[count] == "—" or style.block(longer, width).line_count > lines


def test_less_of_a_bold_text_has_room_than_of_a_plain_one() -> None:
    style = style_of()

    def shown(bold: bool) -> list[int]:
        widths = range(60, 200, 10)
        return [len(shortened(TOLD, w, style, bold=bold)) for w in widths]

    both = list(zip(shown(True), shown(False), strict=True))
    assert all(bold <= plain for bold, plain in both)
    assert sum(bold < plain for bold, plain in both) > len(both) / 2


def test_lines_that_fit_when_joined_are_shown_whole() -> None:
    shown = shortened("Works\nuntil\nmidnight.", 300, style_of(), 2, bold=False, words=True)
    assert shown == "Works until midnight."


@pytest.mark.parametrize("words", [False, True])
def test_no_comma_or_dash_stands_before_the_ellipsis(words: bool) -> None:
    style = style_of()
    for text in ("Pay, rate, tell", "Wait — ride — pay", "Need; order; wait"):
        for width in range(10, 90):
            shown = shortened(text, width, style, words=words, bold=False)
            assert shown.rstrip("…").rstrip(" ,;—") == shown.rstrip("…")


def test_a_name_of_which_hardly_anything_is_left_is_none() -> None:
    style = style_of()
    for name, kept in (("Need", "N"), ("Realise the need", "Re"), ("Wait", "W")):
        width = style.width(f"{kept}…", bold=True) + 0.1
        assert shortened(name, width, style) == f"{kept}…"
        assert readable(name, width, style) == ""
    for name, kept in (("Order", "Or"), ("Understand all that is asked", "Unde"), ("Go", "Go")):
        said = name if kept == name else f"{kept}…"
        assert readable(name, style.width(said, bold=True) + 0.1, style) == said
