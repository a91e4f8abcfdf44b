"""The whole map is checked: each rule has a map that breaks it, and only it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.models.base import Record
from app.models.card import Card, Comment
from app.models.integrity import LIMIT, faults, place
from app.models.integrity.records import records_by_kind
from app.models.integrity.reference_table import REFERENCES
from app.models.journey import JourneyMap
from app.models.links import Arrow, Pair
from app.models.picture import Picture, picture_from
from app.models.reserved import Dismissal, Part, Review, TourStop
from app.models.stage import Path
from tests.census import Census
from tests.generators import Wishes, maps, random_map, tiny_png
from tests.models.test_edits import drawn


@given(map_=maps(unknown=True))
def test_invented_maps_are_sound(map_: JourneyMap, census: Census) -> None:
    census.meet_map(map_)
    assert faults(map_) == ()


def with_card(**changes: Any) -> JourneyMap:
    """The drawn map with its first card changed past all checks."""
    first, *rest = drawn().cards
    return drawn().model_copy(update={"cards": (first.model_copy(update=changes), *rest)})


def with_field(field: str, *records: Record) -> JourneyMap:
    return drawn().model_copy(update={field: records})


def picture(**changes: Any) -> Picture:
    # Built anew: a copy would carry along what was found out about the old fields.
    return Picture(**{**picture_from(tiny_png(3, 2, 9)).model_dump(), **changes})


CASES: list[tuple[JourneyMap, tuple[str | int, ...], str]] = [
    (with_card(lane="L3"), ("cards", 0, "lane"), 'there are "L1", "L2"'),
    (with_card(lane=""), ("cards", 0, "lane"), "has to be named"),
    (with_card(lane="s1"), ("cards", 0, "lane"), 'is the step "Call"; name a lane'),
    (with_card(step="s9"), ("cards", 0, "step"), "no step"),
    (with_card(step="S1"), ("cards", 0, "step"), 'is the stage "Need"'),
    (with_card(step=""), ("cards", 0, "step"), "has to be named"),
    (with_card(until="s9"), ("cards", 0, "until"), "no step"),
    (with_card(step="s3", until="s1"), ("cards", 0, "until"), "before the first"),
    (with_card(persona="p3"), ("cards", 0, "persona"), "no persona"),
    (with_card(sources=("src", "srk")), ("cards", 0, "sources", 1), 'did you mean "src"'),
    (with_card(type="pain point"), ("cards", 0, "type"), 'did you mean "barrier"'),
    (with_card(importance="hihg"), ("cards", 0, "importance"), 'did you mean "high"'),
    (with_card(id="stop"), ("cards", 2, "id"), "belongs to a card already"),
    (with_card(comments=(Comment(id="S1"),)), ("cards", 0, "comments", 0, "id"), "a stage already"),
    (with_card(comments=(Comment(id=""),)), ("cards", 0, "comments", 0, "id"), "empty"),
    (
        with_field("pairs", Pair(id="n", recommendation="touch", target="stop")),
        ("pairs", 0, "recommendation"),
        "needs a recommendation",
    ),
    (
        with_field("pairs", Pair(id="n", recommendation="help", target="touch")),
        ("pairs", 0, "target"),
        "needs a barrier",
    ),
    (
        with_field("pairs", Pair(id="n", recommendation="help", target="gone")),
        ("pairs", 0, "target"),
        "no card",
    ),
    (
        with_field("paths", Path(id="n", kind="exit", from_step="s1", to_step="s2")),
        ("paths", 0, "to_step"),
        "leaves the journey",
    ),
    (
        with_field("paths", Path(id="n", kind="branch", from_step="s1")),
        ("paths", 0, "to_step"),
        "leads to a step",
    ),
    (
        with_field("paths", Path(id="n", kind="exit", from_step="S1")),
        ("paths", 0, "from_step"),
        "is the stage",
    ),
    (
        with_field("arrows", Arrow(id="n", from_card="stop", to_card="stop")),
        ("arrows", 0, "to_card"),
        "two cards",
    ),
    (with_field("parts", Part(id="n", steps=("S1",))), ("parts", 0, "steps", 0), "is the stage"),
    (
        with_field("pictures", picture(), picture()),
        ("pictures", 1, "sha256"),
        "already",
    ),
    (with_field("pictures", picture(data="!!!!")), ("pictures", 0, "data"), "base64"),
    (with_field("pictures", picture(data="QUJDRA===")), ("pictures", 0, "data"), "base64"),
    (with_field("pictures", picture(data="QUJD")), ("pictures", 0, "sha256"), "hash"),
    (with_field("pictures", picture(width=4)), ("pictures", 0, "width"), "3 × 2"),
    (with_field("pictures", picture(height=3)), ("pictures", 0, "height"), "3 × 2"),
    (
        with_field("pictures", picture(media_type="image/gif")),
        ("pictures", 0, "media_type"),
        "image/png",
    ),
    (
        with_field("pictures", picture(media_type="image/jpeg")),
        ("pictures", 0, "data"),
        "image/png",
    ),
    (drawn().model_copy(update={"pictures": ()}), ("cards", 1, "image", "picture"), "no picture"),
    (drawn().model_copy(update={"main_persona": "px"}), ("main_persona",), "no persona"),
    (drawn().model_copy(update={"theme": "pepper"}), ("theme",), 'did you mean "paper"'),
]


@pytest.mark.parametrize(("map_", "path", "words"), CASES)
def test_a_fault_is_named_with_its_place_and_its_remedy(
    map_: JourneyMap, path: tuple[str | int, ...], words: str
) -> None:
    found = {fault.path: fault.message for fault in faults(map_)}
    assert path in found
    assert words in found[path]


def test_stops_and_dismissals_name_what_is_there() -> None:
    tours = drawn().tours[0].model_copy(update={"stops": (TourStop(target="p1"),)})
    review = Review(dismissed=(Dismissal(check="a", target="gone"),))
    found = faults(drawn().model_copy(update={"tours": (tours,), "review": review}))
    paths = {fault.path for fault in found}
    assert paths == {("tours", 0, "stops", 0, "target"), ("review", "dismissed", 0, "target")}


def test_every_reference_of_the_format_is_checked() -> None:
    """A field that holds ids of other records and is no reference would be found here."""
    map_ = random_map(5, 9, 17, 300, Wishes(details=0.8, spans=0.5))
    ids = set(map_.records) | {one.sha256 for one in map_.pictures}
    ruled = {(rule.kind, rule.field) for rule in REFERENCES} | {(Card, "step"), (Card, "until")}
    for kind, parts in records_by_kind(map_).items():
        for name in kind.model_fields:
            if name in ("id", "sha256"):
                continue
            for part in parts:
                for record in part.records:
                    value = getattr(record, name)
                    held = value if isinstance(value, tuple) else (value,)
                    if any(isinstance(one, str) and one in ids for one in held):
                        assert (kind, name) in ruled


def test_words_of_a_newer_minor_version_are_no_faults() -> None:
    odd = with_card(type="hologram", importance="existential")
    assert len(faults(odd)) == 2
    assert faults(odd.model_copy(update={"format_version": "1.7"})) == ()


def test_no_more_faults_are_told_than_somebody_reads() -> None:
    map_ = random_map(1, 5, 5, 300)
    broken = tuple(card.model_copy(update={"lane": "nowhere"}) for card in map_.cards)
    assert len(faults(map_.model_copy(update={"cards": broken}))) == LIMIT


def test_a_place_reads_like_a_sentence() -> None:
    assert place(("cards", 3, "feeling", "level")) == "card 4, feeling, level"
    assert place(("stages", 0, "steps", 1, "name")) == "stage 1, step 2, name"
    assert place(("title",)) == "title"
    assert place(()) == ""
