"""The panels beside a map: the inspector on the trailing side, outline and tray on the leading one.

They come with the first map. Where they stand and which are open is remembered with the window.
What they show is imported and made when it is first seen, after the map: that takes as long again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer, Signal
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
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.session import Session
from app.editor.words import tr
from app.models.card import Card
from app.models.lane import Lane
from app.models.stage import Path, Stage, Step
from app.ui.focus_ring import FocusRing
from app.ui.icons import icon
from app.ui.widths import INSPECTOR_WIDTH, OUTLINE_WIDTH, TRAY_WIDTH

if TYPE_CHECKING:
    from app.ui.inspector.panel import Inspector
    from app.ui.inspector.refused import Refused
    from app.ui.outline import Outline
    from app.ui.tray.panel import Tray

INSPECTOR = "inspector"
OUTLINE = "outline"
TRAY = "tray"

# What has a place on the map; personas and sources have none.
_SELECTED = frozenset({Card, Lane, Path, Stage, Step})

_LEAST_HIGH = 180

# Another number lets go of what was remembered of panels that are arranged otherwise by now.
_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """The map that all panels show."""

    session: Session
    canvas: MapCanvas
    act: Callable[[str], object]


class Panels(QObject):
    """The docks of one window. ``toggled`` tells of one that is opened or closed, by its name.

    ``refused_changed`` tells that a field does not take what was typed, or is no longer seen;
    ``abandoned`` hands over what brings a long text back that Esc gave up, ``unreadable`` what is
    wrong with what was pasted.
    """

    toggled = Signal(str, bool)
    refused_changed = Signal()
    abandoned = Signal(object)
    unreadable = Signal(str)

    def __init__(self, window: QMainWindow, remembered: QByteArray | None) -> None:
        super().__init__(window)
        self._window = window
        self._shown: _Shown | None = None
        self._inspector: Inspector | None = None
        self._outline: Outline | None = None
        self._tray: Tray | None = None
        self.docks = {
            INSPECTOR: self._dock(INSPECTOR, tr("Inspector"), trailing=True),
            OUTLINE: self._dock(OUTLINE, tr("Outline"), trailing=False),
            TRAY: self._dock(TRAY, tr("Tray"), trailing=False),
        }
        # What is not among what is remembered stays closed.
        self.docks[TRAY].hide()
        if remembered is not None and window.restoreState(remembered, _VERSION):
            # A window that is seen already shows what comes to it, unless that was hidden by name.
            for dock in self.docks.values():
                dock.setVisible(not dock.isHidden())
        else:
            window.resizeDocks(
                [self.docks[INSPECTOR], self.docks[OUTLINE], self.docks[TRAY]],
                [INSPECTOR_WIDTH, OUTLINE_WIDTH, TRAY_WIDTH],
                Qt.Orientation.Horizontal,
            )
            self.docks[INSPECTOR].show()
            self.docks[OUTLINE].hide()
            self.docks[TRAY].hide()

    def state(self) -> QByteArray:
        """What to remember: which panels are open, where, and how wide."""
        return self._window.saveState(_VERSION)

    def show_session(
        self, session: Session, canvas: MapCanvas, act: Callable[[str], object]
    ) -> None:
        """Show another map from now on; ``act`` does an act by its id to what is selected."""
        self._shown = _Shown(session, canvas, act)
        # Whatever the map's commands do, they do to what is typed beside it too.
        canvas.settling.connect(self.write)
        if self._inspector is not None:
            self._put(INSPECTOR, QWidget())
            self._inspector = None
        if self._outline is not None:
            self._put(OUTLINE, QWidget())
            self._outline = None
        if self._tray is not None:
            self._put(TRAY, QWidget())
            self._tray = None
        for name in self.docks:
            self.toggled.emit(name, self.is_open(name))

    @property
    def inspector(self) -> Inspector | None:
        """The inspector of the map, made when first asked for; None without a map."""
        if self._inspector is None and self._shown is not None:
            # Its forms and fields take as long to import as the map to be laid out.
            from app.ui.inspector.panel import Inspector

            made = Inspector(self._shown.session, self.docks[INSPECTOR])
            made.left.connect(self._give_back)
            made.wanted.connect(self._go_to)
            made.commanded.connect(self._shown.act)
            made.refused_changed.connect(self.refused_changed)
            made.told.connect(self._shown.canvas.told)
            made.abandoned.connect(lambda one: self.abandoned.emit(lambda: self._restore(one)))
            self._put(INSPECTOR, made)
            self._inspector = made
        return self._inspector

    @property
    def outline(self) -> Outline | None:
        """The outline of the map, made when first asked for; None without a map."""
        if self._outline is None and self._shown is not None:
            from app.ui.outline import Outline

            shown = self._shown
            made = Outline(shown.session, shown.canvas.select, shown.act, self.docks[OUTLINE])
            made.left.connect(self._give_back)
            made.abandoned.connect(self.abandoned)
            self._put(OUTLINE, made)
            self._outline = made
        return self._outline

    @property
    def tray(self) -> Tray | None:
        """The tray of the map, made when first asked for; None without a map."""
        if self._tray is None and self._shown is not None:
            from app.ui.tray.panel import Tray

            made = Tray(self._shown.session, self._shown.canvas, self.docks[TRAY])
            made.left.connect(self._give_back)
            made.abandoned.connect(self.abandoned)
            made.unreadable.connect(self.unreadable)
            self._put(TRAY, made)
            self._tray = made
        return self._tray

    def made_tray(self) -> Tray | None:
        """The tray, if it was opened."""
        return self._tray

    def fill(self) -> None:
        """Make what the open panels show, once the map itself is seen."""
        for name in self.docks:
            if self.is_open(name):
                self._panel(name)

    def write(self) -> None:
        """Put what is being typed or composed in a panel into the map, but for new notes."""
        focused = QApplication.focusWidget()
        if any(focused is not None and dock.isAncestorOf(focused) for dock in self.docks.values()):
            QGuiApplication.inputMethod().commit()
        if self._inspector is not None:
            self._inspector.write()
        if self._outline is not None:
            self._outline.tree.write()
        if self._tray is not None:
            self._tray.write()

    def finish(self) -> None:
        """Make notes of what is typed for new ones, as before saving."""
        if self._tray is not None:
            self._tray.finish()

    def refused(self) -> tuple[Refused, ...]:
        """What was typed in the inspector and is not in the map."""
        return self._inspector.refused() if self._inspector is not None else ()

    def show_field(self, one: Refused) -> None:
        """Let the keyboard go to the field that a text belongs to; its records are selected."""
        shown, inspector = self._shown, self.inspector
        if shown is None or inspector is None:
            return
        if not self.is_open(INSPECTOR):
            self.toggle(INSPECTOR)
        map_ = shown.session.map
        last = one.keys[-1].partition("#")[0]
        if type(map_.records.get(last)) in _SELECTED or last == map_.id:
            cell = select_record(map_, last).cell
            shown.canvas.select(Selection((*one.keys[:-1], last), cell))
        inspector.show_refused(one)

    def _restore(self, one: Refused) -> None:
        """Put a text that Esc gave up into its field again, and into the map."""
        if self._inspector is not None and self._inspector.knows(one):
            self.show_field(one)
            self._inspector.row(one.field.id).take_draft(one.text)

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
        # What was open on that side may have been left no more than a title.
        QTimer.singleShot(0, self, self._share)
        panel = self._panel(name)
        if panel is not None:
            panel.take_keyboard()

    def _share(self) -> None:
        """Let panels that stand one above the other each have room to be used."""
        above = [self.docks[OUTLINE], self.docks[TRAY]]
        sides = {self._window.dockWidgetArea(dock) for dock in above}
        if any(dock.isHidden() for dock in above) or len(sides) > 1:
            return
        if min(dock.height() for dock in above) < _LEAST_HIGH:
            self._window.resizeDocks(above, [1, 1], Qt.Orientation.Vertical)

    def go_round(self, by: int, toolbar: QWidget, messages: QWidget) -> None:
        """Let the keyboard go to the next pane (1) or the one before (−1).

        They are toolbar, outline, tray, map, inspector, and the messages if there are any.
        """
        panes: list[tuple[QWidget | None, Callable[[], object]]] = [
            (toolbar, lambda: _enter(toolbar)),
            (None, self._give_back),
        ]
        if self.is_open(TRAY) and self.tray is not None:
            panes.insert(1, (self.tray, self.tray.take_keyboard))
        if self.is_open(OUTLINE) and self.outline is not None:
            panes.insert(1, (self.outline, self.outline.take_keyboard))
        if self.is_open(INSPECTOR) and self.inspector is not None:
            panes.append((self.inspector, self.inspector.take_keyboard))
        if first_stop(messages) is not None:
            panes.append((messages, lambda: _enter(messages)))
        focused = QApplication.focusWidget()
        here = panes.index((None, self._give_back))
        for at, (one, _) in enumerate(panes):
            if one is not None and focused is not None and one.isAncestorOf(focused):
                here = at
        _, enter = panes[(here + by) % len(panes)]
        enter()

    def is_open(self, name: str) -> bool:
        """Whether a panel is open."""
        return not self.docks[name].isHidden()

    def _panel(self, name: str) -> Inspector | Outline | Tray | None:
        if name == TRAY:
            return self.tray
        return self.inspector if name == INSPECTOR else self.outline

    def _seen(self, name: str) -> None:
        if self._shown is not None and self._shown.canvas.seen and self.is_open(name):
            self._panel(name)
        self.toggled.emit(name, self.is_open(name))

    def _go_to(self, record: str) -> None:
        if self._shown is not None:
            self._shown.canvas.select(select_record(self._shown.session.map, record))
            self._give_back()

    def _give_back(self) -> None:
        if self._shown is not None:
            self._shown.canvas.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, name: str, panel: QWidget) -> None:
        dock = self.docks[name]
        before = dock.widget()
        dock.setWidget(panel)
        if before is not None:
            before.hide()
            before.deleteLater()

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
        dock.visibilityChanged.connect(lambda _: self._seen(name))
        dock.visibilityChanged.connect(lambda _: self.refused_changed.emit())
        return dock


def _enter(pane: QWidget) -> None:
    stop = first_stop(pane)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


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
