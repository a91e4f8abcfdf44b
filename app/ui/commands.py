"""Every command as data: what it is called, its keys, its icon, and what it does.

Menus, toolbar and shortcuts are made from this table alone. Keys are written out: the standard keys
of some platforms hold traps (on X11 "Delete" is Del and Ctrl+D) or are empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.editor.words import CONTEXT


class Commands(Protocol):
    """What a window can be told to do."""

    def new_map(self) -> None: ...
    def choose_map(self) -> None: ...
    def save(self) -> None: ...
    def save_as(self) -> None: ...
    def export(self) -> None: ...
    def close_window(self) -> None: ...
    def quit(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def edit_text(self) -> None: ...
    def rename_map(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def zoom_actual(self) -> None: ...
    def fit_map(self) -> None: ...
    def fit_width(self) -> None: ...
    def full_screen(self) -> None: ...
    def about(self) -> None: ...


class Situation(Protocol):
    """What decides whether a command applies now."""

    @property
    def has_map(self) -> bool: ...
    @property
    def can_undo(self) -> bool: ...
    @property
    def can_redo(self) -> bool: ...
    @property
    def can_write(self) -> bool: ...


Run = Callable[[Commands], object]
Applies = Callable[[Situation], bool]


def _always(_: Situation) -> bool:
    return True


def _with_map(now: Situation) -> bool:
    return now.has_map


@dataclass(frozen=True, slots=True)
class Command:
    """One command. The first of ``keys`` is shown; ``tip`` is shown in the status bar.

    ``text``, ``short`` (for the toolbar) and ``tip`` are English and translated when shown.
    """

    id: str
    text: str
    tip: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    applies: Applies = _with_map
    checkable: bool = False


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


COMMANDS: tuple[Command, ...] = (
    Command(
        "new",
        _("New"),
        _("Begin a blank map"),
        lambda window: window.new_map(),
        ("Ctrl+N",),
        "new",
        _always,
    ),
    Command(
        "open",
        _("Open…"),
        _("Open one or several maps"),
        lambda window: window.choose_map(),
        ("Ctrl+O",),
        "open",
        _always,
    ),
    Command(
        "save",
        _("Save"),
        _("Save the map to its file"),
        lambda window: window.save(),
        ("Ctrl+S",),
        "save",
    ),
    Command(
        "save-as",
        _("Save As…"),
        _("Save the map to another file and go on with that"),
        lambda window: window.save_as(),
        ("Ctrl+Shift+S",),
        "save-as",
    ),
    Command(
        "export",
        _("Export…"),
        _("Make a PDF or a picture of the map"),
        lambda window: window.export(),
        ("Ctrl+E",),
        "export",
    ),
    Command(
        "close",
        _("Close"),
        _("Close this window"),
        lambda window: window.close_window(),
        ("Ctrl+W",),
        "",
        _always,
    ),
    Command(
        "quit",
        _("Quit"),
        _("Close all windows"),
        lambda window: window.quit(),
        ("Ctrl+Q",),
        "quit",
        _always,
    ),
    Command(
        "undo",
        _("Undo"),
        _("Take the last change back"),
        lambda window: window.undo(),
        ("Ctrl+Z",),
        "undo",
        lambda now: now.can_undo,
    ),
    Command(
        "redo",
        _("Redo"),
        _("Redo the last undone change"),
        lambda window: window.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda now: now.can_redo,
    ),
    Command(
        "edit-text",
        _("Edit Text"),
        _("Write in what is selected: a card, a stage, a step, a lane or the title"),
        lambda window: window.edit_text(),
        ("F2", "Ctrl+Return"),
        "edit",
        lambda now: now.can_write,
    ),
    Command(
        "rename-map",
        _("Rename Map"),
        _("Write another title"),
        lambda window: window.rename_map(),
        (),
        "rename",
    ),
    Command(
        "zoom-in",
        _("Zoom In"),
        _("Show the map larger"),
        lambda window: window.zoom_in(),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
    ),
    Command(
        "zoom-out",
        _("Zoom Out"),
        _("Show the map smaller"),
        lambda window: window.zoom_out(),
        ("Ctrl+-",),
        "zoom-out",
    ),
    Command(
        "zoom-actual",
        _("100 %"),
        _("Show the map as large as on paper"),
        lambda window: window.zoom_actual(),
        ("Ctrl+0",),
        "zoom-actual",
    ),
    Command(
        "fit-map",
        _("Fit Map"),
        _("Show the whole map"),
        lambda window: window.fit_map(),
        ("Ctrl+1",),
        "zoom-fit",
    ),
    Command(
        "fit-width",
        _("Fit Width"),
        _("Show all stages side by side"),
        lambda window: window.fit_width(),
        ("Ctrl+3",),
        "zoom-width",
    ),
    Command(
        "full-screen",
        _("Full Screen"),
        _("Let the window fill the screen, or end that"),
        lambda window: window.full_screen(),
        ("F11", "Ctrl+Shift+F"),
        "full-screen",
        _always,
        checkable=True,
    ),
    Command(
        "about",
        _("About Footpath"),
        _("Version and licences"),
        lambda window: window.about(),
        (),
        "info",
        _always,
    ),
)

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
    Menu(_("&Edit"), ("undo", "redo", SEPARATOR, "edit-text")),
    Menu(_("&Insert"), ()),
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
)
