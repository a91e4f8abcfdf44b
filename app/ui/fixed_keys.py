"""The keys of the canvas that are no commands: they stand in the sheet of keys and stay.

The canvas takes them itself, so no command may have them.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.editor.words import mark as _


@dataclass(frozen=True, slots=True)
class Fixed:
    """What some keys of the canvas do; ``text`` is English and translated when shown."""

    text: str
    keys: tuple[str, ...]


NAVIGATE: tuple[Fixed, ...] = (
    Fixed(_("Go to the Next Card, Cell or Heading"), ("Left", "Right", "Up", "Down")),
    Fixed(_("Select on the Way"), ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
    Fixed(_("First and Last Stage"), ("Home", "End")),
    Fixed(_("First and Last Cell"), ("Ctrl+Home", "Ctrl+End")),
    Fixed(
        _("Select up to There"),
        ("Shift+Home", "Shift+End", "Ctrl+Shift+Home", "Ctrl+Shift+End"),
    ),
    Fixed(_("Write, or Begin a Card"), ("Return", "Enter")),
    Fixed(_("Set the Level of an Emotion or Engagement"), ("1", "2", "3", "4", "5")),
    Fixed(
        _("Set the Level Half a Step Higher"),
        ("Shift+1", "Shift+2", "Shift+3", "Shift+4", "Shift+5"),
    ),
    Fixed(_("Scroll by a Page"), ("PgUp", "PgDown")),
    Fixed(_("Scroll a Little"), ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down")),
    Fixed(_("Hold to Drag the Map"), ("Space",)),
    Fixed(_("Give Up What Was Begun"), ("Esc",)),
    Fixed(_("Open the Menu of What Is Selected"), ("Menu", "Shift+F10")),
    Fixed(_("Open the Menus of the Window"), ("F10",)),
    Fixed(_("From a Heading to the Next or Previous, Else Leave the Canvas"), ("Tab", "Shift+Tab")),
)
"""Keys of the canvas while keys move about."""

WRITE: tuple[Fixed, ...] = (
    Fixed(_("Keep the Text and Begin the Next Card"), ("Return", "Enter")),
    Fixed(_("Keep the Text and Go to the Next Step"), ("Tab",)),
    Fixed(_("Keep the Text and Go to the Step Before"), ("Shift+Tab",)),
    Fixed(_("Keep the Text and Stay"), ("Ctrl+Return", "Ctrl+Enter")),
    Fixed(_("New Line"), ("Shift+Return", "Alt+Return", "Shift+Enter", "Alt+Enter")),
    Fixed(_("Give the Old Text Back"), ("Esc",)),
)
"""Keys of the canvas while a text is written."""

CROP: tuple[Fixed, ...] = (
    Fixed(_("Move the Frame"), ("Left", "Right", "Up", "Down")),
    Fixed(_("Move the Frame a Little"), ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down")),
    Fixed(_("Resize the Frame"), ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
    Fixed(_("Show Less and More of the Picture"), ("+", "-")),
    Fixed(_("Show the Whole Picture"), ("Home", "0")),
    Fixed(_("Take the Last Move Back"), ("Ctrl+Z",)),
    Fixed(_("Keep the Part That Is Chosen"), ("Return", "Enter")),
    Fixed(_("Show Again What Was Shown"), ("Esc",)),
)
"""Keys of the frame over a picture that is cropped; elsewhere commands may have them."""


OF_SYSTEM = frozenset({"Alt+F4", "Alt+Space", "Alt+Tab", "Alt+Esc", "Ctrl+Alt+Del", "Ctrl+Esc"})
"""Keys that most systems keep for themselves: to close, move or change windows."""


def fixed_holder(key: str) -> Fixed | None:
    """What a key, as it is kept in a file, does on the canvas, if anything."""
    return next((one for one in (*NAVIGATE, *WRITE) if key in one.keys), None)
