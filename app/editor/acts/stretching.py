"""How far cards reach, and how wide columns and high lanes are, without a pointer."""

from __future__ import annotations

from collections.abc import Sequence

from app.editor.acts.act import Change, cards_selected
from app.editor.acts.here import lanes_here, steps_here
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.card import Card
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap


def stretch_cards(map_: JourneyMap, selection: Selection, by: int) -> Change | None:
    """Let the selected cards cover one more column at their end (``by`` 1), or one less (−1).

    None where none of them can.
    """
    after = map_
    for card in cards_selected(map_, selection):
        columns = _columns(map_, card)
        last = _last(columns, card)
        end = last + by
        if columns and columns.index(card.step) <= end < len(columns):
            after = edits.span_card(after, card.id, card.step, columns[end])
    return Change(tr("Stretch Card"), after) if after is not map_ else None


def can_stretch(map_: JourneyMap, selection: Selection, by: int) -> bool:
    """Whether any selected card can cover a column more, or less."""
    for card in cards_selected(map_, selection):
        columns = _columns(map_, card)
        if columns and columns.index(card.step) <= _last(columns, card) + by < len(columns):
            return True
    return False


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


def _columns(map_: JourneyMap, card: Card) -> Sequence[str]:
    """The columns over which a card can reach; none in a lane for the whole map."""
    grain = next(lane.grain for lane in map_.lanes if lane.id == card.lane)
    columns = columns_of(map_, grain)
    return columns if card.step in columns else ()


def _last(columns: Sequence[str], card: Card) -> int:
    end = card.until or card.step
    return columns.index(end) if end in columns else -1
