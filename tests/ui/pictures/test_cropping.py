"""The shown part of a picture: chosen by pointer and keys, live, one step, alike everywhere."""

from __future__ import annotations

import gc
import io
import re
import struct
import weakref
import zlib
from pathlib import Path

import pytest
from PIL import Image as images
from PIL import ImageChops
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.editor.pictures.cropping import WHOLE, Part, Side, part_of
from app.export.options import Options
from app.export.run import export
from app.layout.primitives import Photo
from app.models import edits
from app.models.card import Image
from app.models.picture import picture_from
from app.ui.pictures.crop_panel import CropPanel
from tests.editor.maps import card_of
from tests.editor.pictures.files import encoded, quarters
from tests.ui.conftest import settle
from tests.ui.pictures.driver import CTRL, NONE, Pictures, Start, picture_map

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def with_picture(start: Start, image: images.Image | None = None) -> Pictures:
    picture = picture_from(encoded(image or quarters(400, 300), "PNG"), "quarters.png")
    map_ = edits.add_picture(picture_map(), picture)
    map_ = edits.change_card(map_, "waiting", image=Image(picture=picture.sha256), text="")
    window = start(map_)
    window.select("waiting")
    return window


def opened_panel(window: Pictures) -> CropPanel:
    window.window.actions_by_command.by_id["crop-picture"].trigger()
    settle()
    (panel,) = (one for one in window.canvas.findChildren(CropPanel) if one.isVisible())
    return panel


def part(window: Pictures) -> Part:
    card = card_of(window.map, "waiting")
    return part_of(card)


def crop_on_sheet(window: Pictures) -> tuple[float, ...]:
    """What the canvas shows of the picture now."""
    sheet = window.canvas.view.sheet
    assert sheet is not None
    node = sheet.card("waiting")
    assert node is not None
    (photo,) = (shape for shape in node.primitives if isinstance(shape, Photo))
    crop = photo.crop
    return tuple(round(one, 3) for one in (crop.x, crop.y, crop.width, crop.height))


def colour(window: Pictures) -> str:
    """The colour in the middle of the card's picture on the canvas."""
    sheet, view = window.canvas.view.sheet, window.canvas.view
    assert sheet is not None
    node = sheet.card("waiting")
    assert node is not None
    (photo,) = (shape for shape in node.primitives if isinstance(shape, Photo))
    frame = view.frame
    x, y = node.x + photo.x + photo.width / 2, node.y + photo.y + photo.height / 2
    image = view.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(frame.x(x) * ratio), round(frame.y(y) * ratio)).name()


def pull(panel: CropPanel, start: QPointF, end: QPointF, *, release: bool = True) -> None:
    frame = panel.frame
    QTest.mousePress(frame, LEFT, NONE, start.toPoint())
    for share in (0.5, 1.0):
        QTest.mouseMove(frame, (start + (end - start) * share).toPoint())
        settle()
    if release:
        QTest.mouseRelease(frame, LEFT, NONE, end.toPoint())
        settle()


def wait_for_map(window: Pictures, panel: CropPanel) -> None:
    """Wait until the map shows the part: it follows as fast as it can be drawn."""

    def follows() -> bool:
        part = panel.frame.part
        wanted = (part.left, part.top, part.width, part.height)
        return crop_on_sheet(window) == pytest.approx(wanted, abs=0.001)

    window.qtbot.waitUntil(follows)


def test_a_corner_is_dragged_and_the_map_follows_at_once(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    box = panel.frame.box
    pull(panel, box.bottomLeft(), box.center(), release=False)
    wait_for_map(window, panel)
    # Before it is let go: the right upper quarter, which is green.
    assert crop_on_sheet(window) == pytest.approx((0.5, 0.0, 0.5, 0.5), abs=0.01)
    assert colour(window) == "#00ff00"
    assert window.session.depth == 0
    QTest.mouseRelease(panel.frame, LEFT, NONE, box.center().toPoint())
    panel.done.click()
    settle()
    assert window.session.depth == 1
    assert window.session.undo_label == "Crop Picture"
    made = part(window)
    assert (made.left, made.top, made.right, made.bottom) == pytest.approx(
        (0.5, 0, 1, 0.5), abs=0.01
    )
    assert not window.canvas.findChildren(CropPanel)
    window.canvas.undo()
    assert part(window) == WHOLE
    assert colour(window) != "#00ff00"


@pytest.mark.parametrize("how", ["done", "give_up", "undo"])
def test_a_closed_panel_is_freed_with_its_image(start: Start, how: str) -> None:
    window = with_picture(start)
    window.session.edit("Rename", lambda map_: edits.rename_map(map_, "Other"))
    panel = opened_panel(window)
    panel.frame.choose(Part(0.0, 0.0, 0.4, 0.4))
    held: list[weakref.ref[QWidget]] = [weakref.ref(panel), weakref.ref(panel.frame)]
    if how == "undo":
        window.session.undo()
    else:
        getattr(panel, how).click()
    del panel
    settle()
    gc.collect()
    assert [one() for one in held] == [None, None]


def test_the_frame_is_dragged_over_the_picture_and_stays_in_it(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    panel.frame.choose(Part(0.0, 0.0, 0.4, 0.4))
    box = panel.frame.box
    pull(panel, box.center(), box.center() + QPointF(900, 900))
    wait_for_map(window, panel)
    assert crop_on_sheet(window) == pytest.approx((0.6, 0.6, 0.4, 0.4), abs=0.01)
    assert colour(window) == "#0000ff"


def test_escape_puts_back_the_drag_and_then_all(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    panel.frame.choose(Part(0.0, 0.0, 0.5, 1.0))
    settle(60)
    box = panel.frame.box
    pull(panel, box.center(), box.center() + QPointF(60, 0), release=False)
    assert panel.frame.part.left > 0.1
    QTest.keyClick(panel.frame, Qt.Key.Key_Escape)
    assert panel.frame.part == Part(0.0, 0.0, 0.5, 1.0)
    assert panel.isVisible()
    QTest.mouseRelease(panel.frame, LEFT, NONE, box.center().toPoint())
    QTest.keyClick(panel.frame, Qt.Key.Key_Escape)
    settle()
    assert not window.canvas.findChildren(CropPanel)
    assert (part(window), window.session.depth) == (WHOLE, 0)
    assert crop_on_sheet(window) == (0, 0, 1, 1)
    assert QApplication.focusWidget() is window.canvas.view


def test_it_is_all_done_by_keys(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    frame = panel.frame
    assert QApplication.focusWidget() is frame
    for _ in range(10):
        QTest.keyClick(frame, Qt.Key.Key_Left, SHIFT)
        QTest.keyClick(frame, Qt.Key.Key_Up, SHIFT)
    assert frame.part.right == pytest.approx(0.8)
    for _ in range(3):
        QTest.keyClick(frame, Qt.Key.Key_Right)
    QTest.keyClick(frame, Qt.Key.Key_Down, CTRL)
    assert (frame.part.left, frame.part.top) == pytest.approx((0.06, 0.005))
    QTest.keyClick(frame, Qt.Key.Key_Z, CTRL)
    assert (frame.part.left, frame.part.top) == pytest.approx((0.06, 0.0))
    width = frame.part.width
    QTest.keyClick(frame, Qt.Key.Key_Plus)
    assert frame.part.width < width
    QTest.keyClick(frame, Qt.Key.Key_Minus)
    assert frame.part.width == pytest.approx(width)
    assert "From 6%" in frame.accessibleDescription()
    QTest.keyClick(frame, Qt.Key.Key_Return)
    settle()
    assert window.session.depth == 1
    assert part(window).left == pytest.approx(0.06)


def test_the_whole_picture_comes_back(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    assert not panel.whole.isEnabled()
    panel.frame.choose(Part(0.2, 0.2, 0.5, 0.5))
    panel.done.click()
    settle()
    panel = opened_panel(window)
    assert panel.frame.part == Part(0.2, 0.2, 0.5, 0.5)
    panel.whole.click()
    panel.done.click()
    settle()
    card = card_of(window.map, "waiting")
    assert card.image is not None
    assert card.image.crop is None
    assert window.session.depth == 2


def test_of_a_very_high_picture_the_middle_is_framed_and_all_can_be_shown(start: Start) -> None:
    window = with_picture(start, quarters(200, 800))
    before = crop_on_sheet(window)
    assert before[3] < 0.5
    panel = opened_panel(window)
    shown = panel.frame.part
    assert (shown.left, shown.top, shown.width, shown.height) == pytest.approx(before, abs=0.001)
    panel.done.click()
    settle()
    assert window.session.depth == 0
    panel = opened_panel(window)
    panel.whole.click()
    panel.done.click()
    settle()
    assert crop_on_sheet(window) == (0, 0, 1, 1)
    assert opened_panel(window).frame.part == WHOLE


def test_opening_and_closing_is_no_step(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    panel.frame.choose(Part(0.2, 0.2, 0.5, 0.5))
    panel.frame.choose(WHOLE)
    panel.done.click()
    settle()
    assert window.session.depth == 0
    assert window.session.shown is window.session.map


def test_a_click_on_the_map_keeps_what_was_chosen(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    panel.frame.choose(Part(0.0, 0.0, 0.5, 0.5))
    view = window.canvas.view
    point = next(
        at for record in ("hole", "look")
        if not panel.geometry().contains((at := window.card(record)).toPoint())
    )  # fmt: skip
    widget = view.childAt(point.toPoint()) or view
    QTest.mouseClick(widget, LEFT, NONE, widget.mapFrom(view, point.toPoint()))
    settle()
    assert not window.canvas.findChildren(CropPanel)
    assert part(window) == Part(0.0, 0.0, 0.5, 0.5)


def test_what_was_chosen_is_in_the_file_that_is_saved_meanwhile(
    start: Start, tmp_path: Path
) -> None:
    window = with_picture(start)
    window.document.save(tmp_path / "map.journey")
    panel = opened_panel(window)
    panel.frame.choose(Part(0.0, 0.0, 0.5, 0.5))
    QTest.keyClick(panel.frame, Qt.Key.Key_S, CTRL)
    settle()
    assert part(window) == Part(0.0, 0.0, 0.5, 0.5)
    assert not window.document.modified


def test_an_undo_elsewhere_closes_the_panel(start: Start) -> None:
    window = with_picture(start)
    window.session.edit("x", lambda map_: edits.set_card_text(map_, "hole", "other"))
    panel = opened_panel(window)
    panel.frame.choose(Part(0.0, 0.0, 0.5, 0.5))
    window.session.undo()
    settle()
    assert not window.canvas.findChildren(CropPanel)
    assert part(window) == WHOLE


def test_the_wheel_shows_less_and_more(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    middle = QPointF(panel.frame.rect().center())
    for _ in range(3):
        event = QWheelEvent(
            middle, QPointF(panel.frame.mapToGlobal(middle)), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(panel.frame, event)
    assert panel.frame.part.width == pytest.approx(1.1**-3)


@pytest.mark.parametrize("side", [Side(1, 1), Side(-1, -1), Side(1, 0), Side(0, -1)])
def test_handles_are_large_enough_for_a_hand(start: Start, side: Side) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    panel.frame.choose(Part(0.2, 0.2, 0.8, 0.8))
    box = panel.frame.box
    at = QPointF(
        {-1: box.left(), 0: box.center().x(), 1: box.right()}[side.across],
        {-1: box.top(), 0: box.center().y(), 1: box.bottom()}[side.down],
    )
    for away in (-11, 11):
        pull(panel, at + QPointF(away, away), at + QPointF(away + 20, away + 20))
        moved = panel.frame.part
        assert moved != Part(0.2, 0.2, 0.8, 0.8)
        assert moved.width != pytest.approx(0.6) or moved.height != pytest.approx(0.6)
        panel.frame.choose(Part(0.2, 0.2, 0.8, 0.8))


def test_the_panel_stands_beside_the_card_and_in_the_window(start: Start) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    assert window.canvas.rect().contains(panel.geometry())
    card = window.canvas.spots.marks(window.session.selection)[0].box.toRect()
    assert not panel.geometry().intersects(card)


@pytest.mark.parametrize(
    ("chosen", "colour_", "shape"),
    [
        (Part(0.5, 0.0, 1.0, 0.5), (0, 255, 0), 4 / 3),
        (Part(0.0, 0.6, 0.4, 1.0), (255, 255, 0), 4 / 3),
        (Part(0.55, 0.55, 0.95, 0.75), (0, 0, 255), 8 / 3),
    ],
)
def test_canvas_pdf_and_png_show_the_same_part(
    start: Start, tmp_path: Path, chosen: Part, colour_: tuple[int, int, int], shape: float
) -> None:
    window = with_picture(start)
    panel = opened_panel(window)
    panel.frame.choose(chosen)
    panel.done.click()
    settle()
    red, green, blue = colour_
    assert colour(window) == f"#{red:02x}{green:02x}{blue:02x}"
    map_ = window.map
    export(map_, None, tmp_path / "out.png", Options())
    with images.open(tmp_path / "out.png") as made:
        found = _box_of(made.convert("RGB"), colour_)
    assert found is not None
    wide, high = found[2] - found[0], found[3] - found[1]
    assert wide / high == pytest.approx(shape, rel=0.05)
    export(map_, None, tmp_path / "out.pdf", Options())
    pixels = _pictures_in((tmp_path / "out.pdf").read_bytes())
    assert pixels == {colour_}


def _box_of(image: images.Image, colour_: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The box of all pixels of a pure colour."""
    bands = [
        band.point(lambda level, want=want: 255 if abs(level - want) < 8 else 0)
        for band, want in zip(image.split(), colour_, strict=True)
    ]
    both = ImageChops.multiply(ImageChops.multiply(bands[0], bands[1]), bands[2])
    return both.getbbox()


def _pictures_in(pdf: bytes) -> set[tuple[int, int, int]]:
    """The colours of the pictures that a PDF holds."""
    found = set[tuple[int, int, int]]()
    for match in re.finditer(rb"<<([^<>]*(?:<<[^<>]*>>[^<>]*)*)>>\s*stream\r?\n", pdf):
        head = match[1]
        if b"/Subtype /Image" not in head or b"/DeviceRGB" not in head:
            continue
        width = int(re.search(rb"/Width (\d+)", head)[1])  # type: ignore[index]
        height = int(re.search(rb"/Height (\d+)", head)[1])  # type: ignore[index]
        data = zlib.decompressobj().decompress(pdf[match.end() :])
        stride = len(data) // height
        assert stride in (width * 3, width * 3 + 1)
        packed = _png(width, height, pdf[match.end() :], predicted=stride % 3 == 1)
        colours = packed.getcolors(1 << 20)
        assert colours is not None
        found |= {value for _, value in colours}  # type: ignore[misc]
    return found


def _png(width: int, height: int, packed: bytes, *, predicted: bool) -> images.Image:
    """The rows of a picture in a PDF: as they are, or with the filters of PNG."""
    data = zlib.decompressobj().decompress(packed)
    if not predicted:
        return images.frombytes("RGB", (width, height), data)

    def chunk(kind: bytes, held: bytes) -> bytes:
        return (
            struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )
    return images.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("on", ["picture", "caption"])
def test_a_double_click_crops_the_picture_and_writes_the_caption(start: Start, on: str) -> None:
    window = with_picture(start)
    window.session.edit("", lambda map_: edits.set_card_text(map_, "waiting", "In the rain"))
    settle()
    sheet = window.canvas.view.sheet
    node = sheet.card("waiting") if sheet is not None else None
    assert node is not None
    (photo,) = (shape for shape in node.primitives if isinstance(shape, Photo))
    (field,) = node.fields
    box = (
        QRectF(photo.x, photo.y, photo.width, photo.height)
        if on == "picture"
        else QRectF(field.x, field.y, 10, field.block.height)
    )
    at = window.canvas.view.frame.rect(box.translated(node.x, node.y)).center()
    widget, inside = window.under(at)
    QTest.mouseClick(widget, LEFT, NONE, inside)
    QTest.mouseDClick(widget, LEFT, NONE, inside)
    settle()
    panels = [one for one in window.canvas.findChildren(CropPanel) if one.isVisible()]
    assert len(panels) == (on == "picture")
    assert window.canvas.is_writing == (on == "caption")
    assert window.session.selection.current == "waiting"
    if on == "picture":
        QTest.keyClick(window.focused, Qt.Key.Key_Escape)
        settle()
        window.canvas.view.setFocus()
        QTest.keyClick(window.canvas.view, Qt.Key.Key_Return)
        assert window.canvas.is_writing, "the caption is written by Return, as any text"


def test_what_enter_does_is_filled_and_stands_before_what_gives_up(start: Start) -> None:
    panel = opened_panel(with_picture(start))
    assert panel.done.isDefault()
    assert not panel.give_up.isDefault()
    assert panel.done.geometry().right() < panel.give_up.geometry().left()


def test_the_caret_of_an_empty_caption_stands_on_its_card(start: Start) -> None:
    window = with_picture(start)
    before, canvas = window.map, window.canvas
    canvas.view.setFocus()
    QTest.keyClick(canvas.view, Qt.Key.Key_Return)
    writing = canvas.hands().writing

    def caret_is_on_the_card() -> bool:
        caret = QRectF(writing.editor.cursorRect().translated(writing.editor.pos()))
        (mark,) = canvas.spots.marks(window.session.selection)
        return mark.box.contains(caret)

    assert writing.editor.text() == ""
    assert caret_is_on_the_card()
    QTest.keyClicks(writing.editor, "x")
    settle(150)
    assert caret_is_on_the_card()
    QTest.keyClick(writing.editor, Qt.Key.Key_Backspace)
    settle(150)
    assert (writing.editor.text(), caret_is_on_the_card()) == ("", True)
    QTest.keyClick(writing.editor, Qt.Key.Key_Return, CTRL)
    assert window.map is before
    assert window.session.shown is before, "no room is kept for what nobody wrote"
