"""Icons of the window: outlines drawn in the palette's colour, sharp at every pixel ratio."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)

from app.layout.icons import BOX, STROKE, icon_names
from app.layout.icons import icon as icon_shape


class _Outline(QIconEngine):
    """Draws one icon whenever it is asked for, in the colour that the palette has then."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group = QPalette.ColorGroup.Normal
        role = self._role
        if mode == QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        elif mode == QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        draw_icon(painter, self._name, QRectF(rect), QGuiApplication.palette().color(group, role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Outline(self._name, self._role)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon of that name for actions and buttons. Raises ``KeyError`` for an unknown name."""
    if name not in icon_names():
        raise KeyError(f"there is no icon {name!r}")
    return QIcon(_Outline(name, role))


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon into a square of the painter."""
    side = min(box.width(), box.height())
    path = QPainterPath()
    for command in icon_shape(name).commands:
        match command:
            case ("M", float(x), float(y)):
                path.moveTo(x, y)
            case ("L", float(x), float(y)):
                path.lineTo(x, y)
            case ("C", *numbers):
                path.cubicTo(*(float(number) for number in numbers))
            case _:
                path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / BOX, side / BOX)
    pen = QPen(colour, STROKE * 0.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.restore()


def pixmap(name: str, side: int, colour: QColor, ratio: float) -> QPixmap:
    """An icon as a picture of ``side`` device-independent pixels."""
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_icon(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return made
