"""The quick proof that cards stand well says neither more nor less than the rules it stands for."""

from __future__ import annotations

import random
from collections import Counter

from app.models.card import Card
from app.models.integrity.cells import cell_faults, stand_well
from app.models.integrity.records import records_by_kind
from app.models.integrity.references import Known
from app.models.journey import JourneyMap
from app.models.order import are_in_order
from tests.generators import Wishes, random_map


def moved(map_: JourneyMap, rng: random.Random) -> JourneyMap:
    """The map with a card that may stand elsewhere, and may end elsewhere, unchecked."""
    cards = list(map_.cards)
    place = rng.randrange(len(cards))
    other = rng.choice(map_.cards)
    ids = [*(step.id for step in map_.steps), *(stage.id for stage in map_.stages), "", "gone"]
    change = rng.choice(
        [
            {},
            {"lane": other.lane},
            {"lane": "gone"},
            {"step": rng.choice(ids)},
            {"until": rng.choice(ids)},
            {"lane": other.lane, "step": other.step, "until": ""},
        ]
    )
    cards[place] = cards[place].model_copy(update=change)
    return map_.model_copy(update={"cards": tuple(cards)})


def test_the_quick_proof_is_the_rules() -> None:
    rng = random.Random(4)
    met: Counter[tuple[bool, bool]] = Counter()
    for seed in range(12):
        sound = random_map(seed, 9, 8, 30, Wishes(spans=0.5, pictures=0))
        for _ in range(25):
            map_ = moved(sound, rng)
            columns = records_by_kind(map_)
            (cards,) = columns[Card]
            whole = not any(cell_faults(map_, cards, Known(map_, columns)))
            ordered = are_in_order(map_, cards.all("lane"), cards.all("step"))
            # A lane that is not there is for the rule of references to tell.
            lanes = {lane.id for lane in map_.lanes}.issuperset(cards.all("lane"))
            assert stand_well(map_, cards) == (whole and ordered and lanes)
            met[whole, ordered] += 1
    assert all(met[whole, ordered] for whole in (True, False) for ordered in (True, False)), met
