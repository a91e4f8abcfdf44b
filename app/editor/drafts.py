"""A card that somebody begins to write: in no map until it has a text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.editor.navigate import Cells
from app.editor.selection import Cell
from app.models import edits
from app.models.base import Id, evolve, new_id
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType, card_types_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A card to be, behind the card ``behind`` of its cell or at the cell's end."""

    card: Card
    behind: Id = ""

    def into(self, map_: JourneyMap) -> JourneyMap:
        """The map with the card. Raises ``EditError`` where its cell is gone."""
        cell = [card.id for card in map_.cells.get((self.card.lane, self.card.step), ())]
        place = cell.index(self.behind) + 1 if self.behind in cell else None
        return edits.insert_cards(map_, (self.card,), place)

    def at_level(self, level: float) -> Draft:
        """The same, with its face at a level, where it has one."""
        if self.card.feeling is None:
            return self
        feeling = evolve(self.card.feeling, level=level)
        return replace(self, card=evolve(self.card, feeling=feeling))


def draft_in(map_: JourneyMap, cell: Cell | None, behind: Id = "") -> Draft | None:
    """A card of the lane's usual type for a visible cell.

    None where it would not be seen: in a collapsed lane or stage, or in a cell that is not there.
    """
    cells = Cells(map_)
    if cell is None or cell[0] not in map_.records:
        return None
    row = cells.row(cell[0])
    if cells.cell(row, cells.column(cell[1])) != cell or not cells.is_open(cell):
        return None
    lane = cells.lanes[row]
    type_ = (card_types_of(lane.type) or (CardType.NOTE,))[0]
    # An emotion is drawn by its level: neither good nor bad until somebody says so.
    feeling = Feeling(level=0.0) if type_ is CardType.EMOTION else None
    card = Card(id=new_id(), lane=lane.id, step=cell[1], type=type_.value, feeling=feeling)
    return Draft(card, behind)
