"""Merging two lanes into one and splitting one in two: no word, no card and no link goes."""

from __future__ import annotations

from collections.abc import Collection

from app.models.base import Id, evolve, new_id
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.edits.change import FreshId, inserted, place_of, put, with_cards
from app.models.edits.copies import Fresh
from app.models.edits.lane import change_lane_grain
from app.models.edits.merge import both, renamed_targets
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import Grain

_BETWEEN_NAMES = " / "
_FINEST_FIRST = (Grain.STEP.value, Grain.STAGE.value, Grain.MAP.value)


def merge_lanes(map_: JourneyMap, lane_id: Id, other_id: Id) -> JourneyMap:
    """Let the cards of another lane stand in a lane, behind its own in each cell; the other goes.

    Titles and notes are joined. The cards stay what they are, whatever the lane's type, and those
    of a lane with another owner stay about that persona. Where the cells of the two stand for
    different things, those of the finer lane do. Raises `EditError` for lanes that count different
    things.
    """
    first = map_.lanes[place_of(map_.lanes, lane_id, "lane")]
    second = map_.lanes[place_of(map_.lanes, other_id, "lane")]
    if first is second:
        raise EditError("a lane is merged with another one")
    if not _count_alike(first, second):
        raise EditError("the two lanes count different things; give them the same metric first")
    if first.grain != second.grain:
        finer = min(first.grain, second.grain, key=_fineness)
        map_ = change_lane_grain(change_lane_grain(map_, first.id, finer), second.id, finer)
        return merge_lanes(map_, lane_id, other_id)
    joined = evolve(
        first,
        title=both(first.title, second.title, _BETWEEN_NAMES),
        notes=both(first.notes, second.notes, "\n\n"),
        metric=first.metric or second.metric,
        hidden=first.hidden and second.hidden,
        collapsed=first.collapsed and second.collapsed,
    )
    owner = map_.owner_of(second.id)
    about = owner if owner != map_.owner_of(first.id) else ""
    cards = [card for card in map_.cards if card.lane != second.id]
    cards += [
        evolve(card, lane=first.id, persona=card.persona or about)
        for card in map_.cards
        if card.lane == second.id
    ]
    lanes = tuple(joined if lane is first else lane for lane in map_.lanes if lane is not second)
    made = evolve(renamed_targets(map_, {second.id: first.id}), lanes=lanes)
    return with_cards(made, tuple(cards))


def may_merge(map_: JourneyMap, first: Lane, second: Lane) -> bool:
    """Whether two lanes can be merged.

    They count the same, if both count anything, and their cells can be brought together.
    """
    alike = first.grain == second.grain
    known = {first.grain, second.grain} <= set(_FINEST_FIRST) and bool(map_.steps)
    return _count_alike(first, second) and (alike or known)


def _count_alike(first: Lane, second: Lane) -> bool:
    return first.metric is None or second.metric is None or first.metric == second.metric


def split_lane(
    map_: JourneyMap,
    lane_id: Id,
    title: str = "",
    going: Collection[Id] | None = None,
    fresh: FreshId = new_id,
) -> JourneyMap:
    """Put a new lane like it below a lane, and some of the lane's cards there.

    Of the cards of a cell the second half goes, where ``going`` does not name the cards. Notes stay
    with the first lane. Raises `EditError` for cards of another lane.
    """
    place = place_of(map_.lanes, lane_id, "lane")
    lane = map_.lanes[place]
    chosen = set(second_halves(map_, lane_id) if going is None else going)
    known = {card.id for card in map_.cards if card.lane == lane_id}
    if not chosen <= known:
        raise EditError("only cards of the lane can go to the new one")
    made = evolve(
        lane,
        id=Fresh(map_, fresh)(),
        title=title,
        notes="",
        hidden=False,
        collapsed=False,
        height=None,
    )
    lanes = inserted(put(map_.lanes, place, lane), place + 1, made)

    def settled(card: Card) -> Card:
        return evolve(card, lane=made.id) if card.id in chosen else card

    return with_cards(evolve(map_, lanes=lanes), tuple(map(settled, map_.cards)))


def second_halves(map_: JourneyMap, lane_id: Id) -> list[Id]:
    """The cards in the second half of each cell of a lane; a single one is in the first."""
    found: list[Id] = []
    for (lane, _), cards in map_.cells.items():
        if lane == lane_id:
            found += [card.id for card in cards[(len(cards) + 1) // 2 :]]
    return found


def _fineness(grain: str) -> int:
    return _FINEST_FIRST.index(grain) if grain in _FINEST_FIRST else len(_FINEST_FIRST)
