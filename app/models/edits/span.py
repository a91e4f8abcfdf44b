"""What becomes of the cards, and of the columns they span, when stages and steps change.

The rule, for every edit that adds, moves or removes columns (steps, or stages for a lane per
stage):

- A card goes with the columns it covers.
- A column that comes to stand between two covered ones is covered as well; one that comes to stand
  beside the first or the last is not.
- A covered column that is moved away from the others leaves the span. (If all were moved, or moved
  among themselves, the card covers the same ones as before.)
- A covered column that is removed leaves the span. A card with none left is removed, with what
  refers to it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from operator import is_

from app.models.base import Id, evolve
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.edits.change import check, place_of, put, with_cards
from app.models.edits.forget import forget, ids_of_cards, pictures_of_cards
from app.models.journey import JourneyMap
from app.models.order import are_kept
from app.models.stage import Stage
from app.models.vocabulary import Grain


def columns_of(map_: JourneyMap, grain: str) -> list[Id]:
    """The ids of the columns that cells of a grain stand for; none for the whole map."""
    if grain == Grain.STEP:
        return [step.id for step in map_.steps]
    return [stage.id for stage in map_.stages] if grain == Grain.STAGE else []


def with_stages(
    map_: JourneyMap, stages: tuple[Stage, ...], shifted: Set[Id] = frozenset()
) -> JourneyMap:
    """The map with other stages and steps; its cards follow by the rule above.

    ``shifted`` are the ids of the stages or steps that were moved.
    """
    after = evolve(map_, stages=stages)
    if after is map_:
        return map_
    columns = {grain.value: (columns_of(map_, grain), columns_of(after, grain)) for grain in Grain}
    if not shifted and all(are_kept(old, new) for old, new in columns.values()):
        # A card names the first and the last column it covers; what only came changes neither.
        return after
    runs = {
        grain: _Run({id_: at for at, id_ in enumerate(new)}, old, shifted)
        for grain, (old, new) in columns.items()
        if old != new
    }
    gone = {id_ for old, new in columns.values() for id_ in set(old) - set(new)}
    grains = {lane.id: lane.grain for lane in map_.lanes}
    cards: list[Card] = []
    dropped: list[Card] = []
    # A map has thousands of cards, and most of them stand in one column that stays.
    for card in map_.cards:
        fields = card.__dict__
        if not fields["until"] and fields["step"] not in gone:
            cards.append(card)
            continue
        run = runs.get(grains[card.lane])
        settled = run.settled(card) if run and card.step else card
        if not run and {card.step, card.until} & gone:
            raise EditError("a lane of a newer version has a card there; open a newer Footpath")
        if settled is None:
            dropped.append(card)
        else:
            cards.append(settled)
    same = len(cards) == len(map_.cards) and all(map(is_, cards, map_.cards))
    made = with_cards(after, map_.cards if same else tuple(cards))
    return forget(made, gone | ids_of_cards(dropped), pictures_of_cards(dropped))


class _Run:
    """The columns of one grain before and after."""

    def __init__(self, after: dict[Id, int], before: list[Id], shifted: Set[Id]) -> None:
        self.after = after
        self.order = sorted(after, key=after.__getitem__)
        self.before = before
        self.places = {id_: at for at, id_ in enumerate(before)}
        self.shifted = shifted

    def settled(self, card: Card) -> Card | None:
        """The card where it stands now, None where none of its columns is left."""
        if not card.until:
            return card if card.step in self.after else None
        covered = self.before[self.places[card.step] : self.places[card.until] + 1]
        left = [id_ for id_ in covered if id_ in self.after]
        staying = [id_ for id_ in left if id_ not in self.shifted]
        if staying and len(staying) < len(left) and not self._adjoin(left):
            left = staying
        if not left:
            return None
        places = [self.after[id_] for id_ in left]
        return spanning(card, self.order[min(places)], self.order[max(places)])

    def _adjoin(self, ids: list[Id]) -> bool:
        places = [self.after[id_] for id_ in ids]
        return max(places) - min(places) + 1 == len(places)


def covered(columns: Sequence[Id], card: Card) -> list[Id]:
    """The columns that a card covers, of all those of its lane's grain."""
    if card.step not in columns or card.until not in columns:
        return [id_ for id_ in (card.step, card.until) if id_]
    return list(columns[columns.index(card.step) : columns.index(card.until) + 1])


def cards_within(map_: JourneyMap, kept: Set[Id]) -> list[Card]:
    """The cards that stand in some columns; one that reaches beyond these is cut to them.

    ``kept`` are ids of steps, of stages or of both. What is cut has no comments and votes: they
    were given to the whole card.
    """
    columns = {grain.value: columns_of(map_, grain) for grain in Grain}
    grains = {lane.id: lane.grain for lane in map_.lanes}
    found = []
    for card in map_.cards:
        if not card.until:
            if card.step in kept:
                found.append(card)
            continue
        all_ = covered(columns.get(grains[card.lane], ()), card)
        left = [id_ for id_ in all_ if id_ in kept]
        if len(left) == len(all_):
            found.append(card)
        elif left:
            found.append(evolve(spanning(card, left[0], left[-1]), comments=(), votes=0))
    return found


def cards_to_copy(map_: JourneyMap, kept: Set[Id]) -> list[Card]:
    """The cards that a copy of some columns holds which stands right behind them.

    They are those of `cards_within` but for one that goes on behind: it covers the copy as well.
    """
    ends = {card.id for card in map_.cards if (card.until or card.step) in kept}
    return [card for card in cards_within(map_, kept) if card.id in ends]


def spanning(card: Card, first: Id, last: Id) -> Card:
    """A card that covers the columns from ``first`` to ``last``."""
    until = "" if first == last else last
    if (card.step, card.until) == (first, until):
        return card
    return evolve(card, step=first, until=until)


def span_card(map_: JourneyMap, card_id: Id, first: Id, last: Id) -> JourneyMap:
    """Let a card cover the columns from ``first`` to ``last``, ids of its lane's grain.

    Raises `EditError` where these are no columns of the lane, or stand in the other order.
    """
    place = place_of(map_.cards, card_id, "card")
    card = map_.cards[place]
    lane = map_.lanes[place_of(map_.lanes, card.lane, "lane")]
    columns = columns_of(map_, lane.grain)
    if first not in columns or last not in columns:
        raise EditError(f"the lane {lane.id!r} is per {lane.grain}; name its columns")
    if columns.index(first) > columns.index(last):
        raise EditError("a card ends at or after the column where it begins")
    made = spanning(card, first, last)
    check(map_, made)
    return with_cards(map_, put(map_.cards, place, made))
