"""A lane of cards, stacked in each cell from the top; a card may span neighbouring columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.layout.grid import Placement
from app.layout.lanes.band import Band, Drawn, covered
from app.layout.lanes.gallery import Slot, slots_of
from app.layout.lanes.stacked import Stacked, kept_ends, reach_of
from app.layout.memo import Memo
from app.layout.sheet import Node


def crowded_columns(placements: Sequence[Placement]) -> frozenset[int]:
    """The columns in which several cards of a lane stand."""
    met: set[int] = set()
    crowded: set[int] = set()
    for _, first, last in placements:
        for column in (first,) if first == last else range(first, last + 1):
            (crowded if column in met else met).add(column)
    return frozenset(crowded)


def draw_stack(band: Band, memo: Memo, pad: float) -> Drawn:
    """Draw a lane of cards with ``pad`` points above and below them."""
    row, slots = band.row, slots_of(band)
    before = None if slots else memo.stack(row.lane.id, band.style)
    if before is None or before.pad != pad:
        stacked = _stacked(band, memo, pad, row.placements, slots)
    else:
        stacked = _stacked_after(before, band, memo)
    if not slots:
        memo.keep_stack(row.lane.id, band.style, stacked)
    height = max(0.0, max(stacked.bottoms, default=0.0) - band.style.scale.gap)
    marks = frozenset[str]().union(*set(stacked.marks))
    return Drawn(height + 2 * pad, tuple(stacked.nodes), marks)


def _stacked(
    band: Band,
    memo: Memo,
    pad: float,
    placements: Sequence[Placement],
    slots: Mapping[int, Slot],
) -> Stacked:
    """Some cards of a lane that share no column with others.

    Cards fall like bricks: each lies below what already stands in any column it covers, so that a
    spanning card never overlaps another and the order within a cell is kept. Pictures may stand
    side by side, in ``slots`` by the number of their placement.
    """
    columns, style, gap = band.columns, band.style, band.style.scale.gap
    skyline = [0.0] * len(columns)
    crowded = crowded_columns(placements)
    nodes, bottoms, marks = list[Node](), list[float](), list[frozenset[str]]()
    measured = memo.cards(style, band.pictures)
    line = 0.0
    # All cards of a map come by here when it is opened: what is done for each is done plainly.
    for number, (card, first, last) in enumerate(placements):
        alone = first == last
        below = skyline[first] if alone else max(skyline[first : last + 1])
        slot = slots.get(number) if slots else None
        if slot is None:
            x, width = columns[first] if alone else covered(columns, first, last)
            high, shapes, fields, marked = measured(card, width, first in crowded)
            top = below
            bottom = top + high + gap
        else:
            x, width = slot.place
            # A line of pictures has a height of its own, and so a style.
            high, shapes, fields, marked = memo.card(card, width, slot.style, band.pictures)
            line = top = below if slot.begins else line
            bottom = max(below, top + high + gap)
        if alone:
            skyline[first] = bottom
        else:
            skyline[first : last + 1] = [bottom] * (last + 1 - first)
        id_ = card.id
        nodes.append(Node(f"card:{id_}", x, pad + top, width, high, shapes, id_, card.text, fields))
        bottoms.append(bottom)
        marks.append(marked)
    return Stacked(placements, reach_of(placements), columns, pad, nodes, bottoms, marks)


def _stacked_after(before: Stacked, band: Band, memo: Memo) -> Stacked:
    """The cards of a lane, of which only those are drawn that stand otherwise than ``before``."""
    placements, columns = band.row.placements, band.columns
    reach = reach_of(placements)
    head, tail = kept_ends(before, placements, reach, columns)
    end, old_end = len(placements) - tail, len(before.nodes) - tail
    moved: list[Node] = []
    for node, (_, first, last) in zip(before.nodes[old_end:], placements[end:], strict=True):
        x, width = columns[first] if first == last else covered(columns, first, last)
        if width != node.width:
            # The sum of several columns may be rounded otherwise where they stand elsewhere.
            return _stacked(band, memo, before.pad, placements, {})
        moved.append(node if x == node.x else node.at(x, node.y))
    between = _stacked(band, memo, before.pad, placements[head:end], {})
    return Stacked(
        placements,
        reach,
        columns,
        before.pad,
        [*before.nodes[:head], *between.nodes, *moved],
        [*before.bottoms[:head], *between.bottoms, *before.bottoms[old_end:]],
        [*before.marks[:head], *between.marks, *before.marks[old_end:]],
    )
