"""A list of records in a form: its row is strong only while the keyboard is there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

_FAINT = 0.3


class RecordList(QListWidget):
    """As high as its records; each is shortened rather than make the form wider."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Quiet(self))


class _Quiet(QStyledItemDelegate):
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """In a list without the keyboard the current row is faint: keys go elsewhere."""
        super().initStyleOption(option, index)
        view = self.parent()
        if isinstance(view, QWidget) and not view.hasFocus():
            palette = QPalette(option.palette)
            role = QPalette.ColorRole
            tone = QColor(palette.color(role.Mid))
            tone.setAlphaF(_FAINT)
            palette.setColor(role.Highlight, tone)
            palette.setColor(role.HighlightedText, palette.color(role.Text))
            option.palette = palette
