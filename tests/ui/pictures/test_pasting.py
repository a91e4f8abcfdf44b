"""Pictures pasted with Ctrl+V, and chosen from files by commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.models import edits
from app.models.card import Box, Image
from app.storage import load
from tests.editor.pictures.files import encoded, quarters
from tests.ui.conftest import settle
from tests.ui.pictures.driver import CTRL, Start, a_picture, file_of, files, picture_map


def image(side: int = 30) -> QImage:
    made = QImage(side, side, QImage.Format.Format_RGB32)
    made.fill(0xFFAA3366)
    return made


def test_a_picture_on_the_clipboard_becomes_a_card_where_the_keyboard_is(start: Start) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    window.paste(image())
    (card,) = window.cards("pics", "find")
    assert card.image is not None
    assert window.session.selection.records == (card.id,)
    assert window.map.pictures[0].shown_size == (30, 30)


def test_that_a_large_picture_was_made_smaller_is_told_as_of_a_file(start: Start) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    window.paste(image(2000))
    assert window.map.pictures[0].shown_size == (1600, 1600)
    assert "made smaller, to 1600 × 1600 pixels" in window.toast


def test_it_goes_behind_the_selected_card(start: Start) -> None:
    window = start()
    before = [card.id for card in window.cards("do", "find")]
    window.select(before[0])
    window.paste(image())
    now = window.cards("do", "find")
    assert [now[0].id, now[2].id] == before
    assert now[1].image is not None


def test_a_selected_card_that_waits_gets_it(start: Start) -> None:
    window = start()
    window.select("waiting")
    window.paste(image())
    (card,) = window.cards("pics", "pay")
    assert card.image is not None
    assert card.text == "Caption"
    # The next one stands behind it: it waits no longer.
    window.paste(image(20))
    assert len(window.cards("pics", "pay")) == 2


def test_files_that_were_copied_are_pasted(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    window.paste(files(file_of(tmp_path, "a.png"), file_of(tmp_path, "b.jpg")))
    assert window.shown("pics", "find") == ["a.png", "b.jpg"]
    assert window.session.depth == 1


def test_words_go_before_their_picture(start: Start) -> None:
    window = start()
    window.select(cell=("do", "pay"))
    data = QMimeData()
    data.setText("a cell of a spreadsheet")
    data.setHtml("<table><tr><td>a cell of a spreadsheet</td></tr></table>")
    data.setImageData(image())
    window.paste(data)
    assert window.cards("do", "pay")[-1].text == "a cell of a spreadsheet"
    assert window.map.pictures == ()


def test_a_picture_that_a_browser_copied_goes_before_its_empty_page(start: Start) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    data = QMimeData()
    data.setHtml('<meta charset="utf-8"><img src="https://example.org/a.png" alt="A">')
    data.setData("image/png", QByteArray(encoded(quarters(), "PNG")))
    window.paste(data)
    assert len(window.cards("pics", "find")) == 1


def test_cards_that_were_copied_with_their_picture_stay_cards(start: Start) -> None:
    old = a_picture()
    map_ = edits.change_card(
        edits.add_picture(picture_map(), old), "waiting", image=Image(picture=old.sha256)
    )
    window = start(map_)
    window.select("waiting")
    QTest.keyClick(window.focused, Qt.Key.Key_C, CTRL)
    window.select(cell=("pics", "find"))
    QTest.keyClick(window.focused, Qt.Key.Key_V, CTRL)
    window.wait()
    (card,) = window.cards("pics", "find")
    assert (card.text, len(window.map.pictures)) == ("Caption", 1)


@pytest.mark.parametrize("by", ["keys", "menu"])
def test_a_picture_pasted_while_a_card_is_written_goes_behind_it(start: Start, by: str) -> None:
    window = start()
    window.select("look")
    QTest.keyClick(window.focused, Qt.Key.Key_F2)
    QTest.keyClicks(window.focused, "!")
    if by == "keys":
        window.paste(image())
    else:
        QGuiApplication.clipboard().setImage(image())
        assert window.window.menus.run("paste")
        window.wait()
    assert not window.canvas.is_writing
    now = window.cards("do", "find")
    assert (now[0].id, now[0].text) == ("look", "I look around!")
    assert now[1].image is not None
    assert window.session.depth == 2


def test_a_picture_pasted_on_a_card_just_begun_comes_in_its_place(start: Start) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    QTest.keyClick(window.focused, Qt.Key.Key_Return)
    assert window.canvas.is_writing
    window.paste(image())
    (card,) = window.cards("pics", "find")
    assert card.image is not None
    assert window.session.depth == 1


def test_where_no_picture_is_seen_that_is_told_while_a_face_is_written_too(start: Start) -> None:
    window = start()
    window.session.edit("x", lambda map_: edits.remove_lanes(map_, ["pics"]))
    window.select(cell=("curve", "find"))
    QTest.keyClick(window.focused, Qt.Key.Key_Return)
    QTest.keyClicks(window.focused, "Glad")
    window.paste(image())
    assert "No picture is seen there" in window.told
    assert [card.text for card in window.cards("curve", "find")] == ["Glad"]


def test_words_and_addresses_are_still_typed_into_the_text(start: Start) -> None:
    window = start()
    window.select("look")
    QTest.keyClick(window.focused, Qt.Key.Key_F2)
    data = QMimeData()
    data.setText(" twice")
    data.setImageData(image())
    window.paste(data)
    far = QMimeData()
    far.setUrls([QUrl("https://example.org/a.png")])
    window.paste(far)
    assert window.canvas.is_writing
    QTest.keyClick(window.focused, Qt.Key.Key_Return, CTRL)
    assert window.cards("do", "find")[0].text == "I look around twicehttps://example.org/a.png"
    assert window.map.pictures == ()


@pytest.mark.parametrize(
    ("selected", "cell"),
    [("find", ("pics", "find")), ("buy", ("pics", "find")), ("pics", ("pics", "notice")),
     ("map", ("pics", "notice")), ("curve", ("pics", "notice"))],
)  # fmt: skip
def test_with_a_heading_selected_it_goes_to_the_lane_of_pictures(
    start: Start, selected: str, cell: tuple[str, str]
) -> None:
    window = start()
    window.select(selected)
    window.paste(image())
    assert len(window.cards(*cell)) == 1


def test_on_a_curve_it_goes_to_the_lane_of_pictures_below_or_that_is_told(start: Start) -> None:
    window = start()
    window.select(cell=("curve", "find"))
    window.paste(image())
    assert len(window.cards("pics", "find")) == 1
    window.session.edit("x", lambda map_: edits.remove_lanes(map_, ["pics"]))
    window.select(cell=("curve", "find"))
    window.paste(image())
    assert "No picture is seen there" in window.told
    assert window.session.depth == 2


def test_an_empty_clipboard_says_so(start: Start) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    window.paste(QMimeData())
    assert window.session.depth == 0


# --- commands ---


def test_pictures_are_chosen_from_files(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    paths = [file_of(tmp_path, "a.png"), file_of(tmp_path, "b.jpg")]
    window.choose("insert-picture", *paths)
    assert window.asked_for == QFileDialog.FileMode.ExistingFiles
    assert window.shown("pics", "find") == ["a.png", "b.jpg"]


def test_one_picture_goes_on_the_selected_note_whose_text_is_its_caption(
    start: Start, tmp_path: Path
) -> None:
    window = start()
    before = window.map
    window.select("note")
    window.choose("insert-picture", file_of(tmp_path, "a.png"))
    (card,) = window.cards("sum")
    assert (card.id, card.type, card.text) == ("note", "picture", "Seen in two shops")
    assert window.shown("sum") == ["a.png"]
    assert window.session.selection.records == ("note",)
    assert window.toast == "The card shows the picture, with its text as caption"
    assert window.session.depth == 1
    window.canvas.undo()
    assert window.map == before


def test_several_pictures_do_not_go_on_the_selected_note(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("note")
    window.choose("insert-picture", *(file_of(tmp_path, one) for one in ("a.png", "b.jpg")))
    assert window.shown("sum") == ["", "a.png", "b.jpg"]


def test_a_card_of_another_kind_stays_what_it_is_and_that_is_told(
    start: Start, tmp_path: Path
) -> None:
    window = start()
    window.select("look")
    window.choose("insert-picture", file_of(tmp_path, "a.png"))
    assert [card.type for card in window.cards("do", "find")] == ["action", "picture", "action"]
    assert window.toast == "The picture has a card of its own"
    assert window.offers == ["Put on the Card", "Undo"]
    window.take_offer("Put on the Card")
    first, second = window.cards("do", "find")
    assert (first.id, first.type, first.text) == ("look", "picture", "I look around")
    assert first.image is not None
    assert second.type == "action"
    assert window.toast == "The card shows the picture, with its text as caption"
    window.canvas.undo()
    assert window.map == picture_map()


def test_a_picture_is_put_on_the_very_card_that_is_selected(start: Start, tmp_path: Path) -> None:
    window = start()
    enabled = window.window.actions_by_command.by_id
    window.select("waiting")
    assert not enabled["put-picture"].isEnabled(), "Replace Picture does that"
    window.select("look", "hole")
    assert not enabled["put-picture"].isEnabled()
    window.select("look")
    window.choose("put-picture", file_of(tmp_path, "a.png"))
    assert window.asked_for == QFileDialog.FileMode.ExistingFile
    assert window.shown("do", "find") == ["a.png", ""]
    assert window.session.selection.records == ("look",)
    assert window.toast == "The card shows the picture, with its text as caption"
    window.canvas.undo()
    assert window.map == picture_map()


def test_beside_a_picture_another_can_replace_it_instead(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("waiting")
    window.choose("insert-picture", file_of(tmp_path, "a.png"))
    assert window.toast == ""
    window.choose("insert-picture", file_of(tmp_path, "b.png", quarters(30, 30)))
    assert window.shown("pics", "pay") == ["a.png", "b.png"]
    assert window.toast == "The picture has a card of its own"
    assert window.offers == ["Replace", "Undo"]
    window.take_offer("Replace")
    assert window.shown("pics", "pay") == ["b.png"]
    assert window.session.selection.records == ("waiting",)
    assert window.toast == "The picture was replaced"
    window.take_offer("Undo")
    assert window.shown("pics", "pay") == ["a.png"]


def test_once_something_else_was_done_it_is_not_replaced(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("waiting")
    window.choose("insert-picture", file_of(tmp_path, "a.png"))
    window.choose("insert-picture", file_of(tmp_path, "b.png", quarters(30, 30)))
    window.canvas.undo()
    assert window.toast == ""
    assert window.shown("pics", "pay") == ["a.png"]


def test_another_picture_is_chosen_for_a_card(start: Start, tmp_path: Path) -> None:
    window = start()
    enabled = window.window.actions_by_command.by_id
    window.select("hole")
    assert not enabled["replace-picture"].isEnabled()
    window.select("waiting")
    assert enabled["replace-picture"].isEnabled()
    assert not enabled["crop-picture"].isEnabled()
    window.choose("replace-picture", file_of(tmp_path, "a.png"))
    assert enabled["crop-picture"].isEnabled()
    window.choose("replace-picture", file_of(tmp_path, "b.png", quarters(30, 30)))
    assert window.shown("pics", "pay") == ["b.png"]
    assert [one.name for one in window.map.pictures] == ["b.png"]
    window.canvas.undo()
    assert [one.name for one in window.map.pictures] == ["a.png"]


def test_another_picture_keeps_the_caption_and_not_what_was_said_of_the_first(
    start: Start, tmp_path: Path
) -> None:
    old = a_picture()
    map_ = edits.add_picture(picture_map(), old)
    crop = Box(x=0, y=0, width=0.5, height=1)
    image = Image(picture=old.sha256, alt="A dot", crop=crop, blurred=(crop,))
    window = start(edits.change_card(map_, "waiting", image=image))
    window.select("waiting")
    window.choose("replace-picture", file_of(tmp_path, "new.png"))
    (card,) = window.cards("pics", "pay")
    assert card.text == "Caption"
    assert card.image == Image(picture=window.map.pictures[0].sha256)
    assert [one.name for one in window.map.pictures] == ["new.png"]
    assert window.toast == "The picture was replaced"


def test_a_picture_goes_to_a_file_of_its_own(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("waiting")
    window.choose("replace-picture", file_of(tmp_path, "a.jpg"))
    kept = window.map.pictures[0].content
    window.choose("save-picture", tmp_path / "saved.jpg")
    assert (tmp_path / "saved.jpg").read_bytes() == kept
    # Taken in again it is the very same.
    window.choose("insert-picture", tmp_path / "saved.jpg")
    assert len(window.map.pictures) == 1


def test_a_picture_that_cannot_be_saved_is_told_of(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("waiting")
    window.choose("replace-picture", file_of(tmp_path, "a.jpg"))
    window.choose("save-picture", tmp_path / "no folder" / "saved.jpg")
    (box,) = (one for one in window.window.findChildren(QMessageBox) if one.isVisible())
    assert "The picture was not saved." in box.text()
    box.close()


def test_what_nothing_shows_any_more_is_not_in_the_file(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    window.choose("insert-picture", file_of(tmp_path, "a.png"))
    path = tmp_path / "map.journey"
    window.document.save(path)
    assert len(load(path).map.pictures) == 1
    QTest.keyClick(window.focused, Qt.Key.Key_Delete)
    window.document.save(path)
    assert load(path).map.pictures == ()
    assert b"image" not in path.read_bytes()
    window.canvas.undo()
    window.document.save(path)
    assert len(load(path).map.pictures) == 1


def test_a_caption_is_written_in_place(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select(cell=("pics", "find"))
    window.choose("insert-picture", file_of(tmp_path, "a.png"))
    QTest.keyClick(window.focused, Qt.Key.Key_F2)
    QTest.keyClicks(window.focused, "The shop window")
    QTest.keyClick(window.focused, Qt.Key.Key_Return, CTRL)
    settle()
    (card,) = window.cards("pics", "find")
    assert (card.text, card.image is not None) == ("The shop window", True)
