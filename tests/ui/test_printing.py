"""Printing from the window: the dialog, the page on its paper, and a printer that fails."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.models import edits
from app.ui.application import Application
from app.ui.message_bar import Tone
from app.ui.window import MainWindow
from tests.editor.maps import sample_path
from tests.ui.conftest import settle
from tests.ui.test_files import bar, press

EXACT = QPageSize.SizeMatchPolicy.ExactMatch


def dialog_of(window: MainWindow) -> QPrintDialog:
    press(window, Qt.Key.Key_P)
    found = window.findChild(QPrintDialog)
    assert isinstance(found, QPrintDialog)
    return found


def told(tool: str, *arguments: str) -> str:
    return subprocess.run([tool, *arguments], capture_output=True, text=True, check=True).stdout


def printed_on(out: Path, paper: QPageSize.PageSizeId, way: QPageLayout.Orientation) -> QPrinter:
    """A printer that writes what it prints to a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setPageSize(QPageSize(paper))
    printer.setPageOrientation(way)
    return printer


def printed(window: MainWindow, printer: QPrinter, qtbot: QtBot) -> None:
    """Print the map, and wait until that is over."""
    assert window.document is not None
    printing = window.tools.printing
    printing.print_map(window.document.session.map, printer)
    assert bar(window, "print").label.text() == "Printing…"
    qtbot.waitUntil(lambda: not printing.busy, timeout=20000)


def test_the_whole_map_is_printed_on_one_page(
    program: Application, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    program.open_maps([sample_path("taxi")], window)
    dialog = dialog_of(window)
    assert dialog.windowTitle() == "Print"
    out = tmp_path / "printed.pdf"
    printer = dialog.printer()
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    for line in dialog.findChildren(QLineEdit):
        if line.objectName() == "filename":
            line.setText(str(out))
    dialog.accept()
    settle()
    qtbot.waitUntil(lambda: not window.tools.printing.busy, timeout=20000)
    assert window.messages.bar("print") is None
    facts = told("pdfinfo", str(out))
    assert re.search(r"Pages: +1\n", facts)
    # Drawn, and not as a picture of pixels.
    assert len(told("pdfimages", "-list", str(out)).splitlines()) == 2


@pytest.mark.parametrize("paper", [QPageSize.PageSizeId.A3, QPageSize.PageSizeId.Letter])
@pytest.mark.parametrize("way", list(QPageLayout.Orientation))
def test_a_map_is_laid_out_for_the_paper_in_the_printer(
    program: Application,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    paper: QPageSize.PageSizeId,
    way: QPageLayout.Orientation,
) -> None:
    program.open_maps([sample_path("taxi")], window)
    assert window.document is not None
    out = tmp_path / "printed.pdf"
    printed(window, printed_on(out, paper, way), qtbot)
    size = QPageSize(paper).size(QPageSize.Unit.Point)
    wide, high = sorted((size.width(), size.height()), reverse=way.value == 1)
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", told("pdfinfo", str(out)))
    assert found is not None
    assert (float(found[1]), float(found[2])) == pytest.approx((wide, high), abs=1)
    # The map fills its page but for the margins.
    subprocess.run(["pdftoppm", "-r", "20", "-gray", str(out), str(tmp_path / "page")], check=True)
    (picture,) = tmp_path.glob("page*.pgm")
    header, across, down, _, *rest = re.split(rb"\s", picture.read_bytes(), maxsplit=4)
    assert header == b"P5"
    width, height, pixels = int(across), int(down), rest[0]
    inked = [i for i, one in enumerate(pixels) if one < 250]
    columns, rows = {i % width for i in inked}, {i // width for i in inked}
    assert min(columns) < width * 0.08
    assert max(columns) > width * 0.92
    assert min(rows) < height * 0.12
    assert max(rows) > height * 0.8


# Qt says so too, and says it to nobody who could do something about it.
@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_does_not_answer_is_told(
    program: Application, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    program.open_maps([sample_path("taxi")], window)
    assert window.document is not None
    printer = printed_on(
        tmp_path / "no" / "such" / "folder" / "x.pdf",
        QPageSize.PageSizeId.A4,
        QPageLayout.Orientation.Landscape,
    )
    printed(window, printer, qtbot)
    message = bar(window, "print")
    assert message.tone is Tone.ERROR
    assert "was not printed" in message.label.text()


def test_a_map_for_the_screen_alone_is_printed_in_another_theme_and_that_is_said(
    program: Application, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    program.open_maps([sample_path("taxi")], window)
    assert window.document is not None
    session = window.document.session
    session.edit("Change Theme", lambda map_: edits.change_map(map_, theme="night"))
    printer = printed_on(
        tmp_path / "x.pdf", QPageSize.PageSizeId.A4, QPageLayout.Orientation.Landscape
    )
    printed(window, printer, qtbot)
    message = bar(window, "print")
    assert "Night is for screens" in message.label.text()


def test_a_paper_too_narrow_for_any_map_is_told(
    program: Application, window: MainWindow, tmp_path: Path
) -> None:
    program.open_maps([sample_path("taxi")], window)
    assert window.document is not None
    out = tmp_path / "receipt.pdf"
    printer = printed_on(out, QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait)
    printer.setPageSize(QPageSize(QSizeF(40, 100), QPageSize.Unit.Millimeter, "", EXACT))
    window.tools.printing.print_map(window.document.session.map, printer)
    message = bar(window, "print")
    assert message.tone is Tone.ERROR
    assert "50 to 5080 mm" in message.label.text()
    assert not out.exists()
