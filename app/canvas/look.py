"""What the canvas itself is coloured with: the desk around the sheet and the marks over it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Look(NamedTuple):
    """Desk and edge go with the interface, the marks with the paper that they are drawn on.

    ``on_dark`` tells that this paper is dark; ``faint`` is the ink of what waits: for the keyboard,
    or to be clicked; ``pinned`` the line along headings under which the sheet goes on.
    """

    desk: QColor
    edge: QColor
    accent: QColor
    on_accent: QColor
    faint: QColor
    pinned: QColor
    on_dark: bool


# A ground darker than this is a dark one.
_HALF = 128
# What marks are drawn with: accent, what is written on it, the faint ink, and the line along
# headings, which is somewhat stronger than the hairlines of lanes.
_ON_LIGHT = tuple(map(QColor, ("#1f6aa5", "#ffffff", "#6f757d", "#b4bcc6")))
_ON_DARK = tuple(map(QColor, ("#4d9fdf", "#0d1116", "#a3a9b1", "#56616e")))


def look_of(palette: QPalette, paper: QColor) -> Look:
    """The look that goes with a palette, light or dark, and with the colour of a map's paper."""
    window = palette.color(QPalette.ColorRole.Window)
    dark, on_dark = window.lightness() < _HALF, paper.lightness() < _HALF
    accent, on_accent, faint, pinned = _ON_DARK if on_dark else _ON_LIGHT
    return Look(
        desk=window.darker(125) if dark else window.darker(104),
        # Dark paper is hardly another ground than a dark desk.
        edge=window.lighter(220 if on_dark else 150) if dark else window.darker(118),
        accent=accent,
        on_accent=on_accent,
        faint=faint,
        pinned=pinned,
        on_dark=on_dark,
    )
