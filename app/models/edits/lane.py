"""Edits of lanes: their order, their type, what their cells stand for."""

from __future__ import annotations

from collections.abc import Collection
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
    inserted,
    moved,
    place_of,
    put,
    with_cards,
)
from app.models.edits.copies import Fresh, copy_named, with_copies
from app.models.edits.forget import forget, ids_of_cards, pictures_of_cards
from app.models.edits.pair import without_unfit_pairs
from app.models.edits.span import spanning
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import Grain, card_types_of


def insert_lane(map_: JourneyMap, lane: Lane, place: int) -> JourneyMap:
    """Put a new lane above the lane at ``place``."""
    check_new(map_, lane)
    check(map_, lane)
    return _with_lanes(map_, inserted(map_.lanes, place, lane))


def rename_lane(map_: JourneyMap, lane_id: Id, title: str) -> JourneyMap:
    """Give a lane another title."""
    return change_lane(map_, lane_id, title=title)


def change_lane(map_: JourneyMap, lane_id: Id, **changes: Any) -> JourneyMap:
    """Change fields of a lane other than its id, its type and its grain."""
    place = place_of(map_.lanes, lane_id, "lane")
    made = changed(map_, map_.lanes[place], changes, ("id", "type", "grain"))
    return evolve(map_, lanes=put(map_.lanes, place, made))


def move_lanes(map_: JourneyMap, lane_ids: Collection[Id], place: int) -> JourneyMap:
    """Put lanes, in their order, above place ``place`` among the others."""
    for id_ in lane_ids:
        place_of(map_.lanes, id_, "lane")
    return _with_lanes(map_, moved(map_.lanes, lane_ids, place))


def remove_lanes(map_: JourneyMap, lane_ids: Collection[Id]) -> JourneyMap:
    """Remove lanes with their cards."""
    gone = set(lane_ids)
    for id_ in gone:
        place_of(map_.lanes, id_, "lane")
    dropped = [card for card in map_.cards if card.lane in gone]
    made = evolve(
        map_,
        lanes=tuple(lane for lane in map_.lanes if lane.id not in gone),
        cards=tuple(card for card in map_.cards if card.lane not in gone),
    )
    return forget(made, gone | ids_of_cards(dropped), pictures_of_cards(dropped))


def duplicate_lane(map_: JourneyMap, lane_id: Id, fresh: FreshId = new_id) -> JourneyMap:
    """Put a copy below a lane, with copies of its cards and of the arrows among them."""
    place = place_of(map_.lanes, lane_id, "lane")
    ids = Fresh(map_, fresh)
    copy = copy_named(map_.lanes[place], ids)
    cards = [card for card in map_.cards if card.lane == lane_id]
    made = _with_lanes(map_, inserted(map_.lanes, place + 1, copy))
    return with_copies(made, cards, ids, {lane_id: copy.id})


def change_lane_type(map_: JourneyMap, lane_id: Id, type_: str) -> JourneyMap:
    """Make a lane one of another type.

    Cards of the types that the old lane offered become cards of the new lane's usual type, unless
    it offers theirs too; other cards stay what they are. Every text and every detail stays. Pairs
    that no longer join a recommendation with a barrier, an emotion or an opportunity go.
    """
    place = place_of(map_.lanes, lane_id, "lane")
    lane = map_.lanes[place]
    made = fitted(lane, type=type_)
    check(map_, made)
    if made is lane:
        return map_
    cards = tuple(
        retyped(card, lane.type, type_) if card.lane == lane_id else card for card in map_.cards
    )
    return without_unfit_pairs(
        evolve(map_, lanes=put(map_.lanes, place, made), cards=cards),
        {card.id for card in cards if card.lane == lane_id},
    )


def retyped(card: Card, old: str, new: str) -> Card:
    """A card of a lane type that came to a lane of another type."""
    offered = card_types_of(new)
    if not offered or card.type in offered or card.type not in card_types_of(old):
        return card
    return evolve(card, type=offered[0].value)


def change_lane_grain(map_: JourneyMap, lane_id: Id, grain: str) -> JourneyMap:
    """Let the cells of a lane stand for steps, for stages, or for the whole map.

    A card covers the same columns as before, as far as the new cells can say it: a card of a stage
    comes to span the steps of the stage, one of a step to stand in the step's stage. Raises
    `EditError` where cards would have no column to stand in.
    """
    place = place_of(map_.lanes, lane_id, "lane")
    lane = map_.lanes[place]
    made = fitted(lane, grain=grain)
    check(map_, made)
    if made is lane:
        return map_
    after = evolve(map_, lanes=put(map_.lanes, place, made))
    if not any(card.lane == lane_id for card in map_.cards):
        return after
    if not {lane.grain, grain} <= {known.value for known in Grain}:
        raise EditError(f"what a lane per {lane.grain} becomes per {grain} is not known here")
    if lane.grain == Grain.MAP and not map_.steps:
        raise EditError("the map has no stage yet that the lane's cards could stand in")
    cards = tuple(
        _regrained(map_, card, lane.grain, grain) if card.lane == lane_id else card
        for card in map_.cards
    )
    return with_cards(after, cards)


def _regrained(map_: JourneyMap, card: Card, old: str, new: str) -> Card:
    steps = [step.id for step in map_.steps]
    first, last = _steps_covered(map_, card, old)
    if new == Grain.MAP:
        return evolve(card, step="", until="")
    if new == Grain.STEP:
        return spanning(card, steps[first], steps[last])
    stages = map_.stage_of_step
    return spanning(card, stages[steps[first]].id, stages[steps[last]].id)


def _steps_covered(map_: JourneyMap, card: Card, grain: str) -> tuple[int, int]:
    """The places of the first and the last step that a card covers."""
    places = {step.id: place for place, step in enumerate(map_.steps)}
    if grain == Grain.MAP:
        return 0, len(places) - 1
    if grain == Grain.STEP:
        return places[card.step], places[card.until or card.step]
    stages = {stage.id: stage for stage in map_.stages}
    last = stages[card.until or card.step].steps[-1]
    return places[stages[card.step].steps[0].id], places[last.id]


def _with_lanes(map_: JourneyMap, lanes: tuple[Lane, ...]) -> JourneyMap:
    after = evolve(map_, lanes=lanes)
    return with_cards(after, after.cards)
