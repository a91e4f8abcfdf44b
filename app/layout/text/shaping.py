"""Shaping by HarfBuzz: characters of one face and direction become clusters of placed glyphs."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import uharfbuzz as hb

from app.layout.text.characters import CONTROLS
from app.layout.text.faces import Face

_CONTROL = re.compile(f"[{CONTROLS}\ufff9-\ufffb]")
# Letters of all alphabets in the base fonts are shaped as Latin: kerning is the same, and a mixed
# text needs no cut.
LETTER_SCRIPT = "Latn"
CONTEXT = 5  # characters on either side that HarfBuzz looks at


class Cluster(NamedTuple):
    """Glyphs that belong together, and the text they show.

    A screen shows ten thousand: a tuple is made in a third of the time of a frozen dataclass.
    All measures are in font units: `x` from the start of the run, `advance` to the next cluster;
    `glyphs` are (glyph id, dx, dy) with dy up, in the order in which they are drawn.
    """

    x: float
    advance: float
    glyphs: tuple[tuple[int, float, float], ...]
    text: str


class Shape(NamedTuple):
    """A shaped piece: its advance in font units and its clusters from left to right.

    `places` are where the pen stands before each character and after the last, in logical order:
    all the characters of a cluster but the first stand at its end.
    """

    advance: int
    clusters: tuple[Cluster, ...]
    places: tuple[int, ...]


def shape_letters(face: Face, text: str) -> tuple[int, tuple[Cluster, ...]]:
    """Advance and clusters of a text of ALPHABET, shaped as `pairs` measures it."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.script = LETTER_SCRIPT
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    return _clusters(buffer, text, 0)


def shape(face: Face, text: str, rtl: bool, before: str = "", after: str = "") -> Shape:
    """Shape a text in one face and direction.

    `before` and `after` are what stands next to it in the same word, `CONTEXT` characters of it
    being enough: letters join to them.
    Invisible characters make no glyph; their text belongs to a neighbouring cluster.
    """
    buffer = hb.Buffer()
    whole = before + text + after
    if _CONTROL.search(whole):
        # The fonts have no glyph for a control, not even an empty one; a word joiner vanishes.
        whole = _CONTROL.sub("\u2060", whole)
    buffer.add_str(whole, len(before), len(text))
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.font, buffer)
    advance, clusters = _clusters(buffer, text, len(before))
    places = [0]
    for cluster in reversed(clusters) if rtl else clusters:
        places += [places[-1] + int(cluster.advance)] * len(cluster.text)
    places += [advance] * (len(text) + 1 - len(places))  # where all of it is hidden
    return Shape(advance, clusters, tuple(places))


def _clusters(buffer: Any, text: str, offset: int) -> tuple[int, tuple[Cluster, ...]]:
    """The advance and clusters of a shaped buffer; it counts from `offset` before the text."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if not infos:
        return 0, ()
    starts = [info.cluster - offset for info in infos]
    ends: dict[int, int] = {}
    following = len(text)
    for start in sorted(set(starts), reverse=True):
        ends[start] = following
        following = start
    ends[0] = ends.pop(following)  # what vanished before the first cluster is its text, too
    out: list[Cluster] = []
    pen = x = 0
    glyphs: list[tuple[int, float, float]] = []
    current = starts[0]
    for start, info, position in zip(starts, infos, positions, strict=True):
        if start != current:
            out.append(_cluster(x, pen, glyphs, text, current, following, ends))
            x, glyphs, current = pen, [], start
        glyphs.append((info.codepoint, pen - x + position.x_offset, position.y_offset))
        pen += position.x_advance
    out.append(_cluster(x, pen, glyphs, text, current, following, ends))
    return pen, tuple(out)


def _cluster(
    x: int,
    pen: int,
    glyphs: list[tuple[int, float, float]],
    text: str,
    start: int,
    first: int,
    ends: dict[int, int],
) -> Cluster:
    begin = 0 if start == first else start
    return Cluster(x, pen - x, tuple(glyphs), text[begin : ends[begin]])
