"""What facets of a filter and their values are called, and in which order they are offered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.editor.filtering import Facet, Filter, counts
from app.editor.words import mark as _
from app.editor.words import tr
from app.models.journey import JourneyMap
from app.ui import names

FACETS: Mapping[Facet, str] = MappingProxyType(
    {
        Facet.PERSONA: _("Persona"),
        Facet.TYPE: _("Type"),
        Facet.IMPORTANCE: _("Importance"),
        Facet.EVIDENCE: _("Evidence"),
        Facet.TAG: _("Tag"),
        Facet.RESPONSIBLE: _("Responsible"),
        Facet.STATE: _("State of plan"),
    }
)
"""The facets in the order in which they are offered."""

_NAMES: Mapping[Facet, names.Names] = MappingProxyType(
    {
        Facet.TYPE: names.CARD_TYPES,
        Facet.IMPORTANCE: names.LEVELS,
        Facet.EVIDENCE: names.EVIDENCE,
        Facet.STATE: names.PLAN_STATES,
    }
)

_NONE: Mapping[Facet, str] = MappingProxyType(
    {
        Facet.PERSONA: _("No persona"),
        Facet.TAG: _("No tag"),
        Facet.RESPONSIBLE: _("Nobody"),
        Facet.STATE: _("No plan"),
    }
)


def offered(map_: JourneyMap, filter_: Filter, facet: Facet) -> list[tuple[str, int]]:
    """The values that cards have, or that are wanted, and how many have each.

    Words of the vocabulary come in its order, others by the alphabet, none given last.
    """
    found = counts(map_, facet)
    values = {*found, *filter_.values(facet)}
    order = list(_NAMES.get(facet, ()))
    if facet is Facet.PERSONA:
        order = [persona.id for persona in map_.personas]

    def place(value: str) -> tuple[bool, int, str]:
        at = order.index(value) if value in order else len(order)
        return not value, at, value.casefold()

    return [(value, found.get(value, 0)) for value in sorted(values, key=place)]


def value_name(map_: JourneyMap, facet: Facet, value: str) -> str:
    """What a value is called."""
    if not value:
        return tr(_NONE.get(facet, names.NOT_SAID))
    if facet is Facet.PERSONA:
        return names.persona_name(map_.records.get(value))
    known = _NAMES.get(facet, {}).get(value)
    return tr(known) if known is not None else value
