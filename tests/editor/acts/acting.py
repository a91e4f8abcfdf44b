"""Doing acts without a window."""

from __future__ import annotations

from app.editor.acts import Change, act_of, kinds_selected
from app.editor.selection import Cell, Selection
from app.models.integrity import faults
from app.models.journey import JourneyMap


def done(id_: str, map_: JourneyMap, *records: str, cell: Cell | None = None) -> Change | None:
    """What an act makes of a map with some records selected, whose map is sound."""
    selection = Selection(records, cell)
    assert act_of(id_).applies(kinds_selected(map_, selection)), f"{id_} does not apply"
    change = act_of(id_).run(map_, selection)
    if change is not None:
        assert not faults(change.map, 1), f"{id_} broke the map"
    return change


def cards_of(map_: JourneyMap, lane: str, step: str) -> list[str]:
    """The texts in a cell, in order."""
    return [card.text for card in map_.cells.get((lane, step), ())]
