"""Edits of cards: their words, their place, their type."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from app.models.base import Id, evolve, new_id
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.edits.change import (
    FreshId,
    changed,
    check,
    check_new,
    fitted,
    place_of,
    put,
    refuse_fields,
    with_cards,
)
from app.models.edits.copies import Fresh, copy_card, with_links_of_copies
from app.models.edits.forget import forget, ids_of_cards, pictures_of_cards, without_pictures
from app.models.edits.lane import retyped
from app.models.edits.pair import without_unfit_pairs
from app.models.edits.span import columns_of, spanning
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import Grain

_ELSEWHERE = ("id", "lane", "step", "until", "type")


def set_card_text(map_: JourneyMap, card_id: Id, text: str) -> JourneyMap:
    """Give a card other words."""
    place = place_of(map_.cards, card_id, "card")
    return evolve(map_, cards=put(map_.cards, place, fitted(map_.cards[place], text=text)))


def change_card(map_: JourneyMap, card_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a card other than its id, its type and its place.

    A picture that the card no longer shows goes, unless something else shows it.
    """
    place = place_of(map_.cards, card_id, "card")
    card = map_.cards[place]
    made = changed(map_, card, changes, _ELSEWHERE)
    after = evolve(map_, cards=put(map_.cards, place, made))
    comments = ids_of_cards((card,)) - ids_of_cards((made,))
    return forget(
        without_pictures(after, pictures_of_cards((card,)) - pictures_of_cards((made,))), comments
    )


def change_cards(
    map_: JourneyMap, card_ids: Collection[Id], changes: Callable[[Card], Mapping[str, Any]]
) -> JourneyMap:
    """Change several cards at once, each in the fields that ``changes`` tells of it.

    What `change_card` says holds here too; comments are changed by that alone.
    """
    ids = _existing(map_, card_ids)
    made: list[Card] = []
    before: list[Card] = []
    after: list[Card] = []
    for card in map_.cards:
        if card.id not in ids:
            made.append(card)
            continue
        wanted = changes(card)
        refuse_fields(card, wanted, (*_ELSEWHERE, "comments"))
        new = fitted(card, **wanted)
        made.append(new)
        if new is not card:
            before.append(card)
            after.append(new)
    if not after:
        return map_
    check(map_, *after)
    return without_pictures(
        evolve(map_, cards=tuple(made)), pictures_of_cards(before) - pictures_of_cards(after)
    )


def change_card_type(map_: JourneyMap, card_ids: Collection[Id], type_: str) -> JourneyMap:
    """Make cards of another type; every detail stays. Pairs that no longer fit go."""
    ids = _existing(map_, card_ids)
    cards = tuple(fitted(card, type=type_) if card.id in ids else card for card in map_.cards)
    check(map_, *(card for card in cards if card.id in ids))
    return without_unfit_pairs(evolve(map_, cards=cards), ids)


def insert_cards(map_: JourneyMap, cards: Sequence[Card], place: int | None = None) -> JourneyMap:
    """Put new cards into the cells they name, before the card at ``place`` there or at the end.

    Raises `EditError` where a card names no cell, or an id, word or reference that is wrong.
    """
    if not cards:
        return map_
    check_new(map_, *cards)
    check(map_, *cards)
    for card in cards:
        _check_cell(map_, card)
    return _placed(map_, map_.cards, cards, place)


def remove_cards(map_: JourneyMap, card_ids: Collection[Id]) -> JourneyMap:
    """Remove cards with their pairs and arrows."""
    ids = _existing(map_, card_ids)
    dropped = [card for card in map_.cards if card.id in ids]
    after = evolve(map_, cards=tuple(card for card in map_.cards if card.id not in ids))
    return forget(after, ids_of_cards(dropped), pictures_of_cards(dropped))


def duplicate_cards(
    map_: JourneyMap, card_ids: Collection[Id], fresh: FreshId = new_id
) -> JourneyMap:
    """Put a copy right behind each card, with copies of the pairs and arrows among them.

    Comments and votes stay with the first, and so do pairs and arrows with other cards.
    """
    ids = _existing(map_, card_ids)
    make = Fresh(map_, fresh)
    cards: list[Card] = []
    names: dict[Id, Id] = {}
    for card in map_.cards:
        cards.append(card)
        if card.id in ids:
            cards.append(copy_card(card, make, {}))
            names[card.id] = cards[-1].id
    return with_links_of_copies(evolve(map_, cards=tuple(cards)), names, make)


def move_cards(
    map_: JourneyMap,
    card_ids: Collection[Id],
    lane_id: Id,
    step: Id = "",
    place: int | None = None,
    *,
    convert: bool = False,
) -> JourneyMap:
    """Put cards, in their order, into a cell before place ``place`` among the others there.

    A card that spans columns spans as many from its new one; where there are fewer left it ends at
    the last, behind the others of the cell where it begins then. In a lane of another grain it
    stands in one cell. ``convert``: a card whose type is usual in its old lane and not offered in
    the new one becomes of the new lane's usual type; pairs that no longer fit go.
    """
    ids = _existing(map_, card_ids)
    lane = map_.lanes[place_of(map_.lanes, lane_id, "lane")]
    lanes = {one.id: one for one in map_.lanes}
    going = []
    for card in map_.cards:
        if card.id not in ids:
            continue
        moved = _standing(map_, card, lanes[card.lane], lane, step)
        if convert:
            moved = retyped(moved, lanes[card.lane].type, lane.type)
        _check_cell(map_, moved)
        going.append(moved)
    # A place is one of the cell that is named.
    before = [card for card in going if card.step != step]
    staying = (*(card for card in map_.cards if card.id not in ids), *before)
    coming = [card for card in going if card.step == step]
    return without_unfit_pairs(_placed(map_, staying, coming, place), ids)


def _standing(map_: JourneyMap, card: Card, old: Lane, new: Lane, step: Id) -> Card:
    """A card in its new cell, as wide as it was where the columns are of the same kind."""
    columns = columns_of(map_, new.grain)
    if step not in columns:
        return evolve(card, lane=new.id, step=step, until="")
    first = last = columns.index(step)
    if card.until and old.grain == new.grain:
        width = columns.index(card.until) - columns.index(card.step)
        first = min(first, len(columns) - 1 - width)
        last = first + width
    return spanning(evolve(card, lane=new.id), columns[first], columns[last])


def _placed(
    map_: JourneyMap, staying: tuple[Card, ...], coming: Sequence[Card], place: int | None
) -> JourneyMap:
    """The map with the cards that stay and those that come, these at a place in their cells."""
    if place is None:
        return with_cards(map_, (*staying, *coming))
    cells = {(card.lane, card.step) for card in coming}
    before: list[Card] = []
    behind: list[Card] = []
    count: dict[tuple[Id, Id], int] = dict.fromkeys(cells, 0)
    for card in staying:
        cell = (card.lane, card.step)
        if cell in cells:
            count[cell] += 1
        (behind if cell in cells and count[cell] > place else before).append(card)
    if place < 0 or any(place > number for number in count.values()):
        raise EditError(f"there is no place {place} in the cell")
    return with_cards(map_, (*before, *coming, *behind))


def _check_cell(map_: JourneyMap, card: Card) -> None:
    """Raise `EditError` where a card's columns do not fit the grain of its lane."""
    lane = map_.lanes[place_of(map_.lanes, card.lane, "lane")]
    if lane.grain == Grain.MAP:
        if card.step or card.until:
            raise EditError("the lane has one cell for the whole map")
        return
    columns = columns_of(map_, lane.grain)
    if card.step not in columns:
        raise EditError(f"the lane is per {lane.grain}; there is no {lane.grain} {card.step!r}")
    if card.until and card.until not in columns[columns.index(card.step) :]:
        raise EditError("a card ends at or after the column where it begins")


def _existing(map_: JourneyMap, card_ids: Collection[Id]) -> set[Id]:
    ids = set(card_ids)
    missing = ids - {card.id for card in map_.cards}
    if missing:
        raise EditError(f"there is no card {min(missing)!r}")
    return ids
