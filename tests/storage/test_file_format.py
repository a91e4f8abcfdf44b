"""The description of the format for other programs says what the program does."""

from __future__ import annotations

import json
import re

from app.storage import dump, parse
from tests.storage.format_tables import DOCUMENT, with_tables

TEXT = DOCUMENT.read_text()


def test_its_tables_are_those_of_the_models() -> None:
    remedy = "run: python -m tests.storage.format_tables"
    assert with_tables(TEXT) == TEXT, remedy


def test_its_example_is_what_footpath_writes() -> None:
    found = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert found
    data = found[1].encode()
    assert dump(parse(data).map) == data


def test_its_difference_is_one_of_its_example() -> None:
    found = re.search(r"```diff\n(.*?)```", TEXT, re.DOTALL)
    assert found
    lines = [line[1:].strip() for line in found[1].splitlines()]
    example = [line.strip() for line in TEXT.splitlines()]
    changed = [line[1:].strip() for line in found[1].splitlines() if line.startswith("+")]
    assert all(line in example for line in lines if line not in changed)
    assert len(changed) == 1


def test_no_record_of_a_dumped_map_is_missing_in_it() -> None:
    fields = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    example = json.loads(re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)[0])
    assert set(example) <= fields
