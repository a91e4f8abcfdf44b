"""The status bar: mode, counts, what keys do, page hint and zoom; each keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QStatusBar,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from app.canvas import zoom
from app.editor.words import counted, tr
from app.ui.flat_button import RingedButton
from app.ui.lined_menu import LinedMenu
from app.ui.panel import Panel
from app.ui.text_verbs import text_in_hand

if TYPE_CHECKING:
    # The empty window starts without the models.
    from app.models.journey import JourneyMap
    from app.ui.page_hint import PageHint

_MARGIN = 6
_LEVELS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0)


class _Beside(NamedTuple):
    """Whether a text is written in a panel beside the map, and in the row of a list there."""

    panel: bool
    row: bool


def _written_beside(window: QWidget) -> _Beside:
    """Where the keyboard is in a text beside the map of this window."""
    beside: QWidget | None = text_in_hand(None)
    row = False
    if beside is None or beside.window() is not window:
        return _Beside(panel=False, row=False)
    while beside is not None and not isinstance(beside, Panel):
        row = row or isinstance(beside, QAbstractItemView)
        beside = beside.parentWidget()
    return _Beside(beside is not None, beside is not None and row)


class _ZoomButton(RingedButton):
    """A button with a menu and no arrow of the style's own: Fusion sets it over the figure.

    A style sheet would take the arrow away too, but keep the colours of the first appearance.
    """

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Ask the style for the button without the arrow."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu


class _Hint(QLabel):
    """A text that is shortened where it has no room, and then shown whole as a tool tip."""

    def __init__(self, explained: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._explained = explained
        self.setToolTip(explained)

    @property
    def shown(self) -> str:
        """The part of the text that is seen."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        shown = self.shown
        whole = shown == self.text()
        self.setToolTip(self._explained if whole else f"{self.text()}\n{self._explained}")
        painter = QPainter(self)
        role = QPalette.ColorRole
        # What is no longer known to be true is still to be read.
        ink = role.WindowText if self.isEnabled() else role.PlaceholderText
        painter.setPen(self.palette().color(ink))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class StatusBar(QStatusBar):
    """Says what is on the screen.

    ``zoom_chosen`` carries a scale, ``fit_chosen`` whole or width.
    """

    zoom_chosen = Signal(float)
    fit_chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.mode = QLabel(self)
        self.counts = QLabel(self)
        self.chosen = QLabel(self)
        self.keys = _Hint(tr("While this text is written"), self)
        self.page = _Hint(tr("How the map comes out on one page"), self)
        self.zoom = _ZoomButton(self)
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.zoom.setAutoRaise(True)
        self.zoom.setMinimumSize(64, 24)
        self.zoom.setToolTip(tr("Zoom"))
        self.zoom.setMenu(self._zoom_menu())
        for label in (self.mode, self.counts, self.chosen, self.keys, self.page):
            label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._editing, self._selected, self._card = False, 0, False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        for label in (self.mode, self.counts, self.chosen, self.keys):
            self.addWidget(label)
        self.addPermanentWidget(self.page)
        self.addPermanentWidget(self.zoom)

    def follow_page(self, hint: PageHint) -> None:
        """Show what is told of the page; it is grey from each change until it is told anew."""
        hint.aged.connect(lambda: self.page.setEnabled(False))
        hint.told.connect(lambda: self.page.setEnabled(True))
        hint.told.connect(self.page.setText)

    def show_map(self, map_: JourneyMap | None) -> None:
        """Count what the map holds; without a map everything is empty."""
        self.counts.setText("" if map_ is None else counts_of(map_))
        if map_ is None:
            for label in (self.mode, self.chosen, self.keys):
                label.clear()
        # A message hides mode and counts while it is shown; they are not to be shown over it.
        for widget in (self.page, self.zoom):
            widget.setVisible(map_ is not None)

    def show_mode(self, editing: bool, selected: int, card: bool = False) -> None:
        """Say whether keys move about or write, and how many things are selected, if several.

        After a ``card`` Enter goes on to another one. They write as well where a text of a panel
        beside the map has the keyboard.
        """
        self._editing, self._selected, self._card = editing, selected, card
        beside = _written_beside(self.window())
        modes = tr("Navigate"), tr("Edit")
        self.mode.setText(modes[editing or beside.panel])
        # What stands behind it keeps its place, whichever mode it is.
        wide = max(map(self.mode.fontMetrics().horizontalAdvance, modes))
        self.mode.setMinimumWidth(wide + 2 * _MARGIN)
        several = selected > 1
        self.chosen.setText(counted("%n selected", "%n selected", selected) if several else "")
        margin = _MARGIN if several else 0
        self.chosen.setContentsMargins(margin, 0, margin, 0)
        # Whiteboards keep a text on Esc: what it does here is said before.
        keys = tr("Enter keeps, Esc discards") if editing or beside.row else ""
        self.keys.setText(tr("Enter next card, Ctrl+Enter done, Esc discards") if card else keys)

    def _follow_keyboard(self) -> None:
        if self.mode.text():
            self.show_mode(self._editing, self._selected, self._card)

    def show_scale(self, scale: float) -> None:
        """Say the zoom."""
        text = percent_text(zoom.percent(scale))
        self.zoom.setText(f"{text} ▾")
        self.zoom.setAccessibleName(tr("Zoom: {zoom}", zoom=text))

    def _zoom_menu(self) -> QMenu:
        menu = LinedMenu(self)
        group = QActionGroup(menu)
        for level in _LEVELS:
            percent = percent_text(round(level * 100))
            action = menu.addAction(percent)
            tip = tr("Show the map at {percent} of its size on paper", percent=percent)
            action.setStatusTip(tr("Show the map as large as on paper") if level == 1 else tip)
            group.addAction(action)
            action.triggered.connect(
                lambda _, level=level: self.zoom_chosen.emit(level * zoom.PIXELS_PER_POINT)
            )
        menu.addSeparator()
        for name, tip, whole in (
            (tr("Fit Map"), tr("Show the whole map"), True),
            (tr("Fit Width"), tr("Show all stages side by side"), False),
        ):
            action = menu.addAction(name)
            action.setStatusTip(tip)
            action.triggered.connect(lambda _, whole=whole: self.fit_chosen.emit(whole))
        return menu


def percent_text(number: int) -> str:
    """A number of percent, as the interface's language writes it."""
    return tr("{number}%", number=number)


def counts_of(map_: JourneyMap) -> str:
    """What a map holds, as in "7 stages · 6 lanes · 43 cards".

    Where something is hidden, how much of it is not: "5 of 6 lanes". What is folded away counts,
    as it does on the map.
    """
    places = map_.shown.places
    lanes = {lane.id: lane.grain for lane in map_.lanes if not lane.hidden}
    cards = len(map_.cards)
    if len(lanes) < len(map_.lanes) or None in places.steps.values():
        cards = sum(
            card.lane in lanes and places.covered(card, lanes[card.lane]) is not None
            for card in map_.cards
        )
    return " · ".join(
        (
            _seen_of("%n stage", "%n stages", len(map_.shown.spans), len(map_.stages)),
            _seen_of("%n lane", "%n lanes", len(lanes), len(map_.lanes)),
            _seen_of("%n card", "%n cards", cards, len(map_.cards)),
        )
    )


def _seen_of(one: str, many: str, seen: int, number: int) -> str:
    said = counted(one, many, number)
    return said if seen == number else tr("{seen} of {number}", seen=seen, number=said)
