"""A picture with a frame over it that is dragged by pointer and keys: what lies in it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.editor.pictures.cropping import WHOLE, Part, Side, moved, pulled, pulled_in_shape, zoomed
from app.editor.words import tr

_MARGIN = 14
_HANDLE = 9.0
_REACH = 12.0
"""Pixels round a handle within which it is taken hold of: targets are 24 pixels at least."""

_VEIL = 150
_STEP, _FINE = 0.02, 0.005
_ZOOM = 1.1
_NOTCH = 120

_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_NEARER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_FARTHER = frozenset({Qt.Key.Key_Minus})
_SIDES = tuple(Side(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)


class CropFrame(QWidget):
    """Lets a part of a picture be chosen.

    ``changed`` tells of another part while it goes on; ``accepted`` of Enter, ``given_up`` of Esc.
    """

    changed = Signal()
    accepted = Signal()
    given_up = Signal()

    def __init__(
        self, image: QImage, part: Part, least: tuple[float, float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._image = image
        self._least = least
        self._part = part
        self._before: list[Part] = []
        self._held: tuple[Side | None, QPointF, Part] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("Part of the picture that is shown"))
        self._describe()

    @property
    def part(self) -> Part:
        """The part that is chosen."""
        return self._part

    @property
    def picture(self) -> QRectF:
        """Where the whole picture is drawn, in pixels of the widget."""
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    @property
    def box(self) -> QRectF:
        """Where the frame stands, in pixels of the widget."""
        whole, part = self.picture, self._part
        return QRectF(
            whole.left() + part.left * whole.width(),
            whole.top() + part.top * whole.height(),
            part.width * whole.width(),
            part.height * whole.height(),
        )

    def sizeHint(self) -> QSize:
        """As large as the picture that was given, with room for the handles."""
        ratio = self._image.devicePixelRatio()
        size = self._image.size() / ratio
        return QSize(max(1, size.width()) + 2 * _MARGIN, max(1, size.height()) + 2 * _MARGIN)

    def choose(self, part: Part) -> None:
        """Choose another part; that can be taken back."""
        if part != self._part:
            self._before.append(self._part)
            self._set(part)

    def take_back(self) -> None:
        """Choose the part again that was chosen before."""
        if self._before:
            self._set(self._before.pop())

    # --- drawing ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, dark outside the frame, and the frame with its handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole, box = self.picture, self.box
        painter.fillRect(whole, QColor("white"))
        painter.drawImage(whole, self._image)
        outside = QPainterPath()
        outside.addRect(whole)
        inside = QPainterPath()
        inside.addRect(box)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, _VEIL))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        for colour, width in ((QColor("black"), 3.5), (QColor("white"), 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(box)
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(accent if self.hasFocus() else QColor("black"), 1.5))
        for _, at in self._handles():
            painter.drawRect(QRectF(at.x() - _HANDLE / 2, at.y() - _HANDLE / 2, _HANDLE, _HANDLE))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _handles(self) -> Iterator[tuple[Side, QPointF]]:
        box = self.box
        across = {-1: box.left(), 0: box.center().x(), 1: box.right()}
        down = {-1: box.top(), 0: box.center().y(), 1: box.bottom()}
        for side in _SIDES:
            yield side, QPointF(across[side.across], down[side.down])

    # --- pointer ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or of the frame."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        side = self._side_at(at)
        if side is not None or self.box.contains(at):
            self._held = side, at, self._part

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._held is None:
            self.setCursor(self._cursor(event.position()))
            return
        side, start, part = self._held
        whole, way = self.picture, event.position() - start
        across, down = way.x() / whole.width(), way.y() / whole.height()
        if side is None:
            self._set(moved(part, across, down))
            return
        keeps_shape = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        pull = pulled_in_shape if keeps_shape and side.across and side.down else pulled
        self._set(pull(part, side, across, down, self._least))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            before, self._held = self._held[2], None
            if before != self._part:
                self._before.append(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show more or less of the picture."""
        turns = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        if self._held is None:
            self.choose(zoomed(self._part, _ZOOM**-turns, self._least))
        event.accept()

    def _side_at(self, at: QPointF) -> Side | None:
        """The edge or corner near a point; of a small frame the inside stays its own."""
        box = self.box
        reach = (min(_REACH, box.width() / 4), min(_REACH, box.height() / 4))
        if not box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at):
            return None
        across = _nearer_end(at.x(), box.left(), box.right(), reach[0])
        down = _nearer_end(at.y(), box.top(), box.bottom(), reach[1])
        return Side(across, down) if across or down else None

    def _cursor(self, at: QPointF) -> Qt.CursorShape:
        side = self._side_at(at)
        if side is None:
            inside = self.box.contains(at)
            return Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.ArrowCursor
        if side.across and side.down:
            falling = side.across == side.down
            shapes = Qt.CursorShape
            return shapes.SizeFDiagCursor if falling else shapes.SizeBDiagCursor
        return Qt.CursorShape.SizeHorCursor if side.across else Qt.CursorShape.SizeVerCursor

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo)
            if undoes or self._verb(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the frame, with Shift they resize it, with Ctrl finely; + and − zoom."""
        verb = self._verb(event)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif verb is not None:
            verb()
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _WAYS and not held & Qt.KeyboardModifier.AltModifier:
            return lambda: self.choose(self._gone(key, held))
        if key in _NEARER:
            return lambda: self.choose(zoomed(self._part, 1 / _ZOOM, self._least))
        if key in _FARTHER:
            return lambda: self.choose(zoomed(self._part, _ZOOM, self._least))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            return lambda: self.choose(WHOLE)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.accepted.emit
        return self._escape if key == Qt.Key.Key_Escape else None

    def _gone(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Part:
        step = _FINE if held & Qt.KeyboardModifier.ControlModifier else _STEP
        across, down = (one * step for one in _WAYS[key])
        if held & Qt.KeyboardModifier.ShiftModifier:
            return pulled(self._part, Side(1, 1), across, down, self._least)
        return moved(self._part, across, down)

    def _escape(self) -> None:
        """In the middle of a drag it puts back what was; else all is given up."""
        if self._held is not None:
            before, self._held = self._held[2], None
            self._set(before)
        else:
            self.given_up.emit()

    # --- inner ---

    def _set(self, part: Part) -> None:
        if part != self._part:
            self._part = part
            self._describe()
            self.update()
            self.changed.emit()

    def _describe(self) -> None:
        part = self._part
        self.setAccessibleDescription(
            tr(
                "From {left}% to {right}% across, from {top}% to {bottom}% down. Arrows move "
                "it, with Shift they resize it, + and − show less and more, Home shows all.",
                left=round(part.left * 100),
                right=round(part.right * 100),
                top=round(part.top * 100),
                bottom=round(part.bottom * 100),
            )
        )


def _nearer_end(at: float, low: float, high: float, reach: float) -> int:
    """−1 at the lower end or beyond, 1 at the upper one, 0 between."""
    if at < low + reach:
        return -1
    return 1 if at > high - reach else 0
