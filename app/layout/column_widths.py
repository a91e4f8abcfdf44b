"""Width that goes from column to column: until lanes are low, then until no column starves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.layout.grid import Grid
from app.layout.lanes.stack import crowded_columns
from app.layout.memo import Memo
from app.layout.stages import name_heights
from app.layout.style import Style
from app.models.card import Card
from app.models.picture import Picture
from app.models.vocabulary import STACKLESS

_ROUNDS = 40
_LEAST_GAIN = 0.5
_SLENDEREST = 0.72
_BROADEST = 1.5

_MOVES = (4.0, 10.0, 24.0)
"""How many points go from one column to another at a time, the next when one helps no more."""

_FINE_MOVES = (4.0, 8.0)
_SLIM = 0.55
_LEAST_RELIEF = 0.02
_SLIM_COLUMN = 0.85
_STARVING = 0.4


class Cells(NamedTuple):
    """One column at a width: how high its names and its cards in each lane are, and its strain.

    Heights are points. A card is strained when it is high for its width: its text breaks after
    every word.
    """

    heights: Sequence[float]
    strain: float


Measure = Callable[[int, float], Cells]
_Choice = tuple[int, int]
_Choose = Callable[[Sequence[Cells], Mapping[int, Cells], Mapping[int, Cells]], "_Choice | None"]


def measure_columns(
    grid: Grid, style: Style, memo: Memo, pictures: Mapping[str, Picture]
) -> Measure:
    """What tells how the names and cards of a column stand at a width in points."""
    gap, cells = style.scale.gap, list[tuple[frozenset[int], dict[int, list[Card]]]]()
    for row in grid.rows:
        if row.lane.type not in STACKLESS and row.placements:
            alone: dict[int, list[Card]] = {}
            for card, first, last in row.placements:
                if first == last:
                    alone.setdefault(first, []).append(card)
            cells.append((crowded_columns(row.placements), alone))
    known: dict[tuple[int, float], Cells] = {}

    def measured(index: int, width: float) -> Cells:
        found = known.get((index, width))
        if found is None:
            heights, strain = list(name_heights(grid, index, width, style)), 0.0
            for crowded, cards in cells:
                total = 0.0
                for card in cards.get(index, ()):
                    high = memo.card(card, width, style, pictures, compact=index in crowded).height
                    total += high + gap
                    if card.image is None:
                        strain += max(0.0, high / width - _SLIM) ** 2
                heights.append(total)
            found = known[index, width] = Cells(heights, strain)
        return found

    return measured


def lowered_widths(
    widths: Sequence[float], least: Sequence[float], measure: Measure, style: Style
) -> list[float]:
    """Widths after moves from column to column, for as long as the lanes together become lower.

    All widths are in points; none falls below its ``least``.
    """

    def choose(
        here: Sequence[Cells], wider: Mapping[int, Cells], narrower: Mapping[int, Cells]
    ) -> _Choice | None:
        best, choice = _height(here) - _LEAST_GAIN, None
        for gain, high in wider.items():
            for loss, low in narrower.items():
                if gain != loss:
                    height = _height(_exchanged(here, gain, high, loss, low))
                    if height < best:
                        best, choice = height, (gain, loss)
        return choice

    return _moved(widths, least, measure, choose, [part * style.scale.unit for part in _MOVES])


def levelled_widths(
    widths: Sequence[float], level: Sequence[float], measure: Measure, style: Style
) -> list[float]:
    """Widths after moves towards ``level`` ones that make the lanes together no higher.

    Lowering goes by what comes first: a column may have won width that does nothing for it in the
    end. Columns that are alike, as on the screen, are easier to follow.
    """
    moved = list(widths)
    here = [measure(index, width) for index, width in enumerate(moved)]
    most = _height(here) + 0.01
    for step in (part * style.scale.unit for part in reversed(_MOVES)):
        while True:
            above = [at for at, one in enumerate(moved) if one - step >= level[at] - 0.01]
            below = [at for at, one in enumerate(moved) if one + step <= level[at] + 0.01]
            pairs = ((loss, gain) for loss in above for gain in below)
            for loss, gain in sorted(pairs, key=lambda pair: moved[pair[1]] - moved[pair[0]]):
                high, low = measure(gain, moved[gain] + step), measure(loss, moved[loss] - step)
                changed = _exchanged(here, gain, high, loss, low)
                if _height(changed) <= most:
                    moved[gain], moved[loss] = moved[gain] + step, moved[loss] - step
                    here = list(changed)
                    break
            else:
                break
    return moved


def eased_widths(
    widths: Sequence[float],
    least: Sequence[float],
    measure: Measure,
    style: Style,
    room: float,
) -> list[float]:
    """Widths after moves from roomy columns to those whose texts break after every word.

    The lanes together become at most ``room`` higher. All of it in points.
    """
    most = room + _height([measure(index, width) for index, width in enumerate(widths)]) + 0.01

    def choose(
        here: Sequence[Cells], wider: Mapping[int, Cells], narrower: Mapping[int, Cells]
    ) -> _Choice | None:
        best, choice = _LEAST_RELIEF, None
        for gain, high in wider.items():
            relief = here[gain].strain ** 2 - high.strain**2
            for loss, low in narrower.items():
                relieved = relief - (low.strain**2 - here[loss].strain ** 2)
                if gain == loss or relieved <= best:
                    continue
                if _height(_exchanged(here, gain, high, loss, low)) <= most:
                    best, choice = relieved, (gain, loss)
        return choice

    # What gives width must not become clearly slimmer than others: it would be the next to starve.
    slim = sum(widths) / len(widths) * _SLIM_COLUMN
    floor = [max(one, slim) for one in least]
    return _moved(widths, floor, measure, choose, [part * style.scale.unit for part in _FINE_MOVES])


def is_starving(widths: Sequence[float], measure: Measure) -> bool:
    """Whether texts break after every word in a column that is clearly slimmer than others."""
    slim = sum(widths) / len(widths) * _SLIM_COLUMN
    return any(
        width < slim and measure(index, width).strain > _STARVING
        for index, width in enumerate(widths)
    )


def _moved(
    widths: Sequence[float],
    least: Sequence[float],
    measure: Measure,
    choose: _Choose,
    steps: Sequence[float],
) -> list[float]:
    """Widths after the chosen moves, which leave no column much slimmer or broader than others."""
    moved, waiting = list(widths), list(steps)
    mean = sum(moved) / len(moved)
    floor = [max(one, mean * _SLENDEREST) for one in least]
    here = [measure(index, width) for index, width in enumerate(moved)]
    for _ in range(_ROUNDS):
        if not waiting:
            break
        step = waiting[0]
        wider = {
            index: measure(index, width + step)
            for index, width in enumerate(moved)
            if width + step <= mean * _BROADEST
        }
        narrower = {
            index: measure(index, width - step)
            for index, width in enumerate(moved)
            if width - step >= floor[index]
        }
        choice = choose(here, wider, narrower)
        if choice is None:
            # a long text becomes a line shorter only when its column gets much wider
            waiting.pop(0)
            continue
        gain, loss = choice
        moved[gain] += step
        moved[loss] -= step
        here[gain], here[loss] = wider[gain], narrower[loss]
    return moved


def _height(columns: Sequence[Cells]) -> float:
    """How high names and lanes are together, each as high as its fullest cell."""
    rows: Iterable[tuple[float, ...]] = zip(*(one.heights for one in columns), strict=True)
    return sum(max(cells) for cells in rows)


def _exchanged(
    here: Sequence[Cells], gain: int, high: Cells, loss: int, low: Cells
) -> Sequence[Cells]:
    """The columns with two of them at their new widths."""
    changed = list(here)
    changed[gain], changed[loss] = high, low
    return changed
