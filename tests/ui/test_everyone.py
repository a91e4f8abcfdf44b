"""For every eye and language: contrasts, large fonts, long words, and windows from the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.editor.navigate import select_record
from app.layout.colours import contrast
from app.ui import appearance
from app.ui.application import Application
from app.ui.emoji.picker import EmojiPicker
from app.ui.export_dialog import ExportDialog
from app.ui.window import MainWindow
from tests.editor.maps import sample_path
from tests.ui.conftest import settle

ROLES = QPalette.ColorRole
WORDS = (
    (ROLES.Text, ROLES.Base),
    (ROLES.Text, ROLES.AlternateBase),
    (ROLES.WindowText, ROLES.Window),
    (ROLES.ButtonText, ROLES.Button),
    (ROLES.HighlightedText, ROLES.Highlight),
    (ROLES.PlaceholderText, ROLES.Base),
    (ROLES.ToolTipText, ROLES.ToolTipBase),
    (ROLES.Link, ROLES.Base),
    (ROLES.Link, ROLES.Window),
)
EDGES = (
    (ROLES.Mid, ROLES.Base),
    (ROLES.Mid, ROLES.Window),
    (ROLES.Highlight, ROLES.Base),
    (ROLES.Highlight, ROLES.Window),
    (ROLES.Highlight, ROLES.Button),
)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("pairs", "least"), [(WORDS, 4.5), (EDGES, 3.0)], ids=["words", "edges and focus"]
)
def test_words_and_edges_stand_out(
    dark: bool, pairs: tuple[tuple[QPalette.ColorRole, QPalette.ColorRole], ...], least: float
) -> None:
    palette = appearance.palette(dark)
    for ink, ground in pairs:
        one, other = palette.color(ink).name(), palette.color(ground).name()
        assert contrast(one, other) >= least, f"{ink.name} on {ground.name}"


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_chosen_in_a_list_that_waits_can_be_read(dark: bool) -> None:
    palette, waiting = appearance.palette(dark), QPalette.ColorGroup.Disabled
    ground = palette.color(waiting, ROLES.Highlight).name()
    assert contrast(palette.color(waiting, ROLES.HighlightedText).name(), ground) >= 4.5
    assert contrast(ground, palette.color(ROLES.Base).name()) >= 3


def opened(program: Application, window: MainWindow, qtbot: QtBot) -> None:
    program.open_maps([sample_path("taxi")], window)
    canvas = window.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.seen)
    map_ = canvas.session.map
    canvas.session.select(select_record(map_, map_.cards[0].id))
    settle(20)


def _welcome(program: Application, window: MainWindow, qtbot: QtBot) -> QWidget:
    return window


def _map(program: Application, window: MainWindow, qtbot: QtBot) -> QWidget:
    opened(program, window, qtbot)
    return window


def _after(command: Callable[[MainWindow], object]) -> Scene:
    """The window with the map, once a command was given."""

    def scene(program: Application, window: MainWindow, qtbot: QtBot) -> QWidget:
        opened(program, window, qtbot)
        command(window)
        return window

    return scene


def _emoji(program: Application, window: MainWindow, qtbot: QtBot) -> QWidget:
    opened(program, window, qtbot)
    window.act("emoji")
    settle()
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, EmojiPicker))
    return found


def _refused(program: Application, window: MainWindow, qtbot: QtBot) -> QWidget:
    program.open_maps([sample_path("taxi").with_name("none.journey")], window)
    return window


def _dialog_of(command: Callable[[MainWindow], object]) -> Scene:
    def scene(program: Application, window: MainWindow, qtbot: QtBot) -> QWidget:
        opened(program, window, qtbot)
        command(window)
        settle()
        (found,) = (one for one in window.findChildren(QDialog) if one.isVisible())
        if isinstance(found, ExportDialog):
            qtbot.waitUntil(lambda: found.preview.page is not None, timeout=20000)
        return found

    return scene


Scene = Callable[[Application, MainWindow, QtBot], QWidget]
SCENES: dict[str, Scene] = {
    "welcome": _welcome,
    "map": _map,
    "find and replace": _after(lambda window: window.act("replace")),
    "filter": _after(lambda window: window.act("filter")),
    "toast": _after(lambda window: window.act("delete")),
    "outline": _after(lambda window: window.toggle_panel("outline")),
    "tray": _after(lambda window: window.toggle_panel("tray")),
    "refused file": _refused,
    "export": _dialog_of(lambda window: window.export()),
    "keys": _dialog_of(lambda window: window.show_keys()),
    "preferences": _dialog_of(lambda window: window.show_preferences()),
    "about": _dialog_of(lambda window: window.about()),
    "move to": _dialog_of(lambda window: window.act("move-to")),
    "emoji": _emoji,
}


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.usefixtures("large_and_long")
def test_nothing_is_cut_in_a_large_font_with_long_words(
    program: Application, window: MainWindow, qtbot: QtBot, name: str
) -> None:
    shown = SCENES[name](program, window, qtbot)
    settle(50)
    cut = list(cut_in(shown))
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    assert not cut


def cut_in(shown: QWidget) -> Iterator[str]:
    """The words of labels and buttons that are not seen whole."""
    for widget in shown.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.text():
            room = widget.contentsRect()
            needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            longest = max(widget.text().split(), key=len) if widget.wordWrap() else ""
            wide = (
                widget.fontMetrics().horizontalAdvance(longest)
                if widget.wordWrap()
                else widget.sizeHint().width()
            )
            if wide > max(room.width(), widget.width()) + 1 or needs > widget.height() + 1:
                yield f"{type(widget).__name__}: {widget.text()}"
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton) or (
            isinstance(widget, QToolButton)
            and widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
            and widget.text()
        ):
            metrics = widget.fontMetrics()
            text = metrics.size(Qt.TextFlag.TextShowMnemonic, widget.text())
            if text.width() > widget.width() or text.height() > widget.height():
                yield f"{type(widget).__name__}: {widget.text()}"


def test_a_window_from_right_to_left_is_mirrored(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        opened(program, window, qtbot)
        first = window.toolbar.widgetForAction(window.actions_by_command.by_id["new"])
        last = window.toolbar.widgetForAction(window.actions_by_command.by_id["inspector"])
        assert first is not None
        assert last is not None
        assert first.x() > last.x()
        assert window.canvas is not None
        # The map keeps its own direction.
        view = window.canvas.view
        assert view.headings.column_band(view.frame).x() < view.width() / 2
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
