"""Set text on a QPainter: glyph runs prepared once a block, at one size, under a scaled painter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainter, QRawFont

from app.layout.primitives import Text
from app.layout.text import EmojiRun, Face, TextBlock, emoji_box
from app.paint.qt.emoji import draw_emoji
from app.paint.qt.shapes import colour

# Qt draws nothing above 64 device pixels when a raw font is made at a size of its own; so all runs
# are made at this one and the painter is scaled.
PREPARED_SIZE = 32


@dataclass(frozen=True, slots=True)
class Prepared:
    """A block ready for painting: runs at ``PREPARED_SIZE``, emoji with their baselines."""

    runs: tuple[QGlyphRun, ...]
    emoji: tuple[tuple[EmojiRun, float], ...]


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


@lru_cache(maxsize=8192)
def prepared(block: TextBlock) -> Prepared:
    """The glyph runs of a block, one a face, and its emoji."""
    scale = PREPARED_SIZE / block.style.size
    faces: dict[str, Face] = {}
    glyphs: dict[str, tuple[list[int], list[QPointF]]] = {}
    emoji: list[tuple[EmojiRun, float]] = []
    for line in block.lines:
        baseline = line.baseline * scale
        for run in line.runs:
            if isinstance(run, EmojiRun):
                emoji.append((run, line.baseline))
                continue
            faces[run.face.key] = run.face
            indexes, positions = glyphs.setdefault(run.face.key, ([], []))
            start = run.x * scale
            unit = PREPARED_SIZE / run.face.upem * (run.size / block.style.size)
            for cluster in run.clusters:
                for glyph, across, up in cluster.glyphs:
                    indexes.append(glyph)
                    positions.append(
                        QPointF(start + (cluster.x + across) * unit, baseline - up * unit)
                    )
    runs: list[QGlyphRun] = []
    for key, (indexes, positions) in glyphs.items():
        if indexes:
            made = QGlyphRun()
            made.setRawFont(raw_font(faces[key]))
            made.setGlyphIndexes(indexes)
            made.setPositions(positions)
            runs.append(made)
    return Prepared(tuple(runs), tuple(emoji))


def draw_text(painter: QPainter, shape: Text, lift: float = 0.0) -> None:
    """Draw a block of text, its letters raised by ``lift`` points, with its emoji."""
    ready = prepared(shape.block)
    if ready.runs:
        painter.save()
        painter.setPen(colour(shape.colour))
        painter.translate(shape.x, shape.y - lift)
        scale = shape.block.style.size / PREPARED_SIZE
        painter.scale(scale, scale)
        origin = QPointF()
        for run in ready.runs:
            painter.drawGlyphRun(origin, run)
        painter.restore()
    for emoji, baseline in ready.emoji:
        left, rise, size = emoji_box(emoji)
        draw_emoji(painter, emoji.key, shape.x + left, shape.y + baseline + rise, size, shape.grey)
