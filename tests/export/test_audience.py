"""What an audience gets of a map: what shows, and nothing besides."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator

import orjson
import pytest
from hypothesis import given

from app.export import Options
from app.export.audience import visible_part
from app.export.run import lay_out_for
from app.layout.resources import resource_path
from app.models.base import Record, evolve
from app.models.card import Box, Card, Comment, Image
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.picture import Picture
from app.models.scope import Source
from app.models.stage import Stage, Step
from app.storage import dump, load, parse
from tests.generators import Wishes, maps, random_map
from tests.layout.sheets import words_of
from tests.paint.pages import scene

SECRETS = ("notes", "comments", "tray", "tours", "review", "comparisons", "parts", "plan_views")


def records(value: object) -> Iterator[Record]:
    """A record and all records in it."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from records(part)


@given(maps(unknown=True))
def test_the_visible_part_is_sound_and_holds_no_secret(map_: JourneyMap) -> None:
    part = visible_part(map_)
    assert faults(part) == ()
    for record in records(part):
        assert not record.model_extra
        assert not getattr(record, "hidden", False)
        assert not getattr(record, "follow_up", False)
        assert not getattr(record, "votes", 0)
        for name in SECRETS:
            assert not getattr(record, name, None)
    assert parse(dump(part)).map == part


@given(maps(unknown=True))
def test_the_visible_part_of_the_visible_part_is_the_same(map_: JourneyMap) -> None:
    part = visible_part(map_)
    assert visible_part(part) == part


@pytest.mark.parametrize("fit", ["page", "content"])
def test_the_visible_part_is_drawn_as_the_map_is(
    fit: str, short_or_full: Callable[[int, int], int]
) -> None:
    options = Options(fit=fit)
    for seed in range(short_or_full(12, 60)):
        wishes = Wishes(pictures=0, hidden=0.3 if seed % 2 else 0.0)
        made = random_map(seed, 6, 8, 40, wishes)
        uncounted = tuple(
            evolve(card, comments=(), votes=0, follow_up=False) for card in made.cards
        )
        map_ = evolve(made, cards=uncounted)
        sheet, part = (lay_out_for(one, options)[0] for one in (map_, visible_part(map_)))
        assert [node.id for node in part.nodes] == [node.id for node in sheet.nodes]
        for one, other in zip(sheet.nodes, part.nodes, strict=True):
            assert one == other, f"seed {seed}: {one.id}"


def test_sources_are_those_of_the_foot() -> None:
    map_ = JourneyMap(
        id="map",
        personas=(Persona(id="p", name="Ann", sources=("persona",)),),
        stages=(Stage(id="s", steps=(Step(id="a"), Step(id="b", hidden=True))),),
        lanes=(
            Lane(id="l", type="action"),
            Lane(id="f", type="action", collapsed=True),
            Lane(id="gone", type="action", hidden=True),
        ),
        cards=(
            Card(id="1", lane="l", step="a", type="action", sources=("both", "shown")),
            Card(id="2", lane="l", step="b", type="action", sources=("both", "step", "persona")),
            Card(id="3", lane="f", step="a", type="action", sources=("folded",)),
            Card(id="4", lane="gone", step="a", type="action", sources=("lane", "both")),
        ),
        sources=tuple(
            Source(id=id_, title=f"About {id_}", participant="Mrs Miller")
            for id_ in ("step", "both", "persona", "lane", "shown", "folded", "nobody")
        ),
    )
    assert faults(map_) == ()
    told = ["both", "persona", "shown", "folded", "nobody"]
    part = visible_part(map_)
    assert [source.id for source in part.sources] == told
    page, _ = lay_out_for(map_, Options())
    [foot] = [node for node in page.nodes if node.id == "foot:"]
    said = " ".join(words_of(foot).split())
    assert [id_ for id_ in told if f"About {id_}" in said] == told
    assert "About step" not in said
    assert "About lane" not in said
    numbers = re.findall(r"\[(\d)\]", said)
    assert numbers == ["1", "2", "3", "4", "5"], "numbered as they stand there"
    assert {source.participant for source in part.sources} == {"P1"}
    assert b"Miller" not in dump(part)


def test_no_name_of_a_file_travels() -> None:
    map_ = load(resource_path("samples") / "commuter.journey").map
    named = evolve(
        map_,
        pictures=tuple(evolve(one, name="client-x-interview.png") for one in map_.pictures),
    )
    part = visible_part(named)
    assert part.pictures
    assert {picture.name for picture in part.pictures} == {""}


def test_readers_learn_neither_the_client_nor_who_was_asked() -> None:
    map_ = load(resource_path("samples") / "commuter.journey").map
    said = [card.participant for card in map_.cards if card.participant]
    assert said
    named = map_.model_copy(
        update={
            "scope": map_.scope.model_copy(
                update={"client": "Tram Co", "participants": tuple(said), "purpose": "Win a bid"}
            )
        }
    )
    data = json.dumps(json.loads(dump(visible_part(named))), ensure_ascii=False)
    for word in ("Tram Co", "Win a bid", *said):
        assert word not in data
    for before, after in zip(named.cards, visible_part(named).cards, strict=True):
        assert bool(before.participant) == bool(after.participant)
    pseudonyms = {
        (one.participant, other.participant)
        for one, other in zip(named.cards, visible_part(named).cards, strict=True)
        if one.participant
    }
    assert len(pseudonyms) == len({name for name, _ in pseudonyms}) == len(set(said))


def test_every_visible_card_stays(short_or_full: Callable[[int, int], int]) -> None:
    for seed in range(short_or_full(20, 200)):
        map_ = random_map(seed, 6, 6, 60, Wishes(hidden=0))
        assert [card.id for card in visible_part(map_).cards] == [card.id for card in map_.cards]


def test_no_word_of_what_is_hidden_is_in_the_bytes() -> None:
    word = "kept-to-ourselves"
    map_ = JourneyMap(
        id="map",
        stages=(
            Stage(id="s1", name="Need", steps=(Step(id="a"), Step(id="b", hidden=True, name=word))),
            Stage(id="s2", name=word, hidden=True, steps=(Step(id="c"),)),
        ),
        lanes=(
            Lane(id="l1", type="action", notes=word),
            Lane(id="l2", type="action", title=word, hidden=True),
        ),
        cards=(
            Card(id="c1", lane="l1", step="a", type="action", text="I wait", notes=word),
            Card(id="c2", lane="l1", step="b", type="action", text=word),
            Card(id="c3", lane="l1", step="c", type="action", text=word),
            Card(id="c4", lane="l2", step="a", type="action", text=word),
            Card(
                id="c5",
                lane="l1",
                step="a",
                type="action",
                text="I call",
                votes=3,
                follow_up=True,
                comments=(Comment(id="k", text=word),),
            ),
        ),
    )
    assert faults(map_) == ()
    part = visible_part(map_)
    assert [card.text for card in part.cards] == ["I wait", "I call"]
    assert word.encode() in dump(map_)
    assert word.encode() not in dump(part)


def test_cards_in_cells_of_a_newer_version_stay_where_they_show() -> None:
    map_ = JourneyMap(
        id="map",
        format_version="1.9",
        stages=(
            Stage(id="g", steps=(Step(id="a"), Step(id="b", hidden=True))),
            Stage(id="h", hidden=True, steps=(Step(id="c"),)),
        ),
        lanes=(Lane(id="l", type="action", grain="segment"),),
        cards=(
            Card(id="1", lane="l", step="a", until="c", type="action"),
            Card(id="2", lane="l", step="b", type="action"),
            Card(id="3", lane="l", step="g", type="action"),
            Card(id="4", lane="l", step="h", type="action"),
            Card(id="5", lane="l", step="b", until="g", type="action"),
            Card(id="6", lane="l", step="", type="action"),
            Card(id="7", lane="l", step="nobody knows", type="action"),
        ),
    )
    names = {card.id: (card.step, card.until) for card in visible_part(map_).cards}
    assert names == {
        "1": ("a", ""),
        "3": ("g", ""),
        "5": ("g", ""),
        "6": ("", ""),
        "7": ("nobody knows", ""),
    }


def test_a_card_keeps_the_columns_that_show() -> None:
    steps = tuple(Step(id=id_, hidden=id_ in "ad") for id_ in "abcde")
    map_ = JourneyMap(
        id="map",
        stages=(Stage(id="s", steps=steps),),
        lanes=(Lane(id="l", type="action"),),
        cards=(
            Card(id="1", lane="l", step="a", until="c", type="action"),
            Card(id="2", lane="l", step="c", until="d", type="action"),
            Card(id="3", lane="l", step="d", type="action"),
        ),
    )
    spans = {card.id: (card.step, card.until) for card in visible_part(map_).cards}
    assert spans == {"1": ("b", "c"), "2": ("c", "")}


@pytest.fixture
def blurred() -> JourneyMap:
    """A map with a card that shows a picture partly blurred."""
    sha256 = hashlib.sha256(scene()).hexdigest()
    picture = Picture(
        sha256=sha256,
        media_type="image/png",
        width=240,
        height=160,
        data=base64.b64encode(scene()).decode(),
    )
    image = Image(picture=sha256, blurred=(Box(x=0.6, y=0, width=0.4, height=0.5),))
    return JourneyMap(
        id="map",
        stages=(Stage(id="s", steps=(Step(id="a"),)),),
        lanes=(Lane(id="l", type="picture"),),
        cards=(Card(id="1", lane="l", step="a", type="picture", image=image),),
        pictures=(picture,),
    )


def test_what_a_card_blurs_is_not_given_away(blurred: JourneyMap) -> None:
    part = visible_part(blurred)
    assert faults(part) == ()
    (picture,) = part.pictures
    assert picture.sha256 != blurred.pictures[0].sha256
    assert (picture.width, picture.height) == (240, 160)
    assert part.cards[0].image == Image(picture=picture.sha256)
    assert blurred.pictures[0].data.encode()[:2000] not in dump(part)


def test_a_picture_that_cannot_be_blurred_is_not_given_away(blurred: JourneyMap) -> None:
    data = b"\x89PNG\r\n\x1a\n broken, yet full of secrets"
    broken = evolve(
        blurred.pictures[0],
        data=base64.b64encode(data).decode(),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    card = blurred.cards[0]
    assert card.image is not None
    image = evolve(card.image, picture=broken.sha256)
    map_ = evolve(blurred, pictures=(broken,), cards=(evolve(card, image=image),))
    part = visible_part(map_)
    assert broken.data not in dump(part).decode()
    assert part.pictures[0].width == 1


def test_a_sample_loses_only_what_does_not_show() -> None:
    map_ = load(resource_path("samples/taxi.journey")).map
    part = visible_part(map_)
    assert [card.text for card in part.cards] == [card.text for card in map_.cards]
    assert part.title == map_.title
    assert part.pairs == map_.pairs
    before, after = orjson.loads(dump(map_)), orjson.loads(dump(part))
    assert set(after) <= set(before)
