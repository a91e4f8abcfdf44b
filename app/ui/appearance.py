"""Light and dark: the palette of the interface. The colours of a map are the map's."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


class Shades(NamedTuple):
    """The colours of one appearance."""

    window: str
    base: str
    raised: str
    text: str
    soft: str
    disabled: str
    accent: str
    on_accent: str
    line: str
    waiting: str
    tip: str


LIGHT = Shades(
    window="#f3f4f6",
    base="#ffffff",
    raised="#fbfbfc",
    text="#1c2530",
    soft="#4b5766",
    disabled="#9aa3ae",
    accent="#1f6aa5",
    on_accent="#ffffff",
    line="#848c97",
    waiting="#66707c",
    tip="#1c2530",
)
DARK = Shades(
    window="#22262c",
    base="#1a1d22",
    raised="#2c3138",
    text="#e8ebef",
    soft="#aeb7c2",
    disabled="#6d7681",
    accent="#4d9fdf",
    on_accent="#0d1116",
    line="#7b8591",
    waiting="#7b8591",
    tip="#e8ebef",
)


def shades(dark: bool) -> Shades:
    """The colours of light or dark."""
    return DARK if dark else LIGHT


def palette(dark: bool) -> QPalette:
    """The palette of light or dark."""
    tones = shades(dark)
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tones.window),
        (role.WindowText, tones.text),
        (role.Base, tones.base),
        (role.AlternateBase, tones.window),
        (role.Text, tones.text),
        (role.Button, tones.raised),
        (role.ButtonText, tones.text),
        (role.BrightText, tones.on_accent),
        (role.PlaceholderText, tones.soft),
        (role.ToolTipBase, tones.tip),
        (role.ToolTipText, tones.base),
        (role.Highlight, tones.accent),
        (role.HighlightedText, tones.on_accent),
        (role.Accent, tones.accent),
        (role.Link, tones.accent),
        (role.LinkVisited, tones.accent),
        (role.Light, QColor(tones.raised).lighter(108).name()),
        (role.Midlight, tones.raised),
        (role.Mid, tones.line),
        (role.Dark, tones.line),
        (role.Shadow, "#000000"),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tones.disabled))
    # What is chosen in a list that waits is still to be read.
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tones.waiting))
    made.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(tones.base))
    return made


def is_dark(choice: str) -> bool:
    """Whether a choice ("system", "light", "dark") means dark now."""
    if choice == "system":
        return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark"


def apply(application: QApplication, choice: str) -> None:
    """Give all windows the palette that a choice means now."""
    application.setPalette(palette(is_dark(choice)))
