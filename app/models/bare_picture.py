"""A picture file without what its picture does not show: where, when and by whom it was made.

Cameras and programs write such things, and small copies of what was cut away later, beside the
pixels. They are left out without touching the pixels.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from app.models.picture import JPEG, PNG, UPRIGHT, media_type_of, orientation_of

_SIGNATURE = 8
# What tells how the pixels look (W3C recommendation "PNG", third edition, clause 11).
_KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
     b"bKGD", b"pHYs"}
)  # fmt: skip

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_FIRST_APPLICATION, _LAST_APPLICATION = 0xE0, 0xEF
# Where the coded pixels of a scan end: at a marker that is neither an escape nor a restart.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_COLOURS = (b"ICC_PROFILE\0", b"Adobe")
_JFIF, _JFIF_WITHOUT_THUMBNAIL = b"JFIF\0", 12


def bare(content: bytes) -> bytes | None:
    """The bytes of a PNG or JPEG file with its pixels, colours and orientation alone.

    None for a file whose parts cannot be told apart.
    """
    kind = media_type_of(content)
    try:
        if kind == PNG:
            return content[:_SIGNATURE] + b"".join(_chunks(content))
        if kind == JPEG:
            return b"\xff\xd8" + b"".join(_segments(content))
    except (ValueError, IndexError, struct.error):
        return None
    return None


def _chunks(content: bytes) -> Iterator[bytes]:
    place = _SIGNATURE
    while True:
        length, kind = struct.unpack_from(">I4s", content, place)
        end = place + 12 + length
        chunk = content[place:end]
        if len(chunk) < 12 + length:
            raise ValueError("the file is cut off")
        if kind in _KEPT_CHUNKS:
            check = zlib.crc32(chunk[4:-4])
            if int.from_bytes(chunk[-4:], "big") != check:
                raise ValueError("a chunk is damaged")
            yield chunk
        if kind == b"IEND":
            return
        place = end


def _segments(content: bytes) -> Iterator[bytes]:
    """The segments of a JPEG after its start (ITU-T T.81, annex B), without those that only tell.

    One that turns the picture upright is written anew.
    """
    orientation = orientation_of(content)
    if orientation != UPRIGHT:
        yield _turned(orientation)
    place = 2
    while True:
        if content[place] != 0xFF:
            raise ValueError("there is no marker")
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _END:
            yield b"\xff\xd9"
            return
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if end < place + 4 or end > len(content):
            raise ValueError("a segment is cut off")
        yield from _kept(marker, content[place:end])
        if marker == _SCAN:
            found = _NEXT_MARKER.search(content, end)
            if found is None:
                raise ValueError("the file has no end")
            yield content[end : found.start()]
            end = found.start()
        place = end


def _kept(marker: int, segment: bytes) -> Iterator[bytes]:
    if marker == _COMMENT:
        return
    if _FIRST_APPLICATION <= marker <= _LAST_APPLICATION:
        told = segment[4:]
        if told.startswith(_JFIF) and len(told) >= _JFIF_WITHOUT_THUMBNAIL + 2:
            yield _segment(marker, told[:_JFIF_WITHOUT_THUMBNAIL] + b"\0\0")
        elif told.startswith(_COLOURS):
            yield segment
        return
    yield segment


def _turned(orientation: int) -> bytes:
    """The least Exif that says how a picture is turned."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    directory = struct.pack(">H", 1) + entry + struct.pack(">I", 0)
    return _segment(0xE1, b"Exif\0\0MM\0*" + struct.pack(">I", 8) + directory)


def _segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes((marker,)) + struct.pack(">H", len(content) + 2) + content
