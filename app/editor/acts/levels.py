"""How good an emotion is and how much a step matters: levels of faces and of scores."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace

from app.editor.acts.act import Change, cards_selected
from app.editor.drafts import Draft, draft_in
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.editor.words import tr
from app.models import edits
from app.models.base import BEST_LEVEL, WORST_LEVEL, Id, evolve
from app.models.card import LEAST_SCORE, MOST_SCORE, Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import CardType, LaneType

NEUTRAL = 3
"""The digit that stands for a feeling neither good nor bad: each other is so far from it."""


def is_felt(map_: JourneyMap, card: Card) -> bool:
    """Whether a card has, or may get, a level of feeling: an emotion, or any card of their lane."""
    return card.type == CardType.EMOTION or _lane_type(map_, card.lane) == LaneType.EMOTION


def is_scored(map_: JourneyMap, card: Card) -> bool:
    """Whether a card has, or may get, a score of engagement."""
    return card.type == CardType.ENGAGEMENT or _lane_type(map_, card.lane) == LaneType.ENGAGEMENT


def shifted(map_: JourneyMap, ids: Collection[Id], by: float) -> JourneyMap:
    """Let cards stand ``by`` levels higher, each within its scale; those without a level stay."""

    def change(card: Card) -> dict[str, object]:
        made: dict[str, object] = {}
        if card.feeling is not None and is_felt(map_, card):
            level = min(max(card.feeling.level + by, WORST_LEVEL), BEST_LEVEL)
            made["feeling"] = evolve(card.feeling, level=level)
        elif card.engagement is not None and is_scored(map_, card):
            score = math.floor(card.engagement + by + 0.5)
            made["engagement"] = min(max(score, LEAST_SCORE), MOST_SCORE)
        return made

    return edits.change_cards(map_, ids, change) if by else map_


def step_levels(map_: JourneyMap, selection: Selection, by: int) -> Change | None:
    """Let the selected faces stand half a level higher or lower, and scores a whole one."""
    chosen = cards_selected(map_, selection)
    felt = {card.id for card in chosen if card.feeling is not None and is_felt(map_, card)}
    scored = {card.id for card in chosen if card.engagement is not None} - felt
    after = shifted(shifted(map_, felt, by / 2), scored, by)
    if after == map_:
        return None
    return Change(tr("Set Feeling") if felt else tr("Set Engagement"), after)


def has_level(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a selected card stands at a level of feeling, or has a score."""
    return any(
        (card.feeling is not None and is_felt(map_, card))
        or (card.engagement is not None and is_scored(map_, card))
        for card in cards_selected(map_, selection)
    )


def give_score(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
    """Give what is selected a level from 1 to 5 ("3"), or one half higher ("3.5").

    Emotions get the level that stands there on the curve, engagement the score as it is. In an
    empty cell of such a lane a card of that level begins. None where there is nothing of the kind.
    """
    level, score = _level(value), int(float(value))
    chosen = cards_selected(map_, selection)
    felt = {card.id for card in chosen if is_felt(map_, card)}
    scored = {card.id for card in chosen if is_scored(map_, card)} - felt
    if felt or scored:
        after = edits.change_cards(
            map_,
            felt | scored,
            lambda card: (
                {"feeling": _felt(card, level)} if card.id in felt else {"engagement": score}
            ),
        )
        return Change(tr("Set Feeling") if felt else tr("Set Engagement"), after)
    return None if chosen else begin_at(map_, _draft_here(map_, selection), value)


def begin_at(map_: JourneyMap, draft: Draft | None, value: str) -> Change | None:
    """Begin a card where its draft stands, at a level as `give_score` takes it, without a word.

    None where a card there has no level.
    """
    if draft is None:
        return None
    card = draft.card
    if is_felt(map_, card):
        card = evolve(card, feeling=_felt(card, _level(value)))
    elif is_scored(map_, card):
        card = evolve(card, engagement=int(float(value)))
    else:
        return None
    after = replace(draft, card=card).into(map_)
    return Change(tr("Insert Card"), after, Selection((card.id,), (card.lane, card.step)))


def can_score(map_: JourneyMap, selection: Selection) -> bool:
    """Whether `give_score` would do something to what is selected."""
    chosen = cards_selected(map_, selection)
    if chosen:
        return any(is_felt(map_, card) or is_scored(map_, card) for card in chosen)
    return begin_at(map_, _draft_here(map_, selection), str(LEAST_SCORE)) is not None


def means_feeling(map_: JourneyMap, selection: Selection) -> bool:
    """Whether the levels of `give_score` are those of an emotion, here or for some of the cards."""
    chosen = cards_selected(map_, selection)
    if chosen:
        return any(is_felt(map_, card) for card in chosen)
    cell = selection.cell if not selection.records else None
    return cell is not None and _lane_type(map_, cell[0]) == LaneType.EMOTION


def held_scores(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    """The level that all of the selected emotions, or scores, have."""
    found: set[str] = set()
    for card in cards_selected(map_, selection):
        if is_felt(map_, card):
            found.add(f"{card.feeling.level + NEUTRAL:g}" if card.feeling else "")
        elif is_scored(map_, card):
            found.add(str(card.engagement or ""))
    return frozenset(found) if len(found) == 1 else frozenset()


def _draft_here(map_: JourneyMap, selection: Selection) -> Draft | None:
    return draft_in(map_, Cells(map_).cell_of(selection) if not selection.records else None)


def _level(value: str) -> float:
    return min(float(value) - NEUTRAL, BEST_LEVEL)


def _felt(card: Card, level: float) -> Feeling:
    return Feeling(level=level) if card.feeling is None else evolve(card.feeling, level=level)


def _lane_type(map_: JourneyMap, lane: Id) -> str:
    found = map_.records.get(lane)
    return found.type if isinstance(found, Lane) else ""
