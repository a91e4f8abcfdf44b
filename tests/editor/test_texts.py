"""Texts written in place: each goes to its own record and field, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.texts import Writable, read_text, writable, write_text
from app.models.integrity import faults
from tests.editor.maps import small_map

PLACES = {
    "map": (Writable.MAP_TITLE, "title"),
    "need": (Writable.STAGE_NAME, "name"),
    "find": (Writable.STEP_NAME, "name"),
    "do": (Writable.LANE_TITLE, "title"),
    "hole": (Writable.CARD_TEXT, "text"),
}


@pytest.mark.parametrize("record", PLACES)
@given(text=st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_is_written_is_read_again(record: str, text: str) -> None:
    map_ = small_map()
    made = write_text(map_, record, text)
    assert read_text(made, record) == text
    assert not faults(made)
    others = [one for one in PLACES if one != record]
    assert [read_text(made, one) for one in others] == [read_text(map_, one) for one in others]


@pytest.mark.parametrize("record", PLACES)
def test_kinds_and_fields(record: str) -> None:
    kind, field = PLACES[record]
    assert writable(small_map(), record) is kind
    assert writable(small_map(), record, field) is kind
    assert writable(small_map(), record, "insight") is None


def test_nothing_is_written_in_what_is_not_there() -> None:
    assert writable(small_map(), "gone") is None
    with pytest.raises(KeyError, match="gone"):
        write_text(small_map(), "gone", "x")
