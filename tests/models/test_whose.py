"""Whose feelings are whose: edits of personas and of the kind leave each on its curve."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.layout.lanes.curves import curve_key, sorted_curves
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.stage import Stage, Step

Edit = Callable[[JourneyMap], JourneyMap]


def felt(id_: str, persona: str = "", state: str = "", lane: str = "feel") -> Card:
    feeling = Feeling(level=1.0, state=state)
    return Card(id=id_, lane=lane, step="s", type="emotion", persona=persona, feeling=feeling)


def two_people(*cards: Card, owner: str = "") -> JourneyMap:
    """Ann, who heads the map, and Ben; a lane of feelings, of whom ``owner`` says."""
    return JourneyMap(
        id="map",
        personas=(Persona(id="ann", name="Ann"), Persona(id="ben", name="Ben")),
        stages=(Stage(id="S", steps=(Step(id="s"),)),),
        lanes=(
            Lane(id="feel", type="emotion", persona=owner),
            Lane(id="more", type="emotion"),
        ),
        cards=cards,
    )


def whose(map_: JourneyMap) -> dict[str, tuple[str, str]]:
    return {card.id: curve_key(card, map_) for card in map_.cards}


BOTH = (felt("glad"), felt("sad", "ben"))


@pytest.mark.parametrize(
    "edit",
    [
        lambda map_: edits.set_main_persona(map_, "ben"),
        lambda map_: edits.move_personas(map_, ["ben"], 0),
        lambda map_: edits.change_persona(map_, "ann", stakeholder=True),
        lambda map_: edits.insert_persona(map_, Persona(id="new"), 0),
    ],
    ids=["another main one", "another order", "a mere stakeholder", "one before it"],
)
def test_whoever_heads_the_map_feelings_stay_whose_they_are(edit: Edit) -> None:
    map_ = two_people(*BOTH)
    after = edit(map_)
    assert after.head_persona is not None
    assert after.head_persona.id != "ann"
    assert whose(after) == whose(map_) == {"glad": ("ann", "current"), "sad": ("ben", "current")}
    assert faults(after) == ()


def test_where_the_main_persona_stays_no_card_is_touched() -> None:
    map_ = two_people(*BOTH)
    assert edits.change_persona(map_, "ben", stakeholder=True).cards is map_.cards
    assert edits.move_personas(map_, ["ben"], 1).cards is map_.cards
    assert edits.change_map(map_, theme="ink").cards is map_.cards


def test_the_first_persona_of_a_map_has_the_feelings_that_were_nobodys() -> None:
    map_ = evolve(two_people(felt("glad")), personas=())
    after = edits.insert_persona(map_, Persona(id="cid"), 0)
    assert after.cards is map_.cards
    assert whose(after) == {"glad": ("cid", "current")}


@pytest.mark.parametrize(("gone", "count"), [("ben", 2), ("ann", 1)])
def test_feelings_of_a_persona_who_goes_are_counted(gone: str, count: int) -> None:
    map_ = two_people(*BOTH, felt("also", "ben", lane="more"))
    after = edits.remove_persona(map_, gone)
    assert len({persona for persona, _ in whose(after).values()}) == 1
    assert edits.newly_about(map_, after, gone) == count


def test_of_a_last_persona_nobody_takes_the_feelings() -> None:
    map_ = evolve(two_people(felt("glad")), personas=(Persona(id="ann"),))
    assert edits.newly_about(map_, edits.remove_persona(map_, "ann"), "ann") == 0


def test_a_new_kind_of_map_joins_no_two_curves() -> None:
    map_ = two_people(felt("glad"), felt("hoped", state="future"), felt("alone", lane="more"))
    after = edits.change_map(map_, kind="future")
    assert whose(after) == {
        "glad": ("ann", "current"),
        "hoped": ("ann", "future"),
        # The only curve of its lane is that of the map.
        "alone": ("ann", "future"),
    }


def test_a_lane_is_about_its_owner() -> None:
    map_ = two_people(felt("glad"), felt("sad", lane="more"), felt("own", "ann"), owner="ben")
    assert whose(map_) == {
        "glad": ("ben", "current"),
        "own": ("ann", "current"),
        "sad": ("ann", "current"),
    }
    merged = edits.merge_lanes(map_, "feel", "more")
    assert whose(merged) == whose(map_)
    assert sorted_curves(merged.cards, merged) == [("ann", "current"), ("ben", "current")]
