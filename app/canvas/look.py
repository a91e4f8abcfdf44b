"""What the canvas itself is coloured with: the desk around the sheet and the marks over it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Look(NamedTuple):
    """Colours taken from the palette of the interface, never from the map."""

    desk: QColor
    edge: QColor
    accent: QColor
    on_accent: QColor
    faint: QColor


def look_of(palette: QPalette) -> Look:
    """The look that goes with a palette, light or dark."""
    window = palette.color(QPalette.ColorRole.Window)
    dark = window.lightness() < 128
    return Look(
        desk=window.darker(125) if dark else window.darker(104),
        edge=window.lighter(150) if dark else window.darker(118),
        accent=palette.color(QPalette.ColorRole.Highlight),
        on_accent=palette.color(QPalette.ColorRole.HighlightedText),
        faint=QColor(128, 134, 142, 150),
    )
