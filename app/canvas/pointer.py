"""Wheel, touchpad and mouse on the canvas.

One filter for the viewport and the margins beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from app.canvas import zoom
from app.canvas.tools.pan import PanTool
from app.canvas.view import MapView

# Pixels that a line of text takes when a wheel scrolls by lines.
_LINE = 20
_NOTCH = 120


class Pointer(QObject):
    """Turns events of the pointer into scrolling, zooming and panning; clicks it passes on.

    ``pressed`` and ``double_clicked`` carry the point of the view.
    """

    pressed = Signal(QPointF)
    double_clicked = Signal(QPointF)

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._space = False
        self._pan = PanTool(lambda: view.frame.origin, view.scroll_to)
        self._handlers: dict[QEvent.Type, Callable[[QWidget, QEvent], bool]] = {
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.NativeGesture: self._native_gesture,
            QEvent.Type.Gesture: self._gesture,
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double_click,
        }
        for widget in (view.viewport(), view.top_margin, view.side_margin):
            widget.installEventFilter(self)
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the events of the pointer; leave all others alone."""
        handler = self._handlers.get(event.type())
        if handler is None or not isinstance(watched, QWidget):
            return False
        return handler(watched, event)

    @property
    def panning(self) -> bool:
        """Whether the sheet is being dragged about."""
        return self._pan.active

    def hold_space(self, held: bool) -> None:
        """While Space is held the left button pans."""
        self._space = held
        self._show_cursor()

    def cancel(self) -> bool:
        """End a gesture and put back what it did; False when there is none."""
        if not self._pan.active:
            return False
        self._pan.cancel()
        self._show_cursor()
        return True

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

    def _gesture(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QGestureEvent)
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            centre = QPointF(widget.mapFromGlobal(pinch.centerPoint().toPoint()))
            self._zoom_by(pinch.scaleFactor(), self._at(widget, centre))
        event.accept(pinch)
        return True

    def _zoom_by(self, factor: float, point: QPointF) -> None:
        if factor > 0:
            self._view.zoom_at(self._view.frame.scale * factor, point)

    def _press(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        point = self._at(widget, event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space):
            self._pan.start(point)
            self._show_cursor()
        elif left:
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed.emit(point)
        return True

    def _move(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        if self._pan.active:
            self._pan.move(self._at(widget, event.position()))
        return True

    def _release(self, widget: QWidget, event: QEvent) -> bool:
        if self._pan.active:
            self._pan.finish()
            self._show_cursor()
        return True

    def _double_click(self, widget: QWidget, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)
        if event.button() == Qt.MouseButton.LeftButton and not self._space:
            self.double_clicked.emit(self._at(widget, event.position()))
        return True

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._pan.active:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        for widget in (self._view.viewport(), self._view.top_margin, self._view.side_margin):
            widget.setCursor(shape)
