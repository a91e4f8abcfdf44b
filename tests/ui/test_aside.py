"""The inspector steps aside in a window that is too narrow for it and a map."""

from __future__ import annotations

from app.ui.application import Application
from app.ui.aside import LEAST_BETWEEN, LEAST_WINDOW
from app.ui.panels import INSPECTOR, OUTLINE, TRAY
from app.ui.window import MainWindow
from tests.editor.maps import card_of
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile
from tests.ui.test_panels import enter, shown, typed

NARROW, WIDE, HIGH = LEAST_WINDOW - 180, LEAST_WINDOW + 200, 600


def resized(window: MainWindow, width: int) -> None:
    window.resize(width, HIGH)
    settle()
    assert window.width() == width


def opened(window: MainWindow) -> bool:
    action = window.actions_by_command.by_id[INSPECTOR]
    assert action.isChecked() == window.tools.panels.is_open(INSPECTOR)
    return action.isChecked()


def test_a_narrow_window_is_the_maps_until_there_is_room(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    resized(window, NARROW)
    program.open_maps([map_file()], window)
    settle()
    assert not opened(window)
    assert window.canvas is not None
    assert window.canvas.width() == NARROW
    resized(window, WIDE)
    assert opened(window)
    resized(window, NARROW)
    assert not opened(window)


def test_whoever_opens_the_inspector_in_a_narrow_window_keeps_it(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    resized(window, NARROW)
    program.open_maps([map_file()], window)
    settle()
    window.toggle_panel(INSPECTOR)
    resized(window, NARROW - 20)
    assert opened(window)
    window.toggle_panel(INSPECTOR)
    resized(window, WIDE)
    assert not opened(window), "what was closed by hand is closed"


def test_what_is_typed_when_the_inspector_steps_aside_is_kept(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    resized(window, WIDE)
    program.open_maps([map_file()], window)
    shown(window, "look")
    enter(window, "responsible")
    typed("Ada")
    resized(window, NARROW)
    assert not opened(window)
    document, canvas = window.document, window.canvas
    assert document is not None
    assert canvas is not None
    card = card_of(document.session.map, "look")
    assert card.responsible == "Ada"
    assert canvas.view.hasFocus()


def test_an_inspector_that_stepped_aside_is_there_the_next_time(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    resized(window, WIDE)
    program.open_maps([path], window)
    settle()
    resized(window, NARROW)
    window.close()
    settle()
    other = program.add_window()
    resized(other, WIDE)
    program.open_maps([path], other)
    settle()
    assert opened(other)


def test_between_two_panels_a_map_has_room_or_there_is_one_at_a_time(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    resized(window, 1100)
    program.open_maps([map_file()], window)
    settle()
    assert window.canvas is not None
    for panel in (TRAY, OUTLINE):
        assert opened(window)
        window.toggle_panel(panel)
        settle()
        assert not opened(window)
        assert window.canvas.width() >= LEAST_BETWEEN
        resized(window, 1400)
        assert opened(window), "a wide window has room for both"
        assert window.canvas.width() >= LEAST_BETWEEN
        resized(window, 1100)
        assert not opened(window)
        window.toggle_panel(panel)
        settle()
        assert opened(window), "with the other one closed it is there again"


def test_both_panels_are_there_for_who_opens_both(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    resized(window, 1100)
    program.open_maps([map_file()], window)
    window.toggle_panel(TRAY)
    settle()
    window.toggle_panel(INSPECTOR)
    settle()
    assert opened(window)
    assert window.tools.panels.is_open(TRAY)
    resized(window, 1090)
    assert opened(window)


def test_where_the_tray_stands_below_the_inspector_nothing_steps_aside(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    resized(window, 1000)
    program.open_maps([map_file()], window)
    docks = window.tools.panels.docks
    window.addDockWidget(window.dockWidgetArea(docks[INSPECTOR]), docks[TRAY])
    window.toggle_panel(TRAY)
    settle()
    assert opened(window)


def test_both_panels_are_remembered_though_one_stepped_aside(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    resized(window, 1100)
    program.open_maps([path], window)
    window.toggle_panel(TRAY)
    settle()
    assert not opened(window)
    window.close()
    settle()
    other = program.add_window()
    resized(other, 1400)
    program.open_maps([path], other)
    settle()
    assert opened(other)
    assert other.tools.panels.is_open(TRAY)
    other.close()
    settle()
    narrow = program.add_window()
    resized(narrow, 1100)
    program.open_maps([path], narrow)
    settle()
    assert not opened(narrow)
    assert narrow.tools.panels.is_open(TRAY)
