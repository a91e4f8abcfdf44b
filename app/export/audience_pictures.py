"""The pictures of a map as an audience may have them: cut to what shows, and blurred for good."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

from app.layout.pictures import WHOLE, region, shown_part, shown_square
from app.layout.primitives import Region
from app.models.bare_picture import bare
from app.models.card import Box, Card, Image
from app.models.picture import PNG, Picture
from app.models.vocabulary import CardType
from app.paint.pictures import PictureCopy, PictureError, shown_copy

# One white pixel.
_EMPTY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)
_NEAR = 1e-9
_Key = tuple[str, Region, tuple[Region, ...]]


class AudiencePictures:
    """The pictures of a map, and the copies of them that go to its readers instead.

    ``warnings`` tells of those of which no copy could be made.
    """

    def __init__(self, pictures: Iterable[Picture]) -> None:
        self._pictures = {picture.sha256: picture for picture in pictures}
        self._copies: dict[_Key, tuple[str, Region]] = {}
        self._warnings: dict[str, str] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What could not be done with which picture, once a picture."""
        return tuple(self._warnings.values())

    def of_card(self, card: Card) -> Image | None:
        """The image of a card that shows one, of a picture that holds nothing that does not."""
        image = card.image
        if image is None or card.type != CardType.PICTURE:
            return None
        plain = Image(picture=image.picture, crop=_box(image.crop), alt=image.alt)
        picture = self._pictures.get(image.picture)
        if picture is None:
            return plain
        blurred = tuple(region(one) for one in image.blurred)
        sha256, crop = self._copy(picture, shown_part(picture, image), blurred)
        if sha256 == picture.sha256:
            return plain
        # What somebody chose stays as it was chosen: no layout may cut it once more.
        shown = _crop(crop, chosen=image.crop is not None)
        return Image(picture=sha256, crop=shown, alt=image.alt)

    def square(self, sha256: str) -> str:
        """The hash of a picture that is shown cut to a square."""
        picture = self._pictures.get(sha256)
        return sha256 if picture is None else self._copy(picture, shown_square(picture), ())[0]

    def whole(self, sha256: str) -> str:
        """The hash of a picture that is shown whole."""
        picture = self._pictures.get(sha256)
        return sha256 if picture is None else self._copy(picture, WHOLE, ())[0]

    def of(self, hashes: set[str]) -> Iterator[Picture]:
        """The pictures with these hashes: those of the map in their order, then the copies."""
        for sha256, picture in self._pictures.items():
            if sha256 in hashes:
                fields = {name: getattr(picture, name) for name in Picture.model_fields}
                # Readers need no name of a file, which may tell whose it is.
                yield Picture(**(fields | {"name": ""}))

    def _copy(
        self, picture: Picture, part: Region, blurred: tuple[Region, ...]
    ) -> tuple[str, Region]:
        """The hash of a picture that holds a part alone, and where that part lies in it."""
        key = (picture.sha256, part, blurred)
        if key not in self._copies:
            self._copies[key] = self._made(picture, part, blurred)
        return self._copies[key]

    def _made(
        self, picture: Picture, part: Region, blurred: tuple[Region, ...]
    ) -> tuple[str, Region]:
        try:
            content = picture.content
        except ValueError:
            content = b""
        uncut = not blurred and _touches_all(picture, part)
        stripped = bare(content) if uncut else None
        if stripped == content:
            return picture.sha256, part
        if stripped is not None:
            width, height = picture.width, picture.height
            return self._add(
                picture, PictureCopy(stripped, picture.media_type, width, height, part)
            )
        try:
            return self._add(picture, shown_copy(content, part, blurred))
        except PictureError as error:
            if uncut:
                # It is not drawn here either, and nothing of it was meant to be hidden.
                return picture.sha256, part
            self._warnings[picture.sha256] = (
                f"The picture {picture.name or picture.sha256[:12] + '…'} {error}. The map inside "
                "the PDF has an empty picture instead, for parts of it are not to be seen."
            )
            return self._add(picture, PictureCopy(_EMPTY, PNG, 1, 1, WHOLE))

    def _add(self, picture: Picture, copy: PictureCopy) -> tuple[str, Region]:
        sha256 = hashlib.sha256(copy.data).hexdigest()
        self._pictures.setdefault(
            sha256,
            Picture(
                sha256=sha256,
                media_type=copy.media_type,
                width=copy.width,
                height=copy.height,
                data=base64.b64encode(copy.data).decode("ascii"),
            ),
        )
        return sha256, copy.crop


def _touches_all(picture: Picture, part: Region) -> bool:
    """Whether a part leaves no pixel of a picture out."""
    across, down = picture.shown_size
    return (
        part.x * across < 1
        and part.y * down < 1
        and (1 - part.x - part.width) * across < 1
        and (1 - part.y - part.height) * down < 1
    )


def _box(box: Box | None) -> Box | None:
    """A crop without fields that this version does not know."""
    return None if box is None else Box(x=box.x, y=box.y, width=box.width, height=box.height)


def _crop(part: Region, *, chosen: bool) -> Box | None:
    """A part of a picture as the document says it; None for all of it, unless it was ``chosen``."""
    x, y, width, height = (max(0.0, min(one, 1.0)) for one in _edges(part))
    if not chosen and x < _NEAR and y < _NEAR and width > 1 - _NEAR and height > 1 - _NEAR:
        return None
    return Box(x=x, y=y, width=min(width, 1.0 - x), height=min(height, 1.0 - y))


def _edges(part: Region) -> tuple[float, float, float, float]:
    return part.x, part.y, part.width, part.height
