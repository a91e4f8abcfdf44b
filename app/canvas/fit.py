"""The scale at which a sheet fits a view, with its pinned headings beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.canvas import zoom
from app.canvas.frame import PADDING, body_of, far_end
from app.canvas.layouter import Layouter
from app.layout.headings import EDGE
from app.layout.sheet import Sheet
from app.models.journey import JourneyMap
from app.models.vocabulary import Direction

# No heading takes more than this part of the view.
_HEADING_LIMIT = 0.3
# Headings change their size with the scale, so the scale is found in a few rounds.
_ROUNDS = 6


FramedFor = tuple[Sheet | None, float, int, int]
"""What the size of headings follows from: the sheet, the scale and the size of the view."""


def is_same(one: FramedFor, other: FramedFor) -> bool:
    """Whether the headings are the same; comparing all nodes of a sheet would be slow."""
    return one[0] is other[0] and one[1:] == other[1:]


def heading_limits(view: QSize) -> tuple[int, int]:
    """The most pixels across the lane column and down the stage row may take of a view."""
    return round(view.width() * _HEADING_LIMIT), round(view.height() * _HEADING_LIMIT)


def fitting_scale(
    layouter: Layouter, map_: JourneyMap, sheet: Sheet, view: QSize, scale: float, *, whole: bool
) -> float:
    """The scale at which the width of a sheet fills a view, searched from ``scale`` on.

    With ``whole`` that at which all of the sheet is in view, up to 100 %.
    """
    left, right, _ = body_of(sheet)
    rtl = map_.direction == Direction.RIGHT_TO_LEFT
    end = far_end(left, right, sheet.width, rtl=rtl)
    body = right - end if rtl else end - left
    wide, high = heading_limits(view)
    for number in range(_ROUNDS):
        column = round(layouter.column_width(map_, sheet, scale, wide))
        found = (view.width() - PADDING - EDGE - column) / max(body, 1.0)
        if whole:
            row = round(layouter.stage_row(map_, sheet, scale, high).size)
            down = (view.height() - PADDING - row) / max(sheet.height, 1.0)
            found = min(found, down, zoom.PIXELS_PER_POINT)
        found = zoom.clamped(found)
        if abs(found - scale) < scale * 1e-4:
            break
        # Between two sizes of names the larger ones leave too little room for themselves.
        if number >= _ROUNDS // 2:
            found = min(found, scale)
        scale = found
    return scale
