"""Rows of menus and of lists that open: high enough to be hit (WCAG 2.2, 2.5.8)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionMenuItem, QWidget

LEAST_ROW = 24
"""How high a row is at least, in pixels."""


class RowStyle(QProxyStyle):
    """The style of the program, with higher rows."""

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        /,
        w: QWidget | None = None,
    ) -> QSize:
        """The style's, but for a row that would be low."""
        made = self.baseStyle().sizeFromContents(kind, option, size, w)
        if kind != QStyle.ContentsType.CT_MenuItem or not isinstance(option, QStyleOptionMenuItem):
            return made
        if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
            return made
        return made.expandedTo(QSize(0, LEAST_ROW))


def heighten_rows(widget: QWidget) -> None:
    """Give a menu, or a field with a list, high rows; called before they are measured."""
    application = QCoreApplication.instance()
    assert application is not None
    style = application.findChild(RowStyle)
    if style is None:
        style = RowStyle("fusion")
        style.setParent(application)
    if widget.style() is not style:
        widget.setStyle(style)
