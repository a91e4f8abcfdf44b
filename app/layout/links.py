"""What joins cards: pairs of barrier and recommendation, and the arrows of a blueprint.

Links run where no card stands: in the gutters between columns and in the channels above the cards
of a lane, which gets higher when many pass. They are painted below the cards.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.layout.blueprint import name_width
from app.layout.grid import Grid
from app.layout.lanes.band import Drawn, Span
from app.layout.links_cells import Cells, Ground, cells_of, places_of
from app.layout.links_course import Side
from app.layout.links_draw import Route, draw_arrow, draw_pair, draw_words, route_of
from app.layout.links_kept import Kept
from app.layout.links_tracks import Course, Shares, Taken, uprights_of
from app.layout.links_words import Bands, Saying, place_names
from app.layout.primitives import Edges
from app.layout.sheet import Node, Row
from app.layout.style import Style
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.links import Arrow, Pair
from app.models.vocabulary import BlueprintLine, CardType

_PITCH = 0.3
"""From one level of a channel to the next, as a part of the text's size."""


class Plan(NamedTuple):
    """The courses of all links whose cards are visible, and what they ask of each lane.

    ``levels`` is the number of levels in the channel above a lane's cards, ``words`` the heights in
    points of the rows of words there, ``entries`` the room below the last level. ``lined`` are the
    lanes below a line of the blueprint, ``name_ends`` is where the lines' names end. ``taken`` is
    what the links took of the ``ground``.
    """

    links: tuple[Pair | Arrow, ...]
    courses: tuple[Course, ...]
    sayings: tuple[Saying, ...]
    levels: Mapping[int, int]
    words: Mapping[int, Sequence[float]]
    entries: Mapping[int, float]
    lined: frozenset[int]
    name_ends: Mapping[int, float]
    size: float
    taken: Sequence[Taken] = ()
    ground: Ground | None = None

    def first_level(self, row: int) -> float:
        """How far below the top of a lane its first level is, further from a blueprint's line."""
        return self.size * (0.5 if row in self.lined else _PITCH)

    def need(self, row: int) -> float:
        """The height in points that links need between the top of a lane and its cards."""
        levels, words = self.levels.get(row, 0), sum(self.words.get(row, ()))
        if not levels and not words:
            return 0.0
        above = self.first_level(row) + (levels - 1) * _PITCH * self.size if levels else 0.0
        below = words + 0.3 * self.size if words else 0.0
        return above + max(self.entries.get(row, 0.0), below)

    def head_room(self, row: int, drawn: Drawn) -> float:
        """By how many points the cards of a lane must stand lower than they were drawn."""
        need = self.need(row)
        return max(0.0, need - _pad(drawn)) if need else 0.0


NOTHING = Plan((), (), (), {}, {}, {}, frozenset(), {}, 1.0)


def _pad(drawn: Drawn) -> float:
    """The free height above what is drawn in a lane."""
    return min((node.y for node in drawn.nodes), default=drawn.height)


_Words = tuple[float, float, Saying]


class _Drawn(NamedTuple):
    """A link as it was drawn: from what its corners follow, these, and its nodes."""

    between: tuple[Course, Edges, Edges, Sequence[float], _Words | None]
    route: Route
    nodes: list[Node]


class LinkMemo:
    """What the links of a map were last time: an edit that moves no card to another cell changes
    no course, and a link whose corners stay where they are is not drawn anew."""

    def __init__(self) -> None:
        self._cells: dict[int, tuple[Drawn, Container[Id], Cells]] = {}
        self._linked: tuple[object, object, frozenset[Id]] = ((), (), frozenset())
        self._key: tuple[object, ...] = ()
        self._rows: list[Cells] = []
        self._plan = NOTHING
        self._style: Style | None = None
        self._nodes: dict[Id, _Drawn] = {}

    def plan(
        self,
        map_: JourneyMap,
        grid: Grid,
        columns: Sequence[Span],
        drawn: Sequence[Drawn],
        lines: Mapping[int, BlueprintLine],
        left: float,
        style: Style,
    ) -> Plan:
        """The courses of a map's links, in lanes drawn but not yet put one under the other.

        ``lines`` are the blueprint's lines by the lane below them; they begin at ``left``.
        """
        if not columns or not (map_.pairs or map_.arrows):
            return NOTHING
        linked = self._linked_of(map_)
        rows = [self._cells_of(number, grid, one, linked) for number, one in enumerate(drawn)]
        key = (
            map_.pairs,
            map_.arrows,
            tuple(columns),
            tuple(lines.items()),
            left,
            style.key,
        )
        if key != self._key or rows != self._rows or not _stand(self._plan, self._rows, rows):
            ground = Ground(rows, columns, style.scale.gap, style.scale.text)
            known = self._plan if self._key and self._key[-1] == key[-1] else NOTHING
            numbers = {row.lane.id: number for number, row in enumerate(grid.rows)}
            self._plan = make_plan(map_, ground, numbers, lines, left, style, known)
            self._key = key
        self._rows = rows
        return self._plan

    def gutters(self) -> frozenset[int]:
        """The columns left of which links of the last plan run down a gutter between cards."""
        lines = {line for course in self._plan.courses for line in course.way.lines}
        return frozenset(line // 2 for line in lines if line % 2 == 0 and line > 0)

    def draw(self, rows: Sequence[Row], drawn: Sequence[Drawn], style: Style) -> list[Node]:
        """The nodes of the links of the last plan, for lanes that stand at ``rows``."""
        plan = self._plan
        if not plan.links:
            return []
        if self._style is None or self._style.key != style.key:
            self._nodes = {}
        self._style = style
        places = [_Lane.of(plan, number, row, one, self._rows[number])
                  for number, (row, one) in enumerate(zip(rows, drawn, strict=True))]  # fmt: skip
        kept: dict[Id, _Drawn] = {}
        sayings = {one.link: one for one in plan.sayings}
        made: list[Node] = []
        for number, (link, course) in enumerate(zip(plan.links, plan.courses, strict=True)):
            saying = sayings.get(number)
            words = saying and (saying.x, _words_y(saying, places, plan, style), saying)
            between = (course, *_between(course, places, plan), words)
            last = self._nodes.get(link.id)
            if last is None or last.between != between:
                route = route_of(*between[:-1], style)
                if last is None or (last.route, last.between[-1]) != (route, words):
                    nodes = _nodes(link, route, words, style)
                else:
                    nodes = last.nodes
                last = _Drawn(between, route, nodes)
            kept[link.id] = last
            made += last.nodes
        self._nodes = kept
        return made

    def _linked_of(self, map_: JourneyMap) -> frozenset[Id]:
        """The cards from which and to which links run: the same set as long as the links are."""
        pairs, arrows, _ = self._linked
        if pairs is not map_.pairs or arrows is not map_.arrows:
            linked = frozenset(end for _, *ends in _joined(map_) for end in ends)
            self._linked = map_.pairs, map_.arrows, linked
        return self._linked[2]

    def _cells_of(self, number: int, grid: Grid, drawn: Drawn, linked: frozenset[Id]) -> Cells:
        kept = self._cells.get(number)
        if kept is None or kept[0] is not drawn or kept[1] is not linked:
            cells = cells_of(grid.rows[number], drawn, linked)
            kept = self._cells[number] = drawn, linked, cells
        return kept[2]


def _stand(plan: Plan, before: Sequence[Cells], rows: Sequence[Cells]) -> bool:
    """Whether the ends of links stand as they did, of whose cards none has changed its cell.

    Along the journey (in a curve's lane a face stands not where its column does) and, within a
    lane, also how high they are.
    """
    for course in plan.courses:
        start, end = course.way.start, course.way.end
        for place in (start, end):
            then, now = before[place.row], rows[place.row]
            if then is now:
                continue
            left, _, right, _ = now.ends(place.card)
            if (left, right) != then.ends(place.card)[::2]:
                return False
            if start.row == end.row and now.sides(place.card) != then.sides(place.card):
                return False
    return True


def make_plan(
    map_: JourneyMap,
    ground: Ground,
    numbers: Mapping[Id, int],
    lines: Mapping[int, BlueprintLine],
    left: float,
    style: Style,
    before: Plan = NOTHING,
) -> Plan:
    """Choose the courses of all links, the pairs' first.

    ``numbers`` are those of the rows by their lanes. ``before`` is a plan in the same style; what
    holds of it is not chosen anew.
    """
    joined, cards = list(_joined(map_)), map_.records_of_cards
    row_of: dict[Id, int] = {}
    for _, *ends in joined:
        for id_ in ends:
            card = cards.get(id_)
            row = numbers.get(card.lane) if isinstance(card, Card) else None
            if row is not None:
                row_of[id_] = row
    places = places_of(ground.rows, row_of)
    visible = [(link, places[one], places[other]) for link, one, other in joined
               if one != other and one in places and other in places]  # fmt: skip
    if not visible:
        return NOTHING
    links = tuple([link for link, _, _ in visible])
    shares = Shares(ground, style)
    kept = None
    if before.ground is not None and before.links == links:
        kept = Kept(before.taken, before.ground, ground)
    for number, (link, start, end) in enumerate(visible):
        held = kept.choice(number, start, end) if kept else None
        if held is not None:
            shares.put(held.way, held.places, held.low, held.high)
            continue
        taken = shares.take(start, end, end.card if isinstance(link, Arrow) else "")
        if kept:
            kept.chosen(number, taken)
    courses = shares.courses()
    said = [(number, link.label) for number, link in enumerate(links)
            if isinstance(link, Arrow) and link.label]  # fmt: skip
    widths = {row: name_width(line, style) for row, line in lines.items()}
    uprights = uprights_of(courses) if said or lines else {}
    names = place_names(widths, uprights, ground, left, style.scale.text * 0.4)
    bands = Bands(ground, uprights, names, style)
    sayings = [bands.say(number, text, courses[number]) for number, text in said]
    size = style.scale.text
    entries: dict[int, float] = {}
    for link, course in zip(links, courses, strict=True):
        for channel in course.way.channels:
            room = size * (0.42 if isinstance(link, Pair) else 0.75)
            entries[channel] = max(entries.get(channel, 0.0), room)
    return Plan(
        links,
        tuple(courses),
        tuple(sayings),
        shares.levels(),
        bands.heights(),
        entries,
        frozenset(lines),
        {row: end for row, (_, end) in names.items()},
        size,
        shares.taken,
        ground,
    )


def _joined(map_: JourneyMap) -> Iterator[tuple[Pair | Arrow, Id, Id]]:
    """The links of a map with the cards from which and to which they run."""
    for pair in map_.pairs:
        yield pair, pair.target, pair.recommendation
    for arrow in map_.arrows:
        yield arrow, arrow.from_card, arrow.to_card


def pair_marks(map_: JourneyMap, links: Iterable[Pair | Arrow]) -> frozenset[str]:
    """What the legend says of the pairs among links: by what stands there as an answer."""
    cards = map_.records_of_cards
    answers = (cards.get(link.recommendation) for link in links if isinstance(link, Pair))
    return frozenset(
        "pair-opportunity"
        if isinstance(card, Card) and card.type == CardType.OPPORTUNITY
        else "pair"
        for card in answers
    )


class _Lane(NamedTuple):
    """A lane on the sheet: its top, where its first level and its cards are, and their boxes."""

    top: float
    first_level: float
    cards_top: float
    lowered: float
    cells: Cells

    @classmethod
    def of(cls, plan: Plan, number: int, row: Row, drawn: Drawn, cells: Cells) -> _Lane:
        need = plan.need(number)
        pad = _pad(drawn) if need else 0.0
        head = max(0.0, need - pad)
        slack = max(0.0, head + pad - need) / 2
        return cls(
            row.y,
            row.y + slack + plan.first_level(number),
            row.y + head + pad,
            row.y + head,
            cells,
        )


def _between(
    course: Course, lanes: Sequence[_Lane], plan: Plan
) -> tuple[Edges, Edges, Sequence[float]]:
    """The boxes on the sheet between which a course runs, and the heights of its levels."""
    way = course.way
    boxes = []
    for place, side in ((way.start, way.leave), (way.end, way.reach)):
        lane = lanes[place.row]
        upright = side in (Side.TOP, Side.BOTTOM)
        at = lane.cells.ends(place.card) if upright else lane.cells.sides(place.card)
        boxes.append((at[0], at[1] + lane.lowered, at[2], at[3] + lane.lowered))
    levels = [
        lanes[channel].first_level + level * _PITCH * plan.size
        for channel, level in zip(way.channels, course.levels, strict=True)
    ]
    return boxes[0], boxes[1], levels


def _nodes(link: Pair | Arrow, route: Route, words: _Words | None, style: Style) -> list[Node]:
    if isinstance(link, Pair):
        return draw_pair(link, route, style)
    nodes = draw_arrow(link, route, style)
    if words:
        x, y, saying = words
        nodes.append(draw_words(link, saying.block, x, y, style, saying.free))
    return nodes


def _words_y(saying: Saying, lanes: Sequence[_Lane], plan: Plan, style: Style) -> float:
    lane = lanes[saying.channel]
    if saying.in_line:
        # a line of the blueprint stands right above its lane, its name on it
        return lane.top - style.line_height(style.scale.small) - 2 * style.scale.unit
    heights = plan.words[saying.channel]
    return lane.cards_top - 0.2 * plan.size - sum(heights[saying.row :])
