"""Every entry of the menus says in the status bar what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.ui.application import Application
from app.ui.template_tips import SAMPLE, TEMPLATE
from app.ui.templates import samples, templates
from app.ui.window import MainWindow
from tests.editor.maps import sample_path
from tests.ui.conftest import settle

OWN = ("@templates", "@samples", "@theme", "@appearance", "@recent")
"""The submenus that are not made of commands."""


@pytest.fixture
def taxi(program: Application, window: MainWindow) -> MainWindow:
    program.open_maps([sample_path("taxi")], window)
    settle()
    return window


def entries(menu: QMenu) -> list[QAction]:
    return [one for one in menu.actions() if not one.isSeparator()]


def zoom_menu(window: MainWindow) -> QMenu:
    menu = window.status.zoom.menu()
    assert isinstance(menu, QMenu)
    return menu


def test_every_entry_has_a_tip_of_its_own(taxi: MainWindow) -> None:
    menus = taxi.menus.menus
    taxi.submenus.fill_recent()
    tips = {id_: [one.statusTip() for one in entries(menus[id_])] for id_ in OWN}
    tips["zoom"] = [one.statusTip() for one in entries(zoom_menu(taxi))]
    tips["of them"] = [menus[id_].menuAction().statusTip() for id_ in OWN]
    for id_, told in tips.items():
        assert told, id_
        assert all(told), id_
        assert len(set(told)) == len(told), id_
        assert all(tip[0].isupper() or id_ == "@recent" for tip in told), id_
        assert not any(tip.endswith(".") for tip in told), id_


@pytest.mark.parametrize("title", ["&File", "&Edit", "&Insert", "&Map", "&View", "&Help"])
def test_no_command_of_a_menu_is_without_a_tip(taxi: MainWindow, title: str) -> None:
    without = [
        one.text()
        for one in entries(taxi.menus.menus[title])
        if not one.statusTip() and one.menu() is None
    ]
    assert without == []


@pytest.mark.parametrize(
    ("title", "id_"), [("&Help", "@samples"), ("&File", "@templates"), ("&View", "@appearance")]
)
def test_what_one_stands_on_in_a_menu_is_told_in_the_status_bar(
    taxi: MainWindow, title: str, id_: str
) -> None:
    outer, inner = taxi.menus.menus[title], taxi.menus.menus[id_]
    taxi.menuBar().setActiveAction(outer.menuAction())
    outer.setActiveAction(inner.menuAction())
    settle()
    assert taxi.status.currentMessage() == inner.menuAction().statusTip() != ""
    QTest.keyClick(outer, Qt.Key.Key_Right)
    settle()
    for action in entries(inner)[:3]:
        inner.setActiveAction(action)
        assert taxi.status.currentMessage() == action.statusTip() != ""
    inner.close()
    outer.close()


def test_what_one_stands_on_in_the_zoom_menu_is_told(taxi: MainWindow) -> None:
    menu, told = zoom_menu(taxi), []

    def go_through() -> None:
        for action in entries(menu):
            menu.setActiveAction(action)
            told.append(taxi.status.currentMessage())
        menu.close()

    QTimer.singleShot(0, go_through)
    taxi.status.zoom.showMenu()
    assert "Show the map at 150% of its size on paper" in told
    assert told[-2:] == ["Show the whole map", "Show all stages side by side"]


def test_each_map_that_comes_with_the_program_is_told_by_what_it_is() -> None:
    told = [one.tip for one in (*templates(), *samples())]
    assert len(set(told)) == len(told) == 17
    assert not {TEMPLATE, SAMPLE} & set(told)
