"""Pasting a table of texts or a block of cards: cell by cell from where the keyboard stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.editor.acts.act import Change, cards_selected, heading_selected
from app.editor.clipboard.copying import Copied, Extent, extent, placed_cards
from app.editor.clipboard.moving import Cut, Ids, ordered_as
from app.editor.clipboard.naming import Named, joined, with_named
from app.editor.clipboard.table import Table
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, evolve, new_id
from app.models.card import Card, Feeling, score_written
from app.models.edits.lane import retyped
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import CardType, Grain, LaneType, card_types_of

MOST_NEW = 100
"""So many stages and so many lanes may be added for a block, and no more."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many columns and rows of a block find no place on the map."""

    stages: int
    lanes: int

    def __bool__(self) -> bool:
        return self.stages > 0 or self.lanes > 0

    @property
    def may_be_added(self) -> bool:
        """Whether that many can be added."""
        return self.stages <= MOST_NEW and self.lanes <= MOST_NEW


@dataclass(frozen=True, slots=True)
class Coming:
    """A card on its way: its place in the block, and the lane it stood in, if it had one.

    ``last`` is the last column that it covers; None where it covers but one cell.
    """

    card: Card
    row: int
    column: int
    last: int | None = None
    lane: Lane | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What is to be pasted into cells: its size, its cards, and what growing would add."""

    rows: int
    columns: int
    cards: tuple[Coming, ...]
    lanes: tuple[Lane, ...] = ()
    stages: tuple[Stage, ...] = ()
    part: JourneyMap | None = None
    cut: bool = False
    first_step: Id = ""


def block_of_table(table: Table) -> Block:
    """A table of texts as a block: a card for each cell that holds something."""
    cards = tuple(
        Coming(Card(id=new_id(), lane="", type=CardType.NOTE.value, text=text), row, column)
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
        if text.strip()
    )
    return Block(len(table), len(table[0]) if table else 0, cards)


def block_of_list(table: Table) -> Block:
    """The lines of a text as a block of one cell, in which each has a card."""
    block = block_of_table(table)
    return replace(block, rows=1, cards=tuple(replace(one, row=0) for one in block.cards))


def block_of_copied(what: Copied) -> Block:
    """Cells that were copied, as a block with all details of their cards."""
    map_, cells = what.map, Cells(what.map)
    cards = []
    for one in placed_cards(map_, cells):
        lane = cells.lanes[one.row]
        wide = one.last if lane.grain != Grain.MAP and one.last > one.first else None
        cards.append(Coming(one.card, one.row, one.first, wide, lane))
    return Block(
        len(cells.lanes),
        max(1, len(cells.columns)),
        tuple(cards),
        cells.lanes,
        tuple(column.stage for column in cells.columns),
        map_,
        what.cut,
        cells.columns[0].step.id if cells.columns else "",
    )


def homes(
    map_: JourneyMap, selection: Selection, block: Block, cut: Cut | None
) -> Mapping[Id, Card]:
    """What was cut as it stood on this map, as long as the keyboard has not left; else nothing.

    Nothing either where any of its places is gone.
    """
    if cut is None or selection != cut.left:
        return {}
    found = {card.id: card for card in cut.before.cards}
    stood = {one.card.id: found[one.card.id] for one in block.cards if one.card.id in found}
    places = {id_ for card in stood.values() for id_ in (card.lane, card.step, card.until)}
    whole = len(stood) == len(block.cards) and places - {""} <= map_.records.keys()
    return stood if whole else {}


def corner(
    map_: JourneyMap, selection: Selection, block: Block, cut: Cut | None = None
) -> tuple[int, int]:
    """The row and the column where a block begins.

    Where the keyboard stands, or where the rectangle of cells or the cards begin that are selected.
    Below the heading of a stage or step cards go to the lane that they come from; what was cut goes
    back to where it was, as long as the keyboard has not left.
    """
    cells = Cells(map_)
    if block.lanes and homes(map_, selection, block, cut):
        return cells.row(block.lanes[0].id), cells.column(block.first_step)
    heading = heading_selected(map_, selection)
    if isinstance(heading, Lane):
        return cells.row(heading.id), 0
    if heading is not None:
        lane = block.lanes[0].id if block.lanes else ""
        rows = [one.id for one in cells.lanes]
        return rows.index(lane) if lane in rows else 0, cells.column(heading.id)
    cell = cells.cell_of(selection)
    if cell is None:
        return 0, 0
    row, column = cells.row(cell[0]), cells.column_of(selection)
    other = cells.cell_of(Selection((), selection.anchor))
    if other is not None:
        return min(row, cells.row(other[0])), min(column, cells.column(other[1]))
    chosen = cards_selected(map_, selection)
    taken = extent(cells, chosen, selection) if len(chosen) > 1 else None
    return (taken.top, taken.left) if taken is not None else (row, column)


def lacking(
    map_: JourneyMap, selection: Selection, block: Block, cut: Cut | None = None
) -> Lacking:
    """What a block needs beyond the map's last stage and lane."""
    if homes(map_, selection, block, cut):
        return Lacking(0, 0)
    cells = Cells(map_)
    row, column = corner(map_, selection, block, cut)
    return Lacking(
        max(0, column + block.columns - len(cells.columns)),
        max(0, row + block.rows - len(cells.lanes)),
    )


def paste_block(
    map_: JourneyMap, selection: Selection, block: Block, *, grow: bool, cut: Cut | None = None
) -> Change | None:
    """Put the cards of a block into as many cells; each comes last in its cell.

    What finds no place is left out, or with ``grow`` gets stages and lanes of its own. A card takes
    on the usual type of its lane as one that is moved there. What was cut is moved; ``cut`` is
    what it was cut out of, where that is this map. None where nothing comes.
    """
    row, column = corner(map_, selection, block, cut)
    after = _grown(map_, lacking(map_, selection, block, cut), block) if grow else map_
    cells = Cells(after)
    named = Named(after, block.part) if block.part is not None else None
    ids = Ids(after, keep=block.cut)
    stood = homes(map_, selection, block, cut)
    made: list[Card] = []
    for one in block.cards:
        card = _at_home(one.card, stood) or _settled(
            cells, one, row + one.row, column + one.column, column
        )
        if card is None:
            continue
        card = ids.card(card)
        made.append(named.card(card) if named is not None else card)
    if not made:
        return None
    if named is not None and block.part is not None:
        after = with_named(after, named, made)
    after = edits.insert_cards(after, made)
    if stood and cut is not None:
        after = ordered_as(after, cut.before)
    told = [named.told()] if named is not None else []
    without = len(block.cards) - len(made)
    if without:
        told.append(
            counted("1 card found no place and was left out.",
                    "%n cards found no place and were left out.", without)
        )  # fmt: skip
    if block.part is not None:
        after, left = joined(after, block.part, ids, cut)
        told.append(left)
    chosen = _selected(after, made, block, (row, column))
    label = counted("Paste Card", "Paste %n Cards", len(made))
    return Change(label, after, chosen, " ".join(one for one in told if one))


def _selected(map_: JourneyMap, made: list[Card], block: Block, at: tuple[int, int]) -> Selection:
    """What is selected once a block was pasted: its cards, and as a rectangle its cells.

    Of cards that were copied the cells are only where empty ones at the edge would else be lost.
    """
    first, ids = made[0], {card.id for card in made}
    order = (*(one.id for one in map_.cards if one.id in ids and one.id != first.id), first.id)
    cells, (top, left) = Cells(map_), at
    bottom = min(top + block.rows, len(cells.lanes)) - 1
    right = min(left + block.columns, max(1, len(cells.columns))) - 1
    taken = extent(cells, made, Selection())
    whole = taken is not None and taken == Extent(taken.cards, top, bottom, left, right)
    if (bottom, right) == at or (whole and block.part is not None):
        return Selection(order, (first.lane, first.step))
    return Selection(order, cells.cell(top, left), cells.cell(bottom, right))


def paste_as_one(map_: JourneyMap, selection: Selection, table: Table) -> Change | None:
    """Make one card of all texts of a table, each on lines of its own."""
    texts = [cell for row in table for cell in row if cell.strip()]
    return paste_block(map_, selection, block_of_table((("\n".join(texts),),)), grow=False)


def _at_home(card: Card, stood: Mapping[Id, Card]) -> Card | None:
    """A card that was cut, where it stood; None where it goes elsewhere."""
    home = stood.get(card.id)
    if home is None:
        return None
    return evolve(card, lane=home.lane, step=home.step, until=home.until)


def _settled(cells: Cells, one: Coming, row: int, column: int, left: int) -> Card | None:
    """A card in the cell at a place; None where there is no such cell."""
    cell = cells.cell(row, column)
    if cell is None:
        return None
    lane = cells.lanes[row]
    card = one.card
    if one.lane is None:
        type_ = (card_types_of(lane.type) or (CardType.NOTE,))[0]
        # An emotion is drawn by its level: neither good nor bad until somebody says so.
        feeling = Feeling(level=0.0) if type_ is CardType.EMOTION else None
        card = evolve(card, type=type_.value, feeling=feeling)
        score = score_written(card.text) if type_ is CardType.ENGAGEMENT else None
        if score is not None:
            card = evolve(card, engagement=score, text="")
    else:
        card = retyped(card, one.lane.type, lane.type)
    until = ""
    if one.last is not None and one.lane is not None and one.lane.grain == lane.grain:
        end = cells.cell(row, min(left + one.last, len(cells.columns) - 1))
        until = end[1] if end is not None and end != cell else ""
    return evolve(card, lane=cell[0], step=cell[1], until=until)


def _grown(map_: JourneyMap, lacks: Lacking, block: Block) -> JourneyMap:
    """The map with the stages and lanes that a block lacks, behind the others."""
    after = map_
    for at in range(block.columns - lacks.stages, block.columns):
        name = block.stages[at].name if block.stages else tr("New Stage")
        made = Stage(id=new_id(after.records), name=name, steps=(Step(id=new_id(after.records)),))
        after = edits.insert_stage(after, made, len(after.stages))
    for at in range(block.rows - lacks.lanes, block.rows):
        lane = Lane(id=new_id(after.records), type=LaneType.OWN.value, title=tr("New Lane"))
        if block.lanes:
            like = block.lanes[at]
            lane = evolve(lane, type=like.type, title=like.title, metric=like.metric)
        after = edits.insert_lane(after, lane, len(after.lanes))
    return after
