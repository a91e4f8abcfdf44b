"""Pictures in a lane of cards: side by side where there is room, and of one height in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from app.layout.cards import photo_width
from app.layout.grid import Placement
from app.layout.lanes.band import Band, Span, covered
from app.layout.pictures import photo_height
from app.layout.style import Style
from app.models.card import Card
from app.models.picture import Picture
from app.models.vocabulary import CardType

_NARROWEST = 11.0
"""Pictures stand side by side where each gets as many sizes of the text."""

_LOW = 0.5
"""A picture lower than this part of the median in its line stays so; others do not follow it."""


class Slot(NamedTuple):
    """Where a card with a picture stands, and the style that gives the picture its height.

    ``begins`` tells that it begins a new line in its cell.
    """

    place: Span
    style: Style
    begins: bool


class _Seat(NamedTuple):
    number: int
    place: Span
    line: int
    begins: bool
    height: float


def slots_of(band: Band) -> Mapping[int, Slot]:
    """The slots of the cards with pictures, by their number among the placements of a lane.

    Pictures that stand in the same line of their cells, a storyboard's above all, get one height.
    """
    # Looking for images first is the quick way out for the lanes without any; of thousands of
    # cards the attribute would be looked for in all classes of the model first.
    images = [card for card, _, _ in band.row.placements if card.__dict__["image"] is not None]
    if not any(_has_photo(card, band.pictures) for card in images):
        return {}
    seats = list(_seats(band))
    heights: dict[int, list[float]] = {}
    for seat in seats:
        heights.setdefault(seat.line, []).append(seat.height)
    text = band.style.scale.text
    styles = {
        line: replace(band.style, photo=_level(of_line) / text) for line, of_line in heights.items()
    }
    return {seat.number: Slot(seat.place, styles[seat.line], seat.begins) for seat in seats}


def _seats(band: Band) -> Iterator[_Seat]:
    style = band.style
    numbered = enumerate(band.row.placements)
    for (first, last, shown), group in groupby(numbered, lambda one: _cell(one[1], band.pictures)):
        if not shown:
            continue
        members = list(group)
        cell = covered(band.columns, first, last)
        for (number, placement), (place, line, begins) in zip(
            members, _lines(cell, len(members), style.scale.text, style.scale.gap), strict=True
        ):
            image = placement.card.image
            assert image is not None
            height = photo_height(
                band.pictures[image.picture], image, photo_width(place.width, style)
            )
            yield _Seat(number, place, line, begins, min(height, style.photo * style.scale.text))


def _cell(placement: Placement, pictures: Mapping[str, Picture]) -> tuple[int, int, bool]:
    return placement.first, placement.last, _has_photo(placement.card, pictures)


def _lines(cell: Span, count: int, text: float, gap: float) -> Iterator[tuple[Span, int, bool]]:
    """Places for so many cards in lines of equal length: the place, its line, if it begins it."""
    fitting = max(1, min(count, int((cell.width + gap) / (_NARROWEST * text + gap))))
    lines = -(-count // fitting)
    across = -(-count // lines)
    width = (cell.width - gap * (across - 1)) / across
    for number in range(count):
        line, at = divmod(number, across)
        yield Span(cell.x + at * (width + gap), width), line, at == 0


def _level(heights: Sequence[float]) -> float:
    usual = median(heights)
    return min(height for height in heights if height >= _LOW * usual)


def _has_photo(card: Card, pictures: Mapping[str, Picture]) -> bool:
    return (
        card.type == CardType.PICTURE and card.image is not None and card.image.picture in pictures
    )
