"""One family of controls: scroll bars as flat as the map's, and buttons that are not in relief."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.scroll_bar import QuietBar
from app.ui.appearance import palette
from app.ui.application import Application
from app.ui.emoji.picker import EmojiPicker
from app.ui.flat_progress import FlatProgress
from app.ui.push_button import PushButton
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.window import MainWindow
from tests.ui.colours import contrast, parts
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile

_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def in_relief(place: QWidget) -> list[str]:
    """What can be scrolled upwards there by a bar of the style's own."""
    return [
        type(area).__name__
        for area in place.findChildren(QAbstractScrollArea)
        if area.verticalScrollBarPolicy() != _OFF
        and not isinstance(area.verticalScrollBar(), QuietBar)
    ]


def test_all_scroll_bars_of_a_window_are_like_the_maps(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    assert in_relief(window) == []
    program.open_maps([map_file()], window)
    for name in ("outline", "tray"):
        window.toggle_panel(name)
        settle(50)
    window.act("move-to")
    window.show_keys()
    settle()
    # A picture of the map is scrolled by the canvas itself.
    assert set(in_relief(window)) <= {"MapView"}


def test_no_scroll_bar_stands_where_there_is_nothing_to_scroll(window: MainWindow) -> None:
    window.show_keys()
    settle()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    bar = sheet.list.verticalScrollBar()
    assert bar.isVisible()
    sheet.search.setText("stage")
    settle(50)
    assert bar.maximum() == 0
    assert not bar.isVisible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_handle_of_a_scroll_bar_is_seen_at_rest(qtbot: QtBot, dark: bool) -> None:
    """Contrast of the handle with its ground (WCAG 2.2, 1.4.11)."""
    bar = QuietBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setPalette(palette(dark))
    bar.setRange(0, 100)
    bar.setPageStep(100)
    bar.resize(16, 400)
    bar.show()
    assert not bar.underMouse()
    picture = bar.grab().toImage()
    handle, ground = (picture.pixelColor(x, 100) for x in (8, 0))
    assert contrast(parts(handle), parts(ground)) >= 3


def test_a_bar_without_room_for_its_handle_is_left_out(qtbot: QtBot) -> None:
    bar = QuietBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 100)
    bar.resize(16, 20)
    bar.show()
    assert not bar.grab().isNull(), "and Qt complains of no picture without pixels"


def test_few_emoji_have_no_scroll_bar_and_stay_where_they_are(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    place.show()
    picker = EmojiPicker([], place)
    picker.open_at(place.pos(), 0)
    settle()
    assert picker.grid.verticalScrollBar().isVisible()
    QTest.keyClicks(picker.field, "snow")
    settle(50)
    assert not picker.grid.verticalScrollBar().isVisible()
    model = picker.grid.model()
    assert model.rowCount() >= 10
    rows = {picker.grid.visualRect(model.index(at, 0)).top() for at in range(10)}
    assert len(rows) == 2, "nine stand beside each other, as with the bar"
    picker.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_ground_of_a_button_is_of_one_colour(qtbot: QtBot, dark: bool) -> None:
    button = PushButton("Close")
    qtbot.addWidget(button)
    button.setPalette(palette(dark))
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    ground = {image.pixelColor(5, y).name() for y in range(2, image.height() - 2)}
    assert len(ground) == 1
    assert QApplication.style().name() == "fusion", "whose own buttons are in relief"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_bar_of_a_long_work_is_of_two_colours_and_its_figure_is_read(
    qtbot: QtBot, dark: bool
) -> None:
    bar = FlatProgress()
    qtbot.addWidget(bar)
    tones = palette(dark)
    bar.setPalette(tones)
    bar.setMaximum(1000)
    bar.setValue(250)
    bar.resize(200, 24)
    image = bar.grab().toImage()
    role = tones.ColorRole
    for x, ground in ((20, role.Accent), (150, role.Base)):
        found = {image.pixelColor(x, y).name() for y in range(2, 22)}
        assert found == {tones.color(ground).name()}
    bar.setValue(1000)
    image, accent = bar.grab().toImage(), parts(tones.color(role.Accent))
    words = (
        contrast(parts(image.pixelColor(x, y)), accent)
        for x in range(85, 115)
        for y in range(4, 20)
    )
    assert max(words) >= 4.5
