"""What the inspector is about: what is selected, or the card that is being begun."""

from __future__ import annotations

from collections.abc import Sequence

from app.editor.session import Session
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.links import Pair


def meant_in(session: Session, begun: Id) -> tuple[JourneyMap, tuple[Id, ...]]:
    """A map, and the ids in it of what is meant.

    A card that is ``begun`` is on the map that is shown, and in the document once it is written.
    Without a text it is not meant: whoever leaves it for the inspector leaves nothing behind.
    """
    card = session.shown.records.get(begun)
    if isinstance(card, Card) and card.text:
        return session.shown, (begun,)
    return session.map, _with_ends(session.map, session.selection.records)


def _with_ends(map_: JourneyMap, ids: Sequence[Id]) -> tuple[Id, ...]:
    """The ids, with those of its two cards for each pair: it has nothing of its own to be said."""
    found: dict[Id, None] = {}
    for id_ in ids:
        record = map_.records.get(id_)
        ends = (record.target, record.recommendation) if isinstance(record, Pair) else (id_,)
        found.update(dict.fromkeys(ends))
    return tuple(found)
