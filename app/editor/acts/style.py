"""Copying how things are marked: what a card, a stage or a lane looks like besides its words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.editor.acts.act import Change, cards_selected
from app.editor.acts.here import lanes_here, stages_here
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import Record
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage

_FIELDS: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        Card: ("colour", "importance", "evidence"),
        Stage: ("colour", "importance"),
        Lane: ("tint", "icon", "height"),
    }
)


def copy_style(map_: JourneyMap, selection: Selection) -> Change | None:
    """Keep the style of the card, stage or lane that is selected; the map stays as it is."""
    record = map_.records.get(selection.current)
    names = _FIELDS.get(type(record), ()) if record is not None else ()
    if not names:
        return None
    style = {name: getattr(record, name) for name in names}
    return Change("", map_, kept=json.dumps({type(record).__name__: style}))


def paste_style(map_: JourneyMap, selection: Selection, kept: str) -> Change | None:
    """Give a style that was kept to what is selected, as far as it is of the same kind."""
    styles: dict[str, dict[str, Any]] = json.loads(kept) if kept else {}
    of_cards = styles.get(Card.__name__, {})
    of_stages, of_lanes = styles.get(Stage.__name__), styles.get(Lane.__name__)
    after = map_
    if of_cards:
        ids = [card.id for card in cards_selected(map_, selection)]
        after = edits.change_cards(after, ids, lambda _: of_cards)
    for stage in stages_here(map_, selection) if of_stages else ():
        after = edits.change_stage(after, stage.id, **(of_stages or {}))
    for lane in lanes_here(map_, selection) if of_lanes else ():
        after = edits.change_lane(after, lane.id, **(of_lanes or {}))
    return Change(tr("Paste Style"), after) if after is not map_ else None
