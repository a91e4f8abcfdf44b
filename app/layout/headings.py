"""The stage row and the lane column that a canvas pins beside the sheet, for one zoom.

Their names stay between 11 and 20 pixels high, but from afar no larger than the map's title, down
to 8 pixels; along the pinned axis everything stands where the sheet's columns and rows stand at
that zoom.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.layout.columns import label_width
from app.layout.grid import Grid, GridRow, make_grid
from app.layout.heading_labels import (
    holds_words,
    icons_width,
    least_tight,
    names_have_room,
    tight_label,
    with_total,
)
from app.layout.heading_row import Near, draw_row
from app.layout.labels import LabelMemo, draw_bar, least_label, level
from app.layout.lanes.band import KeyLine, Span
from app.layout.lanes.curves import sorted_curves
from app.layout.lanes.emotion import curve_key_lines
from app.layout.lanes.metric import metric_key_lines
from app.layout.mirror import mirror_node
from app.layout.mono import greyed
from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.scale import BASELINE, CARD_TOP, LEADING, Scale
from app.layout.sheet import Node, Sheet
from app.layout.stages import StepMemo
from app.layout.style import Style, make_style
from app.layout.text import Typesetter
from app.layout.themes import Theme
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.shown import step_heading
from app.models.stage import Step
from app.models.vocabulary import LaneType

SMALLEST_NAME, LARGEST_NAME = 8.0, 20.0
"""The bounds of names in a pinned heading, in device-independent pixels."""

_READ_WITH_EASE = 11.0

EDGE = 12.0
"""Pixels between an edge of the paper and what stands there: bars of lanes, title, foot."""

_SHARE_OF_SHEET = 0.3
# Below 40 % times of day and durations are read by nobody.
_AFAR = 0.4 * 96 / 72
_MOST_STRIPS = 48
_MOST_STYLES = 4


class Strip(NamedTuple):
    """A pinned heading in device-independent pixels: its nodes and its thickness across."""

    nodes: tuple[Node, ...]
    size: float


class HeadingMemo:
    """Stage rows and lane columns that were drawn before, found again by what they say.

    An edit of a card changes neither; what a drawing was made from is kept beside it. ``labels``
    are those of lanes: a column is drawn anew where a lane is higher. ``grid`` gives the grid of a
    map, and may keep that of the sheet.
    """

    def __init__(self, grid: Callable[[JourneyMap], Grid] = make_grid) -> None:
        self.grid = grid
        self.labels = LabelMemo()
        self._steps: dict[tuple[object, ...], StepMemo] = {}
        self._strips: dict[tuple[str, float, float], tuple[tuple[object, ...], Strip]] = {}

    def steps(self, look: tuple[object, ...]) -> StepMemo:
        """The steps' headings that were drawn in a style, which ``look`` tells from others."""
        if look not in self._steps:
            if len(self._steps) >= _MOST_STYLES:
                self._steps.clear()
            self._steps[look] = StepMemo()
        return self._steps[look]

    def strip(
        self,
        which: str,
        zoom: float,
        limit: float,
        made_from: tuple[object, ...],
        draw: Callable[[], Strip],
    ) -> Strip:
        """What ``draw`` gives, unless that strip at this zoom was made from the same before."""
        known = self._strips.get((which, zoom, limit))
        if known is not None and known[0] == made_from:
            return known[1]
        if len(self._strips) >= _MOST_STRIPS:
            self._strips.clear()
        strip = draw()
        self._strips[which, zoom, limit] = made_from, strip
        return strip


def _style(
    map_: JourneyMap, theme: Theme, typesetter: Typesetter, sheet: Sheet, zoom: float
) -> Style:
    """Sizes for a zoom, in whole pixels, so that few of them are ever needed."""
    natural, scale = sheet.text_size * zoom, Scale(sheet.text_size)
    # Names of stages, the largest ones, are no larger than the title of the map.
    under_title = math.floor(zoom * scale.title * scale.text / scale.stage)
    least = min(_READ_WITH_EASE, max(SMALLEST_NAME, under_title))
    size = min(max(round(natural), least), LARGEST_NAME)
    return make_style(map_, theme, float(size), typesetter)


def _column_style(
    rows: Sequence[GridRow],
    map_: JourneyMap,
    theme: Theme,
    typesetter: Typesetter,
    sheet: Sheet,
    zoom: float,
    limit: float,
) -> Style:
    """The style of the lane column: smaller where the longest word is wider than ``limit``."""
    style = _style(map_, theme, typesetter, sheet, zoom)
    size = style.scale.text
    while size > SMALLEST_NAME and _longest_word(rows, style) > limit:
        size -= 1
        style = make_style(map_, theme, size, typesetter)
    return style


def _longest_word(rows: Sequence[GridRow], style: Style) -> float:
    """The width of the column at which no word of a lane is broken."""
    return max(least_label(row.lane, style) for row in rows) + EDGE + style.scale.gap


def room_of(map_: JourneyMap, written: Id) -> Id:
    """The step that needs a line for its name while this record is written, or ""."""
    record = map_.records.get(written) if written else None
    if not isinstance(record, Step) or step_heading(map_.stage_of_step[written], record):
        return ""
    return written


def lay_out_stage_row(
    map_: JourneyMap,
    sheet: Sheet,
    theme: Theme,
    typesetter: Typesetter,
    zoom: float,
    limit: float = 1e9,
    memo: HeadingMemo | None = None,
    room: Id = "",
) -> Strip:
    """The stage row for a sheet at ``zoom`` pixels a point, at most ``limit`` pixels high.

    Where room is short, times and situations give way first, then names wrap and are shortened;
    names of steps give way when columns get narrow. The step ``room`` has a line for its name even
    where it has none.
    With a ``memo`` a row of the same stages over the same columns is not drawn again.
    """
    grid = memo.grid(map_) if memo is not None else make_grid(map_)
    if not sheet.columns or len(sheet.columns) != len(grid.columns):
        return Strip((), 0.0)
    style = _style(map_, theme, typesetter, sheet, zoom)

    look = style.key
    steps = memo.steps(look) if memo is not None else StepMemo()

    def draw() -> Strip:
        return _draw_row(grid, sheet, style, zoom, limit, room, steps)

    if memo is None:
        return draw()
    room = room_of(map_, room)
    sizes = (sheet.columns, sheet.width, sheet.text_size, look)
    # Without a lane below it no column is tinted.
    said = (grid.columns, grid.spans, bool(grid.rows))
    return memo.strip("row", zoom, limit, (*said, *sizes, room), draw)


def _is_natural(sheet: Sheet, zoom: float) -> bool:
    """Whether names are no larger beside the sheet than they would be on it."""
    return zoom * sheet.text_size >= _READ_WITH_EASE - 0.5


def _draw_row(
    grid: Grid,
    sheet: Sheet,
    style: Style,
    zoom: float,
    limit: float,
    room: Id,
    steps: StepMemo,
) -> Strip:
    width = sheet.width * zoom
    columns = [
        Span((sheet.width - one.x - one.width if style.rtl else one.x) * zoom, one.width * zoom)
        for one in sheet.columns
    ]
    natural = _is_natural(sheet, zoom)
    reach = style.scale.gap / style.scale.unit / 2 * zoom
    near = Near.NATURAL if natural else Near.SMALL if zoom >= _AFAR else Near.AFAR
    strip = Strip(*draw_row(grid, columns, style, limit, reach, near, room, steps))
    if style.theme.mono:
        strip = Strip(greyed(strip.nodes), strip.size)
    if style.rtl:
        nodes = tuple(
            replace(mirror_node(node, style.typesetter), x=width - node.x - node.width)
            for node in strip.nodes
        )
        return Strip(nodes, strip.size)
    return strip


def lane_column_width(
    map_: JourneyMap,
    sheet: Sheet,
    theme: Theme,
    typesetter: Typesetter,
    zoom: float,
    limit: float = 1e9,
    memo: HeadingMemo | None = None,
) -> float:
    """How many pixels wide the lane column is at ``zoom``, without laying it out."""
    rows = _rows_of(map_, sheet, memo if memo is not None else HeadingMemo())
    if not rows:
        return 0.0
    style = _column_style(rows, map_, theme, typesetter, sheet, zoom, limit)
    return _width(rows, map_, sheet, style, zoom, limit)


def _rows_of(map_: JourneyMap, sheet: Sheet, memo: HeadingMemo) -> Sequence[GridRow]:
    """The lanes that are seen, or none where the sheet is another map's."""
    rows = memo.grid(map_).rows
    return rows if len(sheet.rows) == len(rows) else ()


def _width(
    rows: Sequence[GridRow], map_: JourneyMap, sheet: Sheet, style: Style, zoom: float, limit: float
) -> float:
    """As wide as the names ask, but from far away no more than a share of the sheet itself."""
    asked = max(
        label_width(rows, limit * 5, style),
        max(least_tight(row.lane, map_, style) for row in rows),
    )
    share = max(_SHARE_OF_SHEET * sheet.width * zoom, 2.5 * style.scale.text)
    beside = EDGE + style.scale.gap
    size = min(asked + beside, limit, share)
    if size == share and not names_have_room(size - EDGE, style):
        return min(size, icons_width(style) + beside)
    return size


def lay_out_lane_column(
    map_: JourneyMap,
    sheet: Sheet,
    theme: Theme,
    typesetter: Typesetter,
    zoom: float,
    limit: float = 1e9,
    memo: HeadingMemo | None = None,
) -> Strip:
    """The lane column for a sheet at ``zoom`` pixels a point, at most ``limit`` pixels wide.

    With a ``memo`` a column of the same lanes beside the same rows is not drawn again.
    """
    memo = memo if memo is not None else HeadingMemo()
    rows = _rows_of(map_, sheet, memo)
    if not rows:
        return Strip((), 0.0)

    def draw() -> Strip:
        return _draw_column(rows, map_, sheet, theme, typesetter, zoom, limit, memo)

    said = [(row.lane, row.card_count, _explained(row)) for row in rows]
    people = (map_.personas, map_.main_persona, map_.kind)
    # On a wide sheet its width does not count.
    share = _SHARE_OF_SHEET * sheet.width * zoom
    sizes = (sheet.rows, min(share, limit + 1), sheet.text_size)
    look = _style(map_, theme, typesetter, sheet, zoom).key
    return memo.strip("column", zoom, limit, (said, people, sizes, look), draw)


def _draw_column(
    rows: Sequence[GridRow],
    map_: JourneyMap,
    sheet: Sheet,
    theme: Theme,
    typesetter: Typesetter,
    zoom: float,
    limit: float,
    memo: HeadingMemo,
) -> Strip:
    style = _column_style(rows, map_, theme, typesetter, sheet, zoom, limit)
    size = _width(rows, map_, sheet, style, zoom, limit)
    inner, natural = max(size - EDGE, 1.0), _is_natural(sheet, zoom)
    look, drop = style.key, _first_line(sheet, style, zoom)
    nodes: list[Node] = []
    for row, place in zip(rows, sheet.rows, strict=True):
        top, high = place.y * zoom, place.height * zoom
        rule = Pen()
        rule.line(EDGE, 0, size, 0, Stroke(theme.hairline, min(max(0.6 * zoom, 0.5), 1.0)))
        lane = row.lane
        nodes.append(Node(f"rule:{lane.id}", 0, top, size, 0, tuple(rule.primitives), lane.id))
        nodes.append(draw_bar(lane, top + 1, max(0.0, high - 2), style).at(EDGE, top + 1))
        keys = _keys(map_, row, style)
        needed, label = memo.labels.draw(row, map_, keys, inner, style, look)
        if needed > high and keys:
            # a key to some curves alone would mislead
            over = math.ceil((needed - high) / style.line_height(style.scale.small))
            fewer = keys[: -over if keys[0].curve < 0 and over < len(keys) else 0]
            needed, label = memo.labels.draw(row, map_, fewer, inner, style, look)
            label = label if fewer else with_total(label, keys, inner, style)
        if needed > high or not holds_words(lane, inner, style):
            folded = row.card_count if lane.collapsed else 0
            label = tight_label(
                lane, map_, keys, high, inner, style, folded=folded, natural=natural
            )
        nodes.append(level(label, EDGE, top, high, drop))
    if style.rtl:
        nodes = [
            replace(mirror_node(node, typesetter), x=size - node.x - node.width) for node in nodes
        ]
    return Strip(greyed(nodes) if theme.mono else tuple(nodes), size)


def _first_line(sheet: Sheet, style: Style, zoom: float) -> float:
    """How much lower, in pixels, the first words of cards stand than a label at a row's top."""
    cards = Scale(sheet.text_size)
    first = cards.gap + CARD_TOP * cards.unit + cards.text * LEADING * BASELINE
    return first * zoom - CARD_TOP * style.scale.unit - style.line_height() * BASELINE


def _explained(row: GridRow) -> list[Card]:
    """The cards on which the key of a lane depends."""
    return _cards_of(row) if row.lane.type in (LaneType.EMOTION, LaneType.METRIC) else []


def _keys(map_: JourneyMap, row: GridRow, style: Style) -> tuple[KeyLine, ...]:
    lane = row.lane
    if lane.type == LaneType.EMOTION:
        felt = [card for card in _cards_of(row) if card.feeling is not None]
        return curve_key_lines(map_, sorted_curves(felt, map_), style)
    if lane.type == LaneType.METRIC and lane.metric is not None:
        values = [card.value for card in _cards_of(row) if card.value is not None]
        return metric_key_lines(lane.metric, values, style)
    return ()


def _cards_of(row: GridRow) -> list[Card]:
    return [*(placement.card for placement in row.placements), *row.folded]
