"""What was typed into a field and is not in the map, because it cannot be that."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.base import Id
from app.ui.inspector.field import Field


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that a field of some records did not take, and why, in a sentence."""

    keys: tuple[Id, ...]
    field: Field
    text: str
    reason: str
