"""What a card shows without words goes with it in words, to where only words are shown.

A metric's number, the level of an emotion and a score belong to their lanes. A card that comes to
stand elsewhere, or becomes one of another type, says them in words there; one that comes where
they count is read as somebody's typing would be. So no conversion leaves an empty card. Behind
words of its own it stands as "about (2 min)", "reads on (4/5)", "Lost 😟".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from app.canvas.amounts import (
    amount_of,
    counted_in,
    taking_up,
    understood,
    words_of_number,
)
from app.editor.typed import Counted
from app.editor.types_kept import cards_changed
from app.layout import formats
from app.layout.lanes.faces import face_of
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.metric import Metric
from app.models.vocabulary import CardType, LaneType

_BEHIND = re.compile(r"(.*\S) \(([^()]*)\)", re.DOTALL)


def carried_over(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    """A map that was made of another, with what its converted and moved cards showed there.

    Where a lane counts in another unit, texts that this unit understands are numbers.
    """
    return _read_anew(before, _said(before, after, _converted(before, after)))


def carried_in(part: JourneyMap, after: JourneyMap, pasted: Collection[Id]) -> JourneyMap:
    """A map into which cards were ``pasted``, with what they showed in the map they come from.

    They have ids of their own, so each is known by what it holds: whatever holds the same there
    showed the same, but for the number of a lane that counts in another unit.
    """
    sources = {_held_by(card): card for card in part.cards}
    cards = [card for card in after.cards if card.id in pasted]
    known = [(sources[_held_by(card)], card) for card in cards if _held_by(card) in sources]
    return _said(part, after, known)


def _held_by(card: Card) -> tuple[object, ...]:
    return card.text, card.value, card.feeling, card.engagement


def _said(before: JourneyMap, after: JourneyMap, cards: Iterable[tuple[Card, Card]]) -> JourneyMap:
    changes: dict[str, dict[str, Any]] = {}
    coming = list(cards)
    after = _taken_up(before, after, coming)
    for old, new in coming:
        change = _number(before, after, old, new) or _level(old, new) or _score(after, old, new)
        if change:
            changes[new.id] = change
    return edits.change_cards(after, changes, lambda card: changes[card.id]) if changes else after


def _taken_up(
    before: JourneyMap, after: JourneyMap, coming: Sequence[tuple[Card, Card]]
) -> JourneyMap:
    """A map whose lanes that counted nothing count what the first amount that came there does."""
    ids = {new.id for _, new in coming}
    for old, new in coming:
        if counted_in(after, new) is None:
            continue
        then = counted_in(before, old)
        if then is None or old.value is None:
            counted = amount_of(after, new.text) if new.value is None else None
        else:
            counted = Counted(then.kind, then.unit, then.symbol)
        after = taking_up(after, new.lane, counted, ids)
    return after


def _read_anew(before: JourneyMap, after: JourneyMap) -> JourneyMap:
    """A map with the numbers that texts are in lanes whose unit is another than it was."""
    if before.lanes is after.lanes:
        return after
    units = {lane.id: _unit_of(lane) for lane in before.lanes if lane.type == LaneType.METRIC}
    values: dict[str, float] = {}
    for lane in after.lanes:
        if lane.type != LaneType.METRIC or units.get(lane.id, _unit_of(lane)) == _unit_of(lane):
            continue
        for card in after.cards_by_lane.get(lane.id, ()):
            metric = counted_in(after, card) if card.value is None else None
            value = understood(after, metric, card.text) if metric is not None else None
            if value is not None:
                values[card.id] = value
    if not values:
        return after
    return edits.change_cards(after, values, lambda card: {"value": values[card.id], "text": ""})


def _unit_of(lane: Lane) -> tuple[str, str]:
    metric = metric_of(lane)
    return metric.unit, metric.symbol


def _converted(before: JourneyMap, after: JourneyMap) -> Iterator[tuple[Card, Card]]:
    """The cards of both maps that stand in another lane, or are of another type, or their lane."""
    if before.cards is after.cards and before.lanes is after.lanes:
        return
    types = {lane.id: lane.type for lane in before.lanes}
    turned = {lane.id for lane in after.lanes if types.get(lane.id, lane.type) != lane.type}
    changed = [card for _, card in cards_changed(before, after)]
    for lane in turned:
        changed += after.cards_by_lane.get(lane, ())
    held = before.records_of_cards if changed else {}
    for card in dict.fromkeys(changed):
        was = held.get(card.id)
        if isinstance(was, Card) and (
            was.lane != card.lane or was.type != card.type or card.lane in turned
        ):
            yield was, card


def _number(before: JourneyMap, after: JourneyMap, old: Card, new: Card) -> dict[str, Any] | None:
    then, now = counted_in(before, old), counted_in(after, new)
    if then is not None and old.value is not None and old.value == new.value:
        if now == then:
            return None
        text = words_of_number(before, then, old.value)
        if new.text.strip():
            return _number_beside_words(after, now, text, new)
    elif then is None and now is not None and new.text:
        if new.value is not None:
            return _number_from_words(after, now, new)
        text = new.text
    else:
        return None
    value = understood(after, now, text) if now is not None else None
    if value is not None:
        return {"value": value, "text": ""}
    return {"value": None, "text": text} if text != new.text else None


def _number_beside_words(
    after: JourneyMap, now: Metric | None, number: str, new: Card
) -> dict[str, Any]:
    """A number whose card has words too: read where numbers count, else said behind them.

    Where none count the card holds it on, out of sight, to be known when it comes back.
    """
    value = understood(after, now, number) if now is not None else None
    if value is not None:
        return {"value": value}
    said = {"text": f"{new.text} ({number})"}
    return said if now is None else {"value": None, **said}


def _number_from_words(after: JourneyMap, now: Metric, new: Card) -> dict[str, Any]:
    """The number that a card held on and said behind its words, as they say it by now.

    Words that say none any more have none: what was deleted there in sight does not come back.
    """
    found = _BEHIND.fullmatch(new.text)
    value = understood(after, now, found[2]) if found is not None else None
    if found is None or value is None:
        return {"value": None}
    return {"value": value, "text": found[1]}


def _level(old: Card, new: Card) -> dict[str, Any] | None:
    if new.feeling is None or old.type == new.type:
        return None
    return _said_or_read(CardType.EMOTION, old, new, face_of(new)[1], " {}")


def _score(after: JourneyMap, old: Card, new: Card) -> dict[str, Any] | None:
    if new.engagement is None or old.type == new.type:
        return None
    said = formats.score(new.engagement, after.language)
    return _said_or_read(CardType.ENGAGEMENT, old, new, said, " ({})")


def _said_or_read(
    type_: CardType, old: Card, new: Card, said: str, behind: str
) -> dict[str, Any] | None:
    """What cards of a type show is said once they are of another one, behind words as ``behind``.

    One that comes back shows it again and says it no more.
    """
    end = behind.format(said)
    if old.type == type_:
        return {"text": f"{new.text}{end}" if new.text.strip() else said}
    if new.type == type_:
        if new.text == said:
            return {"text": ""}
        words = new.text.removesuffix(end)
        return {"text": words} if words != new.text and words.strip() else None
    return None
