"""What stands in a field of the inspector goes into the map, whatever is done next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import pytest
from _pytest.mark.structures import ParameterSet
from pytestqt.qtbot import QtBot

from app.models.card import Card
from app.models.stage import Step
from app.ui.window import MainWindow
from tests.ui.journeys.hand import Hand

NEXT: Mapping[str, Callable[[Hand], object]] = MappingProxyType(
    {
        "another card": lambda me: me.card_at("Touchpoints", "Pay"),
        "a heading": lambda me: me.heading_at("Find the app"),
        "a lane": lambda me: me.heading_at("Thoughts"),
        "an empty cell": lambda me: me.plus("Barriers", "Take the ride"),
        "the menu of another card": lambda me: me.menu_of("Touchpoints", "Pay").choose_below(
            "Duplicate"
        ),
        "the menu of the very card": lambda me: me.menu_of(
            "Touchpoints", "Order the car"
        ).choose_below("Importance", "Low"),
        "another field": lambda me: me.pick("Evidence", "Assumed"),
        "the menu bar": lambda me: me.choose("Insert", "New Stage After"),
        "another theme": lambda me: me.choose("Map", "Theme", "Ink"),
        "fit": lambda me: me.tool("Fit Map").done(),
        "no inspector": lambda me: me.tool("Inspector"),
        "the outline": lambda me: me.tool("Outline"),
        "find": lambda me: me.choose("Edit", "Find"),
        "a filter": lambda me: me.choose("Edit", "Filter"),
        "copy": lambda me: me.choose("Edit", "Select All").choose("Edit", "Copy").done(),
        "cut and paste": lambda me: (
            me.choose("Edit", "Select All").choose("Edit", "Cut").choose("Edit", "Paste").done()
        ),
        "duplicate": lambda me: me.choose("Edit", "Duplicate"),
        "another map": lambda me: me.choose("File", "New"),
        "save": lambda me: me.tool("Save").press("Cancel"),
        "free space": lambda me: me.done(),
        "a drag": lambda me: me.drag_card("Touchpoints", "Pay", "Touchpoints", "Rate and tell"),
        "its own drag": lambda me: me.drag_card(
            "Touchpoints", "Order the car", "Touchpoints", "Find the app"
        ),
    }
)


def _card(me: Hand) -> Hand:
    return me.card_at("Touchpoints", "Order the car")


FIELDS: Mapping[str, tuple[Callable[[Hand], object], Callable[[Card, Step], str]]] = (
    MappingProxyType(
        {
            "a line": (
                lambda me: _card(me).fill("Responsible", "kept words"),
                lambda card, _: card.responsible,
            ),
            "a text": (
                lambda me: _card(me).fill("Notes, not printed", "kept words"),
                lambda card, _: card.notes,
            ),
            "a list": (
                lambda me: _card(me).fill("Tags", "kept words"),
                lambda card, _: ", ".join(card.tags),
            ),
            "a card on the map": (
                lambda me: me.write_card("Touchpoints", "Order the car", "kept words"),
                lambda card, _: card.text,
            ),
            "a heading on the map": (
                lambda me: me.rename("Order the car", "kept words"),
                lambda _, step: step.name,
            ),
        }
    )
)
"""How something is typed, and where it is to be found in the map."""


IN_EDITOR = {"the menu of the very card", "its own drag", "another field"}
"""What is done within the text itself, or is not there, while it is written on the map."""

WAITING = {"the menu bar", "duplicate"}
"""Commands on what is selected: they wait until writing is done."""


def cases() -> Iterator[ParameterSet]:
    """Each way of typing with all that may be done next; short runs take each of these once."""
    fields = list(FIELDS)
    for at, then in enumerate(NEXT):
        fitting = [one for one in fields if "map" not in one or then not in IN_EDITOR | WAITING]
        for number, field in enumerate(fitting):
            taken = number == at % len(fitting)
            marks = () if taken else (pytest.mark.prove,)
            yield pytest.param(field, then, marks=marks, id=f"{field}, then {then}")


@pytest.mark.parametrize(("field", "then"), list(cases()))
def test_what_was_typed_is_kept(qtbot: QtBot, window: MainWindow, field: str, then: str) -> None:
    me = Hand(qtbot, window)
    me.choose("Help", "Sample Maps", "Taxi by App")
    session, card, step = me.canvas.session, me.card("Order screen"), me.column("Order the car")
    write, read = FIELDS[field]
    write(me)
    NEXT[then](me)
    found, column = session.map.records[card], session.map.records[step]
    assert isinstance(found, Card)
    assert isinstance(column, Step)
    assert "kept words" in read(found, column)
