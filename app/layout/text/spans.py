"""Where a part of a text stands in its block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.layout.text.block import EmojiRun, Line, TextBlock


class SpanBox(NamedTuple):
    """A box in points from the block's corner, as high as its line."""

    x: float
    y: float
    width: float
    height: float


class Letter(NamedTuple):
    """The characters from ``start`` to before ``end`` that are drawn as one, and their edges.

    The edges are in points from the block's left edge; ``rtl`` says that they are read from right
    to left.
    """

    start: int
    end: int
    left: float
    right: float
    rtl: bool


def span_boxes(block: TextBlock, start: int, end: int) -> tuple[SpanBox, ...]:
    """The boxes of the characters from ``start`` to before ``end``.

    One for each line, and more where a line runs in two directions.
    """
    boxes = []
    high = block.style.leading * block.style.size
    for number, line in enumerate(block.lines):
        if line.start >= end or line.end <= start:
            continue
        boxes += [
            SpanBox(left, number * high, right - left, high)
            for left, right in _stretches(block.text, line, start, end)
        ]
    return tuple(boxes)


def _stretches(text: str, line: Line, start: int, end: int) -> list[tuple[float, float]]:
    """From where to where the characters stand on a line, side by side ones joined."""
    found: list[tuple[float, float]] = []
    held = sorted(
        (one.left, one.right)
        for one in letters(text, line)
        if one.start < end and one.end > start and one.right > one.left
    )
    for left, right in held:
        if found and left <= found[-1][1] + 0.01:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def letters(text: str, line: Line) -> Iterator[Letter]:
    """What is drawn on a line of a block's text, as it is read."""
    at = line.start
    for run in sorted(line.runs, key=lambda one: one.order):
        if isinstance(run, EmojiRun):
            shown = [(run.text, run.x, run.width)]
        else:
            unit = run.size / run.face.upem
            shown = [(one.text, run.x + one.x * unit, one.advance * unit) for one in run.clusters]
            if run.rtl:
                shown.reverse()
        for signs, x, advance in shown:
            # What is not drawn, such as a soft hyphen, has no cluster; one at a line's end may
            # stand for none.
            place = text.find(signs, at, line.end) if signs else -1
            if place < 0:
                continue
            at = place + len(signs)
            yield Letter(place, at, x, x + advance, run.rtl)
