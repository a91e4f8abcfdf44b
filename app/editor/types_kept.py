"""A card that comes back to a lane of a type is what it was there: a question, not just a thought.

A lane that offers several types has a usual one, and a card that is moved there becomes that. One
that was there before in the same session is given back the type that it had.
"""

from __future__ import annotations

from itertools import compress
from operator import is_not

from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.vocabulary import card_types_of


class TypesKept:
    """What cards were in lanes that offer several types, for as long as a session lasts.

    A consequence of each edit: what it remembers is what was so when a card last left such a lane.
    """

    def __init__(self) -> None:
        self._was: dict[tuple[Id, str], str] = {}

    def __call__(self, before: JourneyMap, after: JourneyMap) -> JourneyMap:
        """The map after an edit, with the types that its edit took for the usual one."""
        if before.cards is after.cards:
            return after
        then = {lane.id: lane.type for lane in before.lanes}
        now = {lane.id: lane.type for lane in after.lanes}
        back: dict[str, set[Id]] = {}
        for old, new in cards_changed(before, after):
            left, come = then[old.lane], now[new.lane]
            if left == come:
                continue
            offered = card_types_of(left)
            if len(offered) > 1 and old.type in offered:
                self._was[old.id, left] = old.type
            kept = self._was.get((new.id, come))
            # One that kept its type, as a note does, was not taken for the usual one.
            if kept is not None and kept != new.type != old.type:
                back.setdefault(kept, set()).add(new.id)
        if not back:
            return after
        # No start waits for the edits.
        from app.models import edits

        for type_, ids in back.items():
            after = edits.change_card_type(after, ids, type_)
        return after


def cards_changed(before: JourneyMap, after: JourneyMap) -> list[tuple[Card, Card]]:
    """The cards of both maps that are not the same record, as they were and as they are.

    Asked after each edit: those that are the same are passed over without a look at each.
    """
    old, new = before.cards, after.cards
    if len(old) == len(new):
        changed = list(compress(new, map(is_not, old, new)))
    else:
        known = set(map(id, old))
        changed = [card for card in new if id(card) not in known]
    held = before.records_of_cards if changed else {}
    found = ((held.get(card.id), card) for card in changed)
    return [(was, card) for was, card in found if isinstance(was, Card)]
