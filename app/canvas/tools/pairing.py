"""Pairing a recommendation with what it answers, by dragging from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.canvas.tools.linking import Aim, DrawLink, way_out
from app.canvas.tools.shapes import Handle, Lit
from app.canvas.tools.tool import Hand
from app.canvas.zoom import PIXELS_PER_POINT
from app.editor.acts import Change
from app.editor.acts.pairs import goals_of_pair, joined, may_pair, pair_up, why_no_pair
from app.editor.words import tr
from app.layout.sheet import Node
from app.models.card import Card
from app.models.vocabulary import CardType

# How far beyond its card, in pixels, the middle of the handle stands, and how far from the card's
# end: clear of the frame, and of words further down that begin at the other end.
_BEYOND = 12.0
_FROM_END = 7.0
# So far from its middle, in pixels, nothing else is to be covered by what is drawn of it.
_COVERS = 8.0
# Further out it would hide the words of the next card.
_LEAST_SCALE = 0.5 * PIXELS_PER_POINT


def handle_of(hand: Hand) -> Handle | None:
    """The handle below the selected card; None where it is not one card that can be paired."""
    node = _source(hand)
    at = _stands(hand, node) if node is not None else None
    if node is None or at is None:
        return None
    box = hand.view.frame.rect(QRectF(node.x, node.y, node.width, node.height))
    root = QPointF(
        min(max(at.x(), box.left()), box.right()), min(max(at.y(), box.top()), box.bottom())
    )
    return Handle.round(at, root=root)


def handle_tip(hand: Hand) -> str:
    """What is said at the handle: what the selected card can be paired with."""
    card = hand.session.shown.records.get(hand.session.selection.current)
    if isinstance(card, Card) and card.type == CardType.RECOMMENDATION:
        return tr("Drag to the barrier, emotion or opportunity that it answers, to pair them")
    if isinstance(card, Card) and card.type == CardType.OPPORTUNITY:
        return tr(
            "Drag to a recommendation, or to the barrier or emotion that it answers, to pair them"
        )
    return tr("Drag to the recommendation or opportunity that answers it, to pair them")


def _stands(hand: Hand, node: Node) -> QPointF | None:
    if hand.view.frame.scale < _LEAST_SCALE:
        return None
    at = _places(hand, node)[_place(hand, node)]
    return at if hand.view.frame.body.contains(at) else None


def _place(hand: Hand, node: Node) -> int:
    """Which of the places round a card its handle takes: the first at which it covers no other."""
    places = _places(hand, node)
    return next((at for at, one in enumerate(places) if _is_free(hand, node, one)), 0)


def _places(hand: Hand, node: Node) -> tuple[QPointF, ...]:
    """Where the handle of a card may stand in the view: best below it, where its lines end."""
    frame = hand.view.frame
    box = frame.rect(QRectF(node.x, node.y, node.width, node.height))
    from_end = min(_FROM_END, box.width() / 2)
    start, end = box.left() + from_end, box.right() - from_end
    beyond = box.right() + _BEYOND
    if frame.rtl:
        start, end, beyond = end, start, box.left() - _BEYOND
    above, below = box.top() - _BEYOND, box.bottom() + _BEYOND
    return (
        QPointF(end, below),
        QPointF(end, above),
        QPointF(beyond, box.center().y()),
        QPointF(start, above),
    )


def _is_free(hand: Hand, node: Node, at: QPointF) -> bool:
    """Whether a handle at a point of the view is seen whole and covers no card but its own."""
    box = QRectF(at.x() - _COVERS, at.y() - _COVERS, 2 * _COVERS, 2 * _COVERS)
    if not hand.view.frame.body.contains(box):
        return False
    corners = at, box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()
    found = (hand.spots.card_at(corner) for corner in corners)
    return all(one is None or one.record == node.record for one in found)


def _source(hand: Hand) -> Node | None:
    """The selected card from which a pair may be drawn, where another one is seen to draw it to."""
    chosen, sheet = hand.session.selection.records, hand.view.sheet
    if len(chosen) != 1 or sheet is None or hand.view.flat:
        return None
    map_ = hand.session.shown
    card = map_.records.get(chosen[0])
    if not isinstance(card, Card) or not may_pair(card):
        return None
    seen = any(sheet.card(one.id) is not None for one in goals_of_pair(map_, card))
    return sheet.card(card.id) if seen else None


def draw_pair(hand: Hand) -> DrawLink:
    """Begin to draw from the selected card to the one that it is to be paired with."""
    return DrawLink(hand, _PairLink(hand))


class _PairLink:
    """A pair of the selected card and another one."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        card = hand.session.map.records[hand.session.selection.current]
        assert isinstance(card, Card)
        self._card = card

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """To all sides."""
        return True, True

    def origin(self, point: QPointF) -> QPointF | None:
        """The card's edge that faces the point, so that the line strikes out none of its words."""
        sheet, frame = self._hand.view.sheet, self._hand.view.frame
        source = sheet.card(self._card.id) if sheet is not None else None
        if source is None:
            return None
        box = frame.rect(QRectF(source.x, source.y, source.width, source.height))
        return None if box.contains(point) else way_out(box, box.center(), point)

    def aim(self, point: QPointF) -> Aim | None:
        """The other card, lit, where the two can be a pair."""
        map_, frame = self._hand.session.map, self._hand.view.frame
        node = self._hand.spots.card_at(point)
        other = map_.records.get(node.record) if node is not None else None
        if node is None or not isinstance(other, Card):
            return None
        both = joined(map_, self._card, other)
        if both is None:
            return None
        box = frame.rect(QRectF(node.x, node.y, node.width, node.height))
        return Aim((Lit(box.intersected(frame.body)),), lambda: self._pair(both), box)

    def why_not(self, point: QPointF) -> str:
        """That the two are a pair already, or what the card can be paired with."""
        map_, node = self._hand.session.map, self._hand.spots.card_at(point)
        other = map_.records.get(node.record) if node is not None else None
        return why_no_pair(map_, self._card, other if isinstance(other, Card) else None)

    def _pair(self, both: tuple[Card, Card]) -> Change:
        return pair_up(self._hand.session.map, [both])
