"""What emotion and engagement curves share: points by curve, lines told apart, their inks."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from app.layout.colours import deciding, hued_ink, unlike, word_ink
from app.layout.curve import Point, monotone
from app.layout.grid import Placement
from app.layout.lanes.band import Band, Span, covered
from app.layout.primitives import Colour, PathCommand, Stroke
from app.layout.themes import Theme
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.vocabulary import State

CurveKey = tuple[Id, str]
"""The persona and the state that a curve belongs to."""

_GRID = 2.0**-24
"""In points."""

_SAME = 0.01
"""Points of a curve that stand no further from each other would fall on one another."""

_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (6.0, 3.0),
    (1.5, 2.5),
    (8.0, 2.5, 1.5, 2.5),
    (3.0, 2.0),
)


class CurvePoint(NamedTuple):
    """A card on a curve: where it stands (points from the lane's top left) and in which column."""

    placement: Placement
    x: float
    y: float


_x = attrgetter("x")


def curve_key(card: Card, map_: JourneyMap) -> CurveKey:
    """The curve a card belongs to: absent words mean the lane's persona or the main one, and the
    map's kind."""
    state = card.feeling.state if card.feeling else ""
    return map_.about(card), state or map_.usual_state


def sorted_curves(cards: Iterable[Card], map_: JourneyMap) -> list[CurveKey]:
    """The curves of some cards: the main persona's current one first, then as personas stand."""
    return sorted_keys(dict.fromkeys(curve_key(card, map_) for card in cards), map_)


def sorted_keys(keys: Iterable[CurveKey], map_: JourneyMap) -> list[CurveKey]:
    """Curves in the order in which ``sorted_curves`` has them."""
    order = {persona.id: index for index, persona in enumerate(map_.personas)}
    main = map_.head_persona
    if main is not None:
        order[main.id] = -1
    return sorted(keys, key=lambda key: (order.get(key[0], len(order)), key[1] == State.FUTURE))


def persona_inks(map_: JourneyMap, theme: Theme) -> dict[Id, Colour]:
    """The one ink of each persona: that of the badge, of curves, of what is said beside them.

    It is the colour chosen for the persona, or one of the theme's, as dark (or, at night, as pale)
    as words on paper and on both zones ask for. Themes without hues leave out what was chosen.
    """
    main = map_.head_persona
    people = sorted(map_.personas, key=lambda one: main is None or one.id != main.id)
    chosen = {one.id: one.colour for one in people if one.colour and not theme.mono}
    grounds = _grounds(theme)
    inks = {id_: hued_ink(colour, theme.ink, grounds) for id_, colour in chosen.items()}
    taken = list(inks.values())
    for number, one in enumerate(people):
        if one.id not in inks:
            inks[one.id] = _free(number, theme, grounds, taken)
            taken.append(inks[one.id])
    return inks


def curve_inks(keys: Iterable[CurveKey], map_: JourneyMap, theme: Theme) -> tuple[Colour, ...]:
    """The inks of a lane's curves: their personas'; a second curve of one has another.

    Where all are the main persona's there is nobody to be told from: the first is as dark as words.
    """
    keys, main, grounds = tuple(keys), map_.head_persona, _grounds(theme)
    if {persona for persona, _ in keys} == {main.id if main is not None else ""}:
        return tuple(word_ink(one, theme.ink, grounds) for one in theme.curves[: len(keys)])
    people = persona_inks(map_, theme)
    taken, met = list(people.values()), set[Id]()
    made: list[Colour] = []
    for number, (persona, _) in enumerate(keys):
        ink = people.get(persona)
        if ink is None or persona in met:
            ink = _free(number, theme, grounds, taken)
            taken.append(ink)
        met.add(persona)
        made.append(ink)
    return tuple(made)


def _grounds(theme: Theme) -> tuple[Colour, ...]:
    """What lies behind curves and their words: paper and zones, and these where a step decides."""
    plain = theme.paper, theme.good.fill, theme.bad.fill
    return (*plain, *(deciding(ground, theme) for ground in plain))


def _free(
    number: int, theme: Theme, grounds: tuple[Colour, ...], taken: Sequence[Colour]
) -> Colour:
    """The theme's n-th ink of curves, or the next that is unlike those taken."""
    count = len(theme.curves)
    inks = [
        word_ink(theme.curves[(number + more) % count], theme.ink, grounds) for more in range(count)
    ]
    return next((ink for ink in inks if all(unlike(ink, one) for one in taken)), inks[0])


def curve_stroke(number: int, colour: str, text_size: float) -> Stroke:
    """The line of the n-th curve: its dashes tell it from the others in grey."""
    width = text_size * (0.26 if number == 0 else 0.2)
    dash = tuple(part * text_size / 8 for part in _DASHES[number % len(_DASHES)])
    return Stroke(colour, width, dash=dash, round_ends=not dash)


def on_grid(x: float) -> float:
    """A distance as a multiple of a unit so small that nobody sees it.

    Sums of such distances are exact: what moves along the lane keeps its distances from its
    neighbours to the last bit, and so its looks.
    """
    return round(x / _GRID) * _GRID


# All lanes of a sheet share their columns.
@lru_cache(maxsize=8)
def along(columns: tuple[Span, ...]) -> tuple[Span, ...]:
    """Columns counted from the first, on the grid."""
    x, made = 0.0, list[Span]()
    for number, (left, width) in enumerate(columns):
        if number:
            x += on_grid(left - columns[number - 1].x)
        made.append(Span(x, on_grid(width)))
    return tuple(made)


def spread_points(
    columns: Sequence[Span], placements: Sequence[Placement], top: float, bottom: float,
    low: float, high: float, values: Sequence[float],
) -> list[CurvePoint]:  # fmt: skip
    """Points of one curve; several in one column stand side by side in it."""
    in_cell = Counter([(first, last) for _, first, last in placements])
    met: Counter[tuple[int, int]] = Counter()
    made: list[CurvePoint] = []
    for placement, value in zip(placements, values, strict=True):
        _, first, last = placement
        cell = first, last
        mates, before = in_cell[cell], 0.5
        if mates > 1:
            before += met[cell]
            met[cell] += 1
        x, width = columns[first] if first == last else covered(columns, first, last)
        part = (value - low) / (high - low)
        y = bottom - part * (bottom - top)
        made.append(CurvePoint(placement, x + on_grid(width * before / mates), y))
    return _parted(in_order(made), min((column.width for column in columns), default=0.0))


def _parted(points: list[CurvePoint], narrowest: float) -> list[CurvePoint]:
    """Points of crossing spans may fall on one x: they are moved a little apart, in points."""
    groups: list[list[CurvePoint]] = []
    before = -math.inf
    for point in points:
        if point.x - before < _SAME:
            groups[-1].append(point)
        else:
            groups.append([point])
            before = point.x
    if len(groups) == len(points):
        return points
    made: list[CurvePoint] = []
    for mates in groups:
        step = narrowest / (len(mates) + 1)
        for number, point in enumerate(mates):
            shift = on_grid((number - (len(mates) - 1) / 2) * step)
            made.append(point._replace(x=point.x + shift) if shift else point)
    return in_order(made)


def in_order(points: Iterable[CurvePoint]) -> list[CurvePoint]:
    """Points from left to right; of those at one x the order stays."""
    return sorted(points, key=_x)


def word_widths(columns: Sequence[Span], points: Sequence[CurvePoint]) -> dict[Id, float]:
    """For each card the width in points that words centred on its point have.

    They stay within the columns of their card and do not reach those of the next point.
    """
    found: dict[Id, float] = {}
    for index, point in enumerate(points):
        own = covered(columns, point.placement.first, point.placement.last).width
        beside = [
            abs(points[i].x - point.x) for i in (index - 1, index + 1) if 0 <= i < len(points)
        ]
        found[point.placement.card.id] = max(1.0, min([own, *beside]) - 2)
    return found


def pieces(points: Sequence[CurvePoint]) -> list[list[Point]]:
    """Cut a curve where a step has no point: a gap is kept, not bridged."""
    runs: list[list[Point]] = []
    before: CurvePoint | None = None
    for point in points:
        if before is None or point.placement.first > before.placement.last + 1:
            runs.append([])
        runs[-1].append((point.x, point.y))
        before = point
    return runs


def folded_points(
    band: Band,
    columns: Sequence[Span],
    key: CurveKey | None,
    level: Callable[[Card], float | None],
    y: Callable[[float], float],
) -> list[CurvePoint]:
    """Where a curve goes through collapsed stages: one point each, at the mean of their cards.

    Without a ``key`` all cards of the lane are of one curve. Like the points of a curve they are
    counted from the first column.
    ``level`` tells where a card stands on the scale, None where it does not; ``y`` where that is
    from the lane's top, in points.
    """
    found: dict[int, list[tuple[Card, float]]] = {}
    for card, at in zip(band.row.folded, band.row.folded_at, strict=True):
        value = level(card)
        if value is not None and (key is None or curve_key(card, band.map_) == key):
            found.setdefault(at, []).append((card, value))
    made: list[CurvePoint] = []
    for at, values in found.items():
        x, width = columns[at]
        mean = sum(value for _, value in values) / len(values)
        made.append(CurvePoint(Placement(values[0][0], at, at), x + on_grid(width / 2), y(mean)))
    return made


def paths_through_folds(
    points: Sequence[CurvePoint], folded: Sequence[CurvePoint]
) -> list[tuple[PathCommand, ...]]:
    """Smooth paths that carry a curve from its points into collapsed stages and out again."""
    if not folded:
        return []
    stops = sorted([*points, *folded], key=lambda point: point.x)
    hidden = {one.placement.card.id for one in folded}
    runs: list[list[Point]] = []
    carried = False
    for one, other in itertools.pairwise(stops):
        joined = other.placement.first <= one.placement.last + 1
        if joined and {one.placement.card.id, other.placement.card.id} & hidden:
            if not carried:
                runs.append([(one.x, one.y)])
            runs[-1].append((other.x, other.y))
            carried = True
        else:
            carried = False
    return [monotone(run) for run in runs]


def fold_stroke(stroke: Stroke, text_size: float) -> Stroke:
    """The faint line of a curve through a collapsed stage: thin, with short dashes."""
    dash = (text_size * 0.3, text_size * 0.3)
    return stroke._replace(width=text_size * 0.09, dash=dash, round_ends=False)


def curve_paths(points: Sequence[CurvePoint]) -> list[tuple[PathCommand, ...]]:
    """A smooth path for each unbroken piece of at least two points."""
    return [monotone(run) for run in pieces(points) if len(run) > 1]
