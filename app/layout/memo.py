"""What a layout remembers from one run to the next, so that an edit draws anew only what it changed."""

from __future__ import annotations

from collections.abc import Mapping

from app.layout.cards import CardPicture, draw_card
from app.layout.style import Style
from app.models.card import Card
from app.models.picture import Picture


class Memo:
    """Pictures of cards by the identity of their record, at a width and in a style.

    Records are frozen and shared between versions of a map, so the same object is the same card. The
    record is kept beside its picture: an id of memory is never taken for another card's.
    """

    def __init__(self, most: int = 60_000) -> None:
        self._most = most
        self._cards: dict[tuple[int, float, int, bool], tuple[Card, CardPicture]] = {}
        self._styles: dict[tuple[object, ...], int] = {}
        self._last: tuple[Style, int] | None = None

    def card(
        self,
        card: Card,
        width: float,
        style: Style,
        pictures: Mapping[str, Picture],
        *,
        compact: bool = False,
    ) -> CardPicture:
        """The picture of a card ``width`` points wide, drawn once."""
        key = (id(card), width, self._style_number(style), compact)
        kept = self._cards.get(key)
        if kept is not None and kept[0] is card:
            return kept[1]
        if len(self._cards) >= self._most:
            self._cards.clear()
        made = draw_card(card, width, style, pictures, compact=compact)
        self._cards[key] = (card, made)
        return made

    def _style_number(self, style: Style) -> int:
        if self._last is None or self._last[0] is not style:
            self._last = (style, self._styles.setdefault(style.key, len(self._styles)))
        return self._last[1]
