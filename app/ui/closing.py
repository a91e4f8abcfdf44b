"""Closing a window: what would be lost by it is asked about first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    # Documents and what shows them are imported with the first map.
    from app.ui.document import Document
    from app.ui.map_tools import MapTools


class Closing:
    """Decides for one window whether it may close, and asks where it may not unasked."""

    def __init__(self, window: QWidget, tools: Callable[[], MapTools], desk: Desk) -> None:
        self._window = window
        self._tools = tools
        self._desk = desk
        self._give_up = False
        self.question: QMessageBox | None = None
        """The question that stands before the window, if any."""

    def give_up(self) -> None:
        """Ask nothing any more: what is not saved is to be lost."""
        self._give_up = True

    def may_close(self, document: Document) -> bool:
        """Whether nothing is lost by closing; else there is a question, or an export goes on."""
        if not self._give_up and (self.question is not None or self._asks_about_refused()):
            return False
        if self._tools().wait_for_export(self._window.close):
            return False
        if document.modified and not self._give_up:
            self._ask_to_save(document)
            return False
        return True

    def _asks_about_refused(self) -> bool:
        def close() -> None:
            self.question = None
            self._window.close()

        self.question = self._tools().ask_about_refused(close=close, stay=self._stay)
        return self.question is not None

    def _ask_to_save(self, document: Document) -> None:
        def save() -> None:
            self.question = None
            self._tools().files.save(then=self._window.close)

        def lose() -> None:
            self.question = None
            self.give_up()
            self._window.close()

        # What asks is imported with the first question, long after the start.
        from app.ui.questions import ask_to_save

        self.question = ask_to_save(
            self._window, document.name, save=save, lose=lose, stay=self._stay
        )

    def _stay(self) -> None:
        self.question = None
        self._desk.closing_cancelled(self._window)
