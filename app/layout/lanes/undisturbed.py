"""Words of an emotion lane that stand as they stood, since nothing changed near them.

What a word is placed among lies within a distance of its face: curves, faces, and words that were
placed before it. Where a lane begins or ends as it did, only words nearer than that to what changed
look for a place again, and those near a word that found another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import takewhile
from operator import eq
from typing import NamedTuple

from app.layout.curve import PARTS, Samples
from app.layout.lanes.faces import LaneFrame, Settled, Spotted
from app.models.base import Id


class _Thing(NamedTuple):
    """A face or a piece of a curve: from where to where it reaches, and what it is besides."""

    start: float
    end: float
    look: tuple[object, ...]


class Stood(NamedTuple):
    """A lane as its words were placed: among what, within which distance, and where.

    ``common`` is what the places of all words follow from; ``things`` ascend in each row. With each
    word comes whether its search was thorough.
    """

    common: tuple[object, ...]
    width: float
    far: float
    things: Sequence[Sequence[_Thing]]
    words: dict[Id, tuple[Settled, bool]]


def stood_of(
    common: tuple[object, ...],
    width: float,
    frame: LaneFrame,
    faces: Sequence[Sequence[Spotted]],
    samples: Samples,
) -> Stood:
    """A lane so many points wide, whose words do not stand beside the faces of its curves yet."""
    widest = max((one.word.wide for row in faces for one in row), default=0.0)
    things = [
        *([_face(one) for one in row] for row in faces),
        *(
            [_Thing(x, x + PARTS * step, (step, *rest)) for x, step, *rest in pieces]
            for pieces in samples.curves
        ),
    ]
    # A search goes as far as three words and a face, and finds words that stand two words from
    # their faces.
    return Stood((*common, frame), width, 5 * widest + 4 * frame.face + 10, things, {})


def _face(one: Spotted) -> _Thing:
    point, x = one.point, one.point.x
    look = point.placement.card, one.number, point.y, one.word, one.reach, one.whisker
    return _Thing(x, x, look)


class Undisturbed:
    """Tells which words of a lane need not look for a place again; ``now`` learns of all places."""

    def __init__(self, before: Stood | None, now: Stood) -> None:
        self._now, self._far = now, now.far
        self._low, self._high = -math.inf, math.inf
        self._words: dict[Id, tuple[Settled, bool]] = {}
        self._changed: list[float] = []
        if (
            before is not None
            and before.common == now.common
            and len(before.things) == len(now.things)
        ):
            self._words, self._far = before.words, max(before.far, now.far)
            self._low, self._high = _disturbed(before, now)

    def again(self, face: Spotted, *, thorough: bool) -> Settled | None:
        """The place that a word had, if it would find the same; else None."""
        x, id_, far = face.point.x, face.point.placement.card.id, self._far
        kept = self._words.get(id_)
        if kept is None or kept[1] != thorough or self._low - far <= x <= self._high + far:
            return None
        settled = kept[0]
        if settled.tie is not None or settled.ground is not None:
            return None  # others make way for its tie, and its ground may have another colour
        for changed in self._changed:
            if abs(x - changed) <= far:
                return None
        self._now.words[id_] = kept
        return settled

    def keep(self, face: Spotted, settled: Settled, *, thorough: bool) -> None:
        """Remember the place that a word found, maybe another than before."""
        id_ = face.point.placement.card.id
        kept = self._words.get(id_)
        if kept is not None and kept[0] != settled:
            self._changed.append(face.point.x)
        self._now.words[id_] = settled, thorough


def _disturbed(before: Stood, now: Stood) -> tuple[float, float]:
    """The part of a lane outside of which all is as it was, on its right further left or right."""
    shift = now.width - before.width
    low, high = math.inf, -math.inf
    if shift:
        # no word reaches beyond the ends of a lane
        low, high = min(now.width, before.width), max(0.0, shift)
    for old, new in zip(before.things, now.things, strict=True):
        head = _count(map(eq, old, new))
        tail = _count(map(partial(_moved, shift), reversed(old), reversed(new)))
        for row, by in ((old, shift), (new, 0.0)):
            if head < len(row):
                low = min(low, row[head].start)
            if tail < len(row):
                high = max(high, row[-1 - tail].end + by)
    return low, high


def _moved(shift: float, one: _Thing, other: _Thing) -> bool:
    return other.start == one.start + shift and other.look == one.look


def _count(alike: Iterable[bool]) -> int:
    return sum(takewhile(bool, alike))
