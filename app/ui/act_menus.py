"""Menus that know what is selected: they look at it when they open.

What can be done at all with a kind of thing is known at any time, so that keys work. Looking
closer, at ticks and at what the very thing allows, waits until somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.command import Situation
from app.ui.icons import icon
from app.ui.menu_table import CHOICES, SUBMENUS
from app.ui.menus import Actions
from app.ui.text_verbs import TEXT_VERBS, TextWidget, can_do


class Look(NamedTuple):
    """Whether an act can be done now, and whether what it would do is so already."""

    offered: bool
    ticked: bool


class Option(NamedTuple):
    """An entry of a submenu of choices: the act that it does, and how it is shown.

    Without an act it stands for a separator.
    """

    act: str
    text: str = ""
    icon: str | QIcon = ""
    run: Callable[[], object] | None = None


class Deeds(Protocol):
    """What menus ask of the window while it shows a map."""

    @property
    def text(self) -> TextWidget | None:
        """The text that the commands of a text mean now, if any."""

    def look(self, act: str) -> Look | None:
        """How an act stands; None for what is no act."""

    def options(self, family: str) -> Sequence[Option]:
        """The values that can be chosen of a family of acts."""

    def several(self, family: str) -> bool:
        """Whether more than one of them can be chosen together."""

    def do(self, act: str) -> None:
        """Do an act to what is selected."""


class ActMenus(QObject):
    """Keeps the menus of one window in step with what is selected."""

    def __init__(
        self,
        menus: Mapping[str, QMenu],
        actions: Actions,
        deeds: Callable[[], Deeds | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.menus = menus
        self._actions = actions
        self._deeds = deeds
        for id_, menu in menus.items():
            if id_ in CHOICES:
                menu.aboutToShow.connect(lambda id_=id_: self.fill(id_))
            elif id_ in SUBMENUS or not id_.startswith("@"):
                menu.aboutToShow.connect(lambda menu=menu: self.look(menu.actions()))

    @property
    def mirrored(self) -> bool:
        """Whether keys that move an edge are those for a map from right to left."""
        return self._actions.mirrored

    def refresh(self, now: Situation) -> None:
        """Enable the submenus that hold anything that applies."""
        for id_, choices in CHOICES.items():
            applies = any(family in now.acts for family in choices.families)
            self.menus[id_].menuAction().setEnabled(applies)
        for id_ in SUBMENUS:
            menu = self.menus[id_]
            menu.menuAction().setEnabled(any(one.isEnabled() for one in _entries(menu.actions())))

    def look(self, actions: Sequence[QAction]) -> None:
        """Enable what the selection allows, and tick what is so already."""
        deeds = self._deeds()
        if deeds is None:
            return
        text = deeds.text
        for action in _entries(actions):
            id_ = action.objectName()
            if id_ in SUBMENUS:
                below = self.menus[id_].actions()
                self.look(below)
                action.setEnabled(any(one.isEnabled() for one in _entries(below)))
            elif id_ in CHOICES:
                looks = [deeds.look(f"{family}:") for family in CHOICES[id_].families]
                action.setEnabled(any(one is not None and one.offered for one in looks))
            elif text is not None and id_ in TEXT_VERBS:
                action.setEnabled(can_do(id_, text))
            elif (look := deeds.look(id_)) is not None:
                action.setEnabled(look.offered)
                action.setChecked(action.isCheckable() and look.ticked)

    def run(self, id_: str) -> bool:
        """Carry out a command that was chosen elsewhere; False where it does not apply."""
        action = self._actions.by_id[id_]
        self.look([action])
        possible = action.isEnabled()
        if possible:
            action.trigger()
        return possible

    def fill(self, id_: str) -> None:
        """Fill a submenu of choices with what can be chosen now."""
        menu, deeds = self.menus[id_], self._deeds()
        menu.clear()
        for group in menu.findChildren(QActionGroup):
            group.deleteLater()
        if deeds is None:
            return
        for number, family in enumerate(CHOICES[id_].families):
            if number:
                menu.addSeparator()
            # One of several has a tick alone, what can go with others a box.
            several = deeds.several(family)
            found = [(option, _looked(option, deeds)) for option in deeds.options(family)]
            marked = several or any(look is not None and look.ticked for _, look in found)
            one_of = None if several else QActionGroup(menu)
            for option, look in found:
                action = self._add(menu, option, look, deeds)
                if look is None or action is None or not marked:
                    continue
                action.setCheckable(True)
                if one_of is not None:
                    one_of.addAction(action)
                action.setChecked(look.ticked)
        for number, command in enumerate(CHOICES[id_].commands):
            if not number and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._actions.by_id[command])

    def _add(self, menu: QMenu, option: Option, look: Look | None, deeds: Deeds) -> QAction | None:
        if not option.text:
            menu.addSeparator()
            return None
        text = option.text.replace("&", "&&")
        keyed = self._actions.by_id.get(option.act)
        if keyed is not None and not keyed.shortcut().isEmpty():
            # The keys are told alone: two actions that have the same make both of them dead.
            keys = keyed.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{text}\t{keys}"
        action = menu.addAction(text)
        action.setObjectName(option.act)
        action.setStatusTip((keyed or menu.menuAction()).statusTip())
        run = option.run or (lambda: deeds.do(option.act))
        action.triggered.connect(lambda *_: run())
        if option.icon:
            one = option.icon
            action.setIcon(icon(one) if isinstance(one, str) else one)
        action.setEnabled(look is None or look.offered)
        return action


def _looked(option: Option, deeds: Deeds) -> Look | None:
    return deeds.look(option.act) if option.act else None


def _entries(actions: Sequence[QAction]) -> list[QAction]:
    return [action for action in actions if not action.isSeparator()]
