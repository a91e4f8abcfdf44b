"""What a merge of two columns says that one column cannot hold twice."""

from __future__ import annotations

from app.editor.words import counted, mark, tr
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step

# Names, situations and notes are joined, times are added up: nothing of these goes.
_OF_STEP = {
    "start": mark("Start"),
    "attention": mark("Attention"),
    "moment_of_truth": mark("Moment of truth"),
    "sub_journey": mark("Map of this step"),
}
_OF_STAGE = {"importance": mark("Importance"), "colour": mark("Colour")}


def told_with_lost(
    told: str, first: Stage | Step, second: Stage | Step, before: JourneyMap, after: JourneyMap
) -> str:
    """What is told of a merge, and of what both columns had of which only the first one is kept.

    Also of paths that led from the one to the other.
    """
    labels = _OF_STEP if isinstance(first, Step) else _OF_STAGE
    fields = [
        tr(label)
        for field, label in labels.items()
        if (lost := getattr(second, field))
        and lost != getattr(first, field)
        and getattr(first, field)
    ]
    if fields:
        kept = tr("only the first one’s is kept: {fields}", fields=", ".join(fields))
        told = tr("{told}; {more}", told=told, more=kept)
    paths = len(before.paths) - len(after.paths)
    if paths:
        more = counted("1 path deleted", "%n paths deleted", paths)
        told = tr("{told}; {more}", told=told, more=more)
    return told
