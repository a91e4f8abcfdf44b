"""A map is exported and closed without a pointer, and without keys."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.application import Application
from app.ui.window import MainWindow
from tests.ui.journeys.hand import Hand
from tests.ui.journeys.keys import Typist


def is_back(program: Application) -> bool:
    """Whether there is one window, which shows the welcome page."""
    return [one.welcome.isVisible() for one in program.windows] == [True]


def test_a_pdf_is_made_by_keys_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    me = Typist(qtbot, window)
    target = tmp_path / "taxi.pdf"
    me.choose("&Help", "Sample Maps", "Taxi by App").press("Ctrl+E")
    me.add("Export").type(str(target)).press("Return")
    qtbot.waitUntil(target.is_file)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_picture_is_made_by_mouse_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    me = Hand(qtbot, window)
    target = tmp_path / "taxi.png"
    me.choose("Help", "Sample Maps", "Taxi by App").tool("Export")
    me.pick("Format", "PNG picture").press("Export")
    me.fill("File name", str(target)).press("Save")
    qtbot.waitUntil(target.is_file)
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_changed_map_is_closed_by_keys_alone(
    qtbot: QtBot, program: Application, window: MainWindow
) -> None:
    me = Typist(qtbot, window)
    me.choose("&Help", "Sample Maps", "Taxi by App").press("Del").press("Ctrl+W")
    me.add("Don’t Save")
    qtbot.waitUntil(lambda: is_back(program))


def test_a_changed_map_is_closed_by_mouse_alone(
    qtbot: QtBot, program: Application, window: MainWindow
) -> None:
    me = Hand(qtbot, window)
    me.choose("Help", "Sample Maps", "Taxi by App").card_at("Touchpoints", "Pay")
    me.choose("Edit", "Delete").choose("File", "Close").press("Cancel")
    assert len(me.map.cards) == 50
    me.choose("File", "Close").press("Don’t Save")
    qtbot.waitUntil(lambda: is_back(program))
