"""Where a sheet comes to stand when another takes its place: nothing moves but what changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from app.canvas.frame import PADDING, ViewFrame
from app.editor.selection import Selection
from app.layout.sheet import Sheet

# An edge that lies so many pixels out of view counts as seen.
_ON_EDGE = 0.5


def kept(
    before: ViewFrame, after: ViewFrame, old: Sheet | None, new: Sheet | None, chosen: Selection
) -> QPointF:
    """The origin of a sheet that is shown after another, at the same scale.

    The corner of the page where reading begins stays where it was, as far as it was in view. Where
    it was scrolled out of view, the column and the row of what is selected stay, unless others came
    before them or went.
    """
    across, down = _pushed(old, new, chosen)
    return QPointF(
        _across(before, after, across),
        _along(before.paper.top(), after.paper.top(), after.origin.y(), (down or 0) * after.scale),
    )


def slack(frame: ViewFrame) -> QPointF:
    """By how many pixels a page is to be scrolled that ends too early, back to its beginning."""
    paper, view = frame.paper, frame.view
    if frame.rtl:
        across = -min(paper.left() - PADDING, max(paper.right() - view.width(), 0.0))
        across = min(across, 0.0)
    else:
        across = min(view.width() - PADDING - paper.right(), max(-paper.left(), 0.0))
        across = max(across, 0.0)
    down = min(view.height() - PADDING - paper.bottom(), max(-paper.top(), 0.0))
    return QPointF(across, max(down, 0.0))


def level_of(frame: ViewFrame, sheet: Sheet, chosen: Selection) -> float | None:
    """Where the row of what is selected begins in the view, if it is in sight; in pixels."""
    lanes = [row.lane for row in sheet.rows]
    at = _lane_at(lanes, chosen)
    if at is None:
        return None
    top, body = frame.y(sheet.rows[at].y), frame.body
    return top if body.top() <= top <= body.bottom() else None


def _across(before: ViewFrame, after: ViewFrame, pushed: float | None) -> float:
    if before.rtl != after.rtl:
        return after.origin.x()
    if pushed is None:
        # The first column stays.
        rtl = after.rtl
        pushed = (after.body_right if rtl else after.body_left) - (
            before.body_right if rtl else before.body_left
        )
    pushed *= after.scale
    if not after.rtl:
        return _along(before.paper.left(), after.paper.left(), after.origin.x(), pushed)
    # The same, seen in a mirror: distances from the right edge of the view.
    was = after.view.width() - before.paper.right()
    now = after.view.width() - after.paper.right()
    return -_along(was, now, -after.origin.x(), -pushed)


def _along(was: float, now: float, origin: float, pushed: float) -> float:
    """The origin along one axis, for an edge of the page that ``was`` somewhere and is ``now``.

    ``pushed`` is by how much what is to stay has moved on the sheet. All in pixels.
    """
    if was >= -_ON_EDGE:
        return origin + was - now
    # What was beyond the edge of the view begins at the edge at most.
    return min(origin - pushed, origin - now)


def _pushed(
    old: Sheet | None, new: Sheet | None, chosen: Selection
) -> tuple[float | None, float | None]:
    """By how many points column and row of what is selected lie elsewhere on another sheet.

    None where they are not to be compared.
    """
    if old is None or new is None:
        return None, None
    lanes = [row.lane for row in new.rows]
    across = down = None
    at = _step_at(new, chosen)
    steps = [one.step for one in old.columns], [one.step for one in new.columns]
    if at is not None and _same(*steps, at):
        across = new.columns[at].x - old.columns[at].x
    at = _lane_at(lanes, chosen)
    if at is not None and _same([row.lane for row in old.rows], lanes, at):
        down = new.rows[at].y - old.rows[at].y
    return across, down


def _same(old: Sequence[str], new: Sequence[str], at: int) -> bool:
    """Whether what stands at a place, and all before it, stood there before."""
    return old[: at + 1] == new[: at + 1]


def _step_at(sheet: Sheet, chosen: Selection) -> int | None:
    """The first column of what is selected: a card, a cell, a step or a stage."""
    meant = {chosen.cell[1] if chosen.cell is not None else chosen.current} - {""}
    columns = enumerate(sheet.columns)
    return next((at for at, one in columns if {one.step, one.stage} & meant), None)


def _lane_at(lanes: Sequence[str], chosen: Selection) -> int | None:
    meant = chosen.cell[0] if chosen.cell is not None else chosen.current
    return lanes.index(meant) if meant in lanes else None
