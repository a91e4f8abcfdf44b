"""Choosing a cell by typing parts of the names of its step and lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.canvas.canvas import MapCanvas
from app.canvas.cell_names import NamedCell, matching, named_cells
from app.canvas.scroll_bar import use_quiet_bars
from app.editor.acts.cards import move_cards_to
from app.editor.selection import Cell, Selection
from app.editor.words import tr
from app.ui.fields import Line

_WIDE, _HIGH = 380, 320
# The least height of what is to be hit, in pixels.
_TARGET = 26
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CellChooser(QDialog):
    """A line to type in over a list of cells: Up and Down walk, Enter takes, Esc gives up.

    ``chosen`` carries the cell.
    """

    chosen = Signal(tuple)

    def __init__(self, title: str, cells: Sequence[NamedCell], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.finished.connect(self.deleteLater)
        self._cells = tuple(cells)
        self._found = self._cells
        self.line = Line(self)
        self.line.setPlaceholderText(tr("Type a part of the step, the lane, or both"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._take)
        self.line.installEventFilter(self)
        self.line.setAccessibleName(title)
        self.list = QListWidget(self)
        use_quiet_bars(self.list)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Cells"))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.none = QLabel(tr("No cell has such a name."), self)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        self.resize(_WIDE, _HIGH)
        self._search("")

    def open_at(self, box: QRect) -> None:
        """Open below a box of the screen, or above it where there is no room below."""
        screen = self.screen().availableGeometry()
        at = box.bottomLeft() + QPoint(0, 8)
        if at.y() + self.height() > screen.bottom():
            at.setY(max(screen.top(), box.top() - self.height() - 8))
        at.setX(min(max(at.x(), screen.left()), max(screen.left(), screen.right() - self.width())))
        self.move(at)
        self.open()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk through the list do so while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if Qt.Key(event.key()) in _WALKING and not held:
                self.list.event(event)
                return True
        return False

    def _search(self, typed: str) -> None:
        self._found = matching(self._cells, typed)
        self.list.clear()
        for one in self._found:
            item = QListWidgetItem(one.name, self.list)
            item.setSizeHint(QSize(0, max(_TARGET, self.list.fontMetrics().height() + 8)))
        self.list.setCurrentRow(0)
        self.none.setVisible(not self._found)

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.accept()
            self.chosen.emit(self._found[row].cell)


def choose_cell_for_cards(canvas: MapCanvas) -> CellChooser:
    """Ask for the cell to which the selected cards are to go, beside them."""
    session = canvas.session
    return choose_cell(
        canvas,
        tr("Move to"),
        lambda cell: canvas.do(move_cards_to(session.map, session.selection, cell)),
    )


def choose_cell(canvas: MapCanvas, title: str, take: Callable[[Cell], object]) -> CellChooser:
    """Ask for a cell, beside what is selected."""
    session = canvas.session
    chooser = CellChooser(title, named_cells(session.map), canvas)
    chooser.chosen.connect(take)
    chooser.finished.connect(lambda _: _give_back(canvas))
    marks = canvas.spots.marks(Selection(session.selection.records[-1:], session.selection.cell))
    box = marks[-1].box.toAlignedRect() if marks else canvas.view.rect()
    chooser.open_at(QRect(canvas.view.mapToGlobal(box.topLeft()), box.size()))
    return chooser


def _give_back(canvas: MapCanvas) -> None:
    """Let the canvas have the keyboard again: not every window manager sees to that."""
    canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
