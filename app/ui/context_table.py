"""What stands in context menus, by the ids of commands and submenus; its order is the menus'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.ui.menu_table import MENUS, SEPARATOR, SUBMENUS, Menu

_COMMON = ("cut", "copy", "paste", "edit-text", "duplicate", "delete", "copy-style", "paste-style")
# Headings are renamed by an entry that says so.
_OF_HEADINGS = tuple(entry for entry in _COMMON if entry != "edit-text")
_INSERTED = (
    *("insert-stage-after", "insert-stage-before", "insert-step-after", "insert-step-before"),
    *("insert-lane-below", "insert-lane-above", "@insert-lane", "@path-to"),
)

# What is dragged at the card itself is not in the way of those who have the pointer there.
_OF_CARDS = tuple(
    entry for entry in SUBMENUS["@card"].entries if entry not in ("stretch-card", "shrink-card")
)

CONTEXT_MENUS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        kind: frozenset(entries)
        for kind, entries in {
            "card": (
                *_COMMON,
                *("move-to", "send-to-tray", "insert-card", "@step", "@stage", "@lane"),
                *_OF_CARDS,
            ),
            "cell": (
                *_COMMON,
                "insert-card",
                "insert-picture",
                *_INSERTED,
                "@step",
                "@stage",
                "@lane",
            ),
            "stage": (
                *_OF_HEADINGS,
                *_INSERTED[:4],
                "@step",
                *SUBMENUS["@stage"].entries,
            ),
            "step": (
                *_OF_HEADINGS,
                *_INSERTED[2:4],
                "select-step",
                "@path-to",
                "@path",
                *SUBMENUS["@step"].entries,
                "@stage",
            ),
            "lane": (*_OF_HEADINGS, "select-lane", *_INSERTED[4:7], *SUBMENUS["@lane"].entries),
            "pair": ("delete", "@pairs"),
            "note": ("cut", "copy", "paste", "delete", "move-up", "move-down", "move-to"),
            "path": ("edit-text", "delete", "@path"),
            "map": ("rename-map", "@theme", "show-hidden"),
            "": (
                *("paste", "select-all", "fit-map", "fit-width", "show-hidden"),
                *("insert-stage-after", "insert-lane-below", "@insert-lane", "@theme"),
            ),
        }.items()
    }
)
"""What stands in the context menu of each kind of thing, "" for none; its order is the menus'."""


def context_entries(kind: str) -> Iterator[str]:
    """The entries of a context menu, in the order of the menus, with separators between groups."""
    wanted = CONTEXT_MENUS.get(kind, frozenset()) - {SEPARATOR}
    for menu in MENUS:
        yield SEPARATOR
        yield from _wanted(menu, wanted)


def _wanted(menu: Menu, wanted: frozenset[str]) -> Iterator[str]:
    for entry in menu.entries:
        if entry in wanted or entry == SEPARATOR:
            yield entry
        elif entry in SUBMENUS:
            yield SEPARATOR
            yield from _wanted(SUBMENUS[entry], wanted)
            yield SEPARATOR
