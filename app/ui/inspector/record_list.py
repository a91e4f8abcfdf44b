"""A list of records in a form: its row is strong only while the keyboard is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.canvas.scroll_bar import use_quiet_bars
from app.ui.fields import INSIDE
from app.ui.inspector.field import RecordKey

REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""The keys that take a record out of a list."""

_FAINT = 0.3
_BAR = 2

_ROWS_SEEN = 6
_LEAST_ROW = 24  # pixels: a target that a pointer can hit


class RecordList(QListWidget):
    """As high as its first six records; each is shortened rather than make the form wider.

    ``keys`` are those of the records, from the top.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        use_quiet_bars(self)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setViewportMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Quiet(self))
        self.keys: tuple[RecordKey, ...] = ()

    def show_rows(self, rows: Sequence[tuple[RecordKey, str]]) -> None:
        """List records by key and text; the current one stays, or what comes in its place."""
        current, row = self.current_key, self.currentRow()
        self.keys = tuple(key for key, _ in rows)
        height = max(_LEAST_ROW, self.fontMetrics().lineSpacing() + 6)
        self.clear()
        for _, text in rows:
            item = QListWidgetItem(" ".join(text.split()))
            item.setToolTip(text)
            item.setSizeHint(QSize(0, height))
            self.addItem(item)
        self.setCurrentRow(min(max(row, 0), len(rows) - 1))
        self.stand_on(current)
        seen = max(1, min(len(rows), _ROWS_SEEN))
        self.setFixedHeight(seen * height + 2 * INSIDE)

    def stand_on(self, key: RecordKey) -> None:
        """Make the record of a key the current one, if it is listed."""
        if key in self.keys:
            self.setCurrentRow(self.keys.index(key))

    @property
    def current_key(self) -> RecordKey:
        """The key of the current record, "" for none."""
        row = self.currentRow()
        return self.keys[row] if 0 <= row < len(self.keys) else ""


class _Quiet(QStyledItemDelegate):
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """In a list without the keyboard the current row is faint: keys go elsewhere."""
        super().initStyleOption(option, index)
        # As an icon would, it keeps the words clear of the bar.
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_BAR, _BAR)
        view = self.parent()
        if isinstance(view, QWidget) and not view.hasFocus():
            palette = QPalette(option.palette)
            role = QPalette.ColorRole
            tone = QColor(palette.color(role.Mid))
            tone.setAlphaF(_FAINT)
            palette.setColor(role.Highlight, tone)
            palette.setColor(role.HighlightedText, palette.color(role.Text))
            option.palette = palette

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Beside a faint row stands a bar, so that the current one is known all the same."""
        super().paint(painter, option, index)
        view = self.parent()
        selected = option.state & QStyle.StateFlag.State_Selected
        if selected and isinstance(view, QWidget) and not view.hasFocus():
            box = QRect(option.rect)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                box.setLeft(box.right() - _BAR + 1)
            else:
                box.setWidth(_BAR)
            painter.fillRect(box, option.palette.color(QPalette.ColorRole.Highlight))
