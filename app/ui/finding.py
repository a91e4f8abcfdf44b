"""Finding on one canvas: its commands, and the bar that comes with the first of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.canvas.canvas import MapCanvas
from app.editor.session import Session
from app.ui.map_bar import placed_below

if TYPE_CHECKING:
    from app.ui.find_bar import FindBar
    from app.ui.tray.panel import Tray


class Finding:
    """The find bar of one canvas, made when first asked for, below the messages of a window.

    ``open_tray`` shows the notes of the tray.
    """

    VERBS = frozenset({"find", "find-next", "find-previous", "replace"})

    def __init__(
        self,
        session: Session,
        canvas: MapCanvas,
        messages: QWidget,
        open_tray: Callable[[], Tray | None],
    ) -> None:
        self._session = session
        self._canvas = canvas
        self._messages = messages
        self._open_tray = open_tray
        self.bar: FindBar | None = None

    def do(self, id_: str, selected: str = "") -> None:
        """Carry out a command; what was ``selected`` in a text is looked for."""
        bar = self._made()
        if id_ in ("find", "replace"):
            bar.open(replacing=id_ == "replace", wanted=selected)
        else:
            bar.go(1 if id_ == "find-next" else -1)

    def end(self) -> None:
        """Take the bar away with its map."""
        if self.bar is not None:
            self.bar.remove()
            self.bar = None

    def _made(self) -> FindBar:
        if self.bar is None:
            # Few look for words in the first second.
            from app.ui.find_bar import FindBar

            self.bar = placed_below(
                self._messages,
                lambda middle: FindBar(self._session, self._canvas, self._open_tray, middle),
            )
        return self.bar
