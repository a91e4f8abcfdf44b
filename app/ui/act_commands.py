"""The commands for acts: what can be done to what is selected on a map."""

from __future__ import annotations

from app.ui.command import Command, act_command
from app.ui.command import mark as _

ACT_COMMANDS: tuple[Command, ...] = (
    act_command("cut", _("Cut"), _("Move what is selected to the clipboard"), "Ctrl+X", icon="cut"),
    act_command(
        "copy", _("Copy"), _("Copy what is selected to the clipboard"), "Ctrl+C", icon="copy"
    ),
    act_command(
        "paste",
        _("Paste"),
        _("Put cards, lanes, stages or a spreadsheet's cells from the clipboard here"),
        "Ctrl+V",
        icon="paste",
    ),
    act_command(
        "paste-as-card",
        _("Paste as One Card"),
        _("Make one card of all text on the clipboard"),
        "Ctrl+Shift+V",
    ),
    act_command(
        "copy-image",
        _("Copy as Image"),
        _("Copy a picture of the selected cards, or of the map, to the clipboard"),
        "Ctrl+Shift+C",
    ),
    act_command(
        "delete", _("Delete"), _("Delete what is selected"), "Del", "Backspace", icon="delete"
    ),
    act_command(
        "duplicate",
        _("Duplicate"),
        _("Put a copy beside what is selected"),
        "Ctrl+D",
        icon="duplicate",
    ),
    act_command("select-all", _("Select All"), _("Select all cards"), "Ctrl+A"),
    act_command("select-none", _("Select None"), _("Select nothing"), "Ctrl+Shift+A"),
    act_command("select-lane", _("Select Lane"), _("Select all cards of this lane")),
    act_command("select-step", _("Select Step"), _("Select all cards of this step")),
    act_command(
        "move-left",
        _("Move Left"),
        _("Move cards to the neighbouring cell, or a stage or step by one place"),
        "Alt+Left",
    ),
    act_command(
        "move-right",
        _("Move Right"),
        _("Move cards to the neighbouring cell, or a stage or step by one place"),
        "Alt+Right",
    ),
    act_command(
        "move-up",
        _("Move Up"),
        _("Move cards before their neighbour or to the lane above, or a lane by one place"),
        "Alt+Up",
    ),
    act_command(
        "move-down",
        _("Move Down"),
        _("Move cards behind their neighbour or to the lane below, or a lane by one place"),
        "Alt+Down",
    ),
    act_command(
        "insert-stage-after",
        _("Stage After"),
        _("Insert a stage after this one"),
        "Ctrl+T",
        icon="insert-after",
    ),
    act_command(
        "insert-stage-before",
        _("Stage Before"),
        _("Insert a stage before this one"),
        "Ctrl+Shift+T",
        icon="insert-before",
    ),
    act_command(
        "insert-lane-below",
        _("Lane Below"),
        _("Insert a lane below this one"),
        "Ctrl+L",
        icon="insert-below",
    ),
    act_command(
        "insert-lane-above",
        _("Lane Above"),
        _("Insert a lane above this one"),
        "Ctrl+Shift+L",
        icon="insert-above",
    ),
)
