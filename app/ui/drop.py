"""Dropping files: which of them the window takes, and the target it shows meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from app.editor.words import tr
from app.ui.choosing import may_hold_map
from app.ui.icons import draw_icon

_VEIL = 190
_IN, _PAD, _ICON = 14, 14, 24


def maps_among(data: QMimeData) -> tuple[Path, ...]:
    """What is dragged, if it is nothing but files that may hold a map."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != len(data.urls()):
        return ()
    return tuple(paths) if all(map(may_hold_map, paths)) else ()


class DropTarget(QWidget):
    """Covers what the window shows while a map is held over it, and says what letting go does.

    Menus, toolbar and status bar stay as they are. ``dropped`` carries the paths of maps that were
    let go over the window, once the program they come from is free again.
    """

    dropped = Signal(list)

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._window = parent
        parent.setAcceptDrops(True)
        parent.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the target if the window takes what is dragged, and take what is let go."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if maps_among(event.mimeData()):
                event.acceptProposedAction()
                self.cover()
                return True
        elif kind == QEvent.Type.DragLeave:
            self.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            paths = maps_among(event.mimeData())
            if paths:
                event.acceptProposedAction()
                QTimer.singleShot(0, self, lambda: self.dropped.emit(list(paths)))
                return True
        return False

    def cover(self) -> None:
        """Show the target over the middle of the window."""
        middle = self._window.centralWidget()
        self.setGeometry(middle.geometry() if middle is not None else self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil with a dashed frame, and one sentence on a card of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        veil = QColor(palette.color(QPalette.ColorRole.Window))
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        accent = palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_IN, _IN, -_IN, -_IN), 12, 12)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        painter.setFont(font)
        text = tr("Drop to open the map")
        words = painter.fontMetrics().boundingRect(text)
        wide = min(words.width() + _ICON + 5 * _PAD, self.width() - 4 * _IN)
        card = QRectF(0, 0, wide, max(words.height(), _ICON) + 2 * _PAD)
        card.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(accent, 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(card, 10, 10)
        inner = card.adjusted(1.5 * _PAD, 0, -1.5 * _PAD, 0)
        mark = QRectF(inner.left(), card.center().y() - _ICON / 2, _ICON, _ICON)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            mark.moveRight(inner.right())
            inner.setRight(mark.left() - _PAD)
        else:
            inner.setLeft(mark.right() + _PAD)
        draw_icon(painter, "open", mark, accent)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()
