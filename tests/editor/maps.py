"""Small maps with speaking ids, for the tests of editor, canvas and window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from app.layout.resources import resource_path
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import Grain, LaneType
from app.storage import load


@cache
def sample(name: str) -> JourneyMap:
    """A sample that comes with the program, by the stem of its file."""
    return load(sample_path(name)).map


def sample_path(name: str) -> Path:
    return resource_path("samples") / f"{name}.journey"


def small_map(direction: str = "ltr") -> JourneyMap:
    """Two stages of three steps, three lanes of three grains, and five cards.

    Lane "do" is per step, "feel" per stage, "sum" for the whole map. Cell do × find holds two
    cards.
    """
    return JourneyMap(
        id="map",
        title="Buying shoes",
        direction=direction,
        stages=(
            Stage(id="need", name="Need", steps=(Step(id="notice"),)),
            Stage(
                id="buy",
                name="Buy",
                steps=(Step(id="find", name="Find"), Step(id="pay", name="Pay")),
            ),
        ),
        lanes=(
            Lane(id="do", type=LaneType.ACTION.value, title="Actions"),
            Lane(id="feel", type=LaneType.GOAL.value, title="Goals", grain=Grain.STAGE.value),
            Lane(id="sum", type=LaneType.OWN.value, title="Notes", grain=Grain.MAP.value),
        ),
        cards=(
            Card(id="hole", lane="do", step="notice", type="action", text="I see a hole"),
            Card(id="look", lane="do", step="find", type="action", text="I look around"),
            Card(id="try", lane="do", step="find", type="action", text="I try some on"),
            Card(id="dry", lane="feel", step="need", type="goal", text="Keep my feet dry"),
            Card(id="note", lane="sum", step="", type="note", text="Seen in two shops"),
        ),
    )


def card_of(map_: JourneyMap, id_: str) -> Card:
    """The card of an id, which there is."""
    found = map_.records[id_]
    assert isinstance(found, Card)
    return found


def with_ids(map_: JourneyMap, change: Callable[[str], str]) -> JourneyMap:
    """The map with other ids for all its records and itself."""
    ids = {key: change(key) for key in (*map_.records, map_.id)}

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return ids.get(value, value)
        if isinstance(value, dict):
            return {key: renamed(one) for key, one in value.items()}
        return [renamed(one) for one in value] if isinstance(value, list) else value

    return JourneyMap.model_validate_json(orjson.dumps(renamed(map_.model_dump(mode="json"))))
