"""The bar at the top of the canvas that says which cards are wanted; the others are dimmed."""

from __future__ import annotations

from operator import is_

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QWidget,
)

from app.canvas.canvas import MapCanvas
from app.canvas.dimming import bright_curves
from app.editor.filtering import NO_FILTER, Facet, Filter, Filtering, linked
from app.editor.session import Session
from app.editor.short import short
from app.editor.words import counted, tr
from app.models.journey import JourneyMap
from app.ui.filter_words import FACETS, offered, value_name
from app.ui.flat_button import RingedButton
from app.ui.flow import Shelf
from app.ui.icons import icon
from app.ui.lined_menu import LinedMenu
from app.ui.map_bar import TARGET, MapBar
from app.ui.push_button import PushButton

_PAUSE = 150
_LONGEST = 40
_CHOOSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterBar(MapBar):
    """Filters one canvas. ``changed`` tells that it dims something now, or no longer does."""

    changed = Signal()

    def __init__(self, session: Session, canvas: MapCanvas, parent: QWidget) -> None:
        super().__init__("filter-bar", tr("Filter"), parent)
        self._session = session
        self._canvas = canvas
        self._filtering: Filtering | None = None
        self._shown: JourneyMap | None = None
        self._said = ""
        # The bright cards, pairs and arrows by which it is dimmed now.
        self._dimmed_by: tuple[object, object, object] = (None, None, None)
        self._curves: frozenset[str] = frozenset()
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self._name_buttons)
        self.buttons: dict[Facet, FacetButton] = {}
        self.shelf = Shelf(self, 6)
        for facet in FACETS:
            button = self.buttons[facet] = FacetButton(self.shelf)
            button.clicked.connect(lambda _, facet=facet: self.open_choices(facet))
            self.shelf.add(button)
        self.count = QLabel(self)
        self.note = QLabel(self)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clear_button = PushButton(tr("Clear"), self)
        self.clear_button.setToolTip(tr("Dim nothing, and choose anew"))
        self.clear_button.clicked.connect(self.clear)
        self.close_button = self.closer(tr("End the filter"))
        self._arrange()
        session.listen(self._follow)

    @property
    def filter(self) -> Filter:
        """What is wanted now."""
        return self._filtering.filter if self._filtering is not None else NO_FILTER

    # --- verbs ---

    def open(self) -> None:
        """Show the bar, with the keyboard on its first choice."""
        self._canvas.finish_writing()
        self._tell()
        self._name_buttons()
        self.show()
        first = next((one for one in self.buttons.values() if one.isEnabled()), self.close_button)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def clear(self) -> None:
        """Want every card again; the bar stays for another choice."""
        self.want(NO_FILTER)
        first = next((one for one in self.buttons.values() if one.isEnabled()), self.close_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """End the filter; the keyboard goes back to the map."""
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.want(NO_FILTER)
        self.hide()
        if inside:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def want(self, filter_: Filter) -> None:
        """Dim the cards that ``filter_`` does not want."""
        self._shown = self._session.shown
        self._filtering = Filtering(self._shown, filter_) if filter_ else None
        self._dim()
        self._tell()
        self._name_buttons()
        self.changed.emit()

    def open_choices(self, facet: Facet) -> QMenu:
        """Open the menu of a facet's values below its button; several can be chosen in it."""
        button, map_ = self.buttons[facet], self._session.shown
        button.setDown(True)
        menu = ChoicesMenu(self)
        menu.setAccessibleName(tr(FACETS[facet]))
        wanted = self.filter.values(facet)
        for value, number in offered(map_, self.filter, facet):
            name = short(value_name(map_, facet, value), _LONGEST).replace("&", "&&")
            action = menu.addAction(f"{name}\t{number}")
            action.setCheckable(True)
            action.setChecked(value in wanted)
            action.triggered.connect(
                lambda _, value=value: self.want(self.filter.toggled(facet, value))
            )
        menu.aboutToHide.connect(lambda: button.setDown(False))
        menu.open_once(button.mapToGlobal(button.menu_corner(menu.sizeHint().width())))
        actions = menu.actions()
        menu.setActiveAction(next((one for one in actions if one.isChecked()), actions[0]))
        return menu

    # --- events ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self.grid.activate()
        self._fit()

    # --- inner ---

    def _follow(self) -> None:
        """Dim by what the map has become; its values are counted once it rests."""
        shown = self._session.shown
        if self.isHidden() or shown is self._shown:
            return
        self._shown = shown
        if self._filtering is not None:
            self._filtering.follow(shown)
            self._dim()
            self._tell()
        self._again.start()

    def _dim(self) -> None:
        shown, bright = self._shown, None
        if self._filtering is not None and shown is not None:
            bright = self._filtering.bright
            of = (bright, shown.pairs, shown.arrows)
            curves = frozenset(bright_curves(shown, bright))
            if all(map(is_, of, self._dimmed_by)) and curves == self._curves:
                return
            self._dimmed_by, self._curves = of, curves
            bright = bright.union(linked(shown, bright), curves)
        else:
            self._dimmed_by = (None, None, None)
        self._canvas.dim_all_but(bright)

    def _tell(self) -> None:
        now = self._filtering
        if now is None:
            text = tr("Choose which cards to keep in full; the others are dimmed.")
        else:
            text = tr("{n} of {count} cards", n=len(now.matching), count=now.total)
            if now.new:
                new = counted("1 new card kept as well", "%n new cards kept as well", now.new)
                text = f"{text} · {new}"
        self.count.setText(text)
        if text != self._said and now is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.count, text))
        self._said = text
        self._fit()
        self.clear_button.setEnabled(now is not None)

    def _fit(self) -> None:
        """Say as much of the note as there is room for."""
        note = tr("Exports show every card in full.") if self._filtering is not None else ""
        metrics, room = self.note.fontMetrics(), self.note.width()
        self.note.setToolTip(note)
        if metrics.horizontalAdvance(note) > room:
            note = tr("Exports show every card.")
        self.note.setText(metrics.elidedText(note, Qt.TextElideMode.ElideRight, room))

    def _name_buttons(self) -> None:
        """Let each button say what is wanted; one of a facet without any value is disabled."""
        map_, now = self._session.shown, self.filter
        for facet, button in self.buttons.items():
            wanted = [value for value, _ in offered(map_, now, facet)]
            chosen = [value for value in wanted if value in now.values(facet)]
            button.setEnabled(bool(chosen) or any(wanted))
            button.name(tr(FACETS[facet]), [value_name(map_, facet, one) for one in chosen])
            if not button.isEnabled():
                button.say_why(tr("No card has one"))

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.count)
        below.addWidget(self.note, 1)
        below.addWidget(self.clear_button)
        grid = self.grid
        grid.addWidget(self.shelf, 0, 0)
        grid.addWidget(self.close_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(below, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)


class FacetButton(RingedButton):
    """Opens a menu; Down and Enter press it as Space does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("chevron-down"))
        self.setIconSize(QSize(12, 12))
        self.setMinimumHeight(TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The sign stands behind the words.
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        flipped = Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(flipped)
        self._chosen = False
        self.clicked.connect(lambda: self.setChecked(self._chosen))

    def name(self, facet: str, chosen: list[str]) -> None:
        """Say what is chosen of a facet: one value by its name, of several how many."""
        text = facet
        if chosen:
            said = short(chosen[0], _LONGEST) if len(chosen) == 1 else str(len(chosen))
            text = tr("{facet}: {chosen}", facet=facet, chosen=said)
        self._chosen = bool(chosen)
        self.setChecked(self._chosen)
        font = self.font()
        font.setBold(self._chosen)
        self.setFont(font)
        # The style leaves no room before the words of a button whose sign stands behind them.
        self.setText(f" {text} ".replace("&", "&&"))
        spoken = tr("{facet}: {chosen}", facet=facet, chosen=", ".join(chosen) or tr("any"))
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setAccessibleDescription("")
        self.updateGeometry()

    def say_why(self, why: str) -> None:
        """Say why nothing can be chosen."""
        self.setAccessibleDescription(why)
        self.setToolTip(why)

    def menu_corner(self, wide: int) -> QPoint:
        """Where its menu opens: below, on the side where the words begin."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.LeftToRight  # it is flipped
        corner = self.rect().bottomLeft()
        if rtl:
            corner.setX(self.width() - wide)
        return corner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ChoicesMenu(LinedMenu):
    """A menu that stays open while several of its entries are ticked; Esc closes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in _CHOOSING and action in self.actions():
            action.trigger()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action in self.actions() and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)
