"""What is chosen in a list is grey, not blue, while another pane has the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem


def waits(view: QAbstractItemView, option: QStyleOptionViewItem) -> None:
    """Let ``option`` draw chosen rows so, unless the keyboard is in the view."""
    if view.hasFocus():
        return
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    palette = QPalette(option.palette)
    for which in (role.Highlight, role.HighlightedText):
        colour = palette.color(group.Disabled, which)
        palette.setColor(group.Active, which, colour)
        palette.setColor(group.Inactive, which, colour)
    option.palette = palette
