"""A scroll bar that costs little to draw: it is drawn anew with each step of a pan."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

# For so many milliseconds the bar may lag behind the map.
_LAG = 30
_INSET = 3.0
_ARROW = 3.0

# Each step of a pan asks for it, and to look it up costs as much as the rest that is done then.
_VALUE = QAbstractSlider.SliderChange.SliderValueChange


class QuietBar(QScrollBar):
    """A flat scroll bar in the colours of the palette, where the style has its parts.

    The style's own takes longer to draw than the strip of the map that scrolling uncovers, and lets
    all widgets below be drawn first.
    """

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._option = QStyleOptionSlider()
        self._soon = QTimer(self, singleShot=True, interval=_LAG)
        self._soon.timeout.connect(self.update)
        self._ground: QPixmap | None = None
        self._handles: dict[tuple[int, int, bool, bool], QPixmap] = {}

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Show another value a little later, if the map was scrolled and not this bar dragged.

        The steps of a pan follow one another faster than anybody reads a scroll bar, and each would
        wait for its drawing.
        """
        if change != _VALUE or self.isSliderDown():
            super().sliderChange(change)
        elif not self._soon.isActive():
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, arrows and handle, each a picture that was made before."""
        self.initStyleOption(self._option)
        handle = self._box(QStyle.SubControl.SC_ScrollBarSlider)
        if self.size().isEmpty():
            return
        if self._ground is None:
            self._ground = self._picture_of_ground()
        key = handle.width(), handle.height(), self.isSliderDown(), self.underMouse()
        picture = self._handles.get(key)
        if picture is None and not handle.isEmpty():
            self._handles.clear()
            picture = self._handles[key] = self._picture_of_handle(handle.size())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        if picture is not None:
            painter.drawPixmap(handle.topLeft(), picture)
        painter.end()

    def _forget(self) -> None:
        self._ground = None
        self._handles.clear()

    def _picture_of_ground(self) -> QPixmap:
        picture = self._blank(self.size())
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawPolygon(self._arrow(self._box(QStyle.SubControl.SC_ScrollBarSubLine), False))
        painter.drawPolygon(self._arrow(self._box(QStyle.SubControl.SC_ScrollBarAddLine), True))
        painter.end()
        return picture

    def _picture_of_handle(self, size: QSize) -> QPixmap:
        picture = self._blank(size)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_handle(painter, QRect(QPoint(), size), self._ink(self.palette()))
        painter.end()
        return picture

    def _blank(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.palette().color(QPalette.ColorRole.Window))
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pictures anew for another size."""
        super().resizeEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Make the pictures anew in other colours, or where a style has its parts elsewhere."""
        super().changeEvent(event)
        self._forget()

    def event(self, event: QEvent) -> bool:
        """Make the pictures anew on a screen that is finer or coarser."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._forget()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that nothing below shines through, which a style may have denied while polishing."""
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Draw the handle stronger under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Draw the handle as usual again."""
        super().leaveEvent(event)
        self.update()

    def _box(self, part: QStyle.SubControl) -> QRect:
        scroll_bar = QStyle.ComplexControl.CC_ScrollBar
        return self.style().subControlRect(scroll_bar, self._option, part, self)

    def _draw_handle(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        """A bar with round ends; only these are smoothed, which a long shape makes slow."""
        inset, upright = round(_INSET), self.orientation() == Qt.Orientation.Vertical
        thick = (box.width() if upright else box.height()) - 2 * inset
        radius = thick / 2
        painter.setBrush(ink)
        if upright:
            body = box.adjusted(inset, round(radius), -inset, -round(radius))
            ends = (
                QPointF(body.left() + radius, body.top()),
                QPointF(body.left() + radius, body.bottom() + 1),
            )
        else:
            body = box.adjusted(round(radius), inset, -round(radius), -inset)
            ends = (
                QPointF(body.left(), body.top() + radius),
                QPointF(body.right() + 1, body.top() + radius),
            )
        painter.fillRect(body, ink)
        for end in ends:
            painter.drawEllipse(end, radius, radius)

    def _ink(self, palette: QPalette) -> QColor:
        role = QPalette.ColorRole
        if self.isSliderDown():
            return palette.color(role.Highlight)
        return palette.color(role.PlaceholderText if self.underMouse() else role.Mid)

    def _arrow(self, box: QRect, forward: bool) -> QPolygonF:
        """A triangle in the middle of a button, pointing where the button scrolls to."""
        middle = QPointF(box.center()) + QPointF(0.5, 0.5)
        tip, half = (_ARROW / 2 if forward else -_ARROW / 2), _ARROW
        if self.orientation() == Qt.Orientation.Vertical:
            corners = [QPointF(0, tip), QPointF(-half, -tip), QPointF(half, -tip)]
        else:
            corners = [QPointF(tip, 0), QPointF(-tip, -half), QPointF(-tip, half)]
        return QPolygonF([middle + corner for corner in corners])


def use_quiet_bars(area: QAbstractScrollArea) -> None:
    """Let what scrolls have bars like the map's; the style's own stand out in relief."""
    area.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(QuietBar(Qt.Orientation.Horizontal, area))
