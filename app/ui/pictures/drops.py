"""Lets pictures be dropped on the canvas; all else that is needed comes with the first of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from app.canvas.canvas import MapCanvas

if TYPE_CHECKING:
    from app.ui.pictures.tools import PictureTools

_DRAGS = frozenset(
    {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop}
)


class PictureDrops(QObject):
    """Hands what is dragged over a canvas to the tools for pictures, made when asked for."""

    def __init__(self, canvas: MapCanvas, tools: Callable[[], PictureTools]) -> None:
        super().__init__(canvas)
        self._tools = tools
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures; leave all else to the window."""
        return event.type() in _DRAGS and self._tools().drag(event)
