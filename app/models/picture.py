"""Pictures that live in the map file."""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64encode
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from app.models.base import Record

MAX_PIXELS = 64_000_000
"""More pixels than this are refused, before anything decodes them."""

PNG = "image/png"
JPEG = "image/jpeg"

UPRIGHT = 1
"""The orientation of a picture whose first row is above and whose first column is at the left."""


class Flaw(NamedTuple):
    """What is wrong with a picture: the field to blame, and words."""

    field: str
    message: str

    @property
    def unknown_type(self) -> bool:
        """Whether all that is wrong is a media type that is not known here."""
        return self.field == "media_type"


class Picture(Record):
    """A picture, once per map. ``data`` is its bytes in base64, ``sha256`` their hash in hex.

    ``width`` and ``height`` are pixels; ``media_type`` is image/png or image/jpeg.
    """

    sha256: str
    media_type: str
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    name: str = ""
    data: str

    @cached_property
    def content(self) -> bytes:
        """The bytes of the picture file. Raises ValueError where ``data`` is not base64."""
        if len(self.data) % 4:
            raise ValueError("base64 comes in groups of four")
        return binascii.a2b_base64(self.data.encode("ascii"), strict_mode=True)

    @cached_property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in pixels as the picture is shown: a JPEG may say that it lies."""
        try:
            lies = self.media_type == JPEG and orientation_of(self.content) > 4
        except ValueError:
            lies = False
        return (self.height, self.width) if lies else (self.width, self.height)

    @cached_property
    def flaw(self) -> Flaw | None:
        """What is wrong with the picture, found out once; None for a sound one.

        Only the heads of the files are read (PNG: ISO 15948 §11.2.2; JPEG: ITU-T T.81 §B.2.2).
        """
        try:
            content = self.content
        except ValueError:
            return Flaw("data", "this is not base64; insert the picture again")
        if hashlib.sha256(content).hexdigest() != self.sha256:
            return Flaw("sha256", "the hash is not that of the data; insert the picture again")
        if self.media_type not in (PNG, JPEG):
            return Flaw("media_type", 'a picture is of type "image/png" or "image/jpeg"')
        found = media_type_of(content)
        if found != self.media_type:
            what = f"of type {found!r}" if found else "neither a PNG nor a JPEG file"
            return Flaw("data", f"the data is {what}; insert the picture again")
        size = size_of(content)
        if size is None:
            return Flaw("data", "the picture file is damaged; insert the picture again")
        if size != (self.width, self.height):
            field = "width" if size[0] != self.width else "height"
            return Flaw(field, f"the picture is {size[0]} × {size[1]} pixels; write that here")
        if size[0] * size[1] > MAX_PIXELS:
            limit = MAX_PIXELS // 1_000_000
            return Flaw("width", f"more than {limit} million pixels; insert a smaller picture")
        return None


def picture_from(content: bytes, name: str = "") -> Picture:
    """Make the record of a PNG or JPEG file.

    Raises ValueError with words for people when it is neither, damaged or too large.
    """
    media_type = media_type_of(content)
    size = size_of(content)
    if not media_type:
        raise ValueError("a picture has to be a PNG or a JPEG file")
    if size is None or min(size) < 1:
        raise ValueError("the picture file is damaged")
    picture = Picture(
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        width=size[0],
        height=size[1],
        name=name,
        data=b64encode(content).decode("ascii"),
    )
    if picture.flaw is not None:
        raise ValueError(picture.flaw.message)
    return picture


def media_type_of(content: bytes) -> str:
    """The media type by the first bytes; empty for what is neither PNG nor JPEG."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return JPEG if content.startswith(b"\xff\xd8\xff") else ""


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the file's head says; None where it does not."""
    if media_type_of(content) == PNG:
        if len(content) < 33 or content[12:16] != b"IHDR":
            return None
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        # A frame header: all of C0 to CF but tables (C4), an extension (C8) and arithmetic (CC).
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        if marker == 0xFF:
            at += 1
        else:
            at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
    return None


def orientation_of(content: bytes) -> int:
    """How a JPEG file has to be turned to stand upright, 1 to 8 (Exif 2.32, tag 0x0112); else 1."""
    at = 2
    while media_type_of(content) == JPEG and content[at : at + 1] == b"\xff":
        marker, length = content[at + 1 : at + 2], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == b"\xff":
            at += 1
            continue
        if marker in (b"\xda", b""):
            break
        told = content[at + 4 : at + 2 + length]
        if marker == b"\xe1" and told.startswith(b"Exif\0\0"):
            return _orientation(told[6:])
        at += 2 + max(2, length)
    return UPRIGHT


def _orientation(tiff: bytes) -> int:
    """The orientation in the first directory of Exif data (TIFF 6.0, section 2)."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    directory = number(4, 4)
    for entry in range(number(directory, 2)):
        at = directory + 2 + 12 * entry
        if at >= len(tiff):
            break
        if number(at, 2) == 0x0112:
            found = number(at + 8, 2)
            return found if 1 <= found <= 8 else UPRIGHT
    return UPRIGHT
