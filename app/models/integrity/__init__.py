"""What makes a map whole: ids are unique, references resolve, words are known, pictures are sound.

Each record was checked by itself when it was made (types, ranges, dates). Here stands what concerns
several records. Cards out of order are no fault: storage puts them in order and says so.
An emotion card without a feeling is none either; its curve shows a gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import NamedTuple

from app.models.card import Card
from app.models.integrity.alike import alike, soundly_grown
from app.models.integrity.cells import (
    arrow_faults,
    cell_faults,
    pair_faults,
    path_faults,
    stand_well,
)
from app.models.integrity.fault import Fault, place
from app.models.integrity.pictures import picture_faults
from app.models.integrity.records import Columns, RecordsMemo, records_by_kind
from app.models.integrity.references import Known, id_faults, reference_faults
from app.models.integrity.words import word_faults
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.order import are_in_order
from app.models.values import ValuePath
from app.models.version import is_newer

__all__ = [
    "LIMIT",
    "Examined",
    "Fault",
    "RecordsMemo",
    "ValuePath",
    "alike",
    "examine",
    "faults",
    "place",
    "soundly_grown",
]

LIMIT = 100
"""So many faults are reported at most: nobody reads more, and a hostile file has millions."""


class Examined(NamedTuple):
    """The faults of a map, and whether its cards stand in order."""

    faults: tuple[Fault, ...]
    ordered: bool


def faults(
    map_: JourneyMap, limit: int = LIMIT, columns: Columns | None = None
) -> tuple[Fault, ...]:
    """What is wrong with a map as a whole, at most ``limit`` faults; empty for a sound map.

    Words that are not in a vocabulary, and pictures of other types, are faults only in a map of
    this version or an older one; a newer version may have more of them, and they are kept and shown
    plainly. So are stops and dismissals at records of kinds that are not known here. ``columns``
    are all the records of the map, where somebody has them at hand.
    """
    return examine(map_, limit, columns).faults


def examine(map_: JourneyMap, limit: int = LIMIT, columns: Columns | None = None) -> Examined:
    """The same, and whether the cards are in order, in one walk over the cards.

    ``columns`` are all the records of the map, where somebody has them at hand.
    """
    newer = is_newer(map_.format_version)
    columns = records_by_kind(map_) if columns is None else columns
    known = Known(map_, columns)
    cards = columns.get(Card)
    rules: list[Iterable[Fault]] = [
        (Fault(path, reason) for path, reason in map_.unfit),
        id_faults(columns),
        reference_faults(columns, known, newer=newer),
        path_faults(map_),
        arrow_faults(map_),
        () if newer else word_faults(columns),
        picture_faults(columns, newer=newer),
    ]
    ordered = True
    if cards:
        if not stand_well(map_, cards[0]):
            rules.append(cell_faults(map_, cards[0], known))
            ordered = are_in_order(map_, cards[0].all("lane"), cards[0].all("step"))
        rules.append(pair_faults(columns.get(Pair, ()), cards[0], newer=newer))
    return Examined(tuple(islice(chain.from_iterable(rules), limit)), ordered)
