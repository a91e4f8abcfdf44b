"""The lines of the outline: edited in place, and dragged, with a sign of where they would go."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.canvas.exact import typed_length, written_back
from app.canvas.scroll_bar import use_quiet_bars
from app.editor.words import tr
from app.ui.composing import finish_composing
from app.ui.drop_sign import DropSign
from app.ui.fields import Line
from app.ui.waiting import waits

_ROW = 24
_LONGEST = 2**31 - 1
# What a field has beside its words, and what it keeps clear of the pane's edges.
_BESIDE, _CLEAR = 20, 2
# So many letters of a name are seen at least while it is written.
_LETTERS = 16


class Names(QStyledItemDelegate):
    """Edits names in place, exactly; rows are high enough to be hit.

    ``abandoned`` hands over a text that Esc gave up, and where it was typed.
    """

    abandoned = Signal(QModelIndex, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._edited: QPersistentModelIndex | None = None

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Esc gives up what was typed; what was typed can be had again."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            finish_composing(editor, event)
        typed = ""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and isinstance(editor, QLineEdit)
        ):
            typed = editor.text()
        done = super().eventFilter(editor, event)
        index = self._edited
        if typed and index is not None and index.isValid():
            shown = str(index.data(Qt.ItemDataRole.EditRole))
            if typed_length(shown, typed):
                self.abandoned.emit(index.sibling(index.row(), 0), typed)
        return done

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index).expandedTo(QSize(0, _ROW))

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        self._edited = QPersistentModelIndex(index)
        line = _NameLine(parent)
        # It would cut at 32,767.
        line.setMaxLength(_LONGEST)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return line

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What has no icon keeps the room of one: words below begin further in than those above."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        view = self.parent()
        assert isinstance(view, QTreeView)
        chosen = view.selectionModel().selection()
        if chosen.count() == 1 and chosen.at(0).height() == 1 and chosen.contains(index):
            # The style's frame says nothing more; of several chosen rows it tells the current one.
            option.state &= ~QStyle.StateFlag.State_HasFocus

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """From the words to the edge of the pane; further where a name is seen whole only so.

        Of one that is too long for the pane a few letters are enough.
        """
        super().updateEditorGeometry(editor, option, index)
        holder = editor.parentWidget()
        assert holder is not None
        beside, pane = editor.geometry(), holder.rect()
        left, right = pane.left() + _CLEAR, pane.right() - _CLEAR
        metrics, name = option.fontMetrics, str(index.data(Qt.ItemDataRole.EditRole))
        few, whole = metrics.averageCharWidth() * _LETTERS, metrics.horizontalAdvance(name)
        least = whole if whole + _BESIDE <= right - left else 0
        needed = min(max(few, least) + _BESIDE, right - left)
        if editor.isRightToLeft():
            right = max(beside.right(), left + needed)
        else:
            left = min(beside.left(), right - needed)
        row = QRect(left, option.rect.top(), right - left + 1, option.rect.height())
        # A field may be higher than its row, which it stands in the middle of.
        over = max(editor.minimumHeight() - row.height(), 0)
        row.adjust(0, -(over // 2), 0, over - over // 2)
        row.moveTop(min(max(row.top(), pane.top()), pane.bottom() + 1 - row.height()))
        editor.setGeometry(row)

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        assert isinstance(editor, QLineEdit)
        original = str(index.data(Qt.ItemDataRole.EditRole))
        shown = QLineEdit()
        shown.setMaxLength(_LONGEST)
        shown.setText(original)
        model.setData(index, written_back(original, shown.text(), editor.text()))


class _NameLine(Line):
    def focusInEvent(self, event: QFocusEvent) -> None:
        """All is selected with the caret before it, so that a long name shows its beginning."""
        super().focusInEvent(event)
        if self.selectedText() == self.text():
            self.end(False)
            self.home(True)


class Tree(QTreeView):
    """The tree itself. ``go`` asks to move what is selected up (−1) or down (1)."""

    go = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        use_quiet_bars(self)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self._sign = DropSign(self)
        self.names = Names(self)
        self.setItemDelegate(self.names)
        self.setAccessibleName(tr("Outline of the map"))

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """The colour of what is chosen tells whether the keyboard is here."""
        super().initViewItemOption(option)
        waits(self, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Alt and an arrow move, Esc gives the keyboard back."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The line that edits a name passes Enter on.
            editing = self.state() == QAbstractItemView.State.EditingState
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable and not editing:
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def write(self) -> None:
        """Put a name that is being edited into the map."""
        for line in self.viewport().findChildren(QLineEdit):
            if line.isHidden():
                # Closed by Esc, and not gone yet.
                continue
            self.commitData(line)
            self.closeEditor(line, QStyledItemDelegate.EndEditHint.NoHint)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the name; it does not unfold, which the arrow is for."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    # --- dragging ---

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go that is dropped here, if it can."""
        super().dragMoveEvent(event)
        at = self.indexAt(event.position().toPoint()) if event.isAccepted() else QModelIndex()
        self._sign.show(self.visualRect(at), self.dropIndicatorPosition())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        super().dropEvent(event)
        self._sign.hide()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Where something would go is told anew when the pointer moves on."""
        super().scrollContentsBy(dx, dy)
        self._sign.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, and the sign over them; Qt's own stays where nothing can be dropped."""
        painter = QPainter(self.viewport())
        self.drawTree(painter, event.region())
        self._sign.draw(painter)
        painter.end()
