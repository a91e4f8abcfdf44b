"""A lane of cards, stacked in each cell from the top; a card may span neighbouring columns."""

from __future__ import annotations

from app.layout.cards import CardPicture
from app.layout.grid import GridRow, Placement
from app.layout.lanes.band import Band, Drawn, Span, covered
from app.layout.lanes.gallery import slots_of
from app.layout.memo import Memo
from app.layout.sheet import Node


def crowded_columns(row: GridRow) -> frozenset[int]:
    """The columns in which several cards of a lane stand."""
    met: set[int] = set()
    crowded: set[int] = set()
    for _, first, last in row.placements:
        for column in (first,) if first == last else range(first, last + 1):
            (crowded if column in met else met).add(column)
    return frozenset(crowded)


def is_compact(placement: Placement, crowded: frozenset[int]) -> bool:
    """Whether a card shares its cell with another and should stay low."""
    return placement.first in crowded


def place_cards(band: Band, memo: Memo) -> tuple[float, list[tuple[Span, float, CardPicture]]]:
    """The height of the lane in points, and for each placement its span, its top and its picture.

    Cards fall like bricks: each lies below what already stands in any column it covers, so that a
    spanning card never overlaps another and the order within a cell is kept. Pictures may stand
    side by side.
    """
    gap = band.style.scale.gap
    skyline = [0.0] * len(band.columns)
    crowded = crowded_columns(band.row)
    placed: list[tuple[Span, float, CardPicture]] = []
    columns, style, pictures = band.columns, band.style, band.pictures
    slots = slots_of(band) if pictures else {}
    line = 0.0
    for number, placement in enumerate(band.row.placements):
        card, first, last = placement
        slot = slots.get(number)
        if slot is not None:
            place = slot.place
            picture = memo.card(card, place.width, slot.style, pictures)
            below = max(skyline[first : last + 1])
            line = top = below if slot.begins else line
            bottom = max(below, top + picture.height + gap)
            skyline[first : last + 1] = [bottom] * (last + 1 - first)
            placed.append((place, top, picture))
            continue
        compact = is_compact(placement, crowded)
        if first == last:
            place = columns[first]
            picture = memo.card(card, place.width, style, pictures, compact=compact)
            top = skyline[first]
            skyline[first] = top + picture.height + gap
        else:
            place = covered(columns, first, last)
            picture = memo.card(card, place.width, style, pictures, compact=compact)
            top = max(skyline[first : last + 1])
            skyline[first : last + 1] = [top + picture.height + gap] * (last + 1 - first)
        placed.append((place, top, picture))
    return max(0.0, max(skyline, default=0.0) - gap), placed


def draw_stack(band: Band, memo: Memo, pad: float) -> Drawn:
    """Draw a lane of cards with ``pad`` points above and below them."""
    height, placed = place_cards(band, memo)
    nodes: list[Node] = []
    seen: set[frozenset[str]] = set()
    for (card, _, _), (place, top, picture) in zip(band.row.placements, placed, strict=True):
        id_, x, width = card.id, place.x, place.width
        high, shapes, fields, marks = picture
        # Arguments without their names: this is done for every card of a lane after each edit.
        nodes.append(Node(f"card:{id_}", x, pad + top, width, high, shapes, id_, card.text, fields))
        seen.add(marks)
    return Drawn(height + 2 * pad, tuple(nodes), frozenset[str]().union(*seen))
