"""What was typed into a field and is not in the map, because it cannot be that."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.base import Id
from app.ui.inspector.field import Field, RecordKey, owner_of


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that a field of some records did not take, and why, in a sentence."""

    keys: tuple[RecordKey, ...]
    field: Field
    text: str
    reason: str

    @property
    def owners(self) -> tuple[Id, ...]:
        """The ids of these records, or of those whose parts they are."""
        return tuple(owner_of(key) for key in self.keys)
