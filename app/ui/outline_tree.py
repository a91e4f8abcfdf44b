"""What the outline holds: stages, their steps, lanes with cards in them, all lanes, the tray.

Pure: a place in the outline is a key, its children, name and owner are worked out from the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.canvas.spoken import lane_name
from app.canvas.tray_moves import placed, sent
from app.canvas.written import read_written
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.step_names import own_step_name, stage_name
from app.editor.words import counted, tr
from app.layout import formats
from app.layout.lanes.faces import face_of
from app.models import edits
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.reserved import TrayNote
from app.models.shown import has_heading
from app.models.stage import Stage, Step
from app.models.vocabulary import CardType, Grain
from app.ui.names import CARD_TYPES


class Sort(StrEnum):
    """What stands at a place of the outline.

    A *cell* is a lane within a step, a stage, or the whole map; a *row* is a lane in the list of
    all lanes.
    """

    ROOT = "root"
    STAGE = "stage"
    STEP = "step"
    CELL = "cell"
    CARD = "card"
    WHOLE = "whole"
    LANES = "lanes"
    ROW = "row"
    TRAY = "tray"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Key:
    """A place of the outline: the id of its record, and for a cell its step or stage."""

    sort: Sort
    id: Id = ""
    step: Id = ""


ROOT = Key(Sort.ROOT)
WHOLE = Key(Sort.WHOLE)
LANES = Key(Sort.LANES)
TRAY = Key(Sort.TRAY)

MOVABLE = frozenset({Sort.STAGE, Sort.STEP, Sort.ROW, Sort.CARD, Sort.NOTE})
"""What can be dragged."""


def children(map_: JourneyMap, key: Key) -> list[Key]:
    """What stands below a place, in order. Lanes without a card there are left out of steps."""
    match key.sort:
        case Sort.ROOT:
            found = [Key(Sort.STAGE, stage.id) for stage in map_.stages]
            found += [WHOLE] if _cells(map_, "", Grain.MAP) else []
            return [*found, *([LANES] if map_.lanes else []), *([TRAY] if map_.tray else [])]
        case Sort.STAGE:
            stage = _stage(map_, key.id)
            below = _cells(map_, stage.id, Grain.STAGE)
            if _is_plain(stage):
                return below + _cells(map_, stage.steps[0].id, Grain.STEP)
            return below + [Key(Sort.STEP, step.id) for step in stage.steps]
        case Sort.STEP:
            return _cells(map_, key.id, Grain.STEP)
        case Sort.WHOLE:
            return _cells(map_, "", Grain.MAP)
        case Sort.CELL:
            return [Key(Sort.CARD, card.id) for card in map_.cells.get((key.id, key.step), ())]
        case Sort.LANES:
            return [Key(Sort.ROW, lane.id) for lane in map_.lanes]
        case Sort.TRAY:
            return [Key(Sort.NOTE, note.id) for note in map_.tray]
        case _:
            return []


def owner(map_: JourneyMap, key: Key) -> Key | None:
    """The place above another; None for the root and for what is not in the map."""
    record = map_.records.get(key.id)
    match key.sort:
        case Sort.ROOT:
            return None
        case Sort.STEP:
            stage = map_.stage_of_step.get(key.id)
            return Key(Sort.STAGE, stage.id) if stage is not None else None
        case Sort.CARD:
            return Key(Sort.CELL, record.lane, record.step) if isinstance(record, Card) else None
        case Sort.CELL:
            if not key.step:
                return WHOLE
            stage = map_.stage_of_step.get(key.step)
            if stage is None:
                return Key(Sort.STAGE, key.step)
            return Key(Sort.STAGE, stage.id) if _is_plain(stage) else Key(Sort.STEP, key.step)
        case Sort.ROW:
            return LANES
        case Sort.NOTE:
            return TRAY
        case _:
            return ROOT


def name(map_: JourneyMap, key: Key) -> str:
    """What a place is called on one line."""
    record = map_.records.get(key.id)
    if isinstance(record, Lane):
        return lane_name(map_, record)
    if isinstance(record, Stage):
        return stage_name(map_, record)
    if isinstance(record, Step):
        return own_step_name(map_, record)
    if isinstance(record, Card):
        text = " ".join(record.text.split()) or _number_of(map_, record)
        if not text and record.image is not None:
            return " ".join(record.image.alt.split()) or tr("Picture without a caption")
        return text or tr("Empty {type}", type=tr(CARD_TYPES.get(record.type, record.type)))
    if isinstance(record, TrayNote):
        return " ".join(record.text.split()) or tr("Empty note")
    return {
        Sort.WHOLE: tr("Whole map"),
        Sort.LANES: tr("Lanes"),
        Sort.TRAY: tr("Tray"),
    }.get(key.sort, "")


def is_hidden(map_: JourneyMap, key: Key) -> bool:
    """Whether a place, or what it stands in, is neither shown nor printed."""
    at: Key | None = key
    while at is not None:
        record = map_.records.get(at.id)
        if getattr(record, "hidden", False) is True:
            return True
        # The sole step of a stage has no place of its own.
        step = map_.records.get(at.step)
        if getattr(step, "hidden", False) is True:
            return True
        at = owner(map_, at)
    return False


def spoken(map_: JourneyMap, key: Key) -> str:
    """What a screen reader says of a place."""
    said = name(map_, key)
    above = owner(map_, key)
    below = len(children(map_, key))
    if key.sort in MOVABLE and above is not None:
        peers = [one for one in children(map_, above) if one.sort is key.sort]
        words = {
            Sort.STAGE: tr("Stage {n} of {count}: {name}"),
            Sort.STEP: tr("Step {n} of {count}: {name}"),
            Sort.ROW: tr("Lane {n} of {count}: {name}"),
            Sort.CARD: tr("Card {n} of {count}: {name}"),
            Sort.NOTE: tr("Note {n} of {count}: {name}"),
        }[key.sort]
        if not getattr(map_.records.get(key.id), "name", "named").strip():
            # Without a name it is called by its number, which is said already.
            numbers = {Sort.STAGE: tr("Stage {n} of {count}"), Sort.STEP: tr("Step {n} of {count}")}
            words = numbers[key.sort]
        place = peers.index(key) + 1 if key in peers else 0
        for blank, value in (("n", place), ("count", len(peers))):
            words = words.replace(f"{{{blank}}}", str(value))
        said = words.replace("{name}", said)
    elif key.sort is Sort.CELL:
        cards = counted("1 card", "%n cards", below)
        said = tr("Lane {name}, {cards}", name=said, cards=cards)
    return tr("{name}, hidden", name=said) if is_hidden(map_, key) else said


def selection_of(map_: JourneyMap, key: Key) -> Selection | None:
    """What is selected by choosing a place; None for places that are headings of the outline."""
    if key.sort is Sort.CELL:
        return Selection((), (key.id, key.step))
    if key.id in map_.records:
        return select_record(map_, key.id)
    return None


def key_of(map_: JourneyMap, selection: Selection) -> Key | None:
    """The place of what is selected; None for the title, and where nothing is."""
    record = map_.records.get(selection.current)
    sorts = ((Stage, Sort.STAGE), (Step, Sort.STEP), (Lane, Sort.ROW), (Card, Sort.CARD),
             (TrayNote, Sort.NOTE))  # fmt: skip
    for kind, sort in sorts:
        if isinstance(record, kind):
            if isinstance(record, Step) and _is_plain(map_.stage_of_step[record.id]):
                return Key(Sort.STAGE, map_.stage_of_step[record.id].id)
            return Key(sort, selection.current)
    if selection.cell is None:
        return None
    cell = Key(Sort.CELL, *selection.cell)
    return cell if map_.cells.get(selection.cell) else owner(map_, cell)


def moved(map_: JourneyMap, keys: list[Key], target: Key, row: int) -> JourneyMap | None:
    """The map with places dropped below another before its child ``row`` (−1: at the end).

    None where they cannot be dropped there.
    """
    sorts = {key.sort for key in keys}
    if len(sorts) != 1 or not sorts <= MOVABLE:
        return None
    ids = [key.id for key in keys]
    below = children(map_, target)
    before = below if row < 0 else below[:row]
    place = sum(1 for one in before if one.sort in sorts and one.id not in ids)
    try:
        match sorts.pop(), target.sort:
            case Sort.STAGE, Sort.ROOT:
                return edits.move_stages(map_, ids, place)
            case Sort.ROW, Sort.LANES:
                return edits.move_lanes(map_, ids, place)
            case Sort.NOTE, Sort.TRAY:
                return edits.move_tray_notes(map_, ids, place)
            case Sort.STEP, Sort.STAGE if len(ids) == 1:
                return edits.move_step(map_, ids[0], target.id, place)
            case Sort.CARD, Sort.CELL:
                return edits.move_cards(map_, ids, target.id, target.step, place, convert=True)
            case Sort.CARD, Sort.STEP | Sort.STAGE:
                return _into_column(map_, ids, target)
            case Sort.NOTE, Sort.CELL:
                change = placed(map_, ids, (target.id, target.step), len(before))
                return change.map if change is not None else None
            case Sort.CARD, Sort.TRAY:
                change = sent(map_, ids, Selection(), len(before))
                return change.map if change is not None else None
            case _:
                return None
    except edits.EditError:
        return None


def shifted(map_: JourneyMap, key: Key, by: int) -> JourneyMap | None:
    """The map with a note one place further up or down in the tray."""
    place = [note.id for note in map_.tray].index(key.id) + by
    if not 0 <= place < len(map_.tray):
        return None
    return edits.move_tray_notes(map_, [key.id], place)


def _into_column(map_: JourneyMap, ids: list[Id], target: Key) -> JourneyMap | None:
    """Cards dropped on a step or stage go to the end of their own lane there."""
    column = target.id
    if target.sort is Sort.STAGE:
        stage = _stage(map_, target.id)
        column = stage.steps[0].id if _is_plain(stage) else stage.id
    for id_ in ids:
        card = map_.records[id_]
        assert isinstance(card, Card)
        map_ = edits.move_cards(map_, [id_], card.lane, column)
    return map_


def _cells(map_: JourneyMap, column: Id, grain: Grain) -> list[Key]:
    return [
        Key(Sort.CELL, lane.id, column)
        for lane in map_.lanes
        if lane.grain == grain and (lane.id, column) in map_.cells
    ]


def _is_plain(stage: Stage) -> bool:
    """Whether the steps of a stage have no headings, and so no places."""
    return not any(has_heading(stage, step) for step in stage.steps)


def _number_of(map_: JourneyMap, card: Card) -> str:
    """What a card without a text shows instead: its number, score or face."""
    if card.type == CardType.METRIC and card.value is not None:
        return read_written(map_, card.id) or formats.number(card.value, map_.language)
    if card.type == CardType.ENGAGEMENT and card.engagement is not None:
        return formats.score(card.engagement, map_.language)
    if card.type == CardType.EMOTION and card.feeling is not None:
        return f"{face_of(card)[1]} {formats.number(card.feeling.level, map_.language)}"
    return ""


def _stage(map_: JourneyMap, id_: Id) -> Stage:
    record = map_.records[id_]
    assert isinstance(record, Stage)
    return record
