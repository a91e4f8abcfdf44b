"""What a screen reader says of what is selected: what it is, where it stands, what it says."""

from __future__ import annotations

from collections.abc import Container, Iterable

from app.canvas.spoken_card import said_of
from app.canvas.spoken_heading import said_of_lane, said_of_map, said_of_stage, said_of_step
from app.editor.navigate import Cells
from app.editor.selection import Cell, Selection
from app.editor.step_names import number_in_stage, own_step_name, step_name
from app.editor.words import counted, tr
from app.layout.words import words
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.shown import has_heading
from app.models.stage import Path, Stage, Step
from app.models.vocabulary import Grain


def spoken(map_: JourneyMap, selection: Selection, bright: Container[Id] | None = None) -> str:
    """The full name of what is selected; of several ones how many, and that of the current one.

    Cards that are not among ``bright`` are said to be dimmed; None for no filter.
    """
    count = len(selection.records)
    if count > 1:
        one = spoken(map_, Selection(selection.records[-1:], selection.cell), bright)
        return tr("{count} selected; {last}", count=count, last=one)
    current = selection.current
    if current == map_.id:
        return _all(tr("Title: {title}", title=map_.title), said_of_map(map_))
    record = map_.records.get(current)
    if isinstance(record, Stage):
        return _all(_numbered(map_, record), said_of_stage(map_, record))
    if isinstance(record, Step):
        name = record.name.strip()
        said = tr("Step: {name}", name=name) if name else own_step_name(map_, record)
        return _all(said, said_of_step(map_, record))
    if isinstance(record, Lane):
        return _all(tr("Lane: {name}", name=lane_name(map_, record)), said_of_lane(map_, record))
    if isinstance(record, Path):
        return _spoken_path(map_, record)
    if isinstance(record, Pair):
        return pair_name(map_, record)
    cells = Cells(map_)
    cell = cells.cell_of(selection)
    if cell is None:
        return ""
    card = record if isinstance(record, Card) else None
    said = _spoken_cell(cells, cell, card)
    if card is not None and bright is not None and card.id not in bright:
        return tr("{card}; dimmed by the filter", card=said)
    return said


def _all(said: str, more: Iterable[str]) -> str:
    return "; ".join([said, *filter(None, more)])


def _numbered(map_: JourneyMap, stage: Stage) -> str:
    place = [one.id for one in map_.stages].index(stage.id) + 1
    said = tr("Stage {n} of {count}", n=place, count=len(map_.stages))
    name = stage.name.strip()
    return tr("{place}: {name}", place=said, name=name) if name else said


def hint(map_: JourneyMap, selection: Selection) -> str:
    """What can be done by keys to a heading or the title, beyond what all things have."""
    record = map_.records.get(selection.current)
    if selection.current == map_.id or isinstance(record, (Stage, Step, Lane)):
        return tr("Type to write it anew, Return to edit it, Tab to the next heading")
    return ""


def lane_name(map_: JourneyMap, lane: Lane) -> str:
    """A lane by its title, or as it is headed without one: by its type in the map's language."""
    return words(map_.language).title_of(lane).strip()


def pair_name(map_: JourneyMap, pair: Pair) -> str:
    """A pair by what is said on both its cards."""
    ends = [map_.records.get(end) for end in (pair.recommendation, pair.target)]
    one, other = (card.text if isinstance(card, Card) else "" for card in ends)
    return tr("Pair: “{one}” answers “{other}”", one=one, other=other)


def _spoken_path(map_: JourneyMap, path: Path) -> str:
    steps = {step.id: step for step in map_.steps}
    start, end = step_name(map_, steps[path.from_step]), steps.get(path.to_step)
    if end is not None:
        said = tr("Path from {start} to {end}", start=start, end=step_name(map_, end))
    else:
        said = tr("Path from {start} out of the journey", start=start)
    why = path.condition or path.why
    return f"{said}: {why}" if why else said


def _spoken_cell(cells: Cells, cell: Cell, card: Card | None) -> str:
    map_ = cells.map
    lane = cells.lanes[cells.row(cell[0])]
    if lane.grain == Grain.MAP:
        where = tr("Whole map")
    else:
        stage, step, collapsed = cells.columns[cells.column(cell[1])]
        number = [one.id for one in map_.stages].index(stage.id) + 1
        where = tr("Stage {n} of {count}", n=number, count=len(map_.stages))
        if stage.name.strip():
            where += tr(", {name}", name=stage.name.strip())
        if collapsed:
            where += tr(", collapsed")
        elif step.id == cell[1] and has_heading(stage, step):
            own = step.name.strip() or number_in_stage(map_, step)
            where += tr(", step {name}", name=own)
    where += tr("; lane {title}; ", title=lane_name(map_, lane))
    cards = cells.cards(cell)
    if card is not None and card in cards:
        place = [one.id for one in cards].index(card.id) + 1
        return where + tr(
            "card {n} of {count}: {text}", n=place, count=len(cards), text=said_of(map_, lane, card)
        )
    folded = cells.folded(cell)
    if folded:
        return where + counted("1 card folded away", "%n cards folded away", folded)
    return where + tr("empty")
