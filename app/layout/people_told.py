"""What the head of a map tells of a persona: a few facts, and by which fields."""

from __future__ import annotations

from collections.abc import Sequence

from app.layout.commas import comma_after
from app.models.journey import JourneyMap
from app.models.persona import Persona

# A head introduces a persona in a few lines; all that is known of one would push the map down.
TOLD_LINES = 3
_WANTS = 2

ABOUT_BELOW = 2
"""From so many lines on what is said about a persona takes no room of its own."""


def name_told(persona: Persona, language: str) -> str:
    """The name, and behind it the age."""
    comma = comma_after(persona.name, language)
    return comma.join(part for part in (persona.name, persona.age) if part)


def minor_told(persona: Persona) -> str:
    """What is told of one who is not the main persona."""
    return persona.occupation or (persona.goals[0] if persona.goals else "")


def lines_told(persona: Persona) -> list[str]:
    """What stands below the name of the main persona, a line each."""
    return [line for line in (persona.occupation, *persona.behaviours) if line][:TOLD_LINES]


def wants_told(persona: Persona) -> Sequence[str]:
    """What the main persona wants."""
    return (persona.goals or persona.needs or persona.motivations)[:_WANTS]


def fields_shown(map_: JourneyMap, persona: Persona) -> tuple[str, ...]:
    """The names of a persona's fields that the head shows in any case, in their order there."""
    names = ["name", "age"]
    if persona != map_.head_persona:
        names.append("occupation" if persona.occupation else "goals")
    else:
        names += ["occupation", "behaviours"]
        names += ["bio"] if len(lines_told(persona)) < ABOUT_BELOW else []
        names += [name for name in ("goals", "needs", "motivations") if getattr(persona, name)][:1]
        names += ["quote"]
    return tuple(name for name in names if getattr(persona, name))
