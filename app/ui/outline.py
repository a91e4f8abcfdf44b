"""The outline's panel: the map as a tree, in step with the canvas both ways."""

from __future__ import annotations

from collections.abc import Callable

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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.canvas.exact import typed_length, written_back
from app.canvas.scroll_bar import use_quiet_bars
from app.editor.selection import Selection
from app.editor.session import Session
from app.editor.words import tr
from app.models.vocabulary import Direction
from app.ui.composing import finish_composing
from app.ui.fields import Line
from app.ui.outline_model import OutlineModel
from app.ui.outline_tree import Sort, key_of, selection_of, shifted
from app.ui.panel import Panel, Restorable
from app.ui.waiting import waits
from app.ui.widths import OUTLINE_WIDTH

_ROW = 24
_MOST_SHOWN = 100
_LONGEST = 2**31 - 1
# What a field has beside its words, and what it keeps clear of the pane's edges.
_BESIDE, _CLEAR = 20, 2
# So many letters of a name are seen at least while it is written.
_LETTERS = 16


class _Names(QStyledItemDelegate):
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
        self.names = _Names(self)
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


class Outline(Panel):
    """The map as a tree. ``left`` tells that the keyboard goes back to the map.

    ``abandoned`` hands over a text that Esc gave up, as `Restorable`.
    ``choose`` selects on the canvas, and ``act`` does an act by its id to what is selected.
    """

    abandoned = Signal(object)

    def __init__(
        self,
        session: Session,
        choose: Callable[[Selection], object],
        act: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._session = session
        self._choose = choose
        self._act = act
        self._following = False
        self._selected: Selection | None = None
        self.tree = Tree(self)
        self.model = OutlineModel(session, self)
        self.tree.setModel(self.model)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.tree.go.connect(self._go)
        self.tree.left.connect(self.left)
        self.tree.names.abandoned.connect(self._give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        self.setMinimumWidth(160)
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            if self.model.key(index).sort is Sort.STAGE:
                self.tree.expand(index)

    def sizeHint(self) -> QSize:
        """Narrow beside a map."""
        return QSize(OUTLINE_WIDTH, 600)

    def refresh(self) -> None:
        """Show the map and what is selected as they are now."""
        super().refresh()
        self._following = True
        try:
            self.model.follow()
            selection = self._session.selection
            if selection != self._selected:
                self._selected = selection
                self._show_selected(selection)
        finally:
            self._following = False

    def take_keyboard(self) -> None:
        """Let the keyboard go to what is selected."""
        self.refresh()
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.model.index(0, 0))
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self) -> None:
        """Put a name that is being typed into the map."""
        self.tree.write()

    def event(self, event: QEvent) -> bool:
        """Keep keys for the tree that are the canvas's elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            moving = held == Qt.KeyboardModifier.AltModifier
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if event.key() == Qt.Key.Key_F2 or (moving and event.key() in arrows):
                event.accept()
                return True
        return super().event(event)

    # --- inner ---

    def _give_up(self, index: QModelIndex, text: str) -> None:
        key = self.model.key(index)

        def restore() -> None:
            self.model.follow()
            self.model.setData(self.model.index_of(key), text)

        self.abandoned.emit(Restorable(restore, lambda: key.id in self._session.map.records))

    def _show_selected(self, selection: Selection) -> None:
        map_, tree = self._session.map, self.tree
        chosen = tree.selectionModel()
        chosen.clearSelection()
        current = key_of(map_, selection)
        if current is None:
            return
        flag = chosen.SelectionFlag
        # Of very many, as after Select All, the tree shows the current one alone: to unfold them
        # all would take longer than anybody waits.
        others = selection.records[:-1] if len(selection.records) <= _MOST_SHOWN else ()
        keys = (key_of(map_, Selection((record,))) for record in others)
        for key in keys:
            if key is not None:
                chosen.select(self.model.index_of(key), flag.Select)
        index = self.model.index_of(current)
        if index.isValid():
            chosen.setCurrentIndex(index, flag.Select)
            tree.scrollTo(index)

    def _chosen(self) -> None:
        """Select on the canvas what was chosen here."""
        if self._following:
            return
        keys = [self.model.key(index) for index in self.tree.selectedIndexes()]
        current = self.model.key(self.tree.currentIndex())
        if current in keys:
            keys = [*(key for key in keys if key != current), current]
        if not keys:
            return
        map_ = self._session.map
        found = selection_of(map_, keys[-1])
        if found is None:
            return
        if len(keys) > 1:
            records = [key.id for key in keys if key.sort is keys[-1].sort is not Sort.CELL]
            found = Selection(tuple(dict.fromkeys(records)), found.cell)
        self._selected = found
        self._choose(found)

    def _go(self, by: int) -> None:
        """Move what is selected by one place, as the outline runs."""
        key = self.model.key(self.tree.currentIndex())
        if key.sort is Sort.NOTE:
            made = shifted(self._session.map, key, by)
            if made is not None:
                self._session.commit(tr("Move Note"), made)
        elif key.sort in (Sort.STAGE, Sort.STEP):
            onward = (by > 0) == (self._session.map.direction != Direction.RIGHT_TO_LEFT)
            self._act("move-right" if onward else "move-left")
        elif key.sort in (Sort.CARD, Sort.ROW):
            self._act("move-down" if by > 0 else "move-up")
        self.refresh()
