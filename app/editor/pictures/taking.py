"""A picture file of a common kind, taken into a map: upright, bare, of a size that suits it.

The limits stand here in one place. Only the bytes of the file are looked at: a kind of file that
may name others, as drawings and documents do, is refused before anything reads it.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.editor.words import tr
from app.models.bare_picture import bare
from app.models.picture import (
    MAX_PIXELS,
    PNG,
    UPRIGHT,
    Picture,
    media_type_of,
    picture_from,
    size_of,
)
from app.unwarned import unwarned

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile

MOST_BYTES = 30_000_000
"""Larger files are refused, before they are read."""

LONGEST_SIDE = 1600
"""Pixels: a larger picture is made smaller. On paper that is 135 mm at 300 dpi."""

MOST_KEPT = 1_500_000
"""Bytes in the map: a larger PNG becomes a JPEG, or smaller yet where it is transparent."""

_QUALITY = 88
_SMALLER, _LEAST = 0.75, 200
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
_LOSSY = frozenset({"JPEG", "MPO"})
_DEEP_MODES = frozenset({"I", "I;16", "I;16B", "I;16L", "F"})
_PLAIN = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_DEPTH_AT, _DEEP = 24, 16
_ORIENTATION, _LAST_STANDING = 0x0112, 4
_KINDS = {
    b"%PDF": "PDF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"8BPS": "Photoshop",
    b"\0\0\1\0": "ICO",
    b"\x76\x2f\x31\x01": "OpenEXR",
}
_BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF"}


class PictureRefused(ValueError):
    """A file that cannot become a picture of a map; the message is for people."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture for a map, and what was done to it that its owner should know.

    ``animated``: it is the first picture of an animation. ``shrunk_to``: its size as it is shown,
    in pixels, where that is smaller than it was.
    """

    picture: Picture
    animated: bool = False
    shrunk_to: tuple[int, int] | None = None


def take_picture(content: bytes, name: str) -> Taken:
    """The picture in the bytes of a file called ``name``: upright, at most `LONGEST_SIDE` long.

    A PNG or JPEG that suits as it is keeps its pixels to the bit and loses all else that is in the
    file. Raises `PictureRefused`.
    """
    if len(content) > MOST_BYTES:
        raise too_many_bytes(name)
    image = _opened(content, name)
    try:
        with unwarned():
            animated = _is_animated(image)
            size = _shown_size(image)
            made = _made(image, content)
    except MemoryError:
        raise PictureRefused(
            tr("“{name}” does not fit into this computer's memory. Make it smaller.", name=name)
        ) from None
    # Decoders of broken files raise whatever they happen to stumble over.
    except Exception as error:
        raise damaged(name) from error
    picture = picture_from(made, name)
    is_smaller = max(picture.shown_size) < max(size)
    return Taken(picture, animated, picture.shown_size if is_smaller else None)


def _is_animated(image: Image) -> bool:
    # Of a photograph that holds more of them the first is the photograph.
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))


def too_many_bytes(name: str) -> PictureRefused:
    """What is said of a file that is too long."""
    limit = MOST_BYTES // 1_000_000
    return PictureRefused(
        tr(
            "“{name}” is larger than {limit} MB. Make it smaller in a picture program.",
            name=name,
            limit=limit,
        )
    )


def too_many_pixels(name: str, size: tuple[int, int] | None = None) -> PictureRefused:
    """What is said of a picture that is too large; None where its size is not known."""
    limit = MAX_PIXELS // 1_000_000
    if size is None:
        return PictureRefused(
            tr(
                "“{name}” has more than {limit} million pixels. "
                "Make it smaller in a picture program.",
                name=name,
                limit=limit,
            )
        )
    return PictureRefused(
        tr(
            "“{name}” has {across} × {down} pixels, more than {limit} million. "
            "Make it smaller in a picture program.",
            name=name,
            across=size[0],
            down=size[1],
            limit=limit,
        )
    )


def damaged(name: str) -> PictureRefused:
    """What is said of a file that no longer holds what it did."""
    return PictureRefused(
        tr("“{name}” is damaged. Save it anew in the program it comes from.", name=name)
    )


def _opened(content: bytes, name: str) -> Image:
    """The picture with nothing decoded yet; what is no picture, or too large a one, is refused."""
    # Pillow takes 25 ms that no start-up should pay.
    from PIL import Image as images
    from PIL import UnidentifiedImageError

    if not content:
        raise PictureRefused(tr("“{name}” is empty. Choose another picture.", name=name))
    told = size_of(content) if media_type_of(content) else None
    if told is not None and told[0] * told[1] > MAX_PIXELS:
        raise too_many_pixels(name, told)
    try:
        with unwarned():
            image = images.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise _unknown(content, name) from None
    except images.DecompressionBombError:
        raise too_many_pixels(name) from None
    except Exception as error:  # as above
        raise damaged(name) from error
    if image.width * image.height > MAX_PIXELS:
        raise too_many_pixels(name, image.size)
    return image


def _unknown(content: bytes, name: str) -> PictureRefused:
    """What is said of a file of a kind that is not read."""
    kind = _kind_of(content)
    if kind == "SVG":
        return PictureRefused(
            tr(
                "“{name}” is a drawing (SVG), which may reach out for other files. "
                "Export it as PNG and insert that.",
                name=name,
            )
        )
    if kind:
        return PictureRefused(
            tr(
                "“{name}” is of a kind that is not read ({kind}). Save it as PNG or JPEG.",
                name=name,
                kind=kind,
            )
        )
    if media_type_of(content):
        return damaged(name)
    return PictureRefused(
        tr(
            "“{name}” is no picture that can be read. PNG, JPEG, GIF, WebP and BMP can be.",
            name=name,
        )
    )


def _kind_of(content: bytes) -> str:
    """The name of a kind of file that is known and not read; "" for any other."""
    head = content[:1024]
    for start, kind in _KINDS.items():
        if head.startswith(start):
            return kind
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "SVG" if text.startswith(b"<") and b"<svg" in text else ""


def _made(image: Image, content: bytes) -> bytes:
    """The bytes of the picture as the map keeps them."""
    from PIL import ImageOps

    lossy, turned = image.format in _LOSSY, _turn_of(image) != UPRIGHT
    foreign = _foreign_profile(image)
    if _suits(image, content) and not turned and foreign is None:
        image.load()  # which meets what is broken
        kept = bare(content)
        if kept is not None and len(kept) <= MOST_KEPT:
            return kept
    if lossy:
        # A JPEG is decoded at a fraction of its size, where that is still as fine as wanted.
        image.draft("", (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    upright = ImageOps.exif_transpose(image) if turned else image
    return _stored(_in_common_colours(upright, foreign), lossy=lossy)


def _suits(image: Image, content: bytes) -> bool:
    """Whether the pixels can stay as they are coded."""
    if not media_type_of(content) or max(image.size) > LONGEST_SIDE:
        return False
    deep = media_type_of(content) == PNG and content[_DEPTH_AT] == _DEEP
    return not deep and image.mode in _PLAIN


def _turn_of(image: Image) -> int:
    """How the picture has to be turned to stand upright, 1 to 8."""
    try:
        found = image.getexif().get(_ORIENTATION, UPRIGHT)
    except (SyntaxError, ValueError, struct.error):
        return UPRIGHT
    return found if found in range(1, 9) else UPRIGHT


def _shown_size(image: Image) -> tuple[int, int]:
    across, down = image.size
    return (down, across) if _turn_of(image) > _LAST_STANDING else (across, down)


def _foreign_profile(image: Image) -> ImageCmsProfile | None:
    """The colours that the file says it has, where these are not the usual ones."""
    told = image.info.get("icc_profile")
    if not told:
        return None
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(told))
        usual = "srgb" in ImageCms.getProfileDescription(profile).lower()
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return None if usual else profile


def _in_common_colours(image: Image, foreign: ImageCmsProfile | None) -> Image:
    """The picture in grey, RGB or RGBA of eight bits, as sRGB (IEC 61966-2-1)."""
    if image.mode in _DEEP_MODES:
        # Sixteen bits of grey: the upper eight are what is seen.
        image = image.point(lambda level: level / 256).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    if image.mode not in ("1", "L", "LA", "CMYK"):
        image = image.convert("RGB")
    plain = _as_srgb(image, foreign) if foreign is not None else image
    plain = plain.convert("L" if plain.mode in ("1", "L", "LA") else "RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        plain = plain.convert("RGB")
        plain.putalpha(alpha)
    return plain


def _as_srgb(image: Image, profile: ImageCmsProfile) -> Image:
    """The colours of a profile turned into those of sRGB; as they are where it does not fit."""
    from PIL import ImageCms

    try:
        made = ImageCms.profileToProfile(
            image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if made is None else made


def _stored(image: Image, *, lossy: bool) -> bytes:
    """The picture as a file within the limits."""
    longest = LONGEST_SIDE
    while True:
        part = _fitted(image, longest)
        if not lossy:
            made = _encoded(part, "PNG")
            if len(made) <= MOST_KEPT or (part.mode == "RGBA" and max(part.size) <= _LEAST):
                return made
        if part.mode != "RGBA":
            return _encoded(part, "JPEG", quality=_QUALITY, optimize=True)
        longest = round(max(part.size) * _SMALLER)


def _fitted(image: Image, longest: int) -> Image:
    """The picture, made smaller where a side is longer than so many pixels."""
    from PIL import Image as images

    if max(image.size) <= longest:
        return image
    share = longest / max(image.size)
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, images.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image, kind: str, **options: object) -> bytes:
    pixels = image.copy()
    # What was said in the file would be written again.
    pixels.info = {}
    stored = io.BytesIO()
    pixels.save(stored, kind, **options)
    return stored.getvalue()
