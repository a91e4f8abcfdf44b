"""Lends the map's fonts to the widgets: a title in any script is read in a panel as on the map.

Where the system has a font for a script, that one is used.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.layout.resources import resource_path

AFTER = 300
"""Milliseconds after the start: nothing may hold up the first frame."""

_FIRST = "FootpathSans-Regular.ttf"

# Widgets make what is bold or italic themselves; a file for each would double the time.
_USED = "*-Regular.ttf"


def measure_first() -> None:
    """Let the first font that Qt measures in this process be one of ours.

    By the units of that font Qt 6.11 judges what every later font says of its bearings, and a font
    of bitmaps, as emoji often come, has few: lines of Arabic and Thai then have no width that
    holds, and each complains on the standard error.
    """
    families = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(resource_path("fonts") / _FIRST))
    )
    for family in families:
        QFontMetricsF(QFont(family)).minRightBearing()


def lend_fonts() -> Sequence[int]:
    """Let widgets fall back on the fonts that come with the program, and draw them again.

    It takes 3 ms and no memory worth speaking of: a file is read when a letter of it is shown.
    Gives what takes each of them back (`QFontDatabase.removeApplicationFont`).
    """
    files = sorted(resource_path("fonts").glob(_USED))
    lent = [QFontDatabase.addApplicationFont(str(path)) for path in files]
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            widget.update()
    return lent
