"""The panels beside a map: the inspector on the trailing side, outline and tray on the leading one.

They come with the first map. Where they stand and which are open is remembered with the window.
What they show is imported and made when it is first seen, after the map: that takes as long again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar, QWidget

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.session import Session
from app.editor.words import tr
from app.models.base import Id
from app.models.card import Card
from app.models.lane import Lane
from app.models.stage import Path, Stage, Step
from app.ui.aside import SteppingAside
from app.ui.focus_ring import FocusRing
from app.ui.panel import Panel, PanelPlace, Restorable
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
    ``abandoned`` hands over a text that Esc gave up, as `Restorable`, ``unreadable`` what is
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
        self._inspector = PanelPlace(
            window,
            INSPECTOR,
            tr("Inspector"),
            self._make_inspector,
            width=INSPECTOR_WIDTH,
            trailing=True,
            opened=True,
        )
        self._outline = PanelPlace(
            window, OUTLINE, tr("Outline"), self._make_outline, width=OUTLINE_WIDTH
        )
        self._tray = PanelPlace(window, TRAY, tr("Tray"), self._make_tray, width=TRAY_WIDTH)
        places: tuple[PanelPlace[Panel], ...] = (self._inspector, self._outline, self._tray)
        self._places = {place.name: place for place in places}
        self.docks = {place.name: place.dock for place in places}
        for place in places:
            place.dock.visibilityChanged.connect(lambda _, place=place: self._seen(place))
            place.dock.visibilityChanged.connect(lambda _: self.refused_changed.emit())
            if not place.opened:
                # What is not among what is remembered stays closed.
                place.dock.hide()
        if remembered is not None and window.restoreState(remembered, _VERSION):
            # A window that is seen already shows what comes to it, unless that was hidden by name.
            for dock in self.docks.values():
                dock.setVisible(not dock.isHidden())
        else:
            widths = [place.width for place in places]
            window.resizeDocks(list(self.docks.values()), widths, Qt.Orientation.Horizontal)
            for place in places:
                place.dock.setVisible(place.opened)
        self._aside = SteppingAside(
            window,
            self._inspector.dock,
            self._leave_inspector,
            [place.dock for place in places if not place.trailing],
            width=self._inspector.width,
        )

    def state(self) -> QByteArray:
        """What to remember: which panels are open, where, and how wide."""
        return self._aside.remembered(lambda: self._window.saveState(_VERSION))

    def show_session(
        self, session: Session, canvas: MapCanvas, act: Callable[[str], object]
    ) -> None:
        """Show another map from now on; ``act`` does an act by its id to what is selected."""
        self._shown = _Shown(session, canvas, act)
        # Whatever the map's commands do, they do to what is typed beside it too.
        canvas.settling.connect(self.write)
        for place in self._places.values():
            place.clear()
        for name in self.docks:
            self.toggled.emit(name, self.is_open(name))

    @property
    def inspector(self) -> Inspector | None:
        """The inspector of the map, made when first asked for; None without a map."""
        return self._inspector.get()

    @property
    def outline(self) -> Outline | None:
        """The outline of the map, made when first asked for; None without a map."""
        return self._outline.get()

    @property
    def tray(self) -> Tray | None:
        """The tray of the map, made when first asked for; None without a map."""
        return self._tray.get()

    def made_tray(self) -> Tray | None:
        """The tray, if it was opened."""
        return self._tray.made

    def open_tray(self) -> Tray | None:
        """Open the tray and leave the keyboard where it is."""
        if not self._tray.is_open:
            self._open(self._tray)
        return self._tray.get()

    def fill(self) -> None:
        """Make what the open panels show, once the map itself is seen."""
        for place in self._places.values():
            if place.is_open:
                place.get()

    def write(self) -> None:
        """Put what is being typed or composed in a panel into the map, but for new notes."""
        focused = QApplication.focusWidget()
        if any(focused is not None and dock.isAncestorOf(focused) for dock in self.docks.values()):
            QGuiApplication.inputMethod().commit()
        for place in self._places.values():
            if place.made is not None:
                place.made.write()

    def finish(self) -> None:
        """Make notes of what is typed for new ones, as before saving."""
        if self._tray.made is not None:
            self._tray.made.finish()

    def refused(self) -> tuple[Refused, ...]:
        """What was typed in the inspector and is not in the map."""
        made = self._inspector.made
        return made.refused() if made is not None else ()

    def show_field(self, one: Refused) -> None:
        """Let the keyboard go to the field that a text belongs to; its records are selected."""
        shown, inspector = self._shown, self.inspector
        if shown is None or inspector is None:
            return
        if not self.is_open(INSPECTOR):
            self.toggle(INSPECTOR)
        map_ = shown.session.map
        last = one.owners[-1]
        if type(map_.records.get(last)) in _SELECTED or last == map_.id:
            cell = select_record(map_, last).cell
            shown.canvas.select(Selection(one.owners, cell))
        inspector.show_refused(one)

    def open_field(self, record: Id, field: str) -> None:
        """Let the keyboard go to a field of the map, or of what cannot be selected on it."""
        shown, inspector = self._shown, self.inspector
        if shown is None or inspector is None:
            return
        if not self.is_open(INSPECTOR):
            self.toggle(INSPECTOR)
        shown.canvas.select(Selection((shown.session.map.id,)))
        inspector.open_field("" if record == shown.session.map.id else record, field)

    def begin_field(self, field: str) -> None:
        """Let the keyboard go to a field of what is selected, for what a command leads there."""
        inspector = self.inspector
        if inspector is None:
            return
        if not self.is_open(INSPECTOR):
            self.toggle(INSPECTOR)
        inspector.begin_field(field)

    def _given_up(self, one: Refused) -> Restorable:
        """A text that Esc gave up in a field goes there again, and into the map."""

        def has_field() -> bool:
            made = self._inspector.made
            return made is not None and made.has_field(one)

        def restore() -> None:
            self.show_field(one)
            made = self._inspector.made
            assert made is not None
            made.row(one.field.id).take_draft(one.text)

        return Restorable(restore, has_field)

    def toggle(self, name: str) -> None:
        """Open a panel and let the keyboard go there, or close it."""
        place = self._places[name]
        if place.is_open:
            self.write()
            place.dock.close()
            self._give_back()
            return
        self._open(place)
        panel = place.get()
        if panel is not None:
            panel.take_keyboard()

    def _open(self, place: PanelPlace[Panel]) -> None:
        place.dock.show()
        place.dock.raise_()
        # What was open on that side may have been left no more than a title.
        QTimer.singleShot(0, self, self._share)

    def _share(self) -> None:
        """Let panels that stand one above the other each have room to be used."""
        above = [place.dock for place in self._places.values() if not place.trailing]
        sides = {self._window.dockWidgetArea(dock) for dock in above}
        if any(dock.isHidden() for dock in above) or len(sides) > 1:
            return
        if min(dock.height() for dock in above) < _LEAST_HIGH:
            self._window.resizeDocks(above, [1] * len(above), Qt.Orientation.Vertical)

    def go_round(self, by: int, toolbar: QWidget, messages: QWidget) -> None:
        """Let the keyboard go to the next pane (1) or the one before (−1).

        They are toolbar, outline, tray, map, inspector, and the messages if there are any.
        """
        canvas = (None, self._give_back)
        panes: list[tuple[QWidget | None, Callable[[], object]]] = [
            (toolbar, lambda: _enter(toolbar)),
            *self._open_panels(trailing=False),
            canvas,
            *self._open_panels(trailing=True),
        ]
        if _first_stop(messages) is not None:
            panes.append((messages, lambda: _enter(messages)))
        focused = QApplication.focusWidget()
        here = panes.index(canvas)
        for at, (one, _) in enumerate(panes):
            if one is not None and focused is not None and one.isAncestorOf(focused):
                here = at
        _, enter = panes[(here + by) % len(panes)]
        enter()

    def is_open(self, name: str) -> bool:
        """Whether a panel is open."""
        return self._places[name].is_open

    def _open_panels(self, *, trailing: bool) -> list[tuple[QWidget, Callable[[], object]]]:
        """The panels that are open on a side, and what lets the keyboard go there."""
        places = (one for one in self._places.values() if one.trailing == trailing and one.is_open)
        panels = (place.get() for place in places)
        return [(panel, panel.take_keyboard) for panel in panels if panel is not None]

    def _seen(self, place: PanelPlace[Panel]) -> None:
        if self._shown is not None and self._shown.canvas.seen and place.is_open:
            place.get()
        self.toggled.emit(place.name, place.is_open)

    def _leave_inspector(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._inspector.dock.isAncestorOf(focused):
            self.write()
            self._give_back()

    def _go_to(self, record: str) -> None:
        if self._shown is not None:
            self._shown.canvas.select(select_record(self._shown.session.map, record))
            self._give_back()

    def _give_back(self) -> None:
        if self._shown is not None:
            self._shown.canvas.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- made when first asked for ---

    def _make_inspector(self, parent: QWidget) -> Inspector | None:
        if self._shown is None:
            return None
        # Its forms and fields take as long to import as the map to be laid out.
        from app.ui.inspector.panel import Inspector

        canvas = self._shown.canvas
        made = Inspector(self._shown.session, parent, canvas.begun)
        made.left.connect(self._give_back)
        made.wanted.connect(self._go_to)
        made.commanded.connect(self._shown.act)
        made.refused_changed.connect(self.refused_changed)
        made.told.connect(canvas.tell)
        canvas.hands().pointer.clicked.connect(made.go_to_selected)
        made.commit_wanted.connect(lambda: canvas.hands().writing.commit())
        made.abandoned.connect(lambda one: self.abandoned.emit(self._given_up(one)))
        return made

    def _make_outline(self, parent: QWidget) -> Outline | None:
        if self._shown is None:
            return None
        from app.ui.outline import Outline

        shown = self._shown
        made = Outline(shown.session, shown.canvas.select, shown.act, parent)
        made.left.connect(self._give_back)
        made.abandoned.connect(self.abandoned)
        made.model.told.connect(shown.canvas.tell)
        return made

    def _make_tray(self, parent: QWidget) -> Tray | None:
        if self._shown is None:
            return None
        from app.ui.tray.panel import Tray

        made = Tray(self._shown.session, self._shown.canvas, parent)
        made.left.connect(self._give_back)
        made.abandoned.connect(self.abandoned)
        made.unreadable.connect(self.unreadable)
        return made


def _enter(pane: QWidget) -> None:
    stop = _first_stop(pane)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


def _first_stop(pane: QWidget) -> QWidget | None:
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
