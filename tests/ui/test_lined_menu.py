"""The lines between the groups of menus can be seen, and submenus take no letters of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QActionGroup, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui import appearance
from app.ui.context_table import CONTEXT_MENUS, context_groups
from app.ui.fields import Choice
from app.ui.icons import icon
from app.ui.lined_menu import LinedMenu
from app.ui.menu_table import SEPARATOR, SUBMENUS
from app.ui.row_style import PARTLY
from app.ui.window import MainWindow
from tests.ui.colours import contrast, parts


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_separators_can_be_seen(qtbot: QtBot, dark: bool) -> None:
    menu = LinedMenu()
    qtbot.addWidget(menu)
    menu.setPalette(appearance.palette(dark))
    menu.addAction("Cut")
    line = menu.addSeparator()
    menu.addAction("Paste")
    menu.resize(menu.sizeHint())
    picture = menu.grab().toImage()
    at = menu.actionGeometry(line).center()
    line_, ground = picture.pixelColor(at), picture.pixelColor(at.x(), at.y() - 3)
    assert contrast(parts(line_), parts(ground)) > 1.7


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_boxes_that_are_not_ticked_can_be_seen(qtbot: QtBot, dark: bool) -> None:
    """Contrast of the border with the ground on both sides (WCAG 2.2, 1.4.11)."""
    menu = LinedMenu()
    qtbot.addWidget(menu)
    menu.setPalette(appearance.palette(dark))
    row = menu.addAction("Phone")
    row.setCheckable(True)
    with qtbot.waitExposed(menu):
        menu.popup(QPoint(0, 0))
    picture, at = menu.grab().toImage(), menu.actionGeometry(row).center().y()
    # From within the frame of the menu to before the words.
    across = [parts(picture.pixelColor(x, at)) for x in range(3, 27)]
    ground = across[0]
    edges = [at for at, one in enumerate(across) if contrast(one, ground) >= 3]
    assert len(edges) == 2, "a line on the left and one on the right"
    assert contrast(across[sum(edges) // 2], across[edges[0]]) >= 3


def row_of(menu: LinedMenu, action: QAction) -> tuple[QImage, QRect]:
    return menu.grab().toImage(), menu.actionGeometry(action)


def inked(picture: QImage, row: QRect, least: float = 2.0) -> list[int]:
    """The pixels from the left at which something stands in a row of a menu."""
    ground = parts(picture.pixelColor(row.right() - 3, row.top() + 3))
    down = range(row.top() + 2, row.bottom() - 2)
    return [
        x - row.left()
        for x in range(row.left() + 3, row.right() - 3)
        if any(contrast(parts(picture.pixelColor(x, y)), ground) >= least for y in down)
    ]


@pytest.mark.parametrize("several", [False, True], ids=["one of several", "several"])
def test_what_is_chosen_has_a_mark_beside_its_icon(qtbot: QtBot, several: bool) -> None:
    menu = LinedMenu()
    qtbot.addWidget(menu)
    # The colours of the program, not those that Qt begins with.
    menu.setPalette(appearance.palette(False))
    group = None if several else QActionGroup(menu)
    rows = []
    for chosen in (False, True):
        row = menu.addAction(icon("channel-store"), "")
        row.setCheckable(True)
        if group is not None:
            group.addAction(row)
        row.setChecked(chosen)
        rows.append(row)
    with qtbot.waitExposed(menu):
        menu.popup(QPoint(0, 0))
    other, one = (inked(*row_of(menu, row)) for row in rows)
    shop = [x for x in one if x >= max(one) - 16]
    assert [x for x in other if x >= max(one) - 16] == shop, "one icon, at one place"
    before = [x for x in one if x < min(shop) - 2]
    assert before, "the mark stands before it"
    assert bool([x for x in other if x < min(shop) - 2]) is several
    menu.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_box_is_empty_on_the_row_of_the_keyboard_too(qtbot: QtBot, dark: bool) -> None:
    menu = LinedMenu()
    qtbot.addWidget(menu)
    menu.setPalette(appearance.palette(dark))
    row = menu.addAction("")
    row.setCheckable(True)
    with qtbot.waitExposed(menu):
        menu.popup(QPoint(0, 0))
    menu.setActiveAction(row)
    picture, box = row_of(menu, row)
    edges = inked(picture, box)
    middle = QPoint(box.left() + (min(edges) + max(edges)) // 2, box.center().y())
    ground = picture.pixelColor(box.right() - 3, box.center().y())
    assert ground == menu.palette().color(QPalette.ColorRole.Highlight)
    assert picture.pixelColor(middle) == ground
    menu.close()


def test_what_only_some_have_is_marked_otherwise_than_what_all_or_none_have(qtbot: QtBot) -> None:
    menu = LinedMenu()
    qtbot.addWidget(menu)
    menu.setPalette(appearance.palette(False))
    rows = []
    for marked, partly in ((False, False), (True, False), (False, True)):
        row = menu.addAction("")
        row.setCheckable(True)
        row.setChecked(marked)
        row.setProperty(PARTLY, partly)
        rows.append(row)
    with qtbot.waitExposed(menu):
        menu.popup(QPoint(0, 0))
    shown = [picture.copy(place) for picture, place in (row_of(menu, row) for row in rows)]
    assert all(shown[one] != shown[other] for one, other in ((0, 1), (0, 2), (1, 2)))
    menu.close()


def test_a_menu_that_opens_once_is_gone_after_the_key_that_closed_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = LinedMenu(parent)
    chosen: list[str] = []
    menu.addAction("Cut").triggered.connect(lambda: chosen.append("cut"))
    with qtbot.waitExposed(menu):
        menu.open_once(QPoint(0, 0))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert isValid(menu), "Qt still goes on with the key"
    qtbot.waitUntil(lambda: not isValid(menu))
    assert chosen == ["cut"]


def test_all_menus_of_a_window_have_such_lines(window: MainWindow) -> None:
    for menu in window.menus.menus.values():
        assert isinstance(menu, LinedMenu), menu.title()


def test_no_entry_of_a_menu_has_a_letter_while_others_have_none() -> None:
    assert [menu.title for menu in SUBMENUS.values() if "&" in menu.title] == []


def test_rows_can_be_hit(qtbot: QtBot) -> None:
    menu = LinedMenu()
    qtbot.addWidget(menu)
    row, line = menu.addAction("Cut"), menu.addSeparator()
    below = LinedMenu(menu, "Theme")
    menu.addMenu(below)
    inner = below.addAction("Paper")
    with qtbot.waitExposed(menu):
        menu.popup(QPoint(0, 0))
    with qtbot.waitExposed(below):
        below.popup(QPoint(200, 0))
    heights = [
        *(menu.actionGeometry(one).height() for one in (row, below.menuAction())),
        below.actionGeometry(inner).height(),
    ]
    assert min(heights) >= 24
    assert menu.actionGeometry(line).height() < 12
    below.close()
    menu.close()


def test_rows_of_a_field_that_opens_can_be_hit(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItems(["Low", "High"])
    with qtbot.waitExposed(choice):
        choice.show()
    choice.showPopup()
    assert choice.view().sizeHintForRow(0) >= 24
    choice.hidePopup()


@pytest.mark.parametrize("kind", CONTEXT_MENUS)
def test_context_menus_have_groups_of_two_to_five(kind: str) -> None:
    groups = context_groups(kind)
    assert [group for group in groups if not 2 <= len(group) <= 5] == []
    assert sorted(one for group in groups for one in group) == sorted(
        CONTEXT_MENUS[kind] - {SEPARATOR}
    )


def test_what_is_left_alone_joins_its_neighbours() -> None:
    left = {"cut", "delete", "rename-lane", "@lane-type", "hide-lane"}
    groups = context_groups("lane", lambda entry: entry in left)
    assert groups == [("cut", "delete"), ("rename-lane", "@lane-type", "hide-lane")]


def test_no_entry_of_a_submenu_stands_alone() -> None:
    for menu in SUBMENUS.values():
        groups = "\n".join(menu.entries).split(f"\n{SEPARATOR}\n")
        assert all(1 <= group.count("\n") <= 4 for group in groups), menu.title
