"""Blocks: nothing is lost, nothing sticks out, and what was measured is what is drawn."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.layout.text import EmojiRun, GlyphRun, Line, TextBlock, TextStyle
from app.layout.text.breaks import break_locale, grapheme_ends, line_breaks
from app.layout.text.characters import HIDDEN, visible_end
from tests.layout.text.samples import (
    MORE_SENTENCES,
    SENTENCES,
    STYLE,
    STYLES,
    texts,
    typesetter,
)

NEAR = 0.01  # points

ALL_SENTENCES = sorted((SENTENCES | MORE_SENTENCES).values())
directions = st.sampled_from(["ltr", "rtl"])


def text_of(run: GlyphRun | EmojiRun) -> str:
    """The text of a run in logical order."""
    if isinstance(run, EmojiRun):
        return run.text
    clusters = reversed(run.clusters) if run.rtl else run.clusters
    return "".join(cluster.text for cluster in clusters)


def shown(text: str) -> str:
    return HIDDEN.sub("", text)


def paragraph_of(block: TextBlock, line: tuple[int, int]) -> tuple[int, str]:
    """Start and text of the paragraph that a line stands in."""
    start = block.text.rfind("\n", 0, line[0]) + 1
    end = block.text.find("\n", line[0])
    return start, block.text[start : len(block.text) if end < 0 else end]


def visible(block: TextBlock, line: Line) -> str:
    return block.text[line.start : visible_end(block.text, line.start, line.end)]


@given(texts(), st.sampled_from(STYLES), st.floats(0, 200), directions)
@example("e\u0301" * 9, STYLE, 12.0, "ltr")
@example("بالعالم" * 9, STYLE, 25.0, "ltr")
@example("(12) [3]", STYLE, 20.0, "rtl")
def test_every_character_is_set_once(
    text: str, style: TextStyle, width: float, direction: str
) -> None:
    block = typesetter().block(text, style, width, direction=direction)  # type: ignore[arg-type]
    assert block.text == text
    position = 0
    for line in block.lines:
        assert line.start == position
        position = line.end + (text[line.end : line.end + 1] == "\n")
        expected = shown(visible(block, line))
        assert Counter(shown("".join(map(text_of, line.runs)))) == Counter(expected)
        for run in line.runs:
            assert shown(text_of(run)) in expected
        if all(isinstance(run, EmojiRun) or not run.rtl for run in line.runs):
            pieces = [shown(text_of(run)) for run in line.runs]
            if not any("\u0590" <= c <= "\u08ff" for c in text):
                assert "".join(pieces) == expected or direction == "rtl" or has_bidi(text)
    assert position == len(text)


def has_bidi(text: str) -> bool:
    return any(
        c in "\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068" or c > "\ufb1c" for c in text
    )


@given(texts(), st.sampled_from(STYLES), st.floats(0, 200), directions)
def test_what_is_measured_is_what_is_drawn(
    text: str, style: TextStyle, width: float, direction: str
) -> None:
    block = typesetter().block(text, style, width, direction=direction)  # type: ignore[arg-type]
    assert tuple((line.start, line.end) for line in block.lines) == block.breaks
    assert block.ink_width == pytest.approx(max(line.width for line in block.lines), abs=NEAR)
    assert block.last_width == pytest.approx(block.lines[-1].width, abs=NEAR)
    assert block.height == pytest.approx(len(block.lines) * style.leading * style.size)
    for line in block.lines:
        pen = line.x
        for run in line.runs:
            assert run.x == pytest.approx(pen, abs=NEAR)
            pen += run.width
            if isinstance(run, GlyphRun):
                units = 0.0
                for cluster in run.clusters:
                    assert cluster.x == units
                    units += cluster.advance
                assert run.width == pytest.approx(units * run.size / run.face.upem)
        assert pen - line.x == pytest.approx(line.width, abs=NEAR)


@given(texts(), st.sampled_from(STYLES), st.floats(0, 200), directions)
@example("An e-mail", STYLE, 30.0, "ltr")
@example("an e-mail", STYLE, 15.0, "ltr")
@example("IIIIII🏽 ", STYLE, 0.0, "ltr")
@example("II🚕🏽 I", STYLE, 0.0, "rtl")
def test_lines_end_where_they_may_and_as_late_as_they_can(
    text: str, style: TextStyle, width: float, direction: str
) -> None:
    setter = typesetter()
    block = setter.block(text, style, width, direction=direction)  # type: ignore[arg-type]
    for line in block.lines:
        offset, paragraph = paragraph_of(block, (line.start, line.end))
        start, end = line.start - offset, line.end - offset
        legal = line_breaks(paragraph, break_locale("en")) if paragraph else [0]
        graphemes = [0, *grapheme_ends(paragraph)]
        if line.width > width + NEAR:
            inside = [g for g in graphemes if start < g < visible_end(paragraph, start, end)]
            assert not inside, "sticks out, though it could have been divided"
        if end == len(paragraph):
            continue
        if end in legal:
            following = legal[legal.index(end) + 1]
            seen = paragraph[start : visible_end(paragraph, start, following)]
            assert setter.natural_width(seen, style) > width - style.size / 10
        else:
            assert end in graphemes
            assert not [b for b in legal if start < b < end], "a word was divided without need"


@given(texts() | st.from_regex("[0-9]{1,9}", fullmatch=True), st.sampled_from(STYLES))
def test_a_text_fits_its_natural_and_its_least_width(text: str, style: TextStyle) -> None:
    setter = typesetter()
    natural = setter.natural_width(text, style)
    for direction in ("ltr", "rtl"):
        block = setter.block(text, style, natural, direction=direction)
        assert block.line_count == text.count("\n") + 1
    least = setter.min_width(text, style)
    assert least <= natural
    block = setter.block(text, style, least)
    for line in block.breaks:
        offset, paragraph = paragraph_of(block, line)
        assert line[1] - offset in [0, *line_breaks(paragraph, break_locale("en"))]


@pytest.mark.parametrize("sentence", ALL_SENTENCES)
@pytest.mark.parametrize("style", STYLES)
def test_the_fonts_have_every_script(sentence: str, style: TextStyle) -> None:
    block = typesetter().block(sentence, style, 120)
    assert block.missing == frozenset()
    glyphs = [
        glyph
        for line in block.lines
        for run in line.runs
        if isinstance(run, GlyphRun)
        for cluster in run.clusters
        for glyph, _, _ in cluster.glyphs
    ]
    assert glyphs
    assert 0 not in glyphs


def test_a_missing_character_becomes_a_box_that_keeps_its_text() -> None:
    block = typesetter().block("a\ue000b", STYLE, 100)
    assert block.missing == {"\ue000"}
    (run,) = block.lines[0].runs
    assert isinstance(run, GlyphRun)
    assert [(c.text, c.glyphs[0][0] == 0) for c in run.clusters] == [
        ("a", False),
        ("\ue000", True),
        ("b", False),
    ]
    assert run.clusters[1].advance > 0


@pytest.mark.parametrize("character", ["\x00", "\u00ad", "\r", "\u200b", "\u2028", "\ufeff"])
def test_invisible_characters_take_no_room(character: str) -> None:
    setter = typesetter()
    with_it = setter.natural_width(f"ab{character}cd", STYLE)
    assert with_it == pytest.approx(setter.natural_width("abcd", STYLE), abs=NEAR)
    assert setter.block(f"ab{character}cd", STYLE, 100).missing == frozenset()


def test_a_tab_is_four_spaces_wide() -> None:
    setter = typesetter()
    width = setter.natural_width("a\tb", STYLE) - setter.natural_width("ab", STYLE)
    assert width == pytest.approx(
        setter.natural_width("a    b", STYLE) - setter.natural_width("ab", STYLE)
    )


def test_the_language_chooses_the_form_of_ideographs() -> None:
    def face(language: str, text: str) -> str:
        run = typesetter(language).block(text, STYLE, 100).lines[0].runs[0]
        assert isinstance(run, GlyphRun)
        return run.face.name

    assert [face(language, "直骨") for language in ("zh", "ja", "en")] == ["SC", "JP", "SC"]
    assert face("en", "直骨の") == "JP"
    assert face("zh", "直骨の") == "SC"
    assert {face(language, "한국") for language in ("zh", "ja", "ko", "en")} == {"KR"}


def test_quotes_beside_ideographs_take_their_width() -> None:
    setter = typesetter("zh")
    full = setter.natural_width("“下”", STYLE)
    assert full == pytest.approx(3 * STYLE.size)
    assert setter.natural_width("“a”", STYLE) < 2 * STYLE.size


@pytest.mark.parametrize(
    ("text", "align", "direction", "expected"),
    [
        ("abc", "start", "ltr", "left"),
        ("abc", "start", "rtl", "left"),
        ("abc", "end", "ltr", "right"),
        ("שלום", "start", "ltr", "right"),
        ("שלום", "end", "ltr", "left"),
        ("שלום", "left", "ltr", "left"),
        ("abc", "right", "ltr", "right"),
        ("abc", "center", "ltr", "center"),
        ("123", "start", "ltr", "left"),
        ("123", "start", "rtl", "right"),
    ],
)
def test_alignment_follows_the_paragraph(
    text: str, align: str, direction: str, expected: str
) -> None:
    block = typesetter().block(text, STYLE, 100, align, direction)  # type: ignore[arg-type]
    (line,) = block.lines
    left, right = line.x, 100 - line.x - line.width
    assert left + right + line.width == pytest.approx(100)
    gaps = {"left": (0, None), "right": (None, 0), "center": ((100 - line.width) / 2,) * 2}
    for gap, wanted in zip((left, right), gaps[expected], strict=True):
        if wanted is not None:
            assert gap == pytest.approx(wanted)


def test_right_to_left_text_stands_in_visual_order() -> None:
    block = typesetter().block("שלום (abc) 12", STYLE, 200)
    runs = block.lines[0].runs
    order = [text_of(run).strip() for run in runs if text_of(run).strip()]
    assert order[0] == "12"
    assert order[-1] == "שלום"
    assert order.index("abc") in range(1, len(order) - 1)
    brackets = [
        (cluster.text, cluster.glyphs[0][0])
        for run in runs
        if isinstance(run, GlyphRun) and run.rtl
        for cluster in run.clusters
        if cluster.text in "()"
    ]
    base = typesetter().fonts.base(bold=False, italic=False)
    assert [text for text, _ in brackets] == [")", "("]
    assert [glyph for _, glyph in brackets] == [base.glyph("("), base.glyph(")")]


def test_lines_are_as_far_apart_in_every_script() -> None:
    heights = {typesetter().block(sentence, STYLE, math.inf).height for sentence in ALL_SENTENCES}
    assert heights == {STYLE.leading * STYLE.size}
    block = typesetter().block("a\nb", STYLE, 100)
    first, second = block.lines
    assert second.baseline - first.baseline == pytest.approx(STYLE.leading * STYLE.size)
    assert 0 < first.baseline < STYLE.leading * STYLE.size


def test_an_empty_text_has_one_empty_line() -> None:
    block = typesetter().block("", STYLE, 100)
    assert (block.line_count, block.ink_width) == (1, 0)
    assert block.lines[0].runs == ()
    assert typesetter().block("a\n\n", STYLE, 100).breaks == ((0, 1), (2, 2), (3, 3))


def test_blocks_are_values() -> None:
    setter, other = typesetter(), typesetter()
    block = setter.block("abc", STYLE, 100)
    assert setter.block("abc", STYLE, 100) is block
    assert other.block("abc", STYLE, 100) == block
    assert hash(other.block("abc", STYLE, 100)) == hash(block)
    for unequal in (
        setter.block("abd", STYLE, 100),
        setter.block("abc", TextStyle(10.5), 100),
        setter.block("abc", STYLE, 101),
        setter.block("abc", STYLE, 100, "end"),
        setter.block("abc", STYLE, 100, "start", "rtl"),
        typesetter("ja").block("abc", STYLE, 100),
    ):
        assert unequal != block


def test_the_memory_of_blocks_is_bounded() -> None:
    setter = typesetter()
    setter._blocks.most = setter._paragraphs.most = 1000
    for i in range(100):
        text = f"{i} word"
        assert setter.block(text, STYLE, 100) is setter.block(text, STYLE, 100)
        assert len(setter._blocks) < 20
        assert len(setter._paragraphs) < 20


@pytest.mark.parametrize(
    ("style", "width", "align", "direction", "complaint"),
    [
        (TextStyle(0), 100.0, "start", "ltr", "size"),
        (TextStyle(math.nan), 100.0, "start", "ltr", "size"),
        (TextStyle(8, leading=0), 100.0, "start", "ltr", "leading"),
        (STYLE, -1.0, "start", "ltr", "width -1"),
        (STYLE, math.nan, "start", "ltr", "width nan"),
        (STYLE, 100.0, "middle", "ltr", "'middle'"),
        (STYLE, 100.0, "start", "up", "'up'"),
    ],
)
def test_what_cannot_be_set_is_refused(
    style: TextStyle, width: float, align: str, direction: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        typesetter().block("abc", style, width, align, direction)  # type: ignore[arg-type]


@given(texts(), st.sampled_from(STYLES))
def test_what_is_asked_at_once_is_what_is_asked_one_by_one(text: str, style: TextStyle) -> None:
    setter = typesetter()
    whole = setter.natural_width(text, style), setter.missing(text, style)
    assert setter.natural_size(text, style) == whole
    kept = setter.block(text, style, 60, "left", "rtl")
    assert setter.new_block(text, style, 60, "left", "rtl") == kept
    assert setter.new_block(text, style, 60, "left", "rtl").lines == kept.lines


@given(st.from_regex("[0-9]{1,4}([.,][0-9]{1,4}){0,2}", fullmatch=True), st.sampled_from(STYLES))
def test_a_number_is_as_wide_in_either_direction(text: str, style: TextStyle) -> None:
    setter = typesetter()
    either = [setter.block(text, style, 10_000, "left", way).ink_width for way in ("ltr", "rtl")]
    assert either == pytest.approx([setter.natural_width(text, style)] * 2)
