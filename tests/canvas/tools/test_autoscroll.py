"""How far a view scrolls while something is dragged to its edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.canvas.tools.autoscroll import EdgeScroll

BODY = QRectF(100, 50, 800, 600)
MIDDLE = QPointF(500, 350)


def test_in_the_middle_nothing_scrolls_and_towards_an_edge_ever_faster() -> None:
    edges = EdgeScroll(MIDDLE, BODY)
    assert edges.step(MIDDLE, BODY).isNull()
    speeds = [edges.step(QPointF(x, 350), BODY).x() for x in (870, 885, 899, 920)]
    assert speeds == sorted(set(speeds))
    assert speeds[0] > 0
    assert edges.step(QPointF(105, 350), BODY).x() < 0
    assert edges.step(QPointF(500, 645), BODY).y() > 0
    assert edges.step(QPointF(500, 55), BODY).y() < 0


def test_far_beyond_the_edge_it_is_no_faster() -> None:
    edges = EdgeScroll(MIDDLE, BODY)
    assert edges.step(QPointF(2000, 350), BODY) == edges.step(QPointF(5000, 350), BODY)


def test_what_begins_at_an_edge_scrolls_once_it_was_away_from_there() -> None:
    start = QPointF(880, 350)
    edges = EdgeScroll(start, BODY)
    assert edges.step(QPointF(890, 350), BODY).isNull()
    assert edges.step(QPointF(905, 350), BODY).x() > 0, "beyond the edge it is meant"
    edges.step(MIDDLE, BODY)
    assert edges.step(QPointF(890, 350), BODY).x() > 0


def test_only_the_ways_that_a_tool_goes_are_scrolled() -> None:
    edges = EdgeScroll(MIDDLE, BODY)
    assert edges.step(QPointF(890, 645), BODY, (True, False)).y() == 0
    assert edges.step(QPointF(890, 645), BODY, (True, False)).x() > 0
