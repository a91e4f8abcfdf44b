"""Where the personas stand in the head of the map."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.canvas.view import MapView
from app.models.base import Id

_NODE = "head:personas"


def persona_at(view: MapView, point: QPointF) -> tuple[Id, QRectF] | None:
    """The persona whose photo or words are nearest to a point of the view in the personas' box.

    With the box of the photo or disc, in pixels of the view.
    """
    frame = view.frame
    node = next((one for one in view.sheet_scene.head if one.id == _NODE), None)
    if node is None or view.sheet is None or point.y() > frame.row_top:
        return None
    shift = frame.head_shift_of(node)
    at = frame.to_sheet(point) - shift
    if not QRectF(node.x, node.y, node.width, node.height).contains(at):
        return None
    discs = [QRectF(node.x + one.x, node.y + one.y, one.width, one.height) for one in node.spots]
    if not discs:
        return None
    rtl = view.sheet.direction == "rtl"

    def away(number: int) -> tuple[float, float]:
        disc = discs[number]
        above, below = disc.top() - at.y(), at.y() - disc.bottom()
        begins = at.x() <= disc.right() if rtl else at.x() >= disc.left()
        beside = abs(disc.center().x() - at.x())
        # A persona's words follow its disc.
        return max(above, below, 0.0), beside if begins else beside + node.width

    nearest = min(range(len(discs)), key=away)
    return node.spots[nearest].record, frame.rect(discs[nearest].translated(shift))
