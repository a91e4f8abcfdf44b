"""Texts on the clipboard as notes of the tray."""

from __future__ import annotations

from typing import Any

import pytest

from app.editor.clipboard.notes import notes_of
from app.editor.clipboard.pasting_notes import copied_notes, paste_notes
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.persona import Persona
from app.models.reserved import TrayNote
from app.models.scope import Source
from app.storage import dump, parse
from tests.editor.maps import card_of, small_map


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("one", ("one",)),
        ("  one\n\n two \r\nthree\n", ("one", "two", "three")),
        ("\u2022\tbuy\n\u2022\tsell\n", ("\u2022 buy", "\u2022 sell")),
        ('"two\nlines"\nnext\n', ("two\nlines", "next")),
        ('"quoted" word', ('"quoted" word',)),
        (" \n\t\n", ()),
        ("", ()),
        ("half \ud83d", ("half \ufffd",)),
    ],
)
def test_each_line_that_is_not_blank_is_a_note(text: str, notes: tuple[str, ...]) -> None:
    assert notes_of(text) == notes


def test_a_list_longer_than_any_table_is_read() -> None:
    assert len(notes_of("a\n" * 60_000)) == 60_000


def test_all_of_it_is_one_note_where_that_is_asked_for() -> None:
    assert notes_of(" one\ntwo ", apart=False) == ("one\ntwo",)
    assert notes_of(" \n", apart=False) == ()


def named_map() -> JourneyMap:
    """The small map, of whose cards two are in the tray: they name personas and sources."""
    calls = Source(id="calls", title="Calls", notes="of May")
    map_ = evolve(
        small_map(),
        personas=tuple(Persona(id=one.lower(), name=one) for one in ("Ann", "Bob", "Cy")),
        sources=(calls, Source(id="diary", title="Diary"), Source(id="other", title="Other")),
    )
    map_ = edits.change_card(map_, "look", persona="ann", sources=("calls", "diary"))
    map_ = edits.change_card(map_, "try", persona="bob", sources=("diary",))
    return edits.send_to_tray(map_, ["look", "try"])


def part_of(map_: JourneyMap, *notes: str) -> JourneyMap:
    """Notes that were copied, as the clipboard gives them."""
    part = copied_notes(map_, Selection(notes))
    assert part is not None
    return parse(dump(part)).map


def test_sources_and_personas_come_along_with_notes_or_that_is_told() -> None:
    part = part_of(named_map(), "look", "try")
    assert [one.name for one in part.personas] == ["Ann", "Bob"]
    assert [one.title for one in part.sources] == ["Calls", "Diary"]
    diary = Source(id="mine", title="Diary")
    other = evolve(
        small_map(), cards=(), personas=(Persona(id="zoe", name="ANN"),), sources=(diary,)
    )
    change = paste_notes(other, part, 0)
    assert change is not None
    assert change.told == "The persona “Bob” is not on this map and was left out."
    assert [one.title for one in change.map.sources] == ["Diary", "Calls"]
    after = edits.place_tray_note(change.map, "look", "do", "find")
    after = edits.place_tray_note(after, "try", "do", "find")
    look, tried = card_of(after, "look"), card_of(after, "try")
    assert (look.persona, tried.persona) == ("zoe", "")
    assert (look.sources, tried.sources) == ((after.sources[1].id, "mine"), ("mine",))
    assert (look.notes, tried.notes) == ("", "")
    again = paste_notes(after, part, 0)
    assert again is not None
    assert again.map.sources == after.sources


def test_in_their_own_map_notes_name_what_they_named() -> None:
    map_ = named_map()
    part = part_of(map_, "look", "try")
    gone = edits.remove_tray_notes(map_, ["look", "try"])
    change = paste_notes(gone, part, 0)
    assert change is not None
    assert change.map == map_
    assert change.told == ""


def test_what_a_note_names_that_has_gone_is_neither_taken_along_nor_told() -> None:
    map_ = edits.remove_persona(edits.remove_source(named_map(), "calls"), "ann")
    change = paste_notes(evolve(small_map(), cards=()), part_of(map_, "look"), 0)
    assert change is not None
    assert change.told == ""
    (source,) = change.map.sources
    assert change.map.tray[0].model_extra == {"sources": [source.id]}


def test_a_persona_without_a_name_is_told_without_its_id() -> None:
    map_ = edits.change_persona(named_map(), "ann", name="")
    change = paste_notes(evolve(small_map(), cards=()), part_of(map_, "look"), 0)
    assert change is not None
    assert change.told == "The persona without a name is not on this map and was left out."


def test_fields_of_a_note_that_name_nothing_as_they_should_stay() -> None:
    odd: dict[str, Any] = {"persona": 5, "sources": [{"title": "Calls"}, "gone"]}
    map_ = edits.add_tray_notes(small_map(), [TrayNote(id="odd", text="odd", **odd)], 0)
    change = paste_notes(evolve(small_map(), cards=()), part_of(map_, "odd"), 0)
    assert change is not None
    assert change.map.tray[0].model_extra == {"persona": 5, "sources": [{"title": "Calls"}]}
