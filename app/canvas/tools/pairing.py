"""Pairing a recommendation with what it answers, by dragging from one to the other."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from app.canvas.tools.ghosts import NO_DROP
from app.canvas.tools.shapes import Handle, Lit, Shape, Thread
from app.canvas.tools.tool import Hand, Pull
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.acts import Change
from app.editor.acts.pairs import joined, may_pair
from app.editor.words import tr
from app.layout.sheet import Node
from app.models import edits
from app.models.base import new_id
from app.models.card import Card
from app.models.links import Pair

# Pixels from its middle within which the handle is taken hold of, and how far its middle stands
# below its card and from the card's end: clear of the frame, and of the words further down that
# begin at the other end.
_REACH = 12.0
_BELOW = 12.0
_FROM_END = 7.0
# Further out it would hide the words of the next card.
_LEAST_SCALE = 0.5 * PIXELS_PER_POINT


def handle_of(hand: Hand) -> Handle | None:
    """The handle below the selected card; None where it is not one card that can be paired."""
    centre = handle_at(hand)
    if centre is None:
        return None
    return Handle(QRectF(centre.x() - _REACH, centre.y() - _REACH, 2 * _REACH, 2 * _REACH))


def handle_at(hand: Hand) -> QPointF | None:
    """Where the handle stands in the view."""
    node = _source(hand)
    if node is None or hand.view.frame.scale < _LEAST_SCALE:
        return None
    at = _place(hand, node)
    return at if hand.view.frame.body.contains(at) else None


def is_on_handle(hand: Hand, point: QPointF) -> bool:
    """Whether a point of the view is on the handle."""
    centre = handle_at(hand)
    if centre is None:
        return False
    away = point - centre
    return math.hypot(away.x(), away.y()) <= _REACH


def _place(hand: Hand, node: Node) -> QPointF:
    """Where the handle of a card stands in the view: below it, where its lines end."""
    frame = hand.view.frame
    box = frame.rect(QRectF(node.x, node.y, node.width, node.height))
    from_end = min(_FROM_END, box.width() / 2)
    x = box.left() + from_end if frame.rtl else box.right() - from_end
    return QPointF(x, box.bottom() + _BELOW)


def _source(hand: Hand) -> Node | None:
    """The selected card from which a pair may be drawn."""
    chosen, sheet = hand.session.selection.records, hand.view.sheet
    if len(chosen) != 1 or sheet is None or hand.view.flat:
        return None
    card = hand.session.shown.records.get(chosen[0])
    return sheet.card(chosen[0]) if isinstance(card, Card) and may_pair(card) else None


class DrawPair:
    """Draws a line from the selected card to another one, and pairs the two."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        card = hand.session.map.records[hand.session.selection.current]
        assert isinstance(card, Card)
        self._card = card
        self._goal: tuple[Card, Card] | None = None
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Whether the two can be a pair."""
        return Qt.CursorShape.DragLinkCursor if self._goal is not None else NO_DROP

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The line, and the card at its end lit."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to all sides."""
        return True, True

    def start(self, pull: Pull) -> None:
        """Take hold of the handle."""

    def move(self, pull: Pull) -> None:
        """Let the line follow the pointer."""
        hand, frame = self._hand, self._hand.view.frame
        node = hand.spots.card_at(pull.point)
        other = hand.session.map.records.get(node.record) if node is not None else None
        self._goal = None
        made: list[Shape] = []
        if node is not None and isinstance(other, Card):
            self._goal = joined(hand.session.map, self._card, other)
            if self._goal is not None:
                box = frame.rect(QRectF(node.x, node.y, node.width, node.height))
                made.append(Lit(box.intersected(frame.body)))
        sheet = hand.view.sheet
        source = sheet.card(self._card.id) if sheet is not None else None
        if source is not None:
            made.append(Thread(QLineF(_place(hand, source), pull.point)))
        self._shapes = tuple(made)

    def finish(self) -> None:
        """Pair the two cards, as one step of the history."""
        if self._goal is None:
            return
        recommendation, target = self._goal
        map_ = self._hand.session.map
        pair = Pair(id=new_id(map_.records), recommendation=recommendation.id, target=target.id)
        self._hand.do(Change(tr("Pair"), edits.add_pair(map_, pair)))

    def cancel(self) -> None:
        """Nothing has changed yet."""
