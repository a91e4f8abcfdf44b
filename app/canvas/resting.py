"""A sheet that has grown or shrunk comes to lie as one does that is shown anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.canvas.view import MapView
from app.editor.session import Session


class Resting:
    """Scrolls a view that was at rest back to rest once its sheet has another size.

    What is being written or dragged (``busy``) stays where it is meanwhile, and so does a sheet
    that was scrolled beyond its edges.
    """

    def __init__(self, view: MapView, session: Session, busy: Callable[[], bool]) -> None:
        self._view = view
        self._session = session
        self._busy = busy
        self._due = False

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While another sheet is shown."""
        rested = self._view.frame.at_rest
        yield
        self._due = self._due or rested
        self.settle()

    def hold(self) -> None:
        """Something begins that keeps the sheet where it is, or scrolls to stay in sight."""
        self._due = self._due or self._view.frame.at_rest

    def settle(self) -> None:
        """Come to rest, if that is due and nothing goes on."""
        if self._due and self._session.shown is self._session.map and not self._busy():
            self._due = False
            if not self._view.frame.at_rest:
                self._view.rest()
