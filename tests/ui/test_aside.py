"""The inspector steps aside in a window that is too narrow for it and a map."""

from __future__ import annotations

from app.models.card import Card
from app.ui.application import Application
from app.ui.aside import LEAST_WINDOW
from app.ui.panels import INSPECTOR
from app.ui.window import MainWindow
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
    card = document.session.map.records["look"]
    assert isinstance(card, Card)
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
