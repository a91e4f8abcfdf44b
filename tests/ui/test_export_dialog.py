"""The export dialog from the command to the file."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.export import Options
from app.export.attachment import extract_attachment
from app.models import edits
from app.models.base import evolve
from app.storage import load, parse
from app.ui.application import Application
from app.ui.export_dialog import ExportDialog
from app.ui.exporting import Exporting
from app.ui.message_bar import Tone
from app.ui.window import MainWindow
from tests.editor.maps import sample_path, small_map
from tests.ui.conftest import choose, file_dialog, settle
from tests.ui.test_files import MapFile, bar, press, rename


def start(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    press(window, Qt.Key.Key_E)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview.page is not None, timeout=20000)
    return dialog


def pick(combo: QComboBox, data: str) -> None:
    at = combo.findData(data)
    assert at >= 0, data
    combo.setCurrentIndex(at)


def export_to(window: MainWindow, dialog: ExportDialog, out: Path, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    settle()
    choose(qtbot, file_dialog(window), out)


def test_a_pdf_with_the_visible_part_of_the_map(
    program: Application, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    dialog = start(window, qtbot)
    assert dialog.summary.text().startswith("1 page, 297 × 210 mm, smallest text ")
    export_to(window, dialog, tmp_path / "taxi.pdf", qtbot)
    data = (tmp_path / "taxi.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    attached = extract_attachment(data)
    assert attached is not None
    shown = parse(attached).map
    whole = load(sample_path("taxi")).map
    assert shown.title == whole.title
    assert not any(card.notes or card.follow_up for card in shown.cards)
    assert str(tmp_path / "taxi.pdf") in bar(window, "export").label.text()


def test_that_a_file_was_written_is_said_for_some_seconds(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    quick = Exporting(window.messages, program, window, seconds=0.3)
    quick.write(small_map(), None, tmp_path / "shoes.pdf", Options())
    assert str(tmp_path / "shoes.pdf") in bar(window, "export").label.text()
    qtbot.waitUntil(lambda: window.messages.bar("export") is None)


def test_a_png_at_the_size_that_the_dialog_says(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    dialog = start(window, qtbot)
    pick(dialog.format, "png")
    pick(dialog.size_choice, "scale:1")
    pick(dialog.ground, "none")
    qtbot.waitUntil(lambda: "pixels" in dialog.summary.text(), timeout=20000)
    said = dialog.summary.text()
    export_to(window, dialog, tmp_path / "shoes", qtbot)
    data = (tmp_path / "shoes.png").read_bytes()
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert said.replace(",", "").startswith(f"{width} × {height} pixels")
    assert (depth, colour) == (8, 6), "not transparent"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("paper", "a3", "420 × 297 mm"),
        ("orientation", "portrait", "210 × 297 mm"),
    ],
)
def test_the_preview_follows_each_choice(
    program: Application,
    window: MainWindow,
    qtbot: QtBot,
    name: str,
    data: str,
    words: str,
) -> None:
    program.open_maps([sample_path("taxi")], window)
    dialog = start(window, qtbot)
    before = dialog.preview.page
    pick(getattr(dialog, name), data)
    qtbot.waitUntil(lambda: words in dialog.summary.text(), timeout=20000)
    assert dialog.preview.page is not before
    dialog.reject()


def test_fields_stand_still_beside_their_names_whatever_the_format(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    dialog = start(window, qtbot)
    names = {label.buddy(): label for label in dialog.findChildren(QLabel) if label.buddy()}
    assert len(names) == 8
    assert [label.text() for label in names.values() if label.text().endswith(":")] == []

    def places() -> list[QRect]:
        settle(50)
        for field, label in names.items():
            if field.isVisible():
                assert abs(label.geometry().center().y() - field.geometry().center().y()) <= 1
        return [dialog.format.geometry(), dialog.theme.geometry()]

    before = places()
    pick(dialog.format, "png")
    assert places() == before
    dialog.reject()


def test_the_theme_shows_in_the_preview(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    dialog = start(window, qtbot)

    def hue() -> int:
        image = dialog.preview.grab().toImage()
        return max(
            image.pixelColor(x, y).hsvSaturation()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        )

    assert hue() > 100
    before = dialog.preview.page
    pick(dialog.theme, "ink")
    qtbot.waitUntil(lambda: dialog.preview.page is not before, timeout=20000)
    assert hue() < 40
    dialog.reject()


def test_fit_to_the_map_needs_no_paper(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    dialog = start(window, qtbot)
    pick(dialog.fit, "content")
    assert not dialog.paper.isEnabled()
    assert not dialog.orientation.isEnabled()
    dialog.reject()


def test_night_warns_before_it_is_exported_as_paper(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    dark = edits.change_map(small_map(), theme="night")
    program.open_maps([map_file("dark.journey", dark)], window)
    dialog = start(window, qtbot)
    qtbot.waitUntil(lambda: "Night" in dialog.warnings.text(), timeout=20000)
    page = dialog.preview.page
    assert page is not None
    assert page.background == "#ffffff"
    dialog.reject()


def test_the_dialog_says_what_travels_along(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    card = evolve(small_map().cards[0], notes="only for us")
    secret = evolve(small_map(), cards=(card, *small_map().cards[1:]))
    program.open_maps([map_file("secret.journey", secret)], window)
    dialog = start(window, qtbot)
    offered = [dialog.attach.itemText(row) for row in range(dialog.attach.count())]
    assert offered == ["Without its private parts", "Complete", "Not at all"]
    assert "stay behind" in dialog.travels.text()
    assert "Marks drawn on the page" in dialog.travels.text()
    pick(dialog.attach, "all")
    assert "with all notes" in dialog.travels.text()
    export_to(window, dialog, tmp_path / "all.pdf", qtbot)
    attached = extract_attachment((tmp_path / "all.pdf").read_bytes())
    assert attached is not None
    assert parse(attached).map == secret


def test_choices_are_offered_again(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    dialog = start(window, qtbot)
    pick(dialog.format, "png")
    pick(dialog.theme, "safe")
    export_to(window, dialog, tmp_path / "one.png", qtbot)
    again = start(window, qtbot)
    assert (again.kind, again.theme.currentData()) == ("png", "safe")
    again.reject()


def test_exporting_changes_nothing_of_the_map(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    assert window.document is not None
    before, bytes_before = window.document.session.map, path.read_bytes()
    export_to(window, start(window, qtbot), tmp_path / "shoes.pdf", qtbot)
    assert window.document.session.map is before
    assert not window.isWindowModified()
    assert path.read_bytes() == bytes_before


def test_a_failed_export_says_why_and_leaves_the_old_file(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    assert window.document is not None
    dialog = start(window, qtbot)
    options = dialog.options()
    dialog.reject()
    out = tmp_path / "folder.pdf"
    out.mkdir()
    window.exporting.write(window.document.session.map, None, out, options)
    said = bar(window, "export")
    assert said.tone is Tone.ERROR
    assert "folder.pdf" in said.label.text()
    assert out.is_dir()
    assert list(tmp_path.glob("*.tmp*")) == []


def test_small_text_is_warned_of_with_buttons_that_help(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("commuter")], window)
    dialog = start(window, qtbot)
    assert not dialog.warnings.isVisible()

    def offered(paper: str, orientation: str) -> list[str]:
        pick(dialog.paper, paper)
        pick(dialog.orientation, orientation)
        qtbot.waitUntil(lambda: "Laying" not in dialog.summary.text(), timeout=20000)
        return [button.text() for button in dialog.warnings.buttons]

    larger = ["Use A4 Paper", "Use A3 Paper"]
    assert offered("a5", "auto") == [*larger, "A Page as Large as the Map"]
    assert "7 pt" in dialog.warnings.text()
    assert "larger paper, a page as large as the map" in dialog.warnings.text(), "as the buttons"
    assert offered("a5", "portrait") == [*larger, "Use Landscape", "A Page as Large as the Map"]
    for at, combo, data in (
        (2, dialog.orientation, "landscape"),
        (0, dialog.paper, "a4"),
    ):
        dialog.warnings.buttons[at].click()
        assert combo.currentData() == data
        qtbot.waitUntil(lambda: "Laying" not in dialog.summary.text(), timeout=20000)
    assert not dialog.warnings.isVisible(), "A4 is large enough"
    offered("a5", "auto")
    dialog.warnings.buttons[-1].click()
    qtbot.waitUntil(lambda: not dialog.warnings.isVisible(), timeout=20000)
    assert dialog.fit.currentData() == "content"
    dialog.reject()


def test_export_again_writes_the_map_as_it_is_now_to_the_same_file(
    program: Application, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    out = tmp_path / "taxi.pdf"
    # Nothing was exported yet, so it asks.
    press(window, Qt.Key.Key_E, shift=True)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview.page is not None, timeout=20000)
    pick(dialog.attach, "all")
    export_to(window, dialog, out, qtbot)
    assert window.document is not None
    session = window.document.session
    session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Another Title"))
    press(window, Qt.Key.Key_E, shift=True)
    settle()
    attached = extract_attachment(out.read_bytes())
    assert attached is not None
    assert parse(attached).map == session.map
    assert not [one for one in window.findChildren(ExportDialog) if one.isVisible()]


def test_export_again_asks_for_a_map_of_another_name_and_where_somebody_else_wrote(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    out = tmp_path / "shoes.pdf"
    export_to(window, start(window, qtbot), out, qtbot)
    settle()
    out.write_bytes(b"of another program")
    press(window, Qt.Key.Key_E, shift=True)
    asked = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    assert len(asked) == 1
    assert out.read_bytes() == b"of another program"
    qtbot.waitUntil(lambda: asked[0].preview.page is not None, timeout=20000)
    again = tmp_path / "again.pdf"
    export_to(window, asked[0], again, qtbot)
    settle()
    before = again.read_bytes()
    press(window, Qt.Key.Key_S, shift=True)
    choose(qtbot, file_dialog(window), tmp_path / "boots.journey")
    settle()
    rename(window, "Boots")
    press(window, Qt.Key.Key_E, shift=True)
    asked = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    assert len(asked) == 1
    assert again.read_bytes() == before
    qtbot.waitUntil(lambda: asked[0].preview.page is not None, timeout=20000)
    asked[0].reject()
    settle()
