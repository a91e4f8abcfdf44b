"""The editor breaks lines where layout did, and its glyphs stand where the card's stood."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtGui import QTextBlock, QTextLine

from app.canvas.field_editor import MARGIN
from app.canvas.field_layout import utf16_length
from app.layout.text import GlyphRun, TextStyle, Typesetter
from app.models import edits
from tests.canvas.driver import Driver
from tests.editor.maps import small_map
from tests.generators import EMOJI, WORDS, random_text

Drive = Callable[..., Driver]

EMOJI_SIGNS = frozenset("".join(EMOJI))


def lines_of(driver: Driver) -> list[str]:
    """The lines of the editor, as Qt holds them."""
    found = []
    block: QTextBlock = driver.canvas.writing.editor.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le", "surrogatepass")
        layout = block.layout()
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            start, end = line.textStart(), line.textStart() + line.textLength()
            found.append(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
        block = block.next()
    return found


def caret_at(line: QTextLine, place: int) -> float:
    """Where Qt's caret stands in a line, in pixels from the field's left edge."""
    x, _ = cast("tuple[float, int]", line.cursorToX(line.textStart() + place))
    return x - MARGIN


def texts(language: str, count: int) -> list[str]:
    rng = random.Random(language)
    return [random_text(rng, [language], rng.randint(1, 40)) for _ in range(count)]


@pytest.mark.parametrize("language", WORDS)
def test_lines_break_where_layout_broke_them(
    drive: Drive, language: str, short_or_full: Callable[[int, int], int]
) -> None:
    driver = drive(edits.change_map(small_map(), language=language))
    assert driver.canvas.writing.begin("hole")
    editor = driver.canvas.writing.editor
    several = 0
    for text in texts(language, short_or_full(12, 100)):
        editor.selectAll()
        editor.insertPlainText(text)
        block = editor.field_layout.block
        assert block is not None
        assert block.text == editor.text()
        wanted = [text[start:end] for start, end in block.breaks]
        assert [line.rstrip() for line in lines_of(driver)] == [one.rstrip() for one in wanted]
        several += len(wanted) > 1
    driver.canvas.writing.cancel()
    assert several > 3, "hardly any text has several lines"


# Qt mends the advances of a font at a fractional size only once a cluster, and these scripts set
# several glyphs in one: at the far end of a line it comes to so many pixels.
CLUSTERED = {"ar": 2.2, "hi": 2.2, "th": 2.6}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("scale", [1.0, 1.333, 2.37])
def test_glyphs_stand_where_the_card_had_them(drive: Drive, language: str, scale: float) -> None:
    """Where a line begins and ends, the carets of Qt are where layout set the glyphs."""
    driver = drive(edits.change_map(small_map(), language=language))
    driver.view.zoom_to(scale)
    assert driver.canvas.writing.begin("hole")
    editor = driver.canvas.writing.editor
    assert editor.scale == scale
    most = 1.0 if scale == 1.0 else CLUSTERED.get(language, 1.0)
    looked = 0
    for text in texts(language, 8):
        editor.selectAll()
        editor.insertPlainText("".join(sign for sign in text if sign not in EMOJI_SIGNS))
        block = editor.field_layout.block
        assert block is not None
        layout = editor.document().begin().layout()
        for at, line in enumerate(block.lines):
            shown = block.text[line.start : line.end].rstrip()
            if not shown:
                continue
            qt_line = layout.lineAt(at)
            carets = [
                caret_at(qt_line, utf16_length(shown[:place])) for place in range(len(shown) + 1)
            ]
            assert abs(min(carets) - line.x * scale) <= most, shown
            assert abs(max(carets) - (line.x + line.width) * scale) <= most, shown
            baseline = qt_line.y() + qt_line.ascent() - MARGIN
            assert abs(baseline - line.baseline * scale) <= 0.5
            looked += 1
    driver.canvas.writing.cancel()
    assert looked > 4


def test_the_editor_uses_the_fonts_of_the_card(drive: Drive) -> None:
    driver = drive(edits.set_card_text(small_map(), "hole", "Hole ثقب 穴"))
    assert driver.canvas.writing.begin("hole")
    families = driver.canvas.writing.editor.document().defaultFont().families()
    block = Typesetter("en").block("Hole ثقب 穴", TextStyle(10), 200)
    wanted = {
        run.face.family for line in block.lines for run in line.runs if isinstance(run, GlyphRun)
    }
    assert wanted <= set(families)
    driver.canvas.writing.cancel()
