"""A map without a title shows a word in its place, which can be clicked and written over."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from app.models import edits
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


def inked(driver: Driver) -> NDArray[np.intp]:
    """Columns of the title's place that hold ink, with nothing selected."""
    box = driver.box("map").toAlignedRect()
    driver.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    part = driver.pixels()[box.top() + 1 : box.bottom() - 1, max(0, box.left()) : box.right()]
    return np.flatnonzero((part.max(axis=(0, 2)) - part.min(axis=(0, 2))) > 60)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("title", ["", "  "])
def test_a_word_stands_where_the_title_would(drive: Drive, title: str, direction: str) -> None:
    driver = drive(edits.rename_map(small_map(direction), title))
    columns = inked(driver)
    assert columns.size > 20
    middle = driver.box("map").width() / 2
    assert (columns.mean() < middle) == (direction == "ltr")


def test_it_is_clicked_and_written_over_and_gone(drive: Drive) -> None:
    driver = drive(edits.rename_map(small_map(), ""))
    driver.double_click(driver.box("map").center())
    assert driver.canvas.hands().writing.record == "map"
    driver.type("Boots")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert driver.map.title == "Boots"
    titled = drive(edits.rename_map(small_map(), "Boots"))
    assert np.array_equal(inked(driver), inked(titled))
