"""Where parts of a text stand: every letter in its place, on every line, in both directions."""

from __future__ import annotations

import pytest

from app.layout.text.spans import span_boxes
from tests.layout.text.samples import SENTENCES, STYLE, typesetter

NEAR = 0.05  # points


@pytest.mark.parametrize("script", sorted(SENTENCES))
def test_the_boxes_of_all_letters_cover_the_ink_of_each_line(script: str) -> None:
    block = typesetter().block(SENTENCES[script], STYLE, 90.0)
    assert block.line_count > 1
    boxes = span_boxes(block, 0, len(block.text))
    high = block.height / block.line_count
    for number, line in enumerate(block.lines):
        own = [box for box in boxes if abs(box.y - number * high) < NEAR]
        assert min(box.x for box in own) <= line.x + NEAR
        assert max(box.x + box.width for box in own) >= line.x + line.width - NEAR


@pytest.mark.parametrize("script", sorted(SENTENCES))
def test_the_two_halves_of_a_line_do_not_overlap(script: str) -> None:
    text = SENTENCES[script].split()[0]
    block = typesetter().block(text, STYLE, 400.0)
    whole = sum(box.width for box in span_boxes(block, 0, len(text)))
    for cut in range(1, len(text)):
        first, second = span_boxes(block, 0, cut), span_boxes(block, cut, len(text))
        # A letter that is drawn in one with its neighbour belongs to both halves.
        assert sum(box.width for box in (*first, *second)) >= whole - NEAR


def test_a_word_stands_where_its_letters_measure() -> None:
    setter = typesetter()
    block = setter.block("one two", STYLE, 400.0)
    (box,) = span_boxes(block, 4, 7)
    before = setter.natural_width("one t", STYLE) - setter.natural_width("t", STYLE)
    assert abs(box.x - before) < 0.3
    assert abs(box.width - setter.natural_width("two", STYLE)) < 0.3
    assert span_boxes(block, 7, 7) == ()


def test_in_a_text_from_right_to_left_the_first_word_stands_right() -> None:
    text = "שלום עולם"
    block = typesetter().block(text, STYLE, 400.0, direction="rtl")
    (first,), (second,) = span_boxes(block, 0, 4), span_boxes(block, 5, 9)
    assert first.x > second.x + second.width - NEAR


def test_what_is_broken_over_two_lines_has_a_box_on_each() -> None:
    block = typesetter().block("first\nsecond", STYLE, 400.0)
    assert len(span_boxes(block, 3, 9)) == 2
