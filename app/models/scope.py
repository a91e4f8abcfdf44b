"""What a map is about, who stands behind it, and what it rests on."""

from __future__ import annotations

from typing import Annotated

from app.models.base import Count, Date, Id, Record, Vocabulary
from app.models.vocabulary import SourceMethod


class Scope(Record):
    """The frame of a map. ``logo`` is the SHA-256 of a picture; ``date`` is the one that prints."""

    purpose: str = ""
    scenario: str = ""
    starts: str = ""
    ends: str = ""
    first_contact: str = ""
    audience: str = ""
    owner: str = ""
    client: str = ""
    participants: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    version: str = ""
    date: Date = ""
    review_by: Date = ""
    read_again: Date = ""
    logo: str = ""


class Source(Record):
    """Where something is known from. ``n`` is how many were asked or counted."""

    id: Id
    title: str = ""
    method: Annotated[str, Vocabulary(SourceMethod, empty=True)] = ""
    n: Count | None = None
    date: Date = ""
    link: str = ""
    participant: str = ""
    notes: str = ""
