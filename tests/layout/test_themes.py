"""Five looks: readable in each, and nothing told by colour alone."""

from __future__ import annotations

import colorsys
import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.colours import contrast, own_tint
from app.layout.primitives import Face, Text
from app.layout.sheet import Sheet
from app.layout.themes import THEMES, theme
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType, LaneType, ThemeName
from tests.generators import Wishes, random_map
from tests.layout.colours import Stain, colours_of, mark_stains, text_stains
from tests.layout.sheets import (
    SAMPLES,
    card,
    cards_of,
    journey,
    lane,
    sample,
    sheet_of,
    stages,
)

LOOKS = tuple(THEMES)


@cache
def rich_map(seed: int) -> JourneyMap:
    """A map that holds nearly every mark, with colours chosen by hand."""
    wishes = Wishes(languages=("en",), details=0.7, hidden=0.0)
    return random_map(seed, 8, 17, 90, wishes)


@cache
def sheets(look: str) -> tuple[Sheet, ...]:
    """All samples and some invented maps in a theme."""
    documents = [*(sample(name) for name in SAMPLES), *(rich_map(seed) for seed in range(3))]
    return tuple(sheet_of(document, look) for document in documents)


def carries_meaning(stain: Stain, look: str) -> bool:
    """Whether a reader has to see a line or a shape: not hairlines, nor what a mark repeats.

    The tint of a moment of truth repeats its star, a zone's its sign; the hatching of the bad zone
    has to be seen where there is no hue. The dots of a pair lie half on a card's edge.
    """
    chosen = theme(look)
    if stain.colour == chosen.hairline or stain.node in ("column", "joint"):
        return False
    if stain.colour == chosen.bad.accent and stain.node == "zone":
        return chosen.mono
    return not (stain.node == "zone" and stain.what == "shape")


def test_there_is_a_look_for_every_word_of_the_vocabulary() -> None:
    assert set(THEMES) == {one.value for one in ThemeName}
    assert theme("aurora") == theme("paper"), "what only a newer version knows"


@pytest.mark.parametrize("look", LOOKS)
def test_every_text_is_readable_on_what_lies_under_it(look: str) -> None:
    stains = {stain for sheet in sheets(look) for stain in text_stains(sheet)}
    assert len({(one.colour, one.ground) for one in stains}) > 3
    assert not sorted(f"{one} {one.contrast:.2f}" for one in stains if one.contrast < 4.5)


@pytest.mark.parametrize("look", LOOKS)
def test_every_mark_is_seen_on_what_lies_under_it(look: str) -> None:
    stains = {stain for sheet in sheets(look) for stain in mark_stains(sheet)}
    judged = {one for one in stains if carries_meaning(one, look)}
    assert {one.node for one in judged} >= {"card", "curve", "path", "pair", "arrow", "foot"}
    assert not sorted(f"{one} {one.contrast:.2f}" for one in judged if one.contrast < 3)


@pytest.mark.parametrize("look", LOOKS)
@given(colour=st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_a_colour_of_ones_own_stays_readable(look: str, colour: str) -> None:
    chosen = theme(look)
    tint = own_tint(colour, chosen)
    for ground in (tint.fill, chosen.paper, chosen.moment):
        assert contrast(tint.ink, ground) >= 4.5
        assert contrast(tint.accent, ground) >= 3
    assert contrast(chosen.ink, tint.fill) >= 4.5
    assert contrast(chosen.soft_ink, tint.fill) >= 4.5


def test_stages_lanes_and_cards_show_colours_of_their_own() -> None:
    plain = journey(
        stages=stages(1), lanes=[lane("l", "action")], cards=[card("c", "l", "a1")]
    )  # fmt: skip
    chosen = journey(
        stages=stages(1, colour="#cc2288"),
        lanes=[lane("l", "action", tint="#1188cc")],
        cards=[card("c", "l", "a1", colour="#22aa44")],
    )
    for id_ in ("stage:a", "step:a1", "lane:l", "bar:l", "card:c"):
        before, after = sheet_of(plain).by_id[id_], sheet_of(chosen).by_id[id_]
        assert set(colours_of([before])) != set(colours_of([after])), id_
        assert box_of(before) == box_of(after), id_
        assert sheet_of(plain, "ink").by_id[id_] == sheet_of(chosen, "ink").by_id[id_]


def box_of(node: object) -> tuple[float, ...]:
    return tuple(getattr(node, name) for name in ("x", "y", "width", "height"))


def test_ink_has_no_hue_at_all() -> None:
    for sheet in sheets("ink"):
        for colour in {*colours_of(sheet.nodes), sheet.background}:
            red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
            assert colorsys.rgb_to_hls(red, green, blue)[2] == 0, colour
        for node in sheet.nodes:
            for shape in node.primitives:
                if isinstance(shape, (Face, Text)):
                    assert shape.grey, node.id


def test_plain_has_white_cards_with_a_border() -> None:
    document = journey(
        stages=stages(1),
        lanes=[lane("l", "action")],
        cards=[card(f"c{number}", "l", "a1", type=kind) for number, kind in enumerate(CardType)],
    )
    for id_, node in cards_of(sheet_of(document, "plain")).items():
        ground = node.primitives[0]
        assert getattr(ground, "fill", "") == "#ffffff", id_
        assert getattr(ground, "stroke", None) is not None, id_
        paper = cards_of(sheet_of(document, "paper"))[id_].primitives[0]
        assert getattr(paper, "fill", "") != "#ffffff", id_
        assert getattr(paper, "stroke", "") is None, id_


def _lightness(colour: str) -> float:
    return contrast(colour, "#000000")


def test_night_is_dark_and_the_others_are_light() -> None:
    for look, chosen in THEMES.items():
        grounds = [chosen.paper, *(tint.fill for tint in chosen.lanes.values())]
        grounds += [chosen.moment, chosen.good.fill, chosen.bad.fill]
        assert all((_lightness(one) < 4) == (look == "night") for one in grounds), look
        assert all((_lightness(one) > 14) == (look != "night") for one in grounds), look


# What an eye with a colour deficiency makes of linear RGB: F. Viénot, H. Brettel and J. Mollon,
# Color Research and Application 24 (1999).
_SEEN = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def _seen_apart(one: str, other: str, eye: str) -> float:
    def seen(colour: str) -> list[float]:
        parts = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
        mixed = [sum(k * p for k, p in zip(row, parts, strict=True)) for row in _SEEN[eye]]
        return [max(0.0, value) ** (1 / 2.2) for value in mixed]

    pairs = zip(seen(one), seen(other), strict=True)
    return math.hypot(*(a - b for a, b in pairs))


@pytest.mark.parametrize("eye", sorted(_SEEN))
def test_safe_tells_good_from_bad_where_paper_may_not(eye: str) -> None:
    safe, paper = theme("safe"), theme("paper")
    for name in ("ink", "accent"):
        apart = {
            look.name: _seen_apart(
                getattr(look.lanes["barrier"], name),
                getattr(look.lanes["recommendation"], name),
                eye,
            )
            for look in (safe, paper)
        }
        assert apart["safe"] > 0.2, name
        assert apart["safe"] > apart["paper"], name
    assert _seen_apart(safe.good.fill, safe.bad.fill, eye) > _seen_apart(
        paper.good.fill, paper.bad.fill, eye
    )


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "ink"])
def test_neighbouring_stages_differ(look: str) -> None:
    fills = [tint.fill for tint in theme(look).stages]
    inks = [tint.ink for tint in theme(look).stages]
    assert len(set(inks)) == len(inks) >= 5
    assert len(set(fills)) == (1 if look == "plain" else len(fills))


@pytest.mark.parametrize("look", LOOKS)
def test_every_lane_and_card_type_has_a_tint(look: str) -> None:
    known = set(theme(look).lanes)
    assert known >= {one.value for one in LaneType}
    assert known >= {one.value for one in CardType}
    assert theme(look).lane_tint("weather") == theme(look).plain_lane
