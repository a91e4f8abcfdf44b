"""UAX #9 on Unicode's own test files: whole where they are installed, a sample always."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.text.bidi import base_level, classes_of, levels_of, needs_bidi, visual_order
from tests.layout.text.samples import texts

UNICODE = Path("/usr/share/unicode")  # Debian's package unicode-data
SAMPLE = Path(__file__).parent / "bidi_sample.txt"


def character_cases(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file in the form of BidiCharacterTest.txt: text, rest of the line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            points, rest = line.split(";", 1)
            yield "".join(chr(int(point, 16)) for point in points.split()), rest


def fault_of(text: str, rest: str) -> str | None:
    """What is wrong with our answer to one case; None: nothing."""
    wish, base_wanted, levels_wanted, order_wanted = rest.split(";")
    classes = classes_of(text)
    base = base_level(classes) if wish == "2" else int(wish)
    if base != int(base_wanted):
        return f"{text!a}: base level {base}, not {base_wanted}"
    return compare(classes, text, base, levels_wanted.split(), order_wanted)


def compare(
    classes: list[str], text: str, base: int, wanted: list[str], order_wanted: str
) -> str | None:
    """Compare levels ("x": removed) and visual order of one case."""
    levels = levels_of(classes, text, base)
    kept = [i for i, level in enumerate(wanted) if level != "x"]
    if [levels[i] for i in kept] != [int(wanted[i]) for i in kept]:
        return f"{text or classes!a}: levels {levels}, not {wanted}"
    order = [kept[i] for i in visual_order([levels[i] for i in kept])]
    if order != [int(i) for i in order_wanted.split()]:
        return f"{text or classes!a}: order {order}, not {order_wanted}"
    return None


def faults(path: Path) -> list[str]:
    return [fault for case in character_cases(path) if (fault := fault_of(*case))]


def test_a_sample_of_unicodes_test_file() -> None:
    assert len(list(character_cases(SAMPLE))) > 300
    assert faults(SAMPLE) == []


def installed(name: str) -> Path:
    path = UNICODE / name
    if not path.exists():
        pytest.skip(f"{name} is not here; Debian's package unicode-data brings it")
    return path


def test_unicodes_bidi_character_test() -> None:
    assert faults(installed("BidiCharacterTest.txt"))[:5] == []


@pytest.mark.prove
def test_unicodes_bidi_test() -> None:
    wanted: list[str] = []
    order = ""
    found: list[str] = []
    cases = 0
    for line in installed("BidiTest.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@Levels:"):
            wanted = line.partition(":")[2].split()
        elif line.startswith("@Reorder:"):
            order = line.partition(":")[2]
        elif line and line[0] not in "#@":
            classes = line.partition(";")[0].split()
            bits = int(line.partition(";")[2], 16)
            for bit, base in ((1, base_level(classes)), (2, 0), (4, 1)):
                if bits & bit:
                    cases += 1
                    fault = compare(classes, "", base, wanted, order)
                    found += [fault] if fault else []
    assert cases > 700_000
    assert found[:5] == []


@given(texts().map(lambda text: text.replace("\n", "")))
def test_text_that_is_said_not_to_matter_has_level_0(text: str) -> None:
    if not needs_bidi(text):
        assert set(levels_of(classes_of(text), text, 0)) <= {0, 2}


@given(texts(), st.sampled_from([0, 1]))
def test_the_visual_order_has_every_item_once(text: str, base: int) -> None:
    levels = levels_of(classes_of(text), text, base)
    assert sorted(visual_order(levels)) == list(range(len(text)))
    assert all(level >= base for level in levels)


@pytest.mark.parametrize(
    ("text", "fallback", "expected"),
    [
        ("abc שלום", "rtl", 0),
        ("שלום abc", "ltr", 1),
        ("123 (4)", "ltr", 0),
        ("123 (4)", "rtl", 1),
        ("\u2067שלום\u2069 abc", "rtl", 0),
        ("\u200fabc", "ltr", 1),
    ],
)
def test_the_first_letter_decides_the_direction(text: str, fallback: str, expected: int) -> None:
    assert base_level(classes_of(text), fallback) == expected  # type: ignore[arg-type]
