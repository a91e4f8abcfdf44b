"""Dragging a face up and down its curve, or the number of a score; the curve follows live."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, Qt

from app.canvas.tools.shapes import Badge, Shape
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts import Change
from app.editor.acts.levels import set_engagement, set_feeling
from app.editor.selection import Selection
from app.editor.words import tr
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
# Within so much of a level nothing changes yet: the hand may tremble.
_STILL = 0.3


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

    def with_level(self, map_: JourneyMap, level: float) -> JourneyMap:
        """The map in which it stands at another level."""
        if self.felt:
            return set_feeling(map_, self.card.id, level)
        return set_engagement(map_, self.card.id, int(level))


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


class MoveFace:
    """Moves a face to whole levels, with Shift to halves; scores go in whole ones.

    The map is laid out anew for each level that is met, no more than nine times on the whole way,
    and the view repaints what differs.
    """

    def __init__(self, hand: Hand, face: Face) -> None:
        self._hand = hand
        self._face = face
        self._map = hand.session.map
        self._held = 0.0
        self._level = face.level
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Up and down."""
        return Qt.CursorShape.SizeVerCursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The level, said beside the face."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls up and down: a lane may be higher than the window."""
        return False, True

    def start(self, pull: Pull) -> None:
        """Take hold of the face."""
        self._held = self._level_at(pull) - self._face.level

    def move(self, pull: Pull) -> None:
        """Follow the pointer from level to level."""
        face = self._face
        wanted = self._level_at(pull) - self._held
        if abs(wanted - face.level) < _STILL / (2 if pull.fine else 1):
            level = face.level
        else:
            steps = 2 if pull.fine and face.felt else 1
            level = math.floor(wanted * steps + 0.5) / steps
        level = min(max(level, face.scale.low), face.scale.top)
        if level != self._level:
            self._level = level
            made = self._map if level == face.level else face.with_level(self._map, level)
            self._hand.session.preview(made)
        self._shapes = (self._said(),)

    def finish(self) -> None:
        """Let the face stay, as one step of the history."""
        face, session = self._face, self._hand.session
        if self._level == face.level:
            session.cancel()
            return
        label = tr("Set Feeling") if face.felt else tr("Set Engagement")
        card = face.card
        chosen = Selection((card.id,), (card.lane, card.step))
        self._hand.do(Change(label, face.with_level(self._map, self._level), chosen))

    def cancel(self) -> None:
        """Show the face where it was."""
        self._hand.session.cancel()

    def _level_at(self, pull: Pull) -> float:
        return self._face.scale.level(self._hand.view.frame.to_sheet(pull.point).y())

    def _said(self) -> Shape:
        face, frame = self._face, self._hand.view.frame
        text = QLocale().toString(abs(self._level), "g", 3)
        if face.felt and self._level:
            text = ("+" if self._level > 0 else "−") + text
        beside = (face.radius + 4) * frame.scale + 26
        at = QPointF(frame.x(face.x) + beside, frame.y(face.scale.y(self._level)))
        return Badge(at, text)
