"""Where a card would be dropped: among stacked cards, and among pictures side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from app.canvas.tools.cells import DropPlace, drop_place, nearest_cell, nearest_column
from app.editor.navigate import Cells
from app.layout.sheet import Column, Node, Row, Sheet
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step

CELL = ("look", "here")
BOX = QRectF(100, 50, 120, 90)
NAMES = ("one", "two", "three")


def world(boxes: list[tuple[float, float, float, float]], direction: str = "ltr",
          type_: str = "picture") -> tuple[Sheet, Cells]:  # fmt: skip
    """A sheet of two columns and a lane, with cards in these boxes in the first cell."""
    cards = tuple(
        Card(id=name, lane="look", step="here", type="note")
        for name, _ in zip(NAMES, boxes)  # noqa: B905
    )
    map_ = JourneyMap(
        id="map",
        direction=direction,
        stages=(Stage(id="stage", steps=(Step(id="here"), Step(id="there"))),),
        lanes=(Lane(id="look", type=type_),),
        cards=cards,
    )
    nodes = tuple(
        Node(f"card:{card.id}", *box, (), card.id) for card, box in zip(cards, boxes, strict=True)
    )
    columns = (Column("here", "stage", 100, 120), Column("there", "stage", 224, 120))
    sheet = Sheet(400, 200, "#ffffff", nodes, columns, (Row("look", 50, 90),), 100, 50, 8, 7,
                  direction)  # fmt: skip
    return sheet, Cells(map_)


def place(
    boxes: list[tuple[float, float, float, float]],
    x: float,
    y: float,
    *going: str,
    direction: str = "ltr",
) -> DropPlace:
    sheet, cells = world(boxes, direction)
    return drop_place(sheet, cells, CELL, BOX, QPointF(x, y), going)


STACK = [(100.0, 54.0, 120.0, 20.0), (100.0, 78.0, 120.0, 20.0), (100.0, 102.0, 120.0, 20.0)]
SIDE_BY_SIDE = [(100.0, 54.0, 58.0, 40.0), (162.0, 54.0, 58.0, 36.0), (100.0, 98.0, 58.0, 40.0)]


@pytest.mark.parametrize(
    ("y", "expected"), [(50, 0), (63, 0), (66, 1), (87, 1), (90, 2), (113, None), (139, None)]
)
def test_in_a_stack_the_middles_of_cards_part_the_places(y: float, expected: int | None) -> None:
    assert place(STACK, 130, y).place == expected


def test_cards_that_go_do_not_count() -> None:
    assert place(STACK, 130, 100, "one").place == 1
    assert place(STACK, 130, 100, "one", "two", "three").place is None


@pytest.mark.parametrize(
    ("x", "y", "direction", "expected"),
    [
        (110, 70, "ltr", 0),
        (140, 70, "ltr", 1),
        (175, 70, "ltr", 1),
        (210, 70, "ltr", 2),
        (110, 110, "ltr", 2),
        (120, 140, "ltr", None),
        (210, 70, "rtl", 0),
        (175, 70, "rtl", 1),
        (140, 70, "rtl", 1),
        (110, 70, "rtl", 2),
    ],
)
def test_between_pictures_in_a_line_the_place_goes_by_x(
    x: float, y: float, direction: str, expected: int | None
) -> None:
    boxes = SIDE_BY_SIDE
    if direction == "rtl":
        boxes = [(320 - left - width, top, width, height) for left, top, width, height in boxes]
    assert place(boxes, x, y, direction=direction).place == expected


def test_the_line_stands_between_pictures_and_lies_between_stacked_cards() -> None:
    upright = place(SIDE_BY_SIDE, 175, 70).line
    lying = place(STACK, 130, 90).line
    assert upright is not None
    assert lying is not None
    assert upright.x1() == upright.x2()
    assert 155 < upright.x1() < 165
    assert lying.y1() == lying.y2() == 100


def test_in_an_empty_cell_the_line_is_at_its_top() -> None:
    found = place([], 130, 120)
    assert found.place is None
    assert found.line is not None
    assert BOX.top() < found.line.y1() < BOX.top() + 10


def test_on_a_curve_there_is_no_place_between_cards() -> None:
    sheet, cells = world(STACK, type_="emotion")
    assert drop_place(sheet, cells, CELL, BOX, QPointF(130, 60), ()) == DropPlace(CELL, None)


def test_beside_a_cell_the_nearest_is_meant_and_far_away_none() -> None:
    sheet, cells = world(STACK)
    assert nearest_cell(sheet, cells, QPointF(221, 90)) == CELL
    assert nearest_cell(sheet, cells, QPointF(223, 90)) == ("look", "there")
    assert nearest_cell(sheet, cells, QPointF(90, 45)) == CELL
    assert nearest_cell(sheet, cells, QPointF(130, 190)) is None
    assert nearest_column(sheet, 30) is None
