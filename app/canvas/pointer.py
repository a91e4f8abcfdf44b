"""Wheel, touchpad and mouse on the canvas.

One filter for the viewport and the margins beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGestureEvent,
    QPanGesture,
    QPinchGesture,
    QToolTip,
    QWidget,
)

from app.canvas import zoom
from app.canvas.gesture import Gesture
from app.canvas.steady import kept_under
from app.canvas.tools.pan import PanTool
from app.canvas.tools.tool import Pull
from app.canvas.view import MapView
from app.editor.selection import Selection

# Pixels that a line of text takes when a wheel scrolls by lines.
_LINE = 20
_NOTCH = 120

_HELD = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}


class Pointer(QObject):
    """Turns events of the pointer into scrolling, zooming, panning and gestures.

    ``grasping`` comes before anything is made of a press; ``pressed`` tells of one that selects
    what is there, ``clicked`` of its release where it was no drag, ``hovered`` of the pointer with
    no button held and ``left`` of its leaving. They carry where the pointer is, as a `Pull`;
    ``double_clicked`` the point of the view. ``let_go`` tells of a button that is not held any
    more.
    """

    grasping = Signal()
    pressed = Signal(object)
    clicked = Signal(object)
    double_clicked = Signal(QPointF)
    hovered = Signal(object)
    left = Signal()
    let_go = Signal()

    def __init__(self, view: MapView, gesture: Gesture) -> None:
        super().__init__(view)
        self._view = view
        self._gesture = gesture
        self._space = False
        self._missed: Selection | None = None
        self._touched = False
        self._grasping = False
        self._shape = Qt.CursorShape.ArrowCursor
        self._at_last = QPointF()
        self._pan = PanTool(lambda: view.frame.origin, view.scroll_to)
        self._handlers: dict[QEvent.Type, Callable[[QWidget, QEvent], bool]] = {
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.NativeGesture: self._native_gesture,
            QEvent.Type.Gesture: self._fingers,
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double_click,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.ToolTip: self._tip,
        }
        for widget in self._widgets:
            widget.installEventFilter(self)
            widget.setMouseTracking(True)
        # Else Qt takes the keyboard from a field before anybody sees what a press is meant for.
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for gesture_type in (Qt.GestureType.PinchGesture, Qt.GestureType.PanGesture):
            view.viewport().grabGesture(gesture_type)
        view.installEventFilter(self)

    @property
    def _widgets(self) -> tuple[QWidget, ...]:
        return self._view.viewport(), self._view.top_margin, self._view.side_margin

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the events of the pointer; leave all others alone."""
        if watched is self._view:
            return self._of_view(event)
        handler = self._handlers.get(event.type())
        if handler is None or not isinstance(watched, QWidget):
            return False
        return handler(watched, event)

    @property
    def panning(self) -> bool:
        """Whether the sheet is being dragged about."""
        return self._pan.active

    @property
    def holding(self) -> bool:
        """Whether a button is held that may mean something on the map."""
        return self._grasping or self._gesture.active or self._pan.active

    def hold_space(self, held: bool) -> None:
        """While Space is held the left button pans."""
        self._space = held
        self._show_cursor()

    def cancel(self) -> bool:
        """End a gesture and put back what it did; False when there is none."""
        ended = self._gesture.cancel()
        if self._pan.active:
            self._pan.cancel()
            ended = True
        self._show_cursor()
        return ended

    def _of_view(self, event: QEvent) -> bool:
        """Keys held change what a drag does; with the focus the pointer may be lost."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self._gesture.lose()
            self._show_cursor()
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and self._gesture.dragging:
            assert isinstance(event, QKeyEvent)
            held = _HELD.get(Qt.Key(event.key()))
            if held is not None:
                now = event.modifiers() & ~held
                if kind == QEvent.Type.KeyPress:
                    now |= held
                self._gesture.move(Pull(self._at_last, now))
                self._show_cursor()
        return False

    def _at(self, widget: QWidget, position: QPointF) -> QPointF:
        return position + QPointF(widget.pos())

    def _wheel(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QWheelEvent)
        pixels, angle = event.pixelDelta(), event.angleDelta()
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            if pixels.isNull():
                turned = angle.y() or angle.x()
                factor = zoom.wheel_factor(turned / _NOTCH)
            else:
                factor = zoom.touchpad_factor(pixels.y())
            self._zoom_by(factor, self._at(widget, event.position()))
        else:
            if pixels.isNull():
                step = QApplication.wheelScrollLines() * _LINE / _NOTCH
                across, down = angle.x() * step, angle.y() * step
            else:
                across, down = float(pixels.x()), float(pixels.y())
            if held & Qt.KeyboardModifier.ShiftModifier and not across:
                across, down = down, 0.0
            self._view.scroll_by(-across, -down)
        event.accept()
        return True

    def _native_gesture(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QNativeGestureEvent)
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom_by(1.0 + event.value(), self._at(widget, event.position()))
        return True

    def _fingers(self, widget: QWidget, event: QEvent) -> bool:
        """Two fingers on a touch screen zoom where they spread, and take the sheet along."""
        assert isinstance(event, QGestureEvent)
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
                centre = QPointF(widget.mapFromGlobal(pinch.centerPoint().toPoint()))
                self._zoom_by(pinch.scaleFactor(), self._at(widget, centre))
            event.accept(pinch)
        pan = event.gesture(Qt.GestureType.PanGesture)
        if isinstance(pan, QPanGesture):
            self._view.scroll_by(-pan.delta().x(), -pan.delta().y())
            event.accept(pan)
        return True

    def _zoom_by(self, factor: float, point: QPointF) -> None:
        if factor > 0:
            self._view.zoom_at(self._view.frame.scale * factor, point)

    def _pull(self, widget: QWidget, event: QMouseEvent) -> Pull:
        self._at_last = self._at(widget, event.position())
        return Pull(self._at_last, event.modifiers())

    def _press(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        pull = self._pull(widget, event)
        left = event.button() == Qt.MouseButton.LeftButton
        if self._gesture.active and not left:
            # Another button in the middle of a drag gives it up, as on other desktops.
            self.cancel()
        elif event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._pan.start(pull.point)
        elif left:
            self._touched = True
            hand = self._gesture.hand
            self._grasping = True
            try:
                self._missed = kept_under(self._view, hand.spots, pull.point, self._take_keyboard)
            finally:
                self._grasping = False
            if self._missed is not None:
                hand.session.select(self._missed)
            elif self._gesture.press(pull).selects:
                self.pressed.emit(pull)
        self._show_cursor()
        return True

    def _take_keyboard(self) -> None:
        """Let what is written elsewhere come to its end first."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self.grasping.emit()

    def _move(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        pull = self._pull(widget, event)
        if self._pan.active:
            self._pan.move(pull.point)
        elif not self._gesture.active:
            self._gesture.hover(pull)
            self.hovered.emit(pull)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._gesture.move(pull)
        else:
            self._gesture.lose()
        self._show_cursor()
        return True

    def _release(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        pull = self._pull(widget, event)
        if self._pan.active:
            self._pan.finish()
        elif event.button() == Qt.MouseButton.LeftButton and self._gesture.active:
            grip = self._gesture.grip
            if self._gesture.release(pull):
                if grip.click is not None:
                    grip.click()
                elif grip.selects:
                    self.clicked.emit(pull)
            self._gesture.hover(pull)
        self._show_cursor()
        self.let_go.emit()
        return True

    def _double_click(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        left = event.button() == Qt.MouseButton.LeftButton
        # Where the first press missed what was meant, another thing lies there now; and it may have
        # been what opened the map, on the welcome page.
        if left and self._touched and not self._space and self._missed is None:
            pull = self._pull(widget, event)
            self._gesture.hover(pull)
            grip = self._gesture.grip
            if grip.double is not None:
                grip.double()
            elif grip.selects:
                self.double_clicked.emit(pull.point)
        return True

    def _leave(self, widget: QWidget, event: QEvent) -> bool:
        self._gesture.leave()
        self._show_cursor()
        self.left.emit()
        return False

    def _tip(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QHelpEvent)
        tip = "" if self._gesture.active else self._gesture.grip.tip
        QToolTip.showText(event.globalPos(), tip, widget)
        return True

    def _show_cursor(self) -> None:
        shape = self._gesture.cursor
        if self._pan.active:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space and not self._gesture.active:
            shape = Qt.CursorShape.OpenHandCursor
        if shape != self._shape:
            self._shape = shape
            for widget in self._widgets:
                widget.setCursor(shape)
