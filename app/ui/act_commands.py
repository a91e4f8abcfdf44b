"""The commands for acts: what can be done to what is selected on a map."""

from __future__ import annotations

from app.editor.words import mark as _
from app.ui.command import Command, act_command

ACT_COMMANDS: tuple[Command, ...] = (
    act_command(
        "find", _("Find…"), _("Find words in cards, names and notes"), "Ctrl+F", icon="search"
    ),
    act_command(
        "find-next", _("Find Next"), _("Go to the next place that was found"), "F3", "Ctrl+G"
    ),
    act_command(
        "find-previous",
        _("Find Previous"),
        _("Go to the place before that was found"),
        "Shift+F3",
        "Ctrl+Shift+G",
    ),
    act_command(
        "replace", _("Replace…"), _("Find words and replace them"), "Ctrl+H", icon="replace"
    ),
    act_command(
        "filter",
        _("Filter…"),
        _("Dim cards by persona, type, importance and more, on the screen alone"),
        icon="filter",
    ),
    act_command("end-filter", _("End Filter"), _("Show all cards in full again")),
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
    act_command(
        "copy-style",
        _("Copy Style"),
        _("Keep colour, importance and evidence of this card, or the looks of a stage or lane"),
        "Ctrl+Alt+C",
        icon="copy-style",
    ),
    act_command(
        "paste-style",
        _("Paste Style"),
        _("Give the style that was copied to what is selected"),
        "Ctrl+Alt+V",
        icon="paste-style",
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
        "emoji",
        _("Emoji…"),
        _("Put an emoji into the text, or on the face of the selected emotions"),
        "Ctrl+.",
        icon="emoji",
    ),
    act_command(
        "move-to",
        _("Move to…"),
        _("Move the selected cards, or notes of the tray, to a cell that is chosen by its name"),
        "Ctrl+Shift+M",
    ),
    act_command(
        "send-to-tray",
        _("Send to Tray"),
        _("Take the selected cards out of their cells, with all they hold, into the tray"),
        "Ctrl+Shift+Y",
        icon="to-tray",
    ),
    act_command(
        "insert-card",
        _("New Card"),
        _("Write a new card in this cell, below the one selected"),
        "Ins",
        icon="card",
    ),
    act_command(
        "insert-picture",
        _("Insert Picture…"),
        _("Put pictures from files here: one on a selected note, several on cards of their own"),
        icon="picture",
    ),
    act_command(
        "put-picture",
        _("Put Picture on Card…"),
        _("Let the card show a picture from a file; it becomes a picture, its text the caption"),
    ),
    act_command(
        "replace-picture",
        _("Replace Picture…"),
        _("Show another picture on this card; its caption stays"),
    ),
    act_command(
        "crop-picture",
        _("Crop Picture…"),
        _("Choose the part of the picture that is shown; the whole stays in the file"),
    ),
    act_command(
        "save-picture",
        _("Save Picture As…"),
        _("Save the picture of this card to a file of its own"),
    ),
    act_command(
        "insert-stage-after",
        _("New Stage After"),
        _("Insert a stage after this one"),
        "Ctrl+T",
        icon="stage-after",
    ),
    act_command(
        "insert-stage-before",
        _("New Stage Before"),
        _("Insert a stage before this one"),
        "Ctrl+Shift+T",
        icon="stage-before",
    ),
    act_command(
        "insert-step-after",
        _("New Step After"),
        _("Insert a step after this one"),
        "Ctrl+Alt+N",
        icon="step-after",
    ),
    act_command(
        "insert-step-before",
        _("New Step Before"),
        _("Insert a step before this one"),
        "Ctrl+Alt+Shift+N",
        icon="step-before",
    ),
    act_command(
        "insert-lane-below",
        _("New Lane Below"),
        _("Insert a lane below this one"),
        "Ctrl+L",
        icon="lane-below",
    ),
    act_command(
        "insert-lane-above",
        _("New Lane Above"),
        _("Insert a lane above this one"),
        "Ctrl+Shift+L",
        icon="lane-above",
    ),
    act_command(
        "rename-step",
        _("Rename Step"),
        _("Write the name of this step, also where it has none yet"),
        icon="rename",
    ),
    act_command(
        "merge-step",
        _("Merge with Next Step"),
        _("Make one step of this and the next one of its stage; no text is lost"),
        icon="merge-step",
    ),
    act_command(
        "split-step",
        _("Split Step"),
        _("Share the cards of this step with a new one behind it"),
    ),
    act_command(
        "hide-step", _("Hide Step"), _("Leave this step out of the picture"), icon="eye-off"
    ),
    act_command(
        "rename-stage", _("Rename Stage"), _("Write the name of this stage"), icon="rename"
    ),
    act_command(
        "merge-stage",
        _("Merge with Next Stage"),
        _("Make one stage of this and the next one; no text is lost"),
        icon="merge-stage",
    ),
    act_command(
        "split-stage",
        _("Split Stage"),
        _("Begin a new stage with this step; a selected stage is cut in half"),
    ),
    act_command(
        "collapse-stage",
        _("Collapse Stage"),
        _("Show the stage as one narrow column, or spread it again"),
        icon="collapse-stage",
        checkable=True,
    ),
    act_command(
        "hide-stage", _("Hide Stage"), _("Leave this stage out of the picture"), icon="eye-off"
    ),
    act_command("rename-lane", _("Rename Lane"), _("Write the title of this lane"), icon="rename"),
    act_command(
        "merge-lane",
        _("Merge with Next Lane"),
        _("Make one lane of this and the next one; no card and no text is lost"),
        icon="merge-lane",
    ),
    act_command(
        "split-lane",
        _("Split Lane"),
        _("Share the cards of this lane with a new one below: several selected, or half of each"),
    ),
    act_command(
        "collapse-lane",
        _("Collapse Lane"),
        _("Show the lane as one thin row, or spread it again"),
        icon="collapse-lane",
        checkable=True,
    ),
    act_command(
        "hide-lane", _("Hide Lane"), _("Leave this lane out of the picture"), icon="eye-off"
    ),
    act_command(
        "show-hidden",
        _("Show All Hidden"),
        _("Show all stages, steps and lanes again that are hidden"),
        icon="eye",
    ),
    act_command(
        "quote",
        _("Quote…"),
        _("Put a thought in quotation marks: say whose words they are"),
        icon="thought",
    ),
    act_command(
        "new-source",
        _("New Source…"),
        _("Make a source and cite it from the selected cards"),
        icon="plus",
    ),
    act_command(
        "next-presence",
        _("Switch Online and Offline"),
        _("Let the touchpoint be online, offline, or leave that open"),
        "Ctrl+Alt+O",
    ),
    act_command(
        "follow-up",
        _("Follow Up"),
        _("Mark the card to come back to it, or take the mark away"),
        "Ctrl+Alt+F",
        icon="follow-up",
        checkable=True,
    ),
    act_command(
        "stretch-card",
        _("Stretch Card"),
        _("Let the card reach over one more step or stage"),
        "Alt+Shift+Right",
    ),
    act_command(
        "shrink-card",
        _("Shrink Card"),
        _("Let the card reach over one step or stage less"),
        "Alt+Shift+Left",
    ),
    act_command(
        "raise-level",
        _("Raise Level"),
        _("Let the selected faces stand half a level higher, and scores a whole one"),
        "Alt+Shift+Up",
    ),
    act_command(
        "lower-level",
        _("Lower Level"),
        _("Let the selected faces stand half a level lower, and scores a whole one"),
        "Alt+Shift+Down",
    ),
    act_command(
        "fit-column",
        _("Fit Column"),
        _("Let the text decide how wide the column is, not a border dragged by hand"),
    ),
    act_command(
        "fit-lane",
        _("Fit Lane"),
        _("Let the cards decide how high the lane is, not a border dragged by hand"),
    ),
    act_command(
        "pair",
        _("Pair"),
        _("Pair the selected recommendation with the barrier, emotion or opportunity it answers"),
        "Ctrl+K",
    ),
    act_command(
        "remove-pair",
        _("Remove Pair"),
        _("Take the pairs of the selected cards apart"),
        "Ctrl+Shift+K",
    ),
)

KEYED_CHOICES: tuple[Command, ...] = (
    act_command(
        "card-importance:low", _("Low Importance"), _("Of little importance"), "Ctrl+Alt+1"
    ),
    act_command(
        "card-importance:medium", _("Medium Importance"), _("Of some importance"), "Ctrl+Alt+2"
    ),
    act_command(
        "card-importance:high", _("High Importance"), _("Of great importance"), "Ctrl+Alt+3"
    ),
    act_command(
        "card-importance:", _("Importance Not Said"), _("Say nothing of importance"), "Ctrl+Alt+0"
    ),
)
"""Values of a family that have keys of their own. They stand among the choices of their family."""
