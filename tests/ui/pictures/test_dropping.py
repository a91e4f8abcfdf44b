"""Pictures dropped on the map by real drag events: where they go, what is shown, what is said."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.tools.shapes import Badge, Framed, InsertionLine, Lit
from app.editor.pictures.placing import Goal, InCell, OnCard
from app.models import edits
from app.models.card import Image
from app.storage import dump, parse
from app.ui.document import Document
from app.ui.pictures.sources import Source, sources_in
from tests.editor.maps import card_of
from tests.editor.pictures.files import corners, encoded, noise, opened, quarters, told_where
from tests.ui.conftest import settle
from tests.ui.pictures.driver import Start, a_picture, file_of, files, picture_map

GOAL = InCell(("pics", "find"))


def slow_source(path: Path, go_on: Event) -> Source:
    """A picture file that is read no sooner than it may be."""

    def read() -> bytes:
        # Were it read by the interface, nobody could let it go on.
        assert go_on.wait(10)
        return path.read_bytes()

    return Source(path.name, read)


def dance_in(folder: Path) -> Path:
    """A small animation."""
    first, other = quarters(20, 20), quarters(20, 20).rotate(90)
    path = folder / "dance.gif"
    path.write_bytes(encoded(first, "GIF", save_all=True, append_images=[other]))
    return path


def test_a_file_becomes_a_card_where_it_is_dropped(start: Start, tmp_path: Path) -> None:
    window = start()
    data = files(file_of(tmp_path, "a.png"))
    assert window.drop(window.cell("pics", "find"), data)
    (card,) = window.cards("pics", "find")
    assert card.type == "picture"
    assert window.shown("pics", "find") == ["a.png"]
    assert window.session.selection.records == (card.id,)
    assert window.session.undo_label == "Insert Picture"
    assert window.shapes == ()
    window.canvas.undo()
    assert (window.cards("pics", "find"), window.map.pictures) == ([], ())


def test_it_goes_between_the_cards_where_the_line_is(start: Start, tmp_path: Path) -> None:
    window = start()
    data = files(file_of(tmp_path, "a.jpg"))
    before = [card.id for card in window.cards("do", "find")]
    point = window.cell("do", "find", down=0.05)
    assert window.drag_to(point, data)
    assert any(isinstance(shape, InsertionLine) for shape in window.shapes)
    assert any(isinstance(shape, Lit) for shape in window.shapes)
    window.let_go(point, data)
    first, *others = window.cards("do", "find")
    assert first.image is not None
    assert [card.id for card in others] == before


def test_several_become_several_cards_in_their_order(start: Start, tmp_path: Path) -> None:
    window = start()
    names = ["c.png", "a.jpg", "b.gif"]
    # Each of its own: the same picture stands in a file once.
    paths = [file_of(tmp_path, name, quarters(40 + n, 30)) for n, name in enumerate(names)]
    assert window.drop(window.card("waiting"), files(*paths))
    shown = window.shown("pics", "pay")
    assert [name for name in shown if name] == names
    assert window.session.undo_label == "Insert 3 Pictures"
    assert "3 pictures were inserted" in window.toast
    assert window.session.depth == 1


def test_the_same_picture_twice_stands_in_the_file_once(start: Start, tmp_path: Path) -> None:
    window = start()
    paths = [file_of(tmp_path, name) for name in ("a.png", "b.png")]
    assert window.drop(window.cell("pics", "find"), files(*paths))
    assert len(window.cards("pics", "find")) == 2
    assert len(window.map.pictures) == 1


@pytest.mark.parametrize(
    ("card_id", "cell", "caption"),
    [("waiting", ("pics", "pay"), "Caption"), ("note", ("sum", ""), "Seen in two shops")],
)
def test_a_card_that_can_hold_the_picture_takes_it_and_keeps_its_words(
    start: Start, tmp_path: Path, card_id: str, cell: tuple[str, str], caption: str
) -> None:
    window = start()
    data = files(file_of(tmp_path, "a.png"))
    point = window.card(card_id)
    assert window.drag_to(point, data)
    goal, said = window.shapes
    assert isinstance(goal, Framed)
    assert isinstance(said, Badge)
    assert said.text == "Use as picture"
    assert not goal.box.intersects(said.box.adjusted(0, 2, 0, -2)), "the word covers its goal"
    window.let_go(point, data)
    (card,) = window.cards(*cell)
    assert (card.id, card.text, window.shown(*cell)) == (card_id, caption, ["a.png"])


def test_a_picture_dropped_on_another_goes_beside_it(start: Start, tmp_path: Path) -> None:
    old = a_picture()
    map_ = edits.add_picture(picture_map(), old)
    window = start(edits.change_card(map_, "waiting", image=Image(picture=old.sha256)))
    data, point = files(file_of(tmp_path, "new.png")), window.card("waiting")
    assert window.drag_to(point, data)
    assert any(isinstance(shape, InsertionLine) for shape in window.shapes)
    window.let_go(point, data)
    assert sorted(window.shown("pics", "pay")) == ["dot", "new.png"]
    assert parse(dump(window.map)).map == window.map


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_photo_is_dropped_on_the_head_of_its_persona(
    start: Start, tmp_path: Path, number: int, direction: str
) -> None:
    window = start(picture_map(direction))
    view = window.canvas.view
    node = next(one for one in view.sheet_scene.head if one.id == "head:personas")
    names = [field for field in node.fields if field.name == "name"]
    field = names[number]
    frame = view.frame
    shift = frame.head_shift_of(node)
    x = node.x + field.x + field.block.width / 2
    at = QPointF(x, node.y + field.y + field.block.height / 2) + shift
    point = QPointF(frame.x(at.x()), frame.y(at.y()))
    data = files(file_of(tmp_path, "face.jpg"))
    assert window.drag_to(point, data)
    assert isinstance(window.shapes[0], Framed)
    window.let_go(point, data)
    photos = {one.id: one.photo for one in window.map.personas}
    (picture,) = window.map.pictures
    assert [id_ for id_, photo in photos.items() if photo] == [field.record]
    assert photos[field.record] == picture.sha256
    assert window.session.undo_label == "Change Photo"


def test_where_no_picture_is_seen_none_can_be_dropped(start: Start, tmp_path: Path) -> None:
    window = start()
    data = files(file_of(tmp_path, "a.png"))
    assert not window.drag_to(window.cell("curve", "find"), data)
    assert not window.move_to(QPointF(window.canvas.view.width() - 3, 3), data)
    assert window.shapes == ()
    # On from there to where it can.
    assert window.move_to(window.cell("pics", "find"), data)
    window.leave()
    assert window.shapes == ()
    assert window.session.depth == 0


def test_a_drag_that_leaves_changes_nothing_and_leaves_no_sign(
    start: Start, tmp_path: Path
) -> None:
    window = start()
    before = window.canvas.view.grab().toImage()
    data = files(file_of(tmp_path, "a.png"))
    assert window.drag_to(window.cell("pics", "find"), data)
    assert window.canvas.view.grab().toImage() != before
    window.leave()
    assert window.canvas.view.grab().toImage() == before
    assert window.session.depth == 0


def test_other_programs_are_told_of_a_copy_and_keep_their_file(
    start: Start, tmp_path: Path
) -> None:
    window = start()
    data, point = files(file_of(tmp_path, "a.png")), window.cell("pics", "find")
    assert window.drag_to(point, data, Qt.DropAction.MoveAction)
    assert window.let_go(point, data) is Qt.DropAction.CopyAction


def test_the_map_scrolls_while_a_picture_is_held_at_its_edge(start: Start, tmp_path: Path) -> None:
    window = start()
    view = window.canvas.view
    view.zoom_to(4.0)
    settle()
    view.scroll_to(QPointF(0, 0))
    body = view.frame.body
    data = files(file_of(tmp_path, "a.png"))
    window.drag_to(body.center(), data)
    before = view.frame.origin.x()
    window.move_to(QPointF(body.right() - 4, body.center().y()), data)
    settle(120)
    assert view.frame.origin.x() < before - 20
    window.leave()
    there = view.frame.origin.x()
    settle(60)
    assert view.frame.origin.x() == there


def test_a_picture_from_a_browser_comes_without_its_address(start: Start) -> None:
    window = start()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/shop/cart.png")])
    data.setHtml('<img src="https://example.org/shop/cart.png">')
    data.setData("image/png", QByteArray(encoded(quarters(), "PNG")))
    assert window.drop(window.cell("pics", "find"), data)
    assert window.shown("pics", "find") == ["cart.png"]
    assert b"example.org" not in dump(window.map)


def test_a_picture_that_another_program_holds_decoded(start: Start) -> None:
    window = start()
    data = QMimeData()
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(0x80FF0000)
    data.setImageData(image)
    assert window.drop(window.cell("pics", "find"), data)
    (picture,) = window.map.pictures
    assert picture.shown_size == (60, 40)
    assert opened(picture.content).mode == "RGBA"


def test_an_address_alone_is_answered_and_nothing_is_fetched(start: Start) -> None:
    window = start()
    for address in ("https://example.org/a.png", "http://example.org/b.jpg", "ftp://h/c.gif",
                    "file://server/share/d.png"):  # fmt: skip
        data = QMimeData()
        data.setUrls([QUrl(address)])
        assert window.drop(window.cell("pics", "find"), data)
        assert "fetches nothing from the network" in window.told
        assert "Save the picture to a file" in window.told
    assert window.session.depth == 0


def test_a_picture_that_is_its_own_address(start: Start) -> None:
    window = start()
    data = QMimeData()
    coded = base64.b64encode(encoded(quarters(), "PNG")).decode()
    data.setUrls([QUrl(f"data:image/png;base64,{coded}")])
    assert window.drop(window.cell("pics", "find"), data)
    assert corners(opened(window.map.pictures[0].content))[0] == "red"


def test_what_is_no_picture_is_not_taken(start: Start, tmp_path: Path) -> None:
    window = start()
    point = window.cell("pics", "find")
    text, page, song = QMimeData(), QMimeData(), files(tmp_path / "song.mp3")
    text.setText("words")
    page.setUrls([QUrl("https://example.org/page.html")])
    mixed = files(file_of(tmp_path, "a.png"), tmp_path / "song.mp3")
    assert not any(window.drag_to(point, data) for data in (text, page, song, mixed))


def test_a_map_dropped_on_the_map_is_still_opened(start: Start, tmp_path: Path) -> None:
    window = start()
    data = files(tmp_path / "other.journey")
    window.drag_to(window.cell("pics", "find"), data)
    assert window.window.drop_target.isVisible()
    assert window.shapes == ()


def test_each_file_that_cannot_be_taken_is_named_and_the_others_come(
    start: Start, tmp_path: Path
) -> None:
    window = start()
    good = file_of(tmp_path, "good.png")
    (tmp_path / "broken.jpg").write_bytes(encoded(noise(90, 90), "JPEG")[:-500])
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "folder.png").mkdir()
    paths = [tmp_path / one for one in ("broken.jpg", "drawing.svg", "folder.png", "gone.png")]
    assert window.drop(window.cell("pics", "find"), files(*paths, good))
    assert window.shown("pics", "find") == ["good.png"]
    lines = window.told.splitlines()
    assert [line.split("”")[0].strip("“") for line in lines] == [path.name for path in paths]
    assert "PNG" in lines[1]


def test_what_only_looks_like_a_file_is_not_waited_for(start: Start, tmp_path: Path) -> None:
    window = start()
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "endless.png").symlink_to("/dev/zero")
    paths = [tmp_path / "pipe.png", tmp_path / "endless.png"]
    assert window.drop(window.cell("pics", "find"), files(*paths))
    assert window.told.count("is no file") == 2


@pytest.mark.parametrize("leaving", ["close", "another map"])
def test_a_window_can_go_on_without_waiting_for_a_picture(
    start: Start, tmp_path: Path, leaving: str
) -> None:
    go_on = Event()
    window = start()
    window.tools.inserting.insert([slow_source(file_of(tmp_path, "a.png"), go_on)], GOAL)
    window.qtbot.waitUntil(lambda: "Reading" in window.told)
    if leaving == "close":
        window.window.give_up()
        window.window.close()
    else:
        window.window.show_document(Document(picture_map(), None, None, read_only=False))
        settle()
        assert window.told == ""
    go_on.set()
    settle(100)
    assert window.session.depth == 0


def test_very_many_at_once_are_refused(start: Start, tmp_path: Path) -> None:
    window = start()
    one = file_of(tmp_path, "a.png")
    assert window.drop(window.cell("pics", "find"), files(*[one] * 101))
    assert "101" in window.told
    assert "100" in window.told
    assert window.session.depth == 0


def test_what_was_done_to_a_picture_is_told_once(start: Start, tmp_path: Path) -> None:
    window = start()
    large = file_of(tmp_path, "large.jpg", quarters(3200, 1600))
    assert window.drop(window.cell("pics", "find"), files(large))
    assert "made smaller, to 1600 × 800 pixels" in window.toast
    assert "undone" not in window.toast


def test_of_several_pictures_what_was_done_is_told_apart(start: Start, tmp_path: Path) -> None:
    window = start()
    dance = dance_in(tmp_path)
    plain = file_of(tmp_path, "plain.png")
    assert window.drop(window.cell("pics", "find"), files(dance, plain))
    assert "2 pictures were inserted" in window.toast
    assert "Of 1 animation the first picture was taken" in window.toast
    assert "smaller" not in window.toast
    large = file_of(tmp_path, "large.png", quarters(2000, 100))
    assert window.drop(window.cell("pics", "find"), files(dance, plain, large))
    assert "Of 1 animation" in window.toast
    assert "1 was made smaller" in window.toast


def test_an_animation_alone_is_told_of_without_its_size(start: Start, tmp_path: Path) -> None:
    window = start()
    assert window.drop(window.cell("pics", "find"), files(dance_in(tmp_path)))
    assert "Of the animation its first picture was taken" in window.toast
    assert "smaller" not in window.toast


def test_a_photograph_stands_upright_and_tells_nothing_of_its_owner(
    start: Start, tmp_path: Path
) -> None:
    window = start()
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(encoded(quarters(), "JPEG", exif=told_where(6)))
    assert window.drop(window.cell("pics", "find"), files(path))
    (picture,) = window.map.pictures
    assert picture.shown_size == (60, 80)
    assert corners(opened(picture.content)) == ["yellow", "red", "green", "blue"]
    assert len(opened(picture.content).getexif()) == 0


def test_the_window_goes_on_while_a_picture_is_read(start: Start, tmp_path: Path) -> None:
    go_on = Event()
    window = start()
    window.tools.inserting.insert([slow_source(file_of(tmp_path, "a.png"), go_on)], GOAL)
    window.qtbot.waitUntil(lambda: "Reading 1 picture" in window.told)
    # Meanwhile somebody writes, and deletes the card below.
    window.select("hole")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    assert "hole" not in window.map.records
    go_on.set()
    window.wait()
    assert window.told == ""
    assert window.shown("pics", "find") == ["a.png"]
    assert window.session.depth == 2


@pytest.mark.parametrize("where", ["cell", "card", "note"])
def test_pictures_stand_in_the_order_in_which_they_were_pasted(
    start: Start, tmp_path: Path, where: str
) -> None:
    """However long each takes to be read: they stand as if one had waited for each."""
    window = start()
    if where == "cell":
        goal: Goal = GOAL
    elif where == "card":
        goal = InCell(("pics", "pay"), 1, "waiting")
    else:
        goal = OnCard("waiting")
    cell = ("pics", "find" if where == "cell" else "pay")
    before = window.shown(*cell)
    waits = [Event() for _ in range(3)]
    for number, go_on in enumerate(waits):
        path = file_of(tmp_path, f"{number}.png", quarters(20 + number, 20))
        window.tools.inserting.insert([slow_source(path, go_on)], goal)
    for go_on in reversed(waits):
        assert window.shown(*cell) == before, "none comes before the first"
        go_on.set()
        settle(50)
    window.wait()
    kept = before if where == "card" else []
    assert window.shown(*cell) == [*kept, "0.png", "1.png", "2.png"]
    assert window.session.depth == 3
    assert window.told == ""


def test_one_that_is_refused_holds_up_no_other(start: Start, tmp_path: Path) -> None:
    window = start()
    waits = [Event(), Event()]
    for number, go_on in enumerate(waits):
        path = file_of(tmp_path, f"{number}.png", quarters(20 + number, 20))
        window.tools.inserting.insert([slow_source(path, go_on)], GOAL)
    waits[1].set()
    settle(50)
    broken = tmp_path / "0.png"
    broken.write_bytes(b"no picture")
    waits[0].set()
    window.wait()
    assert window.shown("pics", "find") == ["1.png"]
    assert "0.png" in window.told


def test_what_is_being_typed_is_kept_when_a_picture_comes(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("hole")
    QTest.keyClick(window.focused, Qt.Key.Key_F2)
    QTest.keyClicks(window.focused, " in it")
    assert window.drop(window.cell("pics", "find"), files(file_of(tmp_path, "a.png")))
    assert window.shown("pics", "find") == ["a.png"]
    card = card_of(window.map, "hole")
    assert card.text.endswith(" in it")
    assert window.session.depth == 2


def test_reading_can_be_given_up(start: Start, tmp_path: Path) -> None:
    go_on = Event()
    window = start()
    window.tools.inserting.insert([slow_source(file_of(tmp_path, "a.png"), go_on)], GOAL)
    window.qtbot.waitUntil(lambda: "Reading" in window.told)
    bar = window.window.messages.bar("pictures")
    assert bar is not None
    bar.buttons[0].click()
    go_on.set()
    window.wait()
    assert window.session.depth == 0


def test_where_its_place_is_gone_meanwhile_that_is_told(start: Start, tmp_path: Path) -> None:
    window = start()
    window.tools.inserting.insert(sources_in(files(file_of(tmp_path, "a.png"))), GOAL)
    window.session.edit("x", lambda map_: edits.remove_lanes(map_, ["pics"]))
    window.wait()
    assert "gone" in window.told
    assert window.session.depth == 1
