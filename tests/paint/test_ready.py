"""Nodes made ready draw what their shapes say, whole or in strips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.layout.primitives import Outline, Stroke
from app.layout.sheet import Node
from app.paint.pictures import Pictures
from app.paint.qt import SMOOTH, draw_node, ready
from tests.paint.pages import everything, source

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = 1100, 800

# Qt joins the coverage of an edge in steps of the strip.
_ROUNDING = 2
# It draws round ends a little otherwise on a path of thousands of dashes.
_ROUND_ENDS = 12
_NONE = Pictures()

Drawing = Callable[[QPainter, Node], None]


def painted(nodes: tuple[Node, ...], scale: float, strip: int, draw: Drawing) -> NDArray[np.int16]:
    """Nodes drawn on white, one strip of ``strip`` rows after the other."""
    width, height = SIZE
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    for top in range(0, height, strip):
        painter.resetTransform()
        painter.setClipRect(QRectF(0, top, width, strip))
        painter.scale(scale, scale)
        for node in nodes:
            painter.save()
            painter.translate(node.x, node.y)
            draw(painter, node)
            painter.restore()
    painter.end()
    rows = np.frombuffer(bytes(image.constBits()), dtype=np.uint8)
    return rows.reshape(height, width, 4).astype(np.int16)


@pytest.mark.parametrize("scale", [0.6, 4 / 3, 3.0])
def test_what_is_made_ready_looks_the_same(scale: float) -> None:
    nodes = everything().nodes
    pictures = Pictures(source)
    plain = painted(nodes, scale, SIZE[1], lambda painter, node: draw_node(painter, node, pictures))
    made = {node.id: ready(node, pictures) for node in nodes}
    assert plain.min() < 200, "nothing was drawn"
    for _ in range(2):  # when it is made and when it is drawn again
        again = painted(nodes, scale, SIZE[1], lambda painter, node: made[node.id].draw(painter))
        assert (again == plain).all()

    strip = 7
    tops = iter([top for top in range(0, SIZE[1], strip) for _ in nodes])

    def draw_strip(painter: QPainter, node: Node) -> None:
        top = next(tops) / scale - node.y
        seen = -node.x, top, SIZE[0] / scale - node.x, top + strip / scale
        made[node.id].draw_within(painter, *seen)

    stripes = painted(nodes, scale, strip, draw_strip)
    assert (abs(stripes - plain) <= _ROUNDING).all(), "a shape is cut where it reaches into a strip"


@pytest.mark.parametrize("dash", [(6.0, 3.0), (3.0, 2.5), (10.0, 3.0, 1.0, 3.0), (4.0,)])
@pytest.mark.parametrize("round_ends", [False, True])
@pytest.mark.parametrize("rise", [0.0, 40.0])
def test_a_part_of_a_long_dashed_line_is_that_of_the_whole(
    dash: tuple[float, ...], *, round_ends: bool, rise: float
) -> None:
    length = 6000.0
    stroke = Stroke("#000000", 2.0, dash, round_ends=round_ends)
    line = Outline((("M", 3.3, 20.0), ("L", 3.3 + length, 20.0 + rise)), stroke=stroke)
    node = Node("line:one", 0, 0, length, 80, (line,))
    made = ready(node, _NONE)

    def draw_window(painter: QPainter, shown: Node) -> None:
        made.draw_within(painter, -shown.x, 0, SIZE[0] - shown.x, 80)

    # At its beginning, in its midst, and at its end.
    for x in (0.0, -2750.0, 700 - length):
        window = (replace(node, x=x),)
        whole = painted(window, 1.0, SIZE[1], lambda painter, one: draw_node(painter, one, _NONE))
        assert whole.min() < 100
        part = painted(window, 1.0, SIZE[1], draw_window)
        assert (abs(part - whole) <= _ROUND_ENDS).all()
