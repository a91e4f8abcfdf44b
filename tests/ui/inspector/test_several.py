"""Lists of several records at once: what is ticked is added to each, and nothing else goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Contact
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.scope import Source
from app.ui.inspector.ids_editor import IdsEditor
from app.ui.inspector.menu import CheckMenu
from app.ui.inspector.written import ListEditor
from app.ui.row_style import PARTLY
from tests.editor.maps import small_map
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def card(driver: Driver, key: str) -> Any:
    return driver.record(key)


def with_lists() -> JourneyMap:
    """Two touchpoints that have some tags, channels and sources in common and some not."""
    map_ = small_map()
    for id_ in ("talk", "guide"):
        map_ = edits.insert_source(map_, Source(id=id_, title=id_.title()), len(map_.sources))
    map_ = edits.change_card_type(map_, ("look", "try"), "touchpoint")
    held = {
        "look": (("wet", "cold"), ("website", "pigeon post"), ("talk",)),
        "try": (("cold", "slow"), ("phone", "website"), ("talk", "guide")),
    }
    for id_, (words, channels, sources) in held.items():
        contact = Contact(channels=channels)
        map_ = edits.change_card(map_, id_, tags=words, contact=contact, sources=sources)
    return map_


def both(driver: Driver, field: str) -> list[tuple[str, ...]]:
    """What two cards have in a field, in alphabetical order."""
    part, _, name = field.rpartition(".")
    cards = [card(driver, key) for key in ("look", "try")]
    return [tuple(sorted(getattr(getattr(one, part) if part else one, name))) for one in cards]


def check_menu(driver: Driver, field: str) -> CheckMenu:
    editor = driver.row(field).editor
    assert isinstance(editor, (ListEditor, IdsEditor))
    assert editor.button is not None
    editor.button.click()
    driver.settle()
    (menu,) = (one for one in editor.findChildren(CheckMenu) if one.isVisible())
    return menu


def choices(menu: CheckMenu) -> dict[str, str]:
    """How each choice that has a mark or a dash stands."""
    marks = {}
    for action in menu.actions():
        if action.isCheckable() and (action.isChecked() or action.property(PARTLY)):
            marks[action.text()] = "all" if action.isChecked() else "—"
    return marks


def choose_in(driver: Driver, menu: CheckMenu, name: str) -> None:
    (action,) = (one for one in menu.actions() if one.text().startswith(name))
    at = menu.actionGeometry(action).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    driver.settle()


@pytest.mark.parametrize(
    ("field", "marks", "partly", "everywhere", "added", "removed"),
    [
        ("tags", {"cold": "all", "slow (some have it)": "—", "wet (some have it)": "—"},
         "wet", "cold",
         [("cold", "wet"), ("cold", "slow", "wet")], [("wet",), ("slow", "wet")]),
        ("contact.channels",
         {"Website": "all", "Phone (some have it)": "—", "pigeon post (some have it)": "—"},
         "pigeon", "Website",
         [("pigeon post", "website"), ("phone", "pigeon post", "website")],
         [("pigeon post",), ("phone", "pigeon post")]),
        ("sources", {"Talk": "all", "Guide (some have it)": "—"}, "Guide", "Talk",
         [("guide", "talk"), ("guide", "talk")], [("guide",), ("guide",)]),
    ],
)  # fmt: skip
def test_what_is_ticked_for_several_is_added_to_each_and_nothing_else_goes(
    inspect: Inspect,
    field: str,
    marks: dict[str, str],
    partly: str,
    everywhere: str,
    added: list[tuple[str, ...]],
    removed: list[tuple[str, ...]],
) -> None:
    driver = inspect(with_lists())
    before = driver.map
    driver.select("look", "try")
    menu = check_menu(driver, field)
    assert choices(menu) == marks
    choose_in(driver, menu, partly)
    assert both(driver, field) == added
    assert all("some have it" not in one for one in choices(menu) if one.startswith(partly))
    choose_in(driver, menu, everywhere)
    assert both(driver, field) == removed
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert driver.session.depth == 2, "each tick is a step for all cards together"
    driver.session.undo()
    driver.settle()
    assert both(driver, field) == added
    driver.session.undo()
    assert driver.map is before
    driver.settle()
    assert choices(check_menu(driver, field)) == marks, "the menu is of the map as it is now"


def test_what_is_typed_over_a_dash_in_a_list_is_added_to_each(inspect: Inspect) -> None:
    driver = inspect(with_lists())
    before = driver.map
    driver.select("look", "try")
    tags = driver.row("tags").editor
    assert isinstance(tags, ListEditor)
    assert (tags.line.text(), tags.line.placeholderText()) == ("", "—")
    assert "added to each" in tags.line.toolTip()
    driver.fill("tags", "loud, cold")
    assert both(driver, "tags") == [("cold", "loud", "wet"), ("cold", "loud", "slow")]
    assert tags.line.text() == ""
    driver.session.undo()
    assert driver.map is before
    driver.settle()
    driver.select("look")
    assert driver.shown("tags") == "wet, cold"
    assert tags.line.toolTip() == ""


def metrics(unit: str) -> JourneyMap:
    """A map with two lanes of metrics, the second in a unit, and a card in each."""
    time = Metric(kind="time-spent", unit="seconds")
    other = Metric(kind="own", unit=unit)
    map_ = evolve(small_map(), cards=(), pairs=(), arrows=())
    lanes = tuple(
        Lane(id=id_, type="metric", metric=metric) for id_, metric in (("t", time), ("o", other))
    )
    cards = tuple(
        Card(id=f"in-{id_}", lane=id_, step="find", type="metric", value=0.5) for id_ in "to"
    )
    return evolve(map_, lanes=lanes, cards=cards)


def test_a_number_is_for_several_only_where_they_count_in_one_unit(inspect: Inspect) -> None:
    driver = inspect(metrics("fraction"))
    driver.select("in-t", "in-o")
    assert not driver.row("value").isVisibleTo(driver.panel)
    driver.select("in-o")
    assert driver.row("value").isVisibleTo(driver.panel)
    driver.select("t", "o")
    assert not driver.row("metric.target").isVisibleTo(driver.panel)
    driver = inspect(metrics("seconds"))
    driver.select("in-t", "in-o")
    driver.fill("value", "2 min")
    assert [one.value for one in driver.map.cards] == [120.0, 120.0]


def test_importance_and_severity_are_one_field_for_both(inspect: Inspect) -> None:
    map_ = edits.change_card_type(small_map(), ("look",), "barrier")
    driver = inspect(map_)
    for chosen, there in (
        (("look",), "severity"),
        (("try",), "importance"),
        (("look", "try"), "importance-or-severity"),
    ):
        driver.select(*chosen)
        seen = [
            one
            for one in ("severity", "importance", "importance-or-severity")
            if driver.row(one).isVisibleTo(driver.panel)
        ]
        assert seen == [there]
    driver.choose("importance-or-severity", "High")
    held = {one.id: one.importance for one in driver.map.cards}
    assert (held["look"], held["try"]) == ("high", "high")
