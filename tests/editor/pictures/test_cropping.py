"""Frames over a picture: wherever they are pulled, they stay in it and keep a least size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.pictures.cropping import (
    WHOLE,
    Part,
    Side,
    crop_card,
    cropped,
    least_of,
    moved,
    part_of,
    pulled,
    pulled_in_shape,
    zoomed,
)
from app.models import edits
from app.models.card import Image
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.picture import picture_from
from tests.editor.maps import card_of, small_map
from tests.generators import tiny_png

LEAST = (0.05, 0.08)
WAY = st.floats(-3, 3)
CORNERS = st.builds(Side, st.sampled_from([-1, 1]), st.sampled_from([-1, 1]))
SIDES = st.builds(Side, st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 0, 1]))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    left, top = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    right = draw(st.floats(left + LEAST[0], 1)) if left + LEAST[0] < 1 else 1.0
    bottom = draw(st.floats(top + LEAST[1], 1)) if top + LEAST[1] < 1 else 1.0
    return Part(left, top, right, bottom)


def sound(part: Part) -> bool:
    near = 1e-9
    inside = -near <= part.left and -near <= part.top
    inside = inside and part.right <= 1 + near and part.bottom <= 1 + near
    return inside and part.width >= LEAST[0] - near and part.height >= LEAST[1] - near


@given(parts(), WAY, WAY)
def test_a_moved_frame_keeps_its_size_and_stays_in_the_picture(
    part: Part, across: float, down: float
) -> None:
    made = moved(part, across, down)
    assert sound(made)
    assert (made.width, made.height) == pytest.approx((part.width, part.height))


@given(parts(), SIDES, WAY, WAY)
def test_a_pulled_edge_leaves_the_others_where_they_are(
    part: Part, side: Side, across: float, down: float
) -> None:
    made = pulled(part, side, across, down, LEAST)
    assert sound(made)
    assert side.across < 0 or made.left == part.left
    assert side.across > 0 or made.right == part.right
    assert side.down < 0 or made.top == part.top
    assert side.down > 0 or made.bottom == part.bottom


@given(parts(), CORNERS, WAY, WAY)
def test_a_corner_can_be_pulled_without_a_change_of_shape(
    part: Part, side: Side, across: float, down: float
) -> None:
    made = pulled_in_shape(part, side, across, down, LEAST)
    assert made.width / made.height == pytest.approx(part.width / part.height)
    assert made.left == pytest.approx(part.left) or side.across < 0
    assert made.bottom == pytest.approx(part.bottom) or side.down > 0
    assert made.width >= LEAST[0] - 1e-9
    assert made.height >= LEAST[1] - 1e-9


@given(parts(), st.floats(0.1, 10))
def test_zooming_keeps_the_shape(part: Part, factor: float) -> None:
    made = zoomed(part, factor, LEAST)
    assert made.width / made.height == pytest.approx(part.width / part.height)
    assert (made.left, made.top) >= (-1e-9, -1e-9)
    assert max(made.right, made.bottom) <= 1 + 1e-9


def with_picture() -> JourneyMap:
    picture = picture_from(tiny_png(40, 20, 30))
    map_ = edits.add_picture(edits.change_card_type(small_map(), ["look"], "picture"), picture)
    return edits.change_card(map_, "look", image=Image(picture=picture.sha256, alt="Grey"))


@given(parts())
def test_a_card_shows_the_part_that_was_chosen(part: Part) -> None:
    map_ = with_picture()
    made = cropped(map_, "look", part)
    assert not faults(made)
    card = card_of(made, "look")
    assert card.image is not None
    assert card.image.alt == "Grey"
    found = part_of(card)
    for edge in ("left", "top", "right", "bottom"):
        assert getattr(found, edge) == pytest.approx(getattr(part, edge), abs=2e-4)


def test_the_whole_picture_is_no_part() -> None:
    map_ = with_picture()
    assert cropped(cropped(map_, "look", Part(0.1, 0.1, 0.5, 0.5)), "look", WHOLE) == map_
    change = crop_card(map_, "look", Part(0.1, 0.1, 0.5, 0.5))
    assert change.label == "Crop Picture"


def test_a_part_holds_eight_pixels_at_least() -> None:
    assert least_of(picture_from(tiny_png(40, 20, 30))) == (0.2, 0.4)
    assert least_of(picture_from(tiny_png(4, 4, 30))) == (1.0, 1.0)
    assert least_of(picture_from(tiny_png(999, 999, 30))) == (0.05, 0.05)
