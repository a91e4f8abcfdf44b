"""Where pictures go in a map: to cards of their own, on a card that is there, to a persona."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.editor.acts.act import Change, Instead
from app.editor.navigate import Cells, select_record
from app.editor.selection import Cell, Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, evolve, new_id
from app.models.card import Card, Image
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.picture import Picture
from app.models.stage import Stage, Step
from app.models.vocabulary import STACKLESS, CardType, LaneType


@dataclass(frozen=True, slots=True)
class InCell:
    """Pictures become cards of a cell, before the card at ``place`` there (None: at its end).

    ``beside`` is the selected card behind which they come, though it may have been meant itself.
    """

    cell: Cell
    place: int | None = None
    beside: Id = ""


@dataclass(frozen=True, slots=True)
class OnCard:
    """A picture goes on a card that takes it, else beside it, as `goal_of` says once it is there.

    One that is no picture card becomes one, and its text the caption. Only where it ``replaces``
    is it to take the place of the picture of a picture card, and only where it ``converts`` does a
    card that says by its type what it is become one.
    """

    card: Id
    replaces: bool = False
    converts: bool = False


@dataclass(frozen=True, slots=True)
class OfPersona:
    """A picture becomes the photo of a persona."""

    persona: Id


_OF_PICTURE = frozenset({"crop-picture", "save-picture"})
PICTURE_VERBS = _OF_PICTURE | {"insert-picture", "replace-picture", "put-picture"}
"""The ids of the commands for pictures."""

Goal = InCell | OnCard | OfPersona
"""Where pictures go."""


def shows_pictures(map_: JourneyMap, cell: Cell) -> bool:
    """Whether a picture would be seen in a cell: it is visible, and of a lane that stacks cards."""
    lane, cells = map_.records.get(cell[0]), Cells(map_)
    if not isinstance(lane, Lane) or lane.type in STACKLESS:
        return False
    seen = cells.cell(cells.row(lane.id), cells.column(cell[1])) == cell
    return seen and cells.is_open(cell)


def is_picture_card(map_: JourneyMap, record: Id) -> bool:
    """Whether a record is a card whose picture is seen, once it has one."""
    card = map_.records.get(record)
    return isinstance(card, Card) and card.type == CardType.PICTURE


def takes_picture(map_: JourneyMap, record: Id) -> bool:
    """Whether a picture can go on a record and is seen there.

    That is a picture card without one yet, or a plain note. A card of another type says by its type
    what it is, and would lose that as a picture.
    """
    card = map_.records.get(record)
    if not isinstance(card, Card) or card.image is not None:
        return False
    return card.type in (CardType.PICTURE, CardType.NOTE) and _stands_in_sight(map_, card)


def may_become_picture(map_: JourneyMap, record: Id) -> bool:
    """Whether a picture would be seen on a card, once it is no more of its type but a picture."""
    card = map_.records.get(record)
    if not isinstance(card, Card) or card.type == CardType.PICTURE:
        return False
    return _stands_in_sight(map_, card)


def _stands_in_sight(map_: JourneyMap, card: Card) -> bool:
    lane = map_.records.get(card.lane)
    return isinstance(lane, Lane) and lane.type not in STACKLESS and Cells(map_).sees(card)


def picture_verbs(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    """The ids of the commands for pictures that apply to what is selected."""
    found = frozenset({"insert-picture"})
    if len(selection.records) != 1:
        return found
    if may_become_picture(map_, selection.current):
        return found | {"put-picture"}
    if not is_picture_card(map_, selection.current):
        return found
    card = map_.records[selection.current]
    has_one = isinstance(card, Card) and card.image is not None
    return PICTURE_VERBS if has_one else found | {"replace-picture"}


def goal_of(map_: JourneyMap, selection: Selection, count: int) -> Goal | None:
    """Where so many pictures go that come with no place, by what is selected.

    One picture goes on a selected card that takes it; else they stand behind the selected card, at
    the end of its cell, or in the lane of pictures below a heading. None where they would not be
    seen, as with what is hidden, which can be selected in the outline.
    """
    if Cells(map_).hides(selection.current):
        return None
    if count == 1 and len(selection.records) == 1 and takes_picture(map_, selection.current):
        return OnCard(selection.current)
    cell = _cell_for(map_, selection)
    if cell is None:
        return None
    standing = [card.id for card in map_.cells.get(cell, ())]
    if selection.current not in standing:
        return InCell(cell)
    beside = selection.current if count == 1 and len(selection.records) == 1 else ""
    return InCell(cell, standing.index(selection.current) + 1, beside)


def is_out_of_sight(map_: JourneyMap, selection: Selection) -> bool:
    """Whether what is selected, or the cell that it stands in, is hidden or collapsed."""
    cells, record = Cells(map_), map_.records.get(selection.current)
    here = cells.cell_of(selection)
    folded = here is not None and not cells.is_open(here)
    return folded or cells.hides(selection.current) or bool(getattr(record, "collapsed", False))


def _cell_for(map_: JourneyMap, selection: Selection) -> Cell | None:
    cells = Cells(map_)
    column = cells.column_of(selection)
    here = cells.cell_of(selection)
    record = map_.records.get(selection.current)
    if here is None and isinstance(record, (Step, Stage)):
        column = cells.column(record.id)
    if here is None and isinstance(record, Lane):
        here = cells.cell(cells.row(record.id), 0) if record in cells.lanes else None
    if here is not None and shows_pictures(map_, here):
        return here
    rows = sorted(range(len(cells.lanes)), key=lambda row: not _of_pictures(cells.lanes[row]))
    found = (cells.cell(row, column) for row in rows if _of_pictures(cells.lanes[row]))
    return next((cell for cell in found if cell and shows_pictures(map_, cell)), None)


def _of_pictures(lane: Lane) -> bool:
    return lane.type == LaneType.PICTURE


def place_pictures(map_: JourneyMap, goal: Goal, pictures: Sequence[Picture]) -> Change | None:
    """Put pictures where they go, as one step; None where that place is gone or hidden meanwhile.

    On a card or a persona goes the first of them.
    """
    match goal:
        case InCell(cell, place, beside):
            made = _in_cell(map_, cell, place, pictures)
            return _beside(map_, made, beside, pictures[0]) if made and beside else made
        case OnCard(card, replaces, converts):
            if converts and may_become_picture(map_, card):
                return _on_card(map_, card, pictures[0])
            if replaces and is_picture_card(map_, card):
                return _on_card(map_, card, pictures[0])
            if card not in map_.records:
                return None
            # Since it was asked for, the card may have got another picture, or become another card.
            now = goal_of(map_, select_record(map_, card), 1)
            if isinstance(now, InCell):
                return place_pictures(map_, now, pictures[:1])
            return _on_card(map_, card, pictures[0]) if now is not None else None
        case OfPersona(persona):
            return _of_persona(map_, persona, pictures[0])


def show_picture(map_: JourneyMap, card_id: Id, picture: Picture | None) -> JourneyMap:
    """Let a card show a picture, or none.

    What was said of the one before, shown and blurred in it means nothing in another, and goes.
    """
    card = map_.records[card_id]
    assert isinstance(card, Card)
    before = card.image
    if picture is None:
        return edits.change_card(map_, card_id, image=None)
    if before is None:
        image = Image(picture=picture.sha256)
    elif before.picture == picture.sha256:
        return map_
    else:
        image = evolve(before, picture=picture.sha256, crop=None, blurred=(), alt="")
    return edits.change_card(edits.add_picture(map_, picture), card_id, image=image)


def _in_cell(
    map_: JourneyMap, cell: Cell, place: int | None, pictures: Sequence[Picture]
) -> Change | None:
    if not shows_pictures(map_, cell):
        return None
    lane, step = cell
    after, made, known = map_, list[Card](), dict(map_.records)
    for picture in pictures:
        after = edits.add_picture(after, picture)
        image = Image(picture=picture.sha256)
        card = Card(
            id=new_id(known), lane=lane, step=step, type=CardType.PICTURE.value, image=image
        )
        known[card.id] = card
        made.append(card)
    there = len(map_.cells.get(cell, ()))
    after = edits.insert_cards(after, made, None if place is None else min(place, there))
    label = counted("Insert Picture", "Insert %n Pictures", len(made))
    return Change(label, after, Selection(tuple(card.id for card in made), cell))


def _beside(map_: JourneyMap, made: Change, card_id: Id, picture: Picture) -> Change:
    """Say that a picture did not go on the selected card, and offer that where it can be had."""
    told = tr("The picture has a card of its own")
    words = tr("Replace") if is_picture_card(map_, card_id) else tr("Put on the Card")
    change = _on_card(map_, card_id, picture)
    instead = Instead(words, change) if change is not None else None
    return made._replace(told=told, instead=instead)


def _on_card(map_: JourneyMap, card_id: Id, picture: Picture) -> Change | None:
    card = map_.records.get(card_id)
    if not isinstance(card, Card):
        return None
    chosen = Selection((card_id,), (card.lane, card.step))
    after = show_picture(map_, card_id, picture)
    if card.type != CardType.PICTURE:
        after = edits.change_card_type(after, {card_id}, CardType.PICTURE.value)
        said = [tr("The card shows the picture, with its text as caption.")] if card.text else []
        lost = len(map_.pairs) - len(after.pairs)
        if lost:
            said.append(counted("1 pair taken apart.", "%n pairs taken apart.", lost))
        return Change(tr("Insert Picture"), after, chosen, " ".join(said).removesuffix("."))
    if card.image is None:
        return Change(tr("Insert Picture"), after, chosen)
    told = tr("The picture was replaced") if after is not map_ else ""
    return Change(tr("Replace Picture"), after, chosen, told)


def _of_persona(map_: JourneyMap, persona: Id, picture: Picture) -> Change | None:
    if persona not in {one.id for one in map_.personas}:
        return None
    after = edits.add_picture(map_, picture)
    return Change(tr("Change Photo"), edits.change_persona(after, persona, photo=picture.sha256))
