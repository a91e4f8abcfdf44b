"""A press is meant for what was seen, though it may change the map itself.

A press on the map takes the keyboard from a field elsewhere, and what was typed there is put into
the map: columns grow, rows move.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF

from app.canvas.spots import Spots
from app.canvas.view import MapView
from app.editor.selection import Selection


def kept_under(
    view: MapView, spots: Spots, point: QPointF, change: Callable[[], object]
) -> Selection | None:
    """Make a change, and scroll so that what lay at a point of the view lies there again.

    Where that is impossible, as at the map's edge, what lay there is given back.
    """
    there = spots.selection_at(point)
    before = _corner(spots, there)
    change()
    after = _corner(spots, there)
    if before is None or after is None or before == after:
        return None
    view.scroll_by(after.x() - before.x(), after.y() - before.y())
    return None if spots.selection_at(point) == there else there


def _corner(spots: Spots, there: Selection) -> QPointF | None:
    """Where something begins in the view; None where it is not there."""
    marks = spots.marks(there)
    return marks[0].box.topLeft() if marks else None
