"""The editor breaks lines where layout did, and its glyphs stand where the card's stood."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock

from app.canvas.field_editor import MARGIN
from app.canvas.field_text import utf16_length
from app.canvas.stand_ins import told
from app.layout.text import GlyphRun, TextStyle, Typesetter
from app.models import edits
from tests.canvas.driver import Driver
from tests.editor.maps import small_map
from tests.generators import EMOJI, WORDS, random_text

Drive = Callable[..., Driver]

EMOJI_SIGNS = frozenset("".join(EMOJI))


def lines_of(driver: Driver) -> list[str]:
    """The lines of the editor, as Qt breaks them."""
    found = []
    block: QTextBlock = driver.canvas.hands().writing.editor.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le", "surrogatepass")
        layout = block.layout()
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            start, end = line.textStart(), line.textStart() + line.textLength()
            found.append(told(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")))
        block = block.next()
    return found


def texts(language: str, count: int) -> list[str]:
    rng = random.Random(language)
    return [random_text(rng, [language], rng.randint(1, 40)) for _ in range(count)]


@pytest.mark.parametrize("language", WORDS)
def test_lines_break_where_layout_broke_them(
    drive: Drive, language: str, short_or_full: Callable[[int, int], int]
) -> None:
    driver = drive(edits.change_map(small_map(), language=language))
    assert driver.canvas.hands().writing.begin("hole")
    editor = driver.canvas.hands().writing.editor
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
    driver.canvas.hands().writing.cancel()
    assert several > 3, "hardly any text has several lines"


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("scale", [1.0, 1.333, 2.37])
def test_carets_stand_where_the_card_has_its_glyphs(
    drive: Drive, language: str, scale: float
) -> None:
    """On each line, its emoji included, the outermost carets are where layout set the glyphs."""
    driver = drive(edits.change_map(small_map(), language=language))
    driver.view.zoom_to(scale)
    assert driver.canvas.hands().writing.begin("hole")
    editor = driver.canvas.hands().writing.editor
    assert editor.scale == scale
    looked = 0
    for text in texts(language, 8):
        editor.selectAll()
        editor.insertPlainText(text)
        block = editor.field_layout.block
        assert block is not None
        for line in block.lines:
            shown = block.text[line.start : line.end].rstrip()
            if not shown:
                continue
            # Beyond the end of a line that is broken the caret stands on the next.
            last = line is block.lines[-1]
            start = utf16_length(block.text[: line.start])
            places = range(start, start + utf16_length(shown) + last)
            carets = [editor.field_layout.caret(place) for place in places]
            edges = [caret.x() - MARGIN for caret in carets]
            left, right = line.x * scale, (line.x + line.width) * scale
            if last or language not in ("ar", "he"):
                assert abs(min(edges) - left) <= 1.0, shown
            if last or language in ("ar", "he"):
                assert abs(max(edges) - right) <= 1.0, shown
            pitch = block.style.size * block.style.leading * scale
            middle = carets[0].center().y() - MARGIN
            assert abs(middle - (block.lines.index(line) + 0.5) * pitch) <= 1.0
            looked += 1
    driver.canvas.hands().writing.cancel()
    assert looked > 4


def test_a_click_goes_to_the_letter_that_is_seen_there(drive: Drive) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(1.333)
    assert driver.canvas.hands().writing.begin("hole")
    editor = driver.canvas.hands().writing.editor
    editor.selectAll()
    editor.insertPlainText("😀 " + " ".join(WORDS["hi"].split()[:9]) + " שלום 12")
    driver.settle()
    for place in range(utf16_length(editor.text()) + 1):
        cursor = editor.textCursor()
        cursor.setPosition(place)
        editor.setTextCursor(cursor)
        caret = editor.field_layout.caret(editor.textCursor().position())
        driver.click(QPointF(editor.pos()) + caret.center())
        there = editor.field_layout.caret(editor.textCursor().position())
        assert (there.x(), there.y()) == (caret.x(), caret.y()), place
    driver.canvas.hands().writing.cancel()


def test_the_editor_uses_the_fonts_of_the_card(drive: Drive) -> None:
    driver = drive(edits.set_card_text(small_map(), "hole", "Hole ثقب 穴"))
    assert driver.canvas.hands().writing.begin("hole")
    families = driver.canvas.hands().writing.editor.document().defaultFont().families()
    block = Typesetter("en").block("Hole ثقب 穴", TextStyle(10), 200)
    wanted = {
        run.face.family for line in block.lines for run in line.runs if isinstance(run, GlyphRun)
    }
    assert wanted <= set(families)
    driver.canvas.hands().writing.cancel()
