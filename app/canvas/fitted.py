"""A map that was fitted to its view stays so while the view gets another size."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF

from app.canvas import zoom
from app.canvas.frame import ViewFrame

# A top edge that lies so many pixels out of view counts as seen.
_ON_EDGE = 0.5

SPARE = 0.92
"""How much smaller than would fit a sheet becomes that has outgrown its view: it goes on growing as
somebody draws, and is not to become smaller with each card."""


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
        self._spare = 1.0

    def begin(self, *, whole: bool) -> None:
        """The view shows the whole sheet from now on, or its whole width."""
        self._frame, self._whole = self._view.frame, whole
        self._least, self._most = zoom.LEAST, zoom.MOST
        self._spare = 1.0

    def start(self) -> None:
        """Show a map that opens: its whole width if it can be read, and stay so as far as it can.

        One that nearly has room is seen whole.
        """
        view, most = self._view, zoom.PIXELS_PER_POINT
        fitting = view.fitting(whole=False)
        view.go_home_at(zoom.at_start(fitting))
        if view.frame.nearly_whole:
            view.go_home_at(most := view.fitting(whole=True))
        if fitting >= zoom.LEAST_AT_START:
            self.begin(whole=False)
            self._least, self._most = zoom.FLAT_BELOW, most

    @property
    def holds(self) -> bool:
        """Whether nobody has zoomed since, or scrolled where all was to be seen."""
        return self._frame is not None and _is_still(self._frame, self._whole, self._view.frame)

    @property
    def suits(self) -> bool:
        """Whether all is in view that was when the view was fitted."""
        across, down = self._view.frame.seen_whole
        return across and (down or not self._whole)

    def go_on(self) -> None:
        """The sheet has been scrolled, but by nobody: it is fitted still, if not zoomed."""
        now = self._view.frame
        if self._frame is not None and self._frame.scale == now.scale:
            self._frame = now

    def again(
        self, level: float | None = None, spare: float = 0.0, most: float = zoom.MOST
    ) -> bool:
        """Fit as before, if it still was fitted: the view has another size than its frame.

        The scale is ``spare`` times what fits (0 for as much as last time), but no larger than
        ``most``. What stands at ``level`` down the view (pixels) stays there, or what stands below
        the stage row, unless the sheet is seen from its top.
        """
        view, before = self._view, self._view.frame
        if not self.holds:
            return False
        fitting = view.fitting(whole=self._whole)
        if fitting < self._least:
            return False
        self._spare = spare or self._spare
        view.go_home_at(min(max(fitting * self._spare, self._least), self._most, most))
        if not self._whole and before.paper.top() < -_ON_EDGE:
            at = before.body.top() if level is None else level
            read = before.to_sheet(QPointF(0, at)).y() * view.frame.scale
            at = view.frame.body.top() if level is None else level
            view.scroll_to(QPointF(view.frame.origin.x(), at - read))
            view.rest()
        self._frame = view.frame
        return True


def _is_still(fitted: ViewFrame, whole: bool, now: ViewFrame) -> bool:
    """Whether nobody has zoomed since a view was fitted, or scrolled where all was to be seen."""
    if now.scale != fitted.scale or now.origin.x() != fitted.origin.x():
        return False
    return not whole or now.origin.y() == fitted.origin.y()
