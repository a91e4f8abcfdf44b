"""Picture files of all kinds, made for the tests."""

from __future__ import annotations

import io
import zlib
from typing import Any

from PIL import Image
from PIL.Image import Exif

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
SECRET = "Camera-of-Mallory"


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file."""
    stored = io.BytesIO()
    image.save(stored, kind, **options)
    return stored.getvalue()


def quarters(width: int = 80, height: int = 60, mode: str = "RGB") -> Image.Image:
    """Red, green, blue and yellow quarters, clockwise from the top left."""
    made = Image.new("RGB", (width, height), (255, 0, 0))
    made.paste((0, 255, 0), (width // 2, 0, width, height // 2))
    made.paste((0, 0, 255), (width // 2, height // 2, width, height))
    made.paste((255, 255, 0), (0, height // 2, width // 2, height))
    return made.convert(mode)


def told_where(orientation: int = 1) -> Exif:
    """What a telephone says of a picture: how it was held, who made it and where."""
    exif = Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = SECRET
    exif[GPS] = {1: "N", 2: (50.0, 5.0, 1.0), 3: "E", 4: (14.0, 25.0, 2.0)}
    return exif


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that hardly gets smaller by packing."""
    return Image.effect_noise((width, height), 90).convert(mode)


def png_of_size(
    width: int, height: int, rows: bytes = b"", depth: int = 8, colours: int = 0
) -> bytes:
    """A PNG whose head says a size, bits a channel and a kind of colours, whatever is in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + sum_

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((depth, colours, 0, 0, 0))
    packed = zlib.compress(rows)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def opened(content: bytes) -> Image.Image:
    """The pixels of a file."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def corners(image: Image.Image) -> list[str]:
    """The colours of the four quarters, clockwise from the top left, by name."""
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (1, 1, 0): "yellow"}
    wide, high = image.size
    places = ((1, 1), (3, 1), (3, 3), (1, 3))
    found = []
    for x, y in places:
        pixel = image.convert("RGB").getpixel((wide * x // 4, high * y // 4))
        assert isinstance(pixel, tuple)
        red, green, blue = (int(one > 127) for one in pixel[:3])
        found.append(names.get((red, green, blue), str(pixel)))
    return found
