"""Set text on a QPainter: glyph runs prepared once a block, at one size, under a scaled painter."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainter, QRawFont

from app.layout.primitives import Text
from app.layout.text import EmojiRun, Face, GlyphRun, Line, TextBlock, emoji_box
from app.layout.text.shaping import LetterClusters, PlacedGlyph
from app.paint.outlines import BELOW_ROW
from app.paint.qt.emoji import draw_emoji
from app.paint.qt.shapes import colour

# Qt draws nothing above 64 device pixels when a raw font is made at a size of its own; so all runs
# are made at this one and the painter is scaled.
PREPARED_SIZE = 32
# How many blocks are kept prepared, in all maps that are open: some 20 MB. A screen shows hundreds.
_MOST_BLOCKS = 8192
# What no glyph is called: 0 is the box for a character that is not there.
_NO_GLYPH = -1


class Prepared(NamedTuple):
    """A block ready for painting: runs at ``PREPARED_SIZE``, emoji with their baselines."""

    runs: tuple[QGlyphRun, ...]
    emoji: tuple[tuple[EmojiRun, float], ...]


PreparedLines = tuple[tuple[float, tuple[QGlyphRun, ...]], ...]


class FontFault(RuntimeError):
    """A font that comes with the program could not be opened by Qt."""


def raw_font(face: Face) -> QRawFont:
    """The face as Qt draws it, unhinted. Needs a QGuiApplication. Raises ``FontFault``."""
    return _raw_font(str(face.path), face.family)


@lru_cache(maxsize=256)
def _raw_font(path: str, family: str) -> QRawFont:
    number = QFontDatabase.addApplicationFont(path)
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        raise FontFault(f"The font file {path} cannot be opened; install Footpath again.")
    family = family if family in families else families[0]
    font = QFont(family)
    font.setPixelSize(PREPARED_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setBold(False)
    return QRawFont.fromFont(font)


PREPARED: WeakKeyDictionary[TextBlock, Prepared] = WeakKeyDictionary()
"""Blocks made ready, by their value; they go with the sheets that they belong to."""

_LINES: WeakKeyDictionary[TextBlock, PreparedLines] = WeakKeyDictionary()


def prepared(block: TextBlock) -> Prepared:
    """The glyph runs of a block, one a face, and its emoji; made once."""
    known = PREPARED.get(block)
    if known is None:
        if len(PREPARED) >= _MOST_BLOCKS:
            PREPARED.clear()
        emoji = tuple(
            (run, line.baseline)
            for line in block.lines
            for run in line.runs
            if isinstance(run, EmojiRun)
        )
        known = Prepared(_glyph_runs(block, block.lines, hanging=False), emoji)
        PREPARED[block] = known
    return known


def prepared_lines(block: TextBlock) -> PreparedLines:
    """The baseline of each line in points, and its glyph runs with that baseline at 0."""
    known = _LINES.get(block)
    if known is None:
        if len(_LINES) >= _MOST_BLOCKS:
            _LINES.clear()
        known = tuple(
            (line.baseline, _glyph_runs(block, (line,), hanging=True)) for line in block.lines
        )
        _LINES[block] = known
    return known


def _glyph_runs(
    block: TextBlock, lines: tuple[Line, ...], *, hanging: bool
) -> tuple[QGlyphRun, ...]:
    """One run a face; ``hanging`` puts every baseline at 0."""
    scale = PREPARED_SIZE / block.style.size
    faces: dict[str, Face] = {}
    glyphs: dict[str, tuple[list[int], list[float], list[float]]] = {}
    for line in lines:
        baseline = 0.0 if hanging else line.baseline * scale
        for run in line.runs:
            if isinstance(run, EmojiRun):
                continue
            faces[run.face.key] = run.face
            indexes, xs, ys = glyphs.setdefault(run.face.key, ([], [], []))
            start = run.x * scale
            unit = PREPARED_SIZE / run.face.upem * (run.size / block.style.size)
            # A sixth of all glyphs are spaces, of which nothing is seen.
            space = run.face.glyph(" ") or _NO_GLYPH
            for x, drawn in _placed_glyphs(run):
                for glyph, across, up in drawn:
                    if glyph != space:
                        indexes.append(glyph)
                        xs.append(start + (x + across) * unit)
                        ys.append(baseline - up * unit)
    runs: list[QGlyphRun] = []
    for key, (indexes, xs, ys) in glyphs.items():
        if indexes:
            made = QGlyphRun()
            made.setRawFont(raw_font(faces[key]))
            made.setGlyphIndexes(indexes)
            made.setPositions(_POINTS.at(xs, ys))
            runs.append(made)
    return tuple(runs)


def _placed_glyphs(run: GlyphRun) -> Iterable[tuple[float, tuple[PlacedGlyph, ...]]]:
    """The glyphs of each cluster of a run, and its x in font units."""
    clusters = run.clusters
    if isinstance(clusters, LetterClusters):
        return zip(clusters.places, clusters.glyphs, strict=False)
    return [(cluster.x, cluster.glyphs) for cluster in clusters]


class _Points(threading.local):
    """Points that are moved to where they are wanted, for runs that copy them.

    A screen shows ten thousand glyphs, and making a point takes four times as long as moving one.
    """

    def __init__(self) -> None:
        self._made: list[QPointF] = []

    def at(self, xs: Sequence[float], ys: Sequence[float]) -> list[QPointF]:
        """Points with these coordinates, good until the next are asked for."""
        made = self._made
        made.extend(QPointF() for _ in range(len(xs) - len(made)))
        for point, x, y in zip(made, xs, ys, strict=False):
            point.setX(x)
            point.setY(y)
        return made[: len(xs)]


_POINTS = _Points()


def draw_text(painter: QPainter, shape: Text, *, settled: bool = False) -> None:
    """Draw a block of text with its emoji; ``settled`` is explained at ``draw_page``."""
    painter.setPen(colour(shape.colour))
    if settled:
        device = painter.deviceTransform()
        for baseline, runs in prepared_lines(shape.block):
            row = math.floor((shape.y + baseline + BELOW_ROW) * device.m22() + device.dy())
            _draw_runs(painter, runs, shape, (row - device.dy()) / device.m22())
    else:
        _draw_runs(painter, prepared(shape.block).runs, shape, shape.y)
    for emoji, baseline in prepared(shape.block).emoji:
        left, rise, size = emoji_box(emoji)
        draw_emoji(painter, emoji.key, shape.x + left, shape.y + baseline + rise, size, shape.grey)


def _draw_runs(painter: QPainter, runs: tuple[QGlyphRun, ...], shape: Text, y: float) -> None:
    if not runs:
        return
    painter.save()
    painter.translate(shape.x, y)
    scale = shape.block.style.size / PREPARED_SIZE
    painter.scale(scale, scale)
    origin = QPointF()
    for run in runs:
        painter.drawGlyphRun(origin, run)
    painter.restore()
