"""Long emotion lanes after edits: words far from what changed keep their places, others do not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from app.layout.curve import Samples
from app.layout.grid import Placement
from app.layout.lanes.curves import CurvePoint
from app.layout.lanes.faces import LaneFrame, Settled, Spotted, Word
from app.layout.lanes.placing import Place
from app.layout.lanes.undisturbed import Stood, Undisturbed, stood_of
from app.layout.lanes.zones import Zones
from app.layout.memo import Memo
from app.layout.sheet_layout import lay_out
from app.layout.text import TextStyle
from app.layout.themes import theme
from app.models import edits
from app.models.card import Card
from app.models.edit_error import EditError
from app.models.journey import JourneyMap
from app.models.stage import Stage, Step
from tests.layout.lanes.test_redrawn import looks
from tests.layout.sheets import Json, feeling, journey, lane, stages, typesetter

_WORDS = ("", "Ok", "Ok", "Glad", "Rather cross")


def long_lane(rng: random.Random, most: int) -> JourneyMap:
    """Two curves over many slim columns, with up to so many faces of each in a column."""
    steps = [f"{letter}1" for letter in "abcdefghijklmnopqrstuvwxyz"]
    cards: list[Json] = []
    for at, step in enumerate(steps):
        for persona in "pq":
            for _ in range(rng.randint(0, most)):
                id_, level = f"c{len(cards)}", rng.randint(-4, 4) / 2
                more: Json = {"until": steps[min(at + 1, 25)]} if rng.random() < 0.05 else {}
                more |= {"spread": 1.0} if rng.random() < 0.1 else {}
                more["persona"] = persona
                cards.append(feeling(id_, "l", step, level, rng.choice(_WORDS), **more))
    moments = [{"moment_of_truth": "moment"} if rng.random() < 0.2 else {} for _ in steps]
    shown = stages(*[1] * 26)
    for stage, more in zip(shown, moments, strict=True):
        stage["steps"][0] |= {"width": 55.0 + rng.randrange(400) / 7, **more}
    return journey(
        stages=shown,
        personas=[{"id": "p", "name": "Ann"}, {"id": "q", "name": "Bob"}],
        main_persona="p",
        lanes=[lane("l", "emotion")],
        cards=cards or [feeling("c", "l", "a1", 1.0, persona="p")],
    )


def edited(document: JourneyMap, rng: random.Random) -> JourneyMap:
    number, count = sum(1 for _ in document.records), len(document.stages)
    stage, chosen = rng.choice(document.stages), rng.choice(document.cards)
    assert chosen.feeling is not None
    new = Step(id=f"new step {number}", width=rng.choice([40.0, 60.0, 99.9]))
    felt = chosen.feeling.model_copy(
        update={"level": rng.randint(-4, 4) / 2, "spread": rng.choice([None, 2.0])}
    )
    place = rng.randrange(count)
    choices = [
        lambda: edits.insert_stage(document, Stage(id=f"new {number}", steps=(new,)), place),
        lambda: edits.remove_stages(document, {stage.id}),
        lambda: edits.move_stages(document, {stage.id}, place),
        lambda: edits.merge_stages(document, stage.id),
        lambda: edits.change_stage(document, stage.id, collapsed=not stage.collapsed),
        lambda: edits.change_stage(document, stage.id, hidden=not stage.hidden),
        lambda: edits.change_step(document, stage.steps[0].id, width=rng.choice([50.0, 120.0])),
        lambda: edits.change_step(document, stage.steps[0].id, moment_of_truth="moment"),
        lambda: edits.change_card(document, chosen.id, text=rng.choice(_WORDS)),
        lambda: edits.change_card(document, chosen.id, feeling=felt),
        lambda: edits.change_card(document, chosen.id, persona=rng.choice("pq")),
        lambda: edits.remove_cards(document, {chosen.id}),
    ]
    try:
        return rng.choice(choices)()
    except EditError:
        return document


@given(st.integers(0, 2**32), st.sampled_from([1, 1, 2, 3]))
def test_after_edits_words_stand_where_they_would_anew(seed: int, most: int) -> None:
    rng, memo, chosen = random.Random(seed), Memo(), typesetter()
    document = long_lane(rng, most)
    for _ in range(5):
        kept = lay_out(document, theme("paper"), chosen, memo=memo)
        anew = lay_out(document, theme("paper"), chosen)
        assert looks(kept.nodes) == looks(anew.nodes)
        assert kept.crowded == anew.crowded
        if len(document.cards) < 2 or len(document.stages) < 2:
            break
        document = edited(document, rng)


def found_in(memo: Memo) -> dict[str, Settled]:
    """The places of the words of the lane by their cards, as they were found."""
    stood = memo.stood("l")
    assert stood is not None
    return {card: settled for card, (settled, _) in stood.words.items()}


def test_only_words_near_a_change_look_for_a_place() -> None:
    before, memo, chosen = long_lane(random.Random(3), 1), Memo(), typesetter()
    lay_out(before, theme("paper"), chosen, memo=memo)
    first = found_in(memo)
    new = Stage(id="new", steps=(Step(id="new step", width=70.0),))
    lay_out(edits.insert_stage(before, new, 13), theme("paper"), chosen, memo=memo)
    again = found_in(memo)
    # a search makes a place of its own, though it may be the same
    sought = {card.step for card in before.cards if again[card.id] is not first[card.id]}
    assert "m1" in sought
    assert not {step[0] for step in sought} & set("abcdexyz")


_FRAME = LaneFrame(150.0, 25.0, 20.0, Zones(60.0, 90.0, 150.0, 75.0), ("#000000",))


def face(id_: str, x: float) -> Spotted:
    block = typesetter().block("Ok", TextStyle(8.0), 20.0)
    one = Card.model_validate({"id": id_, "lane": "l", "step": "s", "type": "emotion"})
    word = Word(block, None, (), 20.0, 10.0, frozenset())
    return Spotted(CurvePoint(Placement(one, 0, 0), x, 75.0), 0, word, 14.0, None)


def settled_at(top: float) -> Settled:
    return Settled(Place(-10.0, top, False), None, None)


def lane_of(*faces: Spotted) -> Stood:
    return stood_of((), 5000.0, _FRAME, [faces], Samples())


def drawn(*faces: Spotted) -> Stood:
    now = lane_of(*faces)
    first = Undisturbed(None, now)
    for one in faces:
        assert first.again(one, thorough=True) is None
        first.keep(one, settled_at(40.0), thorough=True)
    return now


def test_a_word_looks_again_where_one_before_it_found_another_place() -> None:
    one, near, far = face("a", 1000.0), face("b", 1100.0), face("c", 3000.0)
    for top, stays in ((40.0, True), (90.0, False)):
        again = Undisturbed(drawn(one, near, far), lane_of(one, near, far))
        again.keep(one, settled_at(top), thorough=True)
        assert (again.again(near, thorough=True) is not None) == stays
        assert again.again(far, thorough=True) == settled_at(40.0)


def test_a_word_looks_again_where_its_search_is_another() -> None:
    one = face("a", 1000.0)
    again = Undisturbed(drawn(one), lane_of(one))
    assert again.again(one, thorough=False) is None
    assert again.again(one, thorough=True) == settled_at(40.0)
