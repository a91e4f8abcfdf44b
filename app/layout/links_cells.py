"""Where cards stand in the cells of their lanes, as far as links have to know it.

Links run along *lines* from top to bottom: line ``2 * g`` is the gutter left of column ``g`` (that
of the highest number is right of all columns), line ``2 * c + 1`` is column ``c`` itself. From left
to right they run in *channels*: channel ``r`` lies above the cards of row ``r``.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from app.layout.grid import GridRow, Placement
from app.layout.lanes.band import Anchor, Drawn, Span
from app.layout.primitives import Edges
from app.layout.sheet import Node
from app.layout.units import in_grains
from app.models.base import Id
from app.models.vocabulary import STACKLESS


class Place(NamedTuple):
    """A card, its row, the columns it covers (both ends included), and its edges in points."""

    card: Id
    row: int
    first: int
    last: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Cells:
    """The cards of one row: those over each column and over each gutter, from top to bottom.

    ``placed`` and ``nodes`` are the cards that are linked, as placed and as drawn in their lane:
    how high they are changes no course.
    """

    stacks: Mapping[int, Sequence[Id]]
    spans: Mapping[int, Sequence[Id]]
    placed: Mapping[Id, Placement] = field(compare=False)
    nodes: Mapping[Id, Node] = field(compare=False)
    anchors: Mapping[Id, Anchor] = field(compare=False)

    def ends(self, card: Id) -> Edges:
        """The edges of a card for links that come from above or below."""
        anchor = self.anchors.get(card)
        return anchor.ends if anchor is not None else _edges(self.nodes[card])

    def sides(self, card: Id) -> Edges:
        """The edges of a card for links that come from left or right."""
        anchor = self.anchors.get(card)
        return anchor.sides if anchor is not None else _edges(self.nodes[card])


def _edges(node: Node) -> Edges:
    return node.x, node.y, node.x + node.width, node.y + node.height


def cells_of(row: GridRow, drawn: Drawn, linked: Container[Id]) -> Cells:
    """The cells of a row, in which some cards are ``linked``.

    Called for each card of a map: no objects are made for them, and of those that no link asks for
    nothing is kept but where they stand.
    """
    placements: Sequence[Placement] = row.placements if drawn.nodes else ()
    if row.lane.type in STACKLESS:
        # elsewhere cards fall like bricks: the later, the lower
        tops = {node.record: node.y for node in drawn.nodes}
        there = [one for one in placements if one.card.id in tops]
        placements = sorted(there, key=lambda one: tops[one.card.id])
    stacks: dict[int, list[Id]] = {}
    spans: dict[int, list[Id]] = {}
    placed: dict[Id, Placement] = {}
    for placement in placements:
        card, first, last = placement
        id_ = card.id
        if id_ in linked:
            placed[id_] = placement
        if first in stacks:
            stacks[first].append(id_)
        else:
            stacks[first] = [id_]
        for column in range(first + 1, last + 1):
            stacks.setdefault(column, []).append(id_)
            spans.setdefault(column, []).append(id_)
    nodes = {node.record: node for node in drawn.nodes if node.record in placed} if placed else {}
    return Cells(stacks, spans, placed, nodes, drawn.anchors)


def places_of(rows: Sequence[Cells], row_of: Mapping[Id, int]) -> dict[Id, Place]:
    """Where some cards stand, each in its row; those that are not shown are left out."""
    found: dict[Id, Place] = {}
    for id_, row in row_of.items():
        cells = rows[row]
        placed = cells.placed.get(id_)
        if placed is not None:
            left, _, right, _ = cells.ends(id_)
            _, first, last = placed
            found[id_] = Place(id_, row, first, last, in_grains(left), in_grains(right))
    return found


class Ground:
    """All rows with the columns between which links run, and where their lines are, in points.

    ``size`` is that of the cards' text. Each way that a link may take asks for many lines, so what
    is asked of them is worked out once: ``xs`` is the middle of each line, ``gutters`` the width of
    each gutter, by its column. ``looked`` gets how far lines were looked at for a link.
    """

    def __init__(
        self, rows: Sequence[Cells], columns: Sequence[Span], gap: float, size: float
    ) -> None:
        """``gap`` is the width in points of a gutter at either end."""
        self.rows, self.columns, self.size = rows, columns, size
        inner = [after.x - before.right for before, after in pairwise(columns)]
        self.gutters: Sequence[float] = [gap, *inner, gap]
        self.xs: Sequence[float] = [
            *(
                x
                for column, gutter in zip(columns, self.gutters, strict=False)
                for x in (column.x - gutter / 2, column.middle)
            ),
            columns[-1].right + gap / 2,
        ]
        self.looked: list[int] = []
        self._taken = self._rows_by_line()

    def _rows_by_line(self) -> Mapping[int, int]:
        """In which rows cards stand on a line: a bit for each row."""
        taken: dict[int, int] = {}
        for number, row in enumerate(self.rows):
            for lines, first in ((row.stacks, 1), (row.spans, 0)):
                for column in lines:
                    line = 2 * column + first
                    taken[line] = taken.get(line, 0) | 1 << number
        return taken

    def is_free(self, line: int, first: int, last: int) -> bool:
        """Whether no card stands on a line in the rows from ``first`` up to before ``last``."""
        return last <= first or not self._taken.get(line, 0) >> first & ~(-1 << (last - first))

    def free_gutters(self, line: int, first: int, last: int) -> list[int]:
        """The nearest free gutters on either side of a line, or the line itself."""
        found: list[int] = []
        for step in (-2, 2):
            at = line if line % 2 == 0 else line + step // 2
            while 0 <= at <= 2 * len(self.columns):
                if self.is_free(at, first, last):
                    found.append(at)
                    break
                at += step
            self.looked.append(at)
        return found
