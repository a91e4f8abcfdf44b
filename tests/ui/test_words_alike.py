"""One thing has one name, in the menus and in the inspector."""

from __future__ import annotations

import pytest

from app.editor.selection import Selection
from app.editor.words import tr
from app.models.base import Record
from app.models.card import Card
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.ui import names
from app.ui.choices import COLOURED, options
from app.ui.filter_words import FACETS
from app.ui.inspector.field import Field
from app.ui.inspector.forms import FORMS
from app.ui.menu_table import CHOICES
from app.ui.preferences import LOOKS
from app.ui.window import MainWindow
from tests.editor.maps import small_map

FIELDS: dict[str, tuple[type[Record], str]] = {
    "card-type": (Card, "type"),
    "card-importance": (Card, "importance"),
    "card-evidence": (Card, "evidence"),
    "card-colour": (Card, "colour"),
    "card-persona": (Card, "persona"),
    "card-presence": (Card, "contact.presence"),
    "card-moment": (Card, "contact.moment_of_truth"),
    "card-cause": (Card, "feeling.cause"),
    "card-state": (Card, "plan.state"),
    "step-moment": (Step, "moment_of_truth"),
    "step-attention": (Step, "attention"),
    "stage-importance": (Stage, "importance"),
    "stage-colour": (Stage, "colour"),
    "lane-type": (Lane, "type"),
    "lane-grain": (Lane, "grain"),
    "lane-persona": (Lane, "persona"),
    "lane-tint": (Lane, "tint"),
    "lane-icon": (Lane, "icon"),
}
"""The families of acts that set one field, and that field."""

SUBMENUS = {
    family: choices.title.replace("&", "")
    for choices in CHOICES.values()
    for family in choices.families
    if len(choices.families) == 1
}


def field_of(family: str) -> Field:
    form, id_ = FIELDS[family]
    return next(one for one in FORMS[form].fields() if one.id == id_)


@pytest.mark.parametrize("family", sorted(set(FIELDS) & set(SUBMENUS)))
def test_a_field_is_called_as_its_menu_is(family: str) -> None:
    assert field_of(family).label.casefold() == SUBMENUS[family].casefold()


@pytest.mark.parametrize("family", sorted(set(FIELDS) - set(COLOURED) - {"lane-icon"}))
def test_what_can_be_chosen_is_called_alike(family: str) -> None:
    map_ = small_map()
    field = field_of(family)
    assert field.options is not None
    offered = [one.text for one in options(family, map_, Selection(), lambda: None)]
    assert offered == [name for _, name in field.options(map_)]


@pytest.mark.parametrize("family", COLOURED)
def test_no_colour_is_called_alike(family: str) -> None:
    first = options(family, small_map(), Selection(), lambda: None)[0]
    assert first.text == field_of(family).unset


def test_a_facet_of_the_filter_is_called_as_its_field_is() -> None:
    labels = {one.label for one in FORMS[Card].fields()} | {"Tag"}
    assert set(FACETS.values()) <= labels


def test_values_have_a_capital_at_their_beginning_alone() -> None:
    unset = (names.NOT_SAID, names.NONE, names.AS_LANE, names.AS_TYPE, names.AS_THEME)
    looks = [name.replace("&", "") for _, name in LOOKS]
    for name in (*unset, *looks, names.AS_MAP, names.MAIN_PERSONA):
        assert name == name.capitalize()


def test_appearances_are_called_alike(window: MainWindow) -> None:
    shown = [action.text() for action in window.menus.menus["@appearance"].actions()]
    assert shown == [tr(name).replace("&", "") for _, name in LOOKS]
