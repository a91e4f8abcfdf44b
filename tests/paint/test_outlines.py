"""Outlines that both painters share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.layout.primitives import Photo, Stroke
from app.paint.outlines import dashes, missing_picture, rectangle_commands
from tests.paint.pages import WHOLE

lengths = st.floats(0.5, 500)


@given(lengths, lengths, st.floats(0, 400))
def test_a_rounded_rectangle_touches_its_box_and_stays_in_it(
    width: float, height: float, radius: float
) -> None:
    commands = rectangle_commands(10, 20, width, height, radius)
    across = [value for command in commands for value in command[1::2]]  # type: ignore[misc]
    down = [value for command in commands for value in command[2::2]]  # type: ignore[misc]
    slack = 1e-6 * (width + height)
    assert abs(min(across) - 10) < slack
    assert abs(max(across) - (10 + width)) < slack
    assert abs(min(down) - 20) < slack
    assert abs(max(down) - (20 + height)) < slack
    assert commands[-1] == ("Z",)


def test_a_dash_pattern_has_pairs() -> None:
    assert dashes(Stroke("#000000", 1, (3,))) == (3, 3)
    assert dashes(Stroke("#000000", 1, (3, 1))) == (3, 1)
    assert dashes(Stroke("#000000", 1, (0, 0))) == ()
    assert dashes(Stroke("#000000", 1)) == ()


def test_a_missing_picture_fills_the_place_of_the_picture() -> None:
    box, cross = missing_picture(Photo(5, 6, 70, 40, "0" * 64, WHOLE, radius=3))
    assert (box.x, box.y, box.width, box.height, box.radius) == (5, 6, 70, 40, 3)
    assert ("L", 75, 46) in cross.commands
