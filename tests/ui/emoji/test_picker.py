"""Choosing an emoji by keys and by mouse: into a text, or on the faces of emotions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models.card import Card
from app.models.journey import JourneyMap
from app.ui.document import Document
from app.ui.emoji.catalogue import by_text, catalogue, groups
from app.ui.emoji.grid import EmojiModel, Heading
from app.ui.emoji.picker import EmojiPicker
from app.ui.inspector.face_editor import FaceEditor
from app.ui.window import MainWindow
from tests.editor.maps import card_of, sample
from tests.ui.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    window.show_document(Document(sample("taxi"), None, None, read_only=False))
    settle()
    return window


def canvas_of(window: MainWindow) -> MapCanvas:
    assert window.canvas is not None
    return window.canvas


def the_map(window: MainWindow) -> JourneyMap:
    assert window.document is not None
    return window.document.session.map


def opened(window: MainWindow) -> EmojiPicker:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Period, CTRL)
    settle()
    (picker,) = (one for one in window.findChildren(EmojiPicker) if one.isVisible())
    return picker


def emotions(map_: JourneyMap) -> list[Card]:
    return [card for card in map_.cards if card.type == "emotion"]


def press(picker: EmojiPicker, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(picker.field, key)
        settle()


def test_a_face_is_found_by_its_name_and_set_on_all_selected_emotions(shown: MainWindow) -> None:
    before = the_map(shown)
    cards = emotions(before)[:2]
    canvas = canvas_of(shown)
    canvas.select(Selection(tuple(one.id for one in cards), (cards[1].lane, cards[1].step)))
    picker = opened(shown)
    QTest.keyClicks(picker.field, "grinning face with smiling")
    settle()
    press(picker, Qt.Key.Key_Return)
    faces = [card.feeling.face for card in emotions(the_map(shown))[:2] if card.feeling]
    assert faces == ["😄", "😄"]
    assert canvas.session.undo_label == "Change 2 Faces"
    assert canvas.view.hasFocus()
    canvas.undo()
    assert the_map(shown) is before


def test_into_the_text_that_is_being_written(shown: MainWindow) -> None:
    card = next(one for one in the_map(shown).cards if one.type == "action")
    canvas = canvas_of(shown)
    canvas.select(select_record(the_map(shown), card.id))
    canvas.write_selected()
    settle()
    picker = opened(shown)
    assert canvas.hands().writing.active
    QTest.keyClicks(picker.field, "thumbs up")
    settle()
    press(picker, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert canvas.hands().writing.active
    assert canvas.hands().writing.editor.text() == card.text + "👍🏼"
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Return)
    settle()
    assert card_of(the_map(shown), card.id).text == card.text + "👍🏼"


def test_on_a_card_that_is_no_emotion_writing_begins(shown: MainWindow) -> None:
    card = next(one for one in the_map(shown).cards if one.type == "action")
    canvas = canvas_of(shown)
    canvas.select(select_record(the_map(shown), card.id))
    picker = opened(shown)
    press(picker, Qt.Key.Key_Return)
    assert canvas.hands().writing.editor.text() == card.text + "😀"


def test_arrows_go_through_the_grid_and_esc_changes_nothing(shown: MainWindow) -> None:
    before = the_map(shown)
    canvas_of(shown).select(select_record(before, emotions(before)[0].id))
    picker = opened(shown)
    first = picker.current
    press(picker, Qt.Key.Key_Right, Qt.Key.Key_Down)
    moved = picker.current
    assert first is not None
    assert moved is not None
    box, other = (picker.grid.visualRect(picker.grid.model().index(at, 0)) for at in (9, 19))
    assert picker.grid.visualRect(picker.grid.currentIndex()) == other
    assert other.topLeft() - box.topLeft() == QPoint(box.width(), box.height())
    press(picker, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert picker.current == first
    assert picker.name.text().startswith(first.name)
    press(picker, Qt.Key.Key_Escape)
    assert the_map(shown) is before
    assert canvas_of(shown).view.hasFocus()


def test_a_click_chooses_and_recent_ones_come_first_the_next_time(shown: MainWindow) -> None:
    before = the_map(shown)
    canvas_of(shown).select(select_record(before, emotions(before)[0].id))
    picker = opened(shown)
    QTest.keyClicks(picker.field, "taxi")
    settle()
    box = picker.grid.visualRect(picker.grid.model().index(0, 0))
    QTest.mouseClick(picker.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    settle()
    feeling = emotions(the_map(shown))[0].feeling
    assert feeling is not None
    assert feeling.face == "🚕"
    picker = opened(shown)
    assert picker.current == by_text()["🚕"]
    press(picker, Qt.Key.Key_Down)
    assert picker.current == by_text()["😀"]
    press(picker, Qt.Key.Key_Escape)


def test_a_name_that_is_none_says_so(shown: MainWindow) -> None:
    before = the_map(shown)
    canvas_of(shown).select(select_record(before, emotions(before)[0].id))
    picker = opened(shown)
    QTest.keyClicks(picker.field, "zzzz")
    settle()
    assert picker.name.text() == "No emoji of this name"
    press(picker, Qt.Key.Key_Return)
    assert picker.isVisible()
    press(picker, Qt.Key.Key_Escape)
    assert the_map(shown) is before


def test_an_emoji_goes_into_a_line_of_the_inspector(shown: MainWindow) -> None:
    map_ = the_map(shown)
    shown.tools.panels.docks["inspector"].show()
    canvas_of(shown).select(Selection((map_.id,)))
    settle()
    inspector = shown.tools.panels.inspector
    assert inspector is not None
    inspector.row("title").editor.setFocus()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.end(False)
    picker = opened(shown)
    picker.chosen.emit("🚕")
    picker.close()
    settle()
    inspector.write()
    assert the_map(shown).title == f"{map_.title}🚕"


def test_the_inspector_leads_to_the_picker(shown: MainWindow) -> None:
    first = emotions(the_map(shown))[0].id
    canvas_of(shown).select(select_record(the_map(shown), first))
    settle()
    inspector = shown.tools.panels.inspector
    assert inspector is not None
    editor = inspector.row("feeling.face").editor
    assert isinstance(editor, FaceEditor)
    for group in inspector.groups():
        group.unfold()
    inspector.area.ensureWidgetVisible(editor)
    settle()
    QTest.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    settle()
    (picker,) = (one for one in shown.findChildren(EmojiPicker) if one.isVisible())
    QTest.keyClicks(picker.field, "taxi")
    press(picker, Qt.Key.Key_Return)
    feeling = emotions(the_map(shown))[0].feeling
    assert feeling is not None
    assert feeling.face == "🚕"
    assert editor.button.text() == "Taxi"


def test_no_empty_band_and_nothing_jumps_where_there_are_no_skin_tones(shown: MainWindow) -> None:
    canvas_of(shown).select(select_record(the_map(shown), emotions(the_map(shown))[0].id))
    picker = opened(shown)
    assert picker.name.y() - picker.grid.geometry().bottom() < 12
    high = picker.height()
    picker.field.setText("thumbs up")
    settle()
    assert picker.tones.isVisible()
    assert picker.tones.geometry().left() > picker.name.geometry().right()
    assert picker.height() == high
    press(picker, Qt.Key.Key_Escape)


def test_groups_have_headings_which_arrows_pass_over(shown: MainWindow) -> None:
    canvas_of(shown).select(select_record(the_map(shown), emotions(the_map(shown))[0].id))
    picker = opened(shown)
    QTest.keyClicks(picker.field, "taxi")
    press(picker, Qt.Key.Key_Return)
    picker = opened(shown)
    model = picker.grid.model()
    assert isinstance(model, EmojiModel)
    titles = [one.text for one in model.held if isinstance(one, Heading) and one.column == 0]
    assert titles == ["Recent", *(title for title, _ in groups())]
    assert picker.current == by_text()["🚕"]
    press(picker, Qt.Key.Key_Right)
    assert picker.current == by_text()["😀"]
    press(picker, Qt.Key.Key_Left)
    assert picker.current == by_text()["🚕"]
    seen = 0
    while picker.current != catalogue()[-1]:
        at = picker.grid.currentIndex().row()
        press(picker, Qt.Key.Key_Down)
        if picker.grid.currentIndex().row() == at:
            press(picker, Qt.Key.Key_Right)
        assert picker.current is not None
        assert picker.grid.currentIndex().row() > at, "no arrow leads on"
        seen += 1
    assert seen < len(catalogue()) / 5
    press(picker, Qt.Key.Key_Escape)


def test_what_is_searched_has_no_headings(shown: MainWindow) -> None:
    canvas_of(shown).select(select_record(the_map(shown), emotions(the_map(shown))[0].id))
    picker = opened(shown)
    picker.field.setText("hand")
    model = picker.grid.model()
    assert isinstance(model, EmojiModel)
    assert not [one for one in model.held if isinstance(one, Heading)]
    press(picker, Qt.Key.Key_Escape)
