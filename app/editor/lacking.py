"""What a map lacks to be seen, in a sentence."""

from __future__ import annotations

from app.editor.words import tr
from app.models.journey import JourneyMap


def what_it_lacks(map_: JourneyMap) -> str:
    """What a map lacks to be seen; "" if it shows stages and lanes."""
    stages, lanes = bool(map_.shown.columns), any(not lane.hidden for lane in map_.lanes)
    if stages and lanes:
        return ""
    if not map_.stages and not map_.lanes:
        return tr("This map has no stages and no lanes yet: add some to begin.")
    if not map_.stages:
        return tr("This map has no stages yet: add some to begin.")
    if not map_.lanes:
        return tr("This map has no lanes yet: add some to begin.")
    return (
        tr("All lanes of this map are hidden.")
        if stages
        else tr("All stages of this map are hidden.")
    )
