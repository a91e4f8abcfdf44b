"""The view comes nearer where nobody could read what they write, and goes back afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.canvas.field_place import FieldPlace
from app.canvas.frame import ViewFrame
from app.canvas.view import MapView
from app.canvas.zoom import PIXELS_PER_POINT, near_enough

Find = Callable[[], FieldPlace | None]
"""Where the field stands that is written in, by now."""


class Nearer:
    """Zooms for writing. Whoever zooms meanwhile stays where they have zoomed to."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._left: ViewFrame | None = None
        self._came_to = 0.0

    @property
    def came(self) -> bool:
        """Whether there is a way back."""
        return self._left is not None

    def come(self, find: Find) -> FieldPlace | None:
        """Come to 100 %, where headings are whole."""
        with self._coming():
            self._view.zoom_to(PIXELS_PER_POINT)
        return find()

    def come_to(self, place: FieldPlace, find: Find) -> FieldPlace:
        """Bring a field into sight, and near enough to be read.

        A card whose text is in sight does not move, though an edge of it may be cut: it may have
        been clicked to be written in, and be clicked once more.
        """
        view, sheet = self._view, self._view.sheet
        size = place.field.block.style.size
        scale = near_enough(place.scale, size, sheet.text_size if sheet is not None else size)
        nearer = place.scale == view.frame.scale != scale
        if nearer:
            with self._coming():
                view.zoom_at(scale, place.box.center())
            place = find() or place
        if not place.clip.contains(place.with_ring if nearer else place.box):
            view.show_box(place.with_ring, place.clip)
            place = find() or place
        return place

    def go_back(self) -> bool:
        """Show again what was seen before; False where nobody came nearer, or zoomed since."""
        left, self._left = self._left, None
        view = self._view
        if left is None or view.frame.scale != self._came_to:
            return False
        view.zoom_at(left.scale, view.frame.body.center())
        view.scroll_to(left.origin)
        if view.frame.view != left.view:
            view.rest()
        return True

    @contextmanager
    def _coming(self) -> Iterator[None]:
        before = self._view.frame
        yield
        now = self._view.frame.scale
        if now == before.scale:
            return
        if self._left is None or before.scale != self._came_to:
            self._left = before
        self._came_to = now
