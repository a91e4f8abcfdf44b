"""A map as a small picture: its stages, lanes and curves without their words.

A page made as small as that shows grey lines, the same for every map. Here each stage, lane, card
and feeling is a shape that can be seen at this size, in its place and in the map's own colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.layout.colours import mixed, own_tint
from app.layout.curve import Point
from app.layout.grid import Grid, GridRow, Placement, make_grid
from app.layout.lanes.band import Span, covered
from app.layout.lanes.curves import (
    CurvePoint,
    curve_inks,
    curve_key,
    curve_paths,
    persona_inks,
    sorted_curves,
)
from app.layout.themes import Theme, Tint, theme
from app.models.base import BEST_LEVEL, WORST_LEVEL
from app.models.card import LEAST_SCORE, MOST_SCORE, Card
from app.models.journey import JourneyMap
from app.models.vocabulary import LaneType
from app.storage import LoadError, load

_EDGE = 7.0
_HEAD = 12.0
_STAGE = 8.0
_LABEL = 25.0
_FACE = "#ffc83d"
_HEIGHTS: Mapping[str, float] = {
    LaneType.EMOTION: 3.0,
    LaneType.ENGAGEMENT: 1.6,
    LaneType.PICTURE: 1.5,
}
_TALLEST = 13.0
"""How high a lane of cards may be, in pixels: few lanes are not blown up to fill the picture."""


class SmallMap(NamedTuple):
    """What is shown of a map that is not open: its title and its picture."""

    title: str
    picture: QPixmap


@dataclass(frozen=True)
class _Place:
    """The picture of a map: its size and its columns in pixels, and how it is coloured."""

    size: QSize
    columns: tuple[Span, ...]
    map_: JourneyMap
    look: Theme


def small_map(path: Path, size: QSize, ratio: float) -> SmallMap | None:
    """Title and picture of the map in a file; None if it cannot be opened."""
    try:
        map_ = load(path).map
    except LoadError:
        return None
    return SmallMap(map_.title, draw_small(map_, size, ratio))


def draw_small(map_: JourneyMap, size: QSize, ratio: float) -> QPixmap:
    """The picture of a map, ``size`` in pixels of the screen's ``ratio``."""
    look = theme(map_.theme)
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.fill(QColor(look.paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    if map_.direction == "rtl":
        painter.translate(size.width(), 0)
        painter.scale(-1, 1)
    grid = make_grid(map_)
    place = _Place(size, _columns(grid, size.width()), map_, look)
    _draw_head(painter, map_, look, size)
    _draw_moments(painter, grid, place)
    _draw_stages(painter, grid, place)
    _draw_lanes(painter, grid, place)
    painter.end()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def _columns(grid: Grid, width: int) -> tuple[Span, ...]:
    """Columns of one width, a stage folded together being slim."""
    room, left = width - 2 * _EDGE - _LABEL, _EDGE + _LABEL
    parts = [0.4 if column.collapsed else 1.0 for column in grid.columns]
    unit = room / max(1.0, sum(parts))
    gap = min(2.0, unit * 0.15)
    made: list[Span] = []
    for part in parts:
        made.append(Span(left, max(0.2, unit * part - gap)))
        left += unit * part
    return tuple(made)


def _draw_head(painter: QPainter, map_: JourneyMap, look: Theme, size: QSize) -> None:
    """A bar for the title, as long as it is, and a disc for each persona."""
    words = min(0.62, 0.1 + 0.014 * len(map_.title)) * size.width()
    _fill(painter, QRectF(_EDGE, _EDGE, words, 5.0), look.ink, 1.0)
    right = size.width() - _EDGE
    inks = persona_inks(map_, look)
    for persona in map_.personas[:4]:
        _fill(painter, QRectF(right - 7, _EDGE - 1, 7, 7), inks[persona.id], 3.5)
        right -= 9


def _draw_moments(painter: QPainter, grid: Grid, place: _Place) -> None:
    tint = mixed(place.look.moment, place.look.stages[3 % len(place.look.stages)].accent, 0.12)
    for column, span in zip(grid.columns, place.columns, strict=True):
        if column.step.moment_of_truth and not column.collapsed:
            top = _EDGE + _HEAD
            box = QRectF(span.x - 1, top, span.width + 2, place.size.height() - top - _EDGE)
            _fill(painter, box, tint, 0)


def _draw_stages(painter: QPainter, grid: Grid, place: _Place) -> None:
    """The arrows of the stages, each in its hue."""
    top, middle, bottom = (_EDGE + _HEAD + part * _STAGE for part in (0, 0.5, 1))
    look = place.look
    painter.setPen(Qt.PenStyle.NoPen)
    for number, (_, first, last) in enumerate(grid.spans):
        own, usual = grid.columns[first].stage.colour, look.stages[number % len(look.stages)]
        tint = own_tint(own, look) if own else usual
        left, right = place.columns[first].x, place.columns[last].right
        tip = min(3.0, (right - left) / 3)
        corners = [(left, top), (right - tip, top), (right, middle), (right - tip, bottom)]
        corners += [(left, bottom), (left + (tip if number else 0.0), middle)]
        painter.setBrush(QColor(mixed(tint.fill, tint.accent, 0.42)))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _draw_lanes(painter: QPainter, grid: Grid, place: _Place) -> None:
    if not grid.rows:
        return
    top = _EDGE + _HEAD + _STAGE + 3.0
    parts = [_part(row) for row in grid.rows]
    unit = min(_TALLEST, (place.size.height() - _EDGE - top) / sum(parts))
    for row, part in zip(grid.rows, parts, strict=True):
        high = unit * part
        box = QRectF(_EDGE, top, place.size.width() - 2 * _EDGE, high - min(2.5, high * 0.25))
        _draw_lane(painter, row, box, place)
        top += high


def _part(row: GridRow) -> float:
    """How high a lane is beside others."""
    return 0.6 if row.lane.collapsed else _HEIGHTS.get(row.lane.type, 1.0)


def _draw_lane(painter: QPainter, row: GridRow, box: QRectF, place: _Place) -> None:
    look, lane = place.look, row.lane
    tint = own_tint(lane.tint, look) if lane.tint else look.lane_tint(lane.type)
    _fill(painter, QRectF(box.left(), box.top(), 1.8, box.height()), tint.ink, 0)
    name = QRectF(box.left() + 4, box.top() + 1, 14, min(2.6, box.height() / 2))
    _fill(painter, name, mixed(tint.ink, look.paper, 0.25), 1)
    if not place.columns or row.lane.collapsed:
        return
    if row.lane.type == LaneType.EMOTION:
        _draw_feelings(painter, row, box, place)
    elif row.lane.type == LaneType.ENGAGEMENT:
        _draw_engagement(painter, row, box, place, tint)
    else:
        _draw_cards(painter, row, box, place, tint)


def _draw_cards(painter: QPainter, row: GridRow, box: QRectF, place: _Place, tint: Tint) -> None:
    """A block for each card; those of one cell share its height."""
    look = place.look
    fill = mixed(tint.fill, tint.accent, 0.34)
    cells: dict[tuple[int, int], list[Card]] = {}
    for card, first, last in row.placements:
        cells.setdefault((first, last), []).append(card)
    for (first, last), cards in cells.items():
        left, right = place.columns[first].x, place.columns[last].right
        high = box.height() / len(cards)
        for number, card in enumerate(cards):
            colour = mixed(look.paper, card.colour, 0.5) if card.colour else fill
            tall = max(0.4, high - (1.2 if number + 1 < len(cards) else 0))
            _fill(painter, QRectF(left, box.top() + number * high, right - left, tall), colour, 1)


def _draw_feelings(painter: QPainter, row: GridRow, box: QRectF, place: _Place) -> None:
    """The zones, and each curve with its faces as dots."""
    look, map_ = place.look, place.map_
    left, right = place.columns[0].x, place.columns[-1].right
    third = box.height() * 0.4
    for zone, top in ((look.good, box.top()), (look.bad, box.bottom() - third)):
        ground = mixed(zone.fill, zone.accent, 0.14)
        _fill(painter, QRectF(left, top, right - left, third), ground, 1.5)
    felt = [one for one in row.placements if one.card.feeling is not None]
    keys = sorted_curves([one.card for one in felt], map_)
    for number, (key, colour) in enumerate(zip(keys, curve_inks(keys, map_, look), strict=True)):
        own = [one for one in felt if curve_key(one.card, map_) == key]
        levels = [one.card.feeling.level for one in own if one.card.feeling]
        points = _points(place, own, box, (WORST_LEVEL, BEST_LEVEL), levels)
        _draw_curve(painter, points, colour, dashed=number > 0)
        painter.setPen(QPen(QColor(colour), 0.7))
        painter.setBrush(QColor(look.paper if look.mono else _FACE))
        for point in points:
            painter.drawEllipse(QPointF(point.x, point.y), 2.4, 2.4)


def _draw_engagement(
    painter: QPainter, row: GridRow, box: QRectF, place: _Place, tint: Tint
) -> None:
    left, right = place.columns[0].x, place.columns[-1].right
    _fill(painter, QRectF(left, box.top(), right - left, box.height()), tint.fill, 1.5)
    told = [one for one in row.placements if one.card.engagement is not None]
    levels = [one.card.engagement for one in told if one.card.engagement is not None]
    points = _points(place, told, box, (LEAST_SCORE, MOST_SCORE), levels)
    _draw_curve(painter, points, tint.accent, dashed=False)


def _points(
    place: _Place,
    placements: Sequence[Placement],
    box: QRectF,
    ends: Point,
    values: Sequence[float],
) -> list[CurvePoint]:
    """Points of one curve, one above a place: others there would not be told from it."""
    top, bottom = box.top() + box.height() * 0.14, box.bottom() - box.height() * 0.14
    low, high = ends
    made: list[CurvePoint] = []
    for one, value in zip(placements, values, strict=True):
        middle = covered(place.columns, one.first, one.last).middle
        if not made or middle > made[-1].x:
            y = bottom - (value - low) / (high - low) * (bottom - top)
            made.append(CurvePoint(one, middle, y))
    return made


def _draw_curve(
    painter: QPainter, points: Sequence[CurvePoint], colour: str, *, dashed: bool
) -> None:
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(colour), 1.5, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for commands in curve_paths(points):
        path = QPainterPath()
        for letter, *numbers in commands:
            if letter == "M":
                path.moveTo(*numbers)
            else:
                path.cubicTo(*numbers)
        painter.drawPath(path)


def _fill(painter: QPainter, box: QRectF, colour: str, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)
