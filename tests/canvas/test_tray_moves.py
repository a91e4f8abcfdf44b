"""From cells to the tray and back: no word is lost, and numbers are words there."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from app.canvas.tray_moves import placed, sent
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models.base import evolve
from app.models.card import Card
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from tests.editor.maps import card_of, small_map
from tests.generators import maps


def test_a_number_is_words_in_the_tray_and_a_number_in_its_lane_again() -> None:
    lane = Lane(id="time", type="metric", metric=Metric(kind="time-spent", unit="seconds"))
    card = Card(id="took", lane="time", step="pay", type="metric", value=720.0)
    map_ = evolve(
        small_map(), lanes=(*small_map().lanes, lane), cards=(*small_map().cards, card)
    )  # fmt: skip
    there = sent(map_, ["took"], select_record(map_, "took"))
    assert there is not None
    assert [note.text for note in there.map.tray] == ["12\u00a0min"]
    back = placed(there.map, ["took"], ("time", "pay"))
    assert back is not None
    assert back.map == map_


@given(maps(), st.data())
def test_whatever_goes_to_the_tray_and_back_loses_no_word(
    map_: JourneyMap, data: st.DataObject
) -> None:
    if not map_.cards:
        return
    ids = data.draw(st.sets(st.sampled_from([card.id for card in map_.cards]), min_size=1))
    there = sent(map_, ids, Selection())
    assert there is not None
    assert not faults(there.map, 1)
    steps, stages = [one.id for one in map_.steps], [one.id for one in map_.stages]
    keys = {"step": steps, "stage": stages}
    lanes = [one for one in map_.lanes if keys.get(one.grain, [""])]
    assume(lanes)
    lane = data.draw(st.sampled_from(lanes))
    key = keys.get(lane.grain, [""])[0]
    back = placed(there.map, ids, (lane.id, key))
    assert back is not None
    assert not faults(back.map, 1)
    assert back.map.tray == map_.tray
    for card in map_.cards:
        made = card_of(back.map, card.id)
        assert (made.notes, made.tags, made.comments, made.image) == (
            card.notes, card.tags, card.comments, card.image
        )  # fmt: skip
