"""Whether a map has nothing to show, and then what stands on the canvas instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.canvas.canvas import MapCanvas
from app.editor.lacking import what_it_lacks
from app.editor.session import Session

if TYPE_CHECKING:
    from app.ui.empty_map import EmptyMap


class Emptiness:
    """Brings up, with the first map of a session that has nothing to show, what helps on."""

    def __init__(self, session: Session, canvas: MapCanvas) -> None:
        self._session, self._canvas = session, canvas
        self._made: EmptyMap | None = None
        session.listen(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._made is None and what_it_lacks(self._session.shown):
            # Most maps show something: they are not to wait for it, nor for the edits behind it.
            from app.ui.empty_map import EmptyMap

            self._made = EmptyMap(self._session, self._canvas)
