"""Deleting, duplicating and moving cards by commands."""

from __future__ import annotations

import pytest

from app.editor.acts import ACTS
from app.editor.acts.cards import move_cards_to
from app.editor.navigate import select_record
from app.editor.selection import Cell, Selection
from app.models import edits
from tests.editor.acts.acting import cards_of, done
from tests.editor.maps import small_map

FIND = ("do", "find")


def test_deleting_goes_on_to_the_card_behind_and_says_what_went() -> None:
    change = done("delete", small_map(), "look", cell=FIND)
    assert change is not None
    assert cards_of(change.map, "do", "find") == ["I try some on"]
    assert change.selection == Selection(("try",), FIND)
    assert change.label == "Delete Card"
    assert change.told == "1 card deleted"


def test_deleting_the_last_card_of_a_cell_stays_in_the_cell() -> None:
    change = done("delete", small_map(), "look", "try", cell=FIND)
    assert change is not None
    assert change.selection == Selection((), FIND)
    assert change.label == "Delete 2 Cards"


def test_on_a_cell_with_none_of_its_cards_selected_all_of_them_go() -> None:
    change = done("delete", small_map(), cell=FIND)
    assert change is not None
    assert cards_of(change.map, "do", "find") == []
    assert len(change.map.cards) == len(small_map().cards) - 2
    assert change.selection == Selection((), FIND)
    assert (change.label, change.told) == ("Delete 2 Cards", "2 cards deleted")


def test_in_an_empty_cell_and_in_a_folded_one_there_is_nothing_to_delete() -> None:
    act = ACTS["delete"]
    folded = edits.change_stage(small_map(), "buy", collapsed=True)
    for map_, cell in ((small_map(), ("do", "pay")), (folded, FIND)):
        assert act.run(map_, Selection((), cell)) is None
        assert not act.offered(map_, Selection((), cell))
    assert act.offered(small_map(), Selection((), FIND))


def test_a_copy_stands_below_and_is_selected() -> None:
    change = done("duplicate", small_map(), "look", cell=FIND)
    assert change is not None
    assert change.selection is not None
    assert cards_of(change.map, "do", "find") == ["I look around", "I look around", "I try some on"]
    assert change.selection.current == change.map.cells[FIND][1].id
    assert change.selection.current not in small_map().records


@pytest.mark.parametrize(
    ("act", "record", "cell", "inside"),
    [
        ("move-down", "look", ("do", "find"), ["I try some on", "I look around"]),
        ("move-up", "try", ("do", "find"), ["I try some on", "I look around"]),
        ("move-right", "look", ("do", "pay"), ["I look around"]),
        ("move-left", "try", ("do", "notice"), ["I see a hole", "I try some on"]),
        ("move-down", "try", ("feel", "buy"), ["I try some on"]),
        ("move-up", "note", ("feel", "need"), ["Keep my feet dry", "Seen in two shops"]),
    ],
)
def test_alt_and_an_arrow_move_a_card(
    act: str, record: str, cell: tuple[str, str], inside: list[str]
) -> None:
    card = next(one for one in small_map().cards if one.id == record)
    change = done(act, small_map(), record, cell=(card.lane, card.step))
    assert change is not None
    assert cards_of(change.map, *cell) == inside
    assert change.selection == Selection((record,), cell)


def test_in_a_map_from_right_to_left_moving_left_goes_onward() -> None:
    change = done("move-left", small_map("rtl"), "look", cell=FIND)
    assert change is not None
    assert cards_of(change.map, "do", "pay") == ["I look around"]


@pytest.mark.parametrize(("act", "record"), [("move-left", "hole"), ("move-up", "hole")])
def test_at_the_edge_nothing_moves(act: str, record: str) -> None:
    assert done(act, small_map(), record, cell=("do", "notice")) is None


def test_two_cards_of_a_cell_move_together_and_keep_their_order() -> None:
    change = done("move-right", small_map(), "try", "look", cell=FIND)
    assert change is not None
    assert cards_of(change.map, "do", "pay") == ["I look around", "I try some on"]
    assert change.label == "Move 2 Cards"


def test_select_all_takes_every_card_that_is_seen_and_changes_nothing() -> None:
    map_ = small_map()
    change = done("select-all", map_, "look", cell=FIND)
    assert change is not None
    assert change.map is map_
    assert change.selection is not None
    assert set(change.selection.records) == {"hole", "look", "try", "dry", "note"}
    assert change.selection.current == "look"


@pytest.mark.parametrize(
    ("act", "records", "where"),
    [
        ("move-right", ("hole", "look"), {"hole": ("do", "find"), "look": ("do", "pay")}),
        ("move-left", ("look", "note"), None),
        ("move-right", ("hole", "note"), None),
        ("move-down", ("hole", "look"), {"hole": ("feel", "need"), "look": ("feel", "buy")}),
        ("move-up", ("dry", "hole"), None),
        ("move-up", ("hole", "dry"), None),
    ],
)
def test_cards_of_several_cells_move_by_the_same_way_or_not_at_all(
    act: str, records: tuple[str, ...], where: dict[str, Cell] | None
) -> None:
    change = done(act, small_map(), *records, cell=select_record(small_map(), records[-1]).cell)
    if where is None:
        assert change is None
        return
    assert change is not None
    assert {id_: select_record(change.map, id_).cell for id_ in records} == where
    assert change.label == "Move 2 Cards"
    assert change.selection == Selection(records, where[records[-1]])


def test_cards_are_moved_to_a_cell_that_is_named() -> None:
    map_ = small_map()
    change = move_cards_to(map_, Selection(("hole", "look"), FIND), ("feel", "buy"))
    assert change is not None
    assert cards_of(change.map, "feel", "buy") == ["I see a hole", "I look around"]
    assert change.selection == Selection(("hole", "look"), ("feel", "buy"))
    assert {card.type for card in change.map.cells["feel", "buy"]} == {"goal"}
    assert move_cards_to(map_, Selection(("look",), FIND), FIND) is None
