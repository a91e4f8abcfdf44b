"""Pairs: joining recommendations and what they answer, and taking them apart.

Who draws a map often writes what is to be done in a lane of opportunities: such a card answers a
barrier or an emotion as a recommendation does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.editor.acts.act import Change, Instead, cards_selected
from app.editor.acts.seen import cards_seen
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.short import short
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, new_id
from app.models.card import Card
from app.models.integrity.cells import PAIR_TARGETS, PROBLEMS, pair_fault
from app.models.journey import JourneyMap
from app.models.links import Pair
from app.models.vocabulary import CardType

_SHORT = 24
"""So many characters of a card's text say which one is meant."""

_COULD_RECOMMEND = frozenset(
    {
        CardType.TOUCHPOINT,
        CardType.ACTION,
        CardType.GOAL,
        CardType.EXPECTATION,
        CardType.PHYSICAL_EVIDENCE,
        CardType.FRONTSTAGE,
        CardType.BACKSTAGE,
        CardType.SUPPORT_PROCESS,
        CardType.NOTE,
    }
)
"""Cards that say what could be done, whatever they were begun as."""


def may_pair(card: Card) -> bool:
    """Whether a card can be one end of a pair."""
    return card.type == CardType.RECOMMENDATION or card.type in PAIR_TARGETS


def are_paired(map_: JourneyMap, recommendation: Id, target: Id) -> bool:
    """Whether two cards are a pair."""
    return any((one.recommendation, one.target) == (recommendation, target) for one in map_.pairs)


def joined(map_: JourneyMap, one: Card, other: Card) -> tuple[Card, Card] | None:
    """What answers and the target of a pair that two cards could be; None for others.

    Nor can those that are a pair already.
    """
    for first, second in ((one, other), (other, one)):
        if pair_fault(first.type, second.type, newer=False) is None:
            return None if are_paired(map_, first.id, second.id) else (first, second)
    return None


def pair_up(map_: JourneyMap, found: Sequence[tuple[Card, Card]]) -> Change:
    """Pair each card that answers with its target."""
    return Change(counted("Pair", "Pair %n Times", len(found)), _with_pairs(map_, found))


def _with_pairs(map_: JourneyMap, found: Sequence[tuple[Card, Card]]) -> JourneyMap:
    for answer, target in found:
        pair = Pair(id=new_id(map_.records), recommendation=answer.id, target=target.id)
        map_ = edits.add_pair(map_, pair)
    return map_


def goals_of_pair(map_: JourneyMap, card: Card) -> Iterator[Card]:
    """The cards that one can be paired with, and is not yet."""
    own = card.id
    if card.type == CardType.RECOMMENDATION:
        wanted = frozenset(one.value for one in PAIR_TARGETS)
        known = {one.target for one in map_.pairs if one.recommendation == own}
    else:
        wanted = frozenset({CardType.RECOMMENDATION.value, CardType.OPPORTUNITY.value})
        known = {one.recommendation for one in map_.pairs if one.target == own}
        if card.type == CardType.OPPORTUNITY:
            wanted = frozenset({CardType.RECOMMENDATION.value, *PROBLEMS})
            known |= {one.target for one in map_.pairs if one.recommendation == own}
    return (one for one in map_.cards if one.type in wanted and one.id not in known)


def why_no_pair(map_: JourneyMap, one: Card, other: Card | None) -> str:
    """Why a card cannot be paired with another, or with none, and what can be done."""
    if other is not None and (
        are_paired(map_, one.id, other.id) or are_paired(map_, other.id, one.id)
    ):
        return tr("These two are a pair already: Remove Pair takes them apart")
    if one.type == CardType.RECOMMENDATION:
        return tr(
            "A recommendation is paired with a barrier, an emotion or an opportunity: "
            "let go on one of these"
        )
    if one.type == CardType.OPPORTUNITY:
        return tr(
            "An opportunity is paired with a recommendation, or with the barrier or the emotion "
            "that it answers: let go on one of these"
        )
    return tr("This card is paired with a recommendation or an opportunity: let go on one of these")


def pair_cards(map_: JourneyMap, selection: Selection) -> Change | None:
    """Pair the selected recommendation with each selected card it may answer, or the other way.

    Without a recommendation, opportunities answer barriers and emotions.
    """
    found = _to_join(map_, selection)
    if not found:
        return None
    return pair_up(map_, found)


def why_not_paired(map_: JourneyMap, selection: Selection) -> str:
    """Why `pair_cards` has nothing to do, and what can be done."""
    cards = cards_selected(map_, selection)
    if len(cards) == 2 and any(
        are_paired(map_, one.id, other.id) for one, other in (cards, cards[::-1])
    ):
        return why_no_pair(map_, *cards)
    if recommended(map_, selection) is not None:
        return tr("Neither of these two cards is a recommendation: it takes one to make a pair")
    if len(cards) == 1 and cards[0].type in PROBLEMS:
        return tr(
            "Select the recommendation or opportunity that answers it too (Ctrl+click), then pair "
            "them"
        )
    return tr("Select one recommendation and the barrier, emotion or opportunity that it answers")


def recommended(map_: JourneyMap, selection: Selection) -> Instead | None:
    """Two cards as a pair, the one that answers the other made a recommendation for it.

    None where one of them is one already, and where it cannot be told which of them answers.
    """
    cards = cards_selected(map_, selection)
    targets = [card for card in cards if card.type in PAIR_TARGETS]
    answers = [card for card in cards if card.type in _COULD_RECOMMEND and card.text.strip()]
    if len(cards) != 2 or not targets or not answers:
        return None
    (target,), (answer,) = targets, answers
    after = edits.change_card_type(map_, [answer.id], CardType.RECOMMENDATION)
    made = Change(tr("Pair"), _with_pairs(after, [(answer, target)]))
    words = tr("Make “{card}” a Recommendation", card=short(answer.text, _SHORT))
    return Instead(words, made)


def could_pair(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a card that can be in a pair is selected: what it lacks for one is said then."""
    return any(map(may_pair, cards_selected(map_, selection)))


def pairs_chosen(map_: JourneyMap, selection: Selection) -> tuple[Pair, ...]:
    """The pairs that are selected themselves, by their lines."""
    found = (map_.records.get(id_) for id_ in selection.records)
    return tuple(one for one in found if isinstance(one, Pair))


def delete_pairs(map_: JourneyMap, selection: Selection) -> Change | None:
    """Take the selected pairs apart; the keyboard goes to the last one's recommendation."""
    pairs = pairs_chosen(map_, selection)
    if not pairs:
        return None
    after = edits.remove_pairs(map_, [pair.id for pair in pairs])
    return _taken_apart(after, len(pairs), select_record(map_, pairs[-1].recommendation))


def pairs_near(map_: JourneyMap, selection: Selection) -> tuple[Pair, ...]:
    """The pairs that are selected, and those of the selected cards, where both ends are seen."""
    ids = set(selection.records)
    near = [
        pair
        for pair in map_.pairs
        if not ids.isdisjoint((pair.id, pair.recommendation, pair.target))
    ]
    ends = {end for pair in near for end in (pair.recommendation, pair.target)}
    cards = [card for card in map_.cards if card.id in ends] if near else []
    seen = {card.id for card in cards_seen(map_, cards)}
    return tuple(pair for pair in near if {pair.recommendation, pair.target} <= seen)


def partners(map_: JourneyMap, selection: Selection) -> tuple[Card, ...]:
    """The other ends of the selected cards' pairs, and both ends of selected pairs, as seen."""
    ids = set(selection.records)
    found: dict[Id, None] = {}
    for pair in pairs_near(map_, selection):
        found.update((end, None) for end in (pair.recommendation, pair.target) if end not in ids)
    cards = (map_.records[id_] for id_ in found)
    return tuple(card for card in cards if isinstance(card, Card))


def go_to_partner(map_: JourneyMap, selection: Selection, card: Id) -> Change | None:
    """Select a card at the other end of a pair."""
    known = any(one.id == card for one in partners(map_, selection))
    return Change("", map_, select_record(map_, card)) if known else None


def has_partner(map_: JourneyMap, selection: Selection) -> bool:
    """Whether there is another end to go to."""
    return bool(partners(map_, selection))


def select_pair(map_: JourneyMap, selection: Selection, pair: Id) -> Change | None:
    """Select a pair, as a click on its line does."""
    known = any(one.id == pair for one in pairs_near(map_, selection))
    return Change("", map_, Selection((pair,))) if known else None


def selected_pairs(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    """The ids of the selected pairs."""
    return frozenset(pair.id for pair in pairs_chosen(map_, selection))


def unpair_cards(map_: JourneyMap, selection: Selection) -> Change | None:
    """Take apart the pairs among the selected cards, or all pairs of the only one."""
    ids = _pairs_here(map_, selection)
    if not ids:
        return None
    return _taken_apart(edits.remove_pairs(map_, ids), len(ids))


def can_unpair(map_: JourneyMap, selection: Selection) -> bool:
    """Whether pairs are selected, or cards that are in pairs."""
    return bool(pairs_chosen(map_, selection) or _pairs_here(map_, selection))


def _taken_apart(after: JourneyMap, count: int, selection: Selection | None = None) -> Change:
    told = counted("1 pair removed", "%n pairs removed", count)
    return Change(counted("Remove Pair", "Remove %n Pairs", count), after, selection, told)


def _to_join(map_: JourneyMap, selection: Selection) -> list[tuple[Card, Card]]:
    cards = cards_selected(map_, selection)
    answers = [card for card in cards if card.type == CardType.RECOMMENDATION]
    targets = [card for card in cards if card.type in PAIR_TARGETS]
    if not answers:
        answers = [card for card in cards if card.type == CardType.OPPORTUNITY]
        targets = [card for card in cards if card.type in PROBLEMS]
    if min(len(answers), len(targets)) != 1:
        # Which of several answers which of several cannot be known.
        return []
    return [
        (answer, target)
        for answer in answers
        for target in targets
        if not are_paired(map_, answer.id, target.id)
    ]


def _pairs_here(map_: JourneyMap, selection: Selection) -> list[Id]:
    """The pairs among the selected cards, or all of the only one, whose both ends are seen."""
    ids = {card.id for card in cards_selected(map_, selection)}
    ends = 1 if len(ids) == 1 else 2
    return [
        pair.id
        for pair in pairs_near(map_, selection)
        if (pair.recommendation in ids) + (pair.target in ids) >= ends
    ]
