"""The vertical scale of a lane with a curve: where a level stands, and which level stands where."""

from __future__ import annotations

from typing import NamedTuple

from app.layout.primitives import Face
from app.layout.scale import LEADING
from app.layout.sheet import Node, Sheet
from app.models.base import BEST_LEVEL, WORST_LEVEL
from app.models.card import LEAST_SCORE, MOST_SCORE


class LevelScale(NamedTuple):
    """Levels from ``low`` to ``top`` between two heights of the sheet, in points."""

    low: float
    top: float
    y_low: float
    y_top: float

    def level(self, y: float) -> float:
        """The level at a height, also beyond the ends."""
        return self.low + (self.y_low - y) / (self.y_low - self.y_top) * (self.top - self.low)

    def y(self, level: float) -> float:
        """The height of a level."""
        return self.y_low - (level - self.low) / (self.top - self.low) * (self.y_low - self.y_top)


def size_of_faces(height: float, text: float) -> float:
    """How large the faces of a sole curve are, in points; those of several may be smaller.

    ``height`` is that of the lane, ``text`` the size of cards.
    """
    return min(text * 2.5, height * 0.16)


def pad_of_faces(face: float, text: float, small: float) -> float:
    """What stays free above the best and below the worst level, in points, for a face and a word.

    ``text`` and ``small`` are the sizes of cards and of words on the curve.
    """
    return face / 2 + small * LEADING + 3 * text / 8


def pad_of_scores(text: float, small: float) -> float:
    """What stays free above the highest and below the lowest score, in points."""
    return small * LEADING * 0.5 + text * 0.75


def feeling_scale(sheet: Sheet, lane: str, card: Node | None) -> LevelScale | None:
    """The scale of an emotion lane on which a face stands, or the first one would stand.

    None where the lane or the face of the card is not drawn.
    """
    zone = sheet.by_id.get(f"zone:{lane}")
    if zone is None:
        return None
    size = size_of_faces(zone.height, sheet.text_size)
    if card is not None:
        face = next((one for one in card.primitives if isinstance(one, Face)), None)
        if face is None:
            return None
        size = face.size
    pad = pad_of_faces(size, sheet.text_size, sheet.smallest_text)
    return LevelScale(WORST_LEVEL, BEST_LEVEL, zone.y + zone.height - pad, zone.y + pad)


def engagement_scale(sheet: Sheet, lane: str) -> LevelScale | None:
    """The scale of an engagement lane; None where it is not drawn."""
    zone = sheet.by_id.get(f"zone:{lane}")
    if zone is None:
        return None
    pad = pad_of_scores(sheet.text_size, sheet.smallest_text)
    low, top = float(LEAST_SCORE), float(MOST_SCORE)
    return LevelScale(low, top, zone.y + zone.height - pad, zone.y + pad)
