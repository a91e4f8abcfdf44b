"""Strings of the interface: values put into them come out as they went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.editor.words import counted, tr


def test_a_value_in_braces_is_not_replaced_by_another() -> None:
    shown = tr("{path}: {reason}", path="/home/{reason}/x", reason="the disk is full")
    assert shown == "/home/{reason}/x: the disk is full"


@given(st.text(), st.text())
def test_values_stand_as_they_are(one: str, other: str) -> None:
    assert tr("a{one}b{other}c{one}", one=one, other=other) == f"a{one}b{other}c{one}"


def test_braces_without_a_value_stay() -> None:
    assert tr("{n} of {count}", n=3) == "3 of {count}"
    assert tr("{n}") == "{n}"


def test_one_is_counted_in_the_singular() -> None:
    assert [counted("1 card", "%n cards", number) for number in (0, 1, 2)] == [
        "0 cards",
        "1 card",
        "2 cards",
    ]
