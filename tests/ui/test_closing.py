"""What is left when a window is closed: nothing of its map, and a collector that goes on."""

from __future__ import annotations

import gc
import weakref
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.export import run
from app.models import edits
from app.ui import export_dialog
from app.ui.application import Application
from app.ui.background import wait_for_threads
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile, rename


def test_a_closed_map_is_freed(program: Application, map_file: MapFile, qtbot: QtBot) -> None:
    # Not the fixture's window: pytest would keep that.
    known: list[weakref.ref[object]] = []
    for number in range(3):
        map_ = edits.rename_map(small_map(), f"Map {number}")
        shown = program.add_window()
        program.open_maps([map_file(f"map{number}.journey", map_)], shown)
        assert shown.document is not None
        assert shown.canvas is not None
        assert shown.canvas.view.sheet is not None
        rename(shown, f"Other {number}")
        known += [
            weakref.ref(shown.document),
            weakref.ref(shown.document.session),
            weakref.ref(shown.canvas.view.sheet),
        ]
        shown.give_up()
        shown.close()
        del shown
    settle()
    wait_for_threads()
    settle()
    gc.collect()
    assert [one() for one in known if one() is not None] == []


def test_a_window_destroyed_while_its_export_is_laid_out(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    gate, begun = Event(), Event()

    def slow(*given: object) -> object:
        begun.set()
        gate.wait(30)
        return run.lay_out_for(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(export_dialog, "lay_out_for", slow)
    program.open_maps([map_file()], window)
    window.export()
    assert begun.wait(10)
    window.close()
    assert program.windows == []
    settle()
    gate.set()
    wait_for_threads()
    settle()
    assert gc.isenabled()
