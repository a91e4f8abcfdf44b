"""What joins cards: pairs and the arrows of a blueprint."""

from __future__ import annotations

from app.models.base import Id, Record


class Pair(Record):
    """A recommendation and the barrier, emotion or opportunity that it answers.

    In its place may stand an opportunity that answers a barrier or an emotion.
    """

    id: Id
    recommendation: Id
    target: Id


class Arrow(Record):
    """An arrow from one card to another across the lines of a blueprint."""

    id: Id
    from_card: Id
    to_card: Id
    label: str = ""
