"""What gestures draw over the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap
from pytestqt.qtbot import QtBot

from app.canvas.look import look_of
from app.canvas.tools.shapes import Badge, Ghost, draw_shapes


def test_what_is_carried_is_seen_whole_and_lets_nothing_through(qtbot: QtBot) -> None:
    picture = QPixmap(40, 20)
    picture.fill(QColor("#3366cc"))
    ground = QImage(100, 60, QImage.Format.Format_RGB32)
    ground.fill(QColor("#ff0000"))
    painter = QPainter(ground)
    look = look_of(QPalette(), QColor("#ffffff"))
    draw_shapes(painter, QRectF(0, 0, 100, 60), [Ghost.around(QPointF(20, 20), picture, 1)], look)
    painter.end()
    assert ground.pixelColor(40, 30) == QColor("#3366cc")


@pytest.mark.parametrize("top", [20.0, 160.0])
def test_a_word_stands_below_its_goal_and_above_it_where_there_is_no_room(top: float) -> None:
    view = QRectF(0, 0, 400, 200)
    goal = QRectF(100, top, 80, 30)
    said = Badge.clear_of(goal, "Use as photo", view)
    assert view.top() <= said.box.top() + 2
    assert said.box.bottom() - 2 <= view.bottom()
    assert (said.at.y() > goal.bottom()) == (top == 20.0)
    assert not goal.intersects(said.box.adjusted(0, 2, 0, -2))
