"""Drives a canvas as a user does: by wheel, mouse, keys and input methods, through Qt's events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QInputMethodEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.canvas.layouter import Layouter, MapLayouter
from app.canvas.tools.shapes import Shape
from app.canvas.tools.tool import Hand
from app.canvas.view import MapView
from app.editor.navigate import select_record
from app.editor.session import Session
from app.models.journey import JourneyMap
from app.ui.document import pictures_of

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_RELEASE = QEvent.Type.MouseButtonRelease

Pixels = NDArray[np.int16]


class Driver:
    """One canvas with a session, on the screen."""

    def __init__(
        self,
        qtbot: QtBot,
        map_: JourneyMap,
        size: tuple[int, int] = (1000, 700),
        layouter: Layouter | None = None,
    ) -> None:
        self.qtbot = qtbot
        self._pressed: QWidget | None = None
        self._pointer = QPointF(1, 1)
        self.session = Session(map_)
        self.layouter = layouter or MapLayouter()
        self.canvas = MapCanvas(self.session, self.layouter, pictures_of)
        qtbot.addWidget(self.canvas)
        # What was said of drags that came to nothing.
        self.why_not: list[str] = []
        self.canvas.explained.connect(self.why_not.append)
        self.canvas.resize(*size)
        with qtbot.waitExposed(self.canvas):
            self.canvas.show()
        self.view.setFocus()
        self.bring_forward()
        self.settle()

    @property
    def view(self) -> MapView:
        return self.canvas.view

    @property
    def map(self) -> JourneyMap:
        return self.session.map

    def settle(self) -> None:
        """Let all events happen that are due."""
        for _ in range(3):
            QApplication.processEvents()

    # --- looking ---

    def pixels(self) -> Pixels:
        """What the view shows, margins included, as rows of red, green, blue."""
        return pixels_of(self.view.grab())

    def on_screen(self) -> Pixels:
        """What was painted so far: parts that nobody asked to be painted again are as they were."""
        screen = self.view.screen()
        at = self.view.mapToGlobal(QPoint()) - screen.geometry().topLeft()
        return pixels_of(
            screen.grabWindow(0, at.x(), at.y(), self.view.width(), self.view.height())
        )

    def as_painted(self, within: int = 3) -> bool:
        """Whether the screen shows what a fresh drawing shows; no colour is further off."""
        return bool((abs(self.on_screen() - self.pixels()) <= within).all())

    def looks_like(self, before: Pixels) -> bool:
        """Whether the screen looks as it did before."""
        return bool((abs(self.on_screen() - before) <= 3).all())

    @property
    def spoken(self) -> str:
        """What a screen reader says of where the keyboard stands."""
        view = QAccessible.queryAccessibleInterface(self.view)
        assert view is not None
        child = view.focusChild()
        assert child is not None, "nothing has the keyboard"
        return child.text(QAccessible.Text.Name)

    def box(self, record: str) -> QRectF:
        """Where a card, heading or title stands in the view."""
        return self.canvas.spots.marks(select_record(self.map, record))[0].box

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What a gesture draws over the map now."""
        return self.canvas.hands().gesture.shapes

    @property
    def pointer(self) -> QPointF:
        """Where the pointer is in the view."""
        return self._pointer

    @property
    def hand(self) -> Hand:
        """What gestures work with."""
        return self.canvas.hands().gesture.hand

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like now."""
        return self.widget_at(self._pointer)[0].cursor().shape()

    # --- doing ---

    def widget_at(self, point: QPointF) -> tuple[QWidget, QPoint]:
        """The widget under a point of the view, and the point in it."""
        whole = point.toPoint()
        widget = self.view.childAt(whole) or self.view
        return widget, widget.mapFrom(self.view, whole)

    def wheel(
        self,
        point: QPointF,
        down: float = 0,
        across: float = 0,
        held: Qt.KeyboardModifier = NONE,
        pixels: tuple[int, int] = (0, 0),
    ) -> None:
        """Turn the wheel by notches (down and right are positive), or move two fingers."""
        widget, at = self.widget_at(point)
        event = QWheelEvent(
            QPointF(at),
            QPointF(widget.mapToGlobal(at)),
            QPoint(*pixels),
            QPoint(round(-across * 120), round(-down * 120)),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        self.settle()

    def click(self, point: QPointF, held: Qt.KeyboardModifier = NONE) -> None:
        widget, at = self.widget_at(point)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at)
        self.settle()

    def cell(self, *cell: str) -> QRectF:
        """Where a cell, named by the ids of its lane and column, stands in the view."""
        lane, column = cell
        box = self.canvas.spots.cell_box((lane, column))
        assert box is not None, f"there is no cell {cell}"
        return self.view.frame.rect(box)

    def double_click(self, point: QPointF) -> None:
        widget, at = self.widget_at(point)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at)
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, NONE, at)
        self.settle()

    def drag(self, start: QPointF, end: QPointF, button: Qt.MouseButton) -> None:
        widget, at = self.widget_at(start)
        QTest.mousePress(widget, button, NONE, at)
        for share in (0.3, 0.7, 1.0):
            to = start + (end - start) * share
            QTest.mouseMove(widget, widget.mapFrom(self.view, to.toPoint()))
            self.settle()
        QTest.mouseRelease(widget, button, NONE, widget.mapFrom(self.view, end.toPoint()))
        self.settle()

    def press(self, point: QPointF, held: Qt.KeyboardModifier = NONE) -> Driver:
        """Press the left button and keep it down until ``release``."""
        self._pressed = self.widget_at(point)[0]
        return self._mouse(QEvent.Type.MouseButtonPress, point, held)

    def pull(self, point: QPointF, held: Qt.KeyboardModifier = NONE, steps: int = 3) -> Driver:
        """Move the pointer to a point, with the button down if it was pressed."""
        start = self._pointer
        for step in range(1, steps + 1):
            at = start + (point - start) * (step / steps)
            self._mouse(QEvent.Type.MouseMove, at, held)
        return self

    def release(self, held: Qt.KeyboardModifier = NONE) -> Driver:
        """Let the left button go where the pointer is."""
        self._mouse(QEvent.Type.MouseButtonRelease, self._pointer, held)
        self._pressed = None
        return self

    def lose_button(self) -> Driver:
        """The button goes up where no widget sees it."""
        self._pressed = None
        return self

    def hold(self, key: Qt.Key) -> Driver:
        """Press a key and keep it down."""
        QTest.keyPress(self.focused(), key)
        self.settle()
        return self

    def let_go(self, key: Qt.Key) -> Driver:
        """Let a key go."""
        QTest.keyRelease(self.focused(), key)
        self.settle()
        return self

    def _mouse(self, kind: QEvent.Type, point: QPointF, held: Qt.KeyboardModifier) -> Driver:
        """As the platform does: while a button is down all goes to the widget it was pressed on."""
        widget = self._pressed or self.widget_at(point)[0]
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        down = left if self._pressed is not None and kind is not _RELEASE else none
        at = QPointF(widget.mapFrom(self.view, point.toPoint()))
        button = none if kind is QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), button, down, held)
        QApplication.sendEvent(widget, event)
        self._pointer = point
        self.settle()
        return self

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key in whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.focused(), key, held)
            self.settle()

    def type(self, text: str) -> None:
        """Type into whatever has the focus: the first letter may move it."""
        for letter in text:
            QTest.keyClicks(self.focused(), letter)
        self.settle()

    def compose(self, *stages: str, commit: str = "") -> None:
        """Compose with an input method: what it shows stage by stage, then what it commits."""
        for stage in stages:
            QApplication.sendEvent(self.focused(), QInputMethodEvent(stage, []))
            self.settle()
        if commit:
            event = QInputMethodEvent("", [])
            event.setCommitString(commit)
            QApplication.sendEvent(self.focused(), event)
            self.settle()

    def bring_forward(self) -> None:
        """Make the window the active one.

        A bare X server has no window manager that would pass the keyboard on when another window
        goes, and says only later that it has passed it.
        """
        window = self.canvas.window()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def focused(self) -> QWidget:
        if QApplication.activeWindow() is None:
            self.bring_forward()
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @contextmanager
    def writing(self, record: str) -> Iterator[None]:
        """Write in a record's field; the caller ends it."""
        assert self.canvas.hands().writing.begin(record), f"nothing to write in {record}"
        self.settle()
        yield


def pixels_of(picture: QPixmap) -> Pixels:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : image.width(), 2::-1].astype(np.int16)
