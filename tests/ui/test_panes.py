"""Going round the panes of a window by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.ui.application import Application
from app.ui.panels import OUTLINE
from app.ui.window import MainWindow
from tests.ui.colours import contrast, parts, rgb
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile

SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(program: Application, window: MainWindow, map_file: MapFile) -> None:
    program.open_maps([map_file()], window)
    if not window.tools.panels.is_open(OUTLINE):
        window.toggle_panel(OUTLINE)
    window.messages.show_message("test", "Look")
    assert window.canvas is not None
    window.canvas.view.setFocus()
    settle()


def panes(window: MainWindow) -> dict[str, QWidget]:
    panels, canvas = window.tools.panels, window.canvas
    assert canvas is not None
    assert panels.inspector is not None
    assert panels.outline is not None
    return {
        "map": canvas,
        "inspector": panels.inspector,
        "messages": window.messages,
        "toolbar": window.toolbar,
        "outline": panels.outline,
    }


def here(window: MainWindow) -> str:
    """The pane in which the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    (found,) = (name for name, one in panes(window).items() if one.isAncestorOf(focused))
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)
    settle()


def test_f6_goes_round_all_panes_and_shift_goes_back(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    opened(program, window, map_file)
    order = list(panes(window))
    for name in (*order[1:], order[0]):
        press(Qt.Key.Key_F6)
        assert here(window) == name
    for name in reversed(order):
        press(Qt.Key.Key_F6, SHIFT)
        assert here(window) == name


def test_tab_leaves_the_map_and_comes_back(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    opened(program, window, map_file)
    press(Qt.Key.Key_Tab)
    assert here(window) != "map"
    press(Qt.Key.Key_Tab, SHIFT)
    assert here(window) == "map"


def test_the_button_of_the_toolbar_that_has_the_keyboard_has_a_ring(window: MainWindow) -> None:
    button = window.toolbar.widgetForAction(window.toolbar.actions()[0])
    before = accented(window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert before == 0
    assert accented(window) > 50
    button.clearFocus()
    assert accented(window) == 0


@pytest.mark.parametrize("dark", [False, True])
def test_a_button_of_the_toolbar_that_is_on_is_told_by_a_frame(
    program: Application, window: MainWindow, map_file: MapFile, dark: bool
) -> None:
    program.set_appearance("dark" if dark else "light")
    program.open_maps([map_file()], window)
    settle()
    bar, action = window.toolbar, window.actions_by_command.by_id["inspector"]
    button = bar.widgetForAction(action)
    frame = rgb(bar.palette(), QPalette.ColorRole.Mid)

    def framed() -> bool:
        """Whether the frame's colour is found down the left edge of the button."""
        image = button.grab().toImage()
        return any(
            contrast(parts(image.pixelColor(0, y)), frame) < 1.1
            for y in range(8, image.height() - 8)
        )

    assert action.isChecked()
    assert framed()
    ground = bar.grab().toImage().pixelColor(bar.width() - 4, bar.height() // 2)
    assert contrast(frame, parts(ground)) >= 3
    window.toggle_panel("inspector")
    settle()
    assert not framed()


def test_arrows_lead_along_the_toolbar_past_what_cannot_be_pressed(window: MainWindow) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not window.toolbar.isAncestorOf(focused), "it begins on the page"
    bar = window.toolbar
    buttons = [bar.widgetForAction(action) for action in bar.actions()]
    ready = [one for one in buttons if isinstance(one, QToolButton) and one.isEnabled()]
    assert len(ready) == 2
    ready[0].setFocus()
    press(Qt.Key.Key_Right)
    assert ready[1].hasFocus()
    press(Qt.Key.Key_Right)
    assert ready[1].hasFocus()
    press(Qt.Key.Key_Left)
    assert ready[0].hasFocus()


def accented(window: MainWindow) -> int:
    """How many pixels of the toolbar have the colour of what has the keyboard."""
    settle()
    image = window.toolbar.grab().toImage()
    wanted = window.palette().color(QPalette.ColorRole.Accent).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )
