"""What a layout remembers between runs, so that an edit draws anew only what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice, takewhile
from operator import is_
from typing import Any, NamedTuple

from app.layout.cards import CardPicture, measure_card
from app.layout.grid import Grid, GridRow, make_grid, same_cells
from app.layout.labels import LabelMemo
from app.layout.lanes.band import Drawn, Span
from app.layout.lanes.faces import Word
from app.layout.lanes.redrawn import Redrawn, Remembered
from app.layout.lanes.stacked import Stacked
from app.layout.lanes.undisturbed import Stood
from app.layout.links import LinkMemo
from app.layout.mirror import MirrorMemo
from app.layout.pen import lowered
from app.layout.sheet import Node
from app.layout.style import Style
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.picture import Picture

_MOST_LEAST = 2000

LeastWidths = Mapping[Id, float]
"""By the step of a column, the width in points below which a word of a lane's cards would break."""


class _Kept(NamedTuple):
    row: GridRow
    frame: tuple[object, ...]
    style: int
    drawn: Drawn


class _Lowered(NamedTuple):
    drawn: Drawn
    y: float
    nodes: tuple[list[Node], list[Node]]


class Memo:
    """What a map was laid out into, by the identity of its records, at a width and in a style.

    Records are frozen and shared between versions of a map, so the same object is the same card;
    rows of the grid are shared by the grids before and after an edit. What is looked up by its id
    in memory is kept beside what was found: an id is never taken for that of something else.
    """

    def __init__(self, most: int = 60_000) -> None:
        self._most = most
        self.labels = LabelMemo()
        self.links = LinkMemo()
        self.mirror = MirrorMemo()
        self._grid: tuple[JourneyMap, Grid] | None = None
        self._columns: tuple[Span, ...] = ()
        self._cards: dict[tuple[int, float, int, bool], tuple[Card, CardPicture]] = {}
        self._styles: dict[tuple[object, ...], int] = {}
        self._last: tuple[Style, int] | None = None
        self._least: dict[tuple[Id, int, float], tuple[GridRow, LeastWidths]] = {}
        self._least_of_cards: dict[tuple[int, float], dict[int, tuple[Card, float]]] = {}
        self._lanes: dict[Id, _Kept] = {}
        self._lowered: dict[Id, _Lowered] = {}
        self._stacks: dict[Id, tuple[int, Stacked]] = {}
        self._redrawn: dict[Id, Redrawn] = {}
        self._stood: dict[Id, Stood] = {}
        self._words: dict[Id, Remembered[Word]] = {}
        self._numbers: dict[Id, Remembered[tuple[str, float]]] = {}

    def grid(self, map_: JourneyMap) -> Grid:
        """The grid of a map, sharing rows with that of the map asked for before.

        The headings ask for the sheet's grid at each zoom: the last one is kept.
        """
        before = self._grid
        if before is not None and before[0] is map_:
            return before[1]
        grid = make_grid(map_, before[1] if before is not None else None)
        self._grid = (map_, grid)
        self._let_go({row.lane.id for row in grid.rows})
        return grid

    def _let_go(self, seen: set[Id]) -> None:
        """Forget what was drawn of lanes but those that are seen."""
        drawn: tuple[dict[Id, Any], ...] = (
            self._lanes,
            self._lowered,
            self._stacks,
            self._redrawn,
            self._stood,
            self._words,
            self._numbers,
        )
        for kept in drawn:
            for lane in kept.keys() - seen:
                del kept[lane]

    def same_columns(self, columns: Sequence[Span]) -> tuple[Span, ...]:
        """The columns as a tuple: that of last time if they are equal, so that lanes know it."""
        made = tuple(columns)
        if made != self._columns:
            self._columns = made
        return self._columns

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
        return self.cards(style, pictures)(card, width, compact)

    def cards(
        self, style: Style, pictures: Mapping[str, Picture]
    ) -> Callable[[Card, float, bool], CardPicture]:
        """What gives the pictures of cards, each by its width in points and whether it is low."""
        known, most, number = self._cards, self._most, self.style_number(style)

        def measured(card: Card, width: float, compact: bool) -> CardPicture:
            key = (id(card), width, number, compact)
            kept = known.get(key)
            if kept is not None and kept[0] is card:
                return kept[1]
            if len(known) >= most:
                known.clear()
            made = measure_card(card, width, style, pictures, compact=compact)
            known[key] = (card, made)
            return made

        return measured

    def stack(self, lane: Id, style: Style) -> Stacked | None:
        """How the cards of a lane stood when they were drawn last, if it was in this style."""
        kept = self._stacks.get(lane)
        return kept[1] if kept is not None and kept[0] == self.style_number(style) else None

    def keep_stack(self, lane: Id, style: Style, stacked: Stacked) -> None:
        """Remember how the cards of a lane stand."""
        self._stacks[lane] = self.style_number(style), stacked

    def stood(self, lane: Id) -> Stood | None:
        """How the words of an emotion lane were placed last time."""
        return self._stood.get(lane)

    def stand(self, lane: Id, stood: Stood) -> None:
        """Keep how the words of an emotion lane are placed now."""
        self._stood[lane] = stood

    def redrawn(self, lane: Id) -> Redrawn:
        """The cards of a lane with a scale, as they were drawn last."""
        return self._redrawn.setdefault(lane, Redrawn())

    def words(self, lane: Id) -> Remembered[Word]:
        """The words of a lane's faces, as they were set last."""
        return self._words.setdefault(lane, Remembered())

    def numbers(self, lane: Id) -> Remembered[tuple[str, float]]:
        """The numbers beside a lane's bars, as they were written last, and their widths."""
        return self._numbers.setdefault(lane, Remembered())

    def least_widths(
        self, row: GridRow, style: Style, enough: float, measure: Callable[[], LeastWidths]
    ) -> LeastWidths:
        """What ``measure`` says of a row, asked once for a style and an ``enough``.

        It is not asked again while columns move, but the cards stand in the same cells.
        """
        key = (row.lane.id, self.style_number(style), enough)
        kept = self._least.get(key)
        if kept is not None and same_cells(kept[0], row):
            return kept[1]
        if len(self._least) >= _MOST_LEAST:
            self._least.clear()
        made = measure()
        self._least[key] = (row, made)
        return made

    def least_of_cards(self, style: Style, enough: float) -> dict[int, tuple[Card, float]]:
        """The same of single cards, by id in memory, to be filled as they are measured."""
        kept = self._least_of_cards.setdefault((self.style_number(style), enough), {})
        if len(kept) >= self._most:
            kept.clear()
        return kept

    def lane(
        self,
        row: GridRow,
        frame: tuple[object, ...],
        style: Style,
        draw: Callable[[], Drawn],
    ) -> Drawn:
        """The drawing of a lane: made anew when the lane, its cards, or their frame differ."""
        kept = self._lanes.get(row.lane.id)
        number = self.style_number(style)
        if kept is not None and kept.row is row and kept.style == number and kept.frame == frame:
            return kept.drawn
        made = draw()
        self._lanes[row.lane.id] = _Kept(row, frame, number, made)
        return made

    def lowered(self, lane: Id, drawn: Drawn, y: float) -> tuple[list[Node], list[Node]]:
        """The other nodes and the cards of a lane on the sheet.

        They are the same objects as long as the lane is drawn the same and stays at ``y``.
        """
        kept = self._lowered.get(lane)
        head: Sequence[Node] = ()
        own: list[Node] = []
        if kept is not None and kept.y == y:
            if kept.drawn is drawn:
                return kept.nodes
            # What stands as it stood keeps its nodes, so that nobody has to compare them.
            same = sum(takewhile(bool, map(is_, kept.drawn.nodes, drawn.nodes)))
            if not kept.nodes[0]:
                head, own = drawn.nodes[:same], kept.nodes[1][:same]
        made: tuple[list[Node], list[Node]] = ([], own)
        for node in islice(drawn.nodes, len(head), None):
            # The property would be asked thousands of times.
            made[node.id.startswith("card:")].append(lowered(node, y))
        self._lowered[lane] = _Lowered(drawn, y, made)
        return made

    def style_number(self, style: Style) -> int:
        """A number that is the same for styles in which all looks the same."""
        if self._last is None or self._last[0] is not style:
            self._last = (style, self._styles.setdefault(style.key, len(self._styles)))
        return self._last[1]
