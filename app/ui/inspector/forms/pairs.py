"""What a card is paired with: what answers it, or what it answers."""

from __future__ import annotations

from app.editor.words import mark as _
from app.editor.words import tr
from app.models import edits
from app.models.base import Id, Record
from app.models.card import Card
from app.models.journey import JourneyMap
from app.ui.inspector.access import unwritten
from app.ui.inspector.field import Applies, Field, Group, Joined, Kind, Option, Read
from app.ui.names import CARD_TYPES


def _partner(map_: JourneyMap, owner: Id, pair_id: Id) -> Id:
    """The other end of a pair of a card, or "" where the pair is gone."""
    pair = next((one for one in map_.pairs if one.id == pair_id), None)
    if pair is None:
        return ""
    return pair.target if pair.recommendation == owner else pair.recommendation


def _remove(map_: JourneyMap, pair: Id) -> JourneyMap:
    return edits.remove_pairs(map_, [pair])


def _read(end: str, other: str) -> Read:
    """Reads the pairs in which a card is one end: their ids, and what the other end says."""

    def read(map_: JourneyMap, record: Record) -> tuple[Option, ...]:
        assert isinstance(record, Card)
        found = (one for one in map_.pairs if getattr(one, end) == record.id)
        return tuple((one.id, _text(map_, getattr(one, other))) for one in found)

    return read


def _text(map_: JourneyMap, card_id: Id) -> str:
    card = map_.records[card_id]
    assert isinstance(card, Card)
    return card.text.strip() or tr(CARD_TYPES.get(card.type, card.type))


def _has(read: Read) -> Applies:
    return lambda map_, record: bool(read(map_, record))


def _field(id_: str, label: str, end: str, other: str, tip: str) -> Field:
    read = _read(end, other)
    joined = Joined(_remove, _("Remove Pair"), _partner)
    return Field(
        id_, label, Kind.JOINED, read, unwritten, joined=joined, applies=_has(read), tip=tip
    )


PAIRS = Group(
    _("Pairs"),
    (
        _field(
            "pairs.recommendations",
            _("What answers it"),
            "target",
            "recommendation",
            _("The recommendations and opportunities that answer this card"),
        ),
        _field(
            "pairs.targets",
            _("What it answers"),
            "recommendation",
            "target",
            _("The barriers, emotions and opportunities that this card answers"),
        ),
    ),
)
"""The pairs of a card, for its form; seen where it has some."""
