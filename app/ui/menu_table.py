"""Where commands are found: menus and toolbar, by the ids of commands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.editor.words import mark as _

SEPARATOR = "-"


class Menu(NamedTuple):
    """A menu: its title and its entries, which are ids of commands, of submenus, or a separator.

    Ids of submenus begin with "@".
    """

    title: str
    entries: tuple[str, ...]
    icon: str = ""


class Choices(NamedTuple):
    """A submenu made of the acts of some families, one for each value, ticked for what is set.

    Below them stand ``commands``, by their ids.
    """

    title: str
    tip: str
    families: tuple[str, ...]
    icon: str = ""
    commands: tuple[str, ...] = ()


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
            "export-again",
            "print",
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
            "copy-style",
            "paste-style",
            SEPARATOR,
            "move-left",
            "move-right",
            "move-up",
            "move-down",
            "move-to",
            "send-to-tray",
            SEPARATOR,
            "select-all",
            "select-none",
            "select-lane",
            "select-step",
            SEPARATOR,
            "find",
            "find-next",
            "find-previous",
            "replace",
            SEPARATOR,
            "filter",
            "end-filter",
            SEPARATOR,
            "preferences",
        ),
    ),
    Menu(
        _("&Insert"),
        (
            "insert-card",
            "insert-picture",
            "emoji",
            SEPARATOR,
            "insert-stage-after",
            "insert-stage-before",
            SEPARATOR,
            "insert-step-after",
            "insert-step-before",
            "@path-to",
            SEPARATOR,
            "insert-lane-below",
            "insert-lane-above",
            "@insert-lane",
        ),
    ),
    Menu(
        _("&Map"),
        (
            "rename-map",
            "@theme",
            "show-hidden",
            SEPARATOR,
            "@card",
            "@step",
            "@stage",
            "@lane",
            "@path",
        ),
    ),
    Menu(
        _("&View"),
        (
            "zoom-in",
            "zoom-out",
            "zoom-actual",
            SEPARATOR,
            "fit-map",
            "fit-selected",
            "fit-width",
            SEPARATOR,
            "outline",
            "tray",
            "inspector",
            "next-pane",
            "previous-pane",
            SEPARATOR,
            "@appearance",
            "full-screen",
        ),
    ),
    Menu(_("&Help"), ("find-command", "shortcuts", "@samples", SEPARATOR, "about")),
)

SUBMENUS: Mapping[str, Menu] = MappingProxyType(
    {
        "@card": Menu(
            _("Card"),
            (
                "@card-type",
                "@card-importance",
                "@card-colour",
                "@card-persona",
                SEPARATOR,
                "@card-evidence",
                "@card-source",
                "quote",
                SEPARATOR,
                "@card-channel",
                "next-presence",
                "@card-moment",
                SEPARATOR,
                "@level",
                "raise-level",
                "lower-level",
                "@card-cause",
                "@card-state",
                SEPARATOR,
                "stretch-card",
                "shrink-card",
                SEPARATOR,
                "pair",
                "remove-pair",
                "@pairs",
                "follow-up",
                SEPARATOR,
                "put-picture",
                "crop-picture",
                "replace-picture",
                "save-picture",
            ),
            "card",
        ),
        "@step": Menu(
            _("Step"),
            (
                "rename-step",
                "@step-moment",
                "@step-attention",
                SEPARATOR,
                "merge-step",
                "split-step",
                "fit-column",
                "hide-step",
            ),
            "step",
        ),
        "@stage": Menu(
            _("Stage"),
            (
                "rename-stage",
                "@stage-importance",
                "@stage-colour",
                SEPARATOR,
                "merge-stage",
                "split-stage",
                "collapse-stage",
                "hide-stage",
            ),
            "stage",
        ),
        "@lane": Menu(
            _("Lane"),
            (
                "rename-lane",
                "@lane-type",
                "@lane-grain",
                "@lane-persona",
                SEPARATOR,
                "@lane-icon",
                "@lane-tint",
                SEPARATOR,
                "merge-lane",
                "split-lane",
                "fit-lane",
                "collapse-lane",
                "hide-lane",
            ),
            "lane",
        ),
    }
)
"""Menus within menus, made of commands and of choices."""

CHOICES: Mapping[str, Choices] = MappingProxyType(
    {
        "@insert-lane": Choices(
            _("New Lane of Type"),
            _("Insert a lane of this type below this one"),
            ("insert-lane",),
        ),
        "@path-to": Choices(
            _("New Path To"),
            _("Draw an arrow from this step to another one, or out of the journey"),
            ("path-to",),
            "path-to",
        ),
        "@path": Choices(
            _("Path"),
            _("Kind of the selected path, a path between two selected steps, or a path to select"),
            ("path", "path-select"),
            "path",
        ),
        "@pairs": Choices(
            _("Go to Partner"),
            _("Go to the card at the other end of a pair, or select the pair to take it apart"),
            ("pair-end", "pair-select"),
        ),
        "@card-type": Choices(_("Type"), _("What the card is; every detail stays"), ("card-type",)),
        "@card-importance": Choices(
            _("Importance"),
            _("How important it is; of a barrier, how severe"),
            ("card-importance",),
        ),
        "@card-evidence": Choices(_("Evidence"), _("How it is known"), ("card-evidence",)),
        "@card-source": Choices(
            _("Sources"),
            _("What the card rests on"),
            ("card-source",),
            "source",
            ("new-source",),
        ),
        "@card-colour": Choices(
            _("Colour"), _("A colour in place of the lane’s"), ("card-colour",)
        ),
        "@card-persona": Choices(
            _("Persona"), _("Whom the card is about"), ("card-persona",), "persona"
        ),
        "@card-channel": Choices(
            _("Channels"),
            _("How the touchpoint reaches the customer"),
            ("card-presence", "card-channel"),
            "touchpoint",
        ),
        "@card-moment": Choices(
            _("Moment of Truth"),
            _("Whether the touchpoint decides"),
            ("card-moment",),
            "moment-of-truth",
        ),
        "@level": Choices(
            _("Level"),
            _("How good the emotion is, or how much the step matters; also by the keys 1 to 5"),
            ("level",),
            "emotion",
        ),
        "@card-cause": Choices(_("Cause"), _("What the emotion comes from"), ("card-cause",)),
        "@card-state": Choices(
            _("State of Plan"),
            _("Where the recommendation stands in the action plan"),
            ("card-state",),
        ),
        "@step-moment": Choices(
            _("Moment of Truth"),
            _("Whether the step decides"),
            ("step-moment",),
            "moment-of-truth",
        ),
        "@step-attention": Choices(
            _("Attention"),
            _("Whether the customer goes through the step with care or out of habit"),
            ("step-attention",),
        ),
        "@stage-importance": Choices(
            _("Importance"), _("How important the stage is"), ("stage-importance",)
        ),
        "@stage-colour": Choices(
            _("Colour"), _("A colour in place of the theme’s"), ("stage-colour",)
        ),
        "@lane-type": Choices(_("Type"), _("What the lane holds; no text is lost"), ("lane-type",)),
        "@lane-grain": Choices(
            _("Cells"), _("What each cell of the lane stands for"), ("lane-grain",)
        ),
        "@lane-persona": Choices(_("Persona"), _("Whose lane it is"), ("lane-persona",), "persona"),
        "@lane-icon": Choices(_("Icon"), _("An icon in place of the type’s"), ("lane-icon",)),
        "@lane-tint": Choices(_("Colour"), _("A colour in place of the type’s"), ("lane-tint",)),
    }
)
"""Submenus of choices."""


def placed() -> frozenset[str]:
    """The ids of all commands and submenus that stand in a menu."""
    menus = (*MENUS, *SUBMENUS.values())
    found = {entry for menu in menus for entry in menu.entries} - {SEPARATOR}
    return frozenset(found.union(*(choices.commands for choices in CHOICES.values())))


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
    "outline",
    "tray",
    "inspector",
)
