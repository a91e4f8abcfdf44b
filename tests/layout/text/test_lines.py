"""Lines take as many words as fit, and long texts time in proportion to their length."""

from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.text import TextStyle
from tests.layout.text.samples import STYLE, typesetter

UNITS = {
    "one word": "x",
    "words": "word ",
    "hyphens": "-",
    "accents": "e\u0301",
    "Arabic": "بالعالم",
    "Hindi": "क्ष",
    "Thai": "สวัสดี",
    "Chinese": "我选择",
    "emoji": "👍",
    "spaces": " ",
    "marks": "\u0301",
    "zero width": "\u200b",
}


def seconds(text: str) -> float:
    """The least processor time of three to measure and to set a text at the width of a card.

    Without collections: they walk through all that a whole run of tests has left in memory.
    """
    times = []
    for _ in range(3):
        setter = typesetter()
        setter.block("warm", STYLE, 90)
        gc.disable()
        try:
            start = time.process_time()
            assert setter.block(text, STYLE, 90).lines
            times.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(times)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_time_is_linear(unit: str) -> None:
    text = unit * (64_000 // len(unit))
    short, long = seconds(text[: len(text) // 8]), seconds(text)
    # Eight times the text; a quadratic part would show as up to 64. The rest is for the machine.
    assert long < 20 * short + 0.05


@pytest.mark.prove
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_a_megabyte_is_set_in_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit.encode()))
    block = typesetter().block(text, STYLE, 90)
    assert block.breaks[-1][1] == len(text)
    assert len(block.lines) == block.line_count


# Words without a hyphen, after which a line may end too, and one or more spaces between them.
_WORDS = st.lists(st.from_regex("[aefilmWTVo1]{1,9}[.,]?", fullmatch=True), max_size=14)
_SPACES = st.lists(st.integers(1, 3), min_size=15, max_size=15)


@given(_WORDS, _SPACES, st.floats(0, 200), st.booleans())
def test_each_line_takes_as_many_words_as_fit(
    words: list[str], spaces: list[int], width: float, bold: bool
) -> None:
    setter, style = typesetter(), TextStyle(10, bold)
    text = "".join(word + " " * many for word, many in zip(words, spaces, strict=False))

    def wide(part: str) -> float:
        return setter.natural_width(part, style) if part.strip(" ") else 0.0

    whole = all(wide(word) <= width for word in words)
    block = setter.block(text, style, width)
    lines = [text[start:end] for start, end in block.breaks]
    assert "".join(lines) == text
    if not whole:
        return
    assert all(wide(one) <= width + 1e-4 for one in lines)
    assert max(map(wide, lines)) == pytest.approx(block.ink_width)
    assert wide(lines[-1]) == pytest.approx(block.last_width)
    for one, after in pairwise(lines):
        assert after[0] != " "
        assert wide(one + after.split(" ")[0]) > width - 1e-4
