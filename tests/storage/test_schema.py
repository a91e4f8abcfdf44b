"""The schema says of a file's records what the models say."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, validators
from pydantic import ValidationError

from app.models.descriptions import DESCRIPTIONS
from app.models.journey import FORMAT, FORMAT_VERSION, JourneyMap
from app.storage import dump, schema
from tests.generators import Wishes, maps, random_map
from tests.storage.mutations import (
    any_number,
    bad_colour,
    delete_field,
    mutate_structure,
    odd_text,
    retype,
    retype_item,
)

SCHEMA = schema()

# JSON Schema takes 3.0 for a whole number, which the models refuse; all else is told alike.
READER = validators.extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)(SCHEMA)

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = sorted(RESOURCES.glob("*/*.journey"))


def broken(data: bytes) -> list[str]:
    return [fault.message for fault in READER.iter_errors(json.loads(data))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_maps_that_come_along_fit_it(path: Path) -> None:
    assert broken(path.read_bytes()) == []


@given(map_=maps(unknown=True))
def test_invented_maps_fit_it(map_: JourneyMap) -> None:
    assert broken(dump(map_)) == []


def test_it_refuses_what_the_models_refuse(short_or_full: Callable[[int, int], int]) -> None:
    rng = random.Random(random.randrange(2**32))
    files = [dump(random_map(seed, 5, 17, 60, Wishes(details=0.8))) for seed in range(4)]
    kinds = (retype, retype_item, any_number, bad_colour, delete_field, odd_text)
    refused = 0
    for _ in range(short_or_full(300, 3_000)):
        mutant = mutate_structure(rng.choice(files), rng, kinds)
        document = json.loads(mutant.data)
        # The reader of files looks at these two, before the models do.
        if (document.get("format"), document.get("format_version")) != (FORMAT, FORMAT_VERSION):
            assert broken(mutant.data)
            continue
        try:
            JourneyMap.model_validate_json(mutant.data)
            sound = True
        except ValidationError:
            sound = False
        found = broken(mutant.data)
        assert bool(found) != sound, (mutant.kind, found)
        refused += bool(found)
    assert refused > 100


def test_it_explains_each_record_and_field() -> None:
    records = {"JourneyMap": SCHEMA, **SCHEMA["$defs"]}
    assert records.keys() == DESCRIPTIONS.keys()
    for name, record in records.items():
        assert record["description"]
        assert record["properties"].keys() == DESCRIPTIONS[name].keys()
        assert all(field["description"] for field in record["properties"].values())


def test_it_names_the_words_of_closed_lists() -> None:
    words = SCHEMA["$defs"]["Card"]["properties"]["importance"]["anyOf"]
    assert words == [{"enum": ["low", "medium", "high", ""]}, {"type": "string"}]


def test_it_is_plain_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)
