"""The foot: a legend of the marks that occur and of no other, and what the map rests on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from app.layout.formats import quote
from app.layout.pages import lay_out_page
from app.layout.sheet import Node
from app.layout.themes import theme
from app.layout.words import words
from app.models.journey import JourneyMap
from tests.generators import maps
from tests.layout.sheets import (
    A4,
    SAMPLES,
    Json,
    Rect,
    card,
    extent,
    feeling,
    journey,
    lane,
    line_boxes,
    sample,
    shared,
    sheet_of,
    stages,
    texts,
    typesetter,
)

WORDS = words("en")


def legend(document: JourneyMap, *, headings: bool = True) -> list[str]:
    """The words of the legend, in order, without the samples of marks that are texts."""
    foot = sheet_of(document, headings=headings).by_id["foot:"]
    far = "left" if document.direction == "rtl" else "right"
    said = [one.block.text for one in texts(foot) if one.block.align != far]
    return [one for one in said if one not in ("0", "1", "2", "∞", quote("…", "en"))]


def one_card(**fields: Any) -> JourneyMap:
    kind = fields.pop("type", "action")
    rows = [lane("l", kind), lane("m", "recommendation")]
    return journey(stages=stages(1), lanes=rows, cards=[card("c", "l", "a1", type=kind, **fields)])


def one_step(**fields: Any) -> JourneyMap:
    made = stages(1)
    made[0]["steps"][0].update(fields)
    return journey(stages=made, lanes=[lane("l", "action")])


def one_path(kind: str) -> JourneyMap:
    leads = {} if kind == "exit" else {"to_step": "a1" if kind == "loop" else "a3"}
    way = {"id": "w", "kind": kind, "from_step": "a2", "condition": "No car", **leads}
    return journey(stages=stages(3), lanes=[lane("l", "action")], paths=[way])


def pair(answer: str = "recommendation") -> JourneyMap:
    cards = [
        card("b", "l", "a1", type="barrier"),
        card("r", "m", "a1", type=answer),
    ]
    rows = [lane("l", "barrier"), lane("m", answer)]
    pairs = [{"id": "p", "recommendation": "r", "target": "b"}]
    return journey(stages=stages(1), lanes=rows, cards=cards, pairs=pairs)


def plan(**fields: Any) -> Json:
    return {"type": "recommendation", "plan": fields}


def touch(**fields: Any) -> Json:
    return {"type": "touchpoint", "contact": fields}


COMMENT = {"id": "r", "text": "Why?"}
SAID = {"type": "thought", "evidence": "observed", "participant": "P1"}
SCORES = {"customer_impact": 4, "business_impact": 4, "effort": 2}
MARKS: dict[str, tuple[Callable[[], JourneyMap], str]] = {
    "online": (lambda: one_card(**touch(presence="online")), WORDS["online"]),
    "offline": (lambda: one_card(**touch(presence="offline")), WORDS["offline"]),
    "importance": (lambda: one_card(importance="low"), WORDS["importance"]),
    "severity": (lambda: one_card(type="barrier", importance="high"), WORDS["severity"]),
    "assumed": (lambda: one_card(evidence="assumed"), WORDS["assumed"]),
    "measured": (lambda: one_card(evidence="measured"), WORDS["measured"]),
    "said": (lambda: one_card(**SAID), WORDS["said"]),
    "moment of a touchpoint": (
        lambda: one_card(**touch(moment_of_truth="first")), WORDS["moment-first"]),
    "moment of a step": (lambda: one_step(moment_of_truth="moment"), WORDS["moment-of-truth"]),
    "clock": (lambda: one_step(start="23:40"), WORDS["clock"]),
    "date": (lambda: one_step(start="2026-11-30"), WORDS["calendar"]),
    "duration": (lambda: one_step(duration=60.0), WORDS["duration"]),
    "wait": (lambda: one_step(wait=60.0), WORDS["wait"]),
    "pilot": (lambda: one_step(attention="pilot"), WORDS["pilot"]),
    "autopilot": (lambda: one_step(attention="autopilot"), WORDS["autopilot"]),
    "sub-journey": (lambda: one_step(sub_journey="a.journey"), WORDS["sub-journey"]),
    "measure of a step": (
        lambda: one_step(measures=[{"kind": "cost", "unit": "money", "symbol": "EUR", "value": 3}]),
        WORDS.metric_among_others("cost")),
    "measure of a stage": (
        lambda: journey(
            stages=[stages(1)[0] | {"measures": [{"kind": "retention", "target": 3}]}],
            lanes=[lane("l", "action")]),
        WORDS.metric_among_others("retention")),
    "pair": (pair, WORDS["pair"]),
    "pair with an opportunity": (lambda: pair("opportunity"), WORDS["pair-opportunity"]),
    "way back": (lambda: one_path("loop"), WORDS.path("loop")),
    "branch": (lambda: one_path("branch"), WORDS.path("branch")),
    "way past": (lambda: one_path("skip"), WORDS.path("skip")),
    "way out": (lambda: one_path("exit"), WORDS.path("exit")),
    "priority": (lambda: one_card(**plan(**SCORES)), WORDS["priority-formula"]),
    "change": (lambda: one_card(**plan(change="merge")), WORDS["change-merge"]),
    "follow-up": (lambda: one_card(follow_up=True), WORDS["follow-up"]),
    "votes": (lambda: one_card(votes=3), WORDS["votes"]),
    "comments": (lambda: one_card(comments=[COMMENT]), WORDS["comments"]),
    "cause": (
        lambda: journey(stages=stages(1), lanes=[lane("e", "emotion")],
                        cards=[feeling("c", "e", "a1", 1, cause="company")]),
        WORDS["cause-company"]),
    "spread": (
        lambda: journey(stages=stages(1), lanes=[lane("e", "emotion")],
                        cards=[feeling("c", "e", "a1", 1, spread=1.0)]),
        WORDS["spread"]),
    "evidence of an emotion": (
        lambda: journey(stages=stages(1), lanes=[lane("e", "emotion")],
                        cards=[feeling("c", "e", "a1", 1, evidence="assumed")]),
        WORDS["assumed"]),
}  # fmt: skip


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_a_mark_that_occurs_is_explained_and_no_other(mark: str) -> None:
    make, word = MARKS[mark]
    assert legend(make()) == [word]


def test_a_map_without_marks_has_no_legend() -> None:
    assert legend(one_card()) == []
    assert legend(journey(stages=stages(2), lanes=[lane("e", "emotion")])) == []


def test_what_is_hidden_is_not_explained() -> None:
    rows = [lane("l", "action", hidden=True), lane("m", "goal", collapsed=True), lane("n", "own")]
    steps = stages(2)
    steps[0]["steps"][1]["hidden"] = True
    document = journey(
        stages=steps,
        lanes=rows,
        cards=[
            card("a", "l", "a1", importance="high"),
            card("b", "m", "a1", follow_up=True),
            card("c", "n", "a2", votes=2),
        ],
    )
    assert legend(document) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_legend_of_a_sample_names_each_mark_once(name: str) -> None:
    found = legend(sample(name))
    assert len(found) > 3
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_legend_in_a_window_is_that_of_the_page(name: str) -> None:
    """Stars and clocks of the pinned stage row are explained too."""
    assert legend(sample(name), headings=False) == legend(sample(name))


@given(maps(max_cards=6))
def test_a_legend_is_the_same_with_pinned_headings(document: JourneyMap) -> None:
    assert legend(document, headings=False) == legend(document)


def foot_of(document: JourneyMap, paper: tuple[float, float]) -> Node:
    chosen = typesetter(document.language)
    page = lay_out_page(document, theme("paper"), paper, chosen)
    return next(node for node in page.nodes if node.kind == "foot")


def foot_lines(document: JourneyMap, paper: tuple[float, float]) -> list[str]:
    """The lines of what the map rests on, as they stand."""
    far = "left" if document.direction == "rtl" else "right"
    [block] = [one.block for one in texts(foot_of(document, paper)) if one.block.align == far]
    return [block.text[start:end].strip() for start, end in block.breaks]


@pytest.mark.parametrize("paper", [A4, A4[::-1]])
@pytest.mark.parametrize("name", SAMPLES)
def test_lines_of_the_foot_end_between_what_it_names(name: str, paper: tuple[float, float]) -> None:
    document = sample(name)
    lines = foot_lines(document, paper)
    named = [item.strip() for line in lines for item in re.split("\u00a0· ", line)]
    for title in (document.title, *(source.title for source in document.sources)):
        assert any(title in item for item in named), title
    assert all(item and not item.endswith("·") for item in named)


def test_the_foot_of_the_taxi_sample_has_one_line_for_the_legend_and_one_for_the_rest() -> None:
    document = sample("taxi")
    assert len(foot_lines(document, A4)) == 1
    tops = {round(one.y, 2) for one in texts(foot_of(document, A4))}
    assert len(tops) == 2


def foot_texts(document: JourneyMap, paper: tuple[float, float] | None) -> list[Rect]:
    if paper is None:
        foot = sheet_of(document).by_id["foot:"]
    else:
        foot = foot_of(document, paper)
    for one in foot.primitives:
        left, _, right, _ = extent(one)
        assert left >= -0.6
        assert right <= foot.width + 0.6
    return [around for one in texts(foot) for around in line_boxes(one)]


@pytest.mark.parametrize("paper", [None, A4, A4[::-1], (419.5, 595.3), (300.0, 200.0)])
@pytest.mark.parametrize("name", [*SAMPLES, "all marks", "many sources"])
def test_nothing_in_the_foot_lies_on_another(name: str, paper: tuple[float, float] | None) -> None:
    boxes = foot_texts(_document(name), paper)
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert shared(one, other) < 0.5


def _document(name: str) -> JourneyMap:
    if name in SAMPLES:
        return sample(name)
    sources = [{"id": f"s{n}", "title": f"Interviews with customers, round {n}"} for n in range(40)]
    if name == "many sources":
        cards = [card("c", "l", "a1", sources=["s0", "s39"])]
        return journey(stages=stages(2), lanes=[lane("l", "action")], sources=sources, cards=cards)
    steps = stages(2)
    steps[0]["steps"][0].update(
        start="8:00".zfill(5), duration=60.0, wait=5.0, attention="pilot", sub_journey="x.journey",
        moment_of_truth="zero",
    )  # fmt: skip
    steps[0]["steps"][1].update(attention="autopilot")
    cards = [
        card("t", "l", "a1", type="touchpoint", contact={"presence": "online"}),
        card("u", "l", "a1", type="touchpoint", contact={"presence": "offline"}),
        card("b", "l", "a1", type="barrier", importance="high", evidence="assumed"),
        card("q", "l", "a1", **SAID),
        card("r", "l", "a2", type="recommendation", plan={**SCORES, "change": "add"}),
        card("s", "l", "a2", type="recommendation", plan={"change": "remove"}, votes=2),
        card("v", "l", "a2", importance="low", evidence="measured", follow_up=True, sources=["s0"]),
        card("w", "l", "a2", comments=[COMMENT]),
        feeling("e", "e", "a1", 1, cause="company", spread=1.0),
        feeling("f", "e", "a2", 1, cause="situation"),
    ]
    return journey(
        stages=steps, lanes=[lane("l", "own"), lane("e", "emotion")], cards=cards,
        pairs=[{"id": "p", "recommendation": "r", "target": "b"}], sources=sources[:4],
        scope={"owner": "Ann", "version": "3", "date": "2026-11-22", "review_by": "2027-05"},
    )  # fmt: skip


def test_the_foot_names_sources_owner_date_version_and_page() -> None:
    document = _document("all marks")
    foot = foot_of(document, A4)
    [said] = [one.block.text for one in texts(foot) if one.block.align == "right"]
    for part in (
        "Interviews with customers, round 0",
        "Ann",
        "22 Nov 2026",
        "3",
        "May 2027",
        "1/1",
    ):
        assert part.replace(" ", "\u00a0") in said.replace(" ", "\u00a0"), part


@pytest.mark.parametrize("count", [3, 4, 9])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_foot_ends_with_the_last_column(count: int, direction: str) -> None:
    document = journey(
        title="Few", direction=direction, stages=stages(count), lanes=[lane("l", "action")]
    )
    sheet = sheet_of(document)
    foot, last = sheet.by_id["foot:"], sheet.columns[-1]
    if direction == "rtl":
        assert foot.x == pytest.approx(last.x)
    else:
        assert foot.x + foot.width == pytest.approx(last.x + last.width)


@pytest.mark.parametrize("paper", [None, A4])
@pytest.mark.parametrize("name", ["taxi", "car"])
def test_a_text_that_begins_below_the_whole_legend_keeps_a_gap_from_it(
    name: str, paper: tuple[float, float] | None
) -> None:
    document = sample(name)
    foot = sheet_of(document).by_id["foot:"] if paper is None else foot_of(document, paper)
    *legend, text = texts(foot)
    lowest = max(line[3] for one in legend for line in line_boxes(one))
    assert text.y == pytest.approx(lowest + 4.0, abs=0.05)
