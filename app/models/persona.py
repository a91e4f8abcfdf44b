"""For whom a map is drawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.models.base import Colour, Id, Record


class Persona(Record):
    """A persona or stakeholder. The first main one (``JourneyMap.main_persona``) heads the map.

    ``photo`` is the SHA-256 of a picture of the map; ``initials`` are shown where there is none.
    ``share`` is the persona's share of all customers, 0 to 1.
    """

    id: Id
    name: str = ""
    initials: str = ""
    photo: str = ""
    colour: Colour = ""
    gender: str = ""
    age: str = ""
    occupation: str = ""
    interests: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    motivations: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    preferred_channels: tuple[str, ...] = ()
    quote: str = ""
    bio: str = ""
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    sources: tuple[Id, ...] = ()
    stakeholder: bool = False
