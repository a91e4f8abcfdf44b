"""The pixels of a map's pictures: decoded within limits, blurred, cropped, scaled, once for all.

Screen, PDF and PNG draw the very same pixels. Nothing under a blurred region leaves this module.
"""

from __future__ import annotations

import io
import math
import struct
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.layout.pictures import MAX_PIXELS
from app.layout.primitives import Photo, Region
from app.unwarned import unwarned

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 64 * 1024 * 1024
"""The largest encoded picture that is decoded, in bytes."""

MAX_KEPT = 160 * 1024 * 1024
"""How many bytes of decoded pixels are kept for a map. More than this is decoded again when drawn,
which takes long, and never stands on one screen."""

_POINTS_PER_INCH = 72
_BLUR_CELLS = 8
_JPEG_QUALITY = 90
_COPY_QUALITY = 95
# A crop is taken as exact to such a part of a pixel, and to no finer one: reckoned as fractions of
# another width its edges stay where they are.
_PARTS = 2**20
_LEAST_CROP = 0.999
_FINER = 2
# A picture that is coarser where it is drawn gets pixels of its own kind in between: viewers of PDF
# blur such pictures, or show squares, each in its own way. Up to so many colours it is a drawing.
_COARSE = 150
_DRAWN = 16
# What printers draw, and so fine that viewers agree on where edges are; of so many pixels at most.
_SHARP = 600
_MOST_ENLARGED = 4_000_000
_PNG_SIGNATURE = 8
_ORIENTATION = 0x0112


class PictureError(ValueError):
    """A picture cannot be drawn; the text says why."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Pixels:
    """A picture ready to be drawn: ``rgb`` has three bytes a pixel, ``alpha`` one or is None.

    ``photographic`` tells that it came as JPEG, so that an output may store it as one again.
    """

    width: int
    height: int
    rgb: bytes
    alpha: bytes | None
    photographic: bool

    @property
    def size(self) -> int:
        """How many bytes the pixels take."""
        return len(self.rgb) + len(self.alpha or b"")


class Encoded(Protocol):
    """A picture of a map: its SHA-256 and the bytes of its file."""

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""

    @property
    def content(self) -> bytes:
        """The bytes of the picture file. Raises ValueError where they cannot be read."""


class Pictures:
    """The pictures of one map, by SHA-256, prepared for the places where they are drawn.

    ``source`` gives the encoded bytes of a picture or None; ``dpi`` is the resolution at which a
    picture is kept at most, at its drawn size. Of the pixels that were drawn last ``keep`` bytes
    are kept. ``faults`` fills with one text for each picture that could not be drawn.
    """

    def __init__(
        self,
        source: Callable[[str], bytes | None] | None = None,
        dpi: float = 300,
        keep: int = MAX_KEPT,
    ) -> None:
        self._source = source
        self._dpi = dpi
        self._keep = keep
        self._made: OrderedDict[object, Pixels | None] = OrderedDict()
        self._bytes = 0
        self._faults: dict[str, str] = {}

    @classmethod
    def of(cls, pictures: Iterable[Encoded], dpi: float) -> Pictures:
        """The pictures of a map, each decoded when it is first drawn."""
        by_hash = {picture.sha256: picture for picture in pictures}

        def content(sha256: str) -> bytes | None:
            found = by_hash.get(sha256)
            return found.content if found is not None else None

        return cls(content, dpi)

    @property
    def faults(self) -> tuple[str, ...]:
        """What went wrong with which picture, once a picture."""
        return tuple(self._faults.values())

    def pixels(self, photo: Photo) -> Pixels | None:
        """The pixels that fill ``photo``; None when its picture is missing or broken."""
        size = (round(photo.width, 2), round(photo.height, 2))
        key = (photo.sha256, size, photo.crop, photo.blurred)
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        made: Pixels | None = None
        try:
            made = prepare(self._content(photo.sha256), photo, self._dpi)
        except PictureError as error:
            self._faults[photo.sha256] = f"The picture {photo.sha256[:12]}… {error}."
        self._made[key] = made
        self._bytes += made.size if made is not None else 0
        while self._bytes > self._keep and len(self._made) > 1:
            _, dropped = self._made.popitem(last=False)
            self._bytes -= dropped.size if dropped is not None else 0
        return made

    def _content(self, sha256: str) -> bytes:
        try:
            data = self._source(sha256) if self._source else None
        except ValueError:
            raise PictureError("is not base64; insert it again") from None
        if data is None:
            raise PictureError("is not in the map")
        return data


def prepare(data: bytes, photo: Photo, dpi: float) -> Pixels:
    """Decode ``data``, blur, cut to the crop and scale down to ``dpi`` at the drawn size.

    What has less than 150 dpi there is made larger: smoothly, or with sharp edges where it has few
    colours, as codes to scan and drawings of pixels have. Raises ``PictureError`` for data that is
    no PNG or JPEG, is broken, or is too large.
    """
    image, photographic = _decoded(data)
    for region in photo.blurred:
        _blur(image, region)
    part, box = _cut(image, photo.crop)
    size = (photo.width / _POINTS_PER_INCH, photo.height / _POINTS_PER_INCH)
    if _is_coarse(box, size):
        fitted = _enlarged(part, box, size, dpi)
    else:
        fitted = _fitted(part, box, photo.width * dpi, photo.height * dpi)
    alpha = fitted.getchannel("A").tobytes() if fitted.mode == "RGBA" else None
    if alpha is not None and alpha.count(255) == len(alpha):
        alpha = None
    return Pixels(*fitted.size, fitted.convert("RGB").tobytes(), alpha, photographic)


def jpeg(pixels: Pixels) -> bytes:
    """Encode pixels as a JPEG that carries nothing else: no place, no camera, no date."""
    from PIL import Image as images

    image = images.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
    return stored.getvalue()


class PictureCopy(NamedTuple):
    """A picture file made anew: its bytes and kind, its size in pixels, and what part to show."""

    data: bytes
    media_type: str
    width: int
    height: int
    crop: Region


def shown_copy(data: bytes, crop: Region, blurred: Iterable[Region] = ()) -> PictureCopy:
    """A picture cut to the pixels that ``crop`` touches, with its regions made unreadable.

    It is drawn just as the crop of the whole picture is; a JPEG stays one, of high quality. Raises
    ``PictureError`` as ``prepare`` does.
    """
    image, photographic = _decoded(data)
    for region in blurred:
        _blur(image, region)
    part, box = _cut(image, crop)
    stored = io.BytesIO()
    if photographic:
        part.save(stored, "JPEG", quality=_COPY_QUALITY, subsampling=0, optimize=True)
    else:
        part.save(stored, "PNG")
    width, height = part.size
    shown = Region(
        box[0] / width, box[1] / height, (box[2] - box[0]) / width, (box[3] - box[1]) / height
    )
    media_type = "image/jpeg" if photographic else "image/png"
    return PictureCopy(stored.getvalue(), media_type, width, height, shown)


def packed_rows(pixels: Pixels) -> bytes:
    """The colours as the rows of a PNG, each with the filter that suits it, deflated (RFC 2083)."""
    from PIL import Image as images

    stored = io.BytesIO()
    image = images.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    image.save(stored, "PNG", compress_level=9)
    data = stored.getvalue()
    rows = bytearray()
    place = _PNG_SIGNATURE
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        if kind == b"IDAT":
            rows += data[place + 8 : place + 8 + length]
        place += length + 12
    return bytes(rows)


_Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


def _cut(image: Image, crop: Region) -> tuple[Image, _Box]:
    """The pixels of a picture that a crop touches, and where the crop lies in them."""
    left = _place(crop.x, image.width)
    top = _place(crop.y, image.height)
    right = _place(crop.x + crop.width, image.width)
    bottom = _place(crop.y + crop.height, image.height)
    if min(right - left, bottom - top) < _LEAST_CROP:
        raise PictureError("has a crop that holds no pixel; choose a larger part")
    x, y = math.floor(left), math.floor(top)
    whole = (x, y, math.ceil(right), math.ceil(bottom))
    return image.crop(whole), (left - x, top - y, right - x, bottom - y)


def _place(fraction: float, length: int) -> float:
    """Where an edge of a crop lies in so many pixels, never beyond them.

    A copy is so cut as its original, to the last pixel.
    """
    return round(max(0.0, min(fraction, 1.0)) * length * _PARTS) / _PARTS


def _fitted(image: Image, box: _Box, across: float, down: float) -> Image:
    """The part of a picture in ``box``, made smaller where it is much finer than it has to be.

    ``across`` and ``down`` are the pixels wanted, times 72. What is at most twice as fine stays
    as it is: drawing it anew would blur it, and seldom make it shorter.
    """
    # Pillow takes 25 ms that no start-up should pay.
    from PIL import Image as images

    wanted = (
        max(1, math.ceil(across / _POINTS_PER_INCH)),
        max(1, math.ceil(down / _POINTS_PER_INCH)),
    )
    if image.width <= wanted[0] * _FINER and image.height <= wanted[1] * _FINER:
        return image
    size = (min(image.width, wanted[0]), min(image.height, wanted[1]))
    return image.resize(size, images.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _is_coarse(box: _Box, size: tuple[float, float]) -> bool:
    """Whether the pixels in ``box`` are few for so many inches."""
    across, down = box[2] - box[0], box[3] - box[1]
    return across < size[0] * _COARSE and down < size[1] * _COARSE


def _enlarged(image: Image, box: _Box, size: tuple[float, float], dpi: float) -> Image:
    """The part of a picture in ``box``, of more pixels than it has."""
    from PIL import Image as images

    across, down = box[2] - box[0], box[3] - box[1]
    drawn = image.getcolors(_DRAWN) is not None
    wanted = max(_SHARP, dpi) if drawn else _COARSE
    # so each pixel of a drawing becomes a square of whole ones
    times = math.ceil(max(size[0] * wanted / across, size[1] * wanted / down))
    times = max(1, min(times, math.isqrt(int(_MOST_ENLARGED / (across * down)))))
    method = images.Resampling.NEAREST if drawn else images.Resampling.BICUBIC
    return image.resize((round(across * times), round(down * times)), method, box=box)


def _decoded(data: bytes) -> tuple[Image, bool]:
    """The upright picture in RGB or RGBA, and whether it came as JPEG."""
    if len(data) > MAX_BYTES:
        raise PictureError(f"has {len(data):,} bytes, more than {MAX_BYTES:,}; make it smaller")
    from PIL import Image as images
    from PIL import UnidentifiedImageError

    try:
        with unwarned():
            image = images.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if image.width * image.height > MAX_PIXELS:
            raise images.DecompressionBombError
        photographic = image.format == "JPEG"
        image.load()
        upright = _upright(image)
    except images.DecompressionBombError:
        raise PictureError(f"has more than {MAX_PIXELS:,} pixels; make it smaller") from None
    except UnidentifiedImageError:
        raise PictureError("is neither PNG nor JPEG; replace it") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise PictureError(f"is broken ({error}); replace it") from None
    if upright.mode in ("I", "I;16", "I;16B"):
        # Sixteen bits of grey: the upper eight are what is seen.
        upright = upright.point(lambda level: level / 256).convert("L")
    transparent = upright.has_transparency_data
    return upright.convert("RGBA" if transparent else "RGB"), photographic


def _upright(image: Image) -> Image:
    """A picture turned as its Exif data says: that of JPEG files alone, as the layout reads it."""
    told = image.info.get("exif") if image.format == "JPEG" else None
    if not told:
        return image
    from PIL import Image as images

    exif = images.Exif()
    try:
        exif.load(told)
        turn = exif.get(_ORIENTATION)
    except (SyntaxError, ValueError, struct.error, OSError):
        return image
    turned = images.Transpose
    method = {
        2: turned.FLIP_LEFT_RIGHT,
        3: turned.ROTATE_180,
        4: turned.FLIP_TOP_BOTTOM,
        5: turned.TRANSPOSE,
        6: turned.ROTATE_270,
        7: turned.TRANSVERSE,
        8: turned.ROTATE_90,
    }.get(turn or 1)
    return image if method is None else image.transpose(method)


def _blur(image: Image, region: Region) -> None:
    """Replace a region by a few cells of its mean colours, drawn smoothly.

    At most eight cells along the longer side are left, whatever the resolution, so that nothing
    can be read or restored.
    """
    box = (
        max(0, math.floor(region.x * image.width)),
        max(0, math.floor(region.y * image.height)),
        min(image.width, math.ceil((region.x + region.width) * image.width)),
        min(image.height, math.ceil((region.y + region.height) * image.height)),
    )
    width, height = box[2] - box[0], box[3] - box[1]
    if width < 1 or height < 1:
        return
    from PIL import Image as images

    part = image.crop(box)
    longer = max(width, height)
    cells = (
        max(1, round(_BLUR_CELLS * width / longer)),
        max(1, round(_BLUR_CELLS * height / longer)),
    )
    coarse = part.resize(cells, images.Resampling.BOX)
    image.paste(coarse.resize((width, height), images.Resampling.BILINEAR), box)
