"""Laying out after an edit: cheap, yet the same as from scratch; and telling what changed."""

from __future__ import annotations

import gc
import random
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.headings import HeadingMemo, Strip, lay_out_lane_column, lay_out_stage_row
from app.layout.lanes.undisturbed import Stood
from app.layout.memo import Memo
from app.layout.sheet import Node, SheetChange, difference
from app.layout.sheet_layout import lay_out
from app.layout.themes import THEMES, theme
from app.models.base import Record, new_id
from app.models.edits import change_step, insert_stage, remove_lanes
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.generators import Wishes, maps, random_map
from tests.layout.sheets import card, is_same, journey, lane, sheet_of, stages, typesetter
from tests.models.moves import MOVES


def changed(document: JourneyMap, group: str, index: int, **fields: Any) -> JourneyMap:
    """The map with some fields of one record replaced; the other records are the same objects."""
    records: list[Record] = list(getattr(document, group))
    if not records:
        return document
    index %= len(records)
    records[index] = records[index].model_copy(update=fields)
    return rebuilt(document, **{group: tuple(records)})


def rebuilt(document: JourneyMap, **fields: Any) -> JourneyMap:
    values = {name: getattr(document, name) for name in JourneyMap.model_fields} | fields
    return JourneyMap.model_construct(**values)


def deciding(document: JourneyMap, at: int, moment: str) -> JourneyMap:
    """The map with a step that decides, or that does not."""
    steps = document.steps
    return (
        change_step(document, steps[at % len(steps)].id, moment_of_truth=moment)
        if steps
        else document
    )


def edited(document: JourneyMap, rng: random.Random) -> JourneyMap:
    """A map after one of the edits that people make."""
    at = rng.randrange(1000)
    text = rng.choice(["", "New", "A much longer text than before, of several lines", "نص"])
    lanes, cards = list(document.lanes), list(document.cards)
    choices = [
        lambda: changed(document, "cards", at, text=text),
        lambda: changed(document, "cards", at, importance=rng.choice(["", "low", "high"])),
        lambda: changed(
            document, "cards", at, type=rng.choice(["action", "barrier", "touchpoint"])
        ),
        lambda: changed(document, "cards", at, persona=""),
        lambda: changed(document, "lanes", at, title=text),
        lambda: changed(document, "lanes", at, collapsed=rng.random() < 0.5),
        lambda: changed(document, "lanes", at, hidden=rng.random() < 0.5),
        lambda: changed(document, "lanes", at, height=rng.choice([None, 300.0])),
        lambda: changed(document, "lanes", at, tint=rng.choice(["", "#cc2288"])),
        lambda: changed(document, "stages", at, name=text),
        lambda: changed(document, "stages", at, collapsed=rng.random() < 0.5),
        lambda: changed(document, "stages", at, colour=rng.choice(["", "#22aa66"])),
        lambda: changed(document, "personas", at, name=text),
        lambda: changed(document, "personas", at, initials=rng.choice(["", "ZZ"])),
        lambda: rebuilt(document, personas=document.personas[::-1]),
        lambda: rebuilt(
            document, main_persona=document.personas[-1].id if document.personas else ""
        ),
        lambda: rebuilt(document, kind=rng.choice(["current", "future"])),
        lambda: rebuilt(document, language=rng.choice(["en", "de", "ar"])),
        lambda: rebuilt(document, direction=rng.choice(["ltr", "rtl"])),
        lambda: rebuilt(document, title=text),
        lambda: rebuilt(document, cards=tuple(cards[:at] + cards[at + 1 :])),
        lambda: rebuilt(document, lanes=tuple(lanes[::-1])),
        lambda: rebuilt(document, pairs=(), arrows=(), paths=()),
        lambda: rebuilt(document, sources=document.sources[::-1]),
        lambda: deciding(document, at, rng.choice(["", "first"])),
    ]
    return rng.choice(choices)()


@pytest.mark.parametrize("headings", [True, False])
@given(maps(max_cards=25), st.integers(0, 2**32))
def test_a_memo_never_changes_what_is_laid_out(
    headings: bool, document: JourneyMap, seed: int
) -> None:
    rng, memo = random.Random(seed), Memo()
    for _ in range(6):
        look = theme(rng.choice(["paper", "paper", "ink", "night"]))
        chosen = typesetter(document.language)
        kept = lay_out(document, look, chosen, headings=headings, memo=memo)
        fresh = lay_out(document, look, chosen, headings=headings)
        assert is_same(kept, fresh)
        document = edited(document, rng)


def test_the_tint_of_a_step_goes_from_the_stage_row_with_the_last_lane() -> None:
    one = journey(stages=stages(2), lanes=[lane("l", "touchpoint")])
    one = change_step(one, "a1", moment_of_truth="first")
    memo, chosen, look = Memo(), typesetter(), theme("paper")
    headings = HeadingMemo(memo.grid)
    for document in (one, changed(one, "lanes", 0, hidden=True), one):
        sheet = lay_out(document, look, chosen, headings=False, memo=memo)
        kept = lay_out_stage_row(document, sheet, look, chosen, 1.0, memo=headings)
        assert kept == lay_out_stage_row(document, sheet, look, chosen, 1.0)


def test_what_was_drawn_of_lanes_that_are_gone_is_let_go() -> None:
    lanes = [lane("gone", "action"), lane("felt", "emotion"), lane("stays", "action")]
    one = journey(
        stages=stages(2),
        lanes=lanes,
        cards=[
            card("let-go-1", "gone", "a1"),
            card("let-go-2", "felt", "a1", type="emotion", feeling={"level": 1.0}),
            card("kept-1", "stays", "a1"),
        ],
    )
    memo, chosen, look = Memo(), typesetter(), theme("paper")
    lay_out(one, look, chosen, memo=memo)
    lay_out(remove_lanes(one, {"gone", "felt"}), look, chosen, memo=memo)
    gc.collect()
    there = gc.get_objects()
    nodes = {node.id for node in there if isinstance(node, Node)}
    assert "card:kept-1" in nodes
    assert not {"card:let-go-1", "card:let-go-2"} & nodes
    assert not [one for one in there if isinstance(one, Stood) and "let-go-2" in one.words]


def test_themes_share_a_memo_without_mixing() -> None:
    document, memo = random_map(3, 6, 17, 60, Wishes(languages=("en",), details=0.5)), Memo()
    for _ in range(2):
        for look in THEMES.values():
            kept = lay_out(document, look, typesetter(document.language), memo=memo)
            assert is_same(kept, lay_out(document, look, typesetter(document.language)))


@given(maps(max_cards=20), st.integers(0, 2**32))
def test_headings_that_are_found_again_are_those_drawn_anew(
    document: JourneyMap, seed: int
) -> None:
    rng, memo = random.Random(seed), HeadingMemo()
    for _ in range(6):
        setter, look = typesetter(document.language), theme(document.theme)
        sheet = lay_out(document, look, setter)
        for zoom, limit in ((0.3, 60.0), (1.0, 90.0), (4 / 3, 400.0)):
            for draw in (lay_out_stage_row, lay_out_lane_column):
                anew = draw(document, sheet, look, setter, zoom, limit)
                assert draw(document, sheet, look, setter, zoom, limit, memo) == anew
        document = with_stage(document, rng) if rng.random() < 0.3 else edited(document, rng)


def test_the_lane_column_follows_whose_curves_a_lane_has() -> None:
    cards = [
        card(f"{who}{n}", "e", f"a{n}", "", type="emotion", persona=who, feeling={"level": n - 1.5})
        for who in "pq"
        for n in (1, 2)
    ]
    hoped = {"level": 1.5, "state": "future"}
    cards.append(card("p3", "e", "a3", "", type="emotion", persona="p", feeling=hoped))
    one = journey(
        stages=stages(3),
        personas=[{"id": "p", "name": "Ann"}, {"id": "q", "name": "Bob"}],
        main_persona="p",
        lanes=[lane("e", "emotion")],
        cards=cards,
    )
    chosen, look = typesetter(), theme("paper")

    def column(document: JourneyMap, memo: HeadingMemo | None = None) -> Strip:
        sheet = lay_out(document, look, chosen)
        return lay_out_lane_column(document, sheet, look, chosen, 1.0, 300.0, memo)

    for document in (
        changed(one, "personas", 0, name="Zoe"),
        rebuilt(one, main_persona="q"),
        rebuilt(one, kind="future"),
        rebuilt(one, cards=tuple(each for each in one.cards if each.persona == "p")),
    ):
        memo = HeadingMemo()
        assert column(one, memo) == column(one) != column(document)
        assert column(document, memo) == column(document)


def with_stage(document: JourneyMap, rng: random.Random) -> JourneyMap:
    """A map with another stage somewhere."""
    step = Step(id=new_id(document.records), name=rng.choice(["", "Inserted"]))
    stage = Stage(id=new_id(document.records), name="Inserted", steps=(step,))
    return insert_stage(document, stage, rng.randint(0, len(document.stages)))


def grid_map(**fields: Any) -> JourneyMap:
    return journey(
        stages=stages(3),
        lanes=[lane("l", "action"), lane("m", "thought")],
        cards=[card(f"{row}{n}", row, f"a{n}", f"{row} in {n}") for row in "lm" for n in (1, 2, 3)],
        **fields,
    )


@pytest.mark.parametrize("mono", [False, True])
@given(document=maps(max_cards=12))
def test_nodes_of_a_kind_stand_together(mono: bool, document: JourneyMap) -> None:
    look = next(one for one in THEMES.values() if one.mono == mono)
    sheet = lay_out(document, look, typesetter(document.language))
    kinds = [kind for kind, _ in groupby(sheet.nodes, key=lambda node: node.kind)]
    assert kinds == list(sheet.by_kind)
    for kind, nodes in sheet.by_kind.items():
        assert nodes == tuple(node for node in sheet.nodes if node.kind == kind)


def test_headings_of_steps_as_wide_as_each_other_are_told_apart() -> None:
    document, chosen, look = grid_map(), typesetter(), theme("paper")
    sheet, memo = lay_out(document, look, chosen), HeadingMemo()
    assert len({round(column.width) for column in sheet.columns}) < len(sheet.columns)
    row = lay_out_stage_row(document, sheet, look, chosen, 1.0, memo=memo)
    shown = [node.fields[0].block.text for node in row.nodes if node.kind == "step"]
    assert shown == [step.name for step in document.steps]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_edit_of_a_card_leaves_the_other_nodes_as_they_are(direction: str) -> None:
    document, memo, chosen = grid_map(direction=direction), Memo(), typesetter()
    before = lay_out(document, theme("paper"), chosen, memo=memo)
    at = next(n for n, one in enumerate(document.cards) if one.id == "l2")
    after = lay_out(changed(document, "cards", at, text="Other"), theme("paper"), chosen, memo=memo)
    for node in after.nodes:
        if node.kind == "card" and node.record != "l2":
            assert node.primitives is before.by_id[node.id].primitives, node.id
        assert (node == before.by_id[node.id]) == (node.id != "card:l2")


def test_a_longer_text_moves_what_is_below_and_redraws_nothing_else() -> None:
    before = sheet_of(grid_map(), headings=False)
    document = changed(grid_map(), "cards", 0, text="A text of several lines. " * 8)
    assert document.cards[0].id == "l1"
    after = sheet_of(document, headings=False)
    found = difference(before.nodes, after)
    assert after.by_id.keys() == before.by_id.keys()
    assert not found.removed
    assert "card:l1" in found.changed
    assert {"card:m1", "card:m2", "card:m3", "rule:m", "foot:"} <= set(found.moved)
    assert not {one for one in found.changed if one.startswith("card:")} - {"card:l1"}


def test_the_difference_of_equal_sheets_is_nothing() -> None:
    assert difference(sheet_of(grid_map()).nodes, sheet_of(grid_map())) == SheetChange((), (), ())


@given(maps(max_cards=20), st.integers(0, 2**32))
def test_the_difference_turns_one_sheet_into_the_other(document: JourneyMap, seed: int) -> None:
    rng = random.Random(seed)
    before = sheet_of(document)
    later = document
    for _ in range(3):
        later = edited(later, rng)
    after = sheet_of(later)
    found = difference(before.nodes, after)
    shown = dict(before.by_id)
    for id_ in found.removed:
        del shown[id_]
    for id_ in (*found.changed, *found.moved):
        shown[id_] = after.by_id[id_]
    pictures = ("width", "height", "primitives", "fields", "name", "x", "y")
    assert set(shown) == set(after.by_id) & set(before.by_id)
    for id_, node in shown.items():
        assert all(getattr(after.by_id[id_], name) == getattr(node, name) for name in pictures), id_
    # Nothing is told twice, and nothing that did not change.
    told = (*found.changed, *found.moved, *found.removed)
    assert len(set(told)) == len(told)
    for id_ in (*found.changed, *found.moved):
        assert before.by_id[id_] != after.by_id[id_]
    for id_ in found.moved:
        assert before.by_id[id_].primitives == after.by_id[id_].primitives


def test_an_arrow_follows_a_face_to_another_curve() -> None:
    """Faces of a second curve stand beside the middle of their columns."""
    cards = [
        card("act", "l", "a1", "I go"),
        card("low", "e", "a1", "", type="emotion", persona="p", feeling={"level": -1.0}),
        card("high", "e", "a2", "", type="emotion", persona="q", feeling={"level": 1.0}),
    ]
    apart = journey(
        stages=stages(3),
        personas=[{"id": "p", "name": "Ann"}, {"id": "q", "name": "Bob"}],
        main_persona="p",
        lanes=[lane("l", "action"), lane("e", "emotion")],
        cards=cards,
        arrows=[{"id": "arrow", "from_card": "act", "to_card": "high"}],
    )
    at = next(n for n, one in enumerate(apart.cards) if one.id == "high")
    together, memo = changed(apart, "cards", at, persona="p"), Memo()
    before, after = (
        lay_out(one, theme("paper"), typesetter(), memo=memo) for one in (apart, together)
    )
    assert before.by_id["card:high"].x != after.by_id["card:high"].x
    assert is_same(after, lay_out(together, theme("paper"), typesetter()))


@given(
    document=maps(max_cards=25),
    names=st.lists(st.sampled_from(["back", *sorted(MOVES)]), min_size=1, max_size=6),
    rng=st.randoms(use_true_random=False),
)
def test_a_memo_changes_nothing_whatever_is_edited(
    document: JourneyMap, names: list[str], rng: random.Random
) -> None:
    """Also what is drawn only when somebody looks is compared."""
    memo, start = Memo(), document
    for name in names:
        for _ in range(2):
            chosen = typesetter(document.language)
            kept = lay_out(document, theme("paper"), chosen, memo=memo)
            assert is_same(kept, lay_out(document, theme("paper"), chosen))
            # Columns come most often: much is shifted then, and taken for what it was.
            document = MOVES[rng.choice(["insert_stage", "insert_step"])](document, rng) or document
        document = start if name == "back" else MOVES[name](document, rng) or document
