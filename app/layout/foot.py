"""The foot of a sheet: a legend of the marks that occur, the sources, version and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.layout import formats, marks
from app.layout.joined import JOINT, joined
from app.layout.lanes.whiskers import Whisker, draw_whisker
from app.layout.marks import Mark
from app.layout.paths import path_keys
from app.layout.pen import Pen
from app.layout.primitives import Rectangle, Stroke
from app.layout.scale import BASELINE
from app.layout.sheet import Node
from app.layout.style import Style
from app.layout.text import TextBlock
from app.layout.worded_marks import moment, moment_key, text_mark
from app.models.journey import JourneyMap
from app.models.shown_sources import shown_sources
from app.models.vocabulary import MomentOfTruth

_ICON_MARKS = (
    "clock", "calendar", "duration", "wait", "pilot", "autopilot", "sub-journey",
    "cause-company", "cause-situation",
)  # fmt: skip
_BOXES = ("assumed", "measured")
_PAIRS = ("pair", "pair-opportunity")
_CHANGES = (("add", "plus"), ("change", "edit"), ("merge", "merge"), ("remove", "delete"))


def legend_items(seen: frozenset[str], style: Style) -> list[tuple[tuple[Mark, ...], str]]:
    """The marks that occur, in a fixed order, each with the word for it."""
    size, words, theme = style.scale.small, style.words, style.theme
    soft, items = theme.soft_ink, list[tuple[tuple[Mark, ...], str]]()
    levels = ("low", "medium", "high")
    for name in ("online", "offline"):
        if name in seen:
            items.append(((marks.presence(size, soft, online=name == "online"),), words[name]))
    if "importance" in seen:
        bars = tuple(marks.importance(size, soft, level) for level in levels)
        items.append((bars, words["importance"]))
    if "severity" in seen:
        triangles = tuple(marks.severity(size, soft, level) for level in levels)
        items.append((triangles, words["severity"]))
    if "said" in seen:
        items.append(((text_mark(formats.quote("…", style.language), style),), words["said"]))
    items.extend(((_box(name, style),), words[name]) for name in _BOXES if name in seen)
    items.extend(
        ((moment(which, size, soft, style),), words.moment(which))
        for which in MomentOfTruth
        if moment_key(which) in seen
    )
    items.extend(
        ((marks.icon(name, size, soft, rtl=style.rtl),), words[name])
        for name in _ICON_MARKS
        if name in seen
    )
    for name in sorted(one for one in seen if one.startswith("metric-")):
        drawn = marks.icon(name, size, soft, rtl=style.rtl)
        items.append(((drawn,), words.metric_among_others(name.removeprefix("metric-"))))
    if "spread" in seen:
        items.append(((_whisker(style),), words["spread"]))
    items.extend(((_link(style),), words[name]) for name in _PAIRS if name in seen)
    kinds = [one.removeprefix("path-") for one in seen if one.startswith("path-")]
    items.extend(path_keys(kinds, style))
    if "priority" in seen:
        items.append(((marks.priority(size, soft),), words["priority-formula"]))
    for change, name in _CHANGES:
        if f"change-{change}" in seen:
            items.append(
                ((marks.icon(name, size, soft, rtl=style.rtl),), words[f"change-{change}"])
            )
    if "follow-up" in seen:
        items.append(((marks.flag(size, soft),), words["follow-up"]))
    for name in ("vote", "comment"):
        if f"{name}s" in seen:
            items.append(((marks.icon(name, size, soft, rtl=style.rtl),), words[f"{name}s"]))
    return items


def _box(evidence: str, style: Style) -> Mark:
    size, unit = style.scale.small, style.scale.unit
    stroke = marks.evidence_stroke(evidence, style.theme.soft_ink, unit, outlined=False)
    shape = Rectangle(0.5, -size * 0.72, size * 1.7, size * 0.8, 1.5 * unit, None, stroke)
    return Mark(size * 1.7 + 1, (shape,))


def _whisker(style: Style) -> Mark:
    size, pen = style.scale.small, Pen()
    whisker = Whisker(size * 0.52, size * 0.32, -size * 0.86, size * 0.1, -size * 0.5)
    draw_whisker(pen, whisker, (0.0, 0.0), size, style.theme.soft_ink, style.theme.paper)
    return Mark(size * 1.04, tuple(pen.primitives))


def _link(style: Style) -> Mark:
    size, theme = style.scale.small, style.theme
    pen = Pen()
    middle, radius = -size * 0.34, size * 0.16
    pen.line(radius, middle, size * 1.3, middle, Stroke(theme.soft_ink, size * 0.12))
    pen.outline(marks.circle(radius, middle, radius), fill=theme.soft_ink)
    pen.outline(marks.circle(size * 1.3, middle, radius), fill=theme.soft_ink)
    return Mark(size * 1.3 + radius, tuple(pen.primitives))


def foot_items(map_: JourneyMap, style: Style, page: str, *, cited: bool) -> list[str]:
    """Sources, the map's name, its owner, date, version and review date, and the page."""
    scope, words, language = map_.scope, style.words, style.language
    items = [
        _source(index, source.title, style) if cited else source.title
        for index, source in enumerate(shown_sources(map_), 1)
        if source.title
    ]
    if map_.title:
        items.append(map_.title)
    if scope.owner:
        items.append(scope.owner)
    if scope.date:
        items.append(formats.long_date(scope.date, language))
    if scope.version:
        items.append(words.fill("version-of", version=scope.version))
    if scope.review_by:
        date = formats.long_date(scope.review_by, language)
        items.append(words.fill("review-by-date", date=date))
    if page:
        items.append(page)
    return [" ".join(item.split()) for item in items]


def _source(index: int, title: str, style: Style) -> str:
    return f"[{formats.number(index, style.language)}] {title}"


def draw_foot(
    map_: JourneyMap,
    seen: frozenset[str],
    x: float,
    width: float,
    style: Style,
    page: str,
) -> tuple[float, Node]:
    """Draw the foot ``width`` points wide; its y is its top."""
    scale, theme, pen = style.scale, style.theme, Pen()
    line = style.line_height(scale.small)
    pen.line(0, 0, width, 0, Stroke(theme.hairline, 0.6 * scale.unit))
    top = scale.gap
    entries = [_legend_entry(drawn, word, style) for drawn, word in legend_items(seen, style)]
    items = foot_items(map_, style, page, cited="sources" in seen)
    arranged = _arranged(items, entries, width, style)
    _draw_legend(pen, entries, top, arranged.legend, style)
    block = arranged.block
    pen.text(width - block.width, top + arranged.y, block, theme.soft_ink)
    height = top + max(line, arranged.height)
    return height, Node("foot:", x, 0, width, height, tuple(pen.primitives), record=map_.id)


class _Arranged(NamedTuple):
    """A foot's text and legend: how wide the legend may be, where the text stands, all in points.

    ``y`` is the top of the text and ``height`` that of both, from the top of the legend.
    """

    height: float
    legend: float
    y: float
    block: TextBlock


def _arranged(
    items: Sequence[str], entries: Sequence[_Entry], width: float, style: Style
) -> _Arranged:
    """The text beside the legend or below it, whichever keeps the foot low; lines end at items.

    Below the legend the first lines of the text still go beside its last ones where both fit.
    """
    size = style.scale.small
    line, gap = style.line_height(size), 4 * style.scale.gap
    joint = style.width(f"x{JOINT}x", size=size) - style.width("xx", size=size)
    wide = [style.width(item, size=size) for item in items]
    choices: list[tuple[tuple[float, int], list[list[str]], float, float]] = []
    for count in range(1, len(items) + 1):
        lines, widest = _in_lines(items, wide, joint, count)
        beside = width - widest - gap
        if widest <= width or count == len(items):
            below = _lines_below(entries, lines, width, gap, style) * line
            height = below + _text_block(lines, width, style).height
            choices.append(((height, len(lines)), lines, width, below))
        if entries and beside >= max(entry.width for entry in entries):
            height = max(_legend_height(entries, beside, style), len(lines) * line)
            choices.append(((height, len(lines)), lines, beside, 0.0))
        if choices and len(lines) * line > min(choice[0][0] for choice in choices):
            break
    if not choices:
        block = _text_block([], width, style)
        return _Arranged(_legend_height(entries, width, style), width, 0.0, block)
    (height, _), lines, legend, y = min(choices, key=lambda choice: choice[0])
    high = _legend_height(entries, legend, style)
    # a text that begins below the whole legend is not taken for another line of it
    apart = style.scale.gap if entries and y > high - line / 2 else 0.0
    height, y = max(height, high) + apart, y + apart
    return _Arranged(height, legend, y, _text_block(lines, width, style))


def _in_lines(
    items: Sequence[str], wide: Sequence[float], joint: float, count: int
) -> tuple[list[list[str]], float]:
    """Items in at most ``count`` lines of like length, and the width of the widest in points."""
    low, high = max(wide), sum(wide) + joint * len(wide)
    lines, widest = _broken(items, wide, joint, low)
    if len(lines) <= count:
        return lines, widest
    for _ in range(12):
        middle = (low + high) / 2
        if _line_count(wide, joint, middle) > count:
            low = middle
        else:
            high = middle
    return _broken(items, wide, joint, high)


def _line_count(wide: Sequence[float], joint: float, width: float) -> int:
    """How many lines `_broken` makes."""
    count = 0
    at = 0.0
    for own in wide:
        if count and at + joint + own <= width:
            at += joint + own
        else:
            count += 1
            at = own
    return count


def _broken(
    items: Sequence[str], wide: Sequence[float], joint: float, width: float
) -> tuple[list[list[str]], float]:
    lines: list[list[str]] = []
    at = widest = 0.0
    for item, own in zip(items, wide, strict=True):
        if lines and at + joint + own <= width:
            lines[-1].append(item)
            at += joint + own
        else:
            lines.append([item])
            at = own
        widest = max(widest, at)
    return lines, widest + 0.5


def _text_block(lines: Sequence[Sequence[str]], width: float, style: Style) -> TextBlock:
    text = "\n".join(joined(line, rtl=style.rtl) for line in lines)
    size = style.scale.small
    natural = style.width(text, size=size) + 0.5
    return style.block(text, min(natural, width), size=size, align="right")


def _lines_below(
    entries: Sequence[_Entry],
    lines: Sequence[Sequence[str]],
    width: float,
    gap: float,
    style: Style,
) -> int:
    """Below how many lines of the legend a text can begin without touching any other."""
    ends: list[float] = []
    last = -1.0
    for entry, (at, y) in zip(entries, _legend_places(entries, width, style), strict=True):
        if y > last:
            ends.append(0.0)
            last = y
        ends[-1] = at + entry.width
    starts = [width - _text_block([line], width, style).width - gap for line in lines]
    for below in range(len(ends)):
        if all(end <= start for end, start in zip(ends[below:], starts, strict=False)):
            return below
    return len(ends)


class _Entry(NamedTuple):
    """An entry of the legend: its marks, its word, and how wide they are together, in points."""

    marks: tuple[Mark, ...]
    block: TextBlock
    width: float


def _legend_entry(drawn: tuple[Mark, ...], word: str, style: Style) -> _Entry:
    size = style.scale.small
    block = style.block(word, style.width(word, size=size) + 0.5, size=size)
    return _Entry(drawn, block, sum(mark.width + size * 0.35 for mark in drawn) + block.width)


def _legend_places(
    items: Sequence[_Entry], width: float, style: Style
) -> Iterator[tuple[float, float]]:
    """Where each entry of the legend stands, in points from its top left corner."""
    line, gap = style.line_height(style.scale.small), style.scale.small * 1.5
    at = y = 0.0
    for item in items:
        if at > 0 and at + item.width > width:
            at, y = 0.0, y + line
        yield at, y
        at += item.width + gap


def _legend_height(items: Sequence[_Entry], width: float, style: Style) -> float:
    """How high the legend becomes ``width`` points wide."""
    bottom = [y for _, y in _legend_places(items, width, style)]
    return bottom[-1] + style.line_height(style.scale.small) if bottom else 0.0


def _draw_legend(pen: Pen, items: Sequence[_Entry], top: float, width: float, style: Style) -> None:
    size = style.scale.small
    line = style.line_height(size)
    for item, (at, down) in zip(items, _legend_places(items, width, style), strict=True):
        y = top + down
        for mark in item.marks:
            pen.mark(at, y + line * BASELINE, mark, size)
            at += mark.width + size * 0.35
        pen.text(at, y, item.block, style.theme.soft_ink)
