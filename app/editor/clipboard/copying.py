"""What is copied of a map: a part of it that is a small map of its own.

So it is written and read as any map is, with every detail of its cards, with the pictures, sources
and names that these need, and nothing else of the map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.editor.acts.cards import cards_meant
from app.editor.clipboard.table import Table, squared
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.models.base import Id, evolve, new_id
from app.models.card import Card
from app.models.edits.span import cards_within
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.order import in_order
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain


class CopiedKind(StrEnum):
    """What was copied: a block of cells with their cards, or whole lanes, stages or steps."""

    CELLS = "cells"
    LANES = "lanes"
    STAGES = "stages"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Copied:
    """A part of a map. The lanes of ``map`` are the block's rows, its steps the columns.

    What was ``cut`` keeps its ids where it is pasted and nothing has taken them by then.
    """

    kind: CopiedKind
    map: JourneyMap
    cut: bool = False


class Placed(NamedTuple):
    """A card with its row, its first and its last column."""

    card: Card
    row: int
    first: int
    last: int


class Extent(NamedTuple):
    """The block of visible cells that cards take, by its outer rows and columns."""

    cards: list[Placed]
    top: int
    bottom: int
    left: int
    right: int


def copied(map_: JourneyMap, selection: Selection) -> Copied | None:
    """What copying takes: the selected cards or headings, or all of a cell; None for nothing.

    Comments and votes were given to the cards of the map, so they stay there.
    """
    found = _taken(map_, selection)
    if found is None:
        return None
    bare = tuple(evolve(card, comments=(), votes=0) for card in found.map.cards)
    return Copied(found.kind, evolve(found.map, cards=bare))


def cut_out(map_: JourneyMap, selection: Selection) -> Copied | None:
    """What cutting takes: the same, with comments and votes."""
    found = _taken(map_, selection)
    return Copied(found.kind, found.map, cut=True) if found is not None else None


def records_taken(what: Copied) -> tuple[Id, ...]:
    """The ids of what was selected when it was copied or cut."""
    match what.kind:
        case CopiedKind.CELLS:
            return tuple(card.id for card in what.map.cards)
        case CopiedKind.LANES:
            return tuple(lane.id for lane in what.map.lanes)
        case CopiedKind.STAGES:
            return tuple(stage.id for stage in what.map.stages)
    return tuple(step.id for step in what.map.steps)


def _taken(map_: JourneyMap, selection: Selection) -> Copied | None:
    cards = cards_meant(map_, selection)
    if cards:
        return _cells(map_, cards, selection)
    chosen = set(selection.records)
    lanes = tuple(lane for lane in map_.lanes if lane.id in chosen)
    if lanes:
        return _lanes(map_, lanes)
    stages = tuple(stage for stage in map_.stages if stage.id in chosen)
    if stages:
        return _columns(map_, stages, CopiedKind.STAGES)
    steps = tuple(_with_steps(stage, chosen) for stage in map_.stages)
    left = tuple(stage for stage in steps if stage is not None)
    return _columns(map_, left, CopiedKind.STEPS) if left else None


def table_of(what: Copied) -> Table:
    """The texts of what was copied as a table: a cell for each cell, its cards one below another.

    Whole lanes bring their titles in a first column, stages and steps their names in a first row.
    """
    cells = Cells(what.map)
    rows = [["" for _ in cells.columns or (None,)] for _ in cells.lanes]
    for cell, texts in _texts_by_place(what.map, cells).items():
        rows[cell[0]][cell[1]] = "\n".join(texts)
    if what.kind is CopiedKind.LANES:
        rows = [[lane.title, *row] for lane, row in zip(cells.lanes, rows, strict=True)]
    elif what.kind is CopiedKind.STAGES:
        rows.insert(0, [column.stage.name for column in cells.columns])
    elif what.kind is CopiedKind.STEPS:
        rows.insert(0, [column.step.name for column in cells.columns])
    return squared(rows)


def placed_cards(map_: JourneyMap, cells: Cells) -> list[Placed]:
    """The cards of a map by place.

    Also those that a collapsed lane or stage keeps out of sight; none of what is hidden.
    """
    rows = {lane.id: (at, lane) for at, lane in enumerate(cells.lanes)}
    found = []
    for card in map_.cards:
        if card.lane not in rows:
            continue
        row, lane = rows[card.lane]
        covered = cells.places.covered(card, lane.grain)
        if covered is not None:
            found.append(Placed(card, row, *covered))
    return found


def _texts_by_place(map_: JourneyMap, cells: Cells) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for one in placed_cards(map_, cells):
        score = str(one.card.engagement) if one.card.engagement is not None else ""
        found.setdefault((one.row, one.first), []).append(one.card.text or score)
    return found


def extent(cells: Cells, cards: Iterable[Card], selection: Selection) -> Extent | None:
    """The smallest block of visible cells that holds some cards, and a rectangle if chosen.

    None where none of the cards is in a visible cell.
    """
    names = {card.id for card in cards}
    placed = [one for one in placed_cards(cells.map, cells) if one.card.id in names]
    if not placed:
        return None
    rows = {one.row for one in placed}
    # A card for the whole map stands in the first column of the block, wherever that is.
    spread = [one for one in placed if cells.lanes[one.row].grain != Grain.MAP]
    columns = {one.first for one in spread} | {one.last for one in spread}
    # Empty cells at the edge of a rectangle belong to the block.
    for cell in (selection.cell, selection.anchor) if selection.anchor is not None else ():
        here = cells.cell_of(Selection((), cell))
        if here is not None:
            rows.add(cells.row(here[0]))
            if here[1]:
                columns.add(cells.column(here[1]))
    left, right = min(columns, default=0), max(columns, default=0)
    return Extent(placed, min(rows), max(rows), left, right)


def _cells(map_: JourneyMap, cards: tuple[Card, ...], selection: Selection) -> Copied | None:
    """The cards in the smallest block of visible cells, or the rectangle, that holds them."""
    cells = Cells(map_)
    block = extent(cells, cards, selection)
    if block is None:
        return None
    lanes = cells.lanes[block.top : block.bottom + 1]
    stages: dict[Id, list[Step]] = {}
    for column in cells.columns[block.left : block.right + 1]:
        stage = column.stage
        kept = [one for one in stage.steps if not one.hidden] if column.collapsed else [column.step]
        stages.setdefault(stage.id, []).extend(kept)
    part = tuple(
        evolve(stage, steps=tuple(stages[stage.id])) for stage in map_.stages if stage.id in stages
    )
    made = []
    for one in block.cards:
        lane = cells.lanes[one.row]
        if lane.grain == Grain.MAP:
            made.append(one.card)
            continue
        start = cells.cell(one.row, max(one.first, block.left))
        end = cells.cell(one.row, min(one.last, block.right))
        assert start is not None
        assert end is not None
        until = "" if start == end else end[1]
        made.append(evolve(one.card, step=start[1], until=until))
    return Copied(CopiedKind.CELLS, _part(map_, lanes, part, made))


def _lanes(map_: JourneyMap, lanes: tuple[Lane, ...]) -> Copied:
    names = {lane.id for lane in lanes}
    cards = [card for card in map_.cards if card.lane in names]
    return Copied(CopiedKind.LANES, _part(map_, lanes, map_.stages, cards))


def _columns(map_: JourneyMap, stages: tuple[Stage, ...], kind: CopiedKind) -> Copied:
    """Stages or steps with their cards; one that reaches beyond them is cut to them."""
    keys = {step.id for stage in stages for step in stage.steps}
    if kind is CopiedKind.STAGES:
        keys |= {stage.id for stage in stages}
    return Copied(kind, _part(map_, map_.lanes, stages, cards_within(map_, keys)))


def _with_steps(stage: Stage, chosen: Collection[Id]) -> Stage | None:
    steps = tuple(step for step in stage.steps if step.id in chosen)
    return evolve(stage, steps=steps) if steps else None


def _part(
    map_: JourneyMap, lanes: tuple[Lane, ...], stages: tuple[Stage, ...], cards: Iterable[Card]
) -> JourneyMap:
    """A map of some lanes, stages and cards, with what joins them and what they name."""
    held = tuple(cards)
    names = {card.id for card in held}
    steps = {step.id for stage in stages for step in stage.steps}
    personas = {card.persona for card in held} | {lane.persona for lane in lanes}
    sources = {id_ for card in held for id_ in card.sources}
    pictures = {card.image.picture for card in held if card.image is not None}
    made = JourneyMap(
        format_version=map_.format_version,
        id=new_id(map_.records),
        language=map_.language,
        direction=map_.direction,
        theme=map_.theme,
        personas=tuple(
            evolve(one, photo="", sources=()) for one in map_.personas if one.id in personas
        ),
        stages=stages,
        lanes=lanes,
        cards=held,
        pairs=tuple(
            one for one in map_.pairs if one.recommendation in names and one.target in names
        ),
        paths=tuple(
            one
            for one in map_.paths
            if one.from_step in steps and (not one.to_step or one.to_step in steps)
        ),
        arrows=tuple(one for one in map_.arrows if one.from_card in names and one.to_card in names),
        sources=tuple(one for one in map_.sources if one.id in sources),
        pictures=tuple(one for one in map_.pictures if one.sha256 in pictures),
    )
    return evolve(made, cards=in_order(made))
