"""How a picture of the map stands in a box."""

from __future__ import annotations

from app.layout.primitives import Photo, Region
from app.models.card import Box, Image
from app.models.picture import Picture

WHOLE = Region(0.0, 0.0, 1.0, 1.0)
TALLEST = 1.4
"""The greatest height of a picture on a card, as a multiple of its width."""


def fit_photo(
    picture: Picture, image: Image, x: float, y: float, width: float, tallest: float, radius: float
) -> Photo:
    """A card's picture, cut to its focal crop, never stretched.

    It is ``width`` points wide, or less where it would become higher than ``tallest`` points.
    """
    crop = region(image.crop) if image.crop else WHOLE
    ratio = (picture.height * crop.height) / max(1e-6, picture.width * crop.width)
    height = width * min(ratio, TALLEST)
    if height > tallest:
        width, height = width * tallest / height, tallest
    crop = centred(crop, picture.width, picture.height, width, height)
    blurred = tuple(region(one) for one in image.blurred)
    return Photo(x, y, width, height, picture.sha256, crop, blurred, radius)


def fill_photo(picture: Picture, x: float, y: float, size: float, radius: float) -> Photo:
    """A picture filling a square of ``size`` points."""
    crop = centred(WHOLE, picture.width, picture.height, size, size)
    return Photo(x, y, size, size, picture.sha256, crop, (), radius)


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
