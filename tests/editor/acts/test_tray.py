"""The tray: notes come there, are put in order, go to cells, and are deleted."""

from __future__ import annotations

import pytest

from app.editor.acts.act import Change
from app.editor.acts.tray import (
    add_notes,
    place_notes,
    put_notes,
    send_to_tray,
    write_note,
)
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Feeling
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Pair
from app.models.reserved import TrayNote
from tests.editor.acts.acting import cards_of, done
from tests.editor.maps import card_of, small_map


def noted(*texts: str) -> JourneyMap:
    """The small map with notes in its tray, whose ids are their texts."""
    return edits.add_tray_notes(small_map(), [TrayNote(id=one, text=one) for one in texts], 0)


def tray_of(change: Change | None) -> list[str]:
    assert change is not None
    assert not faults(change.map, 1)
    return [note.text for note in change.map.tray]


def test_new_notes_come_to_the_end_or_to_a_place_and_are_selected() -> None:
    change = add_notes(noted("a", "b"), ["x", "y"])
    assert tray_of(change) == ["a", "b", "x", "y"]
    assert change is not None
    assert change.label == "Write 2 Notes"
    assert change.selection is not None
    assert [one.id for one in change.map.tray[2:]] == list(change.selection.records)
    assert tray_of(add_notes(noted("a", "b"), ["x"], 1)) == ["a", "x", "b"]
    assert add_notes(noted(), []) is None


def test_cards_go_to_the_tray_and_it_is_told_with_the_pairs_they_lose() -> None:
    map_ = evolve(
        small_map(), pairs=(Pair(id="pair", recommendation="look", target="hole"),)
    )  # fmt: skip
    change = send_to_tray(map_, ["look", "hole"], select_record(map_, "look"))
    assert tray_of(change) == ["I see a hole", "I look around"]
    assert change is not None
    assert change.told == "2 cards sent to the tray; 1 pair taken apart"
    assert change.selection == Selection(("try",), ("do", "find"))
    only = send_to_tray(small_map(), ["note"], select_record(small_map(), "note"))
    assert only is not None
    assert (only.told, only.selection) == ("1 card sent to the tray", Selection((), ("sum", "")))
    assert send_to_tray(map_, [], Selection()) is None


def test_several_notes_are_placed_in_their_order_before_a_card() -> None:
    change = place_notes(noted("a", "b", "c"), ["c", "a"], ("do", "find"), 1)
    assert tray_of(change) == ["b"]
    assert change is not None
    assert cards_of(change.map, "do", "find") == ["I look around", "a", "c", "I try some on"]
    assert change.selection == Selection(("a", "c"), ("do", "find"))
    assert {card.type for card in change.map.cards if card.id in "ac"} == {"action"}


def test_a_note_of_another_type_becomes_what_the_lane_offers() -> None:
    lanes = (Lane(id="mood", type="emotion"), Lane(id="time", type="metric"))
    map_ = evolve(noted("12 min", "well"), lanes=(*small_map().lanes, *lanes))
    map_ = edits.change_tray_note(map_, "well", type="barrier")
    change = place_notes(map_, ["well"], ("mood", "pay"))
    assert change is not None
    card = card_of(change.map, "well")
    assert (card.type, card.feeling) == ("emotion", Feeling(level=0.0))


def test_a_wide_card_is_as_wide_again_and_where_it_is_not_that_is_told() -> None:
    wide = edits.span_card(small_map(), "look", "find", "pay")
    map_ = edits.send_to_tray(wide, ["look"])
    for cell, until, told in (
        (("do", "find"), "pay", ""),
        (("do", "notice"), "find", ""),
        (("do", "pay"), "", "1 card is shorter now"),
        (("feel", "need"), "", "1 card is shorter now"),
        (("sum", ""), "", "1 card is shorter now"),
    ):
        change = place_notes(map_, ["look"], cell)
        assert change is not None
        assert not faults(change.map, 3), faults(change.map, 3)
        assert (card_of(change.map, "look").until, change.told) == (until, told)
    change = place_notes(edits.remove_steps(map_, ["pay"]), ["look"], ("do", "notice"))
    assert change is not None
    assert (card_of(change.map, "look").until, change.told) == ("", "1 card is shorter now")
    plain = place_notes(noted("a"), ["a"], ("do", "pay"))
    assert plain is not None
    assert plain.told == ""


def test_notes_are_deleted_and_the_next_one_is_selected() -> None:
    change = done("delete", noted("a", "b", "c"), "b")
    assert tray_of(change) == ["a", "c"]
    assert change is not None
    assert (change.selection, change.told) == (Selection(("c",)), "1 note deleted")
    last = done("delete", noted("a", "b", "c"), "b", "c")
    assert last is not None
    assert (last.selection, last.label) == (Selection(("a",)), "Delete 2 Notes")
    every = done("delete", noted("a"), "a")
    assert every is not None
    assert every.selection == Selection()


@pytest.mark.parametrize(
    ("way", "chosen", "order"),
    [
        ("up", "c", "acbd"),
        ("down", "b", "acbd"),
        ("up", "a", None),
        ("down", "d", None),
        ("up", "bd", "bdac"),
        ("down", "bc", "adbc"),
        ("down", "cd", None),
    ],
)
def test_notes_are_moved_by_keys(way: str, chosen: str, order: str | None) -> None:
    change = done(f"move-{way}", noted("a", "b", "c", "d"), *chosen)
    if order is None:
        assert change is None
        return
    assert "".join(tray_of(change)) == order
    assert change is not None
    assert change.selection == Selection(tuple(one for one in order if one in chosen))


def test_a_note_that_is_put_where_it_stands_changes_nothing() -> None:
    assert put_notes(noted("a", "b"), ["a"], 0) is None
    assert tray_of(put_notes(noted("a", "b"), ["a"], 1)) == ["b", "a"]


def test_a_note_gets_other_words() -> None:
    assert tray_of(write_note(noted("a"), "a", "b")) == ["b"]
    assert write_note(noted("a"), "a", "a") is None
