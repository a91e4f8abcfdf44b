"""What can be done to lanes besides moving them: insert one of a type, merge, split."""

from __future__ import annotations

from app.editor.acts.act import Change, cards_selected, named_next
from app.editor.acts.here import lanes_here
from app.editor.acts.new_lane import insert_lane_at
from app.editor.acts.seen import cards_seen, lanes_seen
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.lane import Lane


def insert_lane_of(map_: JourneyMap, selection: Selection, type_: str) -> Change | None:
    """Put a new lane of a type below the one selected or stood in, else at the end.

    It is named next.
    """
    here = lanes_here(map_, selection)
    place = len(map_.lanes)
    if here:
        place = [lane.id for lane in map_.lanes].index(here[-1].id) + 1
    return insert_lane_at(map_, place, type_)


def rename_lane(map_: JourneyMap, selection: Selection) -> Change | None:
    """Write the title of the one lane that it is about, in its heading."""
    if not can_rename_lane(map_, selection):
        return None
    return named_next(map_, lanes_here(map_, selection)[0].id)


def can_rename_lane(map_: JourneyMap, selection: Selection) -> bool:
    """Whether it is about a single lane that is seen."""
    lanes = lanes_here(map_, selection)
    return len(lanes) == 1 and lanes[0] in lanes_seen(map_)


def merge_lane(map_: JourneyMap, selection: Selection) -> Change | None:
    """Merge a lane with the next one that is seen, or two that are selected; None for the last."""
    both = _both(map_, selection)
    if both is None:
        return None
    first, second = both
    after = edits.merge_lanes(map_, first.id, second.id)
    told = tr("2 lanes merged")
    if first.title and second.title:
        told = tr("Lanes “{one}” and “{other}” merged", one=first.title, other=second.title)
    return Change(tr("Merge Lanes"), after, Selection((first.id,)), told)


def can_merge_lane(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a lane comes next that does not count something else."""
    return _both(map_, selection) is not None


def split_lane(map_: JourneyMap, selection: Selection) -> Change | None:
    """Share a lane's cards with a new one below it, and name it.

    Several cards that are selected go there, else the second half of each cell.
    """
    found = _going(map_, selection)
    if found is None:
        return None
    lane, going = found
    after = edits.split_lane(map_, lane.id, tr("New Lane"), going)
    new = after.lanes[[one.id for one in after.lanes].index(lane.id) + 1]
    return Change(tr("Split Lane"), after, Selection((new.id,)), write=new.id)


def can_split_lane(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a card would go and another one stay."""
    return _going(map_, selection) is not None


def _both(map_: JourneyMap, selection: Selection) -> tuple[Lane, Lane] | None:
    lanes = lanes_here(map_, selection)
    if not lanes or len(lanes) > 2:
        return None
    seen = lanes_seen(map_)
    at = seen.index(lanes[0]) + 1 if lanes[0] in seen else len(seen)
    if at == len(seen) or (len(lanes) == 2 and seen[at] is not lanes[1]):
        return None
    return (lanes[0], seen[at]) if edits.may_merge(map_, lanes[0], seen[at]) else None


def _going(map_: JourneyMap, selection: Selection) -> tuple[Lane, list[Id]] | None:
    """The one lane that it is about, and the cards that leave it; what is hidden stays."""
    lanes = lanes_here(map_, selection)
    if len(lanes) != 1:
        return None
    cards = cards_seen(map_, [card for card in map_.cards if card.lane == lanes[0].id])
    own = [card.id for card in cards]
    chosen = [card.id for card in cards_selected(map_, selection) if card.lane == lanes[0].id]
    halves = [one for one in edits.second_halves(map_, lanes[0].id) if one in own]
    going = chosen if 1 < len(chosen) < len(own) else halves
    return (lanes[0], going) if going else None
