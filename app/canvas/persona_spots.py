"""Where the personas stand in the head of the map."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF

from app.canvas.view import MapView
from app.layout.primitives import Outline, Photo
from app.layout.sheet import Node
from app.models.base import Id
from app.models.journey import JourneyMap

_NODE = "head:personas"


def persona_at(view: MapView, map_: JourneyMap, point: QPointF) -> tuple[Id, QRectF] | None:
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
    main = map_.head_persona
    ids = [main.id] if main is not None else []
    ids += [one.id for one in map_.personas if main is None or one.id != main.id]
    discs = [box.translated(node.x, node.y) for box in _discs(node)]
    if len(discs) != len(ids):
        return None
    rtl = view.sheet.direction == "rtl"

    def away(number: int) -> tuple[float, float]:
        disc = discs[number]
        above, below = disc.top() - at.y(), at.y() - disc.bottom()
        begins = at.x() <= disc.right() if rtl else at.x() >= disc.left()
        beside = abs(disc.center().x() - at.x())
        # A persona's words follow its disc.
        return max(above, below, 0.0), beside if begins else beside + node.width

    nearest = min(range(len(ids)), key=away)
    return ids[nearest], frame.rect(discs[nearest].translated(shift))


def _discs(node: Node) -> Iterator[QRectF]:
    """The photos and discs of the personas, in points of their box, in their order."""
    for shape in node.primitives:
        if isinstance(shape, Photo):
            yield QRectF(shape.x, shape.y, shape.width, shape.height)
        elif isinstance(shape, Outline) and shape.fill:
            numbers: list[tuple[float, ...]] = [one[1:] for one in shape.commands if len(one) > 1]
            across, down = [one[-2] for one in numbers], [one[-1] for one in numbers]
            left, top = min(across), min(down)
            yield QRectF(left, top, max(across) - left, max(down) - top)
