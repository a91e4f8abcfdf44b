"""How a picture of the map stands in a box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.layout.primitives import Photo, Region
from app.models.card import Box, Image
from app.models.picture import MAX_PIXELS, Picture

__all__ = [
    "MAX_PIXELS",
    "TALLEST",
    "WHOLE",
    "centred",
    "fill_photo",
    "fit_photo",
    "photo_height",
    "pictures_by_hash",
    "region",
    "shown_part",
    "shown_square",
]

WHOLE = Region(0.0, 0.0, 1.0, 1.0)
TALLEST = 1.4
"""The greatest height of a picture on a card, as a multiple of its width."""

_MOST_LOST = 0.3
"""The part of a picture's height that it may lose to stand in a box like its neighbours'."""

_ALMOST = 1 - 1e-6
_FEW_PIXELS = 8
_LOST_ABOVE = 0.25
"""How much of what it loses is lost at its top, where heads and titles are."""


def pictures_by_hash(pictures: Iterable[Picture]) -> Mapping[str, Picture]:
    """The pictures of a map by their hash."""
    return {picture.sha256: picture for picture in pictures}


def shown_part(picture: Picture, image: Image) -> Region:
    """The part of a picture of which a card shows nothing outside, at whatever size it is drawn.

    A part that somebody chose is shown as it was chosen; of a very high picture it is the middle.
    """
    if image.crop is not None:
        return region(image.crop)
    across, down = picture.shown_size
    return centred(WHOLE, across, down, 1.0, min(down / max(1, across), TALLEST))


def shown_square(picture: Picture) -> Region:
    """The part of a picture that a square shows."""
    return centred(WHOLE, *picture.shown_size, 1.0, 1.0)


def photo_height(picture: Picture, image: Image, width: float) -> float:
    """How high a card's picture is at a width, in points."""
    part = shown_part(picture, image)
    across, down = picture.shown_size
    return width * (down * part.height) / max(1e-6, across * part.width)


def fit_photo(
    picture: Picture, image: Image, x: float, y: float, width: float, tallest: float, radius: float
) -> Photo:
    """A card's picture, cut to its focal crop, never stretched.

    It fills a box ``width`` points wide and at most ``tallest`` high, as its neighbours do, and
    loses what stands out above and below. Where that were much of it, or cut into a part that
    somebody chose or that was cut already, the picture stands narrower in the middle of the box.
    """
    part = shown_part(picture, image)
    height = photo_height(picture, image, width)
    if height > tallest:
        # a picture of a few pixels, of which a part may hold none, stays whole
        few = part.height * picture.shown_size[1] < _FEW_PIXELS
        settled = image.crop is not None or height >= width * TALLEST * _ALMOST
        most = 0.0 if few or settled else _MOST_LOST
        left = max(tallest / height, 1 - most)
        room, width = width, min(width, tallest / height / left * width)
        x, height = x + (room - width) / 2, tallest
        kept = centred(part, *picture.shown_size, width, height)
        part = kept._replace(y=part.y + (part.height - kept.height) * _LOST_ABOVE)
    blurred = tuple(region(one) for one in image.blurred)
    return Photo(x, y, width, height, picture.sha256, part, blurred, radius)


def fill_photo(picture: Picture, x: float, y: float, size: float, radius: float) -> Photo:
    """A picture filling a square of ``size`` points."""
    return Photo(x, y, size, size, picture.sha256, shown_square(picture), (), radius)


def centred(
    crop: Region, pixels_wide: int, pixels_high: int, width: float, height: float
) -> Region:
    """The largest part in the middle of ``crop`` that has the shape of the box."""
    have = (crop.width * pixels_wide) / max(1e-6, crop.height * pixels_high)
    want = width / max(1e-6, height)
    if have > want:
        part = crop.width * want / have
        return Region(crop.x + (crop.width - part) / 2, crop.y, part, crop.height)
    part = crop.height * have / want
    return Region(crop.x, crop.y + (crop.height - part) / 2, crop.width, part)


def region(box: Box) -> Region:
    """A box of the document as a region of the sheet."""
    return Region(box.x, box.y, box.width, box.height)
