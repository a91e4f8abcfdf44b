"""The hint how a map comes out on paper, and what is told of faults while pages are laid out."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.export import ExportError
from app.models import edits
from app.models.base import evolve
from app.ui import export_dialog, page_measure
from app.ui.application import Application
from app.ui.background import wait_for_threads
from app.ui.export_dialog import ExportDialog
from app.ui.page_hint import PageHint
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.colours import contrast, parts
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile


def fails(*_: object) -> None:
    raise ArithmeticError(f"Canary{7}")


def test_a_map_is_measured_some_time_after_it_changed(qtbot: QtBot) -> None:
    owner = QObject()
    hint = PageHint(owner)
    told: list[str] = []
    hint.told.connect(told.append)
    hint.follow(small_map())
    hint.follow(edits.rename_map(small_map(), "Boots"))
    assert told == []
    qtbot.waitUntil(lambda: told != [], timeout=20000)
    assert [one.partition(":")[0] for one in told] == ["A4 landscape"]
    wait_for_threads()


@pytest.mark.parametrize(("size", "said"), [(7.0, "7"), (6.98, "7"), (7.4, "7.4"), (10.0, "10")])
def test_a_size_has_a_decimal_only_where_that_says_something(size: float, said: str) -> None:
    hint = page_measure.Hint(small_map(), "A4", landscape=True, smallest=size)
    assert hint.text() == f"A4 landscape: 1 page, smallest text {said} pt"


def test_what_is_told_of_the_page_is_grey_while_it_is_worked_out(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    page = window.status.page
    qtbot.waitUntil(lambda: bool(page.text()) and page.isEnabled(), timeout=20000)
    known = page.text()
    qtbot.waitUntil(lambda: page.shown == known)
    assert window.document is not None
    session = window.document.session
    session.edit("Title", lambda map_: edits.rename_map(map_, "Boots"))
    assert (page.text(), page.isEnabled()) == (known, False)
    assert (
        page.palette().windowText().color() != window.status.counts.palette().windowText().color()
    )
    image, ground = page.grab().toImage(), page.palette().window().color()
    inks = (
        parts(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())
    )
    assert max(contrast(ink, parts(ground)) for ink in inks) >= 4.5
    qtbot.waitUntil(page.isEnabled, timeout=20000)
    session.undo()
    assert not page.isEnabled()
    qtbot.waitUntil(page.isEnabled, timeout=20000)
    assert page.text() == known
    wait_for_threads()


@pytest.mark.parametrize("without", ["stages", "lanes"])
def test_a_map_with_nothing_to_print_has_no_hint(qtbot: QtBot, without: str) -> None:
    owner = QObject()
    hint = PageHint(owner)
    bare = evolve(small_map(), cards=(), **{without: ()})
    with qtbot.waitSignal(hint.told) as heard:
        hint.follow(bare)
    assert heard.args == [""]


def test_nothing_is_told_after_the_end(qtbot: QtBot) -> None:
    owner = QObject()
    hint = PageHint(owner)
    told: list[str] = []
    hint.told.connect(told.append)
    hint.follow(small_map())
    hint._start()
    hint.stop()
    wait_for_threads()
    settle()
    assert told == []


def test_a_fault_is_noted_without_texts_of_the_map(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(page_measure, "measure", fails)
    owner = QObject()
    hint = PageHint(owner)
    with qtbot.waitSignal(hint.told, timeout=20000) as heard:
        hint.follow(small_map())
    assert heard.args == ["How the map comes out on paper is not known"]
    assert "ArithmeticError" in caplog.text
    assert "test_page_hint.py" in caplog.text
    assert "Canary7" not in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


@pytest.mark.parametrize("expected", [True, False])
def test_the_dialog_shows_what_is_expected_and_reports_the_rest(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected: bool
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(kind))

    def refuses(*_: object) -> None:
        raise ExportError("the page is too small")

    monkeypatch.setattr(export_dialog, "lay_out_for", refuses if expected else fails)
    dialog = ExportDialog(small_map(), {}, window)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.warnings.text()))
    if expected:
        assert dialog.warnings.text() == "the page is too small"
        assert reported == []
    else:
        assert "ArithmeticError" in dialog.warnings.text()
        assert "Canary7" not in dialog.warnings.text()
        assert reported == [ArithmeticError]
    assert not dialog.export_button.isEnabled()
    dialog.reject()
