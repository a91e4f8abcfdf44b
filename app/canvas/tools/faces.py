"""Where faces stand on their curves, and the numbers of scores in their row."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.canvas.tools.tool import Hand
from app.layout.lanes.level_scale import LevelScale, engagement_scale, feeling_scale
from app.layout.primitives import Face as Emoji
from app.layout.sheet import Node, Sheet
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType

# Pixels round a face within which it is taken hold of as well, and below which it is too small.
_REACH = 2.0
_LEAST = 5.0


@dataclass(frozen=True, slots=True)
class Face:
    """A face on a curve, or the number of a score: its level and its scale on the sheet."""

    card: Card
    node: Node
    level: float
    scale: LevelScale
    felt: bool
    radius: float
    x: float


def face_of(map_: JourneyMap, sheet: Sheet, node: Node) -> Face | None:
    """The face that the node of a card shows; None for a card without one."""
    card = map_.records.get(node.record)
    lane = map_.records.get(card.lane) if isinstance(card, Card) else None
    if not isinstance(card, Card) or not isinstance(lane, Lane):
        return None
    # The word of a face may reach further to one side: the face itself says where it is.
    if lane.type == LaneType.EMOTION and card.feeling is not None:
        scale = feeling_scale(sheet, lane.id, node)
        face = next((one for one in node.primitives if isinstance(one, Emoji)), None)
        if scale is None or face is None:
            return None
        radius = face.size / 2
        x = node.x + face.x + radius
        return Face(card, node, card.feeling.level, scale, True, radius, x)
    if lane.type == LaneType.ENGAGEMENT and card.engagement is not None:
        scale = engagement_scale(sheet, lane.id)
        if scale is None:
            return None
        x, radius = node.x + node.width / 2, sheet.text_size * 0.72
        return Face(card, node, float(card.engagement), scale, False, radius, x)
    return None


def centre_of(hand: Hand, face: Face) -> QPointF:
    """Where a face stands in the view."""
    frame = hand.view.frame
    return QPointF(frame.x(face.x), frame.y(face.scale.y(face.level)))


def face_at(hand: Hand, point: QPointF) -> Face | None:
    """The face at a point of the view, where it is large enough to be taken hold of."""
    node, sheet = hand.spots.card_at(point), hand.view.sheet
    if node is None or sheet is None:
        return None
    face = face_of(hand.session.map, sheet, node)
    if face is None:
        return None
    radius = face.radius * hand.view.frame.scale
    away = point - centre_of(hand, face)
    near = math.hypot(away.x(), away.y()) <= radius + _REACH
    return face if near and radius >= _LEAST else None
