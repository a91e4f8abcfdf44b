"""Somebody with a pointer: buttons, wheel and menus.

Buttons and wheel go to the window under the pointer; what is to be hit has to be in sight there.
"""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QCursor, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.window import MainWindow
from tests.ui.journeys.person import MANY, Person, entries, name_of, said

LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton
_NOTCH = 120

# Pixels from the edge of what scrolls: nothing there that a wheel would change.
_MARGIN = 4
# Pixels from the ends of an entry of a menu.
_END = 6


class Pointer(Person):
    """Points, clicks and turns the wheel."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        super().__init__(qtbot, window)
        # The pointer that an X server has by itself would get in the way of menus that open there.
        QCursor.setPos(window.screen().geometry().bottomRight())
        self.settle()

    # --- buttons and wheel ---

    def _under(self, point: QPoint) -> tuple[QWindow, QPoint]:
        """The window of the system under a point of the screen, and the point in it."""
        window = self.front()
        if not window.geometry().contains(point):
            # A menu that leads to the one in front; beside all of them the window below hands on
            # to the menu what it gets.
            menu = next((one for one in _menus() if one.geometry().contains(point)), None)
            window = self.handle(menu or QApplication.activeModalWidget() or self.window)
        at = window.mapFromGlobal(point)
        # Qt takes a point of zeros for none, and for the middle of the window.
        return window, QPoint(1, 1) if at.isNull() else at

    def _click(self, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Move to a point of the screen and click there."""
        self._move(point)
        window, at = self._under(point)
        QTest.mousePress(window, button, pos=at)
        self.settle()
        # The press may have opened a menu; the button goes up there.
        window, at = self._under(point)
        QTest.mouseRelease(window, button, pos=at)
        self.settle()

    def _move(self, point: QPoint) -> None:
        # In two steps: a pointer that jumps onto a menu has not moved over it.
        for away in (QPoint(-3, -2), QPoint()):
            window, at = self._under(point + away)
            QTest.mouseMove(window, at)
            self.settle()

    def _wheel(self, point: QPoint, down: int = 0, across: int = 0) -> None:
        window, at = self._under(point)
        turned = QPoint(-across * _NOTCH, -down * _NOTCH)
        QTest.wheelEvent(window, QPointF(at), turned)
        self.settle()

    def _double(self, point: QPoint) -> None:
        self._move(point)
        window, at = self._under(point)
        QTest.mouseDClick(window, LEFT, pos=at)
        self.settle()

    def click(self, widget: QWidget, button: Qt.MouseButton = LEFT) -> Self:
        """Bring a widget into sight and click on its middle."""
        self._click(self._middle(widget), button)
        return self

    def _middle(self, widget: QWidget) -> QPoint:
        assert widget.isVisible(), f"{name_of(widget)} is not to be seen"
        self._bring(widget)
        middle = widget.rect().center()
        top = widget.window()
        there = top.childAt(widget.mapTo(top, middle))
        hit = there is not None and (there is widget or widget.isAncestorOf(there))
        assert hit, f"{name_of(widget)} is covered by {there}"
        return widget.mapToGlobal(middle)

    def _bring(self, widget: QWidget) -> None:
        """Turn the wheel until a widget in something that scrolls is in sight."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = None if area.isWindow() else area.parentWidget()
        if area is None:
            return
        seen = area.viewport()
        edge = seen.mapToGlobal(QPoint(_MARGIN, seen.height() // 2))
        for _ in range(MANY):
            top = widget.mapTo(seen, QPoint()).y()
            if top + widget.height() // 2 - 14 >= 0 and top + widget.height() // 2 + 14 <= (
                seen.height()
            ):
                return
            self._wheel(edge, 1 if top > 0 else -1)
        raise AssertionError(f"{name_of(widget)} cannot be scrolled into sight")

    # --- menus ---

    def choose(self, *path: str) -> Self:
        """Choose from the menu bar: the title of a menu, then entries."""
        title, *below = path
        bar = self.window.menuBar()
        action = next(one for one in bar.actions() if said(one) == title)
        self._click(bar.mapToGlobal(bar.actionGeometry(action).center()))
        return self.choose_below(*below)

    def choose_below(self, *path: str) -> Self:
        """Click through the menu that is open to an entry."""
        for name in path:
            self.click_entry(self.menu, name)
        return self

    def click_entry(self, menu: QMenu, name: str) -> None:
        known = {said(one): one for one in entries(menu)}
        assert name in known, f"“{name}” is not in the menu: {', '.join(known)}"
        assert known[name].isEnabled(), f"“{name}” cannot be chosen now"
        self._click(self._entry(menu, known[name]))

    def tile(self, name: str) -> Self:
        """Click on a map of the welcome page."""
        tiles = self.window.welcome.tiles
        return self.click(next(one for one in tiles if name_of(one) == name))

    def tool(self, name: str) -> Self:
        """Click on a button of the toolbar."""
        action = next(one for one in self.window.toolbar.actions() if said(one) == name)
        button = self.window.toolbar.widgetForAction(action)
        return self.click(button)

    def over(self, menu: QMenu, entry: QAction) -> Self:
        """Move over an entry of a menu."""
        self._move(self._entry(menu, entry))
        return self

    def _entry(self, menu: QMenu, entry: QAction) -> QPoint:
        """Where an entry is; a menu that is higher than the screen is wheeled."""
        box = menu.actionGeometry(entry)
        for _ in range(MANY):
            if menu.rect().contains(box):
                break
            self._wheel(menu.mapToGlobal(menu.rect().center()), 1 if box.top() > 0 else -1)
            box = menu.actionGeometry(entry)
        there = menu.mapToGlobal(box.center())
        if _covered(menu, there):
            # A menu opened beside lies over it: it closes when the pointer goes elsewhere.
            boxes = [menu.actionGeometry(one) for one in entries(menu)]
            points = [point for box in boxes for point in _along(box)]
            self._move(
                next(one for one in map(menu.mapToGlobal, points) if not _covered(menu, one))
            )
            self.qtbot.waitUntil(lambda: not _covered(menu, there))
        return there


def _along(row: QRect) -> list[QPoint]:
    """Points of an entry: its middle, then near its ends."""
    middle = row.center()
    ends = (QPoint(row.left() + _END, middle.y()), QPoint(row.right() - _END, middle.y()))
    return [middle, *ends]


def _covered(menu: QMenu, point: QPoint) -> bool:
    """Whether a menu lies over a point of another one."""
    front = QApplication.activePopupWidget()
    return front is not None and front is not menu and front.geometry().contains(point)


def _menus() -> list[QMenu]:
    """The menus that are open."""
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
