"""Texts joined by dots: names in one script and dates in another keep their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.joined import joined, parted
from app.layout.text import TextBlock, TextStyle
from tests.layout.sheets import (
    card,
    cards_of,
    journey,
    lane,
    seen_from_left,
    sheet_of,
    stages,
    texts,
    typesetter,
)

DECEMBER = "4\u00a0בדצמ׳"
DECEMBER_FROM_LEFT = "׳מצדב\u00a04"


def set_line(parts: Sequence[str], *, rtl: bool) -> TextBlock:
    text = joined(parts, rtl=rtl)
    return typesetter("he").block(text, TextStyle(8.0), 1000.0, "left", "rtl" if rtl else "ltr")


@pytest.mark.parametrize(
    ("parts", "rtl", "from_left"),
    [
        (["AK", DECEMBER], True, f"{DECEMBER_FROM_LEFT} ·\u00a0AK"),
        (["R. Stone", "20 בנוב׳ 2026"], True, "2026 ׳בונב 20 ·\u00a0R. Stone"),
        (["AK", DECEMBER], False, f"AK\u00a0· {DECEMBER_FROM_LEFT}"),
        (["דנה", "30 Nov"], False, "הנד\u00a0· 30 Nov"),
        (["דנה", "1/1"], True, "1/1 ·\u00a0הנד"),
    ],
)
def test_each_part_stands_whole_where_the_map_runs_to(
    parts: list[str], rtl: bool, from_left: str
) -> None:
    [line] = set_line(parts, rtl=rtl).lines
    assert seen_from_left(line) == from_left


LATIN = st.text("abc XYZ09.", min_size=1, max_size=8).filter(lambda text: not text.isspace())


@given(parts=st.lists(LATIN, min_size=1, max_size=4))
def test_nothing_is_added_to_texts_that_run_as_the_map_does(parts: list[str]) -> None:
    assert joined(parts, rtl=False) == "\u00a0· ".join(parts)


@pytest.mark.parametrize("at", [5, 12, 17])
def test_both_parts_of_a_text_keep_what_is_isolated(at: int) -> None:
    whole = joined(["Ann Lee", "דנה לוי"], rtl=True)
    line, rest = parted(whole, at)
    for part in (line, rest):
        assert part.count("\u2068") == part.count("\u2069")
    kept = "".join(re.findall("[^ \u2068\u2069]", line + rest))
    assert kept == "".join(re.findall("[^ \u2068\u2069]", whole))


def test_who_and_when_on_a_card_of_a_hebrew_map_read_from_the_right() -> None:
    plan = {"deadline": "2026-12-04"}
    document = journey(
        language="he",
        direction="rtl",
        stages=stages(1),
        lanes=[lane("l", "recommendation")],
        cards=[card("c", "l", "a1", "המלצה", type="recommendation", responsible="AK", plan=plan)],
    )
    said = [
        seen_from_left(line)
        for one in texts(cards_of(sheet_of(document))["c"])
        for line in one.block.lines
    ]
    assert f"{DECEMBER_FROM_LEFT} ·\u00a0AK" in said
