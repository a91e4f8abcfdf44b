"""What a command is: its name, its keys, its icon, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import NamedTuple, Protocol


class Commands(Protocol):
    """What a window can be told to do."""

    def new_map(self) -> None: ...
    def choose_map(self) -> None: ...
    def save(self) -> None: ...
    def save_as(self) -> None: ...
    def export(self) -> None: ...
    def export_again(self) -> None: ...
    def print_map(self) -> None: ...
    def close_window(self) -> None: ...
    def quit(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def edit_text(self) -> None: ...
    def act(self, id_: str) -> None: ...
    def rename_map(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def zoom_actual(self) -> None: ...
    def fit_map(self) -> None: ...
    def fit_width(self) -> None: ...
    def fit_selected(self) -> None: ...
    def full_screen(self) -> None: ...
    def toggle_panel(self, name: str) -> None: ...
    def go_round(self, by: int) -> None: ...
    def show_keys(self) -> None: ...
    def show_preferences(self) -> None: ...
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
    @property
    def acts(self) -> Set[str]: ...
    @property
    def mirrored(self) -> bool: ...


Run = Callable[[Commands], object]
Applies = Callable[[Situation], bool]


def always(_: Situation) -> bool:
    """For what applies at any time."""
    return True


def with_map(now: Situation) -> bool:
    """For what applies to any map."""
    return now.has_map


class Command(NamedTuple):
    """One command. The first of ``keys`` is shown; ``tip`` is shown in the status bar.

    ``text``, ``short`` (for the toolbar) and ``tip`` are English and translated when shown.
    """

    id: str
    text: str
    tip: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    applies: Applies = with_map
    checkable: bool = False


def act_command(
    id_: str, text: str, tip: str, *keys: str, icon: str = "", checkable: bool = False
) -> Command:
    """The command of an id; who carries it out is found when it is chosen.

    First comes the text in hand, for those of ``text_verbs``; then the tray, for what is about its
    notes; then the table of ``Editing``: clipboard, finding, filter, pictures, emoji and Move to….
    Every other id is that of an act or family of ``app.editor.acts``. The command applies where
    ``Situation.acts`` holds its id.
    """
    # an act of a family applies where its family does
    name = id_.partition(":")[0]
    return Command(
        id_,
        text,
        tip,
        lambda window: window.act(id_),
        keys,
        icon,
        lambda now: name in now.acts,
        checkable,
    )
