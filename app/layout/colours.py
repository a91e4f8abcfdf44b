"""Colours that are readable on one another, and tints made of a colour somebody chose."""

from __future__ import annotations

import colorsys
import math
from functools import lru_cache

from app.layout.primitives import Colour
from app.layout.themes import Theme, Tint

_FILL_SHARE = 0.18
_STEPS = 20
_ON_TINT = 0.6
_TEXT, _MARK = 4.6, 3.1
"""The contrasts asked for, a little above what WCAG 2.2 wants (4.5 and 3), for rounding's sake."""

_APART = 60.0
"""So far from each other in red, green and blue (0 to 255) two inks are told apart."""


def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two: ``share`` of the second, 0 to 1."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def unlike(one: Colour, other: Colour) -> bool:
    """Whether two inks beside each other are seen to be two."""
    apart = [int(one[i : i + 2], 16) - int(other[i : i + 2], 16) for i in (1, 3, 5)]
    return math.hypot(*apart) > _APART


def deciding(ground: Colour, theme: Theme) -> Colour:
    """A zone's ground where a column decides: changed as that column's tint changes the paper.

    On a tint of its own less of it is enough to be seen.
    """
    share, made = 1.0 if ground == theme.paper else _ON_TINT, "#"
    for at in (1, 3, 5):
        one, tint, paper = (int(c[at : at + 2], 16) for c in (ground, theme.moment, theme.paper))
        made += f"{min(255, max(0, round(one + share * (tint - paper)))):02x}"
    return made


@lru_cache(maxsize=512)
def word_ink(colour: Colour, theme_ink: Colour, grounds: tuple[Colour, ...]) -> Colour:
    """A colour for words on any of some grounds: mixed with ink until it is readable on them."""
    return _readable(colour, theme_ink, grounds, _TEXT)


@lru_cache(maxsize=512)
def hued_ink(colour: Colour, theme_ink: Colour, grounds: tuple[Colour, ...]) -> Colour:
    """A colour somebody chose as an ink for lines and words, darker or paler in its own hue.

    By as little as its contrast on the grounds asks.
    """
    hue, light, saturation = colorsys.rgb_to_hls(
        *(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )
    end = 1.0 if luminance(theme_ink) > luminance(grounds[0]) else 0.0
    for step in range(_STEPS + 1):
        lit = colorsys.hls_to_rgb(hue, light + (end - light) * step / _STEPS, saturation)
        made = "#" + "".join(f"{round(part * 255):02x}" for part in lit)
        if all(contrast(made, ground) >= _TEXT for ground in grounds):
            return made
    return theme_ink


def own_tint(colour: Colour, theme: Theme) -> Tint:
    """A tint of a colour somebody chose: words and marks in it are readable whatever it is."""
    return _own_tint(colour, theme.paper, theme.ink, theme.moment)


@lru_cache(maxsize=512)
def _own_tint(colour: Colour, paper: Colour, dark: Colour, moment: Colour) -> Tint:
    fill = mixed(paper, colour, _FILL_SHARE)
    grounds = (fill, paper, moment)
    return Tint(
        fill, _readable(colour, dark, grounds, _TEXT), _readable(colour, dark, grounds, _MARK)
    )


def _readable(colour: Colour, dark: Colour, grounds: tuple[Colour, ...], least: float) -> Colour:
    """The colour, mixed with as little of the theme's ink as its contrast on the grounds asks."""
    for step in range(_STEPS):
        made = mixed(colour, dark, step / _STEPS)
        if all(contrast(made, ground) >= least for ground in grounds):
            return made
    return dark
