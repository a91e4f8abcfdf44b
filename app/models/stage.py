"""Columns: stages and the steps inside them, and the paths between steps."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.models.base import Colour, Id, Length, Record, Seconds, TimeOrDate, Vocabulary
from app.models.metric import Measure
from app.models.vocabulary import Attention, Importance, MomentOfTruth, PathKind


class Step(Record):
    """A column inside a stage.

    ``start`` is a clock or calendar time; ``duration`` and ``wait`` (the wait before the step) are
    seconds. ``sub_journey`` names another map file, relative to this one. ``width`` is a column
    width in points chosen by hand.
    """

    id: Id
    name: str = ""
    situation: str = ""
    attention: Annotated[str, Vocabulary(Attention, empty=True)] = ""
    moment_of_truth: Annotated[str, Vocabulary(MomentOfTruth, empty=True)] = ""
    start: TimeOrDate = ""
    duration: Seconds | None = None
    wait: Seconds | None = None
    sub_journey: str = ""
    measures: tuple[Measure, ...] = ()
    notes: str = ""
    hidden: bool = False
    width: Length | None = None


class Stage(Record):
    """A group of columns, from first need to leaving."""

    id: Id
    name: str = ""
    importance: Annotated[str, Vocabulary(Importance, empty=True)] = ""
    colour: Colour = ""
    measures: tuple[Measure, ...] = ()
    notes: str = ""
    hidden: bool = False
    collapsed: bool = False
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Path(Record):
    """An arrow between steps that is not simply "next".

    An *exit* leaves the journey: it has no ``to_step`` and says ``why``. ``share`` is the share of
    customers who take it, 0 to 1; ``condition`` is when they do.
    """

    id: Id
    kind: Annotated[str, Vocabulary(PathKind)]
    from_step: Id
    to_step: Id = ""
    condition: str = ""
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    why: str = ""
