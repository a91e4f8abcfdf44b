"""Copying cards, lanes, stages and steps, and pasting them into the same map and others."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.editor.acts import Change
from app.editor.clipboard.copying import Copied, CopiedKind, copied, table_of
from app.editor.clipboard.pasting import (
    block_of_copied,
    block_of_table,
    lacking,
    paste_as_one,
    paste_block,
)
from app.editor.clipboard.pasting_headings import paste_headings
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.card import Feeling
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.links import Arrow
from app.models.persona import Persona
from app.models.scope import Source
from app.models.stage import Path
from app.storage import dump, parse
from tests.editor.acts.acting import cards_of
from tests.editor.maps import sample, small_map
from tests.generators import maps

SAMPLES = ("taxi", "passport-renewal", "commuters-day")


def taken(map_: JourneyMap, *records: str) -> Copied:
    """A copy that went through the clipboard, as the bytes of a sound map."""
    what = copied(map_, Selection(records, select_record(map_, records[-1]).cell))
    assert what is not None
    assert not faults(what.map, 5)
    return Copied(what.kind, parse(dump(what.map)).map)


def sound(change: Change | None) -> Change:
    assert change is not None
    assert not faults(change.map, 5), faults(change.map, 5)
    return change


def test_cards_of_a_block_keep_their_places_to_each_other() -> None:
    what = taken(small_map(), "hole", "look", "try", "dry")
    assert what.kind is CopiedKind.CELLS
    assert table_of(what) == (
        ("I see a hole", "I look around\nI try some on"),
        ("Keep my feet dry", ""),
    )
    change = sound(
        paste_block(small_map(), Selection((), ("do", "find")), block_of_copied(what), grow=False)
    )
    assert cards_of(change.map, "do", "find") == ["I look around", "I try some on", "I see a hole"]
    assert cards_of(change.map, "do", "pay") == ["I look around", "I try some on"]
    assert cards_of(change.map, "feel", "buy") == ["Keep my feet dry"]
    assert change.label == "Paste 4 Cards"
    assert change.selection is not None
    assert len(change.selection.records) == 4
    assert set(change.selection.records).isdisjoint(small_map().records)


def test_a_rectangle_copies_its_empty_cells() -> None:
    what = copied(small_map(), Selection(("hole",), ("feel", "buy"), ("do", "notice")))
    assert what is not None
    assert table_of(what) == (("I see a hole", ""), ("", ""))


def test_details_pictures_sources_and_pairs_come_along() -> None:
    map_ = sample("taxi")
    pair = map_.pairs[0]
    what = taken(map_, pair.recommendation, pair.target)
    other = evolve(small_map(), personas=())
    change = sound(
        paste_block(other, Selection((), ("do", "notice")), block_of_copied(what), grow=True)
    )
    before = {
        card.text: card for card in map_.cards if card.id in (pair.recommendation, pair.target)
    }
    new = [card for card in change.map.cards if card.id not in other.records]
    assert {card.text for card in new} == set(before)
    for card in new:
        old = before[card.text]
        assert (card.importance, card.plan, card.notes, card.tags) == (
            old.importance, old.plan, old.notes, old.tags,
        )  # fmt: skip
        assert [_title(change.map, id_) for id_ in card.sources] == [
            _title(map_, id_) for id_ in old.sources
        ]


def _title(map_: JourneyMap, id_: str) -> str:
    return next(one.title for one in map_.sources if one.id == id_)


def test_a_pair_and_an_arrow_inside_the_copy_are_kept() -> None:
    map_ = evolve(sample("taxi"), arrows=())
    pair = map_.pairs[0]
    map_ = evolve(
        map_, arrows=(Arrow(id="arrow", from_card=pair.target, to_card=pair.recommendation),)
    )
    what = taken(map_, pair.recommendation, pair.target)
    start = select_record(map_, pair.target)
    rows = [lane.id for lane in map_.lanes]
    ends = {
        next(one.lane for one in map_.cards if one.id == id_)
        for id_ in (pair.target, pair.recommendation)
    }
    top = min(ends, key=rows.index)
    assert start.cell is not None
    change = sound(
        paste_block(map_, Selection((), (top, start.cell[1])), block_of_copied(what), grow=False)
    )
    assert len(change.map.pairs) == len(map_.pairs) + 1
    assert len(change.map.arrows) == 2
    assert change.map.arrows[1].from_card == change.map.pairs[-1].target


def test_a_persona_is_found_by_name_or_left_out_with_a_word() -> None:
    map_ = evolve(
        small_map(),
        personas=(Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob")),
        sources=(Source(id="src", title="Interviews", notes="of May"),),
    )
    cards = tuple(
        evolve(card, persona={"look": "ann", "try": "bob"}.get(card.id, ""), sources=("src",))
        for card in map_.cards
    )
    what = taken(evolve(map_, cards=cards), "look", "try")
    other = evolve(small_map(), id="other", personas=(Persona(id="zoe", name="ANN"),))
    change = sound(
        paste_block(other, Selection((), ("do", "pay")), block_of_copied(what), grow=False)
    )
    new = change.map.cells["do", "pay"]
    assert [card.persona for card in new] == ["zoe", ""]
    assert change.told == "The persona “Bob” is not on this map and was left out."
    assert [source.title for source in change.map.sources] == ["Interviews"]
    assert all(card.sources == (change.map.sources[0].id,) for card in new)
    # pasted once more the source is known
    again = sound(
        paste_block(change.map, Selection((), ("do", "pay")), block_of_copied(what), grow=False)
    )
    assert len(again.map.sources) == 1


def test_a_card_takes_on_the_type_of_the_lane_it_comes_to() -> None:
    what = taken(small_map(), "look")
    change = sound(
        paste_block(small_map(), Selection((), ("feel", "need")), block_of_copied(what), grow=False)
    )
    assert change.map.cells["feel", "need"][-1].type == "goal"


def test_what_finds_no_place_is_cut_off_or_the_map_grows() -> None:
    block = block_of_table((("a", "b", "c"), ("d", "", "f"), ("g", "h", "i")))
    here = Selection((), ("feel", "buy"))
    lacks = lacking(small_map(), here, block)
    assert (lacks.stages, lacks.lanes) == (1, 1)
    cut = sound(paste_block(small_map(), here, block, grow=False))
    assert cards_of(cut.map, "feel", "buy") == ["a", "b"]
    assert (len(cut.map.stages), len(cut.map.lanes)) == (2, 3)
    grown = sound(paste_block(small_map(), here, block, grow=True))
    assert len(grown.map.stages) == 3
    assert len(grown.map.lanes) == 4
    texts = [card.text for card in grown.map.cards if card.id not in small_map().records]
    assert sorted(texts) == ["a", "b", "c", "d", "f", "g", "h", "i"]
    assert grown.selection is not None
    assert len(grown.selection.records) == 8


def test_one_card_of_many_cells() -> None:
    change = sound(
        paste_as_one(small_map(), Selection((), ("do", "pay")), (("a", ""), ("b\nc", "d")))
    )
    assert cards_of(change.map, "do", "pay") == ["a\nb\nc\nd"]


def test_a_text_in_an_emotion_lane_is_an_emotion() -> None:
    map_ = sample("taxi")
    lane = next(lane for lane in map_.lanes if lane.type == "emotion")
    change = sound(
        paste_block(
            map_,
            Selection((), (lane.id, map_.steps[0].id)),
            block_of_table((("glad",),)),
            grow=False,
        )
    )
    (new,) = [card for card in change.map.cards if card.id not in map_.records]
    assert (new.type, new.feeling) == ("emotion", Feeling(level=0.0))


def test_a_score_goes_through_a_table_as_its_number() -> None:
    map_ = evolve(
        small_map(),
        lanes=(
            evolve(small_map().lanes[0], type="engagement"),
            *small_map().lanes[1:],
        ),
    )
    change = sound(
        paste_block(
            map_, Selection((), ("do", "find")), block_of_table((("4", "bored"),)), grow=False
        )
    )
    (four,) = [card for card in change.map.cards if card.engagement == 4]
    assert four.text == ""
    assert change.map.cells["do", "pay"][-1].text == "bored"
    assert table_of(taken(change.map, four.id)) == (("4",),)


def test_a_lane_goes_to_another_map_with_its_cards() -> None:
    map_ = sample("taxi")
    lane = next(one for one in map_.lanes if one.type == "barrier")
    what = taken(map_, lane.id)
    assert what.kind is CopiedKind.LANES
    other = evolve(small_map(), id="other")
    change = sound(paste_headings(other, Selection(("do",)), what))
    made = change.map.lanes[1]
    assert (made.title, made.type) == (lane.title, "barrier")
    assert made.id not in map_.records
    assert change.selection == Selection((made.id,))
    old = [card.text for card in map_.cards if card.lane == lane.id]
    assert [card.text for card in change.map.cards if card.lane == made.id] == old
    assert change.told


def test_a_lane_pasted_on_its_own_map_stands_below_itself() -> None:
    map_ = small_map()
    change = sound(paste_headings(map_, Selection(("do",)), taken(map_, "do")))
    assert [lane.title for lane in change.map.lanes] == ["Actions", "Actions", "Goals", "Notes"]
    assert cards_of(change.map, change.map.lanes[1].id, "find") == [
        "I look around",
        "I try some on",
    ]
    assert not change.told


def test_a_stage_goes_to_another_map_with_its_cards_and_the_lanes_they_need() -> None:
    map_ = sample("taxi")
    stage = map_.stages[1]
    change = sound(paste_headings(small_map(), Selection(("need",)), taken(map_, stage.id)))
    made = change.map.stages[1]
    assert (made.name, len(made.steps)) == (stage.name, len(stage.steps))
    keys = {stage.id, *(step.id for step in stage.steps)}
    old = sorted(c.text for c in map_.cards if c.step in keys and (not c.until or c.until in keys))
    new = sorted(c.text for c in change.map.cards if c.id not in small_map().records)
    assert new == old
    assert change.selection == Selection((made.id,))


def test_steps_are_pasted_behind_the_step_stood_in() -> None:
    map_ = small_map()
    what = taken(map_, "find")
    assert what.kind is CopiedKind.STEPS
    change = sound(paste_headings(map_, Selection(("pay",)), what))
    assert [step.name for step in change.map.stages[1].steps] == ["Find", "Pay", "Find"]
    made = change.map.stages[1].steps[2].id
    assert cards_of(change.map, "do", made) == ["I look around", "I try some on"]


def test_nothing_is_copied_of_an_empty_cell() -> None:
    assert copied(small_map(), Selection((), ("do", "pay"))) is None


@settings(max_examples=60, deadline=None)
@given(maps(), maps(), st.data())
def test_whatever_is_copied_pastes_into_any_map(
    one: JourneyMap, two: JourneyMap, data: st.DataObject
) -> None:
    pool = [
        *(card.id for card in one.cards), *(lane.id for lane in one.lanes),
        *(stage.id for stage in one.stages), *(step.id for step in one.steps),
    ]  # fmt: skip
    if not pool:
        return
    chosen = tuple(data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=6, unique=True)))
    what = copied(one, Selection(chosen))
    if what is None:
        return
    assert not faults(what.map, 3), faults(what.map, 3)
    table_of(what)
    spots = [two.id, *(lane.id for lane in two.lanes), *(stage.id for stage in two.stages)]
    here = select_record(two, data.draw(st.sampled_from(spots)))
    if what.kind is CopiedKind.CELLS:
        block = block_of_copied(what)
        change = paste_block(two, here, block, grow=data.draw(st.booleans()))
        if change is not None:
            assert not faults(change.map, 3), faults(change.map, 3)
        return
    change = paste_headings(two, here, what)
    assert change is not None
    assert not faults(change.map, 3), faults(change.map, 3)
    assert len(change.map.cards) >= len(two.cards)


def test_a_copied_lane_brings_no_second_set_of_paths() -> None:
    way = Path(id="way", kind="loop", from_step="pay", to_step="find")
    map_ = evolve(small_map(), paths=(way,))
    change = sound(paste_headings(map_, Selection(("do",)), taken(map_, "do")))
    assert change.map.paths == (way,)
    change = sound(paste_headings(map_, Selection(("buy",)), taken(map_, "buy")))
    assert len(change.map.paths) == 2, "a copied stage has a loop of its own"
