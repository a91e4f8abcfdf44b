"""Texts as somebody writes them, and what they are taken for once they are written."""

from __future__ import annotations

from app.canvas.amounts import in_numbers, in_words
from app.canvas.lane_called import of_type_called
from app.editor.texts import read_text, write_text
from app.models import edits
from app.models.base import Id
from app.models.card import Card, score_written
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType


def read_written(map_: JourneyMap, record: Id) -> str:
    """The text of a record as somebody would write it: of a number its words, of a score a digit.

    Raises ``KeyError`` when it has none.
    """
    score = _score(map_, record)
    return str(score) if score else read_text(in_words(map_, record) or map_, record)


def write_written(map_: JourneyMap, record: Id, text: str) -> JourneyMap:
    """Give a record another text in place of what `read_written` tells, taken for what it says.

    Raises ``KeyError`` when it has none.
    """
    score = score_written(text) if _score(map_, record) else None
    if score is not None:
        return edits.change_card(map_, record, engagement=score)
    return as_written(write_text(in_words(map_, record) or map_, record, text), record)


def as_written(map_: JourneyMap, record: Id) -> JourneyMap:
    """The map with what was just written there taken for what it says; else the same map.

    A number in a lane of numbers is one, and an empty lane that is called as a type of lanes is.
    """
    return of_type_called(in_numbers(map_, record), record)


def _score(map_: JourneyMap, card_id: Id) -> int:
    """The score that a card of engagement without a word is; 0 for any other."""
    card = map_.records.get(card_id)
    if not isinstance(card, Card) or card.type != CardType.ENGAGEMENT or card.text:
        return 0
    return card.engagement or 0
