"""What is saved is what is loaded, byte by byte and word by word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.models.base import evolve
from app.models.journey import JourneyMap
from app.storage import dump, load, parse, save
from tests.census import Census
from tests.generators import Wishes, maps, random_map

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.journey"))

# Full numbers with --prove, and enough to meet most features otherwise.
MANY = settings(max_examples=max(100, settings.default.max_examples if settings.default else 0))


@given(map_=maps(unknown=True))
@MANY
def test_a_map_comes_back_equal_with_all_it_does_not_know(map_: JourneyMap, census: Census) -> None:
    census.meet_map(map_)
    data = dump(map_)
    parsed = parse(data)
    assert parsed.map == map_
    assert dump(parsed.map) == data


@given(map_=maps(unknown=True))
@settings(max_examples=20)
def test_a_saved_map_comes_back_equal(
    map_: JourneyMap, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("maps") / "a map.journey"
    saved = save(map_, path, known=None)
    loaded = load(path)
    assert loaded.map == map_
    assert loaded.digest == saved.digest
    assert path.stat().st_size == saved.size
    again = save(loaded.map, path, known=loaded.digest)
    assert again.digest == saved.digest, "opening and saving gives the same bytes"


def test_unknown_fields_of_every_kind_of_record_are_kept() -> None:
    map_ = random_map(3, 9, 17, 200, Wishes(unknown=1.0, newer_words=True, details=0.9))
    written = json.loads(dump(map_))
    assert parse(dump(map_)).map == map_

    def unknown(name: str) -> bool:
        return name.startswith("new_") or name in ("", "名前", "self")

    def kinds(value: Any, name: str) -> set[str]:
        found = set()
        if isinstance(value, dict):
            if any(map(unknown, value)):
                found.add(name)
            for key, below in value.items():
                found |= kinds(below, key)
        elif isinstance(value, list):
            for below in value:
                found |= kinds(below, name)
        return found

    records = "cards contact feeling plan image comments lanes stages steps personas sources paths"
    assert set(records.split()) <= kinds(written, "map")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_what_footpath_writes(path: Path) -> None:
    loaded = load(path)
    assert loaded.exact
    assert dump(loaded.map) == path.read_bytes()


@given(map_=maps(max_cards=8))
def test_another_order_of_fields_and_explicit_defaults_are_the_same_map(map_: JourneyMap) -> None:
    full = map_.model_dump(mode="json")

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(below) for below in value] if isinstance(value, list) else value

    parsed = parse(json.dumps(turned(full), indent="\t").encode())
    assert dump(parsed.map) == dump(map_), "the first save brings the usual form"


def test_the_file_reads_line_by_line() -> None:
    map_ = random_map(8, 3, 3, 5)
    text = dump(map_).decode()
    lines = text.splitlines()
    assert lines[:3] == ["{", '  "format": "footpath-journey",', '  "format_version": "1.0",']
    assert text.endswith("}\n")
    assert "\\u" not in dump(evolve(map_, title="été 旅 سفر 🚕")).decode()
    other = dump(evolve(map_, title="Another title")).decode().splitlines()
    assert sum(a != b for a, b in zip(lines, other, strict=True)) == 1, "one change, one line"
    names = [key for key in json.loads(text) if key in JourneyMap.model_fields]
    declared = [key for key in JourneyMap.model_fields if key in names]
    assert names == declared


def test_a_newer_minor_version_keeps_its_number() -> None:
    map_ = evolve(random_map(2, 3, 3, 5), format_version="1.23")
    parsed = parse(dump(map_))
    assert parsed.map.format_version == "1.23"
    assert "newer than 1.0" in " ".join(parsed.notices)
