"""What others bring to a canvas: asked and drawn as long as its owner is there, then no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.models.base import Id
from tests.canvas.driver import Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]


class Panel(QObject):
    """Takes cards wherever they are dropped, and is its own owner."""

    def __init__(self, took: list[Id]) -> None:
        super().__init__()
        self.took = took

    def hover(self, point: QPoint) -> bool:
        return True

    def leave(self) -> None:
        """Nothing is shown."""

    def receive(self, cards: Sequence[Id]) -> None:
        self.took.extend(cards)


class Stain:
    """Colours all of the view red."""

    def draw(self, painter: QPainter, part: QRectF) -> None:
        painter.fillRect(part, Qt.GlobalColor.red)


def reds(canvas: Driver) -> int:
    """How many pixels of the view are pure red."""
    pixels = canvas.pixels()
    return int(((pixels[..., 0] == 255) & (pixels[..., 1] == 0) & (pixels[..., 2] == 0)).sum())


def destroy(one: QObject) -> None:
    """As an event loop does with what is no longer wanted."""
    one.deleteLater()
    QCoreApplication.sendPostedEvents(one, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("gone", [False, True])
def test_cards_are_dropped_on_a_panel_until_it_is_destroyed(drive: Drive, gone: bool) -> None:
    canvas = drive(small_map())
    took: list[Id] = []
    owner = Panel(took)
    canvas.canvas.hands().add_receiver(owner, owner)
    if gone:
        destroy(owner)
    start = canvas.box("hole").center()
    canvas.press(start).pull(start + QPointF(60, 40)).release()
    assert took == ([] if gone else ["hole"])


def test_a_sign_is_drawn_until_its_owner_is_destroyed(drive: Drive) -> None:
    canvas = drive(small_map())
    hands = canvas.canvas.hands()
    owner, other = QObject(), QObject()
    before = reds(canvas)
    hands.add_overlay(Stain(), owner)
    assert reds(canvas) > before + 1000
    hands.add_overlay(Stain(), other)
    destroy(owner)
    assert reds(canvas) > before + 1000
    destroy(other)
    assert reds(canvas) == before
