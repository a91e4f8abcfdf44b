"""A picture in a form: chosen, dropped, pasted, refused in words, saved to a file, removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.editor.pictures.taking import LONGEST_SIDE
from app.models import edits
from app.models.card import Box, Card, Image
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.picture import picture_from
from app.ui.inspector.picture_editor import PictureEditor
from tests.editor.maps import small_map
from tests.generators import tiny_png
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def picture_file(folder: Path, name: str, side: int) -> Path:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    path = folder / name
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("name", ["ada.png", "ada.jpg"])
def test_a_photo_comes_from_a_file_and_is_made_small(
    inspect: Inspect, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    driver = inspect(with_persona())
    editor = photo_editor(driver)
    editor.take_file(picture_file(tmp_path, name, 3000))
    qtbot.waitUntil(lambda: bool(driver.map.pictures))
    (picture,) = driver.map.pictures
    assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert driver.map.personas[0].photo == picture.sha256
    assert editor.seen.isVisible()
    editor.remove.click()
    driver.settle()
    assert driver.map.personas[0].photo == ""
    assert driver.map.pictures == ()


def test_a_file_that_is_no_picture_is_refused_in_words(
    inspect: Inspect, qtbot: QtBot, tmp_path: Path
) -> None:
    driver = inspect(with_persona())
    editor = photo_editor(driver)
    (tmp_path / "notes.png").write_text("no picture")
    editor.take_file(tmp_path / "notes.png")
    qtbot.waitUntil(lambda: "“notes.png” is no picture" in driver.refused("photo"))
    editor.take_file(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: "cannot be read" in driver.refused("photo"))
    assert driver.session.depth == 0


def test_a_photo_is_dropped_or_pasted(inspect: Inspect, qtbot: QtBot, tmp_path: Path) -> None:
    driver = inspect(with_persona())
    editor = photo_editor(driver)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture_file(tmp_path, "ada.png", 40)))])
    assert drop_on(editor, data)
    qtbot.waitUntil(lambda: bool(driver.map.pictures))
    (dropped,) = driver.map.pictures
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa3366"))
    QGuiApplication.clipboard().setImage(image)
    editor.choose.setFocus()
    QTest.keyClick(editor.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: driver.map.personas[0].photo != dropped.sha256)
    # The one that nothing shows any more is gone.
    (pasted,) = driver.map.pictures
    assert (pasted.width, pasted.height) == (30, 30)
    assert driver.map.personas[0].photo == pasted.sha256
    assert driver.session.depth == 2


def test_the_address_of_a_photo_is_answered_in_words(inspect: Inspect) -> None:
    driver = inspect(with_persona())
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/ada.png")])
    assert drop_on(photo_editor(driver), data)
    assert "fetches nothing from the network" in driver.refused("photo")
    text = QMimeData()
    text.setText("words")
    assert not drop_on(photo_editor(driver), text)


def test_a_photo_goes_to_a_file_as_it_came(inspect: Inspect, qtbot: QtBot, tmp_path: Path) -> None:
    driver = inspect(with_persona())
    editor = photo_editor(driver)
    editor.take_file(picture_file(tmp_path, "ada.png", 40))
    qtbot.waitUntil(lambda: bool(driver.map.pictures))
    editor.save.click()
    dialog = driver.panel.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "out.png"))
    dialog.close()
    assert (tmp_path / "out.png").read_bytes() == driver.map.pictures[0].content


def test_a_picture_goes_to_whom_it_was_meant_for(
    inspect: Inspect, qtbot: QtBot, tmp_path: Path
) -> None:
    driver = inspect(with_persona())
    editor = photo_editor(driver)
    editor.take_file(picture_file(tmp_path, "ada.png", 40))
    driver.panel.back.click()
    qtbot.waitUntil(lambda: not editor.reading)
    driver.settle()
    (picture,) = driver.map.pictures
    assert driver.map.personas[0].photo == picture.sha256


def photo_editor(driver: Driver) -> PictureEditor:
    driver.select("map")
    driver.panel.open_record("dana")
    driver.settle()
    editor = driver.row("photo").editor
    assert isinstance(editor, PictureEditor)
    return editor


def drop_on(editor: PictureEditor, data: QMimeData) -> bool:
    """Drag something over the editor and let it go there; whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(editor, enter)
    if enter.isAccepted():
        QApplication.sendEvent(editor, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()


def with_persona() -> JourneyMap:
    return edits.insert_persona(small_map(), Persona(id="dana", name="Dana"), 0)


# --- on cards ---


def card_editor(driver: Driver, card: str) -> PictureEditor:
    driver.select(card)
    editor = driver.row("image.picture").editor
    assert isinstance(editor, PictureEditor)
    return editor


def test_a_card_gets_another_picture_and_loses_it(
    inspect: Inspect, qtbot: QtBot, tmp_path: Path
) -> None:
    driver = inspect(edits.change_card_type(small_map(), ["look"], "picture"))
    editor = card_editor(driver, "look")
    assert not editor.save.isEnabled()
    editor.take_file(picture_file(tmp_path, "shop.png", 40))
    qtbot.waitUntil(lambda: bool(driver.map.pictures))
    assert [one.isEnabled() for one in (editor.save, *editor.commands)] == [True, True]
    assert driver.panel.row("image.alt").isVisible()
    editor.remove.click()
    driver.settle()
    card = driver.record("look")
    assert getattr(card, "image", "") is None
    assert driver.map.pictures == ()
    assert driver.session.depth == 2


def test_another_picture_has_neither_the_crop_nor_the_words_of_the_first(
    inspect: Inspect, qtbot: QtBot, tmp_path: Path
) -> None:
    first = picture_from(tiny_png(9, 9, 30))
    map_ = edits.add_picture(edits.change_card_type(small_map(), ["look"], "picture"), first)
    crop = Box(x=0, y=0, width=0.5, height=0.5)
    image = Image(picture=first.sha256, alt="Grey", crop=crop)
    driver = inspect(edits.change_card(map_, "look", image=image))
    editor = card_editor(driver, "look")
    editor.take_file(picture_file(tmp_path, "shop.png", 40))
    qtbot.waitUntil(lambda: driver.map.pictures[0].sha256 != first.sha256)
    card = driver.record("look")
    assert isinstance(card, Card)
    assert card.image == Image(picture=driver.map.pictures[0].sha256)


def test_what_is_seen_of_a_picture_is_the_part_that_its_card_shows(inspect: Inspect) -> None:
    halves = QImage(40, 20, QImage.Format.Format_RGB32)
    halves.fill(QColor("red"))
    for x in range(20):
        for y in range(20):
            halves.setPixelColor(x, y, QColor("blue"))
    content = QBuffer()
    halves.save(content, "PNG")  # type: ignore[call-overload]
    first = picture_from(bytes(content.data().data()))
    map_ = edits.add_picture(edits.change_card_type(small_map(), ["look"], "picture"), first)
    driver = inspect(edits.change_card(map_, "look", image=Image(picture=first.sha256)))
    editor = card_editor(driver, "look")

    def seen() -> tuple[QSize, set[str]]:
        image = editor.seen.pixmap().toImage()
        ends = image.pixelColor(1, 1), image.pixelColor(image.width() - 2, 1)
        return image.size(), {one.name() for one in ends}

    assert seen() == (QSize(40, 20), {"#0000ff", "#ff0000"})
    crop = Box(x=0.5, y=0, width=0.5, height=1)
    cropped = Image(picture=first.sha256, crop=crop)
    driver.session.edit("Crop", lambda map_: edits.change_card(map_, "look", image=cropped))
    driver.settle()
    assert seen() == (QSize(20, 20), {"#ff0000"})
    driver.session.undo()
    driver.settle()
    assert seen() == (QSize(40, 20), {"#0000ff", "#ff0000"})


def test_its_crop_is_a_command_of_the_window(inspect: Inspect) -> None:
    first = picture_from(tiny_png(9, 9, 30))
    map_ = edits.add_picture(edits.change_card_type(small_map(), ["look"], "picture"), first)
    driver = inspect(edits.change_card(map_, "look", image=Image(picture=first.sha256)))
    asked: list[str] = []
    driver.panel.commanded.connect(asked.append)
    card_editor(driver, "look").commands[0].click()
    assert asked == ["crop-picture"]
