"""Opening PDFs that carry a map, and files that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.export import Options, export
from app.models import edits
from app.storage import load
from app.ui import opening
from app.ui.application import Application
from app.ui.message_bar import Tone
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import choose, file_dialog
from tests.ui.test_files import MapFile, bar, press, rename
from tests.ui.test_window import drag_in, drop, mime


def pdf(folder: Path, *, attach: str = "all") -> Path:
    """The small map as a PDF."""
    out = folder / "printed.pdf"
    export(small_map(), None, out, Options(attach=attach))
    return out


def test_the_map_in_a_pdf_opens_as_a_new_one_of_its_name(
    program: Application, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = pdf(tmp_path)
    before = path.read_bytes()
    program.open_maps([path], window)
    assert window.document is not None
    assert window.document.session.map == small_map()
    assert window.windowTitle() == "printed[*] — Footpath"
    assert program.state.recent() == (), "a PDF cannot be saved to"
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    dialog = file_dialog(window)
    assert dialog.selectedFiles() == [str(tmp_path / "printed.journey")]
    choose(qtbot, dialog, tmp_path / "printed.journey")
    assert load(tmp_path / "printed.journey").map.title == "Boots"
    assert path.read_bytes() == before


def test_what_is_dropped_may_be_a_pdf(
    program: Application, window: MainWindow, tmp_path: Path
) -> None:
    data = mime(pdf(tmp_path))
    assert drag_in(window, data)
    drop(window, data)
    assert window.windowTitle() == "printed[*] — Footpath"


def test_a_map_from_a_pdf_keeps_its_window(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    program.open_maps([pdf(tmp_path), map_file()], window)
    assert [one.windowTitle()[:7] for one in program.windows] == ["printed", "shoes[*"]


def test_the_dialog_offers_maps_and_pdfs(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = pdf(tmp_path)
    window.choose_map()
    assert "*.pdf" in file_dialog(window).nameFilters()[0]
    choose(qtbot, file_dialog(window), path)
    assert window.has_map


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "no map is attached to this PDF"),
        (b"no pdf at all", "This is no PDF"),
        (b"%PDF-1.7\n1 0 obj <</Type /EmbeddedFile /Length 3>> stream\nabc\nendstream", "damaged"),
        (b"", "This is no PDF"),
    ],
    ids=["without", "other", "damaged", "empty"],
)
def test_a_pdf_without_a_map_says_so(
    program: Application,
    window: MainWindow,
    tmp_path: Path,
    data: bytes | None,
    words: str,
) -> None:
    path = pdf(tmp_path, attach="none")
    if data is not None:
        path.write_bytes(data)
    program.open_maps([path], window)
    assert not window.has_map
    said = bar(window, "load")
    assert said.tone is Tone.ERROR
    assert said.label.text().startswith("“printed.pdf” cannot be opened: "), "a PDF has no lines"
    assert words in said.label.text()


def test_a_pdf_that_cannot_be_read(
    program: Application, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, large = tmp_path / "folder.pdf", pdf(tmp_path)
    folder.mkdir()
    monkeypatch.setattr(opening, "MOST_BYTES", 100)
    program.open_maps([folder, tmp_path / "none.pdf", large], window)
    told = bar(window, "load").label.text()
    assert "folder.pdf: the file cannot be read: Is a directory" in told
    assert "none.pdf: the file cannot be read: No such file" in told
    assert "printed.pdf: the file is larger" in told


def test_a_missing_file_has_no_line_and_was_not_left_as_it_is(
    program: Application, window: MainWindow, tmp_path: Path
) -> None:
    program.open_maps([tmp_path / "ghost.journey"], window)
    told = "“ghost.journey” cannot be opened: there is no such file."
    assert bar(window, "load").label.text() == told
    program.open_maps([tmp_path / "ghost.journey", tmp_path / "none.journey"], window)
    assert bar(window, "load").label.text().startswith("2 files cannot be opened.\n")


def test_a_dialog_begins_where_the_map_is_or_the_last_one_was(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    old = map_file("old/shoes.journey")
    program.open_maps([old], window)
    map_file("new/boots.journey")
    program.state.remember_map(tmp_path / "new" / "boots.journey")
    window.files.save_as()
    assert file_dialog(window).directory().path() == str(old.parent)
    file_dialog(window).close()
    window.choose_map()
    assert file_dialog(window).directory().path() == str(old.parent)
    file_dialog(window).close()
    other = program.add_window()
    other.new_map()
    other.files.save_as()
    assert file_dialog(other).directory().path() == str(tmp_path / "new")
    file_dialog(other).close()


def test_what_an_edit_refuses_is_said_by_name_and_takes_nothing_back(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    assert window.document is not None
    assert window.canvas is not None
    window.canvas.hands().writing.begin("hole")
    lane = window.document.session.map.lanes[0]
    error = edits.EditError(f"the lane {lane.id!r} is per step; name its columns")
    program.report(type(error), error, None)
    said = bar(window, "refused")
    assert said.tone is Tone.WARNING
    assert f"the lane “{lane.title}” is per step" in said.label.text()
    assert window.messages.bar("fault") is None
    assert window.canvas.hands().writing.active
