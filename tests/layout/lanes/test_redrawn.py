"""Lanes with a scale after edits: laid out with a memory they are as if laid out anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.memo import Memo
from app.layout.sheet import Node
from app.layout.sheet_layout import lay_out
from app.layout.themes import theme
from app.models import edits
from app.models.edit_error import EditError
from app.models.edits.span import columns_of
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.layout.sheets import Json, card, feeling, journey, lane, stages, typesetter

_LANES = ("emotion", "engagement", "metric", "metric")
_TEXTS = ("", "Glad", "Annoyed", "Rather disappointed", "يائس", "Not what I had hoped for at all")


def curved(rng: random.Random) -> JourneyMap:
    """A map whose lanes all have a scale, with cards of every look, often close to each other."""
    steps = [f"{stage}{n}" for stage in "abc" for n in range(1, 1 + rng.randint(1, 3))]
    counts = [sum(one[0] == stage for one in steps) for stage in "abc"]
    bars = {"kind": "own", "total": "sum"}
    lanes = [lane(f"l{n}", kind) for n, kind in enumerate(_LANES)]
    lanes[2]["metric"], lanes[3]["metric"] = bars, {**bars, "display": "line", "target": 4}
    document = journey(
        stages=stages(*counts),
        personas=[{"id": "p", "name": "Ann"}, {"id": "q", "name": "Bob"}],
        main_persona="p",
        theme=rng.choice(["paper", "ink"]),
        direction=rng.choice(["ltr", "ltr", "rtl"]),
        lanes=lanes,
        cards=list(_cards(rng, steps)),
    )
    for step in steps:
        if rng.random() < 0.2:
            document = edits.change_step(document, step, moment_of_truth="moment")
    return document


def _cards(rng: random.Random, steps: list[str]) -> Iterator[Json]:
    for number in range(rng.randint(1, 30)):
        at, kind, id_ = rng.randrange(len(steps)), rng.randrange(4), f"c{number}"
        more: Json = {"until": steps[min(at + 1, len(steps) - 1)]} if rng.random() < 0.15 else {}
        more["evidence"] = rng.choice(["", "", "assumed", "measured"])
        more["importance"] = rng.choice(["", "", "high"])
        text = rng.choice(_TEXTS)
        if kind == 0 or rng.random() < 0.4:
            level = rng.randint(-4, 4) / 2
            if rng.random() < 0.2:
                more |= {"spread": rng.choice([0.5, 2.0]), "n": 12, "median": level}
            yield feeling(id_, "l0", steps[at], level, text, persona=rng.choice("ppq"), **more)
        elif kind == 1:
            score = rng.randint(1, 5)
            yield card(id_, "l1", steps[at], text, type="engagement", engagement=score, **more)
        else:
            value = rng.choice([0.0, 1.5, -3.0, 4.0, 1234.5])
            yield card(id_, f"l{kind}", steps[at], text, type="metric", value=value, **more)


def edited(document: JourneyMap, rng: random.Random) -> JourneyMap:
    """The map after one of the edits that people make of columns, cards and lanes."""
    number = sum(1 for _ in document.records)
    stage, step = rng.choice(document.stages), rng.choice(document.steps)
    chosen = rng.choice(document.cards)
    new, place = Step(id=f"new step {number}", name="New"), rng.randint(0, len(document.stages))
    columns = columns_of(document, "step")
    ends = sorted(rng.choices(range(len(columns)), k=2))
    changes: dict[str, Any] = {"text": rng.choice(_TEXTS)}
    if chosen.feeling is not None:
        felt = {"level": rng.randint(-4, 4) / 2, "spread": rng.choice([None, 1.0])}
        changes["feeling"] = chosen.feeling.model_copy(update=felt)
        changes["persona"] = rng.choice(["p", "q"])
    elif chosen.value is not None:
        changes["value"] = rng.choice([2.0, 5000.0])
    choices = [
        lambda: edits.insert_stage(document, Stage(id=f"new {number}", steps=(new,)), place),
        lambda: edits.insert_stage(document, Stage(id=f"new {number}", steps=(new,)), place),
        lambda: edits.insert_step(document, new, stage.id, rng.randint(0, len(stage.steps))),
        lambda: edits.remove_stages(document, {stage.id}),
        lambda: edits.remove_steps(document, {step.id}),
        lambda: edits.move_stages(document, {stage.id}, rng.randint(0, len(document.stages) - 1)),
        lambda: edits.move_step(document, step.id, stage.id, 0),
        lambda: edits.merge_steps(document, step.id),
        lambda: edits.change_step(document, step.id, width=rng.choice([None, 40.0, 90.1, 300.3])),
        lambda: edits.change_step(
            document, step.id, moment_of_truth="" if step.moment_of_truth else "moment"
        ),
        lambda: edits.change_step(document, step.id, hidden=not step.hidden),
        lambda: edits.change_stage(document, stage.id, collapsed=not stage.collapsed),
        lambda: edits.span_card(document, chosen.id, *(columns[at] for at in ends)),
        lambda: edits.change_card(document, chosen.id, **changes),
        lambda: edits.change_card(document, chosen.id, evidence=rng.choice(["", "measured"])),
        lambda: edits.remove_cards(document, {chosen.id}),
    ]
    try:
        return rng.choice(choices)()
    except EditError:
        return document


def looks(nodes: tuple[Node, ...]) -> dict[str, tuple[object, ...]]:
    """All that is painted, made now."""
    return {
        one.id: (one.x, one.y, one.width, one.height, tuple(one.primitives), tuple(one.fields))
        for one in nodes
    }


@given(st.integers(0, 2**32))
def test_after_edits_scales_are_as_if_drawn_anew(seed: int) -> None:
    rng, memo = random.Random(seed), Memo()
    document = curved(rng)
    chosen = typesetter(document.language)
    for _ in range(8):
        look = theme(rng.choice(["paper", "paper", "paper", "night"]))
        kept = lay_out(document, look, chosen, memo=memo)
        anew = lay_out(document, look, chosen)
        assert kept == anew
        assert looks(kept.nodes) == looks(anew.nodes)
        if not document.stages or not document.cards:
            break
        document = edited(document, rng)


def felt_everywhere(kind: str) -> JourneyMap:
    """A card of a lane with a scale in each of twelve columns that differ in their width."""
    names = [f"{stage}1" for stage in "abcdefghijkl"]
    cards: list[Json] = []
    for n, at in enumerate(names):
        feeling_ = {"level": (n % 5 - 2) / 2}
        own = {"emotion": feeling_, "engagement": 1 + n % 5, "metric": 1.0 + n % 5}[kind]
        name = {"emotion": "feeling", "metric": "value"}.get(kind, kind)
        persona = "pq"[n % 3 == 0]
        cards.append(card(f"c{n}", "l", at, "Well", type=kind, persona=persona, **{name: own}))
    document = journey(
        stages=stages(*[1] * 12),
        personas=[{"id": "p", "name": "Ann"}, {"id": "q", "name": "Bob"}],
        lanes=[lane("l", kind, **({"metric": {"kind": "own"}} if kind == "metric" else {}))],
        cards=cards,
    )
    for n, at in enumerate(names):
        document = edits.change_step(document, at, width=130.0 + n / 3)
    return document


@pytest.mark.parametrize("kind", ["emotion", "engagement", "metric"])
def test_a_stage_put_in_leaves_what_is_drawn_on_far_cards(kind: str) -> None:
    before, memo, chosen = felt_everywhere(kind), Memo(), typesetter()
    new = Stage(id="new", steps=(Step(id="new step", width=170.7),))
    after = edits.insert_stage(before, new, 6)
    old, new_ = (lay_out(one, theme("paper"), chosen, memo=memo).by_id for one in (before, after))
    for n in (0, 1, 2, 3, 8, 9, 10, 11):
        one, other = old[f"card:c{n}"], new_[f"card:c{n}"]
        assert one.primitives is other.primitives
        assert (one.x == other.x) == (n < 6)


@pytest.mark.parametrize("kind", ["emotion", "engagement", "metric"])
def test_words_are_set_anew_in_a_slimmer_column(kind: str) -> None:
    before, memo, chosen = felt_everywhere(kind), Memo(), typesetter()
    before = edits.change_card(before, "c5", text="Not what I had hoped for at all")
    after = edits.change_step(before, "f1", width=60.0)
    lay_out(before, theme("paper"), chosen, memo=memo)
    kept = lay_out(after, theme("paper"), chosen, memo=memo)
    assert looks(kept.nodes) == looks(lay_out(after, theme("paper"), chosen).nodes)
