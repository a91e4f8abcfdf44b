"""Damaged files: refused where the damage is, repaired in sight, or opened as they say."""

from __future__ import annotations

import hashlib
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.models.base import evolve
from app.models.integrity import LIMIT
from app.models.journey import JourneyMap
from app.models.order import in_order
from app.storage import LoadError, dump, load
from tests.generators import Wishes, random_map
from tests.storage.mutations import BYTES, STRUCTURE, Mutant, mutate, mutate_structure

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.journey"))

PATIENCE = 2.0
"""Seconds of the processor that no file may take."""


def originals() -> list[bytes]:
    """Sound files of all kinds to damage."""
    wishes = (
        Wishes(details=0.6, spans=0.4),
        Wishes(details=0.6, unknown=0.3),
        Wishes(details=0.9, unknown=0.2, newer_words=True),
    )
    invented = [dump(random_map(seed, 6, 17, 40, wish)) for seed, wish in enumerate(wishes)]
    return [*invented, *(path.read_bytes() for path in SAMPLES)]


def fingerprint(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), status.st_mtime_ns, status.st_mode


def judge(mutant: Mutant, path: Path) -> str:
    """Open a damaged file and hold the outcome against what has to be; give it in one word."""
    path.write_bytes(mutant.data)
    before = fingerprint(path)
    start = time.process_time()
    try:
        loaded = load(path)
    except LoadError as error:
        assert time.process_time() - start < PATIENCE
        assert fingerprint(path) == before
        return refused(mutant, error)
    assert time.process_time() - start < PATIENCE
    assert fingerprint(path) == before
    assert mutant.spot is None, f"{mutant.kind}: opened, but should be refused at {mutant.spot}"
    return opened(mutant, loaded.map, " ".join(loaded.notices))


def refused(mutant: Mutant, error: LoadError) -> str:
    assert 1 <= len(error.faults) <= LIMIT
    lines = mutant.data.decode("utf-8", "replace").split("\n")
    for fault in error.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.message
        assert "pydantic" not in fault.message
        # The file's own words are quoted, in marks of one kind or the other, and may be an address.
        assert "http" not in re.sub("\"[^\"]*\"|'[^']*'", "", fault.message)
    if mutant.spot is not None:
        spots = [(fault.line, fault.column) for fault in error.faults]
        assert mutant.spot in spots, f"{mutant.kind}: {mutant.spot} is not among {error}"
        return "refused at the damage"
    return "refused"


def opened(mutant: Mutant, found: JourneyMap, notices: str) -> str:
    """What was opened is what the file says, read by nothing of ours but the models."""
    data = mutant.data.removeprefix(b"\xef\xbb\xbf")
    said = JourneyMap.model_validate_json(data)
    ordered = evolve(said, cards=in_order(said))
    assert found == ordered
    assert ("were put in the order" in notices) == (ordered != said)
    assert ("byte order mark" in notices) == (data != mutant.data)
    return "repaired in sight" if notices else "opened as it says"


def test_damaged_files(tmp_path: Path, short_or_full: Callable[[int, int], int]) -> None:
    rng = random.Random(random.randrange(2**32))
    files = originals()
    path = tmp_path / "damaged.journey"
    kinds: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    structural = 0
    number = short_or_full(1_000, 5_000)
    for _ in range(number):
        mutant = mutate(rng.choice(files), rng)
        outcomes[judge(mutant, path)] += 1
        kinds[mutant.kind] += 1
        structural += mutant.structural
    assert structural >= 0.7 * number
    assert len(kinds) == len(BYTES) + len(STRUCTURE), "each kind of damage was met"
    assert outcomes["refused at the damage"] >= 0.3 * number
    assert outcomes["opened as it says"]
    assert outcomes["repaired in sight"]


@pytest.mark.parametrize("kind", [*STRUCTURE, *BYTES], ids=lambda kind: kind.__name__)
def test_each_kind_of_damage_damages(kind: Any) -> None:
    """Otherwise a mutant that opens would prove nothing."""
    original = originals()[0]
    rng = random.Random(1)
    if kind in BYTES:
        made = [kind(original, rng) for _ in range(20)]
    else:
        made = [mutate_structure(original, rng, (kind,)) for _ in range(20)]
    assert sum(changes(mutant.data, original) for mutant in made) > 10


def changes(data: bytes, original: bytes) -> bool:
    """Whether bytes say something else than others, or nothing, or are of another form."""
    try:
        said = JourneyMap.model_validate_json(data)
    except ValidationError:
        return True
    return said != JourneyMap.model_validate_json(original) or len(data) > len(original)
