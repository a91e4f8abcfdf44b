"""Every field of the format that names another record, and what it may name."""

from __future__ import annotations

from typing import NamedTuple

from app.models.base import Record
from app.models.card import Card, Image
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.persona import Persona
from app.models.picture import Picture
from app.models.reserved import Dismissal, Part, TourStop
from app.models.scope import Scope, Source
from app.models.stage import Path as JourneyPath
from app.models.stage import Stage, Step


class Reference(NamedTuple):
    """A field of ``kind`` that names a record of one of ``targets``, or many of them.

    ``open``: a newer minor version may let it name kinds of records that are not known here.
    """

    kind: type[Record]
    field: str
    targets: tuple[type[Record], ...]
    required: bool = False
    many: bool = False
    open: bool = False


REFERENCES = (
    Reference(JourneyMap, "main_persona", (Persona,)),
    Reference(Scope, "logo", (Picture,)),
    Reference(Persona, "photo", (Picture,)),
    Reference(Persona, "sources", (Source,), many=True),
    Reference(Lane, "persona", (Persona,)),
    Reference(Card, "lane", (Lane,), required=True),
    Reference(Card, "persona", (Persona,)),
    Reference(Card, "sources", (Source,), many=True),
    Reference(Image, "picture", (Picture,), required=True),
    Reference(Pair, "recommendation", (Card,), required=True),
    Reference(Pair, "target", (Card,), required=True),
    Reference(JourneyPath, "from_step", (Step,), required=True),
    Reference(JourneyPath, "to_step", (Step,)),
    Reference(Arrow, "from_card", (Card,), required=True),
    Reference(Arrow, "to_card", (Card,), required=True),
    Reference(TourStop, "target", (Stage, Step, Lane, Card), open=True),
    Reference(Part, "steps", (Step,), required=True, many=True),
    Reference(Dismissal, "target", (), open=True),
)
"""Every reference of a map but ``step`` and ``until`` of a card, which follow the lane's grain.

No targets means: a record of any kind.
"""
