"""Links keep their courses where columns come, go and move; what they keep is what they would get.

Laid out with a memory of the map before an edit, a sheet is to the last bit the one that is laid
out from nothing: its links run where they would have run.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.links_tracks import Shares
from app.layout.memo import Memo
from app.layout.sheet import Node, Sheet
from app.layout.sheet_layout import lay_out
from app.layout.themes import theme
from app.models.base import evolve, new_id
from app.models.card import Feeling
from app.models.edits.card import change_card
from app.models.edits.stage import change_stage, insert_stage, move_stages, remove_stages
from app.models.edits.step import change_step
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.layout.sheets import Json, card, journey, lane, typesetter

_LANES = ("barrier", "recommendation", "action", "frontstage", "emotion", "barrier")
Edit = Callable[[JourneyMap, random.Random], JourneyMap]


def wide_map(
    rng: random.Random, *, steps: int = 14, count: int = 60, links: int = 30, far: float = 0.3
) -> JourneyMap:
    """Many steps, cards over some of them, and links of which a part run ``far``."""
    cards: list[Json] = []
    for number in range(count):
        row, first = rng.randrange(len(_LANES)), rng.randint(1, steps)
        kind = _LANES[row] if _LANES[row] != "frontstage" else "action"
        more = rng.choice([0, 0, 0, 1, 4]) if kind != "emotion" else 0
        until = {"until": f"a{min(steps, first + more)}"} if more else {}
        felt = {"feeling": {"level": rng.choice([-2, -1, 0, 1, 2])}} if kind == "emotion" else {}
        text = "Some words " * rng.randint(1, 4)
        cards.append(card(f"c{number}", f"l{row}", f"a{first}", text, type=kind, **until, **felt))
    pairs, arrows = list[Json](), list[Json]()
    for number in range(links):
        one, other = rng.sample(cards, 2)
        if rng.random() >= far:
            near = [each for each in cards if each is not one
                    and abs(int(each["step"][1:]) - int(one["step"][1:])) < 3]  # fmt: skip
            other = rng.choice(near or [other])
        if {one["type"], other["type"]} == {"barrier", "recommendation"}:
            one, other = (one, other) if one["type"] == "barrier" else (other, one)
            pairs.append({"id": f"p{number}", "target": one["id"], "recommendation": other["id"]})
        else:
            label = rng.choice(["", "asks", "hands over"])
            arrows.append({"id": f"p{number}", "from_card": one["id"], "to_card": other["id"],
                           "label": label})  # fmt: skip
    lanes = [lane(f"l{number}", kind) for number, kind in enumerate(_LANES)]
    pairs = list({(one["target"], one["recommendation"]): one for one in pairs}.values())
    return journey(stages=_stages(steps), lanes=lanes, cards=cards, pairs=pairs, arrows=arrows)


def _stages(count: int) -> list[Json]:
    """Stages of one step each."""
    return [
        {"id": f"g{n}", "name": f"Stage {n}", "steps": [{"id": f"a{n}", "name": f"Step {n}"}]}
        for n in range(1, count + 1)
    ]


def _inserted(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    step = Step(id=new_id(map_.records), name="Inserted", width=rng.choice([None, 200.3, 60.0]))
    stage = Stage(id=new_id({*map_.records, step.id}), name="Inserted", steps=(step,))
    return insert_stage(map_, stage, rng.randint(0, len(map_.stages)))


def _removed(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    return remove_stages(map_, [rng.choice(map_.stages).id])


def _moved(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    return move_stages(map_, [rng.choice(map_.stages).id], rng.randrange(len(map_.stages)))


def _resized(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    step = rng.choice([step for stage in map_.stages for step in stage.steps])
    return change_step(map_, step.id, width=rng.choice([None, 111.1, 240.0]))


def _collapsed(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    stage = rng.choice(map_.stages)
    return change_stage(map_, stage.id, collapsed=not stage.collapsed)


def _written(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    chosen = rng.choice(map_.cards)
    return change_card(map_, chosen.id, text="Other words, and more of them " * rng.randint(1, 9))


def _felt(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    felt = [one for one in map_.cards if one.feeling is not None]
    if not felt:
        return map_
    level = rng.choice([-2.0, -1.0, 0.0, 1.0, 2.0])
    return change_card(map_, rng.choice(felt).id, feeling=Feeling(level=level))


_EDITS: tuple[Edit, ...] = (
    _inserted, _inserted, _removed, _moved, _resized, _collapsed, _written, _written, _felt,
)  # fmt: skip


def drawn(node: Node) -> tuple[object, ...]:
    """A node with what is drawn in it: shapes that wait compare by their keys alone."""
    return node.id, node.x, node.y, node.width, node.height, tuple(node.primitives)


def laid_out(map_: JourneyMap, memo: Memo | None = None) -> Sheet:
    return lay_out(map_, theme("paper"), typesetter(), memo=memo)


@given(st.integers(0, 2**32))
def test_links_after_edits_are_those_of_a_layout_from_nothing(seed: int) -> None:
    rng, memo = random.Random(seed), Memo()
    map_ = wide_map(rng)
    for _ in range(5):
        kept, fresh = laid_out(map_, memo), laid_out(map_)
        assert [drawn(node) for node in kept.nodes] == [drawn(node) for node in fresh.nodes]
        assert kept.rows == fresh.rows
        if len(map_.stages) < 2 or not map_.cards:
            return
        map_ = rng.choice(_EDITS)(map_, rng)


@pytest.mark.parametrize("place", [5, 20, 38])
def test_a_stage_that_comes_between_leaves_most_links_their_courses(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_ = wide_map(random.Random(5), steps=40, count=240, links=90, far=0.0)
    memo, chosen = Memo(), list[object]()
    take = Shares.take

    def counted(shares: Shares, *asked: object) -> object:
        chosen.append(asked)
        return take(shares, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Shares, "take", counted)
    laid_out(map_, memo)
    all_of_them = len(chosen)
    step = Step(id="s-new", name="Inserted")
    laid_out(insert_stage(map_, Stage(id="g-new", name="New", steps=(step,)), place), memo)
    assert all_of_them > 60
    assert len(chosen) - all_of_them < all_of_them / 3


def test_a_link_within_a_lane_heeds_how_high_its_cards_stand() -> None:
    map_ = journey(
        stages=_stages(3),
        lanes=[lane("l", "action")],
        cards=[card("one", "l", "a1"), card("over", "l", "a3"), card("two", "l", "a3")],
        arrows=[{"id": "p", "from_card": "one", "to_card": "two"}],
    )
    memo = Memo()
    map_ = change_card(map_, "one", text="Many words " * 30)
    before = {node.id: node for node in laid_out(map_, memo).nodes}
    lower = change_card(map_, "over", text="Many more words " * 60)
    after, fresh = laid_out(lower, memo), laid_out(lower)
    assert [drawn(node) for node in after.nodes] == [drawn(node) for node in fresh.nodes]
    arrow = next(node for node in after.nodes if node.id == "arrow:p")
    assert arrow.height > before["arrow:p"].height


def test_links_among_other_links_are_chosen_anew() -> None:
    map_, memo = wide_map(random.Random(11)), Memo()
    before = laid_out(map_, memo)
    fewer = evolve(map_, pairs=map_.pairs[1:])
    after, fresh = laid_out(fewer, memo), laid_out(fewer)
    assert [drawn(node) for node in after.nodes] == [drawn(node) for node in fresh.nodes]
    assert len(after.nodes) < len(before.nodes)
