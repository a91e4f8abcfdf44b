"""The filter of one canvas: its commands, and the bar that comes with the first of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.canvas.canvas import MapCanvas
from app.editor.session import Session
from app.ui.map_bar import placed_below

if TYPE_CHECKING:
    from app.ui.filter_bar import FilterBar


class FilterView:
    """The filter bar of one canvas, made when first asked for, below the messages of a window.

    ``changed`` is called when it opens, ends, or dims other cards.
    """

    VERBS = frozenset({"filter", "end-filter"})

    def __init__(
        self, session: Session, canvas: MapCanvas, messages: QWidget, changed: Callable[[], object]
    ) -> None:
        self._session = session
        self._canvas = canvas
        self._messages = messages
        self._changed = changed
        self.bar: FilterBar | None = None
        canvas.nothing_left.connect(self._esc)

    @property
    def verbs(self) -> frozenset[str]:
        """The ids of the commands that apply now."""
        return self.VERBS if self._open else self.VERBS - {"end-filter"}

    def do(self, id_: str) -> None:
        """Carry out a command."""
        if id_ == "filter":
            self._made().open()
        elif self.bar is not None:
            self.bar.leave()

    def end(self) -> None:
        """Take the bar away with its map."""
        if self.bar is not None:
            self.bar.remove()
            self.bar = None

    @property
    def _open(self) -> bool:
        return self.bar is not None and not self.bar.isHidden()

    def _esc(self) -> None:
        if self._open and self.bar is not None:
            self.bar.leave()

    def _made(self) -> FilterBar:
        if self.bar is None:
            # Few filter in the first second.
            from app.ui.filter_bar import FilterBar

            self.bar = placed_below(
                self._messages, lambda middle: FilterBar(self._session, self._canvas, middle)
            )
            self.bar.changed.connect(self._changed)
        return self.bar
