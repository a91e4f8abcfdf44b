from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from bench.maps import SMALL, write_map
from bench.raw import RawPicture
from bench.screen import NoFrame, Opened, Screen, repaint


@pytest.fixture
def screen(qapp: QApplication) -> Screen:
    return Screen()


@pytest.fixture
def opened(screen: Screen, tmp_path: Path) -> Iterator[Opened]:
    shown = screen.open(write_map(SMALL, tmp_path))
    yield shown
    screen.close(shown)


def test_a_frame_is_counted_when_it_was_painted(screen: Screen, opened: Opened) -> None:
    screen.settle()
    draw, drawn = opened.view.over, []

    def over(painter: QPainter, part: QRectF) -> None:
        drawn.append(part)
        if draw is not None:
            draw(painter, part)

    opened.view.over = over
    screen.frame(opened.view, lambda: repaint(opened.view))
    assert drawn


def test_what_paints_nothing_is_not_taken_for_fast(screen: Screen, opened: Opened) -> None:
    screen.settle()
    with pytest.raises(NoFrame):
        screen.frame(opened.view, lambda: None)


def test_the_bound_of_a_repaint_draws_what_the_view_shows(screen: Screen, opened: Opened) -> None:
    screen.settle()
    seen = screen.picture(opened.view)
    raw = RawPicture(opened.view, opened.pictures)
    raw.draw()
    drawn = raw.image
    points = [(x, y) for x in range(200, seen.width(), 23) for y in range(100, seen.height(), 19)]
    alike = sum(_near(seen.pixel(x, y), drawn.pixel(x, y)) for x, y in points)
    assert alike > 0.95 * len(points)


def _near(one: int, other: int) -> bool:
    parts = [(one >> shift & 255, other >> shift & 255) for shift in (0, 8, 16)]
    return all(abs(a - b) < 40 for a, b in parts)
