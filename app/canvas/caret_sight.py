"""The caret stays in sight: a card that grows beyond the window's edge is scrolled with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF

from app.canvas.field_editor import FieldEditor
from app.canvas.field_place import FieldPlace
from app.canvas.view import MapView

# Pixels above and below the caret that are to be seen as well: the edges of most cards.
_ROUND = 8


class CaretSight(QObject):
    """Follows what is typed and where the caret goes; scrolling away from it stays possible."""

    def __init__(
        self, view: MapView, editor: FieldEditor, place: Callable[[], FieldPlace | None]
    ) -> None:
        """``place`` tells where the field stands that is written in; None for none."""
        super().__init__(view)
        self._view = view
        self._editor = editor
        self._place = place
        editor.typed.connect(self.show)
        editor.cursorPositionChanged.connect(self.show)

    def show(self) -> None:
        """Scroll as little as needed to see where the next letter goes; headings stand still."""
        if not self._editor.isVisible():
            return
        caret = self._editor.cursorRect().translated(self._editor.pos())
        box = QRectF(caret).adjusted(0, -_ROUND, 0, _ROUND)
        body = self._view.frame.body
        if body.adjusted(4, 4, -4, -4).contains(box):
            return
        place = self._place()
        if place is not None and place.clip == body:
            self._view.show_box(box, body)
