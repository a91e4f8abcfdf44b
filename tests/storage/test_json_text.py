"""The strict reader: it agrees with other readers on values, and knows where they stand."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.values import MAX_DEPTH
from app.storage.json_text import Lines, read_json
from tests.generators import odd_text

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | odd_text(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(odd_text(), below, max_size=4),
    max_leaves=20,
)


def loose(value: Any, rng: Random, *, ascii_: bool) -> str:
    """JSON with white space of all kinds wherever it may stand."""

    def space() -> str:
        return "".join(rng.choices(" \t\r\n", k=rng.choice([0, 0, 1, 3])))

    def write(value: Any) -> str:
        if isinstance(value, dict):
            parts = [
                f"{json.dumps(key, ensure_ascii=ascii_)}{space()}:{write(below)}"
                for key, below in value.items()
            ]
            return space() + "{" + space() + f",{space()}".join(parts) + "}" + space()
        if isinstance(value, list):
            return space() + "[" + space() + ",".join(map(write, value)) + "]" + space()
        return space() + json.dumps(value, ensure_ascii=ascii_) + space()

    return write(value)


@given(value=VALUES, rng=st.randoms(use_true_random=False), ascii_=st.booleans())
def test_it_reads_what_others_read(value: Any, rng: Random, ascii_: bool) -> None:
    reading = read_json(loose(value, rng, ascii_=ascii_))
    assert reading.flaws == ()
    assert reading.value == value
    assert repr(reading.value) == repr(value), "1 is not 1.0 is not true"


@given(value=VALUES, rng=st.randoms(use_true_random=False))
def test_it_knows_where_each_value_stands(value: Any, rng: Random) -> None:
    text = loose(value, rng, ascii_=False)
    reading = read_json(text)
    decoder = json.JSONDecoder()

    def walk(value: Any, path: tuple[str | int, ...]) -> None:
        start = reading.at(path)
        found, _ = decoder.raw_decode(text, start)
        assert found == value
        if isinstance(value, dict):
            for key, below in value.items():
                walk(below, (*path, key))
        elif isinstance(value, list):
            for at, below in enumerate(value):
                walk(below, (*path, at))

    walk(value, ())


@given(value=VALUES, rng=st.randoms(use_true_random=False))
def test_it_refuses_what_others_refuse(value: Any, rng: Random) -> None:
    """One character taken out, put in or doubled: flaws if and only if it is no JSON."""
    text = loose(value, rng, ascii_=rng.random() < 0.5)
    at = rng.randrange(len(text))
    new = rng.choice(["", text[at] * 2, *'{}[]",:.-+eE0123456789\\/ntfu\0\n x'])
    changed = text[:at] + new + text[at + 1 :]
    try:
        orjson.loads(changed)
        accepted = True
    except orjson.JSONDecodeError:
        accepted = False
    reading = read_json(changed)
    ours = [flaw for flaw in reading.flaws if "stands twice" not in flaw.message]
    ours = [flaw for flaw in ours if "64 bit" not in flaw.message]
    assert accepted == (not ours), ours
    assert all(0 <= flaw.start <= len(changed) for flaw in reading.flaws)


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("", 0, "nothing in the file"),
        (" \n ", 3, "nothing in the file"),
        ('{"a": 1,}', 8, 'remove the extra ","'),
        ("[1 2]", 3, 'a "," or "]" should stand here'),
        ('["a" "b"]', 5, 'a "," is missing'),
        ('{"a" 1}', 5, 'a ":" after the name'),
        ("{'a': 1}", 1, "double quotation marks"),
        ("{a: 1}", 1, "double quotation marks"),
        ("[1] // x", 4, "ends before this"),
        ("[// x\n1]", 1, "no comments"),
        ('["abc', 1, "not closed"),
        ('["abc\n"]', 1, "not closed at the end of its line"),
        ('["a\\x"]', 3, "escape"),
        ('["a\tb"]', 3, "U+0009"),
        ("[01]", 1, "no number"),
        ("[1.]", 1, "no number"),
        ("[+1]", 1, "a value should stand here"),
        ("[-]", 1, "a value should stand here"),
        ("[NaN]", 1, "no number of JSON"),
        ("[-Infinity]", 1, "no number of JSON"),
        ("[1e999]", 1, "too large"),
        ("[18446744073709551616]", 1, "64 bit"),
        ("[-9223372036854775809]", 1, "64 bit"),
        ('["\\ud800"]', 1, "half a character"),
        ('["\\udc00\\ud800"]', 1, "half a character"),
        ('{"a": 1, "a": 2}', 9, "stands twice"),
        ('{"a": 1, "\\u0061": 2}', 9, "stands twice"),
        ("[tru]", 1, "'tru'"),
        ("[1,\x00\x00", 3, "NUL bytes"),
        ("{", 1, "cut off"),
        ("[" * (MAX_DEPTH + 5), MAX_DEPTH + 1, "inside each other"),
    ],
)
def test_a_flaw_is_named_where_it_stands(text: str, start: int, words: str) -> None:
    flaw = read_json(text).flaws[-1]
    assert (flaw.start, words in flaw.message) == (start, True), flaw


def test_the_deepest_value_that_is_allowed() -> None:
    text = "[" * MAX_DEPTH + "1" + "]" * MAX_DEPTH
    assert read_json(text).flaws == ()
    assert read_json(f"[{text}]").flaws


def test_lines_and_columns_count_characters_from_one() -> None:
    lines = Lines("é🚕x\r\n\nab")
    assert [lines.position(start) for start in (0, 2, 3, 5, 6, 7)] == [
        (1, 1),
        (1, 3),
        (1, 4),
        (2, 1),
        (3, 1),
        (3, 2),
    ]


def long_lists() -> st.SearchStrategy[Any]:
    """Lists long enough to be read in one go, with something now and then that cannot be."""
    simple = st.integers(-5, 5) | st.booleans() | st.none() | st.sampled_from(["", "é", "a,b", "]"])
    simple |= st.sampled_from([0.5, -2.25, 123456789012345678])
    other = st.sampled_from([[], {}, [1] * 9, 1e300, 2**63, "\\", "\n", {"a": [True] * 9}])
    return st.lists(simple, min_size=6, max_size=20).flatmap(
        lambda some: st.lists(st.just(some) | st.lists(other, max_size=2), max_size=5).map(
            lambda parts: [item for part in parts for item in part]
        )
    )


@given(value=long_lists(), rng=st.randoms(use_true_random=False), ascii_=st.booleans())
def test_long_lists_are_read_and_placed_alike(value: Any, rng: Random, ascii_: bool) -> None:
    text = loose(value, rng, ascii_=ascii_)
    reading = read_json(text)
    assert (reading.flaws, repr(reading.value)) == ((), repr(value))
    decoder = json.JSONDecoder()
    for place, item in enumerate(value):
        found, _ = decoder.raw_decode(text, reading.at((place,)))
        assert repr(found) == repr(item)
    assert reading.at((len(value),)) == reading.at(())


@pytest.mark.parametrize("wrong", ["01", "1.", "-", "NaN", "1e999", '"\\ud800"', "tru", "9" * 30])
@pytest.mark.parametrize("before", [0, 7, 8, 30])
def test_a_flaw_in_a_long_list_stands_where_it_stands(wrong: str, before: int) -> None:
    text = "[" + "1, " * before + wrong + ", 1" * 30 + "]"
    assert read_json(text).flaws[0].start == 1 + 3 * before


def growth(make: Callable[[int], str], read: Callable[[str], object]) -> float:
    """How many times as long eight times as much takes, at best, without collections."""

    def seconds(size: int) -> float:
        text = make(size)
        best = []
        gc.disable()
        try:
            for _ in range(3):
                start = time.process_time()
                read(text)
                best.append(time.process_time() - start)
        finally:
            gc.enable()
        return min(best)

    return seconds(80_000) / max(seconds(10_000), 0.002)


HARD: dict[str, Callable[[int], str]] = {
    "numbers": lambda size: "[" + "1," * size + "1]",
    "exponents": lambda size: "[" + "1e5," * size + "1]",
    "empty lists": lambda size: "[" + "[]," * size + "[]]",
    "fields": lambda size: "{" + ",".join(f'"{place}":1' for place in range(size)) + "}",
    "fields that stand twice": lambda size: "{" + '"a":1,' * size + '"a":1}',
    "escapes": lambda size: '"' + "\\u00e9" * size + '"',
    "half characters": lambda size: '["' + "\\ud800" * size + '"]',
    "no numbers": lambda size: "[" + "NaN," * size + "1]",
    "a list that is cut": lambda size: "[" + '1,"a",' * size,
    "an error at the end": lambda size: "[" + "1," * size + "x]",
}


@pytest.mark.parametrize("kind", HARD)
def test_the_time_grows_with_the_text_and_not_faster(kind: str) -> None:
    assert growth(HARD[kind], read_json) < 24, "eight times as much; 64 would be quadratic"


def test_two_million_numbers_are_read_within_two_seconds() -> None:
    text = "[" + "0," * 2_000_000 + "0]"
    start = time.process_time()
    reading = read_json(text)
    assert time.process_time() - start < 2
    assert len(reading.value) == 2_000_001
    assert reading.at((2_000_000,)) == len(text) - 2
