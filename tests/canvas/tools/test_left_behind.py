"""What a gesture shows over pinned headings goes from there when the map is scrolled below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF

from app.canvas import zoom
from tests.canvas.driver import Driver
from tests.canvas.test_repainting import is_fresh
from tests.editor.maps import sample

Drive = Callable[..., Driver]


@pytest.mark.parametrize("way", [(23, 17), (-40, 31), (60, 0), (0, 45)])
@pytest.mark.parametrize("where", ["row", "column"])
def test_a_sign_over_pinned_headings_is_gone_after_a_scroll(
    drive: Drive, where: str, way: tuple[int, int]
) -> None:
    driver = drive(sample("taxi"), (900, 600))
    view = driver.view
    view.zoom_to(1.5 * zoom.PIXELS_PER_POINT)
    view.scroll_by(400, 300)
    driver.settle()
    assert view.frame.pinned
    frame = view.frame
    # The borders of stages, steps and lanes have their signs under the pointer.
    seen = 0
    for at in range(20, 580, 7):
        along = frame.column + at if where == "row" else frame.row + at
        point = QPointF(along, frame.row / 2) if where == "row" else QPointF(30, along)
        driver.pull(point, steps=1)
        if not driver.shapes:
            continue
        seen += 1
        view.scroll_by(*way)
        driver.settle()
        assert is_fresh(driver), (point, driver.shapes)
        view.scroll_by(-way[0], -way[1])
        driver.settle()
    assert seen > 3
