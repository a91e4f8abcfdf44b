"""A map with records of every kind, and what becomes of it where one field is changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from app.models.integrity import ValuePath
from app.models.integrity.records import records_by_kind
from app.storage import dump
from tests.generators import Wishes, random_map

RICH = random_map(0, 3, 17, 34, Wishes(details=1.0, unknown=0.2))
"""A map with records of every kind."""

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 5, 6, -0.0, 0.25, 0.5, 1.0, 2.0, 7.5, 1e15, 10**15 + 1, 1e16,
    2**63, -(2**63), "", " ", "x", "2026", "2026-02-29", "2026-02-28", "23:40", "#12abEF",
    "#12abEF\n", "#12abEG", [], ["x", ""], ["x", 1], [None], [[]], [{}], {}, {"id": "x"},
    {"new": [1]},
)  # fmt: skip
"""Values of every sort, each of which some fields take and others do not."""


def mutants(stride: int) -> Iterator[tuple[ValuePath, str, bytes]]:
    """For each field of a record of each kind: the path of the record, the name of the field, and
    the map as JSON in which the field is missing or has another value.

    Of the odd values each field gets every ``stride``-th, and the next field the ones between.
    """
    first = 0
    value: Any = orjson.loads(dump(RICH))
    for kind, parts in records_by_kind(RICH).items():
        path = parts[0].path_of(0)
        holder = value
        for part in path:
            holder = holder[part]
        before = dict(holder)
        for name in kind.model_fields:
            first += 1
            for odd in ODD[first % stride :: stride]:
                holder[name] = odd
                yield path, name, orjson.dumps(value)
            del holder[name]
            yield path, name, orjson.dumps(value)
            holder.update(before)
