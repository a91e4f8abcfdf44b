"""What stands in context menus, by the ids of commands and submenus; its order is the menus'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from app.ui.menu_table import MENUS, SEPARATOR, SUBMENUS, Menu

# So many entries are seen at one glance.
_MOST = 5

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


def context_groups(
    kind: str, offered: Callable[[str], bool] = lambda _: True
) -> list[tuple[str, ...]]:
    """The entries of a context menu that are ``offered``, in the order of the menus, by groups.

    What stood alone joins a neighbour, of its own menu if it has one there.
    """
    wanted = CONTEXT_MENUS.get(kind, frozenset()) - {SEPARATOR}
    menus: list[list[tuple[str, ...]]] = []
    for menu in (below for above in MENUS for below in _parts(above)):
        groups: list[tuple[str, ...]] = [()]
        for entry in menu:
            if entry == SEPARATOR:
                groups.append(())
            elif entry in wanted and offered(entry):
                groups[-1] += (entry,)
        menus.append(_joined(groups))
    return _joined([group for groups in menus for group in groups])


def _parts(menu: Menu) -> Iterator[tuple[str, ...]]:
    """The entries of each menu within a menu, which mean most, and then its own."""
    for entry in menu.entries:
        if entry in SUBMENUS:
            yield from _parts(SUBMENUS[entry])
    yield menu.entries


def _joined(groups: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = []
    for group in groups:
        lonely = bool(made) and 1 in (len(made[-1]), len(group))
        if group and lonely and len(made[-1]) + len(group) <= _MOST:
            made[-1] += group
        elif group:
            made.append(group)
    return made
