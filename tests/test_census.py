from __future__ import annotations

from app.models.card import Box, Card, Comment, Contact, Feeling, Image
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.metric import Metric
from app.models.stage import Path, Stage, Step
from tests.census import EXPECTED, Census, holdings
from tests.generators import random_map

TWO = {"lane type": ("emotion", "barrier"), "direction": ("right to left",)}


def test_what_was_never_met_is_named() -> None:
    census = Census(TWO)
    census.meet("lane type", "barrier")
    assert census.unmet() == ["lane type: emotion", "direction: right to left"]


def test_the_counts_of_several_processes_are_added_up() -> None:
    total, worker = Census(TWO), Census(TWO)
    total.meet("lane type", "emotion", 2)
    worker.meet("lane type", "emotion", 3)
    worker.meet("direction", "right to left")
    total.add(worker.rows())
    assert total.unmet() == ["lane type: barrier"]
    assert total.lines() == ["lane type: emotion 5, barrier 0", "direction: right to left 1"]


def test_a_map_is_counted_by_what_it_holds() -> None:
    cards = (
        Card(id="c1", lane="l", step="p1", type="thought", text="Почему? 為什麼", votes=2),
        Card(id="c2", lane="l", step="p1", until="p2", type="thought", text="😀"),
        Card(id="c3", lane="l", step="p2", type="thought", evidence="observed"),
    )
    steps = (Step(id="p1", wait=0.0), Step(id="p2", hidden=True))
    later = Stage(id="t", steps=(Step(id="p3"),), hidden=True)
    document = JourneyMap(
        id="m",
        direction="rtl",
        stages=(Stage(id="s", steps=steps), later),
        lanes=(Lane(id="l", type="thought", grain="step", hidden=True),),
        cards=cards,
    )
    census = Census({})
    census.meet_map(document)
    census.meet_map(document.model_copy(update={"cards": cards[:1]}))
    assert set(census.rows()) == {
        ("kind", "current", 2),
        ("theme", "paper", 2),
        ("direction", "rtl", 2),
        ("lane type", "thought", 2),
        ("cells", "step", 2),
        ("time", "wait", 2),
        ("hidden", "stage", 2),
        ("hidden", "step", 2),
        ("hidden", "lane", 2),
        ("card type", "thought", 2),
        ("span", "one step", 2),
        ("span", "several steps", 1),
        ("mark", "vote", 2),
        ("evidence", "observed", 1),
        ("script", "Cyrillic", 2),
        ("script", "Chinese", 2),
        ("script", "emoji", 1),
    }


def test_each_thing_that_is_expected_can_be_met() -> None:
    """A name that `holdings` spells otherwise would stay a zero for ever."""
    pictured = Image(
        picture="0" * 64,
        crop=Box(x=0, y=0, width=1, height=1),
        blurred=(Box(x=0, y=0, width=1, height=1),),
    )
    full = Card(
        id="c",
        lane="l",
        until="p",
        type="note",
        text="a я α 中 あ 한 ا א अ ก 😀",
        responsible="Ana",
        sources=("q",),
        tags=("t",),
        notes="n",
        comments=(Comment(id="k"),),
        votes=1,
        colour="#000000",
        persona="x",
        image=pictured,
        importance="low",
        evidence="assumed",
        contact=Contact(channels=("sms",), presence="online", moment_of_truth="first"),
        feeling=Feeling(level=1.0, state="future", cause="company"),
    )
    plain = Card(id="d", lane="l", type="note")
    step = Step(id="p", attention="pilot", start="08:00", duration=1.0, wait=1.0, hidden=True)
    document = JourneyMap(
        id="m",
        stages=(Stage(id="s", steps=(step,), hidden=True),),
        lanes=(
            Lane(id="l", type="own", hidden=True),
            Lane(id="n", type="metric", metric=Metric(kind="cost", display="line", total="sum")),
        ),
        cards=(full, plain),
        pairs=(Pair(id="r", recommendation="c", target="d"),),
        arrows=(Arrow(id="w", from_card="c", to_card="d"),),
        paths=(Path(id="z", kind="loop", from_step="p"),),
    )
    met = set(holdings(document))
    for group in ("mark", "span", "joined", "time", "picture", "hidden", "script"):
        assert {name for other, name in met if other == group} == set(EXPECTED[group])
    assert {group for group, _ in met} == set(EXPECTED)


def test_invented_maps_hold_everything_that_is_expected() -> None:
    census = Census()
    for seed in range(200):
        census.meet_map(random_map(seed))
    assert census.unmet() == []
