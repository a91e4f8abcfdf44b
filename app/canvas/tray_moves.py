"""Between tray and cells: numbers of metrics are words in the tray, and numbers in a cell."""

from __future__ import annotations

from collections.abc import Collection

from app.canvas.amounts import in_numbers, in_words
from app.editor.acts.act import Change
from app.editor.acts.tray import place_notes, send_to_tray
from app.editor.selection import Cell, Selection
from app.models.base import Id
from app.models.journey import JourneyMap


def sent(
    map_: JourneyMap, ids: Collection[Id], selection: Selection, place: int | None = None
) -> Change | None:
    """Take cards into the tray, before place ``place`` of it or at its end."""
    for id_ in ids:
        map_ = in_words(map_, id_) or map_
    return send_to_tray(map_, ids, selection, place)


def placed(
    map_: JourneyMap, ids: Collection[Id], cell: Cell, place: int | None = None
) -> Change | None:
    """Make cards of notes in a cell, before its card at ``place`` or at its end."""
    change = place_notes(map_, ids, cell, place)
    if change is None:
        return None
    made = change.map
    for id_ in ids:
        made = in_numbers(made, id_)
    return change._replace(map=made)
