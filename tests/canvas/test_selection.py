"""Selecting by mouse and keys: cards, cells, headings, title; in sight, framed and spoken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas import zoom
from app.canvas.tools.leading import path_handle
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.ui import appearance
from tests.canvas.driver import CTRL, Driver
from tests.canvas.test_found import contrast
from tests.editor.maps import card_of, sample, small_map

Drive = Callable[..., Driver]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    "record", ["hole", "try", "dry", "note", "need", "find", "do", "sum", "map"]
)
def test_a_click_selects_what_is_under_it(drive: Drive, record: str, direction: str) -> None:
    driver = drive(small_map(direction))
    driver.click(driver.box(record).center())
    assert driver.session.selection.current == record


def test_a_click_beside_the_cards_selects_the_cell(drive: Drive) -> None:
    driver = drive(small_map())
    box = driver.canvas.spots.cell_box(("do", "pay"))
    assert box is not None
    driver.click(driver.view.frame.rect(box).center())
    assert driver.session.selection == Selection((), ("do", "pay"))


def test_a_click_on_the_desk_selects_nothing(drive: Drive) -> None:
    driver = drive(small_map())
    driver.click(QPointF(900, 650))
    assert driver.session.selection == Selection()


@pytest.mark.parametrize("edge", ["right", "bottom"])
def test_a_click_on_the_desk_where_no_scroll_bar_stands_selects_nothing(
    drive: Drive, edge: str
) -> None:
    driver = drive(small_map())
    canvas = driver.canvas
    across, down = canvas.bars
    assert not across.isVisible()
    assert not down.isVisible()
    bar = down if edge == "right" else across
    with driver.writing("hole"):
        driver.type(" again")
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=bar.geometry().center())
    assert driver.session.selection == Selection()
    assert card_of(driver.map, "hole").text == "I see a hole again"
    assert driver.view.hasFocus()


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_no_other_button_takes_the_selection_there(drive: Drive, button: Qt.MouseButton) -> None:
    driver = drive(small_map())
    before = driver.session.selection
    QTest.mouseClick(driver.canvas, button, pos=driver.canvas.bars[1].geometry().center())
    assert driver.session.selection == before != Selection()


def test_a_map_opens_with_the_keyboard_on_its_first_cell(drive: Drive) -> None:
    driver = drive(small_map())
    assert driver.view.hasFocus()
    assert driver.session.selection == Selection(("hole",), ("do", "notice"))


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_what_is_selected_by_keys_is_in_sight(drive: Drive, name: str) -> None:
    driver = drive(sample(name), (700, 450))
    driver.view.zoom_to(3.0)
    for key, held in (
        (Qt.Key.Key_End, CTRL),
        (Qt.Key.Key_Home, CTRL),
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Down,) * 12),
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right) * 5),
    ):
        driver.key(key, held)
        boxes = [mark.box for mark in driver.canvas.spots.marks(driver.session.selection)]
        assert boxes
        clip = driver.canvas.spots.marks(driver.session.selection)[0].clip
        seen = boxes[0].intersected(clip)
        needed = min(boxes[0].width(), driver.view.frame.body.width() - 16)
        assert seen.width() >= needed - 6
        assert seen.height() > 10


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_is_scrolled_into_sight_has_all_of_its_frame(drive: Drive, direction: str) -> None:
    driver = drive(evolve(sample("taxi"), direction=direction), (700, 450))
    driver.view.zoom_to(1.2)
    frames, inner = 0, [step.id for step in driver.map.steps[1:-1]]
    on = Qt.Key.Key_Right if direction == "ltr" else Qt.Key.Key_Left
    back = Qt.Key.Key_Left if direction == "ltr" else Qt.Key.Key_Right
    home = driver.view.frame.resting(driver.view.frame.origin).x()
    for key in (*(on,) * 7, *(Qt.Key.Key_Down,) * 3, *(back,) * 7):
        driver.key(key)
        (mark, *_) = driver.canvas.spots.marks(driver.session.selection)
        framed = mark.box.adjusted(-3, -3, 3, 3)
        assert mark.clip.contains(framed), "the frame is cut"
        cell = driver.session.selection.cell
        if cell is not None and cell[1] in inner:
            body = driver.view.frame.body
            assert body.adjusted(7.5, 0, -7.5, 0).contains(mark.box), "it stands at the very edge"
            frames += 1
    assert frames == 10
    assert driver.view.frame.origin.x() == home, "a strip of the desk is seen beside the lanes"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("percent", [5, 15, 60])
def test_from_afar_the_frame_of_the_first_cell_has_four_sides(
    drive: Drive, percent: int, direction: str
) -> None:
    driver = drive(evolve(sample("taxi"), direction=direction))
    driver.key(Qt.Key.Key_Home, CTRL)
    driver.view.zoom_to(percent / 100 * zoom.PIXELS_PER_POINT)
    driver.canvas.show_selected()
    driver.settle()
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    accent, box = driver.view.look.accent, mark.box
    shown, middle = driver.pixels(), box.center().toPoint()
    for side, at in (
        ("left", (middle.y(), round(box.left()) - 2)),
        ("right", (middle.y(), round(box.right()) + 1)),
        ("top", (round(box.top()) - 2, middle.x())),
        ("bottom", (round(box.bottom()) + 1, middle.x())),
    ):
        near = shown[at[0] - 1 : at[0] + 2, at[1] - 1 : at[1] + 2].reshape(-1, 3)
        close = abs(near - [accent.red(), accent.green(), accent.blue()]).max(axis=1) < 60
        assert close.any(), f"there is no {side} side"
    assert driver.as_painted()


def test_a_card_begun_from_afar_has_all_of_its_frame(drive: Drive) -> None:
    driver = drive(sample("taxi"), (700, 450))
    driver.view.fit(whole=True)
    lane = next(one.id for one in driver.map.lanes if one.type == "barrier")
    driver.session.select(Selection((), (lane, driver.map.steps[0].id)))
    driver.key(Qt.Key.Key_Return)
    (mark, *_) = driver.canvas.spots.marks(driver.session.selection)
    assert driver.canvas.is_writing
    frame = driver.view.frame
    assert frame.body.contains(mark.box.adjusted(-3, -3, 3, 3))
    assert abs(frame.origin.x() - frame.range_across()[1]) < 1, (
        "the sheet ends where the view begins"
    )


@pytest.mark.parametrize("record", ["hole", "need", "do", "map"])
def test_the_selection_is_framed_in_the_accent_colour(drive: Drive, record: str) -> None:
    driver = drive(edits.rename_step(small_map(), "notice", "Notice"))
    driver.click(QPointF(900, 650))
    without = driver.pixels()
    driver.click(driver.box(record).center())
    framed = driver.pixels()
    accent = driver.view.look.accent
    box = driver.box(record).adjusted(-6, -6, 6, 6).toAlignedRect().intersected(driver.view.rect())
    part = framed[box.top() : box.bottom(), box.left() : box.right()]
    close = abs(part - [accent.red(), accent.green(), accent.blue()]).max(axis=2) < 40
    assert close.sum() > (box.width() + box.height())
    changed = abs(framed - without).max(axis=2) > 20
    changed[max(0, box.top()) : box.bottom(), max(0, box.left()) : box.right()] = False
    handle = path_handle(driver.hand)
    if handle is not None:
        beside = handle.box.adjusted(-2, -2, 2, 2).toAlignedRect()
        changed[beside.top() : beside.bottom(), beside.left() : beside.right()] = False
    assert not changed.any(), "something changed beside the frame"


@pytest.mark.parametrize("title", ["Ångström", "gypsy", "flat"])
def test_the_frame_of_the_title_is_clear_of_its_letters_and_of_what_is_below(
    drive: Drive, title: str
) -> None:
    driver = drive(evolve(sample("taxi"), title=title))
    driver.view.zoom_to(zoom.PIXELS_PER_POINT)
    driver.view.go_home()
    driver.session.select(Selection())
    driver.settle()
    without = driver.pixels()
    driver.session.select(Selection((driver.map.id,)))
    driver.settle()
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    shown, outside = driver.pixels(), mark.outside.toAlignedRect()
    paper, box = shown[outside.top() - 3, outside.left() - 3], mark.box.toRect()
    changed = abs(shown - without).max(axis=2) > 40
    assert changed.any()
    assert (abs(without[changed] - paper).max(axis=1) < 40).all(), "the frame lies over letters"
    below = shown[outside.bottom() + 1, box.left() : box.right()]
    assert (abs(below - paper) < 100).all(), "it touches what stands below"


@pytest.mark.parametrize("down", [0, 200])
def test_the_frame_of_a_step_ends_within_the_stage_row(drive: Drive, down: int) -> None:
    driver = drive(sample("taxi"))
    step = driver.map.stages[1].steps[0].id
    driver.canvas.select(select_record(driver.map, step))
    driver.view.scroll_by(0, down)
    driver.settle()
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    box = mark.box.toAlignedRect()
    accent = driver.view.look.accent
    middle = driver.pixels()[round(mark.clip.top()) : round(mark.clip.bottom()), box.left() + 20]
    close = abs(middle - [accent.red(), accent.green(), accent.blue()]).max(axis=1) < 40
    assert close[-6:-1].any(), "the lower edge of the frame is not seen"


def test_taking_a_title_back_repaints_its_frame_on_the_fitted_map(drive: Drive) -> None:
    driver = drive(sample("taxi"), (1240, 700))
    driver.view.fit(whole=True)
    check_repaints(driver, driver.map.id)


@pytest.mark.parametrize("percent", [74, 100])
@pytest.mark.parametrize("record", ["map", "need", "find", "do", "hole"])
def test_taking_writing_back_repaints_all_that_differs(
    drive: Drive, record: str, percent: int
) -> None:
    driver = drive(small_map())
    driver.view.zoom_to(percent / 100 * zoom.PIXELS_PER_POINT)
    check_repaints(driver, record)


def check_repaints(driver: Driver, record: str) -> None:
    """Empty a text, undo and redo: each time the screen shows what a fresh drawing shows.

    Where a clip cuts a text on a tint, Qt rounds its edges otherwise, by a few parts of 255.
    """
    driver.double_click(driver.box(record).center())
    driver.key(Qt.Key.Key_A, CTRL)
    driver.key(Qt.Key.Key_Backspace)
    driver.key(Qt.Key.Key_Return)
    shown = driver.on_screen()
    assert (abs(shown - driver.pixels()) <= 3).all(), "a part was not repainted after writing"
    driver.session.undo()
    driver.settle()
    shown = driver.on_screen()
    assert (abs(shown - driver.pixels()) <= 3).all(), "a part was not repainted after undo"
    driver.session.redo()
    driver.settle()
    shown = driver.on_screen()
    assert (abs(shown - driver.pixels()) <= 3).all(), "a part was not repainted after redo"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("record", ["hole", "need", "do", "map"])
def test_no_frame_is_drawn_over_headings_that_are_pinned(
    drive: Drive, record: str, share: float, direction: str
) -> None:
    """Scrolled under the row, under the column and under both, by a part of its own box."""
    driver = drive(small_map(direction), (420, 330))
    view = driver.view
    view.zoom_to(2 * zoom.PIXELS_PER_POINT)
    view.go_home()
    driver.session.select(select_record(driver.map, record))
    driver.settle()
    box, home = driver.box(record), view.frame.origin
    sideways = -1 if direction == "ltr" else 1
    for across, down in ((0, 1), (1, 0), (1, 1)):
        moved = QPointF(sideways * across * box.width(), -down * box.height()) * share
        # The head scrolls away first: only then the first lane goes under the row.
        high = view.frame.row_top if down and record != "map" else 0.0
        view.scroll_to(home + moved - QPointF(0, high))
        driver.settle()
        framed = driver.pixels()
        selected = driver.session.selection
        frame = view.frame
        bands = [view.headings.row_band(frame), view.headings.column_band(frame)]
        own = {"need": 0, "do": 1}.get(record)
        driver.session.select(Selection())
        driver.settle()
        differs = abs(framed - driver.pixels()).max(axis=2) > 8
        for number, band in enumerate(bands):
            part = band.toAlignedRect().intersected(view.rect())
            there = differs[part.top() : part.bottom() + 1, part.left() : part.right() + 1]
            assert number == own or not there.any(), "a heading is drawn over"
        driver.session.select(selected)
        view.scroll_to(home)
        driver.settle()


@pytest.mark.parametrize("strong", [True, False], ids=["keyboard", "waiting"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("theme", ["paper", "night"])
def test_the_frame_can_be_seen_on_the_paper_in_any_interface(
    drive: Drive, theme: str, dark: bool, strong: bool
) -> None:
    """Its contrast with the paper and with a barrier's card (WCAG 2.2, 1.4.11)."""
    driver = drive(evolve(sample("taxi"), theme=theme))
    driver.view.setPalette(appearance.palette(dark))
    barrier = next(one.id for one in driver.map.cards if one.type == "barrier")
    driver.canvas.select(select_record(driver.map, barrier))
    driver.canvas.show_selected()
    if not strong:
        driver.view.clearFocus()
        driver.canvas.clearFocus()
    driver.settle()
    (mark,) = driver.canvas.spots.marks(driver.session.selection)
    # Across the left side of the frame, which lies two pixels outside of the card.
    at, left = round(mark.box.center().y()), round(mark.box.left())
    line = driver.pixels()[at, left - 8 : left + 12]
    frame, paper, card = 6, 0, -1
    assert contrast(line[[frame, paper]]) >= 3
    assert contrast(line[[frame, card]]) >= 3


SPOKEN = {
    "hole": "Stage 1 of 2, Need; lane Actions; card 1 of 1: I see a hole",
    "try": "Stage 2 of 2, Buy, step Find; lane Actions; card 2 of 2: I try some on",
    "dry": "Stage 1 of 2, Need; lane Goals; card 1 of 1: Keep my feet dry",
    "note": "Whole map; lane Notes; card 1 of 1: Seen in two shops",
    "need": "Stage 1 of 2: Need",
    "find": "Step: Find; stage Buy",
    "do": "Lane: Actions",
    "map": "Title: Buying shoes; Current state",
}


@pytest.mark.parametrize("record", SPOKEN)
def test_a_screen_reader_is_told_what_is_selected(drive: Drive, record: str) -> None:
    driver = drive(small_map())
    driver.click(driver.box(record).center())
    assert driver.spoken == SPOKEN[record]


def test_an_empty_cell_is_spoken_as_empty(drive: Drive) -> None:
    driver = drive(small_map())
    driver.key(Qt.Key.Key_Right, times=2)
    assert driver.spoken == ("Stage 2 of 2, Buy, step Pay; lane Actions; empty")


def folded_map(direction: str = "ltr") -> JourneyMap:
    """The small map with its second stage collapsed: a card in its last step, two in the other."""
    map_ = edits.move_cards(small_map(direction), ["hole"], "do", "pay", 0)
    return evolve(map_, stages=(map_.stages[0], evolve(map_.stages[1], collapsed=True)))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("lane_too", [False, True])
def test_wherever_keys_lead_over_what_is_collapsed_there_is_a_frame(
    drive: Drive, direction: str, lane_too: bool
) -> None:
    map_ = folded_map(direction)
    if lane_too:
        map_ = evolve(map_, lanes=(map_.lanes[0], evolve(map_.lanes[1], collapsed=True)))
        map_ = evolve(map_, cards=map_.cards[:-1])
    driver = drive(map_)
    onward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if direction == "rtl":
        onward, back = back, onward
    down, up, end = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End
    seen = set()
    for key in (onward, onward, down, back, onward, up, up, up, down, back, down, end, down, down):
        driver.key(key)
        at = driver.session.selection
        seen.add(at)
        assert driver.canvas.spots.marks(at), f"nothing is framed on {at}"
    assert Selection((), ("do", "find")) in seen


def test_a_click_on_a_collapsed_stage_frames_its_cell(drive: Drive) -> None:
    driver = drive(folded_map())
    box = driver.canvas.spots.cell_box(("do", "find"))
    assert box is not None
    driver.click(driver.view.frame.rect(box).center())
    assert driver.session.selection == Selection((), ("do", "find"))
    assert driver.spoken == ("Stage 2 of 2, Buy, collapsed; lane Actions; 3 cards folded away")


def test_a_card_that_is_folded_away_is_framed_by_its_cell(drive: Drive) -> None:
    driver = drive(folded_map())
    box = driver.canvas.spots.cell_box(("do", "find"))
    assert box is not None
    driver.canvas.select(select_record(driver.map, "try"))
    marks = driver.canvas.spots.marks(driver.session.selection)
    assert [mark.box for mark in marks] == [driver.view.frame.rect(box)]
