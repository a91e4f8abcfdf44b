"""A map that was fitted to its view stays so while the view gets another size."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF

from app.canvas import zoom
from app.canvas.frame import ViewFrame


class Fits(Protocol):
    """What is asked of the view."""

    @property
    def frame(self) -> ViewFrame:
        """What stands where now."""

    def fitting(self, *, whole: bool) -> float:
        """The scale at which the sheet, or its width, fits."""

    def go_home_at(self, scale: float) -> None:
        """Show the beginning of the journey at a scale."""

    def scroll_to(self, origin: QPointF) -> None:
        """Scroll the sheet's origin to a point of the view."""

    def rest(self) -> None:
        """Scroll so that no more than a little space lies beyond the sheet."""


class Fitted:
    """Knows how the view was fitted; what zooms or scrolls across ends that."""

    def __init__(self, view: Fits) -> None:
        self._view = view
        self._frame: ViewFrame | None = None
        self._whole = False
        self._least, self._most = zoom.LEAST, zoom.MOST

    def begin(self, *, whole: bool) -> None:
        """The view shows the whole sheet from now on, or its whole width."""
        self._frame, self._whole = self._view.frame, whole
        self._least, self._most = zoom.LEAST, zoom.MOST

    def start(self, fitting: float) -> None:
        """A map opens whose whole width fits at a scale: it stays so as far as it can be read."""
        if fitting >= zoom.LEAST_AT_START:
            self.begin(whole=False)
            self._least, self._most = zoom.FLAT_BELOW, zoom.PIXELS_PER_POINT

    def again(self) -> bool:
        """The view has another size than its frame: fit it as before, if it still was fitted."""
        view, before = self._view, self._view.frame
        if self._frame is None or not _is_still(self._frame, self._whole, before):
            return False
        fitting = view.fitting(whole=self._whole)
        if fitting < self._least:
            return False
        scrolled = before.origin.y() != self._frame.origin.y()
        view.go_home_at(min(fitting, self._most))
        self._frame = view.frame
        if scrolled:
            # What was read stays at the top.
            top = before.to_sheet(before.body.topLeft()).y() * view.frame.scale
            view.scroll_to(QPointF(view.frame.origin.x(), view.frame.body.top() - top))
            view.rest()
        return True


def _is_still(fitted: ViewFrame, whole: bool, now: ViewFrame) -> bool:
    """Whether nobody has zoomed since a view was fitted, or scrolled where all was to be seen."""
    if now.scale != fitted.scale or now.origin.x() != fitted.origin.x():
        return False
    return not whole or now.origin.y() == fitted.origin.y()
