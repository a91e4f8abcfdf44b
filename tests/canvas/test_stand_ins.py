"""Tabs, and signs that Qt ends lines at: written in, they look and stay as they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.canvas.field_editor import MARGIN
from app.canvas.stand_ins import held, laid, pasted, selected, told
from app.layout.text.spans import letters
from app.models import edits
from tests.canvas.driver import CTRL, Driver
from tests.canvas.test_field_layout import lines_of
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

ODD = "\t\x0b\x0c\r\x85\u2028\u2029\ufdd0\ufdd1\u206a\u206b\u206c\u206d\u206e\u206f"
LATIN = "Price{0}EUR 3.50 for each pair{0}of shoes that I try on {0} in the shop"
HEBREW = "מחיר{0}EUR 3.50 לכל זוג{0}נעליים שאני מודד {0} בחנות ובבית"


@pytest.mark.parametrize("text", [LATIN, HEBREW], ids=["latin", "hebrew"])
@pytest.mark.parametrize("sign", ODD, ids=ascii)
def test_lines_and_caret_are_the_cards_whatever_qt_makes_of_a_sign(
    drive: Drive, sign: str, text: str
) -> None:
    map_ = edits.set_card_text(small_map(), "look", text.format(sign))
    driver = drive(map_)
    driver.view.zoom_to(1.6)
    writing = driver.canvas.hands().writing
    with driver.writing("look"):
        driver.key(Qt.Key.Key_Return, CTRL)
    painted = writing.find("look")
    assert painted is not None
    block = painted.field.block
    with driver.writing("look"):
        layout = writing.editor.field_layout
        assert lines_of(driver) == [block.text[start:end] for start, end in block.breaks]
        for line in block.lines:
            before: set[float] = set()
            for letter in letters(block.text, line):
                # Where a text changes its direction the caret may stand beside the letter before.
                edges = {letter.left * writing.editor.scale, letter.right * writing.editor.scale}
                caret = layout.caret(len(held(block.text[: letter.start]))).x() - MARGIN
                assert min(abs(caret - edge) for edge in edges | before) <= 2
                before = edges
        driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map is map_
    with driver.writing("look"):
        driver.key(Qt.Key.Key_End, CTRL)
        driver.type("z")
        driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map.cards[1].text == text.format(sign) + "z"


def test_what_is_copied_is_the_text_and_what_is_pasted_breaks_where_it_did_elsewhere(
    drive: Drive,
) -> None:
    text = f"one{ODD}two\nthree\u00a0four"
    driver = drive(edits.set_card_text(small_map(), "look", text))
    clipboard = QGuiApplication.clipboard()
    with driver.writing("look"):
        driver.key(Qt.Key.Key_A, CTRL)
        driver.key(Qt.Key.Key_C, CTRL)
        assert clipboard.text() == text
        clipboard.setText("a\tb\x0bc\u2028d\u2029e\r\nf\u206ag")
        driver.key(Qt.Key.Key_V, CTRL)
        editor = driver.canvas.hands().writing.editor
        assert editor.text() == "a\tb\nc\nd\ne\nf\u206ag"
        driver.key(Qt.Key.Key_Escape)


@given(st.text(st.sampled_from(f"ab \n\u00a0😀{ODD}")))
def test_a_stand_in_stands_for_one_sign_and_for_no_other(text: str) -> None:
    assert told(held(text)) == text
    assert len(laid(held(text))) == len(held(text))
    assert selected(held(text).replace("\n", "\u2029")) == text
    assert not set(pasted(text)) & set("\r\x0b\x0c\x85\u2028\u2029")
