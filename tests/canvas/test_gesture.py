"""A gesture and its tool: whatever goes wrong, the tool puts back what it showed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from app.canvas.gesture import Gesture
from app.canvas.tools.shapes import Shape
from app.canvas.tools.tool import Grip, Pull
from app.editor.session import Session
from app.models import edits
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


class Spoiling:
    """A tool that shows a map without its cards, and whose end goes wrong."""

    cursor = Qt.CursorShape.ArrowCursor
    shapes: tuple[Shape, ...] = ()
    scrolls = (False, False)

    def __init__(self, session: Session) -> None:
        self._session = session

    def start(self, pull: Pull) -> None:
        map_ = self._session.map
        self._session.preview(edits.remove_cards(map_, [card.id for card in map_.cards]))

    def move(self, pull: Pull) -> None:
        pass

    def finish(self) -> None:
        raise OSError("it cannot be done")

    def cancel(self) -> None:
        self._session.cancel()


def test_a_tool_whose_end_goes_wrong_puts_back_what_it_showed(drive: Drive) -> None:
    driver = drive(small_map())
    session = driver.session
    grip = Grip(tool=lambda _, to: Spoiling(session))
    gesture = Gesture(driver.hand, [lambda _: grip], lambda: None, driver.canvas)
    gesture.press(Pull(QPointF(300, 300)))
    gesture.move(Pull(QPointF(400, 400)))
    assert gesture.dragging
    assert session.shown.cards == ()
    with pytest.raises(OSError, match="it cannot be done"):
        gesture.release(Pull(QPointF(400, 400)))
    assert session.shown is session.map
    assert not gesture.active
    driver.settle()
    assert driver.as_painted()
