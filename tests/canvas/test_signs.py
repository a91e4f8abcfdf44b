"""What says which zone of a curve is good stays whole in view, wherever the zone is scrolled to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from app.canvas import zoom
from app.canvas.node_item import NodeItem
from app.canvas.signs import Signs, is_sign
from tests.canvas.driver import Driver
from tests.editor.maps import sample

Drive = Callable[..., Driver]


def boxes_of(driver: Driver) -> dict[str, QRectF]:
    """Where the signs stand in the view, by their ids."""
    scene, frame = driver.view.sheet_scene, driver.view.frame
    return {
        item.node.id: frame.rect(item.sceneBoundingRect())
        for item in scene.items()
        if isinstance(item, NodeItem) and is_sign(item.node)
    }


@pytest.mark.parametrize(("name", "by"), [("taxi", 90.0), ("passport", -90.0)])
def test_signs_stay_beside_the_lane_column(drive: Drive, name: str, by: float) -> None:
    driver = drive(sample(name))
    view = driver.view
    view.zoom_to(2 * zoom.PIXELS_PER_POINT)
    assert view.sheet is not None
    for _ in range(40):
        view.scroll_by(-by, 0)
    driver.settle()
    signs = {node.id: node for node in view.sheet.nodes if is_sign(node)}
    assert len(signs) == 2
    for id_, box in boxes_of(driver).items():
        node = signs[id_]
        middle = QRectF(node.x, node.y, node.width, node.height).center()
        assert abs(box.center().x() - view.frame.x(middle.x())) < 0.5, "at rest where it is drawn"
    gaps = set()
    for _ in range(5):
        view.scroll_by(by, 0)
        driver.settle()
        body = view.frame.body
        for box in boxes_of(driver).values():
            assert body.left() <= box.left()
            assert box.right() <= body.right()
            gap = body.right() - box.right() if view.frame.rtl else box.left() - body.left()
            gaps.add(round(gap))
    assert max(gaps) - min(gaps) <= 1, "as far from the edge as before"


@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_signs_do_not_leave_their_zone(drive: Drive, name: str) -> None:
    view = drive(sample(name)).view
    assert view.sheet is not None
    (zone,) = (node for node in view.sheet.nodes if node.kind == "zone")
    signs = Signs()
    signs.show(view.sheet)
    assert len(signs.nodes) == 2
    for beyond in (zone.x - 500, zone.x + zone.width + 500):
        signs.follow(QRectF(beyond, 0, 100, 100))
        for node in signs.nodes:
            left = node.x + signs.shift_of(node).x()
            assert zone.x <= left, "left of its zone"
            assert left + node.width <= zone.x + zone.width, "right of its zone"
