"""Small buttons that show a sign instead of words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.flat_button import RingedButton
from app.ui.icons import icon


def icon_button(
    parent: QWidget, sign: str, text: str = "", *, keys: str = "", side: int = 26, drawn: int = 16
) -> QToolButton:
    """A flat button with a sign, and words for the pointer and for screen readers.

    ``keys`` do the same and are said to the pointer. It can be hit on a square of ``side`` pixels,
    in which the sign takes ``drawn``.
    """
    button = RingedButton(parent)
    button.setIcon(icon(sign))
    button.setIconSize(QSize(drawn, drawn))
    button.setMinimumSize(side, side)
    button.setAutoRaise(True)
    button.setToolTip(f"{text} ({keys})" if keys else text)
    button.setAccessibleName(text)
    return button
