"""Room to write in: a heading that shows no empty name gets a line for it while it is written."""

from __future__ import annotations

from app.models import edits
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.stage import Step

# Takes a line and no width; it is shown for as long as nothing is written, and never kept.
_LINE = "\u200b"


def with_room(map_: JourneyMap, record: Id) -> JourneyMap:
    """The map as it is shown while a record is written: a step without a name has a line for it."""
    step = map_.records.get(record)
    if not isinstance(step, Step) or step.name:
        return map_
    return edits.rename_step(map_, record, _LINE)
