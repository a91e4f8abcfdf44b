"""Picture files without what is no picture: places, cameras, dates, names, thumbnails.

The pixels stay as they are coded. What stands behind the end of a file goes too: phones put more
pictures there, each with its own account of where it was taken.
"""

from __future__ import annotations

from collections.abc import Iterator

_SIGNATURE = 8
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})

_START, _END, _SCAN, _ADOBE = 0xD8, 0xD9, 0xDA, 0xEE
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT = 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_ADOBE_DATA = 12


class BareError(ValueError):
    """A file ends too early, or is not put together as its kind is."""


def bare_png(content: bytes) -> bytes:
    """A PNG of its pixels, colours and transparency alone (ISO 15948, section 11).

    Of an animation the first picture is left. Raises `BareError`.
    """
    made = bytearray(content[:_SIGNATURE])
    at = _SIGNATURE
    while True:
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + length + 12
        if len(kind) < 4 or end > len(content):
            raise BareError("a part of the file is missing")
        if kind in _KEPT_CHUNKS:
            made += content[at:end]
        if kind == b"IEND":
            return bytes(made)
        at = end


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG without application data and comments (ITU-T T.81, annex B).

    Of Adobe's data stays what tells how colours are coded. Raises `BareError`.
    """
    made = bytearray(b"\xff\xd8")
    for marker, segment in _segments(content):
        if marker == _ADOBE and segment[4:].startswith(b"Adobe"):
            held = segment[4 : 4 + _ADOBE_DATA]
            made += b"\xff\xee" + (len(held) + 2).to_bytes(2, "big") + held
        elif marker not in _APPLICATIONS and marker != _COMMENT:
            made += segment
    return bytes(made)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG behind its first marker, each scan with its coded data."""
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if content[at : at + 1] != b"\xff" or at + 1 >= len(content):
            raise BareError("a part of the file is missing")
        marker = content[at + 1]
        if marker == _END:
            yield marker, content[at : at + 2]
            return
        end = at + 2 if marker in _ALONE else at + 2 + _length(content, at + 2)
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        if end > len(content) or marker == _START:
            raise BareError("a part of the file is missing")
        yield marker, content[at:end]
        at = end


def _length(content: bytes, at: int) -> int:
    return max(2, int.from_bytes(content[at : at + 2], "big"))


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker begins: neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise BareError("a part of the file is missing")
        following = content[at + 1]
        if following == 0xFF:
            at += 1
        elif following == 0x00 or following in _ALONE:
            at += 2
        else:
            return at
