"""Setting lines: the glyphs of a broken paragraph in visual order, placed in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.layout.text.bidi import visual_order
from app.layout.text.block import EmojiRun, GlyphRun
from app.layout.text.characters import visible_end
from app.layout.text.faces import UNITS_PER_EM, Face
from app.layout.text.items import Item, Kind
from app.layout.text.paragraph import Measurer, Paragraph, shape_part
from app.layout.text.shaping import Cluster, LetterClusters

_HYPHENS = re.compile("[^-]*-+|[^-]+")


class Atom(NamedTuple):
    """A shaped part of a line that is moved as a whole when the line is put in visual order."""

    face: Face
    level: int
    advance: int
    clusters: Sequence[Cluster]
    key: str = ""  # of an emoji


def set_line(
    paragraph: Paragraph, measurer: Measurer, start: int, end: int, size: float
) -> tuple[float, tuple[GlyphRun | EmojiRun, ...]]:
    """The width in points and the runs of text[start:end], the first run at x = 0.

    White space at the end is left out.
    """
    seen = visible_end(paragraph.text, start, end)
    if paragraph.plain and seen > start and "-" not in (words := paragraph.text[start:seen]):
        # Nearly every line: one run, with nothing to be put in order.
        advance, placed = _placed(measurer, words)
        width = advance * (size / UNITS_PER_EM)
        return width, (GlyphRun(measurer.base, size, 0.0, width, False, placed),)
    atoms = list(_atoms(paragraph, measurer, start, seen))
    order = visual_order([atom.level for atom in atoms])
    scale = size / UNITS_PER_EM
    runs: list[GlyphRun | EmojiRun] = []
    pen = i = 0
    while i < len(order):
        atom = atoms[order[i]]
        begin = pen
        if atom.key:
            pen += atom.advance
            text = atom.clusters[0].text
            width = atom.advance * scale
            rtl = bool(atom.level & 1)
            runs.append(EmojiRun(atom.key, size, begin * scale, width, text, order[i], rtl))
            i += 1
            continue
        clusters: list[Cluster] = []
        first = i
        while i < len(order) and _same_run(atoms, order[first], order[i], i - first):
            clusters += _moved(atoms[order[i]].clusters, pen - begin)
            pen += atoms[order[i]].advance
            i += 1
        if clusters:
            rtl = bool(atom.level & 1)
            x, width = begin * scale, (pen - begin) * scale
            read = min(order[first], order[i - 1])
            runs.append(GlyphRun(atom.face, size, x, width, rtl, tuple(clusters), read))
    return pen * scale, tuple(runs)


def _same_run(atoms: list[Atom], first: int, other: int, distance: int) -> bool:
    """Whether an atom, so many places to the right of the first, goes on with its run.

    They must be neighbours in the text as well, so that the text of a run is a part of it.
    """
    a, b = atoms[first], atoms[other]
    if b.key or b.face is not a.face or b.level != a.level:
        return False
    return other - first == (-distance if a.level & 1 else distance)


def _moved(clusters: Sequence[Cluster], distance: int) -> Sequence[Cluster]:
    """The clusters, moved to the right by a distance in font units."""
    if not distance:
        return clusters
    return tuple(Cluster(c.x + distance, c.advance, c.glyphs, c.text) for c in clusters)


def _atoms(paragraph: Paragraph, measurer: Measurer, start: int, seen: int) -> Iterator[Atom]:
    """The shaped parts of a line in logical order."""
    text = paragraph.text
    if paragraph.plain:
        yield from _letters(measurer, text[start:seen], 0)
        return
    if seen == start:
        return
    for piece in paragraph.pieces_from(start):
        if piece.start >= seen:
            return
        a, b = max(start, piece.start), min(seen, piece.end)
        item = piece.item
        if item.kind is Kind.ALPHABET:
            yield from _letters(measurer, text[a:b], item.level)
        elif item.kind is Kind.SHAPED:
            shaped = shape_part(measurer, text, piece, a, b)
            yield Atom(item.face, item.level, shaped.advance, shaped.clusters)
        elif item.kind is Kind.SQUARE:
            yield _squares(measurer, item, text[a:b])
        else:
            yield _fixed(measurer, item, text[a:b])


def _letters(measurer: Measurer, text: str, level: int) -> Iterator[Atom]:
    """Letters, cut after hyphens, with which nothing is kerned.

    They stand where they were measured: shaping them once more would give the same.
    """
    parts = _HYPHENS.findall(text) if "-" in text else [text] if text else []
    for part in parts:
        yield Atom(measurer.base, level, *_placed(measurer, part))


def _placed(measurer: Measurer, text: str) -> tuple[int, LetterClusters]:
    """The advance and the clusters of letters without a hyphen but at their end."""
    places = measurer.pairs.places(text)
    glyphs = list(map(measurer.pairs.glyphs.__getitem__, text))
    return places[-1], LetterClusters(text, places, glyphs)


def _squares(measurer: Measurer, item: Item, text: str) -> Atom:
    """Ideographs, kana and syllables: one glyph each."""
    face = item.face
    advances = measurer.squares(face)
    clusters = []
    pen = 0
    for character in text:
        advance = advances[character]
        clusters.append(Cluster(pen, advance, ((face.glyph(character), 0, 0),), character))
        pen += advance
    return Atom(face, item.level, pen, tuple(clusters))


def _fixed(measurer: Measurer, item: Item, text: str) -> Atom:
    """An emoji, or a tab as a wide space."""
    advance = measurer.fixed_advance(item.kind)
    glyphs = () if item.key else ((item.face.glyph(" "), 0, 0),)
    cluster = Cluster(0, advance, glyphs, text)
    return Atom(item.face, item.level, advance, (cluster,), item.key)
