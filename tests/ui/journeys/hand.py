"""Somebody with a pointer alone: keys write texts where a click has opened a field, nothing else.

Buttons and wheel go to the window under the pointer; what is to be hit has to be in sight there.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QCursor, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.canvas.tools.pairing import handle_of
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.ui.emoji.picker import EmojiPicker
from app.ui.window import MainWindow
from tests.ui.journeys.person import MANY, Person, entries, name_of, said

_LEFT = Qt.MouseButton.LeftButton
_RIGHT = Qt.MouseButton.RightButton
_NOTCH = 120

# So far the wheel is turned to come to the end of a map.
_TURNS = 40
# Pixels from the edge of what scrolls: nothing there that a wheel would change.
_MARGIN = 4


class Hand(Person):
    """Works by the pointer alone."""

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

    def _click(self, point: QPoint, button: Qt.MouseButton = _LEFT) -> None:
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
        QTest.mouseDClick(window, _LEFT, pos=at)
        self.settle()

    def click(self, widget: QWidget, button: Qt.MouseButton = _LEFT) -> Hand:
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

    def choose(self, *path: str) -> Hand:
        """Choose from the menu bar: the title of a menu, then entries."""
        title, *below = path
        bar = self.window.menuBar()
        action = next(one for one in bar.actions() if said(one) == title)
        self._click(bar.mapToGlobal(bar.actionGeometry(action).center()))
        return self.choose_below(*below)

    def choose_below(self, *path: str) -> Hand:
        """Click through the menu that is open to an entry."""
        for name in path:
            self.click_entry(self.menu, name)
        return self

    def click_entry(self, menu: QMenu, name: str) -> None:
        known = {said(one): one for one in entries(menu)}
        assert name in known, f"“{name}” is not in the menu: {', '.join(known)}"
        assert known[name].isEnabled(), f"“{name}” cannot be chosen now"
        self._click(self._entry(menu, known[name]))

    def tile(self, name: str) -> Hand:
        """Click on a map of the welcome page."""
        tiles = self.window.welcome.tiles
        return self.click(next(one for one in tiles if name_of(one) == name))

    def tool(self, name: str) -> Hand:
        """Click on a button of the toolbar."""
        action = next(one for one in self.window.toolbar.actions() if said(one) == name)
        button = self.window.toolbar.widgetForAction(action)
        return self.click(button)

    def over(self, menu: QMenu, entry: QAction) -> Hand:
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
            free = (menu.mapToGlobal(menu.actionGeometry(one).center()) for one in entries(menu))
            self._move(next(one for one in free if not _covered(menu, one)))
            self.qtbot.waitUntil(lambda: not _covered(menu, there))
        return there

    # --- the map ---

    def _spot(self, selection: Selection, *, handle: bool = False) -> QPoint:
        """The middle of something on the map, or its handle, wheeled into sight."""
        view = self.canvas.view
        for _ in range(MANY):
            mark = self.canvas.spots.marks(selection)[0]
            seen = mark.clip.intersected(QRectF(view.rect()))
            middle = mark.box.center()
            if handle:
                shown = handle_of(self.canvas.hands().gesture.hand)
                middle = shown.box.center() if shown else mark.box.bottomRight() + QPointF(-7, 12)
            aside, under = (
                _beyond(middle.x(), seen.left(), seen.right()),
                _beyond(middle.y(), seen.top(), seen.bottom()),
            )
            if not aside and not under:
                return view.mapToGlobal(middle.toPoint())
            self._wheel(view.mapToGlobal(view.frame.body.center().toPoint()), under, aside)
        raise AssertionError("it cannot be scrolled into sight")

    def _of_heading(self, name: str) -> QPoint:
        return self._spot(Selection((self.heading(name),)))

    def _of_card(self, lane: str, column: str, text: str = "") -> QPoint:
        row, key = self.cell(lane, column)
        cards = self.map.cells[row, key]
        found = next(one.id for one in cards if not text or one.text == text)
        return self._spot(select_record(self.map, found))

    def heading_at(self, name: str) -> Hand:
        """Click on the heading of a stage, a step or a lane, or on the title."""
        self._click(self._of_heading(name))
        assert self.selection.records == (self.heading(name),)
        return self

    def double_click_heading(self, name: str) -> Hand:
        """Double-click on a heading, which opens its text."""
        self._double(self._of_heading(name))
        return self

    def rename(self, name: str, text: str) -> Hand:
        """Double-click on a heading and write another name."""
        self.double_click_heading(name)
        assert self.writing, f"“{name}” is not opened by a double click"
        # All of a name is selected when it is opened.
        return self.type(text)

    def card_at(self, lane: str, column: str, text: str = "") -> Hand:
        """Click on a card: the first one of a cell, or the one of a text."""
        self._click(self._of_card(lane, column, text))
        return self

    def menu_of(self, lane: str, column: str, text: str = "") -> Hand:
        """Right-click on a card."""
        self._click(self._of_card(lane, column, text), _RIGHT)
        return self

    def menu_of_heading(self, name: str) -> Hand:
        """Right-click on a heading."""
        self._click(self._of_heading(name), _RIGHT)
        return self

    def plus(self, lane: str, column: str) -> Hand:
        """Click on the "+" in the middle of an empty cell, which begins a card."""
        self._click(self._spot(Selection((), self.cell(lane, column))))
        assert self.writing, f"nothing is begun by a click in {lane}, {column}"
        return self

    def begin(self, lane: str, column: str) -> Hand:
        """Double-click on an empty cell, which begins a card."""
        self._double(self._spot(Selection((), self.cell(lane, column))))
        assert self.writing, f"nothing is begun by a double click in {lane}, {column}"
        return self

    def write_card(self, lane: str, column: str, text: str) -> Hand:
        """Double-click on the first card of a cell and write at the end of its text."""
        self._double(self._of_card(lane, column))
        assert self.writing, f"the card in {lane}, {column} is not opened by a double click"
        return self.type(text)

    def row(self, lane: str, cells: dict[str, str | tuple[str, ...]]) -> Hand:
        """Write a lane: a click on the "+" of each cell, and what is below from its menu."""
        for column, cell in cells.items():
            first, *more = (cell,) if isinstance(cell, str) else cell
            self.plus(lane, column).type(first)
            last = first
            for text in more:
                self.done().menu_of(lane, column, last)
                self.choose_below("New Card").type(text)
                last = text
        return self

    def done(self) -> Hand:
        """Click on free space beside all cards and headings, below the map if nowhere else."""
        view = self.canvas.view
        for _ in range(_TURNS):
            for below in range(8, view.height(), 16):
                at = QPointF(view.width() - 30, view.height() - below)
                if self.canvas.spots.selection_at(at) == Selection():
                    self._click(view.mapToGlobal(at.toPoint()))
                    assert not self.writing, "a click beside the map does not end writing"
                    return self
            self._wheel(view.mapToGlobal(view.rect().center()), 1)
        raise AssertionError("there is no free space")

    def pair(self, lane: str, column: str, other: str) -> Hand:
        """Select a card, and drag its handle to the first card of another lane."""
        self._of_card(other, column)
        self._click(self._of_card(lane, column))
        start = self._spot(self.selection, handle=True)
        return self._drag(start, self._of_card(other, column))

    def drag_card(self, lane: str, column: str, to_lane: str, to_column: str) -> Hand:
        """Drag the first card of a cell onto the first card of another one."""
        return self._drag(self._of_card(lane, column), self._of_card(to_lane, to_column))

    def _drag(self, start: QPoint, goal: QPoint) -> Hand:
        """Press at a point of the screen, go to another one and let go."""
        self._move(start)
        window, at = self._under(start)
        QTest.mousePress(window, _LEFT, pos=at)
        self.settle()
        for share in (0.2, 0.6, 1.0):
            QTest.mouseMove(window, window.mapFromGlobal(start + (goal - start) * share))
            self.settle()
        QTest.mouseRelease(window, _LEFT, pos=window.mapFromGlobal(goal))
        self.settle()
        return self

    # --- fields ---

    @property
    def form(self) -> QWidget:
        """Where fields are: in the dialog in front, or else in the window."""
        return QApplication.activeModalWidget() or self.window

    def _find(self, kind: type[QWidget] | tuple[type[QWidget], ...], label: str) -> QWidget:
        seen = [one for one in self.form.findChildren(QWidget) if one.isVisible()]
        met = [(name_of(one), one) for one in seen if isinstance(one, kind)]
        for name, widget in met:
            if name == label or name.startswith(f"{label}: "):
                return widget
        raise AssertionError(f"“{label}” is not among {[name for name, _ in met if name]}")

    def unfold(self, title: str) -> Hand:
        """Click on the heading of a group, so that it opens."""
        button = self._find(QAbstractButton, title)
        assert isinstance(button, QAbstractButton)
        return self if button.isChecked() else self.click(button)

    def press(self, button: str) -> Hand:
        """Click on a button."""
        return self.click(self._find(QAbstractButton, button))

    def add(self, button: str) -> Hand:
        """Click on the button that adds a record to a list."""
        return self.press(button)

    def fill(self, label: str, text: str) -> Hand:
        """Click into a field and write over what stands there."""
        field = self._find((QLineEdit, QTextEdit), label)
        at = self._middle(field)
        if isinstance(field, QTextEdit):
            at = field.viewport().mapToGlobal(QPoint(20, 12))
        self._click(at)
        assert field.hasFocus(), f"a click does not open {label}"
        self._select_all(field, at)
        return self.type(text)

    def _select_all(self, field: QWidget, at: QPoint) -> None:
        """A double click selects a word, one more click the line or paragraph."""
        held = field.text() if isinstance(field, QLineEdit) else ""
        if isinstance(field, QTextEdit):
            held = field.toPlainText()
        if held:
            self._double(at)
            window, there = self._under(at)
            QTest.mouseClick(window, _LEFT, pos=there)
            self.settle()

    def pick(self, label: str, option: str) -> Hand:
        """Click on a list of words, and on one of them."""
        box = self._find(QComboBox, label)
        assert isinstance(box, QComboBox)
        self.click(box)
        options = [box.itemText(at) for at in range(box.count())]
        assert option in options, f"“{option}” is not among {options}"
        view = box.view()
        index = view.model().index(options.index(option), 0)
        self._click(self._row(view, index))
        assert box.currentText() == option
        return self

    def _row(self, view: QAbstractItemView, index: QModelIndex) -> QPoint:
        """Where a row of a list is, wheeled into sight."""
        shown = view.viewport()
        for _ in range(MANY):
            box = view.visualRect(index)
            if shown.rect().contains(box.center()):
                return shown.mapToGlobal(box.center())
            self._wheel(shown.mapToGlobal(shown.rect().center()), 1 if box.top() > 0 else -1)
        raise AssertionError("the row cannot be scrolled into sight")

    def tick(self, label: str, *options: str) -> Hand:
        """Click on a button that opens a list to check things in, and check some."""
        self.press(label)
        for option in options:
            self.click_entry(self.menu, option)
        return self.leave_menu()

    def leave_menu(self) -> Hand:
        """Click beside the menu that is open."""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        corner = self.window.mapToGlobal(QPoint(self.window.width() - 6, 6))
        assert not popup.geometry().contains(corner)
        self._click(corner)
        return self

    def open_row(self, listed: str, row: str) -> Hand:
        """Double-click on a row of a list of records."""
        found = self._find(QListWidget, listed)
        assert isinstance(found, QListView)
        self._bring(found)
        texts = [found.model().index(at, 0).data() for at in range(found.model().rowCount())]
        assert row in texts, f"“{row}” is not among {texts}"
        self._double(self._row(found, found.model().index(texts.index(row), 0)))
        return self

    def fill_lines(self, label: str, *lines: str) -> Hand:
        """Click into a field that holds one thing on each line, and write these."""
        self.fill(label, lines[0])
        for line in lines[1:]:
            # Within a text that is written, Return is a letter like others.
            self.strike(Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.NoModifier)
            self.type(line)
        return self

    def colour(self, label: str, colour: str) -> Hand:
        """Name another colour, in the dialog for any colour."""
        self.press(label).choose_below("Other Colour")
        return self.fill("HTML", colour).press("OK")

    def out(self) -> Hand:
        """Go back from a record of a list to what holds it."""
        back = next(
            one
            for one in self.form.findChildren(QAbstractButton)
            if one.isVisible() and name_of(one).startswith("Back to")
        )
        return self.click(back)

    def emoji(self, name: str) -> Hand:
        """Look for an emoji by its name from the menu, and click on it."""
        self.choose("Insert", "Emoji").type(name)
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, EmojiPicker)
        model = picker.grid.model()
        role = Qt.ItemDataRole.ToolTipRole
        names = [model.index(at, 0).data(role) for at in range(model.rowCount())]
        assert name in names, f"“{name}” is not among {names}"
        self._click(self._row(picker.grid, model.index(names.index(name), 0)))
        return self


def _covered(menu: QMenu, point: QPoint) -> bool:
    """Whether a menu lies over a point of another one."""
    front = QApplication.activePopupWidget()
    return front is not None and front is not menu and front.geometry().contains(point)


def _beyond(at: float, first: float, last: float) -> int:
    """Which way something is out of sight: −1, 0 or 1."""
    return (at > last - 8) - (at < first + 8)


def _menus() -> list[QMenu]:
    """The menus that are open."""
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
