"""The panels beside a map: the inspector on the trailing side, the outline on the leading one.

They come with the first map. Where they stand and which are open is remembered with the window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QToolBar,
    QToolButton,
    QWidget,
)

from app.canvas.canvas import MapCanvas
from app.editor.session import Session
from app.editor.words import tr
from app.ui import outline
from app.ui.focus_ring import FocusRing
from app.ui.icons import icon
from app.ui.inspector import panel as inspector
from app.ui.inspector.panel import Inspector
from app.ui.inspector.refused import Refused
from app.ui.outline import Outline

INSPECTOR = "inspector"
OUTLINE = "outline"

# Another number lets go of what was remembered of panels that are arranged otherwise by now.
_VERSION = 1


class Panels(QObject):
    """The docks of one window. ``toggled`` tells of one that is opened or closed, by its name.

    ``refused_changed`` tells that a field does not take what was typed, or is no longer seen.
    """

    toggled = Signal(str, bool)
    refused_changed = Signal()

    def __init__(self, window: QMainWindow, remembered: QByteArray | None) -> None:
        super().__init__(window)
        self._window = window
        self._canvas: MapCanvas | None = None
        self.inspector: Inspector | None = None
        self.outline: Outline | None = None
        self.docks = {
            INSPECTOR: self._dock(INSPECTOR, tr("Inspector"), trailing=True),
            OUTLINE: self._dock(OUTLINE, tr("Outline"), trailing=False),
        }
        if remembered is not None and window.restoreState(remembered, _VERSION):
            # A window that is seen already shows what comes to it, unless that was hidden by name.
            for dock in self.docks.values():
                dock.setVisible(not dock.isHidden())
        else:
            window.resizeDocks(
                [self.docks[INSPECTOR], self.docks[OUTLINE]],
                [inspector.WIDTH, outline.WIDTH],
                Qt.Orientation.Horizontal,
            )
            self.docks[INSPECTOR].show()
            self.docks[OUTLINE].hide()

    def state(self) -> QByteArray:
        """What to remember: which panels are open, where, and how wide."""
        return self._window.saveState(_VERSION)

    def show_session(
        self, session: Session, canvas: MapCanvas, act: Callable[[str], object]
    ) -> None:
        """Show another map in all panels; ``act`` does an act by its id to what is selected."""
        self._canvas = canvas
        form = Inspector(session, self.docks[INSPECTOR])
        form.left.connect(self._give_back)
        form.refused_changed.connect(self.refused_changed)
        _replace(self.docks[INSPECTOR], self.inspector, form)
        self.inspector = form
        tree = Outline(session, canvas.select, act, self.docks[OUTLINE])
        tree.left.connect(self._give_back)
        _replace(self.docks[OUTLINE], self.outline, tree)
        self.outline = tree
        for name in self.docks:
            self.toggled.emit(name, self.is_open(name))

    def write(self) -> None:
        """Put what is being typed in a panel into the map."""
        if self.inspector is not None:
            self.inspector.write()
        if self.outline is not None:
            self.outline.tree.write()

    def refused(self) -> tuple[Refused, ...]:
        """What was typed in the inspector and is not in the map."""
        return self.inspector.refused() if self.inspector is not None else ()

    def toggle(self, name: str) -> None:
        """Open a panel and let the keyboard go there, or close it."""
        dock = self.docks[name]
        if not dock.isHidden():
            self.write()
            dock.close()
            self._give_back()
            return
        dock.show()
        dock.raise_()
        panel = self.inspector if name == INSPECTOR else self.outline
        if panel is not None:
            panel.take_keyboard()

    def go_round(self, by: int, toolbar: QWidget, messages: QWidget) -> None:
        """Let the keyboard go to the next pane (1) or the one before (−1).

        They are toolbar, outline, map, inspector, and the messages if there are any.
        """
        panes: list[QWidget | None] = [toolbar, None]
        if self.outline is not None and self.is_open(OUTLINE):
            panes.insert(1, self.outline)
        if self.inspector is not None and self.is_open(INSPECTOR):
            panes.append(self.inspector)
        if first_stop(messages) is not None:
            panes.append(messages)
        focused = QApplication.focusWidget()
        here = panes.index(None)
        for at, one in enumerate(panes):
            if one is not None and focused is not None and one.isAncestorOf(focused):
                here = at
        pane = panes[(here + by) % len(panes)]
        if pane is None:
            self._give_back()
        elif isinstance(pane, (Outline, Inspector)):
            pane.take_keyboard()
        elif (stop := first_stop(pane)) is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def is_open(self, name: str) -> bool:
        """Whether a panel is open."""
        return not self.docks[name].isHidden()

    def _give_back(self) -> None:
        if self._canvas is not None:
            self._canvas.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dock(self, name: str, title: str, *, trailing: bool) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        dock.setTitleBarWidget(TitleBar(title, dock))
        self._window.addDockWidget(_side(trailing), dock)
        dock.visibilityChanged.connect(lambda _: self.toggled.emit(name, self.is_open(name)))
        dock.visibilityChanged.connect(lambda _: self.refused_changed.emit())
        return dock


def first_stop(pane: QWidget) -> QWidget | None:
    """Where the keyboard comes to first in a pane, if anywhere."""
    stops = (
        one
        for one in pane.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        # Qt leaves the buttons of toolbars out of what Tab goes through.
        and (one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(pane, QToolBar))
        and not isinstance(one, FocusRing)
    )
    return next(stops, None)


class TitleBar(QWidget):
    """The name of a panel, and a button of a size that can be hit which closes it."""

    def __init__(self, text: str, dock: QDockWidget) -> None:
        super().__init__(dock)
        # A label lets the mouse through, so the panel can be dragged by it.
        label = QLabel(text, self)
        close = QToolButton(self)
        close.setIcon(icon("x"))
        close.setIconSize(QSize(14, 14))
        close.setMinimumSize(24, 24)
        close.setAutoRaise(True)
        close.setToolTip(tr("Close {panel}", panel=text))
        close.setAccessibleName(close.toolTip())
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


def _replace(dock: QDockWidget, old: QWidget | None, new: QWidget) -> None:
    dock.setWidget(new)
    if old is not None:
        old.hide()
        old.deleteLater()
