"""Cards: one thing in the cell where a lane and a step cross."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.models.base import (
    BEST_LEVEL,
    WORST_LEVEL,
    Colour,
    Count,
    Date,
    Id,
    Level,
    Number,
    Record,
    Vocabulary,
)
from app.models.metric import Measure
from app.models.vocabulary import (
    CardType,
    Cause,
    Evidence,
    Importance,
    MomentOfTruth,
    PlanState,
    Presence,
    State,
    TouchpointChange,
)

LEAST_SCORE, MOST_SCORE = 1, 5
Score = Annotated[int, Field(ge=LEAST_SCORE, le=MOST_SCORE)]
Fraction = Annotated[float, Field(ge=0, le=1)]


class Contact(Record):
    """How a touchpoint reaches the customer: its channels, online or offline."""

    channels: tuple[str, ...] = ()
    presence: Annotated[str, Vocabulary(Presence, empty=True)] = ""
    moment_of_truth: Annotated[str, Vocabulary(MomentOfTruth, empty=True)] = ""


class Feeling(Record):
    """The face, level and word of an emotion; the card's text is the word.

    ``level`` goes from −2 to +2 in halves. ``face`` is an emoji; empty means the one of the level.
    ``state`` and the card's persona name the curve; empty means the map's kind, and the persona of
    the lane or else the main one.
    """

    level: Level
    face: str = ""
    state: Annotated[str, Vocabulary(State, empty=True)] = ""
    cause: Annotated[str, Vocabulary(Cause, empty=True)] = ""
    median: Annotated[float, Field(ge=WORST_LEVEL, le=BEST_LEVEL)] | None = None
    spread: Annotated[float, Field(ge=0, le=BEST_LEVEL - WORST_LEVEL)] | None = None
    n: Count | None = None


class Outcome(Record):
    """What a recommendation did: the metric before and after, when, and how it was measured."""

    metric: str = ""
    before: Number | None = None
    after: Number | None = None
    date: Date = ""
    method: str = ""


class Plan(Record):
    """A recommendation's line of the action plan. Scores go from 1 to 5."""

    customer_impact: Score | None = None
    business_impact: Score | None = None
    effort: Score | None = None
    priority: Number | None = None
    deadline: Date = ""
    state: Annotated[str, Vocabulary(PlanState, empty=True)] = ""
    change: Annotated[str, Vocabulary(TouchpointChange, empty=True)] = ""
    touchpoint: str = ""
    result: Outcome | None = None


class Box(Record):
    """A part of a picture in fractions of its width and height."""

    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction


class Image(Record):
    """A picture on a card: which one (SHA-256), the part that shows, the parts made unreadable.

    The card's text is the caption.
    """

    picture: str
    crop: Box | None = None
    blurred: tuple[Box, ...] = ()
    alt: str = ""


class Comment(Record):
    """A remark of somebody about a card."""

    id: Id
    author: str = ""
    date: Date = ""
    text: str = ""
    resolved: bool = False


class Card(Record):
    """One thing in a cell.

    ``step`` is the id of a step, of a stage in a lane per stage, or empty in a lane for the whole
    map. ``until`` is the id of the last step it covers. ``participant`` said the words of an
    observed card. Details stay with the card when its type changes, so that no conversion drops a
    text.
    """

    id: Id
    lane: Id
    step: Id = ""
    until: Id = ""
    type: Annotated[str, Vocabulary(CardType)]
    text: str = ""
    importance: Annotated[str, Vocabulary(Importance, empty=True)] = ""
    evidence: Annotated[str, Vocabulary(Evidence, empty=True)] = ""
    participant: str = ""
    sources: tuple[Id, ...] = ()
    persona: Id = ""
    responsible: str = ""
    tags: tuple[str, ...] = ()
    colour: Colour = ""
    notes: str = ""
    follow_up: bool = False
    votes: Count = 0
    comments: tuple[Comment, ...] = ()
    contact: Contact | None = None
    feeling: Feeling | None = None
    engagement: Score | None = None
    plan: Plan | None = None
    value: Number | None = None
    measures: tuple[Measure, ...] = ()
    image: Image | None = None


_SCORES = {str(score): score for score in range(LEAST_SCORE, MOST_SCORE + 1)}


def score_written(text: str) -> int | None:
    """The score that a text is, a digit alone; None for any other text."""
    return _SCORES.get(text.strip())


def priority(plan: Plan) -> float | None:
    """The priority of a recommendation: (customer + business impact) ÷ effort, unless overruled.

    None when a score is missing.
    """
    if plan.priority is not None:
        return plan.priority
    if plan.customer_impact is None or plan.business_impact is None or plan.effort is None:
        return None
    return (plan.customer_impact + plan.business_impact) / plan.effort
