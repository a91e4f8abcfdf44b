"""A window of fixed size with a map's canvas in it; its frames are counted as they are painted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app import collector
from app.canvas.canvas import MapCanvas
from app.canvas.layouter import MapLayouter
from app.canvas.view import MapView
from app.layout.text import FontBook
from app.paint.pictures import Pictures
from app.paint.qt import text as painted_text
from app.storage import load
from app.ui.document import Document

WIDTH, HEIGHT = 1920, 1080
_MOST_TURNS = 1000


class NoFrame(RuntimeError):
    """Nothing was painted where a frame was expected, so that there is nothing to measure."""


def application() -> QApplication:
    """The one application."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    qInstallMessageHandler(_tell)
    return QApplication(["bench"])


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Pass Qt's messages on, but for one that the offscreen platform has for every window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Opened:
    """A map that is shown."""

    document: Document
    canvas: MapCanvas

    @property
    def view(self) -> MapView:
        """The view of its sheet."""
        return self.canvas.view

    @property
    def pictures(self) -> Pictures:
        """Its pictures."""
        return self.document.pictures(self.document.session.map)


class _PaintWatch(QObject):
    """Tells whether a widget was painted since this was made."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.painted = False
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

    def end(self) -> None:
        """Watch no longer."""
        self._widget.removeEventFilter(self)


class Screen:
    """A window that shows one map after another."""

    def __init__(self) -> None:
        self._app = application()
        self._fonts = FontBook.default()
        self.window = QStackedWidget()
        self.window.resize(WIDTH, HEIGHT)
        self.window.addWidget(QWidget())
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Do all that waits to be done, so that it is not measured."""
        for _ in range(5):
            self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._app.processEvents()

    def open(self, path: Path) -> Opened:
        """Open a map from its file until the visible part is painted and can be edited.

        The fonts are those of the maps before and no garbage is collected until the map is laid
        out, as in the program; what it would remember of the texts is not there yet.
        """
        with collector.held():
            document = Document.opened(load(path))
            canvas = MapCanvas(document.session, MapLayouter(self._fonts), document.pictures)
            self.window.addWidget(canvas)
            self.window.setCurrentWidget(canvas)
        self.frame(canvas.view)
        # What edits is made once the map is seen: before that it is not usable.
        for _ in range(_MOST_TURNS):
            if canvas.seen:
                return Opened(document, canvas)
            self._app.processEvents()
        raise NoFrame(f"{path} was painted and cannot be edited")

    def close(self, opened: Opened) -> None:
        """Take a map out of the window and forget what was remembered of its texts."""
        self.window.removeWidget(opened.canvas)
        opened.canvas.deleteLater()
        self.settle()
        painted_text.PREPARED.clear()

    def frame(self, view: MapView, act: Callable[[], object] | None = None) -> None:
        """Do something and wait for the frame that shows it. Raises ``NoFrame``."""
        watch = _PaintWatch(view.viewport())
        if act is not None:
            act()
        for _ in range(_MOST_TURNS):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if watch.painted:
                watch.end()
                return
        watch.end()
        raise NoFrame(f"{act} was not followed by a frame")

    def picture(self, view: MapView) -> QImage:
        """The frame as it is seen now."""
        return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


class FrameWindow(QWidget):
    """A bare window that shows a ready frame: the least that showing a frame costs."""

    def __init__(self, frame: QImage) -> None:
        super().__init__()
        self._frame = frame
        self._paints = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(frame.size())
        self.show()

    def show_frame(self) -> None:
        """Paint the frame once, by way of the event loop. Raises ``NoFrame``."""
        before = self._paints
        self.update()
        for _ in range(_MOST_TURNS):
            QApplication.processEvents()
            if self._paints != before:
                return
        raise NoFrame("the bare window painted nothing")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the frame."""
        self._paints += 1
        painter = QPainter(self)
        painter.drawImage(0, 0, self._frame)
        painter.end()


def repaint(view: MapView) -> None:
    """Ask for all of the view to be painted anew."""
    view.viewport().update()
    view.top_margin.update()
    view.side_margin.update()
