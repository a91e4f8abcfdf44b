"""The part of a picture that is shown: a frame that is moved, resized and kept within the picture.

All is in fractions of the upright picture's width and height.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.editor.acts.act import Change
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import Id, evolve
from app.models.card import Box, Card
from app.models.journey import JourneyMap
from app.models.picture import Picture

LEAST = 0.05
"""A side of the frame is no shorter than this part of the picture's, nor than `_PIXELS`."""

_PIXELS = 8
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """The edges of the part that is shown."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def width(self) -> float:
        """The part of the picture's width that is shown."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The part of the picture's height that is shown."""
        return self.bottom - self.top


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Side:
    """What of a frame is taken hold of: −1 the left or upper edge, 1 the other, 0 neither."""

    across: int = 0
    down: int = 0


def least_of(picture: Picture) -> tuple[float, float]:
    """How narrow and how low a part of a picture may be."""
    across, down = picture.shown_size
    return min(1.0, max(LEAST, _PIXELS / across)), min(1.0, max(LEAST, _PIXELS / down))


def moved(part: Part, across: float, down: float) -> Part:
    """The part, as large as it was, moved as far as the picture goes."""
    left = min(max(0.0, part.left + across), 1.0 - part.width)
    top = min(max(0.0, part.top + down), 1.0 - part.height)
    return Part(left, top, left + part.width, top + part.height)


def pulled(part: Part, side: Side, across: float, down: float, least: tuple[float, float]) -> Part:
    """The part with an edge or a corner pulled, the others staying where they are."""
    wide, high = least
    made = part
    if side.across < 0:
        made = replace(made, left=_within(part.left + across, 0.0, part.right - wide))
    elif side.across > 0:
        made = replace(made, right=_within(part.right + across, part.left + wide, 1.0))
    if side.down < 0:
        made = replace(made, top=_within(part.top + down, 0.0, part.bottom - high))
    elif side.down > 0:
        made = replace(made, bottom=_within(part.bottom + down, part.top + high, 1.0))
    return made


def pulled_in_shape(
    part: Part, side: Side, across: float, down: float, least: tuple[float, float]
) -> Part:
    """The part with a corner pulled, of the same shape; the corner opposite stays where it is."""
    wide = (part.width + side.across * across) / part.width
    high = (part.height + side.down * down) / part.height
    room = (
        part.right if side.across < 0 else 1.0 - part.left,
        part.bottom if side.down < 0 else 1.0 - part.top,
    )
    factor = min(max(wide, high), room[0] / part.width, room[1] / part.height)
    factor = max(factor, least[0] / part.width, least[1] / part.height)
    width, height = part.width * factor, part.height * factor
    left = part.right - width if side.across < 0 else part.left
    top = part.bottom - height if side.down < 0 else part.top
    return Part(left, top, left + width, top + height)


def zoomed(part: Part, factor: float, least: tuple[float, float]) -> Part:
    """The part made larger or smaller round its middle, of the same shape, within the picture."""
    factor = min(factor, 1.0 / part.width, 1.0 / part.height)
    factor = max(factor, least[0] / part.width, least[1] / part.height)
    if factor > 1.0 and max(part.width, part.height) >= 1.0:
        return part
    wide, high = part.width * factor, part.height * factor
    left, top = (part.left + part.right - wide) / 2, (part.top + part.bottom - high) / 2
    left, top = _within(left, 0.0, 1.0 - wide), _within(top, 0.0, 1.0 - high)
    return Part(left, top, left + wide, top + high)


def part_of(card: Card) -> Part:
    """The part of its picture that a card shows."""
    crop = card.image.crop if card.image is not None else None
    if crop is None:
        return WHOLE
    right, bottom = min(1.0, crop.x + crop.width), min(1.0, crop.y + crop.height)
    return Part(min(crop.x, right), min(crop.y, bottom), right, bottom)


def cropped(map_: JourneyMap, card_id: Id, part: Part, usual: Part = WHOLE) -> JourneyMap:
    """The map in which a card shows that part of its picture.

    ``usual`` is what is shown where nothing is chosen: then nothing is.
    """
    card = map_.records[card_id]
    assert isinstance(card, Card)
    assert card.image is not None
    image = evolve(card.image, crop=None if part == usual else _box(part))
    return edits.change_card(map_, card_id, image=image)


def crop_card(map_: JourneyMap, card_id: Id, part: Part, usual: Part = WHOLE) -> Change:
    """Let a card show that part of its picture, as one step; ``usual`` as in `cropped`."""
    card = map_.records[card_id]
    assert isinstance(card, Card)
    chosen = Selection((card_id,), (card.lane, card.step))
    return Change(tr("Crop Picture"), cropped(map_, card_id, part, usual), chosen)


def _box(part: Part) -> Box:
    """The part as the file has it: no longer than needed for a pixel."""
    left, top = round(part.left, _DIGITS), round(part.top, _DIGITS)
    return Box(
        x=left,
        y=top,
        width=round(min(1.0, round(part.right, _DIGITS)) - left, _DIGITS),
        height=round(min(1.0, round(part.bottom, _DIGITS)) - top, _DIGITS),
    )


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), max(low, high))
