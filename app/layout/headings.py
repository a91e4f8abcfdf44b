"""The stage row and the lane column that a canvas pins beside the sheet, for one zoom.

Their names stay between 11 and 20 pixels high whatever the zoom is; along the pinned axis
everything stands where the sheet's columns and rows stand at that zoom.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.layout.columns import label_width, least_widths
from app.layout.grid import Grid, GridColumn, GridRow, make_grid
from app.layout.labels import draw_bar, draw_label, icon_of, lane_tint, lane_title
from app.layout.lanes.band import KeyLine, Span
from app.layout.lanes.curves import sorted_curves
from app.layout.lanes.emotion import curve_key_lines
from app.layout.lanes.metric import metric_key_lines
from app.layout.marks import icon as icon_mark
from app.layout.marks import star
from app.layout.memo import Memo
from app.layout.mirror import mirror_node
from app.layout.mono import greyed
from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.sheet import Node, Sheet
from app.layout.stages import arrow_shape, draw_stages, draw_steps, stage_height, stage_tint
from app.layout.style import Style, make_style
from app.layout.text import Typesetter
from app.layout.themes import Theme, Tint
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType

SMALLEST_NAME, LARGEST_NAME = 11.0, 20.0
"""The bounds of names in a pinned heading, in device-independent pixels."""

_SHARE_OF_SHEET = 0.3
_MOST_ROWS = 24


@dataclass(frozen=True, slots=True)
class Strip:
    """A pinned heading in device-independent pixels: its nodes and its thickness across."""

    nodes: tuple[Node, ...]
    size: float


class HeadingMemo:
    """Stage rows and lanes' labels that were drawn before, found again by what they say.

    An edit of a card changes neither; what a drawing was made from is kept beside it. ``grid``
    gives the grid of a map, and may keep that of the sheet.
    """

    def __init__(self, grid: Callable[[JourneyMap], Grid] = make_grid, most: int = 2000) -> None:
        self.grid = grid
        self._most = most
        self._labels: dict[tuple[object, ...], tuple[Lane, tuple[object, ...], float, Node]] = {}
        self._rows: dict[tuple[float, float], tuple[tuple[object, ...], Strip]] = {}

    def row(
        self, zoom: float, limit: float, made_from: tuple[object, ...], draw: Callable[[], Strip]
    ) -> Strip:
        """What ``draw`` gives, unless the row at this zoom was made from the same before."""
        known = self._rows.get((zoom, limit))
        if known is not None and known[0] == made_from:
            return known[1]
        if len(self._rows) >= _MOST_ROWS:
            self._rows.clear()
        strip = draw()
        self._rows[zoom, limit] = made_from, strip
        return strip

    def label(
        self,
        row: GridRow,
        map_: JourneyMap,
        keys: tuple[KeyLine, ...],
        width: float,
        style: Style,
        look: tuple[object, ...],
    ) -> tuple[float, Node]:
        """What ``draw_label`` gives for a lane: the height needed, and the label.

        ``look`` is the key of ``style``.
        """
        lane, personas = row.lane, map_.personas
        key = (id(lane), id(personas), keys, row.card_count, width, look)
        known = self._labels.get(key)
        if known is not None and known[0] is lane and known[1] is personas:
            return known[2], known[3]
        if len(self._labels) >= self._most:
            self._labels.clear()
        needed, node = draw_label(lane, map_, keys, row.card_count, width, style)
        self._labels[key] = lane, personas, needed, node
        return needed, node


def _style(
    map_: JourneyMap, theme: Theme, typesetter: Typesetter, sheet: Sheet, zoom: float
) -> Style:
    """Sizes for a zoom, in whole pixels, so that few of them are ever needed."""
    size = min(max(round(sheet.text_size * zoom), SMALLEST_NAME), LARGEST_NAME)
    return make_style(map_, theme, float(size), typesetter)


def lay_out_stage_row(
    map_: JourneyMap,
    sheet: Sheet,
    theme: Theme,
    typesetter: Typesetter,
    zoom: float,
    limit: float = 1e9,
    memo: HeadingMemo | None = None,
) -> Strip:
    """The stage row for a sheet at ``zoom`` pixels a point, at most ``limit`` pixels high.

    Names that have no room on one line are shortened; step names give way when columns get narrow.
    With a ``memo`` a row of the same stages over the same columns is not drawn again.
    """
    grid = memo.grid(map_) if memo is not None else make_grid(map_)
    if not sheet.columns or len(sheet.columns) != len(grid.columns):
        return Strip((), 0.0)
    style = _style(map_, theme, typesetter, sheet, zoom)

    def draw() -> Strip:
        return _draw_row(grid, sheet, style, zoom, limit)

    if memo is None:
        return draw()
    made_from = (grid.columns, grid.spans, sheet.columns, sheet.width, sheet.text_size, style.key)
    return memo.row(zoom, limit, made_from, draw)


def _draw_row(grid: Grid, sheet: Sheet, style: Style, zoom: float, limit: float) -> Strip:
    width = sheet.width * zoom
    columns = [
        Span((sheet.width - one.x - one.width if style.rtl else one.x) * zoom, one.width * zoom)
        for one in sheet.columns
    ]
    strip = (
        _full_row(grid, columns, style) if zoom * sheet.text_size >= SMALLEST_NAME - 0.5 else None
    )
    if strip is None or strip.size > limit:
        strip = _short_row(grid, columns, style, limit)
    if style.theme.mono:
        strip = Strip(greyed(strip.nodes), strip.size)
    if style.rtl:
        nodes = tuple(
            replace(mirror_node(node, style.typesetter), x=width - node.x - node.width)
            for node in strip.nodes
        )
        return Strip(nodes, strip.size)
    return strip


def _full_row(grid: Grid, columns: Sequence[Span], style: Style) -> Strip | None:
    """Everything the stage row of a page shows, if no word has to be broken for it."""
    headings_only = Grid(grid.columns, (), grid.spans)
    least = least_widths(headings_only, style, Memo())
    if any(need > span.width + 0.5 for need, span in zip(least, columns, strict=True)):
        return None
    seen: set[str] = set()
    top = style.scale.gap
    high = stage_height(grid, columns, style)
    nodes = draw_stages(grid, columns, top, high, style, seen)
    steps_high, steps = draw_steps(grid, columns, top + high, style, seen)
    return Strip((*nodes, *steps), top + high + steps_high + style.scale.gap / 2)


def _short_row(grid: Grid, columns: Sequence[Span], style: Style, limit: float) -> Strip:
    """One line of stage names, and one of step names where they have room."""
    gap, line = style.scale.gap, style.line_height()
    high = line + gap
    nodes: list[Node] = []
    for number, (stage, first, last) in enumerate(grid.spans):
        tint = stage_tint(number, stage, style)
        x, width = columns[first].x, columns[last].right - columns[first].x
        tip = min(6.0, width / 4)
        pen = Pen()
        pen.outline(arrow_shape(width, high, tip, notched=number > 0), fill=tint.fill)
        _one_line(pen, stage.name, tip + 2, (high - line) / 2, width - 2 * tip - 3, style, tint.ink)
        nodes.append(
            Node(
                f"stage:{stage.id}",
                x,
                gap,
                width,
                high,
                tuple(pen.primitives),
                stage.id,
                stage.name,
            )
        )
    size = gap + high
    narrow = min(span.width for span in columns)
    named = any(column.step.name for column in grid.columns)
    if named and narrow >= 3.5 * style.scale.text and size + line + gap <= limit:
        tints = {stage.id: number for number, (stage, _, _) in enumerate(grid.spans)}
        for column, span in zip(grid.columns, columns, strict=True):
            tint, pen = stage_tint(tints[column.stage.id], column.stage, style), Pen()
            if not column.collapsed:
                _short_step(pen, column, span.width - 6, style, tint)
            name, drawn = column.step.name, tuple(pen.primitives)
            nodes.append(
                Node(f"step:{column.step.id}", span.x, size, span.width, line + gap, drawn,
                     column.step.id, name)
            )  # fmt: skip
        size += line + gap
    return Strip(tuple(nodes), size + gap / 2)


def _short_step(pen: Pen, column: GridColumn, width: float, style: Style, tint: Tint) -> None:
    """A step's name on one line, with its star where it decides."""
    size, step = style.scale.text, column.step
    mark = star(size, tint.ink) if step.moment_of_truth else None
    taken = mark.width + size * 0.36 if mark else 0.0
    shown = _one_line(pen, step.name, 3, 1, width - taken, style, tint.ink)
    if mark:
        after = style.width(shown, bold=True) + size * 0.36 if shown else 0.0
        pen.mark(3 + after, 1 + style.line_height() * 0.74, mark, size)


def _one_line(
    pen: Pen, text: str, x: float, y: float, width: float, style: Style, colour: str
) -> str:
    """Set as much of a text as fits on one line; tell how much that was."""
    shown = shortened(" ".join(text.split()), width, style)
    if shown:
        block = style.block(shown, max(width, 1.0), bold=True)
        pen.text(x, y, block, colour)
    return shown


def shortened(text: str, width: float, style: Style) -> str:
    """The text if it fits ``width`` on one line, else as much of it as does, with an ellipsis."""
    if not text or style.width(text, bold=True) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if style.width(text[:middle].rstrip() + "…", bold=True) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low > 0 else ""


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
    return _width(rows, sheet, _style(map_, theme, typesetter, sheet, zoom), zoom, limit)


def _rows_of(map_: JourneyMap, sheet: Sheet, memo: HeadingMemo) -> Sequence[GridRow]:
    """The lanes that are seen, or none where the sheet is another map's."""
    rows = memo.grid(map_).rows
    return rows if len(sheet.rows) == len(rows) else ()


def _width(rows: Sequence[GridRow], sheet: Sheet, style: Style, zoom: float, limit: float) -> float:
    """As wide as the names ask, but from far away no more than a share of the sheet itself."""
    asked = label_width(rows, limit * 5, style) + 2 * style.scale.gap
    share = max(_SHARE_OF_SHEET * sheet.width * zoom, 2.5 * style.scale.text)
    return min(asked, limit, share)


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

    With a ``memo`` labels whose lane says the same as before are not set again.
    """
    memo = memo if memo is not None else HeadingMemo()
    rows = _rows_of(map_, sheet, memo)
    if not rows:
        return Strip((), 0.0)
    style = _style(map_, theme, typesetter, sheet, zoom)
    size = _width(rows, sheet, style, zoom, limit)
    look = style.key
    nodes: list[Node] = []
    for row, place in zip(rows, sheet.rows, strict=True):
        top, high = place.y * zoom, place.height * zoom
        rule = Pen()
        rule.line(0, 0, size, 0, Stroke(theme.hairline, 1.0))
        lane = row.lane
        nodes.append(Node(f"rule:{lane.id}", 0, top, size, 0, tuple(rule.primitives), lane.id))
        nodes.append(replace(draw_bar(lane, top + 1, max(0.0, high - 2), style), x=style.scale.gap))
        keys = _keys(map_, row, style)
        needed, label = memo.label(row, map_, keys, size - 4, style, look)
        if needed > high:
            needed, label = memo.label(row, map_, (), size - 4, style, look)
        if needed > high:
            label = _short_label(lane, high, size - style.scale.gap, style)
        nodes.append(replace(label, x=style.scale.gap, y=top))
    if style.rtl:
        nodes = [
            replace(mirror_node(node, typesetter), x=size - node.x - node.width) for node in nodes
        ]
    return Strip(greyed(nodes) if theme.mono else tuple(nodes), size)


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


def _short_label(lane: Lane, high: float, size: float, style: Style) -> Node:
    tint, pen = lane_tint(lane, style), Pen()
    line, text = style.line_height(), style.scale.text
    x = 7.0
    if high >= line * 0.8:
        mark = icon_mark(icon_of(lane), text, tint.ink, rtl=style.rtl)
        pen.mark(x, high / 2 + text * 0.34, mark, text)
        _one_line(pen, lane_title(lane, style), x + text * 1.5, (high - line) / 2,
                  size - x - text * 1.5 - 8, style, tint.ink)  # fmt: skip
    return Node(
        f"lane:{lane.id}", 0, 0, size, high, tuple(pen.primitives), lane.id, lane_title(lane, style)
    )
