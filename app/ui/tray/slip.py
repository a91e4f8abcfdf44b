"""How a note looks in the tray, and how its words are written there."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.canvas.exact import typed_length, written_back
from app.canvas.scroll_bar import use_quiet_bars
from app.ui.composing import Composing, finish_composing
from app.ui.fields import INSIDE, draw_frame

Index = QModelIndex | QPersistentModelIndex

_GAP = 4
_PAD = 8
_ROUND = 5.0
_LEAST = 32
_MOST_LINES = 12
_LINE_END = "\u2028"
_WIDE = 220


class Slips(QStyledItemDelegate):
    """Draws each note as a slip of paper with all its words, and edits it in place, exactly."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width of the list."""
        width = self._view.viewport().width()
        return QSize(width, high_at(option.font, _text(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A slip; the chosen ones in the accent colour, none where a field lies over it."""
        if self._view.indexWidget(index):
            return
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        text = _text(index)
        draw_slip(painter, option.rect, text, option.palette, chosen=chosen, edge=current)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field of several lines."""
        made = NoteField(parent)
        made.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        made.done.connect(lambda: self._close(made, keep=True))
        kept = QPersistentModelIndex(index)
        made.given_up.connect(lambda: self._give_up(kept, made))
        made.textChanged.connect(lambda: made.grow())
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the words of the note, all chosen."""
        assert isinstance(editor, NoteField)
        if not editor.original:
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Tell the list what was written."""
        assert isinstance(editor, NoteField)
        self.written(index, editor.text())

    def written(self, index: Index, text: str) -> None:
        """What becomes of words that were written; the list says."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field is where the slip is, and its words where they are on the slip."""
        assert isinstance(editor, NoteField)
        editor.setGeometry(slip_box(option.rect))
        editor.grow()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave Esc to the field, which knows what was typed."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            finish_composing(editor, event)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            return False
        return super().eventFilter(editor, event)

    def _give_up(self, index: QPersistentModelIndex, editor: NoteField) -> None:
        text, many = editor.text(), editor.typed
        self._close(editor, keep=False)
        if many and index.isValid():
            self.abandoned(index, text)

    def abandoned(self, index: Index, text: str) -> None:
        """What becomes of a text that Esc gave up; the list says."""

    def _close(self, editor: NoteField, *, keep: bool) -> None:
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


class NoteField(Composing, QPlainTextEdit):
    """Words of a note: Enter and Tab keep them, Shift+Enter is a new line, Esc gives them up."""

    done = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.original = ""
        self.over = False
        """Whether it has been closed."""
        self._shown = ""
        self.setTabChangesFocus(True)
        use_quiet_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setViewportMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        # The frame's ground is round.
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_PAD - INSIDE)

    def begin(self, text: str) -> None:
        """Show a text, all of it chosen."""
        self.original = text
        self.setPlainText(text)
        self._shown = self.toPlainText()
        self.selectAll()

    def text(self) -> str:
        """The text with what was changed; the rest is as it was, character by character."""
        return written_back(self.original, self._shown, self.toPlainText())

    @property
    def typed(self) -> int:
        """How many characters are new."""
        return typed_length(self._shown, self.toPlainText())

    def grow(self) -> None:
        """Be as high as the words, as far as the list has room."""
        parent = self.parentWidget()
        if parent is None:
            return
        wanted = high_at(self.font(), self.toPlainText(), self.width() + 2 * _GAP) - _GAP
        room = max(parent.height() - self.y() - 2, _LEAST)
        self.resize(self.width(), min(wanted, room))
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(on if wanted > room else off)

    def event(self, event: QEvent) -> bool:
        """Draw the frame round the words, which is the field's own and not that of its pane."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            draw_frame(painter, self, QRectF(self.rect()), filled=True, radius=_ROUND)
            painter.end()
        return done

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame tells that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc gives up."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            held & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        ):
            self.done.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def slip_box(row: QRect) -> QRect:
    """The paper within a row of the list."""
    return row.adjusted(_GAP, _GAP // 2, -_GAP, -(_GAP // 2))


def high_at(font: QFont, text: str, width: int) -> int:
    """The height of a row for a text at a width."""
    layout = _set(font, text, width)
    lines = min(layout.lineCount(), _MOST_LINES)
    low = layout.lineAt(lines - 1)
    return max(math.ceil(low.y() + low.height()) + 2 * _PAD + _GAP, _LEAST)


def _set(font: QFont, text: str, width: int) -> QTextLayout:
    """A text in lines at the width of a row."""
    layout = QTextLayout(text.replace("\n", _LINE_END), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - 2 * (_GAP + _PAD), 1))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def draw_slip(
    painter: QPainter,
    row: QRect,
    text: str,
    palette: QPalette,
    *,
    chosen: bool = False,
    edge: bool = False,
) -> None:
    """Draw a note in a row."""
    role = QPalette.ColorRole
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(slip_box(row)).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(palette.color(role.Text if edge and chosen else role.Mid), 1.0))
    painter.setBrush(palette.color(role.Highlight if chosen else role.Button))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    painter.setPen(palette.color(role.HighlightedText if chosen else role.ButtonText))
    _draw_words(painter, row, text)
    painter.restore()


def _draw_words(painter: QPainter, row: QRect, text: str) -> None:
    inner = slip_box(row).adjusted(_PAD, _PAD, -_PAD, -(_PAD - 2))
    painter.setClipRect(inner)
    _set(painter.font(), text, row.width()).draw(painter, QPointF(inner.topLeft()))


def picture_of(text: str, like: QWidget) -> QPixmap:
    """The paper of a slip to carry, in the font and colours of a widget.

    Whoever shows what is carried draws the frame.
    """
    high = high_at(like.font(), text, _WIDE)
    ratio = like.devicePixelRatioF()
    made = QPixmap(QSize(_WIDE, high) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(like.palette().color(QPalette.ColorRole.Button))
    painter = QPainter(made)
    painter.setFont(like.font())
    painter.setPen(like.palette().color(QPalette.ColorRole.ButtonText))
    _draw_words(painter, QRect(0, 0, _WIDE, high), text)
    painter.end()
    return made


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole))
