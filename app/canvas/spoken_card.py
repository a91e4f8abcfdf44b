"""What a screen reader says of a card: its words, then what marks and small print show of it."""

from __future__ import annotations

from collections.abc import Iterator

from app.editor.feeling_words import FEELINGS
from app.editor.words import counted, tr
from app.layout import formats
from app.layout.words import Words, words
from app.models.card import MOST_SCORE, Card, Feeling, Plan, priority
from app.models.journey import JourneyMap
from app.models.lane import Lane, metric_of
from app.models.persona import Persona
from app.models.vocabulary import CardType


def said_of(map_: JourneyMap, lane: Lane, card: Card) -> str:
    """A card's words and number, and all that its marks show, parted by semicolons."""
    parts = [
        _words(card),
        *_numbers(map_, lane, card),
        *_people(map_, card),
        *_marks(words(map_.language), card),
        *_plan(map_, card),
        *_extent(map_, lane, card),
        *_joined(map_, card),
    ]
    return "; ".join(part for part in parts if part)


def _words(card: Card) -> str:
    """What a card says; of a picture its caption, and what is to be seen on it."""
    if card.type != CardType.PICTURE:
        return card.text
    said = "; ".join(one for one in (card.text, card.image.alt if card.image else "") if one)
    if card.image is None:
        return tr("picture still to come: {words}", words=said) if said else tr("no picture yet")
    return tr("picture: {words}", words=said) if said else tr("picture, not described")


def _numbers(map_: JourneyMap, lane: Lane, card: Card) -> Iterator[str]:
    if card.value is not None:
        counted_in = metric_of(lane)
        yield formats.amount(card.value, counted_in.unit, map_.language, counted_in.symbol)
    if card.type == CardType.EMOTION and card.feeling is not None:
        yield level_name(card.feeling)
    if card.type == CardType.ENGAGEMENT and card.engagement is not None:
        yield tr("{n} of {count}", n=card.engagement, count=MOST_SCORE)


def level_name(feeling: Feeling) -> str:
    """The level of an emotion: "+1 good"."""
    return tr(FEELINGS[feeling.level])


def _people(map_: JourneyMap, card: Card) -> Iterator[str]:
    persona = map_.records.get(card.persona)
    if isinstance(persona, Persona):
        yield tr("persona {name}", name=persona.name)
    if card.participant:
        yield tr("said by {name}", name=card.participant)
    if card.responsible:
        yield tr("responsible: {name}", name=card.responsible)


def _marks(own: Words, card: Card) -> Iterator[str]:
    if card.importance:
        kind = "severity" if card.type == CardType.BARRIER else "importance"
        how = own.texts.get(f"importance-{card.importance}", card.importance)
        yield f"{own[kind]}: {how}"
    if card.contact is not None:
        yield ", ".join(own.channel(one) for one in card.contact.channels)
        yield own.texts.get(card.contact.presence, card.contact.presence)
        if card.contact.moment_of_truth:
            yield own.moment(card.contact.moment_of_truth)
    if card.evidence:
        yield own.texts.get(card.evidence, card.evidence)
    if card.type == CardType.EMOTION and card.feeling is not None and card.feeling.cause:
        cause = card.feeling.cause
        yield own.texts.get(f"cause-{cause}", cause)
    if card.tags:
        yield tr("tags: {tags}", tags=", ".join(card.tags))
    if card.follow_up:
        yield own["follow-up"]
    if card.sources:
        yield counted("1 source", "%n sources", len(card.sources))


def _plan(map_: JourneyMap, card: Card) -> Iterator[str]:
    plan = card.plan
    if card.type != CardType.RECOMMENDATION or plan is None:
        return
    own = words(map_.language)
    if plan.state:
        yield own.state(plan.state)
    if plan.change:
        yield own.change(plan.change)
    yield from _weighed(map_, plan)
    if plan.deadline:
        yield tr("deadline: {date}", date=formats.long_date(plan.deadline, map_.language))


def _weighed(map_: JourneyMap, plan: Plan) -> Iterator[str]:
    value = priority(plan)
    if value is not None:
        said = formats.number(value, map_.language)
        yield words(map_.language).fill("priority-of", value=said)


def _extent(map_: JourneyMap, lane: Lane, card: Card) -> Iterator[str]:
    """Over how many of the steps that show a card goes."""
    if not card.until:
        return
    columns = map_.shown.places.covered(card, lane.grain)
    if columns is not None and columns[0] != columns[1]:
        yield tr("over {count} steps", count=columns[1] - columns[0] + 1)


def _joined(map_: JourneyMap, card: Card) -> Iterator[str]:
    """That a card has an answer, or is one."""
    for pair in map_.pairs:
        other = {pair.target: pair.recommendation, pair.recommendation: pair.target}.get(card.id)
        joined = map_.records.get(other) if other is not None else None
        if isinstance(joined, Card):
            yield tr("paired with “{text}”", text=joined.text)
