"""What the head of the map says besides its title, and where: it is written in the inspector."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.canvas.persona_spots import persona_at
from app.canvas.view import MapView
from app.layout.sheet import Field, Node
from app.models.base import Id
from app.models.journey import JourneyMap

_TITLE = "head:title"
_KIND = "kind"


def said_at(view: MapView, map_: JourneyMap, point: QPointF) -> tuple[Id, str] | None:
    """The record and the path of its field that stand at a point of the view in the head.

    None beside the head, and on the title, which is written in place.
    """
    frame = view.frame
    if view.sheet is None or point.y() > frame.row_top:
        return None
    for node in view.sheet_scene.head:
        at = frame.to_sheet(point) - frame.head_shift_of(node)
        if not QRectF(node.x, node.y, node.width, node.height).contains(at):
            continue
        at -= QPointF(node.x, node.y)
        if node.id == _TITLE:
            return _of_map(map_, node, at)
        persona = persona_at(view, point)
        if persona is None:
            return None
        fields = (field for field in node.fields if field.record == persona[0])
        name = next((one.name for one in fields if _lies_in(one, at)), "name")
        return persona[0], name
    return None


def _of_map(map_: JourneyMap, node: Node, at: QPointF) -> tuple[Id, str] | None:
    name = next((field.name for field in node.fields if _lies_in(field, at)), _KIND)
    if name == "scenario":
        return map_.id, "scope.scenario" if map_.scope.scenario else "scope.starts"
    title = next((field for field in node.fields if field.name == "title"), None)
    if name == "title" or (title is not None and at.y() <= title.y + title.block.height):
        return None
    return map_.id, name


def _lies_in(field: Field, at: QPointF) -> bool:
    return QRectF(field.x, field.y, field.block.width, field.block.height).contains(at)
