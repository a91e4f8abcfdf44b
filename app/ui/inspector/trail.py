"""What the inspector shows, and the way there from what is selected."""

from __future__ import annotations

from typing import NamedTuple

from app.models.base import Id
from app.models.journey import JourneyMap
from app.ui.inspector.field import Form, Part, RecordKey, owner_of, record_at
from app.ui.inspector.forms import form_for


class Trail(NamedTuple):
    """What is ``selected``, and the record ``within`` that was gone into from its form, or "".

    ``citing`` is the record that cites that one, where it was gone into on the way there.
    """

    selected: tuple[Id, ...] = ()
    within: RecordKey = ""
    citing: RecordKey = ""

    def led_on(self, map_: JourneyMap, selected: tuple[Id, ...]) -> Trail:
        """The way in a map once this is selected: what was gone into is left where it must be."""
        gone = self.within != "" and record_at(map_, self.within) is None
        return Trail(selected) if gone or selected != self.selected else self

    def into(self, key: RecordKey, citing: RecordKey = "") -> Trail:
        """The way on into a record; back to what is selected for ""."""
        return self._replace(within=key, citing=citing)

    def form(self, map_: JourneyMap) -> tuple[Form, tuple[RecordKey, ...]]:
        """The form at the end of the way, and the keys of the records that it is about."""
        return form_for(map_, (self.within,) if self.within else self.selected)

    def above(self, map_: JourneyMap) -> Id:
        """What holds the record that was gone into; "" for what is selected."""
        if self.citing and record_at(map_, self.citing) is not None:
            return owner_of(self.citing)
        if not isinstance(self.within, Part):
            return ""
        owner = self.within.owner
        return "" if owner in form_for(map_, self.selected)[1] else owner


class FormShown(NamedTuple):
    """What a form shows: the records of these ``keys`` in a map, at the end of a way.

    Without a map it has to be shown anew.
    """

    map: JourneyMap | None = None
    trail: Trail = Trail()
    keys: tuple[RecordKey, ...] = ()

    def shows(self, map_: JourneyMap, trail: Trail) -> bool:
        """Whether nothing differs in that map at the end of that way."""
        return self.map is map_ and self.trail == trail
