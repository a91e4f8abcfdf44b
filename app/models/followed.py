"""What was worked out from the cards of a map, after an edit changed a few of them in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, islice
from operator import attrgetter, is_not
from types import MappingProxyType
from typing import Any

from app.models.card import Card

_FEW = 50

_where = attrgetter("id", "lane", "step")
_GROUPS = {"cards_by_lane": attrgetter("lane"), "cells": attrgetter("lane", "step")}


def after_changes(
    known: Mapping[str, Any], before: Sequence[Card], after: Sequence[Card]
) -> dict[str, Any]:
    """What was ``known`` by the names of a map's properties, for its cards ``after`` an edit.

    Nothing, where cards came, went or moved to another cell, or many changed: then all of it is
    worked out anew.
    """
    pairs = _changed_in_place(before, after)
    made: dict[str, Any] = {}
    if pairs is None:
        return made
    if "records_of_cards" in known:
        records = known["records_of_cards"].copy()
        for old, _ in pairs:
            for comment in old.comments:
                del records[comment.id]
        for _, new in pairs:
            records[new.id] = new
            records.update((comment.id, comment) for comment in new.comments)
        made["records_of_cards"] = MappingProxyType(records)
    taken = {id(old): new for old, new in pairs}
    for name, key_of in _GROUPS.items():
        if name in known:
            groups = known[name].copy()
            for key in {key_of(new) for _, new in pairs}:
                groups[key] = tuple([taken.get(id(card), card) for card in groups[key]])
            made[name] = MappingProxyType(groups)
    return made


def _changed_in_place(
    before: Sequence[Card], after: Sequence[Card]
) -> Sequence[tuple[Card, Card]] | None:
    """The cards that others took the place of, with these; None where it is not so, or for many."""
    if len(before) != len(after):
        return None
    different = compress(zip(before, after, strict=True), map(is_not, before, after))
    pairs = list(islice(different, _FEW + 1))
    if len(pairs) > _FEW or any(_where(old) != _where(new) for old, new in pairs):
        return None
    return pairs
