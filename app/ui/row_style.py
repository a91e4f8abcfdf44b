"""Rows of menus and of lists that open: high enough to be hit (WCAG 2.2, 2.5.8), marked alike.

What is chosen has a tick: in a box where several can be chosen together, alone where it is one of
several. The mark has a column of its own beside that of the icons. Qt's style puts both in the same
place, where one hides the other, and fills an empty box on the row in which the keyboard is.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from app.ui.icons import draw_icon

LEAST_ROW = 24
"""How high a row is at least, in pixels."""

PARTLY = "partly"
"""The property of an action that is so for some of what is selected: a dash, not a tick."""

_ICON = 16
_BOX, _ROUND, _WIDE = 14, 2.0, 1.2
_TICK = 12
# How far from the edge of the menu they begin.
_INSET = 2
# How wide the columns of marks and of icons are; Qt's is at least so wide.
_COLUMN = 22

_Item = QStyleOptionMenuItem


class RowStyle(QProxyStyle):
    """The style of the program, with higher rows and marks beside icons."""

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        /,
        w: QWidget | None = None,
    ) -> QSize:
        """The style's, but for a row that would be low, or has both a mark and an icon."""
        base = self.baseStyle()
        if kind != QStyle.ContentsType.CT_MenuItem or not isinstance(option, _Item):
            return base.sizeFromContents(kind, option, size, w)
        if option.menuItemType == _Item.MenuItemType.Separator:
            return base.sizeFromContents(kind, option, size, w)
        if isinstance(w, QMenu) and _has_both(w, option):
            option = _Item(option)
            option.maxIconWidth = 2 * _COLUMN
        return base.sizeFromContents(kind, option, size, w).expandedTo(QSize(0, LEAST_ROW))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        /,
        w: QWidget | None = None,
    ) -> None:
        """The style's, but for the marks and icons of menus."""
        base = self.baseStyle()
        if (
            element != QStyle.ControlElement.CE_MenuItem
            or not isinstance(w, QMenu)
            or not isinstance(option, _Item)
            or option.menuItemType == _Item.MenuItemType.Separator
        ):
            base.drawControl(element, option, painter, w)
            return
        bare = _Item(option)
        bare.icon, bare.checkType = QIcon(), _Item.CheckType.NotCheckable
        both = _has_both(w, option)
        if both:
            bare.maxIconWidth = 2 * _COLUMN
        base.drawControl(element, bare, painter, w)
        wide = _COLUMN if both else max(_COLUMN, option.maxIconWidth)
        first = QRect(option.rect.left() + _INSET, option.rect.top(), wide, option.rect.height())
        if option.checkType != _Item.CheckType.NotCheckable:
            # None for a row that is scrolled out by half.
            action = cast("QAction | None", w.actionAt(option.rect.center()))
            partly = action is not None and bool(action.property(PARTLY))
            _draw_mark(painter, option, self._placed(option, first), partly=partly)
        if not option.icon.isNull():
            place = first.translated(wide, 0) if both else first
            option.icon.paint(
                painter, _middle(self._placed(option, place), _ICON), mode=_mode(option)
            )

    def _placed(self, option: QStyleOption, place: QRect) -> QRect:
        """A place of a row, in menus that run from right to left at the other side."""
        return self.visualRect(option.direction, option.rect, place)


def _has_both(menu: QMenu, option: _Item) -> bool:
    """Whether entries of a menu have a mark and an icon at once."""
    if not option.menuHasCheckableItems or not option.maxIconWidth:
        return False
    return any(one.isCheckable() and not one.icon().isNull() for one in menu.actions())


def _middle(place: QRect, side: int) -> QRect:
    box = QRect(0, 0, side, side)
    box.moveCenter(place.center())
    return box


def _lit(option: QStyleOption) -> bool:
    """Whether the keyboard or the pointer is in a row."""
    flag = QStyle.StateFlag
    lit = flag.State_Selected | flag.State_Enabled
    return option.state & lit == lit


def _mode(option: QStyleOption) -> QIcon.Mode:
    if not option.state & QStyle.StateFlag.State_Enabled:
        return QIcon.Mode.Disabled
    return QIcon.Mode.Selected if _lit(option) else QIcon.Mode.Normal


def _draw_mark(painter: QPainter, option: _Item, place: QRect, *, partly: bool) -> None:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    shade = group.Active if enabled else group.Disabled
    lit = _lit(option)
    ink = option.palette.color(shade, role.HighlightedText if lit else role.Text)
    if option.checkType == _Item.CheckType.NonExclusive:
        edge = ink if lit or not enabled else option.palette.color(shade, role.Mid)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, _WIDE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(_middle(place, _BOX)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, _ROUND, _ROUND)
        painter.restore()
    sign = "check" if option.checked else "minus" if partly else ""
    if sign:
        draw_icon(painter, sign, QRectF(_middle(place, _TICK)), ink)


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
