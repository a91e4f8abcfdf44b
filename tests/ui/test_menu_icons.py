"""Menus: none without entries, and icons that tell their entries apart."""

from __future__ import annotations

from collections import Counter, defaultdict

from app.layout.icons import icon as icon_shape
from app.layout.icons import is_icon
from app.models.vocabulary import CardType
from app.ui.commands import COMMANDS
from app.ui.context_table import CONTEXT_MENUS
from app.ui.menu_table import CHOICES, MENUS, SUBMENUS, TOOLBAR

ICONS = {
    **{command.id: command.icon for command in COMMANDS},
    **{id_: menu.icon for id_, menu in SUBMENUS.items()},
    **{id_: choices.icon for id_, choices in CHOICES.items()},
}


def drawings(entries: object) -> Counter[object]:
    """How often each drawing stands among entries."""
    assert isinstance(entries, (tuple, frozenset))
    named = (ICONS.get(entry, "") for entry in entries)
    return Counter(icon_shape(name).commands for name in named if name)


def test_no_two_entries_of_a_menu_have_the_same_icon() -> None:
    tables = {
        **{menu.title: menu.entries for menu in (*MENUS, *SUBMENUS.values())},
        **{f"context menu of {kind or 'nothing'}": both for kind, both in CONTEXT_MENUS.items()},
        "toolbar": TOOLBAR,
    }
    for title, entries in tables.items():
        assert max(drawings(entries).values(), default=1) == 1, title


def test_commands_that_share_an_icon_do_the_same_to_different_things() -> None:
    sharing: dict[object, set[str]] = defaultdict(set)
    for command in COMMANDS:
        if command.icon:
            sharing[icon_shape(command.icon).commands].add(command.id.partition("-")[0])
    assert [verbs for verbs in sharing.values() if len(verbs) > 1] == []


def test_every_menu_of_the_bar_has_something_in_it() -> None:
    assert [menu.title for menu in MENUS if not menu.entries] == []


def test_every_type_of_card_has_an_icon_of_its_own_to_choose_it_by() -> None:
    assert [one.value for one in CardType if not is_icon(one)] == []
    shapes = Counter(icon_shape(one).commands for one in CardType)
    assert max(shapes.values()) == 1
