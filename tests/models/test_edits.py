"""Edits one by one: what each does besides leaving the map sound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Comment, Contact, Image
from app.models.edits import EditError
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.links import Arrow, Pair
from app.models.persona import Persona
from app.models.picture import picture_from
from app.models.reserved import Dismissal, Part, Review, Tour, TourStop, TrayNote
from app.models.scope import Source
from app.models.stage import Path, Stage, Step
from app.storage import dump, parse
from tests.generators import maps, tiny_png


def drawn() -> JourneyMap:
    """A small map in which things refer to each other."""
    picture = picture_from(tiny_png(3, 2, 9))
    cards = (
        Card(id="touch", lane="L1", step="s1", type="touchpoint", text="app", persona="p2"),
        Card(id="snap", lane="L1", step="s2", type="picture", image=Image(picture=picture.sha256)),
        Card(id="stop", lane="L2", step="s2", type="barrier", text="no reply", sources=("src",)),
        Card(id="help", lane="L2", step="s2", type="recommendation", text="call back"),
    )
    return JourneyMap(
        id="map",
        main_persona="p1",
        personas=(Persona(id="p1"), Persona(id="p2", sources=("src",))),
        stages=(
            Stage(id="S1", name="Need", steps=(Step(id="s1", name="Call"),)),
            Stage(id="S2", steps=(Step(id="s2"), Step(id="s3"))),
        ),
        lanes=(Lane(id="L1", type="touchpoint"), Lane(id="L2", type="barrier", persona="p2")),
        cards=cards,
        pairs=(Pair(id="pair", recommendation="help", target="stop"),),
        arrows=(Arrow(id="arrow", from_card="touch", to_card="stop"),),
        paths=(Path(id="path", kind="loop", from_step="s3", to_step="s1"),),
        sources=(Source(id="src"),),
        tray=(TrayNote(id="note", text="later", type="goal"), TrayNote(id="bare", text="x")),
        tours=(
            Tour(id="tour", stops=(TourStop(target="stop"), TourStop(target="s1", notes="hi"))),
        ),
        parts=(Part(id="part", steps=("s1", "s2")),),
        review=Review(dismissed=(Dismissal(check="x", target="pair"), Dismissal(check="y"))),
        pictures=(picture,),
    )


def test_a_removed_card_takes_its_pairs_and_arrows_along() -> None:
    after = edits.remove_cards(drawn(), ["stop"])
    assert [card.id for card in after.cards] == ["touch", "snap", "help"]
    assert (after.pairs, after.arrows) == ((), ())
    assert after.tours[0].stops == (TourStop(target="s1", notes="hi"),)
    assert after.review is not None
    assert [one.check for one in after.review.dismissed] == ["y"], "the pair went too"


def test_several_cards_change_at_once_and_only_what_may() -> None:
    marked = {"touch": "low", "stop": "high"}
    after = edits.change_cards(drawn(), marked, lambda card: {"importance": marked[card.id]})
    assert [card.importance for card in after.cards] == ["low", "", "high", ""]
    assert edits.change_cards(after, marked, lambda card: {"tags": ()}) is after
    bare = edits.change_cards(drawn(), ["snap"], lambda card: {"image": None})
    assert bare.pictures == ()
    with pytest.raises(EditError, match="edit of its own"):
        edits.change_cards(drawn(), ["stop"], lambda card: {"type": "goal"})
    with pytest.raises(EditError, match="nowhere!"):
        edits.change_cards(drawn(), ["nowhere!"], lambda card: {})


def test_a_removed_step_takes_its_cards_and_paths_along() -> None:
    after = edits.remove_stages(drawn(), ["S1"])
    assert "touch" not in after.records
    assert after.paths == ()
    assert after.parts[0].steps == ("s2",)
    assert after.tours[0].stops[-1] == TourStop(target="", notes="hi"), "its words stay"


def test_the_only_step_of_a_stage_stays() -> None:
    with pytest.raises(EditError, match="keeps at least one step"):
        edits.remove_steps(drawn(), ["s1"])
    with pytest.raises(EditError, match="keeps at least one step"):
        edits.move_step(drawn(), "s1", "S2", 0)


def test_a_step_moves_to_another_stage_with_its_cards() -> None:
    after = edits.move_step(drawn(), "s2", "S1", 0)
    assert [[step.id for step in stage.steps] for stage in after.stages] == [["s2", "s1"], ["s3"]]
    assert [card.id for card in after.cards] == ["snap", "touch", "stop", "help"]


def test_steps_of_several_stages_come_together_in_their_order() -> None:
    map_ = edits.insert_step(drawn(), Step(id="s0"), "S1", 1)
    after = edits.move_steps(map_, ["s3", "s0"], "S2", 1)
    assert [[step.id for step in stage.steps] for stage in after.stages] == [
        ["s1"],
        ["s2", "s0", "s3"],
    ]
    assert edits.move_steps(map_, ["s2", "s3"], "S2", 0) is map_
    with pytest.raises(EditError, match="keeps at least one step"):
        edits.move_steps(map_, ["s2", "s3"], "S1", 0)


def test_a_picture_goes_with_the_last_that_shows_it() -> None:
    assert edits.remove_cards(drawn(), ["snap"]).pictures == ()
    shown = edits.change_persona(drawn(), "p1", photo=drawn().pictures[0].sha256)
    assert edits.remove_cards(shown, ["snap"]).pictures == drawn().pictures
    assert edits.change_card(drawn(), "snap", image=None).pictures == ()


def test_a_picture_stands_once_in_a_map() -> None:
    again = picture_from(tiny_png(3, 2, 9), "other name")
    assert edits.add_picture(drawn(), again).pictures == drawn().pictures
    broken = evolve(again, sha256="0" * 64)
    with pytest.raises(EditError, match="hash"):
        edits.add_picture(drawn(), broken)


def test_a_removed_persona_leaves_an_heir_or_nobody() -> None:
    nobody = edits.remove_persona(drawn(), "p2")
    assert (nobody.cards[0].persona, nobody.lanes[1].persona) == ("", "")
    heir = edits.remove_persona(drawn(), "p2", "p1")
    assert (heir.cards[0].persona, heir.lanes[1].persona) == ("p1", "p1")
    assert edits.remove_persona(drawn(), "p1", "p2").main_persona == "p2"


def test_a_removed_source_is_cited_no_more() -> None:
    after = edits.remove_source(drawn(), "src")
    assert after.sources == ()
    assert after.records["stop"] == drawn().records["stop"].model_copy(update={"sources": ()})


def test_another_type_of_card_or_lane_parts_the_pair_that_no_longer_fits() -> None:
    assert edits.change_card_type(drawn(), ["stop"], "emotion").pairs == drawn().pairs
    assert edits.change_card_type(drawn(), ["stop"], "note").pairs == ()
    lane = edits.change_lane_type(drawn(), "L2", "opportunity")
    assert [card.type for card in lane.cards][2:] == ["opportunity", "recommendation"]
    assert lane.pairs == drawn().pairs
    assert edits.change_lane_type(drawn(), "L2", "memory").pairs == ()


@pytest.mark.parametrize(
    ("answer", "target", "fits"),
    [
        ("opportunity", "barrier", True),
        ("opportunity", "emotion", True),
        ("opportunity", "opportunity", False),
        ("barrier", "emotion", False),
        ("opportunity", "action", False),
    ],
)
def test_an_opportunity_answers_what_is_wrong_as_a_recommendation_does(
    answer: str, target: str, *, fits: bool
) -> None:
    map_ = edits.change_card_type(drawn(), ["stop"], target)
    map_ = edits.change_card_type(map_, ["help"], answer)
    pair = Pair(id="new", recommendation="help", target="stop")
    if fits:
        assert [one.target for one in map_.pairs] == ["stop"], "the one that was there stays"
        made = edits.add_pair(edits.remove_pairs(map_, [one.id for one in map_.pairs]), pair)
        assert made.pairs == (pair,)
        assert faults(made) == ()
    else:
        assert map_.pairs == ()
        with pytest.raises(edits.EditError, match="pair joins"):
            edits.add_pair(map_, pair)


def test_cards_move_to_a_place_in_a_cell() -> None:
    moved = edits.move_cards(drawn(), ["touch"], "L2", "s2", 1)
    assert [card.id for card in moved.cells["L2", "s2"]] == ["stop", "touch", "help"]
    assert moved.records["touch"].type == "touchpoint"  # type: ignore[attr-defined]
    turned = edits.move_cards(drawn(), ["touch"], "L2", "s2", 0, convert=True)
    assert turned.cells["L2", "s2"][0].type == "barrier"
    within = edits.move_cards(drawn(), ["help"], "L2", "s2", 0)
    assert [card.id for card in within.cells["L2", "s2"]] == ["help", "stop"]
    with pytest.raises(EditError, match="no place 3"):
        edits.move_cards(drawn(), ["touch"], "L2", "s2", 3)


def test_a_copied_stage_has_copies_of_what_stands_in_it() -> None:
    before = edits.change_card(drawn(), "stop", comments=(Comment(id="c"),), votes=4)
    after = edits.duplicate_stage(before, "S2")
    copies = [card for card in after.cards if card.id not in before.records]
    assert sorted(card.text for card in copies) == ["", "call back", "no reply"]
    assert all((card.votes, card.comments) == (0, ()) for card in copies)
    ids = {card.text: card.id for card in copies}
    new = after.pairs[-1]
    assert (new.recommendation, new.target) == (ids["call back"], ids["no reply"])
    assert len(after.arrows) == 1, "an arrow with one end outside is not copied"
    assert [stage.id for stage in after.stages][:2] == ["S1", "S2"]


def test_copies_of_cards_stand_behind_them() -> None:
    after = edits.duplicate_cards(drawn(), ["stop", "help"])
    texts = [card.text for card in after.cells["L2", "s2"]]
    assert texts == ["no reply", "no reply", "call back", "call back"]


def test_pairs_and_arrows_among_copied_cards_are_copied() -> None:
    before = drawn()
    (pair,) = before.pairs
    after = edits.duplicate_cards(before, [pair.recommendation, pair.target])
    copied = [card.id for card in after.cards if card.id not in before.records]
    assert after.pairs[0] == pair
    new = after.pairs[1]
    assert {new.recommendation, new.target} == set(copied)
    assert len(edits.duplicate_cards(before, [pair.target]).pairs) == 1, "its partner is no copy"
    (arrow,) = before.arrows
    after = edits.duplicate_cards(before, [arrow.from_card, arrow.to_card])
    assert len(after.arrows) == 2
    assert {after.arrows[1].from_card, after.arrows[1].to_card}.isdisjoint(before.records)


def test_a_placed_note_is_a_card_with_its_words() -> None:
    after = edits.place_tray_note(drawn(), "note", "L1", "s3")
    card = after.cells["L1", "s3"][0]
    assert (card.id, card.text, card.type) == ("note", "later", "goal")
    assert [note.id for note in after.tray] == ["bare"]
    usual = edits.place_tray_note(drawn(), "bare", "L2", "s1")
    assert usual.cells["L2", "s1"][0].type == "barrier"


@given(maps(unknown=True), st.data())
def test_a_card_that_went_to_the_tray_comes_back_as_it_was(
    map_: JourneyMap, data: st.DataObject
) -> None:
    assume(map_.cards)
    card = data.draw(st.sampled_from(map_.cards))
    sent = edits.send_to_tray(map_, [card.id])
    assert (sent.tray[-1].id, sent.tray[-1].text) == (card.id, card.text)
    assert sent.pictures == map_.pictures
    assert not any(card.id in (pair.recommendation, pair.target) for pair in sent.pairs)
    assert parse(dump(sent)).map == sent
    at = map_.cells[card.lane, card.step].index(card)
    back = edits.place_tray_note(sent, card.id, card.lane, card.step, at)
    assert back.cards == map_.cards


def test_a_wide_card_keeps_its_width_in_the_tray_as_far_as_there_is_room() -> None:
    wide = edits.span_card(drawn(), "touch", "s1", "s2")
    sent = edits.send_to_tray(wide, ["touch"])
    assert parse(dump(sent)).map == sent

    def reach(map_: JourneyMap, lane: str, step: str) -> tuple[str, str]:
        card = edits.place_tray_note(map_, "touch", lane, step).records["touch"]
        assert isinstance(card, Card)
        assert card.notes == "", "no id becomes a word"
        return card.step, card.until

    steps = [step.id for step in sent.steps]
    assert reach(sent, "L1", steps[1]) == (steps[1], steps[2])
    assert reach(sent, "L1", steps[-1]) == (steps[-1], ""), "there is no room"
    assert reach(edits.remove_steps(sent, ["s2"]), "L1", "s1") == ("s1", "")


def test_cards_come_to_the_tray_in_their_order_before_a_note() -> None:
    after = edits.send_to_tray(drawn(), ["help", "touch"], 1)
    assert [note.id for note in after.tray] == ["note", "touch", "help", "bare"]
    assert after.pairs == ()


def test_a_placed_note_no_longer_names_what_has_gone_since() -> None:
    map_ = edits.insert_source(drawn(), Source(id="kept"), 1)
    named = {"sources": ("src", "kept"), "persona": "p2", "notes": "asked twice"}
    sent = edits.send_to_tray(edits.change_card(map_, "stop", **named), ["stop"])
    gone = edits.remove_persona(edits.remove_source(sent, "src"), "p2")
    card = edits.place_tray_note(gone, "stop", "L1", "s3").cells["L1", "s3"][0]
    assert (card.sources, card.persona, card.notes) == (("kept",), "", "asked twice")
    bare = edits.place_tray_note(edits.remove_source(gone, "kept"), "stop", "L1", "s3")
    card = bare.cells["L1", "s3"][0]
    assert (card.sources, card.persona, card.notes) == ((), "", "asked twice")


def test_a_placed_note_shows_no_hash_of_a_picture_that_is_not_there() -> None:
    sent = evolve(edits.send_to_tray(drawn(), ["snap"]), pictures=())
    card = edits.place_tray_note(sent, "snap", "L1", "s3").cells["L1", "s3"][0]
    assert (card.image, card.notes) == (None, "")


def test_a_picture_in_the_tray_stays_in_the_file_until_the_note_goes() -> None:
    sent = edits.send_to_tray(drawn(), ["snap"])
    assert edits.drop_unused_pictures(sent).pictures == drawn().pictures
    assert edits.remove_tray_notes(sent, ["snap"]).pictures == ()


def test_an_exit_loses_its_end() -> None:
    after = edits.change_path(drawn(), "path", kind="exit", why="too late")
    assert (after.paths[0].to_step, after.paths[0].why) == ("", "too late")


REFUSED: list[tuple[Any, dict[str, Any], str]] = [
    (edits.change_card, {"card_id": "touch", "importance": "huge"}, "huge"),
    (edits.change_card, {"card_id": "touch", "persona": "p9"}, "no persona"),
    (edits.change_card, {"card_id": "touch", "sources": ("nope",)}, "no source"),
    (edits.change_card, {"card_id": "touch", "lane": "L2"}, "edit of its own"),
    (edits.change_card, {"card_id": "touch", "votes": -1}, "votes"),
    (edits.change_card, {"card_id": "touch", "shade": "x"}, "no field"),
    (edits.change_card, {"card_id": "touch", "comments": (Comment(id="stop"),)}, "already"),
    (edits.change_lane, {"lane_id": "L1", "tint": "teal"}, "tint"),
    (edits.change_step, {"step_id": "s1", "attention": "asleep"}, "asleep"),
    (edits.change_map, {"main_persona": "p9"}, "no persona"),
    (edits.change_scope, {"logo": "0" * 64}, "no picture"),
    (edits.change_path, {"path_id": "path", "to_step": "S1"}, "is the stage"),
    (edits.insert_lane, {"lane": Lane(id="stop", type="goal"), "place": 0}, "already"),
    (edits.insert_lane, {"lane": Lane(id="L9", type="gaol"), "place": 0}, '"goal"'),
    (edits.insert_stage, {"stage": Stage(id="x", steps=(Step(id="x"),)), "place": 0}, "x"),
    (edits.insert_stage, {"stage": Stage(id="S3", steps=(Step(id="z"),)), "place": 7}, "place 7"),
    (
        edits.insert_cards,
        {"cards": [Card(id="n", lane="L1", step="S1", type="goal")]},
        "no step",
    ),
    (edits.add_pair, {"pair": Pair(id="n", recommendation="touch", target="stop")}, "pair joins"),
    (edits.add_arrow, {"arrow": Arrow(id="n", from_card="stop", to_card="stop")}, "two cards"),
    (edits.add_path, {"path": Path(id="n", kind="skip", from_step="s1")}, "leads to a step"),
    (edits.span_card, {"card_id": "touch", "first": "s2", "last": "s1"}, "ends at or after"),
]


@pytest.mark.parametrize(("edit", "arguments", "words"), REFUSED)
def test_what_would_break_the_map_is_refused_in_words(
    edit: Any, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(EditError, match=words):
        edit(drawn(), **arguments)


@given(map_=maps(min_cards=1))
def test_a_word_changes_one_card_alone(map_: JourneyMap) -> None:
    first = map_.cards[0]
    after = edits.set_card_text(map_, first.id, first.text + "!")
    assert after.cards[0].text == first.text + "!"
    assert all(a is b for a, b in zip(after.cards[1:], map_.cards[1:], strict=True))
    assert edits.set_card_text(map_, first.id, first.text) is map_


def with_dismissals(map_: JourneyMap, *targets: str) -> JourneyMap:
    """The map with a remark of the review set aside at each of these records."""
    review = Review(dismissed=tuple(Dismissal(check="x", target=target) for target in targets))
    return edits.change_map(map_, review=review)


def set_aside(map_: JourneyMap) -> list[str]:
    assert map_.review is not None
    return [one.target for one in map_.review.dismissed]


@pytest.mark.parametrize(
    "remove",
    [
        lambda map_: edits.remove_cards(map_, ["touch"]),
        lambda map_: edits.remove_lanes(map_, ["L1"]),
        lambda map_: edits.remove_stages(map_, ["S1"]),
        lambda map_: edits.change_card(map_, "touch", comments=()),
    ],
    ids=["card", "lane", "stage", "comment"],
)
def test_what_was_set_aside_at_a_comment_goes_with_it(remove: Any) -> None:
    before = edits.change_card(drawn(), "touch", comments=(Comment(id="said", text="really?"),))
    after = remove(with_dismissals(before, "said", "help"))
    assert set_aside(after) == ["help"]
    assert faults(after) == ()


def test_what_was_set_aside_at_a_part_or_tour_goes_with_it() -> None:
    before = with_dismissals(drawn(), "part", "tour", "help")
    assert set_aside(edits.change_map(before, parts=())) == ["tour", "help"]
    after = edits.remove_tour(edits.change_map(before, parts=()), "tour")
    assert set_aside(after) == ["help"]
    assert faults(after) == ()


def test_a_new_part_may_be_named_by_the_change_that_brings_it() -> None:
    review = Review(dismissed=(Dismissal(check="x", target="new"),))
    after = edits.change_map(drawn(), parts=(Part(id="new"),), review=review)
    assert faults(after) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"tours": ()},
        {"parts": (Part(id="new", steps=("nobody",)),)},
        {"parts": (Part(id="new"), Part(id="new"))},
        {"parts": (Part(id="touch"),)},
        {"review": Review(dismissed=(Dismissal(check="x", target="nobody"),))},
        {"direction": "up"},
    ],
    ids=str,
)
def test_a_change_of_the_map_that_would_break_it_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(EditError):
        edits.change_map(drawn(), **change)


def test_a_note_of_an_unknown_type_is_refused_unless_the_map_is_newer() -> None:
    note = TrayNote(id="new", text="a", type="wibble")
    with pytest.raises(EditError, match="no word of the format"):
        edits.add_tray_notes(drawn(), [note], 0)
    newer = evolve(drawn(), format_version="1.1")
    assert faults(edits.add_tray_notes(newer, [note], 0)) == ()


def test_a_note_that_is_placed_keeps_every_word_it_holds() -> None:
    note = TrayNote.model_validate_json(
        """{"id": "new", "text": "late", "notes": "who said so?", "tags": ["taxi", "night"],
        "votes": 3, "sources": ["src", "nowhere"], "colour": "red", "step": "elsewhere",
        "contact": {"channels": ["phone"]}, "comments": [{"id": "touch", "text": "clash"}],
        "mood": {"so": 1}}"""
    )
    before = evolve(drawn(), tray=(note,), format_version="1.1")
    after = edits.place_tray_note(before, "new", "L1", "s3")
    (card,) = (card for card in after.cards if card.id == "new")
    assert (card.text, card.tags, card.votes, card.step) == ("late", ("taxi", "night"), 3, "s3")
    assert card.contact == Contact(channels=("phone",))
    assert card.model_extra == {"mood": {"so": 1}}
    lines = card.notes.splitlines()
    assert lines[0] == "who said so?"
    assert {line.partition(":")[0] for line in lines[1:]} == {"colour", "step", "comments"}
    assert 'comments: [{"text": "clash"}]' in lines, "words, and no id"
    assert card.sources == ("src",)
    assert "colour: red" in lines
    assert "nowhere" not in card.notes, "an id, not a word"
    assert faults(after) == ()
