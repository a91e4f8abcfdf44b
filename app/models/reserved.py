"""Parts of a map that later versions act on; the file keeps them from the first version."""

from __future__ import annotations

from typing import Annotated

from app.models.base import Count, Date, Id, Record, Vocabulary
from app.models.vocabulary import CardType


class TrayNote(Record):
    """A note that is not placed yet; ``type`` is the card type it would have, if that is known."""

    id: Id
    text: str = ""
    type: Annotated[str, Vocabulary(CardType, empty=True)] = ""


class TourStop(Record):
    """One stop of a tour: a stage, step, lane or card by id, with words to say."""

    target: Id = ""
    notes: str = ""


class Tour(Record):
    """A walk through the map for an audience."""

    id: Id
    title: str = ""
    stops: tuple[TourStop, ...] = ()


class Dismissal(Record):
    """A remark of the map review that somebody has set aside, and why."""

    check: str
    target: Id = ""
    reason: str = ""


class Review(Record):
    """What is remembered of the map review."""

    last: Date = ""
    dismissed: tuple[Dismissal, ...] = ()


class PlanView(Record):
    """A saved view of the action plan: what it is grouped and sorted by, and what it shows."""

    id: Id
    title: str = ""
    group_by: str = ""
    sort_by: str = ""
    states: tuple[str, ...] = ()


class Comparison(Record):
    """Another map that this one is compared with, as a file name relative to this one."""

    id: Id
    map: str
    title: str = ""


class Part(Record):
    """A part of a map that a group of people fills: the steps it was given."""

    id: Id
    title: str = ""
    steps: tuple[Id, ...] = ()
    people: tuple[str, ...] = ()
    votes_each: Count = 0
