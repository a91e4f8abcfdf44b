"""The fields of the find bar, and what it says beside them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.editor.words import tr
from app.ui.fields import Line
from app.ui.flat_button import RingedButton
from app.ui.icon_button import icon_button
from app.ui.map_bar import TARGET, MapBar
from app.ui.push_button import PushButton

_ROOM = 240


class FindFields(MapBar):
    """What is looked for and how, how many there are, and what replaces it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("find-bar", tr("Find"), parent)
        self._said = ""
        self.wanted = self._line(tr("Find"))
        self.count = QLabel(self)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 of 0000"))
        self.previous = icon_button(self, "arrow-up", tr("Previous"), keys="Shift+F3", side=TARGET)
        self.next = icon_button(self, "arrow-down", tr("Next"), keys="F3", side=TARGET)
        self.match_case = self._toggle("Aa", tr("Match case"))
        self.whole_words = self._toggle("“ab”", tr("Whole words"))
        self.close_button = self.closer(tr("Close"))
        # Where there is no room beside the count, it is said below.
        self.where, self.below = QLabel(self), QLabel(self)
        for label in (self.where, self.below):
            label.setTextFormat(Qt.TextFormat.PlainText)
            # A long text is shortened rather than widen the window.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.replacement = self._line(tr("Replace with"))
        self.replace_one = PushButton(tr("Replace"), self)
        self.replace_every = PushButton(tr("Replace All"), self)
        self._arrange()

    def say(self, text: str) -> None:
        """Say something beside the count, or below where there is no room; "" for nothing."""
        self._said = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # What is said alone stands where the count does else.
        self.count.setVisible(bool(self.count.text()) or not self._said)
        self.grid.activate()
        metrics, said = self.where.fontMetrics(), self._said
        room = self.where.width()
        beside = room >= min(metrics.horizontalAdvance(said), _ROOM)
        for label, shown, wide in (
            (self.where, beside, room),
            (self.below, not beside, self.width() - 24),
        ):
            text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, wide) if shown else ""
            label.setText(text)
            label.setToolTip(said)
        self.below.setVisible(not beside)

    def _line(self, name: str) -> Line:
        line = Line(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setClearButtonEnabled(True)
        line.setMinimumWidth(160)
        line.setMaximumWidth(360)
        return line

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = RingedButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setMinimumSize(TARGET, TARGET)
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setMinimumWidth(max(TARGET, button.sizeHint().width()))
        return button

    def _arrange(self) -> None:
        first = QHBoxLayout()
        for widget in (self.previous, self.next, self.match_case, self.whole_words):
            first.addWidget(widget)
        first.addSpacing(6)
        first.addWidget(self.count)
        first.addSpacing(6)
        first.addWidget(self.where, 1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_every)
        second.addStretch(1)
        grid = self.grid
        grid.addWidget(self.wanted, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self.close_button, 0, 2)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.addWidget(self.below, 2, 0, 1, 3)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        order: tuple[QWidget, ...] = (
            *(self.wanted, self.replacement, self.previous, self.next, self.match_case),
            *(self.whole_words, self.replace_one, self.replace_every, self.close_button),
        )
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)
