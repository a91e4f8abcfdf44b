"""What a window needs of the program around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.ui.state import State
from app.ui.thumbnails import Thumbnails


class Desk(Protocol):
    """The program: its windows, and what it remembers."""

    state: State
    thumbnails: Thumbnails

    def open_maps(self, paths: Sequence[Path], asked_in: object) -> None:
        """Open map files, the first in the window that asked if that has no map."""

    def new_map(self, template: Path, asked_in: object) -> None:
        """Begin a map from a template or sample."""

    def window_with(self, path: Path) -> object | None:
        """The window that has a file open."""

    def set_appearance(self, choice: str) -> None:
        """Choose "system", "light" or "dark" for all windows."""

    def window_closed(self, window: object) -> None:
        """Take note that a window is gone."""

    def closing_cancelled(self) -> None:
        """Take note that the user wants to go on."""

    def quit(self) -> None:
        """Close all windows, one after the other."""
