"""Items: most texts in another script are one, and found to be so at once."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.layout.text.items import Item, Kind, itemise, traits_of
from tests.layout.text.samples import BOOK, texts

TRAITS = traits_of(BOOK, bold=False, italic=False, order="zh")


def items_one_by_one(text: str) -> list[Item]:
    """The items of a text with a tab behind it, for which each character is looked at."""
    items, _ = itemise(f"{text}\t", None, TRAITS)
    assert items[-1].kind is Kind.TAB
    return items[:-1]


@given(texts())
def test_what_is_found_at_once_is_what_is_found_one_by_one(text: str) -> None:
    text = text.replace("\n", " ").rstrip("\t")
    items, _ = itemise(text, None, TRAITS)
    assert items == items_one_by_one(text)


@pytest.mark.parametrize("text", ["मैं सही कार चुनता", "ฉันเลือก รถที่", "שלום עולם", "السلام عليكم"])
def test_words_of_a_script_and_their_spaces_are_one_item(text: str) -> None:
    (item,), missing = itemise(text, None, TRAITS)
    assert (item.start, item.end, item.kind) == (0, len(text), Kind.SHAPED)
    assert not missing
    assert [item] == items_one_by_one(text)
