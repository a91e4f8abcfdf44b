"""What is carried over the outline, by the events that a drag sends: where it goes is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.journey import JourneyMap
from app.ui.outline_tree import LANES, Key, Sort
from tests.editor.maps import small_map
from tests.ui.test_outline import Driver

_LEFT, _NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_MOVE = Qt.DropAction.MoveAction
_CARD, _OTHER = Key(Sort.CARD, "look"), Key(Sort.CARD, "try")
_STEP = Key(Sort.STEP, "pay")


@pytest.fixture
def driver(qtbot: QtBot) -> Driver:
    made = Driver(qtbot, small_map())
    made.outline.tree.expandAll()
    made.settle()
    return made


class Carried:
    """A card that is carried over the tree."""

    def __init__(self, driver: Driver, key: Key) -> None:
        self._driver = driver
        self._port = driver.outline.tree.viewport()
        model = driver.outline.model
        self._data: QMimeData = model.mimeData([model.index_of(key)])
        event = QDragEnterEvent(QPoint(1, 1), _MOVE, self._data, _LEFT, _NOTHING)
        QApplication.sendEvent(self._port, event)

    def over(self, key: Key, share: float) -> bool:
        """Carry it over a line, so far below its upper edge; whether it could be dropped there."""
        event = QDragMoveEvent(self._at(key, share), _MOVE, self._data, _LEFT, _NOTHING)
        QApplication.sendEvent(self._port, event)
        return event.isAccepted()

    def drop(self, key: Key, share: float) -> None:
        """Let it go there."""
        assert self.over(key, share)
        at = self._at(key, share).toPointF()
        QApplication.sendEvent(self._port, QDropEvent(at, _MOVE, self._data, _LEFT, _NOTHING))
        self._driver.settle()

    def leave(self) -> None:
        """Carry it out of the tree."""
        QApplication.sendEvent(self._port, QDragLeaveEvent())

    def lit(self) -> set[int]:
        """The rows of pixels in which the sign stands, to the right of all words."""
        tree = self._driver.outline.tree
        image = self._port.grab().toImage()
        accent = tree.palette().color(QPalette.ColorRole.Accent)
        scale = image.devicePixelRatio()
        x = round((self._port.width() - 12) * scale)
        return {y for y in range(image.height()) if image.pixelColor(x, y) == accent}

    def _at(self, key: Key, share: float) -> QPoint:
        tree = self._driver.outline.tree
        box = tree.visualRect(self._driver.outline.model.index_of(key))
        return QPoint(box.center().x(), box.top() + round(share * (box.height() - 1)))


def test_a_line_stands_where_a_card_would_come(driver: Driver) -> None:
    carried = Carried(driver, _CARD)
    assert carried.lit() == set()
    assert carried.over(_OTHER, 1.0)
    below = carried.lit()
    assert carried.over(_OTHER, 0.0)
    above = carried.lit()
    assert above
    assert below
    assert max(above) < min(below)


def test_a_frame_goes_round_what_takes_a_card_in(driver: Driver) -> None:
    carried = Carried(driver, _CARD)
    assert carried.over(_STEP, 0.5)
    rows = carried.lit()
    box = driver.outline.tree.visualRect(driver.outline.model.index_of(_STEP))
    assert min(rows) == pytest.approx(box.top(), abs=2)
    assert max(rows) == pytest.approx(box.bottom(), abs=2)


def test_no_sign_stays_where_nothing_can_be_dropped(driver: Driver) -> None:
    carried = Carried(driver, _CARD)
    assert carried.over(_OTHER, 0.0)
    assert carried.lit()
    assert not carried.over(LANES, 0.5)
    assert carried.lit() == set()
    assert carried.over(_OTHER, 0.0)
    carried.leave()
    assert carried.lit() == set()


def test_what_is_let_go_comes_where_the_sign_was(driver: Driver) -> None:
    def cell(map_: JourneyMap) -> list[str]:
        return [card.id for card in map_.cells["do", "find"]]

    assert cell(driver.map) == ["look", "try"]
    carried = Carried(driver, _CARD)
    carried.drop(_OTHER, 1.0)
    assert cell(driver.map) == ["try", "look"]
    assert carried.lit() == set()
    driver.session.undo()
    assert cell(driver.map) == ["look", "try"]
