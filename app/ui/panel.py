"""What a panel beside a map is, and the dock in which it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QWidget

from app.editor.words import tr
from app.ui.icon_button import icon_button

if TYPE_CHECKING:
    # The empty window starts without the models.
    from app.editor.session import Session


class Restorable(NamedTuple):
    """A text that Esc gave up in a panel: what brings it back, and whether that can be."""

    restore: Callable[[], object]
    possible: Callable[[], bool]


class Panel(QWidget):
    """What all panels beside a map have. ``left`` gives the keyboard back to the map.

    It is refreshed as soon as the map or what is selected has changed and is painted, and when it
    appears again.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        # A key press is painted on the map before the panel follows it.
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        session.listen(self._stir)

    def refresh(self) -> None:
        """Show the map and what is selected as they are now."""
        self._soon.stop()

    def take_keyboard(self) -> None:
        """Let the keyboard go to where one begins."""
        raise NotImplementedError

    def write(self) -> None:
        """Put what is being typed into the map."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the panel was closed."""
        super().showEvent(event)
        self._soon.start(0)

    def pause(self) -> int:
        """Milliseconds that it waits after a change, however many follow."""
        return 0

    def _stir(self) -> None:
        pause = self.pause()
        if self.isVisible() and not (pause and self._soon.isActive()):
            self._soon.start(pause)


_Panel = TypeVar("_Panel", bound=Panel, covariant=True)


class PanelPlace(Generic[_Panel]):
    """A dock at a side of a window, and the panel in it: made when it is first asked for.

    ``make`` gives the panel of the map that is shown, None without one. ``width`` is in pixels;
    that, and whether it is open, holds for a window of which nothing is remembered.
    """

    def __init__(
        self,
        window: QMainWindow,
        name: str,
        title: str,
        make: Callable[[QWidget], _Panel | None],
        *,
        width: int,
        trailing: bool = False,
        opened: bool = False,
    ) -> None:
        self.name = name
        self.width = width
        self.trailing = trailing
        self.opened = opened
        self.dock = _new_dock(window, name, title)
        window.addDockWidget(_side(trailing), self.dock)
        self._make = make
        self._made: _Panel | None = None

    @property
    def made(self) -> _Panel | None:
        """The panel, if anybody has asked for it."""
        return self._made

    @property
    def is_open(self) -> bool:
        """Whether it is open."""
        return not self.dock.isHidden()

    def get(self) -> _Panel | None:
        """The panel, made now if it was not before; None without a map."""
        if self._made is None:
            self._made = self._make(self.dock)
            if self._made is not None:
                self._put(self._made)
        return self._made

    def clear(self) -> None:
        """Let go of the panel: another map is shown."""
        if self._made is not None:
            self._put(QWidget())
            self._made = None

    def _put(self, widget: QWidget) -> None:
        before = self.dock.widget()
        self.dock.setWidget(widget)
        if before is not None:
            before.hide()
            before.deleteLater()


def _new_dock(window: QMainWindow, name: str, title: str) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setAllowedAreas(
        Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
    )
    dock.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetClosable
        | QDockWidget.DockWidgetFeature.DockWidgetMovable
    )
    dock.setTitleBarWidget(_TitleBar(title, dock))
    return dock


class _TitleBar(QWidget):
    """The name of a panel, and a button of a size that can be hit which closes it."""

    def __init__(self, text: str, dock: QDockWidget) -> None:
        super().__init__(dock)
        # A label lets the mouse through, so the panel can be dragged by it.
        label = QLabel(text, self)
        close = icon_button(self, "x", tr("Close {panel}", panel=text), side=24, drawn=14)
        close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 6, 3)
        row.addWidget(label, 1)
        row.addWidget(close)


def _side(trailing: bool) -> Qt.DockWidgetArea:
    """The side of the window: leading and trailing change places where text runs to the left."""
    rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    area = Qt.DockWidgetArea
    return area.RightDockWidgetArea if trailing != rtl else area.LeftDockWidgetArea
