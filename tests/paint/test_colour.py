"""Colours as numbers, and emoji without hue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.text import emoji_layers
from app.paint.colour import emoji, grey, rgb
from tests.paint.pages import key

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("wrong", ["", "#fff", "1f2733", "#1f27331", "#gggggg"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"#rrggbb|invalid literal"):
        rgb(wrong)


@given(colours)
def test_grey_has_no_hue_and_greys_stay(colour: str) -> None:
    red, green, blue = rgb(grey(colour))
    assert red == green == blue
    assert grey(grey(colour)) == grey(colour)


@given(st.integers(0, 255), st.integers(0, 254), st.integers(0, 255))
def test_more_light_is_a_lighter_grey(red: int, green: int, blue: int) -> None:
    darker, lighter = (rgb(grey(f"#{red:02x}{g:02x}{blue:02x}"))[0] for g in (green, green + 1))
    assert lighter >= darker


def test_yellow_is_lighter_than_blue() -> None:
    assert rgb(grey("#ffff00"))[0] > 200
    assert rgb(grey("#0000ff"))[0] < 100


def test_a_grey_emoji_keeps_its_shapes() -> None:
    face = key("😩")
    coloured, without_hue = emoji(face), emoji(face, True)
    assert coloured == emoji_layers(face)
    assert [layer.ops for layer in without_hue] == [layer.ops for layer in coloured]
    assert all(len(set(rgb(layer.colour))) == 1 for layer in without_hue)
    assert any(len(set(rgb(layer.colour))) > 1 for layer in coloured)
