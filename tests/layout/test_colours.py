"""The measure by which colours are judged: that of WCAG 2.2."""

from __future__ import annotations

import pytest

from app.layout.colours import contrast, luminance


@pytest.mark.parametrize(
    ("colour", "share"),
    [("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722), ("#ffffff", 1.0)],
)
def test_the_light_of_red_green_and_blue_is_that_of_the_standard(colour: str, share: float) -> None:
    """The weights that WCAG 2.2 names in its definition of relative luminance."""
    assert luminance(colour) == pytest.approx(share)


def test_contrast_goes_from_1_to_21() -> None:
    """The range that WCAG 2.2 names in its definition of the contrast ratio."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#4a7fb5", "#4a7fb5") == 1


def test_grey_is_no_half_of_white() -> None:
    """The curve of sRGB: #767676 is the palest grey whose words are readable on white."""
    assert contrast("#767676", "#ffffff") > 4.5 > contrast("#777777", "#ffffff")
    assert contrast("#767676", "#ffffff") == contrast("#ffffff", "#767676")
