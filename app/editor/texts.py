"""The texts of a map that can be written in place: which edit each asks for, and its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.editor.words import tr
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Path, Stage, Step

# A no-break space: it is seen as nothing, and takes a line.
_NO_WORD = "\u00a0"


class Writable(StrEnum):
    """The kinds of text written in place."""

    MAP_TITLE = "map-title"
    STAGE_NAME = "stage-name"
    STEP_NAME = "step-name"
    LANE_TITLE = "lane-title"
    CARD_TEXT = "card-text"
    PATH_CONDITION = "path-condition"


@dataclass(frozen=True, slots=True)
class _Way:
    field: str
    read: Callable[[JourneyMap, Id], str]
    write: Callable[[JourneyMap, Id, str], JourneyMap]


def _record_text(name: str) -> Callable[[JourneyMap, Id], str]:
    def read(map_: JourneyMap, record: Id) -> str:
        return str(getattr(map_.records[record], name))

    return read


_WAYS = {
    Writable.MAP_TITLE: _Way(
        "title", lambda map_, _: map_.title, lambda map_, _, text: edits.rename_map(map_, text)
    ),
    Writable.STAGE_NAME: _Way("name", _record_text("name"), edits.rename_stage),
    Writable.STEP_NAME: _Way("name", _record_text("name"), edits.rename_step),
    Writable.LANE_TITLE: _Way("title", _record_text("title"), edits.rename_lane),
    Writable.CARD_TEXT: _Way("text", _record_text("text"), edits.set_card_text),
    Writable.PATH_CONDITION: _Way(
        "condition",
        _record_text("condition"),
        lambda map_, record, text: edits.change_path(map_, record, condition=text),
    ),
}

_KINDS = (
    (Stage, Writable.STAGE_NAME),
    (Step, Writable.STEP_NAME),
    (Lane, Writable.LANE_TITLE),
    (Path, Writable.PATH_CONDITION),
)


def writable(map_: JourneyMap, record: Id, field: str | None = None) -> Writable | None:
    """Tell which text of ``record`` is written in place, or None when it has no such text.

    With ``field`` the text must be that very field of the record.
    """
    found: Writable | None = None
    if record == map_.id:
        found = Writable.MAP_TITLE
    else:
        thing = map_.records.get(record)
        if isinstance(thing, Card):
            found = Writable.CARD_TEXT
        else:
            found = next((kind for class_, kind in _KINDS if isinstance(thing, class_)), None)
    if found is not None and field is not None and field != _WAYS[found].field:
        return None
    return found


def field_name(kind: Writable) -> str:
    """The name of the record's field that holds a text of this kind."""
    return _WAYS[kind].field


def read_text(map_: JourneyMap, record: Id) -> str:
    """The text of ``record`` that is written in place. Raises ``KeyError`` when it has none."""
    return _WAYS[_known(map_, record)].read(map_, record)


def write_text(map_: JourneyMap, record: Id, text: str) -> JourneyMap:
    """Give ``record`` another text. Raises ``KeyError`` when it has none."""
    return _WAYS[_known(map_, record)].write(map_, record, text)


def with_room(map_: JourneyMap, record: Id) -> JourneyMap:
    """The map to be shown while ``record`` is written: a caption without a word has its line.

    A picture without a caption keeps no room for one.
    """
    card = map_.records.get(record)
    if not isinstance(card, Card) or card.image is None or card.text:
        return map_
    return edits.set_card_text(map_, record, _NO_WORD)


def _known(map_: JourneyMap, record: Id) -> Writable:
    kind = writable(map_, record)
    if kind is None:
        raise KeyError(f"nothing is written in place in {record!r}")
    return kind


def label_of(kind: Writable) -> str:
    """The name that undo and redo show for writing a text of this kind."""
    return {
        Writable.MAP_TITLE: tr("Rename Map"),
        Writable.STAGE_NAME: tr("Rename Stage"),
        Writable.STEP_NAME: tr("Rename Step"),
        Writable.LANE_TITLE: tr("Rename Lane"),
        Writable.CARD_TEXT: tr("Edit Card"),
        Writable.PATH_CONDITION: tr("Edit Path"),
    }[kind]


def name_of(kind: Writable) -> str:
    """What a screen reader calls the editor of this kind of text."""
    return {
        Writable.MAP_TITLE: tr("Title of the map"),
        Writable.STAGE_NAME: tr("Name of the stage"),
        Writable.STEP_NAME: tr("Name of the step"),
        Writable.LANE_TITLE: tr("Title of the lane"),
        Writable.CARD_TEXT: tr("Text of the card"),
        Writable.PATH_CONDITION: tr("When customers take this path"),
    }[kind]
