"""Finding on one canvas: its commands, and the bar that comes with the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.canvas.canvas import MapCanvas
from app.editor.session import Session

if TYPE_CHECKING:
    from app.ui.find_bar import FindBar


class Finding:
    """The find bar of one canvas, made when first asked for, below the messages of a window."""

    VERBS = frozenset({"find", "find-next", "find-previous", "replace"})

    def __init__(self, session: Session, canvas: MapCanvas, messages: QWidget) -> None:
        self._session = session
        self._canvas = canvas
        self._messages = messages
        self.bar: FindBar | None = None

    def do(self, id_: str) -> None:
        """Carry out a command."""
        bar = self._made()
        if id_ in ("find", "replace"):
            bar.open(replacing=id_ == "replace")
        else:
            bar.go(1 if id_ == "find-next" else -1)

    def end(self) -> None:
        """Take the bar away with its map."""
        if self.bar is not None:
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    def _made(self) -> FindBar:
        if self.bar is None:
            middle = self._messages.parentWidget()
            assert middle is not None
            column = middle.layout()
            assert isinstance(column, QVBoxLayout)
            # Few look for words in the first second.
            from app.ui.find_bar import FindBar

            self.bar = FindBar(self._session, self._canvas, middle)
            column.insertWidget(column.indexOf(self._messages) + 1, self.bar)
        return self.bar
