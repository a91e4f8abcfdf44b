"""The scene holds items near the view alone, and an edit touches only what it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap

from app.canvas import zoom
from app.canvas.layouter import MapLayouter
from app.canvas.node_item import NodeItem
from app.canvas.outline_item import OutlineItem
from app.canvas.scene import SheetScene
from app.layout.primitives import Outline
from app.layout.sheet import Page, difference
from app.models import edits
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.paint.qt import SMOOTH, draw_page
from tests.canvas.driver import Driver, Pixels, pixels_of
from tests.editor.maps import sample
from tests.generators import Wishes, random_map

Drive = Callable[..., Driver]


def items_of(scene: SheetScene) -> list[NodeItem | OutlineItem]:
    """All that lies on the scene: each item shows a node, and each node has one at most."""
    items = [item for item in scene.items() if isinstance(item, NodeItem | OutlineItem)]
    assert len(items) == len(scene.items())
    assert len({item.node.id for item in items}) == len(items)
    return items


@pytest.fixture(scope="module")
def large() -> JourneyMap:
    return random_map(11, 40, 20, 2000, Wishes(pictures=0, languages=("en",)))


def test_items_exist_only_near_the_view(drive: Drive, large: JourneyMap) -> None:
    driver = drive(large)
    view = driver.view
    view.zoom_to(zoom.PIXELS_PER_POINT)
    sheet = view.sheet
    assert sheet is not None
    assert len(items_of(view.sheet_scene)) < len(sheet.nodes) / 3
    most = 0
    for _ in range(40):
        view.scroll_by(700, 500)
        driver.settle()
        most = max(most, len(items_of(view.sheet_scene)))
    assert most < len(sheet.nodes) * 0.6, "items left behind are not removed"


def test_what_is_seen_is_the_same_with_all_items(drive: Drive, large: JourneyMap) -> None:
    driver = drive(large)
    view = driver.view
    view.zoom_to(zoom.PIXELS_PER_POINT)
    for step in ((900, 700), (1400, 100), (-500, 900)):
        view.scroll_by(*step)
    driver.settle()
    with_few = driver.pixels()
    sheet = view.sheet
    assert sheet is not None
    everything = view.frame.paper.translated(-view.frame.origin)
    view.sheet_scene.stock(everything)
    assert len(items_of(view.sheet_scene)) == len(sheet.nodes)
    driver.settle()
    assert (driver.pixels() == with_few).all()


def test_far_away_the_view_draws_rectangles_in_the_same_colours(drive: Drive) -> None:
    driver = drive()
    view = driver.view
    view.zoom_to(zoom.FLAT_BELOW * 1.01)
    near = driver.pixels()
    many = len(items_of(view.sheet_scene))
    view.zoom_to(zoom.FLAT_BELOW * 0.99)
    far = driver.pixels()
    assert view.flat
    assert len(items_of(view.sheet_scene)) < many / 3
    height, width = min(near.shape[0], far.shape[0]), min(near.shape[1], far.shape[1])
    differs = abs(near[:height, :width].mean(axis=2) - far[:height, :width].mean(axis=2)) > 60
    assert differs.mean() < 0.05


def test_an_edit_updates_what_differs_and_matches_a_fresh_scene() -> None:
    layouter = MapLayouter()
    before = sample("taxi")
    card = next(one for one in before.cards if one.type == "action")
    after = edits.set_card_text(
        before, card.id, "Something much longer than what stood here before"
    )
    one, other = layouter.sheet(before), layouter.sheet(after)
    change = difference(one.nodes, other)
    scene, pictures = SheetScene(), Pictures()
    scene.show_sheet(one, pictures)
    whole = QPointF(0, 0)
    scene.stock(scene.sceneRect())
    items = {item.node.id: item for item in items_of(scene)}
    scene.show_sheet(other, pictures)
    scene.stock(scene.sceneRect())
    after_items = {item.node.id: item for item in items_of(scene)}
    assert set(after_items) == set(other.by_id)
    for id_, item in after_items.items():
        assert item.node is other.by_id[id_] or item.node == other.by_id[id_]
        assert item.pos() - QPointF(item.node.x, item.node.y) == whole
        if id_ in items:
            assert item is items[id_], "an item was replaced that could stay"
    assert card.id in {id_.partition(":")[2] for id_ in change.changed}
    assert len(change.changed) < len(other.nodes) / 3


def _picture(size: QSize, draw: Callable[[QPainter, QRectF], object]) -> Pixels:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    draw(painter, QRectF(image.rect()))
    painter.end()
    return pixels_of(QPixmap.fromImage(image))


def _draw(page: Page, painter: QPainter, _area: QRectF) -> None:
    draw_page(painter, page, Pictures())


def test_a_node_of_one_outline_is_drawn_as_any_other_also_when_it_changes() -> None:
    """Qt draws single outlines itself; what it draws has to follow the node all the same."""
    whole = MapLayouter().sheet(sample("taxi"))
    node = next(one for one in whole.nodes if one.kind == "pair")
    shape = node.primitives[0]
    assert isinstance(shape, Outline)
    assert shape.stroke is not None
    red = shape._replace(stroke=shape.stroke._replace(colour="#ff0000", width=3.0))
    dashed = shape._replace(stroke=shape.stroke._replace(dash=(6.0, 6.0)), fill="#00ff00")
    scene, seen = SheetScene(), set()
    for number, shapes in enumerate(((shape,), (red,), (dashed,), (red, dashed), (shape,))):
        shown = replace(node, primitives=shapes, y=node.y + number)
        scene.show_sheet(replace(whole, nodes=(shown,)), Pictures())
        scene.stock(scene.sceneRect())
        size = QSize(round(whole.width), round(whole.height))
        by_scene = _picture(size, lambda painter, area: scene.render(painter, area, area))
        page = Page(whole.width, whole.height, "#ffffff", (shown,), 7.0)
        by_painter = _picture(size, partial(_draw, page))
        assert (by_scene == by_painter).all(), f"state {number}"
        seen.add(by_scene.tobytes())
    assert len(seen) == 5


def test_removed_nodes_leave_nothing_behind(drive: Drive) -> None:
    driver = drive()
    gone = [card.id for card in driver.map.cards[:10]]
    driver.session.edit("Delete", lambda map_: edits.remove_cards(map_, gone))
    driver.settle()
    shown = {item.node.record for item in items_of(driver.view.sheet_scene)}
    assert not shown & set(gone)
    driver.session.undo()
    driver.settle()
    shown = {item.node.record for item in items_of(driver.view.sheet_scene)}
    assert set(gone) <= shown


def test_a_map_that_cannot_be_laid_out_is_refused(drive: Drive) -> None:
    driver = drive()
    before = driver.pixels()
    real = driver.layouter.sheet

    def sheet(map_: JourneyMap):  # type: ignore[no-untyped-def]
        if map_.title == "Trouble":
            raise ArithmeticError("no layout")
        return real(map_)

    driver.session.guard(sheet)
    with pytest.raises(ArithmeticError):
        driver.session.edit("Rename Map", lambda map_: edits.rename_map(map_, "Trouble"))
    driver.settle()
    assert (driver.pixels() == before).all()
    assert driver.session.depth == 0


def test_curves_lie_on_each_other_in_the_order_of_the_sheet(drive: Drive) -> None:
    scene = drive(sample("pump")).view.sheet_scene
    assert scene.sheet is not None
    curves = [node.id for node in scene.sheet.nodes if node.kind == "curve"]
    assert len(curves) > 1
    depths = {item.node.id: item.zValue() for item in items_of(scene)}
    assert [depths[id_] for id_ in curves] == sorted({depths[id_] for id_ in curves})


@pytest.mark.parametrize("name", ["taxi", "passport", "car"])
def test_the_rule_of_the_first_lane_stands_on_its_lane(drive: Drive, name: str) -> None:
    scene = drive(sample(name)).view.sheet_scene
    assert scene.sheet is not None
    assert "head" in {node.kind for node in scene.head}
    assert not any(node.id.startswith(("rule:", "card:", "path:")) for node in scene.head)
