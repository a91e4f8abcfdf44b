"""Closing windows: nothing of the map is left, threads end unheard, and exports come first."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.export import ExportError, Options, Report, run
from app.export.run import Progress
from app.models import edits
from app.models.journey import JourneyMap
from app.ui import export_dialog, exporting
from app.ui.application import Application
from app.ui.background import wait_for_threads
from app.ui.push_button import PushButton
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import file_dialog, settle
from tests.ui.test_files import MapFile, bar, rename


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
            weakref.ref(shown.document.session.map),
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


def slow_export(doing: Callable[[], object]) -> Callable[..., Report]:
    """An export that does something in its midst."""

    def exported(
        map_: JourneyMap, path: Path | None, out: Path, options: Options, tell: Progress
    ) -> Report:
        tell(0.1, "Laying out")
        doing()
        return run.export(map_, path, out, options, tell)

    return exported


def test_a_window_that_exports_stays_until_its_file_is_written(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program.open_maps([map_file()], window)
    program.add_window()
    out = tmp_path / "shoes.pdf"
    seen: list[int] = []

    def quit_elsewhere() -> None:
        program.quit()
        settle()
        seen.append(len(program.windows))

    monkeypatch.setattr(exporting, "export", slow_export(quit_elsewhere))
    assert window.document is not None
    window.exporting.write(window.document.session.map, None, out, Options())
    assert seen == [1], "the other window closed, or this one as well"
    assert out.read_bytes().startswith(b"%PDF")
    settle()
    assert program.windows == []


@pytest.mark.parametrize("fault", [ExportError("the disk is full"), exporting.Cancelled()])
def test_a_window_stays_to_say_why_there_is_no_file(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    program.open_maps([map_file()], window)

    def fails() -> None:
        program.quit()
        raise fault

    monkeypatch.setattr(exporting, "export", slow_export(fails))
    assert window.document is not None
    window.exporting.write(window.document.session.map, None, tmp_path / "a.pdf", Options())
    settle()
    assert program.windows == [window]
    assert window.isVisible()
    bar(window, "export")
    window.close()
    assert program.windows == []


def test_an_export_can_be_cancelled(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program.open_maps([map_file()], window)
    out = tmp_path / "shoes.pdf"
    out.write_bytes(b"old")

    def press_cancel() -> None:
        shown = window.findChild(QProgressDialog)
        assert shown is not None
        assert shown.isVisible()
        assert shown.labelText() == "Exporting shoes.pdf"
        button = shown.findChild(QPushButton)
        assert isinstance(button, PushButton), "it has the ring of all buttons"
        button.setFocus()
        assert not button.isDefault(), "Enter does not give up what goes on"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    monkeypatch.setattr(exporting, "export", slow_export(press_cancel))
    assert window.document is not None
    at_once = exporting.Exporting(window.messages, program, window, patience=-1.0)
    at_once.write(window.document.session.map, None, out, Options())
    assert out.read_bytes() == b"old"
    assert bar(window, "export").label.text() == "The export was cancelled."
    assert list(tmp_path.glob("*.tmp*")) == []
    settle()
    assert window.findChild(QProgressDialog) is None


def press_close(window: MainWindow) -> None:
    window.activateWindow()
    settle()
    QTest.keyClick(
        window.focusWidget() or window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier
    )
    settle()


def test_closing_the_only_map_leads_back_to_the_welcome_page(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    window.resize(701, 503)
    press_close(window)
    (left,) = program.windows
    assert left.isVisible()
    assert not left.has_map
    assert left.stack.currentWidget() is left.welcome
    assert (left.width(), left.height()) == (701, 503)
    press_close(left)
    assert program.windows == []


def test_closing_one_map_of_two_leaves_the_other_alone(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file("a.journey"), map_file("b.journey")], window)
    assert len(program.windows) == 2
    other = program.windows[1]
    press_close(window)
    assert program.windows == [other]
    assert other.has_map


def test_the_window_s_own_button_and_quit_end_the_program(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    program.open_maps([path], window)
    window.close()
    settle()
    assert program.windows == []
    again = program.add_window()
    program.open_maps([path], again)
    again.quit()
    settle()
    assert program.windows == []


def test_whoever_stays_after_all_and_then_quits_sees_no_welcome_page(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    rename(window, "Other")
    press_close(window)
    assert window.question is not None
    window.question.reject()
    settle()
    assert program.windows == [window]
    assert window.has_map
    window.give_up()
    window.close()
    settle()
    assert program.windows == []


def by_giving_up_saving(window: MainWindow) -> None:
    window.save_as()
    file_dialog(window).reject()
    window.close()


@pytest.mark.parametrize("go", [MainWindow.close_window, MainWindow.close, by_giving_up_saving])
def test_a_map_that_is_being_left_makes_room_for_the_welcome_page_when_others_went_meanwhile(
    program: Application, window: MainWindow, map_file: MapFile, go: Callable[[MainWindow], object]
) -> None:
    program.open_maps([map_file("a.journey"), map_file("b.journey")], window)
    other = program.windows[1]
    rename(window, "Other")
    press_close(window)
    question = window.question
    assert question is not None
    go(other)
    settle()
    assert program.windows == [window]
    next(one for one in question.buttons() if one.text().startswith("Don")).click()
    settle()
    (left,) = program.windows
    assert left.isVisible()
    assert not left.has_map
