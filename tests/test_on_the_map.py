"""What a map says is seen on its sheet: for each thing a map with it, and where it has to show."""

from __future__ import annotations

from typing import Any

import pytest

from app.layout.icons import lane_icon
from app.layout.primitives import Photo, Primitive, Region, Text
from app.layout.sheet import Node
from app.layout.words import words
from app.models.journey import JourneyMap
from app.models.picture import picture_from
from app.models.vocabulary import Channel, Direction, LaneType, MapKind
from tests.generators import tiny_png
from tests.layout.sheets import Json, card, journey, lane, sheet_of, stages, words_of

WORDS = words("en")
SCENE = picture_from(tiny_png(6, 4, 90), name="scene")
PICTURES = [SCENE.model_dump(mode="json")]

DAY = {"name": "Dora", "age": "34", "occupation": "A nurse", "quote": "I just want to get home."}
PERSONA = {"id": "dora", **DAY, "goals": ["A safe ride"]}
OTHER = {"id": "karl", "name": "Karl", "occupation": "A driver", "stakeholder": True}


def head(**fields: Any) -> JourneyMap:
    return journey(stages=stages(1), **fields)


def step(**fields: Any) -> JourneyMap:
    """A map of two steps, the first with these fields."""
    made = stages(2)
    made[0]["steps"][0].update(fields)
    return journey(stages=made, lanes=[lane("l", "action")])


def stage(**fields: Any) -> JourneyMap:
    return journey(stages=[stages(2)[0] | fields], lanes=[lane("l", "action")])


def one_card(**fields: Any) -> JourneyMap:
    """A map of one card in a lane of its type; its sources are s1 and s2."""
    made = card("c", "l", "a1", **fields)
    sources = [{"id": "s1", "title": "Calls"}, {"id": "s2", "title": "Logs"}]
    return journey(
        stages=stages(1),
        lanes=[lane("l", made["type"])],
        cards=[made],
        sources=sources,
        pictures=PICTURES,
    )


def contact(**fields: Any) -> JourneyMap:
    return one_card(type="touchpoint", contact=fields)


def task(**fields: Any) -> JourneyMap:
    return one_card(type="recommendation", plan=fields)


SHARE = {"kind": "conversion", "unit": "fraction", "value": 0.4, "baseline": 0.3, "target": 0.6}
SCORES = {"customer_impact": 4, "business_impact": 4, "effort": 2}
# The map, the node, and what has to be written there.
TEXTS: dict[str, tuple[JourneyMap, str, str]] = {
    "title": (head(title="A taxi by app"), "head:title", "A taxi by app"),
    "insight": (head(insight="Waiting is the worst."), "head:title", "Waiting is the worst."),
    "scenario": (head(scope={"scenario": "At night"}), "head:title", "At night"),
    "start and end": (
        head(scope={"starts": "A need", "ends": "At home"}),
        "head:title",
        "A need → At home",
    ),
    "name and age of the persona": (head(personas=[PERSONA]), "head:personas", "Dora, 34"),
    "occupation of the persona": (head(personas=[PERSONA]), "head:personas", "A nurse"),
    "goal of the persona": (head(personas=[PERSONA]), "head:personas", "A safe ride"),
    "quote of the persona": (
        head(personas=[PERSONA]),
        "head:personas",
        "“I just want to get home.”",
    ),
    "initials of the persona": (
        head(personas=[{**PERSONA, "initials": "DN"}]),
        "head:personas",
        "DN",
    ),
    "a second persona": (head(personas=[PERSONA, OTHER]), "head:personas", "Karl"),
    "stage": (stage(name="Before"), "stage:a", "Before"),
    "step": (step(name="Order"), "step:a1", "Order"),
    "situation of a step": (step(situation="In the rain"), "step:a1", "In the rain"),
    "clock time of a step": (step(start="23:40"), "step:a1", "23:40"),
    "duration of a step": (step(duration=120.0), "step:a1", "2\u00a0min"),
    "wait before a step": (step(wait=180.0), "step:a1", "3\u00a0min"),
    "sub-journey of a step": (step(sub_journey="pay.journey"), "step:a1", "pay"),
    "measure of a step": (
        step(measures=[{"kind": "conversion", "unit": "fraction", "value": 0.4}]),
        "step:a1",
        "40%",
    ),
    "baseline and target of a step": (
        step(measures=[{**SHARE, "name": "Sold"}]),
        "step:a1",
        "40% · baseline 30% · target 60%",
    ),
    "measure of one's own of a step": (
        step(measures=[{**SHARE, "kind": "own", "name": "Sold"}]),
        "step:a1",
        "Sold: 40%",
    ),
    "measure of a stage": (
        stage(measures=[{**SHARE, "name": "Sold"}]),
        "stage:a",
        "Sold: 40% · baseline 30% · target 60%",
    ),
    "aim of a stage without a number yet": (
        stage(measures=[{"kind": "time-spent", "unit": "seconds", "target": 480.0}]),
        "stage:a",
        "target 8 min",
    ),
    "measure of the map": (
        head(measures=[SHARE]),
        "head:title",
        "Conversion: 40% · baseline 30% · target 60%",
    ),
    "measure of a card": (
        one_card(measures=[{**SHARE, "name": "Sold"}]),
        "card:c",
        "Sold: 40% · baseline 30% · target 60%",
    ),
    "text of a card": (one_card(text="I wait"), "card:c", "I wait"),
    "words said by somebody": (
        one_card(type="thought", text="Why?", evidence="observed", participant="P4"),
        "card:c",
        "“Why?”",
    ),
    "responsible": (one_card(responsible="Ana"), "card:c", "Ana"),
    "tag": (one_card(tags=["night"]), "card:c", "night"),
    "sources of a card": (one_card(sources=["s2"]), "card:c", "[2]"),
    "votes": (one_card(votes=7), "card:c", "7"),
    "priority": (task(**SCORES), "card:c", "| 4"),
    "deadline": (task(deadline="2027-03-05"), "card:c", "5 Mar"),
    "state of a recommendation": (task(state="doing"), "card:c", WORDS["plan-doing"]),
    "channel of one's own": (contact(channels=["Carrier pigeon"]), "card:c", "Carrier pigeon"),
    "caption of a picture": (
        one_card(type="picture", text="Kerb", image={"picture": SCENE.sha256}),
        "card:c",
        "Kerb",
    ),
}


@pytest.mark.parametrize("thing", TEXTS)
def test_what_is_said_is_written_where_it_belongs(thing: str) -> None:
    document, node, wanted = TEXTS[thing]
    assert wanted.replace("\u00a0", " ") in words_of(sheet_of(document).by_id[node]).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("kind", MapKind)
def test_the_kind_of_the_map_stands_in_its_head(kind: MapKind) -> None:
    said = words_of(sheet_of(head(kind=kind.value)).by_id["head:title"])
    assert {other for other in MapKind if WORDS.kind(other) in said} == {kind}


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("kind", LaneType)
def test_a_lane_of_each_type_has_its_usual_title_and_its_icon(
    kind: LaneType, direction: Direction
) -> None:
    def label(**fields: Any) -> Node:
        lanes = [lane("l", kind.value, **fields)]
        document = journey(direction=direction.value, stages=stages(1), lanes=lanes)
        return sheet_of(document).by_id["lane:l"]

    assert WORDS.lane(kind) in words_of(label())
    assert "Mine" in words_of(label(title="Mine"))
    other = next(name for name in ("clock", "wait") if name != lane_icon(kind))
    assert drawn(label()) != drawn(label(icon=other))


@pytest.mark.parametrize("channel", Channel)
def test_each_channel_is_named(channel: Channel) -> None:
    shown = sheet_of(contact(channels=[channel.value])).by_id["card:c"]
    assert WORDS.channel(channel) in words_of(shown)


def drawn(node: Node) -> list[Primitive]:
    """The shapes of a node that are no texts."""
    return [shape for shape in node.primitives if not isinstance(shape, Text)]


# A map with the mark and one without, and the node on which it has to be seen.
MARKS: dict[str, tuple[JourneyMap, JourneyMap, str]] = {
    **{
        f"importance {level}": (one_card(importance=level), one_card(), "card:c")
        for level in ("low", "medium", "high")
    },
    **{
        f"severity {level}": (
            one_card(type="barrier", importance=level),
            one_card(type="barrier"),
            "card:c",
        )
        for level in ("low", "medium", "high")
    },
    "assumed": (one_card(evidence="assumed"), one_card(evidence="observed"), "card:c"),
    "measured": (one_card(evidence="measured"), one_card(evidence="observed"), "card:c"),
    "online": (contact(presence="online"), contact(), "card:c"),
    "offline": (contact(presence="offline"), contact(), "card:c"),
    "moment of truth of a touchpoint": (contact(moment_of_truth="moment"), contact(), "card:c"),
    "follow-up": (one_card(follow_up=True), one_card(), "card:c"),
    "comment": (one_card(comments=[{"id": "k", "text": "Why?"}]), one_card(), "card:c"),
    "colour of a card": (one_card(colour="#22aa44"), one_card(), "card:c"),
    **{
        f"change: {change}": (task(change=change), task(), "card:c")
        for change in ("add", "change", "merge", "remove")
    },
    "moment of truth of a step": (step(moment_of_truth="moment"), step(), "step:a1"),
    "pilot": (step(attention="pilot"), step(), "step:a1"),
    "autopilot": (step(attention="autopilot"), step(), "step:a1"),
    "importance of a stage": (stage(importance="high"), stage(), "stage:a"),
    "colour of a stage": (stage(colour="#cc2288"), stage(), "stage:a"),
}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_drawn_and_looks_like_no_other(mark: str) -> None:
    marked, plain, node = MARKS[mark]
    shapes = drawn(sheet_of(marked).by_id[node])
    assert shapes != drawn(sheet_of(plain).by_id[node])
    same = [
        other
        for other, (document, _, at) in MARKS.items()
        if other != mark and drawn(sheet_of(document).by_id[at]) == shapes
    ]
    assert same == []


def photos(document: JourneyMap, node: str) -> list[Photo]:
    return [one for one in sheet_of(document).by_id[node].primitives if isinstance(one, Photo)]


BOX: Json = {"x": 0.25, "y": 0.0, "width": 0.5, "height": 1.0}


@pytest.mark.parametrize(
    ("document", "node"),
    [
        (one_card(type="picture", image={"picture": SCENE.sha256}), "card:c"),
        (head(scope={"logo": SCENE.sha256}, pictures=PICTURES), "head:title"),
        (head(personas=[{**PERSONA, "photo": SCENE.sha256}], pictures=PICTURES), "head:personas"),
    ],
    ids=["on a card", "logo", "photo of the persona"],
)
def test_a_picture_is_shown(document: JourneyMap, node: str) -> None:
    assert [one.sha256 for one in photos(document, node)] == [SCENE.sha256]


def test_a_picture_shows_its_crop_and_hides_what_is_blurred() -> None:
    image = {"picture": SCENE.sha256, "crop": BOX, "blurred": [BOX]}
    (shown,) = photos(one_card(type="picture", image=image), "card:c")
    (whole,) = photos(one_card(type="picture", image={"picture": SCENE.sha256}), "card:c")
    assert shown.crop == Region(**BOX)
    assert whole.crop == Region(0, 0, 1, 1)
    assert shown.blurred == (Region(**BOX),)
    assert not whole.blurred
