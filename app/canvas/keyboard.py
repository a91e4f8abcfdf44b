"""Keys on the canvas in Navigate mode; while a field is open they belong to its editor."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from app.canvas.digits import level_typed
from app.canvas.pointer import Pointer
from app.canvas.view import MapView
from app.editor.navigate import Way

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier

_WAYS = MappingProxyType(
    {
        (Qt.Key.Key_Left, _NONE): Way.LEFT,
        (Qt.Key.Key_Right, _NONE): Way.RIGHT,
        (Qt.Key.Key_Up, _NONE): Way.UP,
        (Qt.Key.Key_Down, _NONE): Way.DOWN,
        (Qt.Key.Key_Home, _NONE): Way.FIRST_STAGE,
        (Qt.Key.Key_End, _NONE): Way.LAST_STAGE,
        (Qt.Key.Key_Home, _CONTROL): Way.FIRST_CELL,
        (Qt.Key.Key_End, _CONTROL): Way.LAST_CELL,
    }
)

# Pixels that an arrow scrolls by: as far as a click on an arrow of a scroll bar.
_STEP = 60

_SCROLLS = MappingProxyType(
    {
        Qt.Key.Key_Left: (-_STEP, 0),
        Qt.Key.Key_Right: (_STEP, 0),
        Qt.Key.Key_Up: (0, -_STEP),
        Qt.Key.Key_Down: (0, _STEP),
    }
)


def typed_text(event: QKeyEvent) -> str:
    """What a key press writes; "" for a key that commands something."""
    held = event.modifiers()
    # Both together are AltGr, which writes.
    if bool(held & _CONTROL) != bool(held & _ALT) or held & Qt.KeyboardModifier.MetaModifier:
        return ""
    text = event.text()
    return text if text.isprintable() and not text.isspace() else ""


class Keyboard(QObject):
    """Turns key presses on the view into ways to go, writing, scrolling, and panning.

    ``extend`` carries ways to go that take what lies between into the selection; ``typed`` what
    was typed; ``settle`` lets go of all but one.
    """

    go = Signal(Way)
    extend = Signal(Way)
    write = Signal()
    settle = Signal()
    typed = Signal(str)

    def __init__(
        self,
        view: MapView,
        pointer: Pointer,
        score: Callable[[str], bool],
        go_on: Callable[[bool], bool],
    ) -> None:
        """``score`` takes a level from 1 to 5, as text, where what is selected has such.

        ``go_on`` goes on (or back) to the next heading; where it does not, Tab leaves the canvas.
        """
        super().__init__(view)
        self._score = score
        self._go_on = go_on
        self._view = view
        self._pointer = pointer
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.write.emit,
            Qt.Key.Key_Enter: self.write.emit,
            Qt.Key.Key_Escape: self._give_up,
            Qt.Key.Key_PageUp: lambda: self._page(-1),
            Qt.Key.Key_PageDown: lambda: self._page(1),
            Qt.Key.Key_Space: lambda: pointer.hold_space(True),
        }
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the canvas; leave all others to the window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
                self._pointer.hold_space(False)
                return True
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._pointer.hold_space(False)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        way = _WAYS.get((Qt.Key(event.key()), held & ~_SHIFT))
        if way is not None:
            (self.extend if held & _SHIFT else self.go).emit(way)
            return True
        step = _SCROLLS.get(Qt.Key(event.key())) if held == _CONTROL else None
        if step is not None:
            self._view.scroll_by(*step)
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not held & ~_SHIFT:
            return self._go_on(event.key() == Qt.Key.Key_Tab and not held)
        action = self._plain.get(Qt.Key(event.key())) if held == _NONE else None
        if action is not None:
            action()
            return True
        level = level_typed(event)
        if level and self._score(level):
            return True
        text = typed_text(event)
        if text:
            self.typed.emit(text)
        return bool(text)

    def _give_up(self) -> None:
        if not self._pointer.cancel():
            self.settle.emit()

    def _page(self, by: int) -> None:
        self._view.scroll_by(0, by * self._view.frame.body.height() * 0.9)
