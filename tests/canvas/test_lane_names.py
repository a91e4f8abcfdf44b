"""The names of lanes stand within their rows, however low these are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.canvas.zoom import PIXELS_PER_POINT
from app.layout.headings import EDGE
from tests.canvas.driver import Driver
from tests.editor.maps import sample
from tests.layout.sheets import texts

Drive = Callable[..., Driver]


@pytest.mark.parametrize("percent", [55, 57, 58, 60, 62])
def test_no_letter_of_a_name_on_two_lines_touches_the_end_of_its_row(
    drive: Drive, percent: int
) -> None:
    driver = drive(sample("taxi"), size=(1000, 900))
    driver.view.zoom_to(percent / 100 * PIXELS_PER_POINT)
    driver.settle()
    frame, sheet = driver.view.frame, driver.view.sheet
    assert sheet is not None
    column = driver.view.headings.column
    labels = {node.record: node for node in column.nodes if node.kind == "lane"}
    shown, several = driver.pixels(), 0
    for row in sheet.rows:
        words = texts(labels[row.lane])
        if not words or words[0].block.line_count < 2 or len(words) > 1:
            continue
        several += 1
        left = round(frame.column_left + EDGE + words[0].x)
        top, bottom = round(frame.y(row.y)), round(frame.y(row.y + row.height))
        # without the hairlines, of which each row has one
        part = shown[top + 1 : bottom - 1, left : left + round(words[0].block.ink_width)]
        (inked,) = np.nonzero(part.min(axis=(1, 2)) < 140)
        assert inked[0] >= 1, "a capital touches the line above"
        assert part.shape[0] - 1 - inked[-1] >= 1, "a tail touches the line below"
    assert several, "no name wraps"
