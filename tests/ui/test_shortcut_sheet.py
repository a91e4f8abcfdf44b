"""The sheet of keys: finding, changing, taking over, resetting; and the preferences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.ui.application import Application
from app.ui.commands import COMMANDS
from app.ui.document import Document
from app.ui.fixed_keys import CROP, NAVIGATE, WRITE
from app.ui.key_caps import CAPS
from app.ui.key_field import key_of
from app.ui.menu_table import MENUS
from app.ui.preferences import Preferences
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.state import State
from app.ui.synonyms import SYNONYMS
from app.ui.window import MainWindow
from tests.canvas.driver import pixels_of
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot) -> ShortcutSheet:
    QTest.keyClick(window, Qt.Key.Key_F1)
    found = window.findChild(ShortcutSheet)
    assert isinstance(found, ShortcutSheet)
    with qtbot.waitActive(found):
        found.activateWindow()
    return found


def press(sheet: ShortcutSheet, id_: str, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Ask for other keys of a command and press them."""
    sheet.select(id_)
    QTest.keyClick(sheet.list, Qt.Key.Key_F2)
    assert sheet.changing.isVisible()
    focused = QApplication.focusWidget()
    assert focused is sheet.changing.field
    QTest.keyClick(focused, key, held)


def keys_of(window: MainWindow, id_: str) -> list[str]:
    return [key.toString() for key in window.actions_by_command.by_id[id_].shortcuts()]


def test_it_holds_every_command_and_every_key_of_the_canvas(sheet: ShortcutSheet) -> None:
    shown = sheet.shown()
    for command in COMMANDS:
        assert command.text.replace("&", "").rstrip("…") in shown, command.id
    for fixed in (*NAVIGATE, *WRITE, *CROP):
        assert fixed.text in shown


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("stage", "New Stage After"),
        ("paste", "Paste"),
        ("x", "Cut"),
        ("width", "Fit Width"),
        ("delete", "Delete"),
    ],
)
def test_a_search_chooses_what_fits_best(sheet: ShortcutSheet, typed: str, chosen: str) -> None:
    QTest.keyClicks(sheet.search, typed)
    item = sheet.list.currentItem()
    assert item is not None
    assert item.text(0) == chosen
    assert chosen in sheet.shown()


def test_what_commands_are_told_to_do_counts_where_no_name_fits(sheet: ShortcutSheet) -> None:
    sheet.search.setText("stage")
    assert "Paste" not in sheet.shown()
    sheet.search.setText("side by")
    assert sheet.shown() == ["Fit Width"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dupl", "Duplicate"),
        ("ctrl+d", "Duplicate"),
        ("CTRL SHIFT z", "Redo"),
        ("side by", "Fit Width"),
    ],
)
def test_a_search_finds_by_name_and_by_keys(sheet: ShortcutSheet, typed: str, first: str) -> None:
    QTest.keyClicks(sheet.search, typed)
    assert sheet.shown()[0] == first
    sheet.search.setText("no such thing")
    assert sheet.shown() == []
    assert not sheet.change.isEnabled()


@pytest.mark.parametrize("by", ["search", "list", "button", "double click"])
def test_a_command_that_was_found_is_run(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot, by: str
) -> None:
    program.open_maps([map_file()], window)
    settle()
    canvas = window.canvas
    assert canvas is not None
    canvas.select(select_record(canvas.session.map, "hole"))
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    QTest.keyClicks(sheet.search, "span")
    item = sheet.list.currentItem()
    assert item is not None
    assert item.text(0) == "Stretch Card"
    match by:
        case "search":
            QTest.keyClick(sheet.search, Qt.Key.Key_Return)
        case "list":
            QTest.keyClick(sheet.search, Qt.Key.Key_Down)
            QTest.keyClick(sheet.list, Qt.Key.Key_Enter)
        case "button":
            QTest.mouseClick(sheet.run, Qt.MouseButton.LeftButton)
        case _:
            at = sheet.list.visualItemRect(item).center()
            QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
            QTest.mouseDClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: canvas.session.depth == 1)
    card = card_of(canvas.session.map, "hole")
    assert card.until == "find"
    assert window.findChild(ShortcutSheet) is None
    assert window.actions_by_command.by_id["stretch-card"].shortcut().toString() == (
        "Alt+Shift+Right"
    )


@pytest.mark.parametrize("before", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("direction", "longer", "shorter"), [("ltr", "Right", "Left"), ("rtl", "Left", "Right")]
)
def test_a_card_becomes_longer_where_the_arrow_points(
    window: MainWindow, before: str, direction: str, longer: str, shorter: str
) -> None:
    for one in (before, direction):
        window.show_document(Document(small_map(one), None, None, read_only=False))
        settle()
    canvas = window.canvas
    assert canvas is not None
    canvas.select(select_record(canvas.session.map, "hole"))
    settle()
    QTest.keyClick(canvas.view, Qt.Key[f"Key_{longer}"], ALT | SHIFT)
    assert card_of(canvas.session.map, "hole").until == "find"
    QTest.keyClick(canvas.view, Qt.Key[f"Key_{shorter}"], ALT | SHIFT)
    assert card_of(canvas.session.map, "hole").until == ""
    stretch = window.actions_by_command.by_id["stretch-card"]
    assert stretch.toolTip() == f"Stretch Card (Alt+Shift+{longer})"
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    sheet = window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    sheet.select("shrink-card")
    item = sheet.list.currentItem()
    assert item is not None
    assert item.data(1, CAPS) == [f"Alt+Shift+{shorter}"]


def test_that_a_command_does_not_apply_is_said(
    window: MainWindow, sheet: ShortcutSheet, qtbot: QtBot
) -> None:
    QTest.keyClicks(sheet.search, "stretch card")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    told = "Stretch Card does not apply to what is selected"
    qtbot.waitUntil(lambda: window.status.currentMessage() == told)


def test_every_other_word_is_one_of_a_command() -> None:
    assert set(SYNONYMS) <= {command.id for command in COMMANDS}


def test_other_keys_count_in_all_windows_at_once_and_after_a_restart(
    program: Application, window: MainWindow, sheet: ShortcutSheet, map_file: MapFile
) -> None:
    other = program.add_window()
    sheet.activateWindow()
    press(sheet, "full-screen", Qt.Key.Key_J, CTRL)
    QTest.mouseClick(sheet.changing.take, Qt.MouseButton.LeftButton)
    assert not sheet.changing.isVisible()
    for one in (window, other, program.add_window()):
        assert keys_of(one, "full-screen") == ["Ctrl+J"]
        assert "Ctrl+J" in one.actions_by_command.by_id["full-screen"].toolTip()
    other.activateWindow()
    settle()
    QTest.keyClick(other, Qt.Key.Key_J, CTRL)
    assert other.isFullScreen()
    program.state.write()
    assert State(program.state.folder).keys == {"full-screen": ("Ctrl+J",)}
    assert Application.start().keys.of("full-screen") == ("Ctrl+J",)


def test_a_key_of_another_command_is_told_and_taken_over(
    window: MainWindow, sheet: ShortcutSheet
) -> None:
    press(sheet, "duplicate", Qt.Key.Key_N, CTRL)
    assert "“New”" in sheet.changing.told.text()
    assert keys_of(window, "new") == ["Ctrl+N"], "nothing is taken before that is said"
    QTest.mouseClick(sheet.changing.take, Qt.MouseButton.LeftButton)
    assert (keys_of(window, "duplicate"), keys_of(window, "new")) == (["Ctrl+N"], [])
    sheet.select("new")
    QTest.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert (keys_of(window, "duplicate"), keys_of(window, "new")) == ([], ["Ctrl+N"])
    QTest.mouseClick(sheet.reset_all, Qt.MouseButton.LeftButton)
    assert keys_of(window, "duplicate") == ["Ctrl+D"]
    assert not sheet.reset_all.isEnabled()


@pytest.mark.parametrize(
    ("key", "held", "why"),
    [
        (Qt.Key.Key_Left, SHIFT, "belongs to the canvas"),
        (Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier, "writes"),
        (Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "belongs to the canvas"),
        (Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "writes"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "opens the menu File"),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier, "belongs to the system"),
        (Qt.Key.Key_Enter, CTRL, "belongs to the canvas"),
        (Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier, "belongs to the canvas"),
        (Qt.Key.Key_Enter, SHIFT, "belongs to the canvas"),
        (Qt.Key.Key_Right, CTRL, "belongs to the canvas"),
    ],
)
def test_keys_that_mean_something_else_are_refused(
    sheet: ShortcutSheet, key: Qt.Key, held: Qt.KeyboardModifier, why: str
) -> None:
    press(sheet, "about", key, held)
    assert why in sheet.changing.told.text()
    assert not sheet.changing.take.isEnabled()


def test_escape_gives_up_and_no_key_takes_them_away(
    window: MainWindow, sheet: ShortcutSheet
) -> None:
    press(sheet, "open", Qt.Key.Key_J, CTRL)
    QTest.keyClick(sheet.changing.field, Qt.Key.Key_Escape)
    assert not sheet.changing.isVisible()
    assert sheet.isVisible()
    assert keys_of(window, "open") == ["Ctrl+O"]
    press(sheet, "open", Qt.Key.Key_J, CTRL)
    QTest.mouseClick(sheet.changing.none, Qt.MouseButton.LeftButton)
    assert keys_of(window, "open") == []


def test_keys_of_the_canvas_cannot_be_changed(sheet: ShortcutSheet) -> None:
    sheet.search.setText("Hold to Drag")
    assert sheet.shown() == ["Hold to Drag the Map"]
    assert not sheet.change.isEnabled()
    assert not sheet.run.isEnabled()
    QTest.keyClick(sheet.list, Qt.Key.Key_F2)
    assert not sheet.changing.isVisible()
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_the_sheet_opens_once(window: MainWindow, sheet: ShortcutSheet) -> None:
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_Question, CTRL)
    assert len(window.findChildren(ShortcutSheet)) == 1


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_Question, CTRL | SHIFT, "Ctrl+?"),
        (Qt.Key.Key_Plus, CTRL, "Ctrl++"),
        (Qt.Key.Key_T, CTRL | SHIFT, "Ctrl+Shift+T"),
        (Qt.Key.Key_Delete, SHIFT, "Shift+Del"),
        (Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.KeypadModifier, "Ctrl+1"),
    ],
)
def test_a_press_of_keys_has_its_usual_name(
    key: Qt.Key, held: Qt.KeyboardModifier, name: str
) -> None:
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, key.value, held)) == name


def test_the_preferences_lead_to_appearance_and_keys(
    program: Application, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    preferences = window.findChild(Preferences)
    assert isinstance(preferences, Preferences)
    assert preferences.looks.checkedId() == 1
    preferences.looks.button(2).click()
    assert program.state.appearance == "dark"
    preferences.keys.click()
    assert window.findChild(ShortcutSheet) is not None


def test_a_list_that_cannot_be_used_is_dim_in_all_its_parts(
    program: Application, sheet: ShortcutSheet
) -> None:
    """That there is no key as well as keys and names."""
    program.set_appearance("dark")
    sheet.search.setText("merge with next")
    settle()
    items = sheet.list.findItems("Merge", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    item = next(one for one in items if not one.isHidden() and not one.isSelected())
    box = sheet.list.visualItemRect(item)
    box.setLeft(sheet.list.header().sectionPosition(1))
    lightest = [int(pixels_of(sheet.list.viewport().grab(box)).max())]
    sheet.list.setEnabled(False)
    settle()
    lightest.append(int(pixels_of(sheet.list.viewport().grab(box)).max()))
    assert lightest[1] < lightest[0] - 20


@pytest.mark.parametrize("points", [10, 14, 18])
def test_names_are_read_whole_and_keys_stay_in_sight(
    window: MainWindow, qtbot: QtBot, points: int
) -> None:
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSize(points)
    QApplication.setFont(larger)
    try:
        sheet = ShortcutSheet(window._desk, window, lambda: False)
        sheet.show()
        settle()
        list_, names = sheet.list, sheet.list.columnWidth(0)
        widths = [
            list_.fontMetrics().horizontalAdvance(command.text.replace("&", "").rstrip("…"))
            for command in COMMANDS
        ]
        assert max(widths) < names - list_.indentation(), "a name is cut"
        assert names + list_.columnWidth(1) == list_.viewport().width()
        for word in ("zoom", "select", ""):
            sheet.search.setText(word)
            settle()
            assert list_.columnWidth(0) == names, "the edge jumps while one searches"
        sheet.close()
    finally:
        QApplication.setFont(font)
        settle()


def test_keys_that_do_not_fit_beside_each_other_go_on_below(sheet: ShortcutSheet) -> None:
    def height() -> int:
        settle()
        (row,) = (
            item
            for item in sheet.list.findItems(
                "Select up to There", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
            )
        )
        return sheet.list.visualItemRect(row).height()

    sheet.resize(2000, 600)
    wide = height()
    sheet.resize(600, 600)
    assert height() > 1.5 * wide


@pytest.mark.parametrize("command", ["find-command", "shortcuts"])
def test_it_is_opened_by_what_it_is_called_in_the_help_menu(
    window: MainWindow, command: str
) -> None:
    (help_menu,) = (menu for menu in MENUS if command in menu.entries)
    assert help_menu.title == "&Help"
    assert help_menu.entries[0] == "find-command"
    window.actions_by_command.by_id[command].trigger()
    settle()
    (sheet,) = (one for one in window.findChildren(ShortcutSheet) if one.isVisible())
    assert sheet.windowTitle() == "Commands and Keys"
    assert sheet.search.hasFocus()
    sheet.close()
