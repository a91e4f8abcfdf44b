"""The level that a click in a lane of emotions aims at: there the next face is begun."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from app.canvas.view import MapView
from app.editor.selection import Cell
from app.layout.lanes.level_scale import feeling_scale
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType

# Where a lane has no face yet, so much of its height at either end stands for the same level.
_END = 0.2
_BEST = 2.0


def level_aimed(view: MapView, map_: JourneyMap, cell: Cell, point: QPointF) -> float | None:
    """The whole level at the height of a point of the view, for a cell of emotions."""
    lane, sheet = map_.records.get(cell[0]), view.sheet
    if sheet is None or not isinstance(lane, Lane) or lane.type != LaneType.EMOTION:
        return None
    y = view.frame.to_sheet(point).y()
    for card in map_.cards:
        node = sheet.card(card.id) if card.lane == lane.id else None
        scale = feeling_scale(sheet, lane.id, node) if node is not None else None
        if scale is not None:
            return _whole(scale.level(y))
    zone = sheet.by_id.get(f"zone:{lane.id}")
    if zone is None:
        return None
    middle = zone.y + zone.height / 2
    return _whole((middle - y) / (zone.height * (0.5 - _END)) * _BEST)


def _whole(level: float) -> float:
    return float(min(max(round(level), -_BEST), _BEST))
