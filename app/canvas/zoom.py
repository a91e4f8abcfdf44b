"""Zoom: how many device-independent pixels a point of the sheet takes."""

from __future__ import annotations

PIXELS_PER_POINT = 96 / 72
"""The scale at 100 %: a sheet on the screen is as large as on paper at 96 pixels an inch."""

LEAST = 0.05 * PIXELS_PER_POINT
MOST = 8.0 * PIXELS_PER_POINT

# Below this size in pixels of cards' text nobody can read what they write: the view comes nearer.
_READABLE = 8.0

LEVELS = (
    0.05,
    0.1,
    0.15,
    0.25,
    0.33,
    0.5,
    0.67,
    0.75,
    0.9,
    1.0,
    1.1,
    1.25,
    1.5,
    2.0,
    3.0,
    4.0,
    6.0,
    8.0,
)
"""The zooms that Zoom In, Zoom Out and the zoom menu stop at, as fractions of 100 %."""

FLAT_BELOW = 0.3 * PIXELS_PER_POINT
"""Below this scale words cannot be read, and the view draws plain rectangles."""

LEAST_AT_START = 0.45 * PIXELS_PER_POINT
"""The least scale at which a map opens that is wider than the window.

Better small than cut off: that a map goes on to the side is overlooked. Below this, words cannot be
read, and a map that is so much wider than the window is read from its beginning.
"""

# Four notches of a wheel double or halve the scale.
_PER_NOTCH = 2 ** (1 / 4)
# Pixels of a touchpad that count as one notch.
_PIXELS_OF_NOTCH = 60.0


def at_start(fitting: float) -> float:
    """The scale at which a map opens whose whole width fits at ``fitting``."""
    return min(fitting, PIXELS_PER_POINT) if fitting >= LEAST_AT_START else PIXELS_PER_POINT


def clamped(scale: float) -> float:
    """The nearest scale that can be shown, between 5 % and 800 %."""
    return min(max(scale, LEAST), MOST)


def percent(scale: float) -> int:
    """The zoom as people read it."""
    return round(scale / PIXELS_PER_POINT * 100)


def next_level(scale: float, inwards: bool) -> float:
    """The scale of the next level in or out from ``scale``."""
    zoom = scale / PIXELS_PER_POINT
    if inwards:
        level = next((one for one in LEVELS if one > zoom * 1.01), LEVELS[-1])
    else:
        level = next((one for one in reversed(LEVELS) if one < zoom * 0.99), LEVELS[0])
    return level * PIXELS_PER_POINT


def wheel_factor(notches: float) -> float:
    """By how much a wheel turned by ``notches`` multiplies the scale."""
    return float(_PER_NOTCH**notches)


def touchpad_factor(pixels: float) -> float:
    """By how much two fingers moved by ``pixels`` multiply the scale."""
    return wheel_factor(pixels / _PIXELS_OF_NOTCH)


def near_enough(scale: float, size: float, usual: float) -> float:
    """The scale at which a text of ``size`` points is written: nearer where nobody could read.

    ``usual`` is the size of cards' text: one rule for all that is a little smaller.
    """
    larger = max(size, usual)
    return _READABLE * 1.4 / larger if larger * scale < _READABLE else scale
