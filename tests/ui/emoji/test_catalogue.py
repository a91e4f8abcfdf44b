"""All emoji that can be drawn are offered, once, under a name, as texts drawn as pictures."""

from __future__ import annotations

import pytest

from app.layout.text.emoji import all_emoji_keys, emoji_layers, find_emoji
from app.ui.emoji.catalogue import by_text, catalogue, search

SCOTLAND = "🏴" + "".join(chr(0xE0000 + ord(sign)) for sign in "gbsct\x7f")
_TONES = {f"{point:x}" for point in range(0x1F3FB, 0x1F400)}
_LETTERS = {f"{point:x}" for point in range(0x1F1E6, 0x1F200)}


def test_every_emoji_is_offered_once_and_drawn_where_it_is_written() -> None:
    offered = by_text()
    pieces = _TONES | _LETTERS  # parts of emoji, none by themselves
    assert {one.key for one in offered.values()} == set(all_emoji_keys()) - pieces
    for text, one in offered.items():
        assert list(find_emoji(f"a{text}b", lambda _: True)) == [(1, 1 + len(text), one.key)]


def test_every_emoji_has_a_name_that_says_something() -> None:
    for one in by_text().values():
        assert one.name
        assert "U+" not in one.name, f"{one.text} has no name"
    names = [one.name for one in catalogue()]
    assert len(set(names)) > len(names) - 20


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("happy", "😊"), ("worried", "😟"), ("tears joy", "😂"), ("red heart", "❤️"),
        ("germany", "🇩🇪"), ("scotland", SCOTLAND),
        ("technologist woman", "👩‍💻"), ("keycap 1", "1️⃣"), ("thumbs up", "👍"), ("taxi", "🚕"),
        ("face with bags", "🫩"), ("👍", "👍"),
    ],
)  # fmt: skip
def test_an_emoji_is_found_by_its_words(query: str, text: str) -> None:
    key = by_text()[text].key if text in by_text() else ""
    found = search(query)[:12]
    assert text in [one.text for one in found] or key in [one.key for one in found]


@pytest.mark.parametrize(("query", "first"), [("hand", "👋"), ("heart", "❤️"), ("phone", "📱")])
def test_what_is_called_so_comes_before_what_only_shows_it(query: str, first: str) -> None:
    assert search(query)[0].text == first


@pytest.mark.parametrize(
    "query",
    "coffee laptop email chat home wifi invoice parcel restaurant support headset search target"
    " wait queue feedback review survey late done wrong".split(),
)
def test_what_journeys_are_about_is_found(query: str) -> None:
    assert search(query)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("partying face", "🥳"), ("shushing face", "🤫"), ("person shrugging", "🤷"),
        ("technologist", "🧑"), ("handshake", "🤝"), ("thumbs up", "👍"), ("fax machine", "📠"),
        ("hourglass not done", "⏳"), ("late", "⏰"), ("flag: wales", "🏴"),
    ],
)  # fmt: skip
def test_an_emoji_is_found_by_the_name_that_it_has_everywhere(name: str, sign: str) -> None:
    assert any(one.text.startswith(sign) for one in search(name)[:3])


def test_a_car_is_a_car_and_a_bike_no_lock() -> None:
    assert "🚗" in [one.text for one in search("car")[:8]]
    assert search("bike")[0].text[0] in "🚲🚴"


def test_skin_tones_stand_beside_the_one_without() -> None:
    thumb = by_text()["👍"]
    assert [one.text for one in thumb.tones] == ["👍🏻", "👍🏼", "👍🏽", "👍🏾", "👍🏿"]
    assert thumb.tones[4].name == "Thumbs up, dark skin"
    assert thumb.tones[0] not in catalogue()


def test_faces_come_first_and_flags_last() -> None:
    assert catalogue()[0].text == "😀"
    assert catalogue()[-1].name.startswith("Flag: ")


def test_each_can_be_drawn() -> None:
    for one in catalogue():
        assert emoji_layers(one.key)
