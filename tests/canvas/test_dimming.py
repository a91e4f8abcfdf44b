"""Curves are dimmed with what stands on them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from app.canvas.dimming import DIMMED, bright_curves, is_dimmed
from app.canvas.layouter import MapLayouter
from app.editor.selection import Selection
from app.layout.lanes.curves import curve_key
from app.layout.sheet import Node
from app.models.base import evolve
from app.models.journey import JourneyMap
from tests.canvas.driver import Driver
from tests.editor.maps import sample

Drive = Callable[..., Driver]


def curves(map_: JourneyMap) -> list[Node]:
    return [node for node in MapLayouter().sheet(map_).nodes if node.kind == "curve"]


def dimmed(map_: JourneyMap, cards: set[str]) -> set[str]:
    """The curves that are dimmed where these cards are wanted."""
    bright = cards | set(bright_curves(map_, cards))
    return {node.id for node in curves(map_) if is_dimmed(node, bright)}


@pytest.mark.parametrize("name", ["taxi", "pump", "test-results", "trainers"])
def test_a_curve_is_dimmed_with_any_of_its_cards(name: str) -> None:
    map_ = sample(name)
    everything = {card.id for card in map_.cards}
    assert curves(map_)
    assert dimmed(map_, everything) == set()
    assert dimmed(map_, set()) == {node.id for node in curves(map_)}
    felt = next(card for card in map_.cards if card.type == "emotion" and card.feeling is not None)
    key = ":".join(curve_key(felt, map_))
    assert dimmed(map_, everything - {felt.id}) == {f"curve:{felt.lane}:{key}"}
    plain = next(card for card in map_.cards if card.type == "action")
    assert dimmed(map_, everything - {plain.id}) == set()


def test_without_a_filter_no_curve_is_dimmed() -> None:
    assert not any(is_dimmed(node, None) for node in curves(sample("taxi")))


@pytest.mark.parametrize("theme", ["paper", "night"])
def test_all_on_the_lanes_is_dimmed_as_one_picture(drive: Drive, theme: str) -> None:
    """Each pixel but those of bright cards is mixed with paper: no curve shows through a face."""
    driver = drive(evolve(sample("taxi"), theme=theme))
    driver.canvas.view.fit(whole=True)
    driver.settle()
    assert not driver.view.flat
    driver.canvas.session.select(Selection())
    whole = driver.pixels()
    bright = next(card.id for card in driver.map.cards if card.type == "barrier")
    driver.canvas.dim_all_but({bright})
    dim = driver.pixels()
    frame, sheet = driver.view.frame, driver.view.sheet
    assert sheet is not None
    first, last = sheet.columns[0], sheet.columns[-1]
    top, end = sheet.rows[0].y, sheet.rows[-1].y + sheet.rows[-1].height
    box = frame.rect(QRectF(first.x, top, last.x + last.width - first.x, end - top))
    across = slice(int(box.left()) + 2, int(box.right()) - 1)
    down = slice(int(box.top()) + 2, int(box.bottom()) - 1)
    ground = driver.view.paper()
    paper = np.array([ground.red(), ground.green(), ground.blue()])
    mixed = DIMMED * whole[..., :3] + (1 - DIMMED) * paper
    differs = np.abs(dim[..., :3] - mixed).max(axis=-1) > 4
    card = driver.box(bright).toAlignedRect().adjusted(-3, -3, 3, 3)
    differs[card.top() : card.bottom(), card.left() : card.right()] = False
    assert not differs[down, across].any()
    kept = np.abs(dim[..., :3] - whole[..., :3]).max(axis=-1)
    inner = card.adjusted(6, 6, -6, -6)
    assert kept[inner.top() : inner.bottom(), inner.left() : inner.right()].max() <= 1
