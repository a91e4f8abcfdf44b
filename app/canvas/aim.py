"""The level that a click in a lane of emotions aims at: there the next face is begun."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from app.canvas.view import MapView
from app.editor.selection import Cell
from app.layout.lanes.level_scale import feeling_scale
from app.models.base import BEST_LEVEL, WORST_LEVEL
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType


def level_aimed(view: MapView, map_: JourneyMap, cell: Cell, point: QPointF) -> float | None:
    """The whole level at the height of a point of the view, for a cell of emotions."""
    lane, sheet = map_.records.get(cell[0]), view.sheet
    if sheet is None or not isinstance(lane, Lane) or lane.type != LaneType.EMOTION:
        return None
    y = view.frame.to_sheet(point).y()
    faces = (sheet.card(card.id) for card in map_.cards_by_lane.get(lane.id, ()))
    scales = (feeling_scale(sheet, lane.id, face) for face in faces if face is not None)
    scale = next(filter(None, scales), None) or feeling_scale(sheet, lane.id, None)
    if scale is None:
        return None
    return float(min(max(round(scale.level(y)), WORST_LEVEL), BEST_LEVEL))
