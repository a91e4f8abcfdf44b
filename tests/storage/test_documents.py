"""Maps of every version that ever was: they open for as long as Footpath lives."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.models.journey import JourneyMap
from app.models.vocabulary import CardType, Direction, Grain, LaneType
from app.storage import dump, load

DOCUMENTS = Path(__file__).parents[1] / "documents"

# A document never changes; a new version of the format gets one of its own.
DIGESTS = {
    "version-1.0.journey": "566a353c2035a296c461a36dfc6875c3f68b01679bde7c7d578d37b465afcc29",
}


def test_no_document_was_changed_or_forgotten() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DOCUMENTS.glob("*.journey")
    }
    assert found == DIGESTS


def test_the_first_version_opens_with_all_it_holds() -> None:
    loaded = load(DOCUMENTS / "version-1.0.journey")
    map_ = loaded.map
    assert loaded.notices == ()
    assert {lane.type for lane in map_.lanes} == {word.value for word in LaneType}
    assert {card.type for card in map_.cards} == {word.value for word in CardType}
    assert {lane.grain for lane in map_.lanes} == {word.value for word in Grain}
    assert map_.direction == Direction.RIGHT_TO_LEFT
    empty = [name for name in JourneyMap.model_fields if getattr(map_, name) in ("", (), None)]
    assert empty == []
    assert map_.model_extra


def test_the_first_version_is_written_as_it_was() -> None:
    path = DOCUMENTS / "version-1.0.journey"
    assert dump(load(path).map) == path.read_bytes()
