"""What is cut and pasted on its map is moved: nothing that joined it to others is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.editor.acts import ACTS, Change
from app.editor.clipboard.copying import Copied, CopiedKind, cut_out, records_taken
from app.editor.clipboard.moving import Cut, Left, left_behind, standing_after
from app.editor.clipboard.pasting import block_of_copied, lacking, paste_block
from app.editor.clipboard.pasting_headings import paste_headings
from app.editor.navigate import Cells, select_record
from app.editor.selecting import rectangle, with_cards
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Comment
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.links import Arrow, Pair
from app.models.reserved import Dismissal, Review, Tour, TourStop
from app.models.stage import Path
from app.storage import dump, parse
from tests.editor.maps import card_of, small_map
from tests.generators import maps


def joined_map() -> JourneyMap:
    """The small map with two pairs, an arrow, a path, a tour, comments, votes and a review."""
    map_ = edits.change_card_type(small_map(), ("hole",), "barrier")
    map_ = edits.change_card_type(map_, ("look", "try"), "recommendation")
    comments = (Comment(id="c1", author="Ada", text="Really?"), Comment(id="c2", text="Yes"))
    map_ = evolve(
        map_,
        cards=tuple(
            evolve(card, comments=comments, votes=3) if card.id == "hole" else card
            for card in map_.cards
        ),
        pairs=(
            Pair(id="p1", recommendation="look", target="hole"),
            Pair(id="p2", recommendation="try", target="hole"),
        ),
        arrows=(Arrow(id="a1", from_card="hole", to_card="dry"),),
        paths=(Path(id="way", kind="loop", from_step="pay", to_step="find"),),
        tours=(
            Tour(
                id="tour",
                stops=(TourStop(target="dry"), TourStop(target="hole"), TourStop(target="buy")),
            ),
        ),
        review=Review(dismissed=(Dismissal(check="barrier-without-pair", target="hole"),)),
    )
    assert not faults(map_, 5)
    return map_


def cut(map_: JourneyMap, *records: str) -> tuple[Copied, Cut]:
    """Cut records out of a map; what was cut went through the clipboard as bytes."""
    what = cut_out(map_, Selection(records))
    assert what is not None
    assert not faults(what.map, 5), faults(what.map, 5)
    change = ACTS["delete"].run(map_, Selection(records_taken(what)))
    assert change is not None
    return Copied(what.kind, parse(dump(what.map)).map, cut=True), Cut(map_, change.map)


def pasted(map_: JourneyMap, what: Copied, former: Cut | None, here: Selection) -> Change:
    if what.kind is CopiedKind.CELLS:
        change = paste_block(map_, here, block_of_copied(what), grow=True, cut=former)
    else:
        change = paste_headings(map_, here, what, former)
    assert change is not None
    assert not faults(change.map, 5), faults(change.map, 5)
    return change


def links(map_: JourneyMap) -> set[str]:
    found = {one.id for one in map_.pairs} | {one.id for one in map_.arrows}
    return found | {one.id for one in map_.paths}


@pytest.mark.parametrize("records", [("hole",), ("look",), ("hole", "look"), ("hole", "dry")])
def test_cards_that_are_moved_keep_all_that_joins_them(records: tuple[str, ...]) -> None:
    before = joined_map()
    what, former = cut(before, *records)
    assert links(former.after) < links(before), "the cut takes nothing apart"
    change = pasted(former.after, what, former, Selection((), ("do", "notice")))
    after = change.map
    assert after.pairs == before.pairs or set(after.pairs) == set(before.pairs)
    assert set(after.arrows) == set(before.arrows)
    assert (after.tours, after.review) == (before.tours, before.review)
    for id_ in records:
        old, new = card_of(before, id_), card_of(after, id_)
        assert evolve(new, step=old.step) == old
    assert change.told == ""
    assert change.selection is not None
    assert set(change.selection.records) == set(records)


def test_a_second_paste_is_a_copy() -> None:
    before = joined_map()
    what, former = cut(before, "hole", "look")
    once = pasted(former.after, what, former, Selection((), ("do", "notice"))).map
    change = pasted(once, what, former, Selection((), ("do", "find")))
    twice = change.map
    new = [one for one in twice.cards if one.id not in once.records]
    assert [(one.text, one.votes, one.comments) for one in new] == [
        ("I see a hole", 0, ()), ("I look around", 0, ())
    ]  # fmt: skip
    assert len(twice.pairs) == len(once.pairs) + 1, "the pair inside the block"
    assert set(once.pairs) < set(twice.pairs)
    assert (twice.arrows, twice.tours, change.told) == (once.arrows, once.tours, "")


def test_what_somebody_put_back_by_undo_is_copied() -> None:
    before = joined_map()
    what, former = cut(before, "hole")
    change = pasted(before, what, former, Selection((), ("do", "pay")))
    (new,) = [one for one in change.map.cards if one.id not in before.records]
    assert (new.votes, new.comments) == (0, ())
    assert links(change.map) == links(before)


def test_what_cannot_come_along_is_told() -> None:
    before = joined_map()
    what, former = cut(before, "hole")
    other = edits.remove_cards(former.after, ["dry"])
    other = evolve(other, tours=(evolve(other.tours[0], title="Changed"),))
    assert pasted(other, what, former, Selection((), ("do", "notice"))).told == (
        "Could not come along: 1 arrow, 1 stop of a tour."
    )
    # In a lane of goals a card that is an action, as the lane's are, becomes a goal.
    what, former = cut(edits.change_lane_type(before, "do", "barrier"), "hole")
    told = pasted(former.after, what, former, Selection((), ("feel", "need"))).told
    assert told == "Could not come along: 2 pairs."


def test_on_another_map_it_is_told_what_stayed() -> None:
    before = joined_map()
    what, former = cut(before, "hole", "look")
    left = left_behind(former, what.map)
    assert left == Left(pairs=1, arrows=1, stops=1)
    assert Left.unpacked(left.packed()) == left
    assert Left.unpacked(b"nonsense") == Left.unpacked(b"") == Left()
    other = evolve(small_map(), id="other", cards=(), tours=())
    new = pasted(other, what, None, Selection((), ("do", "notice"))).map
    assert card_of(new, "hole").votes == 3
    assert [one.id for one in new.pairs] == ["p1"]


@pytest.mark.parametrize("record", ["do", "need", "find"])
def test_headings_that_are_moved_keep_all_that_joins_them(record: str) -> None:
    before = joined_map()
    what, former = cut(before, record)
    behind = {"do": "sum", "need": "buy", "find": "pay"}[record]
    change = pasted(former.after, what, former, Selection((behind,)))
    after = change.map
    assert after.records.keys() == before.records.keys()
    assert {one.id: one for one in after.cards} == {one.id: one for one in before.cards}
    assert (set(after.pairs), set(after.arrows), set(after.paths)) == (
        set(before.pairs), set(before.arrows), set(before.paths),
    )  # fmt: skip
    assert (after.tours, after.review, change.told) == (before.tours, before.review, "")
    assert change.selection == Selection((record,))


@settings(max_examples=80, deadline=None)
@given(maps(min_cards=1), st.data())
def test_whatever_is_cut_comes_back_whole(before: JourneyMap, data: st.DataObject) -> None:
    pool = [
        *(one.id for one in before.cards), *(one.id for one in before.lanes),
        *(one.id for one in before.stages), *(one.id for one in before.steps),
    ]  # fmt: skip
    chosen = tuple(data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=5, unique=True)))
    what = cut_out(before, Selection(chosen))
    if what is None:
        return
    change = ACTS["delete"].run(before, Selection(records_taken(what)))
    if change is None:
        return
    former = Cut(before, change.map)
    here = select_record(change.map, change.map.id)
    if what.kind is CopiedKind.CELLS:
        lane = what.map.lanes[0].id
        columns = [step.id for step in what.map.steps] if what.map.lanes[0].grain == "step" else []
        here = Selection((), (lane, columns[0])) if columns else here
    after = pasted(change.map, what, former, here).map
    gone = before.records.keys() - after.records.keys()
    # Pairs that do not fit the lane where a card lands are told of; nothing else may go.
    assert gone <= {pair.id for pair in before.pairs}, gone
    for old in before.cards:
        new = card_of(after, old.id)
        assert (new.comments, new.votes, new.text) == (old.comments, old.votes, old.text)
    assert (after.tours, after.review, after.parts) == (before.tours, before.review, before.parts)


@given(maps(min_cards=2), st.data())
def test_cards_that_are_cut_and_pasted_at_once_stand_where_they_stood(
    before: JourneyMap, data: st.DataObject
) -> None:
    cells = Cells(before)
    pool = [card.id for card in before.cards if cells.sees(card)]
    if not pool:
        return
    chosen = with_cards(
        before,
        Selection(),
        tuple(data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=5, unique=True))),
    )
    end = cells.cell_of(chosen)
    if data.draw(st.booleans()) and end is not None:
        # A card of a hidden column stands in the first one of its columns that is seen.
        start = cells.cell_of(select_record(before, chosen.records[0]))
        chosen = rectangle(before, start or end, end)
    what = cut_out(before, chosen)
    change = ACTS["delete"].run(before, chosen)
    assert what is not None
    assert change is not None
    here = standing_after(change.map, what.map, chosen) or change.selection
    assert here is not None
    former = Cut(before, change.map, here)
    block = block_of_copied(Copied(what.kind, parse(dump(what.map)).map, cut=True))
    assert not lacking(change.map, here, block, former)
    back = paste_block(change.map, here, block, grow=False, cut=former)
    assert back is not None
    assert back.map.cards == before.cards
    assert (set(back.map.pairs), set(back.map.arrows)) == (set(before.pairs), set(before.arrows))
    assert back.told == ""
