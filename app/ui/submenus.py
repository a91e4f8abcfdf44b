"""The submenus that are not made of commands.

Templates, recent maps, themes, appearance, samples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.editor.words import tr
from app.models.vocabulary import ThemeName
from app.ui.desk import Desk, Window
from app.ui.state import told_apart
from app.ui.templates import Template, samples, templates


class Submenus(QObject):
    """Fills the submenus of one window. ``theme_chosen`` carries the name of a theme."""

    theme_chosen = Signal(str)
    recent_cleared = Signal()

    def __init__(
        self, menus: Mapping[str, QMenu], desk: Desk, window: Window, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.menus = menus
        self._desk = desk
        self._window = window
        self._fill_maps(menus["@templates"], tr("New from Template"), templates())
        self._fill_maps(menus["@samples"], tr("Sample Maps"), samples())
        menus["@recent"].setTitle(tr("Open Recent"))
        menus["@recent"].aboutToShow.connect(self.fill_recent)
        themes = {
            ThemeName.PAPER.value: (tr("Paper"), tr("Pale colours on white paper")),
            ThemeName.PLAIN.value: (tr("Plain"), tr("White cards with a thin border")),
            ThemeName.INK.value: (tr("Ink"), tr("Black and white, without any colour")),
            ThemeName.SAFE.value: (
                tr("Safe"),
                tr("Colours that people who see fewer of them can tell apart"),
            ),
            ThemeName.NIGHT.value: (
                tr("Night"),
                tr("Light on dark paper, for the screen; exports take Paper instead"),
            ),
        }
        self._themes = _choices(menus["@theme"], tr("Theme"), themes, self.theme_chosen.emit)
        looks = {
            "system": (tr("As the system"), tr("Let windows be light or dark as the system is")),
            "light": (tr("Light"), tr("Let windows be light; the map keeps its colours")),
            "dark": (tr("Dark"), tr("Let windows be dark; the map keeps its colours")),
        }
        self._looks = _choices(menus["@appearance"], tr("Appearance"), looks, desk.set_appearance)
        for id_, tip in (
            ("@templates", tr("Begin a map from a template")),
            ("@samples", tr("Open a sample as a new map")),
            ("@recent", tr("Open one of the maps that were open last")),
            ("@theme", tr("How the map is coloured")),
            ("@appearance", tr("Whether windows are light or dark")),
        ):
            menus[id_].menuAction().setStatusTip(tip)
        menus["@appearance"].aboutToShow.connect(self._mark_appearance)

    def show_theme(self, name: str | None) -> None:
        """Mark the theme of the map; without a map there is nothing to choose."""
        self.menus["@theme"].setEnabled(name is not None)
        for action in self._themes.actions():
            action.setChecked(action.data() == name)

    def fill_recent(self) -> None:
        """List the recent maps as they are now."""
        menu = self.menus["@recent"]
        menu.clear()
        recent = self._desk.state.recent()
        for path, name in zip(recent, told_apart(recent), strict=True):
            action = menu.addAction(name.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.triggered.connect(
                lambda _, path=path: self._desk.open_maps([path], self._window)
            )
        menu.addSeparator()
        clear = menu.addAction(tr("Clear"))
        clear.setStatusTip(tr("Forget the recent maps"))
        clear.setEnabled(bool(recent))
        clear.triggered.connect(lambda: self.recent_cleared.emit())

    def _fill_maps(self, menu: QMenu, title: str, maps: tuple[Template, ...]) -> None:
        menu.setTitle(title)
        menu.setEnabled(bool(maps))
        for one in maps:
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setStatusTip(one.tip)
            action.triggered.connect(
                lambda _, path=one.path: self._desk.new_map(path, self._window)
            )

    def _mark_appearance(self) -> None:
        for action in self._looks.actions():
            action.setChecked(action.data() == self._desk.state.appearance)


def _choices(
    menu: QMenu,
    title: str,
    named: Mapping[str, tuple[str, str]],
    choose: Callable[[str], object],
) -> QActionGroup:
    """Fill a menu with one of several values each, of which ``named`` has name and status tip."""
    menu.setTitle(title)
    group = QActionGroup(menu)
    for value, (name, tip) in named.items():
        action = menu.addAction(name)
        action.setStatusTip(tip)
        action.setCheckable(True)
        action.setData(value)
        action.triggered.connect(lambda _, value=value: choose(value))
        group.addAction(action)
    return group
