"""Names in the pinned stage row slide with the view, and a line parts the row from what scrolls."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from app.canvas import zoom
from app.canvas.slide import slide_of
from app.layout.primitives import Text
from app.layout.sheet import Node
from app.models.journey import JourneyMap
from tests.canvas.driver import Driver
from tests.editor.maps import sample


def named(node: Node) -> tuple[float, float]:
    """From where to where the first text of a heading stands in it, in pixels."""
    text = next(shape for shape in node.primitives if isinstance(shape, Text))
    lines = [line for line in text.block.lines if line.width > 0]
    return (
        text.x + min(line.x for line in lines),
        text.x + max(line.x + line.width for line in lines),
    )


def mirrored(document: JourneyMap) -> JourneyMap:
    return document.model_copy(update={"direction": "rtl"})


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_stage_partly_out_of_sight_keeps_its_name_in_sight(qtbot: QtBot, direction: str) -> None:
    document = sample("taxi")
    if direction == "rtl":
        document = mirrored(document)
    view = Driver(qtbot, document, (900, 600)).view
    view.zoom_to(2 * zoom.PIXELS_PER_POINT)
    view.go_home()
    slid = 0
    for _ in range(60):
        view.scroll_by(-41 if direction == "rtl" else 41, 0)
        frame, band = view.frame, view.headings.row_band(view.frame)
        for node, at in view.headings.in_row(frame):
            if node.kind not in ("stage", "step"):
                continue
            left, right = named(node)
            shift = slide_of(node, at.x(), band, rtl=frame.rtl)
            assert left + shift >= 0, "a name leaves its heading"
            assert right + shift <= node.width, "a name leaves its heading"
            start, end = max(at.x(), band.left()), min(at.x() + node.width, band.right())
            leading = at.x() + node.width > band.right() if frame.rtl else at.x() < band.left()
            if leading and end - start > right - left + 40:
                assert at.x() + left + shift >= band.left()
                assert at.x() + right + shift <= band.right()
                slid += shift != 0
    assert slid > 20


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("down", [0, 400])
def test_names_that_slide_are_painted_where_they_are(
    qtbot: QtBot, direction: str, down: int
) -> None:
    document = sample("taxi")
    driver = Driver(qtbot, mirrored(document) if direction == "rtl" else document, (900, 600))
    view = driver.view
    view.zoom_to(1.5 * zoom.PIXELS_PER_POINT)
    view.go_home()
    view.scroll_by(0, down)
    driver.settle()
    for step in (37, 61, 200, -90, 5, -300):
        view.scroll_by(-step if direction == "rtl" else step, step // 9)
        driver.settle()
        assert driver.as_painted(40)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_line_parts_pinned_headings_from_what_goes_under_them(
    qtbot: QtBot, direction: str
) -> None:
    document = sample("taxi")
    driver = Driver(qtbot, mirrored(document) if direction == "rtl" else document, (900, 600))
    view = driver.view
    view.zoom_to(1.5 * zoom.PIXELS_PER_POINT)
    view.go_home()

    def lines() -> tuple[float, float]:
        """How much of the last row of the stage row, and column of the lane column, is a line."""
        driver.settle()
        shown, frame = driver.on_screen(), view.frame
        edge = view.look.pinned
        wanted = np.array([edge.red(), edge.green(), edge.blue()])
        row, column = round(frame.row), round(frame.column)
        x = shown.shape[1] - column if frame.rtl else column - 1
        is_line = (abs(shown - wanted) <= 2).all(axis=2)
        return float(is_line[row - 1].mean()), float(is_line[row:, x].mean())

    assert max(lines()) < 0.1
    view.scroll_to(view.frame.origin - QPointF(0, 300))
    across, down = lines()
    assert across > 0.9
    assert down < 0.1
    view.scroll_to(view.frame.origin + QPointF(70 if direction == "rtl" else -70, 0))
    assert min(lines()) > 0.9
    view.scroll_to(view.frame.origin + QPointF(0, 5))
    assert min(lines()) > 0.9
