"""A lane of cards, stacked in each cell from the top; a card may span neighbouring columns."""

from __future__ import annotations

from collections import Counter

from app.layout.cards import CardPicture
from app.layout.grid import GridRow, Placement
from app.layout.lanes.band import Band, Drawn, covered
from app.layout.memo import Memo
from app.layout.sheet import Node


def crowded_columns(row: GridRow) -> frozenset[int]:
    """The columns in which several cards of a lane stand."""
    counts = Counter(
        column
        for placement in row.placements
        for column in range(placement.first, placement.last + 1)
    )
    return frozenset(column for column, count in counts.items() if count > 1)


def is_compact(placement: Placement, crowded: frozenset[int]) -> bool:
    """Whether a card shares its cell with another and should stay low."""
    return placement.first in crowded


def place_cards(band: Band, memo: Memo) -> tuple[float, list[tuple[float, CardPicture]]]:
    """The height of the lane in points, and for each placement its top and its picture.

    Cards fall like bricks: each lies below what already stands in any column it covers, so that a
    spanning card never overlaps another and the order within a cell is kept.
    """
    gap = band.style.scale.gap
    skyline = [0.0] * len(band.columns)
    crowded = crowded_columns(band.row)
    placed: list[tuple[float, CardPicture]] = []
    for placement in band.row.placements:
        width = covered(band.columns, placement.first, placement.last).width
        picture = memo.card(
            placement.card,
            width,
            band.style,
            band.pictures,
            compact=is_compact(placement, crowded),
        )
        reach = range(placement.first, placement.last + 1)
        top = max(skyline[column] for column in reach)
        for column in reach:
            skyline[column] = top + picture.height + gap
        placed.append((top, picture))
    return max(0.0, max(skyline, default=0.0) - gap), placed


def draw_stack(band: Band, memo: Memo, pad: float) -> Drawn:
    """Draw a lane of cards with ``pad`` points above and below them."""
    height, placed = place_cards(band, memo)
    nodes: list[Node] = []
    seen: set[str] = set()
    smallest = 1e9
    for placement, (top, picture) in zip(band.row.placements, placed, strict=True):
        card = placement.card
        place = covered(band.columns, placement.first, placement.last)
        nodes.append(
            Node(
                f"card:{card.id}",
                place.x,
                pad + top,
                place.width,
                picture.height,
                picture.primitives,
                record=card.id,
                name=card.text,
                fields=picture.fields,
            )
        )
        seen |= picture.marks
        smallest = min(smallest, picture.smallest)
    return Drawn(height + 2 * pad, tuple(nodes), frozenset(seen), smallest)
