"""A menu to check several things in: it stays open until it is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.editor.words import tr
from app.ui.icons import icon
from app.ui.inspector.field import Option, Value
from app.ui.lined_menu import LinedMenu
from app.ui.row_style import PARTLY


class CheckMenu(LinedMenu):
    """Offers things to check; ``toggle`` is told each time. Esc or a click beside it closes it.

    Beside what only some of several records have, ``partly``, stands a dash until it is chosen,
    and beside each its icon, where ``icon_of`` knows one.
    Below them stand ``more`` things that can be done, each by its name and its icon, if any.
    """

    def __init__(
        self,
        options: Iterable[Option],
        checked: Iterable[Value],
        toggle: Callable[[Value, bool], object],
        parent: QWidget,
        partly: Collection[Value] = (),
        more: Iterable[tuple[str, str, Callable[[], object]]] = (),
        icon_of: Callable[[Value], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = list(checked)
        for value, name in options:
            action = QAction(name.replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            if value in partly:
                action.setText(tr("{name} (some have it)", name=action.text()))
                action.setProperty(PARTLY, True)
                action.toggled.connect(partial(_drop_dash, action, name))
            if icon_of is not None:
                action.setIcon(icon(icon_of(value)))
            action.toggled.connect(partial(toggle, value))
            self.addAction(action)
        self.addSeparator()
        for name, sign, act in more:
            action = self.addAction(name.replace("&", "&&"))
            if sign:
                action.setIcon(icon(sign))
            action.triggered.connect(partial(_act, act))
        if not any(action.text() for action in self.actions()):
            self.addAction(tr("The map has none yet")).setEnabled(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check what was clicked, and stay."""
        action = self.actionAt(event.position().toPoint())
        if action in self.actions() and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check what Space or Enter is pressed on, and stay."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        action = self.activeAction()
        if event.key() in keys and action in self.actions() and action.isCheckable():
            action.toggle()
        else:
            super().keyPressEvent(event)


def _act(act: Callable[[], object], *_: object) -> None:
    act()


def _drop_dash(action: QAction, name: str, _: bool) -> None:
    """From now on all have it, or none."""
    action.setProperty(PARTLY, False)
    action.setText(name.replace("&", "&&"))
