"""The ink of a persona: one for badge, curve, ring, words and key, seen on whatever lies behind."""

from __future__ import annotations

import colorsys
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.colours import contrast, deciding, unlike
from app.layout.lanes.curves import curve_inks, persona_inks
from app.layout.primitives import Outline, Text
from app.layout.sheet import Node
from app.layout.themes import THEMES, theme
from app.models.journey import JourneyMap
from app.models.vocabulary import State
from tests.layout.sheets import feeling, journey, lane, nodes_of, sheet_of, stages

LOOKS = sorted(THEMES)
TEAL, PLUM = "#1f5f7a", "#8a2f4f"


def of_two(*colours: str | None, **more: Any) -> JourneyMap:
    """A curve for each persona, of these colours, in one lane."""
    people = [
        {"id": f"p{n}", "name": f"Person {n}", "initials": f"P{n}", "colour": colour or ""}
        for n, colour in enumerate(colours)
    ]
    cards = [
        feeling(f"f{n}{step}", "l", f"a{step}", step - 2, f"Word {n}", persona=f"p{n}")
        for n in range(len(colours))
        for step in (1, 2, 3)
    ]
    lanes = [lane("l", "emotion")]
    return journey(stages=stages(3), lanes=lanes, personas=people, cards=cards, **more)


def discs(box: Node) -> list[str]:
    return [one.fill for one in box.primitives if isinstance(one, Outline) and one.fill]


def strokes(node: Node) -> set[str]:
    return {
        one.stroke.colour
        for one in node.primitives
        if isinstance(one, Outline) and one.stroke and not one.fill
    }


def hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("colours", [(TEAL, PLUM), (None, None), ("#ffe95c", None)])
def test_badge_curve_ring_words_and_key_of_a_persona_have_one_ink(
    look: str, colours: tuple[str | None, str | None]
) -> None:
    sheet = sheet_of(of_two(*colours), look)
    badges = discs(sheet.by_id["head:personas"])
    lines = [strokes(node) for node in nodes_of(sheet.nodes, "curve")]
    assert lines == [{badge} for badge in badges]
    assert strokes(sheet.by_id["lane:l"]) >= set(badges)
    for number, badge in enumerate(badges):
        face = sheet.by_id[f"card:f{number}1"]
        [word] = [one for one in face.primitives if isinstance(one, Text)]
        assert word.colour == badge
    ring = [one.stroke for one in sheet.by_id["card:f11"].primitives if isinstance(one, Outline)]
    assert badges[1] in {stroke.colour for stroke in ring if stroke}


@pytest.mark.parametrize("look", LOOKS)
def test_a_sole_curve_is_as_dark_as_words(look: str) -> None:
    sheet = sheet_of(of_two(TEAL), look)
    [curve] = nodes_of(sheet.nodes, "curve")
    assert strokes(curve) == {theme(look).ink}
    [word] = [one for one in sheet.by_id["card:f01"].primitives if isinstance(one, Text)]
    assert word.colour == theme(look).ink


@pytest.mark.parametrize("look", LOOKS)
@given(colour=st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_whatever_colour_is_chosen_is_read_on_paper_and_on_both_zones(
    look: str, colour: str
) -> None:
    chosen = theme(look)
    ink = persona_inks(of_two(colour), chosen)["p0"]
    for ground in (chosen.paper, chosen.good.fill, chosen.bad.fill):
        assert contrast(ink, ground) >= 4.5
        assert contrast(ink, deciding(ground, chosen)) >= 4.5


@pytest.mark.parametrize("look", ["paper", "night"])
@pytest.mark.parametrize("colour", [TEAL, PLUM, "#ffe95c", "#b6f0c2"])
def test_a_chosen_colour_becomes_darker_or_paler_and_not_grey(look: str, colour: str) -> None:
    hue, light, saturation = hls(colour)
    ink = hls(persona_inks(of_two(colour), theme(look))["p0"])
    assert ink[0] == pytest.approx(hue, abs=0.02)
    assert ink[2] == pytest.approx(saturation, abs=0.02)
    assert ink[1] >= light if look == "night" else ink[1] <= light


def test_a_theme_without_hues_leaves_the_chosen_colour_out() -> None:
    assert persona_inks(of_two(TEAL, PLUM), theme("ink")) == persona_inks(
        of_two(None, None), theme("ink")
    )


def test_who_has_no_colour_gets_none_like_those_that_were_chosen() -> None:
    paper = theme("paper")
    for taken in paper.curves:
        inks = persona_inks(of_two(None, taken, None, None, None), paper)
        assert not unlike(inks["p1"], taken)
        for one, other in itertools.combinations(inks.values(), 2):
            assert unlike(one, other)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("colour", [None, TEAL, "#b0491f"])
def test_the_future_of_a_persona_has_another_ink(look: str, colour: str | None) -> None:
    keys = [("p0", State.CURRENT), ("p0", State.FUTURE)]
    today, later = curve_inks(keys, of_two(colour), theme(look))
    assert today == theme(look).curves[0]
    assert unlike(today, later)


def test_a_curve_of_another_persona_alone_in_its_lane_has_the_ink_of_that_persona() -> None:
    keys = [("p1", State.FUTURE)]
    assert curve_inks(keys, of_two(TEAL, PLUM), theme("paper")) == (PLUM,)
