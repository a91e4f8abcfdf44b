"""The keyboard in a toolbar: a ring round the button that has it, and arrows from one to the next.

Qt's style draws no ring there, and leaves the buttons out of what Tab goes through.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget

_WIDTH = 2.0


class FocusRing(QWidget):
    """Lies over one toolbar and follows the keyboard."""

    def __init__(self, bar: QToolBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _WIDTH))
        inset = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next button, as seen, that can be pressed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None or event.modifiers():
            return False
        ready = sorted((one for one in self._buttons() if one.isEnabled()), key=lambda one: one.x())
        here = next((at for at, one in enumerate(ready) if one is watched), 0)
        if 0 <= here + by < len(ready):
            ready[here + by].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _buttons(self) -> list[QToolButton]:
        """The buttons of the toolbar, without that for what has no room."""
        # Qt has no public class for what separates them: PySide would make all widgets' to find it.
        actions = (action for action in self._bar.actions() if not action.isSeparator())
        found = (self._bar.widgetForAction(action) for action in actions)
        return [one for one in found if isinstance(one, QToolButton)]

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # Of all others each event, from the start on, would come here for nothing.
        if old is not None:
            old.removeEventFilter(self)
        shown = isinstance(new, QToolButton) and new.parentWidget() is self._bar
        if shown and new is not None:
            new.installEventFilter(self)
            self.setGeometry(new.geometry())
            self.raise_()
        self.setVisible(shown)
