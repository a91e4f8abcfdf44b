"""What a layout remembers between runs, so that an edit draws anew only what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.layout.cards import CardPicture, measure_card
from app.layout.grid import GridRow
from app.layout.lanes.band import Drawn
from app.layout.links import LinkMemo
from app.layout.pen import lowered
from app.layout.sheet import Node
from app.layout.style import Style
from app.models.base import Id
from app.models.card import Card
from app.models.picture import Picture


@dataclass(frozen=True, slots=True)
class _Kept:
    row: GridRow
    frame: tuple[object, ...]
    number: int
    drawn: Drawn


def _same_cards(one: GridRow, other: GridRow) -> bool:
    if len(one.folded) != len(other.folded) or len(one.placements) != len(other.placements):
        return False
    if any(a is not b for a, b in zip(one.folded, other.folded, strict=True)):
        return False
    return all(
        a.card is b.card and a.first == b.first and a.last == b.last
        for a, b in zip(one.placements, other.placements, strict=True)
    )


class Memo:
    """Pictures of cards by the identity of their record, at a width and in a style.

    Records are frozen and shared between versions of a map, so the same object is the same card.
    The record is kept beside its picture: an id of memory is never taken for another card's.
    """

    def __init__(self, most: int = 60_000) -> None:
        self._most = most
        self.links = LinkMemo()
        self._cards: dict[tuple[int, float, int, bool], tuple[Card, CardPicture]] = {}
        self._styles: dict[tuple[object, ...], int] = {}
        self._last: tuple[Style, int] | None = None
        self._least: dict[tuple[int, int, float], tuple[Card, float]] = {}
        self._lanes: dict[Id, _Kept] = {}
        self._lowered: dict[int, tuple[Drawn, float, tuple[list[Node], list[Node]]]] = {}

    def card(
        self,
        card: Card,
        width: float,
        style: Style,
        pictures: Mapping[str, Picture],
        *,
        compact: bool = False,
    ) -> CardPicture:
        """The picture of a card ``width`` points wide, measured once."""
        key = (id(card), width, self._style_number(style), compact)
        kept = self._cards.get(key)
        if kept is not None and kept[0] is card:
            return kept[1]
        if len(self._cards) >= self._most:
            self._cards.clear()
        made = measure_card(card, width, style, pictures, compact=compact)
        self._cards[key] = (card, made)
        return made

    def least_width(
        self,
        card: Card,
        style: Style,
        enough: float,
        measure: Callable[[Card, Style, float], float],
    ) -> float:
        """What ``measure`` says of a card, asked once for a style and an ``enough``."""
        key = (id(card), self._style_number(style), enough)
        kept = self._least.get(key)
        if kept is not None and kept[0] is card:
            return kept[1]
        if len(self._least) >= self._most:
            self._least.clear()
        made = measure(card, style, enough)
        self._least[key] = (card, made)
        return made

    def lane(
        self,
        row: GridRow,
        frame: tuple[object, ...],
        style: Style,
        draw: Callable[[], Drawn],
    ) -> Drawn:
        """The drawing of a lane: made anew when the lane, its cards, or their frame differ."""
        kept = self._lanes.get(row.lane.id)
        number = self._style_number(style)
        if (
            kept is not None
            and kept.number == number
            and kept.row.lane is row.lane
            and kept.frame == frame
            and _same_cards(kept.row, row)
        ):
            return kept.drawn
        made = draw()
        self._lanes[row.lane.id] = _Kept(row, frame, number, made)
        return made

    def lowered(self, drawn: Drawn, y: float) -> tuple[list[Node], list[Node]]:
        """The other nodes and the cards of a lane on the sheet.

        They are the same objects as long as the lane is drawn the same and stays at ``y``.
        """
        kept = self._lowered.get(id(drawn))
        if kept is not None and kept[0] is drawn and kept[1] == y:
            return kept[2]
        if len(self._lowered) > 4 * len(self._lanes) + 64:
            self._lowered.clear()
        made: tuple[list[Node], list[Node]] = ([], [])
        for node in drawn.nodes:
            made[node.kind == "card"].append(lowered(node, y))
        self._lowered[id(drawn)] = (drawn, y, made)
        return made

    def _style_number(self, style: Style) -> int:
        if self._last is None or self._last[0] is not style:
            self._last = (style, self._styles.setdefault(style.key, len(self._styles)))
        return self._last[1]
