"""Whole sentences composed on an empty cell, by as many events as input methods send: nothing of
them is lost, whatever the lane holds.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.lane import Lane
from app.models.vocabulary import Grain, LaneType, card_types_of
from tests.canvas.driver import CTRL, Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

# Word by word: what is shown while it is composed, and what it becomes.
SENTENCES = {
    "ja": (
        (("k", "か", "かi", "かい", "かいs", "かいさ", "かいさt", "かいさつ", "改札"), "改札"),
        (("d", "で"), "で"),
        (("m", "ま", "まt", "まつ", "待つ"), "待つ"),
    ),
    "ar": (
        (("ا", "ان", "انت", "انتظ", "انتظر"), "أنتظر"),
        (("ا", "ال", "الس", "السي"), "السيارة"),
        (("لِ", "لِم", "لِما"), "لماذا؟"),
    ),
    "hi": (
        (("क", "क्", "क्ष", "क्षम", "क्षमा"), "क्षमा"),
        (("क", "की", "कीज", "कीजि", "कीजिए"), "कीजिए"),
        (("श", "श्", "श्र", "श्री"), "श्री"),
    ),
}


def send(driver: Driver, shown: str, commit: str = "", caret: int | None = None) -> None:
    """One event of an input method, with a look for what is shown and a place for the caret."""
    look = QTextCharFormat()
    look.setFontUnderline(True)
    look.setBackground(QColor("#cce4ff"))
    kinds = QInputMethodEvent.AttributeType
    attributes = [QInputMethodEvent.Attribute(kinds.TextFormat, 0, len(shown), look)]
    place = len(shown) if caret is None else caret
    attributes.append(QInputMethodEvent.Attribute(kinds.Cursor, place, 1, None))
    event = QInputMethodEvent(shown, attributes if shown else [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(driver.focused(), event)
    driver.settle()


@pytest.mark.parametrize("kind", LaneType)
@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_composed_on_an_empty_cell_is_kept_whole(
    drive: Drive, language: str, kind: LaneType
) -> None:
    """Each kind of lane, in a map that runs as its language does."""
    rtl = "rtl" if language == "ar" else "ltr"
    map_ = edits.change_map(small_map(rtl), language=language)
    driver = drive(edits.insert_lane(map_, Lane(id="new", type=kind.value), 0))
    driver.session.select(Selection((), ("new", "find")))
    written = ""
    for number, (stages, word) in enumerate(SENTENCES[language]):
        between = " " if number and language != "ja" else ""
        if between:
            driver.type(between)
        for stage in stages:
            send(driver, stage)
            block = driver.canvas.hands().writing.editor.field_layout.block
            assert block is not None
            assert block.text == written + between + stage
            # A look at the middle of what is composed, as when it is corrected.
            send(driver, stage, caret=len(stage) // 2)
        if number % 2:
            send(driver, "", commit=word)
        else:
            # As some do: the end of one word and the beginning of the next in one event.
            send(driver, "x", commit=word)
            send(driver, "")
        written += between + word
        assert driver.canvas.hands().writing.editor.text() == written
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells["new", "find"]
    assert (card.text, card.type) == (written, card_types_of(kind)[0].value)
    assert driver.session.depth == 1
    driver.session.undo()
    assert driver.map.cells.get(("new", "find"), ()) == ()


@pytest.mark.parametrize("grain", [Grain.STAGE, Grain.MAP])
def test_so_it_is_in_cells_of_a_stage_and_of_the_map(drive: Drive, grain: Grain) -> None:
    lane = evolve(Lane(id="new", type="own"), grain=grain.value)
    driver = drive(edits.insert_lane(small_map(), lane, 0))
    driver.session.select(Selection((), ("new", "buy" if grain is Grain.STAGE else "")))
    for stages, word in SENTENCES["ja"]:
        for stage in stages:
            send(driver, stage)
        send(driver, "", commit=word)
    driver.key(Qt.Key.Key_Return, CTRL)
    assert [card.text for card in driver.map.cards if card.lane == "new"] == ["改札で待つ"]
