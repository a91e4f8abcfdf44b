"""Selecting everything, a lane, a step, or nothing: no step of the history."""

from __future__ import annotations

from app.editor.acts.act import Change
from app.editor.acts.here import column_here, lanes_here, stages_here, steps_here
from app.editor.navigate import Cells
from app.editor.selecting import select_columns, select_lanes
from app.editor.selection import Selection
from app.models.journey import JourneyMap


def select_all(map_: JourneyMap, selection: Selection) -> Change:
    """Select all cards that are seen; the keyboard stays where it stands."""
    cells = Cells(map_)
    seen = [card.id for card in map_.cards if cells.sees(card)]
    if selection.current in seen:
        # the current one stands last
        seen = [*(one for one in seen if one != selection.current), selection.current]
    return Change("", map_, Selection(tuple(seen), cells.cell_of(selection)))


def select_none(map_: JourneyMap, selection: Selection) -> Change:
    """Select nothing; the keyboard stays in its cell."""
    # A card may begin in a hidden step: the cell is the one in which it is seen.
    return Change("", map_, Selection((), Cells(map_).cell_of(selection)))


def select_lane(map_: JourneyMap, selection: Selection) -> Change | None:
    """Select the cells and cards of the lanes that are selected or stood in."""
    shown = {lane.id for lane in Cells(map_).lanes}
    lanes = [lane.id for lane in lanes_here(map_, selection) if lane.id in shown]
    made = select_lanes(map_, lanes[0], lanes[-1]) if lanes else None
    return None if made is None else Change("", map_, made)


def select_step(map_: JourneyMap, selection: Selection) -> Change | None:
    """Select the cells and cards of the steps that are selected or stood in; so for stages."""
    cells = Cells(map_)
    columns = cells.columns
    chosen = {step.id for step in steps_here(map_, selection)}
    if not chosen:
        steps = [step for stage in stages_here(map_, selection) for step in stage.steps]
        chosen = {step.id for step in steps}
    here = column_here(map_, selection)
    found = [at for at, one in enumerate(columns) if one.step.id in chosen or one is here]
    row = cells.row(selection.cell[0]) if selection.cell is not None else 0
    made = select_columns(map_, found[0], found[-1], row) if found else None
    return None if made is None else Change("", map_, made)
