"""The engagement lane: how much each step matters to the customer, from 1 to 5, as a curve."""

from __future__ import annotations

from app.layout import formats
from app.layout.lanes.band import Band, Drawn
from app.layout.lanes.curves import (
    CurvePoint,
    along,
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
from app.layout.memo import Memo
from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.sheet import Node
from app.layout.style import Style
from app.layout.text import TextBlock
from app.layout.themes import Tint
from app.models.card import LEAST_SCORE, MOST_SCORE, Card

LEAST_HEIGHT = 5.5
"""The least height of the lane, in sizes of the cards' text."""

SHARE_OF_CURVE = 0.42
"""The height as a part of that of an emotion lane, where that is more than the least."""


def draw_engagement(band: Band, height: float, memo: Memo) -> Drawn:
    """Draw a scale of five lines, the curve, a number a step and the words of its card.

    The lane is ``height`` points high, or higher, so that words below or above a point have room.
    """
    style, lane = band.style, band.row.lane
    size, small, theme = style.scale.text, style.scale.small, style.theme
    tint = theme.lane_tint(lane.type)
    radius = _radius(style)
    scored = band.row.placements
    values = [_score(one.card) for one in scored]
    columns = along(band.columns)
    spread = spread_points(columns, scored, -1, 0, LEAST_SCORE, MOST_SCORE, values)
    worded = any(one.card.text for one in scored)
    widths = word_widths(columns, spread) if worded else {}
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
    for score in range(LEAST_SCORE, MOST_SCORE + 1):
        y = _y(score, height, pad)
        back.line(0, y, right - left, y, Stroke(theme.hairline, 0.5 * style.scale.unit))
    bottom, room = height - pad, height - 2 * pad
    points = [CurvePoint(placement, x, bottom + y * room) for placement, x, y in spread]
    line = Pen()
    stroke = curve_stroke(0, tint.accent, size)
    for path in curve_paths(points):
        line.outline(path, stroke=stroke)
    folded = folded_points(band, columns, None, _score, lambda score: _y(score, height, pad))
    for path in paths_through_folds(points, folded):
        line.outline(path, stroke=fold_stroke(stroke, size))
    nodes = [
        Node(f"zone:{lane.id}", left, 0, right - left, height, tuple(back.primitives), lane.id),
        Node(f"curve:{lane.id}", left, 0, right - left, height, tuple(line.primitives), lane.id),
    ]
    redrawn = memo.redrawn(lane.id)
    redrawn.begin((style.key, lane.type))
    for placement, x, y in points:
        card = placement.card
        above = y > height / 2
        look = widths.get(card.id, 0.0), above
        node = redrawn.again(card, look, left + x, y)
        if node is None:
            drawn = _draw_score(card, words.get(card.id), tint, style, above=above)
            node = redrawn.put(card, look, left + x, y, drawn)
        nodes.append(node)
    return Drawn(height, tuple(nodes), frozenset({"engagement"}))


def _draw_score(
    card: Card, word: TextBlock | None, tint: Tint, style: Style, *, above: bool
) -> Node:
    """A number in a ring, with its word above or below, as if its point was at (0, 0)."""
    size, small, theme = style.scale.text, style.scale.small, style.theme
    pen, radius = Pen(), _radius(style)
    half = max(radius, word.width / 2) if word else radius
    middle = radius + (word.height if word and above else 0.0)
    pen.outline(
        circle(half, middle, radius - size * 0.07),
        fill=theme.paper,
        stroke=Stroke(tint.accent, size * 0.14),
    )
    number = formats.number(card.engagement or LEAST_SCORE, style.language)
    block = style.block(number, radius * 2, size=small, bold=True, align="center")
    pen.text(half - radius, middle - block.height / 2, block, tint.ink)
    if word:
        y = 0.0 if above else 2 * radius
        pen.text(half - word.width / 2, y, word, theme.ink, record=card.id, name="text")
    return Node(
        f"card:{card.id}",
        -half,
        -middle,
        2 * half,
        2 * radius + (word.height if word else 0.0),
        tuple(pen.primitives),
        record=card.id,
        name=f"{number} {card.text}".strip(),
        fields=tuple(pen.fields),
    )


def _radius(style: Style) -> float:
    return style.scale.text * 0.72


def _score(card: Card) -> float:
    return float(card.engagement or LEAST_SCORE)


def _y(score: float, height: float, pad: float) -> float:
    share = (score - LEAST_SCORE) / (MOST_SCORE - LEAST_SCORE)
    return height - pad - share * (height - 2 * pad)
