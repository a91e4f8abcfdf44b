"""The outline's panel: the map as a tree, in step with the canvas both ways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from app.editor.selection import Selection
from app.editor.session import Session
from app.editor.words import tr
from app.models.vocabulary import Direction
from app.ui.outline_lines import Tree
from app.ui.outline_model import OutlineModel
from app.ui.outline_tree import Sort, key_of, selection_of, shifted
from app.ui.panel import Panel, Restorable
from app.ui.widths import OUTLINE_WIDTH

_MOST_SHOWN = 100


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
