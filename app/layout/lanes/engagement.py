"""The engagement lane: how much each step matters to the customer, from 1 to 5, as a curve."""

from __future__ import annotations

from app.layout import formats
from app.layout.lanes.band import Band, Drawn
from app.layout.lanes.curves import curve_paths, curve_stroke, spread_points
from app.layout.marks import circle
from app.layout.pen import Pen
from app.layout.primitives import Stroke
from app.layout.sheet import Node

LEAST_HEIGHT = 6.5
"""The least height of the lane, in sizes of the cards' text."""

_TOP_SCORE = 5


def draw_engagement(band: Band, height: float) -> Drawn:
    """Draw the lane ``height`` points high: a scale of five lines, the curve, a number a step."""
    style, lane = band.style, band.row.lane
    size, small, theme = style.scale.text, style.scale.small, style.theme
    tint = theme.lane_tint(lane.type)
    pad = style.line_height(small) * 0.5 + size * 0.75
    left, right = band.columns[0].x, band.columns[-1].right
    back = Pen()
    back.rectangle(0, 0, right - left, height, radius=4 * style.scale.unit, fill=tint.fill,
                   stroke=Stroke(theme.hairline, 0.6) if theme.outlined else None)  # fmt: skip
    for score in range(1, _TOP_SCORE + 1):
        y = _y(score, height, pad)
        back.line(0, y, right - left, y, Stroke(theme.hairline, 0.5 * style.scale.unit))
    scored = [one for one in band.row.placements if one.card.engagement is not None]
    values = [float(one.card.engagement or 0) for one in scored]
    points = spread_points(
        band, scored, _y(_TOP_SCORE, height, pad), _y(1, height, pad), 1, _TOP_SCORE, values
    )
    line = Pen()
    stroke = curve_stroke(0, tint.accent, size)
    for path in curve_paths(points):
        line.outline(
            tuple((c[0], *(v if i % 2 else v - left for i, v in enumerate(c[1:]))) for c in path),
            stroke=stroke,
        )
    nodes = [
        Node(f"zone:{lane.id}", left, 0, right - left, height, tuple(back.primitives), lane.id),
        Node(f"curve:{lane.id}", left, 0, right - left, height, tuple(line.primitives), lane.id),
    ]
    radius = size * 0.72
    for point in points:
        card, pen = point.placement.card, Pen()
        pen.outline(
            circle(radius, radius, radius - size * 0.06),
            fill=theme.paper,
            stroke=Stroke(tint.accent, size * 0.14),
        )
        number = formats.number(card.engagement or 0, style.language)
        block = style.block(number, radius * 2, size=small, bold=True, align="center")
        pen.text(0, radius - block.height / 2, block, tint.ink)
        width = 2 * radius
        if card.text:
            column = band.columns[point.placement.first]
            room = max(small * 3, column.right - point.x - radius - 3)
            word = style.block(card.text, room, size=small)
            pen.text(
                width + 2, radius - word.height / 2, word, theme.ink, record=card.id, name="text"
            )
            width += 2 + word.ink_width
        nodes.append(
            Node(
                f"card:{card.id}",
                point.x - radius,
                point.y - radius,
                width,
                2 * radius,
                tuple(pen.primitives),
                record=card.id,
                name=f"{number} {card.text}".strip(),
                fields=tuple(pen.fields),
            )
        )
    return Drawn(height, tuple(nodes), frozenset({"engagement"}), small)


def _y(score: float, height: float, pad: float) -> float:
    return height - pad - (score - 1) / (_TOP_SCORE - 1) * (height - 2 * pad)
