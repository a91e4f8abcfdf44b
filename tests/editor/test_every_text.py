"""Every text that people can write into a map is known: it is found, and can be replaced."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from app.editor.every_text import TEXTS, text_at, texts_in, texts_of
from app.editor.finding import Place, Query, find
from app.editor.replacing import replace_found
from app.models.base import Record, evolve
from app.models.card import Contact
from app.models.journey import JourneyMap
from tests.editor.maps import small_map
from tests.layout.sheets import SAMPLES, sample

_IDS = frozenset(
    {
        "id", "lane", "step", "until", "sources", "persona", "main_persona", "recommendation",
        "target", "from_step", "to_step", "from_card", "to_card", "picture", "photo", "logo",
    }
)  # fmt: skip
_NO_WORDS = frozenset(
    {"format", "format_version", "language", "icon", "face", "symbol", "sub_journey", "comments"}
)
"""What a program reads, a sign, a unit, a file, and what no part of Footpath shows yet."""
_LATER = frozenset({"review", "plan_views", "comparisons", "parts", "pictures"})


def kinds(kind: type[Record]) -> set[type[Record]]:
    """A kind of record with those inside it, apart from what no part of Footpath shows yet."""
    found = {kind}
    for name, info in kind.model_fields.items():
        if name in _LATER | _NO_WORDS:
            continue
        for part in _parts(info.annotation):
            if isinstance(part, type) and issubclass(part, Record) and part not in found:
                found |= kinds(part)
    return found


def _parts(annotation: Any) -> list[Any]:
    inner = [part for one in get_args(annotation) for part in _parts(one)]
    return [annotation, *inner]


def test_no_text_that_can_be_written_is_forgotten() -> None:
    forgotten = []
    for kind in kinds(JourneyMap):
        for name, info in kind.model_fields.items():
            free = info.annotation in (str, tuple[str, ...]) and not info.metadata
            known = TEXTS.get(kind, ())
            if free and name not in known and name not in _IDS | _NO_WORDS:
                forgotten.append(f"{kind.__name__}.{name}")
    assert not forgotten


@pytest.mark.parametrize("name", SAMPLES)
def test_each_text_of_a_sample_is_found_and_replaced_where_it_stands(name: str) -> None:
    map_ = sample(name)
    told = list(texts_of(map_))
    assert len({field.split(".")[0] for _, field, _ in told}) > 8
    for record, field, text in told:
        holder = map_ if record == map_.id else map_.records[record]
        assert text_at(holder, field) == text
        word = max(text.split(), key=len)
        [place, *_] = [one for one in find(map_, Query(word, match_case=True))
                       if (one.record, one.field) == (record, field)]  # fmt: skip
        made = replace_found(map_, [place], "Zyx").map
        holder = made if record == made.id else made.records[record]
        expected = text[: place.start] + "Zyx" + text[place.end :]
        assert text_at(holder, field) == expected
        others = [one for one in texts_of(made) if one[:2] != (record, field)]
        assert others == [one for one in told if one[:2] != (record, field)]


def test_places_within_one_record_are_replaced_together() -> None:
    map_ = small_map()
    card = evolve(
        map_.cards[0],
        text="late late",
        responsible="Late Petra",
        tags=("late", "too late", "Petra"),
        contact=Contact(channels=("late van", "phone")),
    )
    map_ = evolve(map_, cards=(card, *map_.cards[1:]), scope=evolve(map_.scope, owner="Petra"))
    places = [one for one in find(map_, Query("late")) if one.record == card.id]
    assert [one.field for one in places] == ["text", "text", "responsible", "tags.0", "tags.1",
                                             "contact.channels.0"]  # fmt: skip
    made = replace_found(map_, places, "early", keep_case=True).map.cards[0]
    assert (made.text, made.responsible) == ("early early", "Early Petra")
    assert made.tags == ("early", "too early", "Petra")
    assert made.contact == Contact(channels=("early van", "phone"))
    after = replace_found(map_, find(map_, Query("Petra")), "Ines").map
    assert (after.scope.owner, after.cards[0].tags[-1]) == ("Ines", "Ines")


def test_an_item_of_a_list_that_loses_its_words_goes() -> None:
    map_ = small_map()
    card = evolve(map_.cards[0], text="Stays", tags=("one", "two", "three"))
    map_ = evolve(map_, cards=(card, *map_.cards[1:]))
    places = find(map_, Query("two"))
    assert replace_found(map_, places, "").map.cards[0].tags == ("one", "three")


def test_a_channel_that_every_map_has_is_no_word_of_ones_own() -> None:
    contact = Contact(channels=("phone", "phone booth"))
    assert list(texts_in(contact)) == [("channels.1", "phone booth")]


def test_a_place_that_is_gone_holds_nothing() -> None:
    card = small_map().cards[0]
    assert text_at(card, "tags.7") == ""
    assert text_at(card, "plan.result.method") == ""
    assert Place("x", "tags.7", 0, 1).field == "tags.7"
