"""A card that was moved to another lane and comes back is what it was there."""

from __future__ import annotations

import pytest

from app.editor.acts.cards import move_cards
from app.editor.navigate import Way, select_record
from app.editor.session import Session
from app.editor.types_kept import TypesKept
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.lane import Lane
from app.models.vocabulary import CARD_TYPES_OF_LANE, LaneType
from tests.editor.maps import card_of, small_map

OFFERED = [
    (lane, type_) for lane, types in CARD_TYPES_OF_LANE.items() for type_ in types if len(types) > 1
]


def a_session(lane: LaneType, type_: str) -> Session:
    """A card of a type in a lane that offers it, above lanes of actions and of barriers."""
    lanes = (
        Lane(id="own", type=lane.value),
        Lane(id="do", type="action"),
        Lane(id="stop", type="barrier"),
    )
    card = Card(id="card", lane="own", step="find", type=type_, text="Where is it?")
    map_ = evolve(small_map(), cards=(), pairs=(), arrows=(), paths=())
    session = Session(evolve(map_, lanes=lanes, cards=(card,)))
    session.bring_along(TypesKept())
    return session


def move(session: Session, way: Way) -> str:
    """Move the card a lane further; what it is there."""
    change = move_cards(session.map, select_record(session.map, "card"), way)
    assert change is not None
    session.commit(change.label, change.map, change.selection)
    return card_of(session.map, "card").type


@pytest.mark.parametrize(("lane", "type_"), OFFERED)
def test_a_card_that_comes_back_is_what_it_was(lane: LaneType, type_: str) -> None:
    session = a_session(lane, type_)
    before = session.map
    ways = (Way.DOWN, Way.DOWN, Way.UP, Way.UP)
    assert [move(session, way) for way in ways] == ["action", "barrier", "action", type_]
    assert session.map == before
    for _ in ways:
        session.undo()
    assert session.map is before


@pytest.mark.parametrize(("lane", "type_"), OFFERED)
def test_a_lane_that_is_of_its_type_again_has_the_cards_it_had(lane: LaneType, type_: str) -> None:
    session = a_session(lane, type_)
    before = session.map
    session.edit("Type", lambda map_: edits.change_lane_type(map_, "own", "action"))
    assert card_of(session.map, "card").type == "action"
    session.edit("Type", lambda map_: edits.change_lane_type(map_, "own", lane))
    assert session.map == before


def test_what_it_was_last_counts_and_what_was_chosen_elsewhere_stays() -> None:
    session = a_session(LaneType.THOUGHT, "question")
    move(session, Way.DOWN)
    session.undo()
    session.edit("Type", lambda map_: edits.change_card_type(map_, ["card"], "perception"))
    move(session, Way.DOWN)
    assert move(session, Way.UP) == "perception"
    move(session, Way.DOWN)
    session.edit("Type", lambda map_: edits.change_card_type(map_, ["card"], "memory"))
    assert move(session, Way.UP) == "memory"


def test_a_card_that_was_never_there_becomes_what_is_usual() -> None:
    session = a_session(LaneType.THOUGHT, "question")
    other = Card(id="other", lane="do", step="pay", type="action", text="Pay")
    session.edit("Insert", lambda map_: edits.insert_cards(map_, [other]))
    session.edit("Move", lambda map_: edits.move_cards(map_, ["other"], "own", "pay", convert=True))
    assert card_of(session.map, "other").type == "thought"
