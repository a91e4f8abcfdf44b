"""What no file can hold: numbers that are none, whole numbers beyond 64 bit, half characters.

A map that came from a file holds none of them; an edit or another program's code may bring them.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from pydantic import BaseModel

MAX_DEPTH = 100
"""A value may stand inside so many lists and objects."""

MIN_INT = -(2**63)
MAX_INT = 2**64 - 1
"""Whole numbers beyond these do not fit into 64 bit; other programs would round them in silence."""

ValuePath = tuple[str | int, ...]
"""Where a value stands in a map: fields and places in lists, from the outermost on."""


def unfit_values(value: Any, at: ValuePath = ()) -> Iterator[tuple[ValuePath, str]]:
    """Where in a value something stands that no file can hold, and why, in no order.

    ``at`` is the path of the value itself. Records, tuples, and what unknown fields hold are looked
    into, without recursion, so that nothing is nested too deep for it.
    """
    waiting: list[tuple[Any, ValuePath]] = [(value, at)]
    while waiting:
        value, at = waiting.pop()
        if isinstance(value, BaseModel):
            held = value.__dict__
            # What is empty, zero or false is sound, and most fields are: so this stays quick.
            for name in type(value).model_fields:
                found = held.get(name)
                if found and not (type(found) is str and found.isascii()):
                    waiting.append((found, (*at, name)))
            extra = value.model_extra
            if extra:
                waiting.append((extra, at))
        elif len(at) > MAX_DEPTH:
            yield at, f"more than {MAX_DEPTH} lists and objects stand inside each other"
        elif isinstance(value, tuple | list):
            waiting += [(item, (*at, place)) for place, item in enumerate(value)]
        elif isinstance(value, dict):
            for name, item in value.items():
                if not isinstance(name, str):
                    yield at, "the names of fields are texts"
                elif _unfit(name):
                    yield at, f"the name of a field: {_unfit(name)}"
                else:
                    waiting.append((item, (*at, name)))
        else:
            reason = _unfit(value)
            if reason:
                yield at, reason


def _unfit(value: Any) -> str:
    """Why a file cannot hold a single value; empty where it can."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return "this text holds half a character (a lone surrogate); remove it"
    elif isinstance(value, float):
        if not isfinite(value):
            return "this is no finite number; write one, or leave the field out"
    elif isinstance(value, int):
        if not MIN_INT <= value <= MAX_INT:
            return "this whole number does not fit into 64 bit"
    elif value is not None:
        return f"a file holds texts, numbers, lists and objects, no {type(value).__name__}"
    return ""
