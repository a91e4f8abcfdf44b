"""Long texts take time in proportion to their length."""

from __future__ import annotations

import gc
import time

import pytest

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
