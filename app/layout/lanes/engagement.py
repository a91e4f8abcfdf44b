"""The engagement lane: how much each step matters to the customer, from 1 to 5, as a curve."""

from __future__ import annotations

from app.layout import formats
from app.layout.lanes.band import Band, Drawn
from app.layout.lanes.curves import (
    counted_from,
    curve_paths,
    curve_stroke,
    fold_stroke,
    folded_points,
    paths_through_folds,
    spread_points,
    word_widths,
)
from app.layout.lanes.level_scale import pad_of_scores
from app.layout.lanes.zones import draw_moments
from app.layout.marks import circle
from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.sheet import Node
from app.models.card import Card

LEAST_HEIGHT = 5.5
"""The least height of the lane, in sizes of the cards' text."""

SHARE_OF_CURVE = 0.42
"""The height as a part of that of an emotion lane, where that is more than the least."""

_TOP_SCORE = 5


def draw_engagement(band: Band, height: float) -> Drawn:
    """Draw a scale of five lines, the curve, a number a step and the words of its card.

    The lane is ``height`` points high, or higher, so that words below or above a point have room.
    """
    style, lane = band.style, band.row.lane
    size, small, theme = style.scale.text, style.scale.small, style.theme
    tint = theme.lane_tint(lane.type)
    radius = size * 0.72
    scored = band.row.placements
    values = [_score(one.card) for one in scored]
    widths = word_widths(band, spread_points(band, scored, 0, 0, 1, _TOP_SCORE, values))
    words = {
        one.card.id: style.block(one.card.text, widths[one.card.id], size=small, align="center")
        for one in scored
        if one.card.text
    }
    tallest = max((block.height for block in words.values()), default=0.0)
    if tallest:
        height = max(height, 2 * (tallest + radius + 2 * style.scale.unit))
    pad = pad_of_scores(size, small)
    left, right = band.columns[0].x, band.columns[-1].right
    back = Pen()
    radius_of_ground = 4 * style.scale.unit
    back.rectangle(0, 0, right - left, height, radius=radius_of_ground, fill=tint.fill,
                   stroke=Stroke(theme.hairline, 0.6) if theme.outlined else None)  # fmt: skip
    draw_moments(band, back, 0.0, height, tint.fill, radius_of_ground)
    for score in range(1, _TOP_SCORE + 1):
        y = _y(score, height, pad)
        back.line(0, y, right - left, y, Stroke(theme.hairline, 0.5 * style.scale.unit))
    points = spread_points(
        band, scored, _y(_TOP_SCORE, height, pad), _y(1, height, pad), 1, _TOP_SCORE, values
    )
    line = Pen()
    stroke = curve_stroke(0, tint.accent, size)
    for path in curve_paths(points):
        line.outline(counted_from(path, left), stroke=stroke)
    folded = folded_points(band, None, _score, lambda score: _y(score, height, pad))
    for path in paths_through_folds(points, folded):
        line.outline(counted_from(path, left), stroke=fold_stroke(stroke, size))
    nodes = [
        Node(f"zone:{lane.id}", left, 0, right - left, height, tuple(back.primitives), lane.id),
        Node(f"curve:{lane.id}", left, 0, right - left, height, tuple(line.primitives), lane.id),
    ]
    for point in points:
        card, pen = point.placement.card, Pen()
        word = words.get(card.id)
        half = max(radius, word.width / 2) if word else radius
        above = point.y > height / 2
        top = point.y - radius - (word.height if word and above else 0.0)
        middle = point.y - top
        pen.outline(
            circle(half, middle, radius - size * 0.07),
            fill=theme.paper,
            stroke=Stroke(tint.accent, size * 0.14),
        )
        number = formats.number(card.engagement or 1, style.language)
        block = style.block(number, radius * 2, size=small, bold=True, align="center")
        pen.text(half - radius, middle - block.height / 2, block, tint.ink)
        if word:
            y = 0.0 if above else 2 * radius
            pen.text(half - word.width / 2, y, word, theme.ink, record=card.id, name="text")
        nodes.append(
            Node(
                f"card:{card.id}",
                point.x - half,
                top,
                2 * half,
                2 * radius + (word.height if word else 0.0),
                tuple(pen.primitives),
                record=card.id,
                name=f"{number} {card.text}".strip(),
                fields=tuple(pen.fields),
            )
        )
    return Drawn(height, tuple(nodes), frozenset({"engagement"}))


def _score(card: Card) -> float:
    return float(card.engagement or 1)


def _y(score: float, height: float, pad: float) -> float:
    return height - pad - (score - 1) / (_TOP_SCORE - 1) * (height - 2 * pad)
