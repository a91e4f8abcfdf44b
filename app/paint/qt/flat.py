"""A map seen from far away: one list of plain rectangles a colour, for a few calls of drawRects."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from app.layout.primitives import Colour, Face, Outline, Photo, Rectangle, Text
from app.layout.sheet import Node
from app.layout.text import TextBlock
from app.paint.colour import rgb

FACE = "#f3c13a"
"""The colour of faces, which are round; all else is rectangles."""
_PHOTO = "#b9c0cb"
# From afar a line of words is seen as a bar, paler than its ink.
_TEXT_STRENGTH = 0.45
_BAR_OF_LINE = 0.42


def flat_rectangles(
    nodes: Iterable[Node], *, words: bool = True, least: float = 0.0
) -> dict[Colour, list[QRectF]]:
    """The fills of all nodes as rectangles on the sheet (points), by colour.

    Colours come in the order in which they were met, so what is painted on stands on what is below.
    Outlines give the box around their fill, faces the square round a disc, pictures plain squares;
    with ``words`` each line of text gives a bar. Strokes are left out: from afar they are thinner
    than a pixel. So are fills, such as those of marks, less than ``least`` points wide or high.
    """
    fills: dict[Colour, list[QRectF]] = {}
    bars: dict[Colour, list[QRectF]] = {}
    for node in nodes:
        for shape in node.primitives:
            match shape:
                case Rectangle(fill=str(fill)):
                    if min(shape.width, shape.height) >= least:
                        box = QRectF(node.x + shape.x, node.y + shape.y, shape.width, shape.height)
                        fills.setdefault(fill, []).append(box)
                case Outline(fill=str(fill)):
                    box = _around(shape, node)
                    if min(box.width(), box.height()) >= least:
                        fills.setdefault(fill, []).append(box)
                case Text() if words:
                    pale = _paler(shape.colour)
                    bars.setdefault(pale, []).extend(
                        _bars(shape.block, node.x + shape.x, node.y + shape.y)
                    )
                case Face():
                    inset = shape.size * 0.06
                    bars.setdefault(FACE, []).append(
                        QRectF(
                            node.x + shape.x + inset,
                            node.y + shape.y + inset,
                            shape.size - 2 * inset,
                            shape.size - 2 * inset,
                        )
                    )
                case Photo():
                    fills.setdefault(_PHOTO, []).append(
                        QRectF(node.x + shape.x, node.y + shape.y, shape.width, shape.height)
                    )
                case _:
                    pass
    for tint, boxes in bars.items():
        # Words stand on fills: their colours must come after all of those.
        fills.setdefault(tint, []).extend(boxes)
    return fills


def _around(shape: Outline, node: Node) -> QRectF:
    across: list[float] = []
    down: list[float] = []
    for command in shape.commands:
        _, *numbers = command
        across.extend(numbers[::2])
        down.extend(numbers[1::2])
    left, top = min(across, default=0.0), min(down, default=0.0)
    return QRectF(
        node.x + left,
        node.y + top,
        max(across, default=0.0) - left,
        max(down, default=0.0) - top,
    )


def _bars(block: TextBlock, x: float, y: float) -> list[QRectF]:
    count = block.line_count
    if not count or block.ink_width <= 0:
        return []
    pitch = block.height / count
    thick = pitch * _BAR_OF_LINE
    left = x
    if block.align in ("right", "end"):
        left += block.width - block.ink_width
    elif block.align == "center":
        left += (block.width - block.ink_width) / 2
    return [
        QRectF(
            left,
            y + number * pitch + (pitch - thick) / 2,
            block.ink_width * (1 if number < count - 1 or count == 1 else 0.6),
            thick,
        )
        for number in range(count)
    ]


def _paler(colour: Colour) -> Colour:
    red, green, blue = (round(255 - (255 - part) * _TEXT_STRENGTH) for part in rgb(colour))
    return f"#{red:02x}{green:02x}{blue:02x}"
