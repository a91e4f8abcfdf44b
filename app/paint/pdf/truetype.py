"""TrueType outlines copied byte by byte from a font file into a small font of our own.

Only what a PDF needs of a font program: head, hhea, hmtx, maxp, loca and glyf (ISO 32000-1, 9.9,
table 126). Layouts of the tables are those of the OpenType specification 1.9.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_ARGS_ARE_WORDS = 0x0001
_ARGS_ARE_OFFSETS = 0x0002
_HAS_SCALE = 0x0008
_MORE_COMPONENTS = 0x0020
_HAS_TWO_SCALES = 0x0040
_HAS_MATRIX = 0x0080
_HAS_INSTRUCTIONS = 0x0100
_OVERLAP = 0x0400

_MAGIC = 0xB1B0AFBA
_BOX_BOTTOM, _BOX_TOP = -200, 800


class Part(NamedTuple):
    """One outline of a glyph to be made: which glyph of the source, moved by whole font units."""

    glyph: int
    across: int
    up: int


class GlyphSource:
    """The outlines of one font file with TrueType curves, read through a memory map.

    Raises ``OSError`` when the file cannot be read and ``ValueError`` when it holds no such curves.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._file = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack_from(">H", self._file, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for number in range(count):
            tag, _, start, length = struct.unpack_from(">4sIII", self._file, 12 + 16 * number)
            self._tables[tag.decode("latin-1")] = (start, length)
        if "glyf" not in self._tables:
            raise ValueError(f"{path.name} has no TrueType outlines")
        self.head = self._table("head")
        self.hhea = self._table("hhea")
        self.maxp = self._table("maxp")
        self.upem: int = struct.unpack_from(">H", self.head, 18)[0]
        self.count: int = struct.unpack_from(">H", self.maxp, 4)[0]
        self._long = struct.unpack_from(">h", self.head, 50)[0] == 1

    def glyph(self, number: int) -> bytes:
        """The bytes of one glyph; empty for one without an outline."""
        if not 0 <= number < self.count:
            raise ValueError(f"the font has no glyph {number}")
        loca, glyf = self._tables["loca"][0], self._tables["glyf"][0]
        if self._long:
            start, end = struct.unpack_from(">II", self._file, loca + 4 * number)
        else:
            start, end = (
                2 * half for half in struct.unpack_from(">HH", self._file, loca + 2 * number)
            )
        return self._file[glyf + start : glyf + end]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The box around all glyphs of the font, in font units: left, bottom, right, top."""
        left, bottom, right, top = struct.unpack_from(">hhhh", self.head, 36)
        return left, bottom, right, top

    def _table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self._file[start : start + length]


@lru_cache(maxsize=128)
def glyph_source(path: Path) -> GlyphSource:
    """The outlines of a font file, opened once."""
    return GlyphSource(path)


class FontProgram:
    """A font under construction. Glyph 0 is empty; ``add`` gives each new glyph its number.

    A glyph made of one outline that stays in place is that outline's bytes; every other is a
    composite glyph over outlines that stand, once each, behind all glyphs asked for.
    """

    def __init__(self, source: GlyphSource) -> None:
        self._source = source
        self._glyphs: list[tuple[Part, ...]] = [()]
        self._advances: list[int] = [0]

    def add(self, parts: Sequence[Part], advance: int) -> int:
        """Add a glyph of these outlines with its advance in font units; returns its number."""
        self._glyphs.append(tuple(parts))
        self._advances.append(max(0, min(advance, 0xFFFF)))
        return len(self._glyphs) - 1

    def compile(self) -> bytes:
        """The font file."""
        outlines = _Outlines(self._source, len(self._glyphs))
        made: list[bytes] = []
        for parts in self._glyphs:
            if not parts:
                made.append(b"")
            elif len(parts) == 1 and not parts[0].across and not parts[0].up:
                made.append(outlines.own_copy(parts[0].glyph))
            else:
                made.append(outlines.composite(parts))
        made.extend(outlines.finish())
        advances = self._advances + [0] * (len(made) - len(self._advances))
        head, hhea, maxp = self._source.head, self._source.hhea, self._source.maxp
        return _assemble(head, hhea, maxp, made, advances)


def box_font(widths: Sequence[int]) -> bytes:
    """A font of 1000 units an em whose glyphs are boxes of these widths; 0 gives an empty glyph."""
    glyphs = [_box_glyph(width) if width > 0 else b"" for width in widths]
    wide = max(widths, default=0)
    head = struct.pack(
        ">IIIIHHQQhhhhHHhhh",
        *(0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0b11, 1000, 0, 0),
        *(0, _BOX_BOTTOM, wide, _BOX_TOP, 0, 6, 2, 1, 0),
    )
    hhea = struct.pack(
        ">IhhhHhhhhhhhhhhhH",
        *(0x00010000, _BOX_TOP, _BOX_BOTTOM, 0, wide, 0, 0, wide, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    )
    maxp = struct.pack(">IHHHHHHHHHHHHHH", 0x00010000, len(glyphs), 4, 1, *(0,) * 11)
    return _assemble(head, hhea, maxp, glyphs, widths)


def _box_glyph(width: int) -> bytes:
    header = struct.pack(">hhhhhHH", 1, 0, _BOX_BOTTOM, width, _BOX_TOP, 3, 0)
    on_curve = bytes([1, 1, 1, 1])
    across = struct.pack(">hhhh", 0, 0, width, 0)
    up = struct.pack(">hhhh", _BOX_BOTTOM, _BOX_TOP - _BOX_BOTTOM, 0, _BOX_BOTTOM - _BOX_TOP)
    return header + on_curve + across + up


class _Outlines:
    """Outlines that composites share, numbered behind the glyphs that were asked for."""

    def __init__(self, source: GlyphSource, first: int) -> None:
        self._source = source
        self._first = first
        self._numbers: dict[int, int] = {}
        self._order: list[int] = []

    def number(self, glyph: int) -> int:
        found = self._numbers.get(glyph)
        if found is None:
            found = self._first + len(self._order)
            self._numbers[glyph] = found
            self._order.append(glyph)
        return found

    def own_copy(self, glyph: int) -> bytes:
        """The glyph's bytes with the numbers of its components, if any, replaced by ours."""
        data = self._source.glyph(glyph)
        if not data or struct.unpack_from(">h", data)[0] >= 0:
            return data
        changed = bytearray(data)
        place, flags = 10, _MORE_COMPONENTS
        while flags & _MORE_COMPONENTS:
            flags, component = struct.unpack_from(">HH", changed, place)
            struct.pack_into(
                ">HH", changed, place, flags & ~_HAS_INSTRUCTIONS, self.number(component)
            )
            place += 8 if flags & _ARGS_ARE_WORDS else 6
            if flags & _HAS_MATRIX:
                place += 8
            elif flags & _HAS_TWO_SCALES:
                place += 4
            elif flags & _HAS_SCALE:
                place += 2
        return bytes(changed[:place])

    def composite(self, parts: Sequence[Part]) -> bytes:
        drawn = [part for part in parts if self._source.glyph(part.glyph)]
        if not drawn:
            return b""
        boxes = [
            (
                struct.unpack_from(">hhhh", self._source.glyph(part.glyph), 2),
                part,
            )
            for part in drawn
        ]
        made = bytearray(
            struct.pack(
                ">hhhhh",
                -1,
                _short(min(box[0] + part.across for box, part in boxes)),
                _short(min(box[1] + part.up for box, part in boxes)),
                _short(max(box[2] + part.across for box, part in boxes)),
                _short(max(box[3] + part.up for box, part in boxes)),
            )
        )
        for place, part in enumerate(drawn):
            flags = _ARGS_ARE_WORDS | _ARGS_ARE_OFFSETS
            if place == 0:
                flags |= _OVERLAP
            if place < len(drawn) - 1:
                flags |= _MORE_COMPONENTS
            made += struct.pack(
                ">HHhh", flags, self.number(part.glyph), _short(part.across), _short(part.up)
            )
        return bytes(made)

    def finish(self) -> list[bytes]:
        """The shared outlines in order; copying one may ask for more, which then follow."""
        made: list[bytes] = []
        while len(made) < len(self._order):
            made.append(self.own_copy(self._order[len(made)]))
        return made


def _short(value: int) -> int:
    return max(-0x8000, min(value, 0x7FFF))


def _assemble(
    head_like: bytes,
    hhea_like: bytes,
    maxp_like: bytes,
    glyphs: Sequence[bytes],
    advances: Sequence[int],
) -> bytes:
    """A font file of these glyphs; the headers are those of another font but for counts."""
    places = [0]
    glyf = bytearray()
    for data in glyphs:
        glyf += data
        glyf += b"\0" * (-len(data) % 4)
        places.append(len(glyf))
    hmtx = bytearray()
    for data, advance in zip(glyphs, advances, strict=True):
        left = struct.unpack_from(">h", data, 2)[0] if data else 0
        hmtx += struct.pack(">Hh", advance, left)
    head = bytearray(head_like)
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">hhhh", head, 36, *_box_of(glyphs))
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(hhea_like)
    struct.pack_into(">H", hhea, 34, len(glyphs))
    # version 1.0; composites here may hold more than any of the source: allow the most.
    maxp = bytearray(maxp_like[:32])
    struct.pack_into(">H", maxp, 4, len(glyphs))
    points, contours = struct.unpack_from(">HH", maxp, 6)
    struct.pack_into(">HH", maxp, 10, min(0xFFFF, points * 16), min(0xFFFF, contours * 16))
    struct.pack_into(">HHHHHHHHH", maxp, 14, 1, 0, 0, 0, 0, 0, 0, 64, 8)
    tables = {
        b"glyf": bytes(glyf) or b"\0\0\0\0",
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": bytes(hmtx),
        b"loca": struct.pack(f">{len(places)}I", *places),
        b"maxp": bytes(maxp),
    }
    return _file(tables)


def _box_of(glyphs: Sequence[bytes]) -> tuple[int, int, int, int]:
    """The box around all of these glyphs: left, bottom, right, top; empty without outlines.

    That of the whole font is twice as high as most words. Poppler moves each letter to the left
    onto a whole pixel where the box is higher than 47, which at 150 dpi was Arabic of 12 points.
    """
    boxes = [struct.unpack_from(">hhhh", data, 2) for data in glyphs if data]
    if not boxes:
        return 0, 0, 0, 0
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = bytearray(
        struct.pack(
            ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
        )
    )
    body = bytearray()
    start = 12 + 16 * count
    head_at = 0
    for tag, data in sorted(tables.items()):
        if tag == b"head":
            head_at = start + len(body)
        directory += struct.pack(">4sIII", tag, _checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    made = bytearray(directory + body)
    struct.pack_into(">I", made, head_at + 8, (_MAGIC - _checksum(bytes(made))) & 0xFFFFFFFF)
    return bytes(made)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
