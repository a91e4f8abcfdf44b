"""Where the pictures of cards are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.canvas.spots import Spots
from app.canvas.view import MapView
from app.layout.primitives import Photo
from app.models.base import Id


def pictured_at(view: MapView, spots: Spots, point: QPointF) -> Id:
    """The card whose picture is seen at a point of the view, or ""."""
    node = spots.card_at(point)
    if node is None:
        return ""
    at = view.frame.to_sheet(point) - QPointF(node.x, node.y)
    photos = (one for one in node.primitives if isinstance(one, Photo))
    seen = any(QRectF(one.x, one.y, one.width, one.height).contains(at) for one in photos)
    return node.record if seen else ""
