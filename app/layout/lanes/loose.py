"""Which cards a lane draws on its curve or as bars, and which it stacks below like any other."""

from __future__ import annotations

from collections import Counter

from app.layout.grid import GridRow, Placement
from app.models.vocabulary import CardType, LaneType


def part(row: GridRow) -> tuple[GridRow, GridRow]:
    """The cards that belong to a row's curve or bars, and the others.

    A card without a feeling, score or number has no place on a curve, yet it is a card of the map.
    An emotion without a feeling that has its column to itself asks for one, and stands in the lane.
    """
    counts = Counter(column for one in row.placements for column in range(one.first, one.last + 1))

    def belongs(placement: Placement) -> bool:
        card = placement.card
        if row.lane.type == LaneType.ENGAGEMENT:
            return card.engagement is not None
        if row.lane.type == LaneType.METRIC:
            return card.value is not None
        alone = placement.first == placement.last and counts[placement.first] == 1
        return card.feeling is not None or (card.type == CardType.EMOTION and alone)

    own = tuple(one for one in row.placements if belongs(one))
    rest = tuple(one for one in row.placements if not belongs(one))
    return row._replace(placements=own), row._replace(placements=rest)
