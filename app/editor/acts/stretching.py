"""How far cards reach, and how wide columns and high lanes are, without a pointer."""

from __future__ import annotations

from app.editor.acts.act import Change, cards_selected
from app.editor.acts.here import lanes_here, steps_here
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap


def stretch_cards(map_: JourneyMap, selection: Selection, by: int) -> Change | None:
    """Let the selected cards cover one more column at their end (``by`` 1), or one less (−1).

    Hidden columns are passed over. None where none of the cards can.
    """
    after = map_
    for card in cards_selected(map_, selection):
        end = _other_end(map_, card, by)
        if end:
            after = edits.span_card(after, card.id, card.step, end)
    return Change(tr("Stretch Card"), after) if after is not map_ else None


def can_stretch(map_: JourneyMap, selection: Selection, by: int) -> bool:
    """Whether any selected card can cover a column more, or less."""
    return any(_other_end(map_, card, by) for card in cards_selected(map_, selection))


def fit_columns(map_: JourneyMap, selection: Selection) -> Change | None:
    """Let their text decide again how wide the columns of the selected steps are."""
    chosen = [step.id for step in steps_here(map_, selection) if step.width is not None]
    after = map_
    for id_ in chosen:
        after = edits.change_step(after, id_, width=None)
    return Change(tr("Fit Column"), after) if chosen else None


def can_fit_columns(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a selected step has a width chosen by hand."""
    return any(step.width is not None for step in steps_here(map_, selection))


def fit_lanes(map_: JourneyMap, selection: Selection) -> Change | None:
    """Let their cards decide again how high the selected lanes are."""
    chosen = [lane.id for lane in lanes_here(map_, selection) if lane.height is not None]
    after = map_
    for id_ in chosen:
        after = edits.change_lane(after, id_, height=None)
    return Change(tr("Fit Lane"), after) if chosen else None


def can_fit_lanes(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a selected lane has a height chosen by hand."""
    return any(lane.height is not None for lane in lanes_here(map_, selection))


def _other_end(map_: JourneyMap, card: Card, by: int) -> Id:
    """The next column that is seen behind or before a card's last one; "" where there is none."""
    grain = next(lane.grain for lane in map_.lanes if lane.id == card.lane)
    columns = columns_of(map_, grain)
    if card.step not in columns:
        return ""
    places = map_.shown.places
    seen = {one for one in columns if places.steps.get(one) is not None or one in places.shown}
    first, at = columns.index(card.step), columns.index(card.until or card.step) + by
    while first <= at < len(columns):
        if columns[at] in seen or at == first:
            return columns[at]
        at += by
    return ""
