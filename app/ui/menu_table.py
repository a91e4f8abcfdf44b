"""Where commands are found: the menus and the toolbar, by the ids of commands."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.command import mark as _

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: its title and its entries, which are ids of commands, of submenus, or a separator."""

    title: str
    entries: tuple[str, ...]


MENUS: tuple[Menu, ...] = (
    Menu(
        _("&File"),
        (
            "new",
            "@templates",
            "open",
            "@recent",
            SEPARATOR,
            "save",
            "save-as",
            SEPARATOR,
            "export",
            SEPARATOR,
            "close",
            "quit",
        ),
    ),
    Menu(
        _("&Edit"),
        (
            "undo",
            "redo",
            SEPARATOR,
            "cut",
            "copy",
            "copy-image",
            "paste",
            "paste-as-card",
            SEPARATOR,
            "edit-text",
            "duplicate",
            "delete",
            SEPARATOR,
            "move-left",
            "move-right",
            "move-up",
            "move-down",
            SEPARATOR,
            "select-all",
            "select-none",
            "select-lane",
            "select-step",
        ),
    ),
    Menu(
        _("&Insert"),
        (
            "insert-stage-after",
            "insert-stage-before",
            SEPARATOR,
            "insert-lane-below",
            "insert-lane-above",
        ),
    ),
    Menu(_("&Map"), ("rename-map", SEPARATOR, "@theme")),
    Menu(
        _("&View"),
        (
            "zoom-in",
            "zoom-out",
            "zoom-actual",
            SEPARATOR,
            "fit-map",
            "fit-width",
            SEPARATOR,
            "inspector",
            SEPARATOR,
            "@appearance",
            "full-screen",
        ),
    ),
    Menu(_("&Present"), ()),
    Menu(_("&Help"), ("@samples", SEPARATOR, "about")),
)

TOOLBAR: tuple[str, ...] = (
    "new",
    "open",
    "save",
    SEPARATOR,
    "undo",
    "redo",
    SEPARATOR,
    "zoom-out",
    "zoom-in",
    "fit-map",
    SEPARATOR,
    "export",
    SEPARATOR,
    "inspector",
)
