"""Dragging the edges of cards over columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.tools.shapes import Framed
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from tests.canvas.driver import Driver
from tests.editor.maps import card_of, small_map

Drive = Callable[..., Driver]


def long_map(direction: str = "ltr") -> JourneyMap:
    stage = Stage(id="keep", name="Keep", steps=(Step(id="mend"),))
    return edits.insert_stage(small_map(direction), stage, 2)


def edge(driver: Driver, card: str, right: bool) -> QPointF:
    box = driver.box(card)
    return QPointF(box.right() - 2 if right else box.left() + 2, box.center().y())


def over(driver: Driver, step: str) -> QPointF:
    assert driver.view.sheet is not None
    column = next(one for one in driver.view.sheet.columns if one.step == step)
    return QPointF(
        driver.view.frame.x(column.x + column.width / 2), driver.box("look").center().y()
    )


def span(driver: Driver, card: str) -> tuple[str, str]:
    found = card_of(driver.map, card)
    return found.step, found.until


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("card", "trailing", "to", "covered"),
    [
        ("look", True, "pay", ("find", "pay")),
        ("look", True, "mend", ("find", "mend")),
        ("look", False, "notice", ("notice", "find")),
        ("look", True, "notice", ("find", "")),
        ("dry", True, "find", ("need", "buy")),
        ("dry", True, "mend", ("need", "keep")),
    ],
)
def test_an_edge_goes_to_the_column_where_it_is_dropped(
    drive: Drive, direction: str, card: str, trailing: bool, to: str, covered: tuple[str, str]
) -> None:
    driver = drive(long_map(direction))
    at = edge(driver, card, trailing == (direction == "ltr"))
    driver.pull(at)
    assert driver.cursor == Qt.CursorShape.SizeHorCursor
    driver.press(at).pull(over(driver, to)).release()
    assert span(driver, card) == covered
    if covered[1]:
        assert driver.session.undo_label == "Stretch Card"
        assert driver.session.selection.current == card
        driver.session.undo()
    assert driver.map == long_map(direction)
    assert driver.session.undo_label == ""


def test_the_span_is_shown_before_the_edge_is_let_go(drive: Drive) -> None:
    driver = drive(long_map())
    driver.press(edge(driver, "look", True)).pull(over(driver, "mend"))
    (frame,) = (one.box for one in driver.shapes if isinstance(one, Framed))
    assert frame.left() <= driver.box("look").left()
    assert frame.right() > over(driver, "mend").x()
    assert driver.session.shown == long_map()
    assert driver.as_painted()


def test_a_span_is_made_shorter(drive: Drive) -> None:
    driver = drive(edits.span_card(long_map(), "look", "notice", "mend"))
    driver.press(edge(driver, "look", True)).pull(over(driver, "find")).release()
    assert span(driver, "look") == ("notice", "find")
    driver.press(edge(driver, "look", False)).pull(over(driver, "find")).release()
    assert span(driver, "look") == ("find", "")


def test_the_end_that_is_not_dragged_stays_in_its_hidden_column(drive: Drive) -> None:
    map_ = edits.span_card(long_map(), "look", "notice", "pay")
    driver = drive(edits.change_step(map_, "pay", hidden=True))
    driver.press(edge(driver, "look", False)).pull(over(driver, "find")).release()
    assert span(driver, "look") == ("find", "pay")


def test_over_a_folded_stage_all_its_steps_are_covered(drive: Drive) -> None:
    map_ = edits.insert_step(long_map(), Step(id="patch", name="Patch"), "keep", 1)
    driver = drive(edits.change_stage(map_, "keep", collapsed=True))
    driver.press(edge(driver, "look", True)).pull(over(driver, "mend")).release()
    assert span(driver, "look") == ("find", "patch")


def test_faces_and_cards_for_the_whole_map_have_no_such_edges(drive: Drive) -> None:
    map_ = long_map()
    lane = Lane(id="mood", type="emotion")
    sad = Card(id="sad", lane="mood", step="find", type="emotion", text="Sadness of the customer",
               feeling=Feeling(level=-1.0))  # fmt: skip
    driver = drive(evolve(map_, lanes=(*map_.lanes, lane), cards=(*map_.cards, sad)), (1000, 900))
    for card in ("sad", "note"):
        driver.pull(edge(driver, card, True))
        assert driver.cursor != Qt.CursorShape.SizeHorCursor


@pytest.mark.parametrize("far", [0, 12, 200])
def test_esc_leaves_the_card_as_it_was(drive: Drive, far: int) -> None:
    driver = drive(long_map())
    at = edge(driver, "look", True)
    driver.press(at)
    if far:
        driver.pull(at + QPointF(far, 0))
    driver.key(Qt.Key.Key_Escape)
    assert driver.shapes == ()
    driver.pull(over(driver, "mend")).release()
    assert driver.map == long_map()
    assert driver.session.depth == 0
