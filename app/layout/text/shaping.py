"""Shaping by HarfBuzz: characters of one face and direction become clusters of placed glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub
from typing import Any, Final, NamedTuple, overload

import uharfbuzz as hb

from app.layout.text.characters import CONTROLS
from app.layout.text.faces import Face

_CONTROL = re.compile(f"[{CONTROLS}\ufff9-\ufffb]")
# Letters of all alphabets in the base fonts are shaped as Latin: kerning is the same, and a mixed
# text needs no cut.
LETTER_SCRIPT = "Latn"
# Looked up once: members of an enum are looked up slowly.
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
CONTEXT = 5  # characters on either side that HarfBuzz looks at


PlacedGlyph = tuple[int, float, float]
"""A glyph id, dx and dy."""


class Cluster(NamedTuple):
    """Glyphs that belong together, and the text they show.

    All measures are in font units: `x` from the start of the run, `advance` to the next cluster;
    `glyphs` are (glyph id, dx, dy) with dy up, in the order in which they are drawn.
    """

    x: float
    advance: float
    glyphs: tuple[PlacedGlyph, ...]
    text: str


class LetterClusters(Sequence[Cluster]):
    """The clusters of letters side by side, each of which is a cluster of its own.

    ``places`` and ``glyphs`` are what a screen draws; the clusters are made when somebody looks at
    them. Equal to any sequence of equal clusters.
    """

    __slots__ = ("_made", "glyphs", "places", "text")

    def __init__(
        self, text: str, places: Sequence[int], glyphs: Sequence[tuple[PlacedGlyph, ...]]
    ) -> None:
        """``places`` has one more than there are letters: where the pen stands after the last."""
        self.text: Final = text
        self.places: Final = places
        self.glyphs: Final = glyphs
        self._made: tuple[Cluster, ...] | None = None

    @property
    def made(self) -> tuple[Cluster, ...]:
        """The clusters, made now if they were not yet."""
        if self._made is None:
            advances = map(sub, self.places[1:], self.places)
            self._made = tuple(map(Cluster, self.places, advances, self.glyphs, self.text))
        return self._made

    @overload
    def __getitem__(self, index: int) -> Cluster: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Cluster, ...]: ...
    def __getitem__(self, index: int | slice) -> Cluster | tuple[Cluster, ...]:
        return self.made[index]

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Sequence) and self.made == tuple(other))

    def __hash__(self) -> int:
        return hash(self.made)

    def __repr__(self) -> str:
        return repr(self.made)


class Shape(NamedTuple):
    """A shaped piece: its advance in font units and its clusters from left to right."""

    advance: int
    clusters: tuple[Cluster, ...]


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
    return Shape(*_clusters(_shaped(face, text, rtl, before, after), text, len(before)))


def measure(face: Face, text: str, rtl: bool, before: str = "", after: str = "") -> tuple[int, ...]:
    """Where the pen stands before each character of such a text and after the last, as read.

    All the characters of a cluster but the first stand at its end.
    """
    buffer, offset = _shaped(face, text, rtl, before, after), len(before)
    advances: dict[int, int] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        start = info.cluster - offset
        advances[start] = advances.get(start, 0) + position.x_advance
    places, pen = [0], 0
    for start, end in pairwise((*sorted(advances), len(text))):
        pen += advances[start]
        places += [pen] * (end + 1 - len(places))
    places += [pen] * (len(text) + 1 - len(places))  # where all of it is hidden
    return tuple(places)


def _shaped(face: Face, text: str, rtl: bool, before: str, after: str) -> Any:
    """The buffer after shaping."""
    buffer = hb.Buffer()
    whole = before + text + after
    if _CONTROL.search(whole):
        # The fonts have no glyph for a control, not even an empty one; a word joiner vanishes.
        whole = _CONTROL.sub("\u2060", whole)
    buffer.add_str(whole, len(before), len(text))
    buffer.flags = _FLAGS
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.font, buffer)
    return buffer


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
    glyphs: list[PlacedGlyph] = []
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
    glyphs: list[PlacedGlyph],
    text: str,
    start: int,
    first: int,
    ends: dict[int, int],
) -> Cluster:
    begin = 0 if start == first else start
    return Cluster(x, pen - x, tuple(glyphs), text[begin : ends[begin]])
