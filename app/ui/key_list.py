"""The list of the sheet of keys: names that can be read whole, keys that take further lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QWidget

from app.canvas.scroll_bar import use_quiet_bars
from app.editor.words import tr
from app.ui.key_caps import KeyCaps

# The part of the list that names have at most, where they and all keys do not fit beside them.
_NAMES_AT_MOST = 0.62
_AIR = 12


class KeyList(QTreeWidget):
    """Commands with their keys in two columns.

    The column of the names is as wide as the longest, whatever a search leaves, and the keys have
    the rest: what does not fit there beside each other goes on in the next line.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = 0
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Command"), tr("Keys")])
        self.setAccessibleName(tr("Commands and their keys"))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(12)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegateForColumn(1, KeyCaps(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_quiet_bars(self)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        # A row is as high as its keys need lines in the new width.
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    def measure_names(self) -> int:
        """Measure the names as they are now; returns the width in pixels that all of them need."""
        metrics = self.fontMetrics()
        groups = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        rows = (one.child(at) for one in groups if one for at in range(one.childCount()))
        widest = max((metrics.horizontalAdvance(row.text(0)) for row in rows if row), default=0)
        # Names of changed commands are bold.
        self._names = round(widest * 1.06) + self.indentation() + 2 * _AIR
        self._share()
        return self._names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._names:
            self.measure_names()

    def _share(self) -> None:
        # The edge stays where it is while a search leaves too little for a scroll bar.
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        most = round(room * _NAMES_AT_MOST)
        self.setColumnWidth(0, min(self._names, most))
