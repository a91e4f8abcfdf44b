"""The emoji picker: a search field over a grid, the skin tones of the chosen one below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.canvas.scroll_bar import use_quiet_bars
from app.editor.words import counted, tr
from app.ui.emoji.catalogue import Emoji, by_text, groups, search
from app.ui.emoji.grid import CELL, COLUMNS, Drawn, EmojiModel, rows_of
from app.ui.fields import Line

_ROWS_SEEN = 7
_TONES_SEEN = 5
_BAR = 18

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class EmojiPicker(QFrame):
    """Pops up at a point; ``chosen`` carries the emoji, after which it closes.

    The keyboard stays in the search field: arrows go through the grid, Tab to the skin tones and
    back, Enter chooses, Esc closes.
    """

    chosen = Signal(str)

    def __init__(self, recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Emoji"))
        self._recent = [by_text()[one] for one in recent if one in by_text()]
        self._in_tones = False
        self.field = Line(self)
        self.field.setPlaceholderText(tr("Search emoji"))
        self.field.setAccessibleName(tr("Search emoji"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.grid = self._view(COLUMNS, _ROWS_SEEN)
        self.tones = self._view(_TONES_SEEN, 1)
        self.name = QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setFixedHeight(self.tones.height())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.grid)
        below = QHBoxLayout()
        below.addWidget(self.name, 1)
        below.addWidget(self.tones)
        column.addLayout(below)
        self.setFocusProxy(self.field)
        self._search("")

    def open_at(self, corner: QPoint, above: int) -> None:
        """Show below a point of the screen, or that many pixels above it where there is no room."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        y = corner.y()
        if y + self.height() > screen.bottom():
            y = max(screen.top(), corner.y() - above - self.height())
        x = min(max(screen.left(), corner.x()), screen.right() - self.width())
        self.move(x, y)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def current(self) -> Emoji | None:
        """The emoji that Enter chooses."""
        view = self.tones if self._in_tones else self.grid
        return self._at(view, view.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the grid, while the keyboard is in the search field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.current)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._change_row()
        elif key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._go(_STEPS[key])
        else:
            return False
        return True

    def _go(self, by: int) -> None:
        if self._in_tones:
            if abs(by) > 1:
                self._change_row()
                return
            self._set(self.tones, self.tones.currentIndex().row() + by)
            return
        row = self.grid.currentIndex().row()
        self._set(self.grid, _model_of(self.grid).beside(row, by))

    def _change_row(self) -> None:
        """From the grid to the skin tones, or back."""
        self._in_tones = not self._in_tones and not self.tones.isHidden()
        if self._in_tones:
            self._set(self.tones, 0)
        else:
            self.tones.clearSelection()
            self._tell(self.current)

    def _set(self, view: QListView, row: int) -> None:
        model = _model_of(view)
        if not 0 <= row < len(model.held):
            return
        index = model.index(row)
        view.setCurrentIndex(index)
        if row <= COLUMNS + model.first():
            # The heading above is seen as well.
            view.scrollToTop()
        view.scrollTo(index)

    def _search(self, text: str) -> None:
        if text.strip():
            found = rows_of([("", search(text))])
        else:
            named = [(tr(title), emoji) for title, emoji in groups()]
            found = rows_of([(tr("Recent"), self._recent), *named])
        self._in_tones = False
        _model_of(self.grid).show(found)
        self._set(self.grid, _model_of(self.grid).first())
        if not found:
            self._show_tones(None)
            self.name.setText(tr("No emoji of this name"))

    def _moved(self) -> None:
        emoji = self._at(self.grid, self.grid.currentIndex().row())
        if not self._in_tones:
            self._show_tones(emoji)
        self._tell(self.current)

    def _show_tones(self, emoji: Emoji | None) -> None:
        tones = emoji.tones if emoji is not None else ()
        _model_of(self.tones).show(tones)
        # The line is as high without them, so that nothing jumps.
        self.tones.setVisible(bool(tones))

    def _tell(self, emoji: Emoji | None) -> None:
        if emoji is None:
            return
        more = len(emoji.tones)
        said = counted("1 skin tone: Tab", "%n skin tones: Tab", more) if more else ""
        text = " · ".join(one for one in (emoji.name, said) if one)
        if text != self.name.text():
            self.name.setText(text)
            # The keyboard stays in the field, so nothing else tells where one is in the grid.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.name, text))

    def _choose(self, emoji: Emoji | None) -> None:
        if emoji is not None:
            self.close()
            self.chosen.emit(emoji.text)

    def _view(self, columns: int, rows: int) -> QListView:
        view = QListView(self)
        view.setModel(EmojiModel(view))
        view.setItemDelegate(Drawn(view))
        view.setViewMode(QListView.ViewMode.IconMode)
        view.setMovement(QListView.Movement.Static)
        view.setUniformItemSizes(True)
        view.setGridSize(QSize(CELL, CELL))
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_quiet_bars(view)
        view.setFixedSize(columns * CELL + _BAR + 6, rows * CELL + 6)
        view.clicked.connect(lambda index, view=view: self._choose(self._at(view, index.row())))
        view.selectionModel().currentChanged.connect(self._moved)
        return view

    @staticmethod
    def _at(view: QListView, row: int) -> Emoji | None:
        return _model_of(view).emoji(row)


def _model_of(view: QListView) -> EmojiModel:
    model = view.model()
    assert isinstance(model, EmojiModel)
    return model
