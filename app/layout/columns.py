"""How wide each column is: as its text asks, so that a sheet becomes as low as it can."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import NamedTuple

from app.layout.cards import TITLED, is_marked, trailing_marks
from app.layout.column_widths import (
    eased_widths,
    is_starving,
    levelled_widths,
    lowered_widths,
    measure_columns,
)
from app.layout.grid import Grid, GridRow
from app.layout.labels import least_label
from app.layout.lanes.band import Span
from app.layout.lanes.metric import least_metric
from app.layout.memo import LeastWidths, Memo
from app.layout.scale import LEAST_READABLE
from app.layout.small_print import least_small_print
from app.layout.stages import arrow_around, least_column
from app.layout.style import Style
from app.layout.units import in_grains
from app.models.base import Id
from app.models.card import Card
from app.models.picture import Picture
from app.models.vocabulary import SPOKEN, CardType, LaneType

_NATURAL = 14.5
_WIDEST = 26.0
_MOST_FITTED = 24
_LEAST_COLUMN = 0.02
_LINKED_GUTTER = 9.0
_TOLERABLE = (5.0, 4.0)
"""How wide a column, and the name in its arrow, are before text becomes too small to be readable
for the sake of words, in sizes of the text: five letters a line."""

_AMPLE = (9.0, 6.0)
"""The same once it is too small: who reads it then makes it larger, and finds words whole."""

_SLIMMEST = 4.5
"""No column is slimmer then, in sizes of the text, whatever stands in it."""

# Members of an enum are looked up slowly.
_EMOTION = CardType.EMOTION

_MARKED = -1.0
"""What stands for ``enough`` where words are measured together with their marks."""


def label_width(rows: Sequence[GridRow], width: float, style: Style) -> float:
    """The width of the lane column in points: its longest word, within a fifth of the sheet."""
    from_words = max((least_label(row.lane, style) for row in rows), default=0.0)
    return min(max(from_words, style.scale.text * 9.5), max(width * 0.2, style.scale.text * 6))


def least_widths(
    grid: Grid, style: Style, memo: Memo, enough: float = 0.0, *, marked: bool = False
) -> list[float]:
    """For each column the width in points below which a word would be broken.

    Cards whose longest word surely fits ``enough`` points are not measured. ``marked`` asks for the
    width below which a word would be broken or parted from the marks after it.
    """
    stages = {stage.id: first == last for stage, first, last in grid.spans}
    least = [[least_column(column, stages[column.stage.id], style) for column in grid.columns]]
    steps = [column.step.id for column in grid.columns]
    asked = _MARKED if marked else enough
    for row in grid.rows:
        measure = partial(_least_of_row, row, steps, style, enough, memo, marked=marked)
        of_row = memo.least_widths(row, style, asked, measure)
        least.append(list(map(of_row.get, steps, repeat(0.0))))
    widest = style.scale.text * _WIDEST
    return [min(max(of_column), widest) for of_column in zip(*least, strict=True)]


def _least_of_row(
    row: GridRow, steps: Sequence[Id], style: Style, enough: float, memo: Memo, *, marked: bool
) -> LeastWidths:
    """The least widths that the cards of a lane ask for; spanning cards ask nothing."""
    least: dict[int, float] = {}
    known = memo.least_of_cards(style, _MARKED if marked else enough)
    metric = row.lane.type == LaneType.METRIC
    least_of = _measure_least(style, enough, marked)
    for card, at, last in row.placements:
        if at != last:
            continue
        if metric and card.value is not None:
            wide = least_metric(row.lane, card.value, style)
        else:
            kept = known.get(id(card))
            if kept is None or kept[0] is not card:
                kept = known[id(card)] = (card, least_of(card))
            wide = kept[1]
        if wide > least.get(at, 0.0):
            least[at] = wide
    return {steps[at]: wide for at, wide in least.items()}


def _measure_least(style: Style, enough: float, marked: bool) -> Callable[[Card], float]:
    """What gives the width in points below which a word of a card would be broken.

    It gives 0 for a card that fits ``enough``. With ``marked`` the last word has to have room for
    the marks after it as well.
    """
    scale, min_width = style.scale, style.typesetter.min_width
    cuts, felt = scale.cuts, scale.style(scale.small, bold=True)
    pad = _padding(style)
    # no letter is wider than one em
    sure = (enough - pad) / scale.text
    # to look for so many letters without a space takes a third of the time of splitting a text
    run_of = re.compile(f"[^ ]{{{max(0, math.floor(sure) + 1)}}}").search

    # All cards of a map come by here when it is opened.
    def least_of(card: Card) -> float:
        text, kind, least = card.text, card.type, 0.0
        if run_of(text) and max(map(len, text.split()), default=0) > sure:
            if kind == _EMOTION:
                return min_width(text, felt)
            set_in = cuts[kind in TITLED, kind in SPOKEN]
            least = min_width(text, set_in) + pad
            if marked and is_marked(card):
                last = text.split()[-1:]
                own = min_width(last[0], set_in) if last else 0.0
                least = max(least, own + trailing_marks(card, style).room + pad)
        if card.responsible or card.contact or card.plan:
            small_print = least_small_print(card, style, sure)
            if small_print:
                least = max(least, small_print + pad)
        return least

    return least_of


def _padding(style: Style) -> float:
    """What stands beside the text of a card, in points."""
    return 2 * style.scale.pad + 3.2 * style.scale.unit


def _room_for_marks(grid: Grid, at: int, style: Style) -> float:
    """The width in points that the marks after the cards of one column ask for.

    A column that is open is wide enough for any; in one that is collapsed stand the cards of lanes
    whose cells are the whole stage or the whole map.
    """
    pad = _padding(style)
    return max(
        (
            trailing_marks(card, style).room + pad
            for row in grid.rows
            for card, first, last in row.placements
            if first == last == at and is_marked(card)
        ),
        default=0.0,
    )


def natural_columns(grid: Grid, style: Style, x: float, memo: Memo) -> list[Span]:
    """Columns as wide as their text likes, or as was chosen by hand; the sheet grows with them."""
    if not grid.columns:
        return []
    scale, made = style.scale, list[Span]()
    enough = scale.text * _NATURAL
    # where columns move on, what stands in them is the same there to the last bit
    x, gap = in_grains(x), in_grains(scale.gap)
    for column, least in zip(grid.columns, least_widths(grid, style, memo, enough), strict=True):
        if column.collapsed:
            width = max(least, _room_for_marks(grid, len(made), style))
        elif column.step.width is not None:
            width = column.step.width
        else:
            width = max(least, scale.text * _NATURAL)
        made.append(Span(x, in_grains(max(width, 1.0))))
        x += made[-1].width + gap
    return made


class Fitted(NamedTuple):
    """Columns that fill a width, and whether every word fits unbroken.

    ``legible``: none is broken in a column of a few letters.
    """

    columns: Sequence[Span]
    unbroken: bool = True
    legible: bool = True


def fitted_columns(
    grid: Grid,
    style: Style,
    x: float,
    width: float,
    memo: Memo,
    pictures: Mapping[str, Picture],
    *,
    ample: bool = False,
) -> Fitted:
    """Columns that together fill ``width`` points; also how words stand in them.

    ``ample`` asks for more letters a line where words have to be broken.

    Above the least readable size it has to fit together with the marks after it, and no slim column
    may starve beside broader ones: a little smaller, text there has room.

    Starting from equal widths, a few points at a time go from one column to another as long as the
    lanes together become lower, and back where that makes them no higher.
    """
    count = len(grid.columns)
    if count == 0:
        return Fitted(())
    gap = style.scale.gap
    total = max(count * _LEAST_COLUMN, width - gap * (count - 1))
    folded = [column.collapsed for column in grid.columns]
    least = least_widths(grid, style, memo, marked=True)
    readable = style.scale.text > LEAST_READABLE
    unbroken = sum(least) <= total
    if not unbroken and not readable:
        # text this small becomes no smaller for the sake of marks
        least = least_widths(grid, style, memo)
        unbroken = sum(least) <= total
    rooms = [0.0] * count
    if ample:
        rooms = _rooms(grid, style)
        least = [max(pair) for pair in zip(least, rooms, strict=True)]
        unbroken = sum(least) <= total
    bearable = _bearable(grid, style, ample)
    floor = [min(one, max(pair)) for one, *pair in zip(least, bearable, rooms, strict=True)]
    legible = sum(floor) <= total
    if unbroken:
        widths = _level(least, folded, total)
        if count <= _MOST_FITTED:
            measure = measure_columns(grid, style, memo, pictures)
            level = widths
            widths = lowered_widths(level, least, measure, style)
            widths = levelled_widths(widths, level, measure, style)
            unbroken = not (readable and is_starving(widths, measure))
    else:
        widths = _capped(least, floor if ample and legible else [0.0] * count, total)
    return Fitted(_side_by_side(widths, x, gap), unbroken, legible)


def eased_columns(
    grid: Grid,
    style: Style,
    columns: Sequence[Span],
    memo: Memo,
    pictures: Mapping[str, Picture],
    room: float,
) -> list[Span]:
    """Fitted columns after roomy ones gave width to those whose texts break after every word.

    Words that stood whole, with the marks after them, stay so; the lanes together become at most
    ``room`` points higher.
    """
    if not 1 < len(columns) <= _MOST_FITTED:
        return list(columns)
    widths = [one.width for one in columns]
    asked = least_widths(grid, style, memo, marked=True)
    least = [min(pair) for pair in zip(asked, widths, strict=True)]
    measure = measure_columns(grid, style, memo, pictures)
    eased = eased_widths(widths, least, measure, style, room)
    return _side_by_side(eased, columns[0].x, style.scale.gap)


def parted_columns(
    grid: Grid, style: Style, columns: Sequence[Span], memo: Memo, before: Collection[int]
) -> list[Span]:
    """Fitted columns with wider gutters left of some, for the links that run there.

    The width comes from those that have most beyond their longest words; where that is too little
    the gutters stay as they are.
    """
    gap = style.scale.gap
    asked = least_widths(grid, style, memo, marked=True)
    spare = [max(0.0, one.width - least) for one, least in zip(columns, asked, strict=True)]
    wider = [at for at in before if 0 < at < len(columns)]
    needed = (style.scale.unit * _LINKED_GUTTER - gap) * len(wider)
    if needed <= 0 or sum(spare) < needed * 2:
        return list(columns)
    given = needed / sum(spare)
    widths = [one.width - own * given for one, own in zip(columns, spare, strict=True)]
    made, x = list[Span](), columns[0].x
    for at, width in enumerate(widths):
        x += needed / len(wider) if at in wider else 0.0
        made.append(Span(x, width))
        x += width + gap
    return made


def _side_by_side(widths: Sequence[float], x: float, gap: float) -> list[Span]:
    made: list[Span] = []
    for one in widths:
        made.append(Span(x, one))
        x += one + gap
    return made


def _rooms(grid: Grid, style: Style) -> list[float]:
    """The width in points in which all that is no word fits a column: marks, and notes' icons."""
    slimmest = style.scale.text * _SLIMMEST
    return [max(slimmest, _room_for_marks(grid, at, style)) for at in range(len(grid.columns))]


def _bearable(grid: Grid, style: Style, ample: bool) -> list[float]:
    """For each column the width in points from which on a word may be broken."""
    alone = {stage.id: first == last for stage, first, last in grid.spans}
    cards, name = (style.scale.text * sizes for sizes in (_AMPLE if ample else _TOLERABLE))
    return [
        max(cards, arrow_around(column, alone[column.stage.id], name, style))
        for column in grid.columns
    ]


def _capped(least: Sequence[float], floor: Sequence[float], total: float) -> list[float]:
    """The least widths, the widest cut down to one cap, so that few words have to be broken.

    None falls below its floor.
    """
    low, high = 0.0, max(least)
    for _ in range(40):
        cap = (low + high) / 2
        if sum(max(min(one, cap), own) for one, own in zip(least, floor, strict=True)) > total:
            high = cap
        else:
            low = cap
    return [max(min(one, low), own) for one, own in zip(least, floor, strict=True)]


def _level(least: Sequence[float], folded: Sequence[bool], total: float) -> list[float]:
    """Equal widths, but never below the least; folded columns get no more than that."""
    widths = list(least)
    free = [index for index, one in enumerate(folded) if not one] or list(range(len(least)))
    while free:
        rest = total - sum(widths[i] for i in range(len(widths)) if i not in free)
        share = rest / len(free)
        tight = [index for index in free if least[index] > share]
        if not tight:
            for index in free:
                widths[index] = share
            break
        for index in tight:
            widths[index] = least[index]
            free.remove(index)
    return widths
