"""Emoji: every key is found, every shape stays on its box, sequences in text are whole."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from app.layout.resources import resource_path
from app.layout.text import EmojiLayer, EmojiRun, emoji_box, emoji_key, emoji_layers
from app.layout.text.emoji import BOX, find_emoji
from tests.layout.text.samples import STYLE, typesetter

KEYS = [
    line.split(b"\t", 1)[0].decode()
    for line in resource_path("emoji/twemoji.txt").read_bytes().splitlines()
]


def text_of(key: str) -> str:
    return "".join(chr(int(point, 16)) for point in key.split("-"))


def test_the_file_is_sorted_and_whole() -> None:
    assert len(KEYS) > 4000
    assert all(a.encode() + b"\t" < b.encode() + b"\t" for a, b in pairwise(KEYS))


def test_every_key_is_found_and_stays_near_its_box() -> None:
    sample = [*random.Random(1).sample(KEYS, 300), KEYS[0], KEYS[-1]]
    for key in sample:
        layers = emoji_layers(key)
        assert layers, key
        for layer in layers:
            assert layer.colour[0] == "#"
            assert len(layer.colour) == 7
            assert 0 < layer.alpha <= 1
            assert layer.ops[0][0] == "M"
            for op in layer.ops:
                for value in op[1:]:
                    assert -BOX / 4 <= float(value) <= BOX * 1.25, key


@pytest.mark.parametrize("key", ["", "0", "zzz", "1f600-", "1f60", "1f6000"])
def test_no_layers_of_an_unknown_key(key: str) -> None:
    with pytest.raises(KeyError):
        emoji_layers(key)


def test_a_known_shape() -> None:
    # A red square: one path from corner to corner.
    (layer,) = emoji_layers(emoji_key("🟥") or "")
    assert isinstance(layer, EmojiLayer)
    assert (layer.colour, layer.alpha, layer.even_odd) == ("#dd2e44", 1.0, False)
    points = [op[-2:] for op in layer.ops if len(op) > 1]
    assert min(points) < (1.0, 5.0)
    assert max(points) > (35.0, 30.0)


def test_every_emoji_is_found_in_a_text_as_one() -> None:
    for key in KEYS:
        text = text_of(key)
        assert list(find_emoji(f"a {text} b", lambda _: False)) == [(2, 2 + len(text), key)], key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("☎", []),
        ("☎️", ["☎️"]),
        ("⌚", ["⌚"]),
        ("⌚︎", []),
        ("1", []),
        ("1️⃣", ["1️⃣"]),
        ("❤", []),
        ("❤️‍🔥", ["❤️‍🔥"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("👍🏽", ["👍🏽"]),
        ("🚗🚗", ["🚗", "🚗"]),
        ("🐱‍🚗", ["🐱‍", "🚗"]),
        ("©", []),
        ("©️", ["©️"]),
    ],
)
def test_sequences(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b, _ in find_emoji(text, lambda _: True)] == found


def test_text_is_no_emoji() -> None:
    assert [emoji_key(text) for text in ("", "a", "😀😀", "abc", "x" * 99)] == [None] * 5
    assert emoji_key("😀") == "1f600"
    assert emoji_key("☎️") == "260e"


def test_an_emoji_stands_within_its_line() -> None:
    block = typesetter().block("a😀", STYLE, 100)
    line = block.lines[0]
    run = line.runs[1]
    assert isinstance(run, EmojiRun)
    x, top, side = emoji_box(run)
    assert run.x < x
    assert x + side < run.x + run.width
    assert line.baseline + top >= 0
    assert line.baseline + top + side <= block.height
