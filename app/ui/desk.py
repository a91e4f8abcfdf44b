"""What a window needs of the program around it, and what that and others need of a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from app.ui.keys import KeyTable
from app.ui.message_bar import MessageArea
from app.ui.state import State
from app.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    # Documents are imported with the first map.
    from app.ui.document import Document


class Window(Protocol):
    """A window, with a map or without."""

    @property
    def document(self) -> Document | None:
        """The document that is shown, or None on the welcome page."""

    @property
    def messages(self) -> MessageArea:
        """The place for messages."""

    def finish_writing(self) -> None:
        """Commit what is being written."""

    def refresh(self) -> None:
        """Follow the document: title, commands, status bar."""


class Desk(Protocol):
    """The program: its windows, and what it remembers."""

    state: State
    thumbnails: Thumbnails
    kept_style: str
    """What Paste Style gives, in any window; "" before something was copied."""

    @property
    def keys(self) -> KeyTable:
        """The keys of all commands."""

    def set_keys(self, keys: KeyTable) -> None:
        """Change the keys in all windows, and remember them."""

    def open_maps(self, paths: Sequence[Path], asked_in: Window) -> None:
        """Open map files, the first in the window that asked if that has no map."""

    def new_map(self, template: Path, asked_in: Window) -> None:
        """Begin a map from a template or sample."""

    def window_with(self, path: Path) -> Window | None:
        """The window that has a file open."""

    def set_appearance(self, choice: str) -> None:
        """Choose "system", "light" or "dark" for all windows."""

    def window_closed(self, window: Window) -> None:
        """Take note that a window is gone."""

    def close_map(self, window: Window) -> None:
        """Close a window; the last one with a map makes room for the welcome page."""

    def closing_cancelled(self, window: QWidget) -> None:
        """Take note that the user wants to go on in a window."""

    def quit(self) -> None:
        """Close all windows, one after the other."""
