"""Selecting everything, or nothing: no step of the history."""

from __future__ import annotations

from app.editor.acts.act import Change
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.models.journey import JourneyMap


def select_all(map_: JourneyMap, selection: Selection) -> Change:
    """Select all cards that are seen; the keyboard stays where it stands."""
    cells = Cells(map_)
    rows = {lane.id: lane for lane in cells.lanes if not lane.collapsed}
    seen = []
    for card in map_.cards:
        lane = rows.get(card.lane)
        covered = cells.places.covered(card, lane.grain) if lane is not None else None
        if (
            lane is not None
            and covered is not None
            and not cells.places.folds(*covered, lane.grain)
        ):
            seen.append(card.id)
    if selection.current in seen:
        # the current one stands last
        seen = [*(one for one in seen if one != selection.current), selection.current]
    return Change("", map_, Selection(tuple(seen), selection.cell))


def select_none(map_: JourneyMap, selection: Selection) -> Change:
    """Select nothing; the keyboard stays in its cell."""
    return Change("", map_, Selection((), selection.cell))
