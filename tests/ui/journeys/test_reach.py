"""Every command is reached without a pointer, and without keys.

The menus are opened and gone through entry by entry, while one thing after the other is selected:
what is never enabled then, or stands in no menu, is reached by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.ui.commands import COMMANDS
from app.ui.menu_table import CHOICES, MENUS, SUBMENUS
from app.ui.window import MainWindow
from tests.ui.journeys.hand import Hand
from tests.ui.journeys.keys import Typist
from tests.ui.journeys.person import MANY, Person, entries, said

WANTED = {command.id for command in COMMANDS} | CHOICES.keys() | SUBMENUS.keys()
"""All that has to be reached, by its id."""

TITLES = [menu.title for menu in MENUS if menu.entries]


def test_every_command_is_reached_without_a_pointer(qtbot: QtBot, window: MainWindow) -> None:
    me = Typist(qtbot, window)
    reached: set[str] = set()
    for go_there in by_keys(me):
        go_there()
        for title in TITLES:
            me.press(f"Alt+{title.partition('&')[2][0].upper()}")
            reached |= {one.objectName() for one in walked_by_keys(me, reached)}
            me.press("Escape", 2)
    assert " ".join(sorted(WANTED - reached)) == ""


def by_keys(me: Typist) -> Iterator[Callable[[], object]]:
    """Ways to stand at each kind of thing, after what some commands need was done."""
    yield lambda: None
    me.choose("&Help", "Sample Maps", "A Commuter’s Day (Japanese)")
    yield lambda: me.to(*picture(me))
    me.choose("&Help", "Sample Maps", "Taxi by App").press("Ctrl+Home")
    yield lambda: me.press("Del").press("Ctrl+Z").press("Ctrl+C").press("Ctrl+Alt+C")
    yield lambda: me.to("Emotions", "Pay")
    yield lambda: me.to("Thoughts", "Pay")
    yield lambda: me.to("Actions", "Pay").press("Alt+Shift+Right")
    yield lambda: me.to("Barriers", "Pay").press("Shift+Down")
    yield lambda: me.press("Ctrl+Shift+K")
    yield lambda: me.to("Barriers", "Take the ride")
    me.to_heading("Find the app").inspector().unfold("Appearance")
    yield lambda: me.fill("Width of the column", "200").back()
    yield lambda: me.to_heading("Order")
    me.to_heading("Barriers").inspector().fill("Minimum height", "99 pt").back()
    yield lambda: None
    yield lambda: me.choose_here("Hide Lane")
    path = "Wait › Wait for the car → Order › Order the car: Driver cancels"
    yield lambda: me.to_heading("Wait for the car").choose("&Map", "Path", path)
    me.to_heading("Ordering a taxi by app").choose("&Edit", "Filter")
    yield lambda: me.tick("Importance", "High").press("F6")


def walked_by_keys(me: Typist, reached: set[str]) -> Iterator[QAction]:
    """Go down the menu that is open, and into what is new below its entries."""
    menu = me.menu
    first: QAction | None = None
    for _ in range(MANY):
        me.press("Down")
        active: QAction | None = menu.activeAction()
        if active is None or active is first:
            return
        first = active if first is None else first
        yield active
        if is_new_below(active, reached):
            me.press("Right")
            yield from walked_by_keys(me, reached)
            me.press("Left")
            assert me.menu is menu, f"Left does not lead back from {said(active)}"


def test_every_command_is_reached_without_keys(qtbot: QtBot, window: MainWindow) -> None:
    me = Hand(qtbot, window)
    reached: set[str] = set()
    for go_there in by_mouse(me):
        go_there()
        for title in TITLES:
            me.choose(title.replace("&", ""))
            reached |= {one.objectName() for one in walked_by_mouse(me, reached)}
            while QApplication.activePopupWidget() is not None:
                me.leave_menu()
    assert " ".join(sorted(WANTED - reached)) == ""


def by_mouse(me: Hand) -> Iterator[Callable[[], object]]:
    """Ways to stand at each kind of thing, after what some commands need was done."""
    yield lambda: None
    me.choose("Help", "Sample Maps", "A Commuter’s Day (Japanese)")
    yield lambda: me.card_at(*picture(me))
    me.choose("Help", "Sample Maps", "Taxi by App").card_at("Touchpoints", "Pay")
    me.choose("Edit", "Delete").tool("Undo Delete Card")
    me.menu_of("Touchpoints", "Pay").choose_below("Copy")
    yield lambda: me.choose("Edit", "Copy Style")
    yield lambda: me.card_at("Emotions", "Pay")
    yield lambda: me.card_at("Thoughts", "Pay")
    yield lambda: me.card_at("Actions", "Pay").choose("Map", "Card", "Stretch Card")
    yield lambda: me.card_at("Recommendations", "Pay")
    yield lambda: me.menu_of_heading("Pay").choose_below("Select Step")
    me.heading_at("Find the app").unfold("Appearance")
    yield lambda: me.fill("Width of the column", "200").heading_at("Find the app")
    yield lambda: me.heading_at("Order")
    yield lambda: me.heading_at("Barriers").fill("Minimum height", "99 pt").heading_at("Barriers")
    yield lambda: me.menu_of_heading("Barriers").choose_below("Hide Lane")
    me.choose("Edit", "Filter")
    yield lambda: me.tick("Importance", "High")


def walked_by_mouse(me: Hand, reached: set[str]) -> Iterator[QAction]:
    """Move over the entries of the menu that is open, and into what is new below them."""
    menu = me.menu
    for entry in entries(menu):
        if not entry.isEnabled():
            continue
        me.over(menu, entry)
        # On the way out of a menu beside it Qt waits whether the pointer goes back there.
        me.qtbot.waitUntil(partial(is_under_pointer, menu, entry))
        yield entry
        if is_new_below(entry, reached):
            me.click_entry(menu, said(entry))
            assert me.menu is entry.menu(), f"{said(entry)} does not open by a click"
            yield from walked_by_mouse(me, reached)


def picture(me: Person) -> tuple[str, str]:
    """The lane and the step of a picture on the map."""
    card = next(one for one in me.map.cards if one.image is not None)
    lane = next(one for one in me.map.lanes if one.id == card.lane)
    step = next(one for one in me.map.steps if one.id == card.step)
    return lane.title, step.name or me.map.stage_of_step[step.id].name


def is_under_pointer(menu: QMenu, entry: QAction) -> bool:
    """Whether an entry is lit."""
    return menu.activeAction() is entry


def is_new_below(action: QAction, reached: set[str]) -> bool:
    """Whether an entry opens a menu that holds something that was not reached yet."""
    below = action.menu()
    if not isinstance(below, QMenu):
        return False
    names = {one.objectName() for one in below.actions()} - {""}
    return bool(names - reached) if names else action.objectName() not in reached
