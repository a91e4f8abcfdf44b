"""The tables of `docs/FILE_FORMAT.md`, made from the schema, so that they cannot fall behind.

`python -m tests.storage.format_tables` puts them anew between the marks in that file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.models import vocabulary
from app.models.base import MOST, Record
from app.models.card import Card
from app.models.integrity.records import words_of
from app.models.integrity.reference_table import REFERENCES
from app.models.integrity.references import kind_name
from app.models.journey import JourneyMap
from app.storage import schema

DOCUMENT = Path(__file__).parents[2] / "docs" / "FILE_FORMAT.md"
BEGIN, END = "<!-- tables begin -->", "<!-- tables end -->"

Json = Mapping[str, Any]


def tables() -> str:
    """One table a record, in the order in which records come up, then one of all words."""
    described = schema()
    kinds = dict(_kinds(JourneyMap))
    records = {"JourneyMap": described, **described["$defs"]}
    parts = [_table(kind, records[name]) for name, kind in kinds.items()]
    return "\n".join([*parts, _words()])


def with_tables(text: str) -> str:
    """A document with the tables as they are to be between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def _kinds(kind: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    yield kind.__name__, kind
    for info in kind.model_fields.values():
        for found in re.findall(r"app\.models\.\w+\.(\w+)", str(info.annotation)):
            below = _CLASSES.get(found)
            if below:
                yield from _kinds(below)


def _all_records(kind: type[Record]) -> Iterator[type[Record]]:
    for below in kind.__subclasses__():
        yield below
        yield from _all_records(below)


_CLASSES = {kind.__name__: kind for kind in _all_records(Record)}


def _table(kind: type[Record], record: Json) -> str:
    heading = "the map itself" if kind is JourneyMap else kind_name(kind)
    lines = [f"### {heading[:1].upper()}{heading[1:]}", "", "| field | value | meaning |"]
    lines.append("|---|---|---|")
    words = {field: vocabulary.words.__name__ for field, _, vocabulary in words_of(kind)}
    required = record.get("required", ())
    for field, about in record["properties"].items():
        value = _value(kind, field, about, words)
        if field in required:
            value = f"**{value}**"
        elif about.get("default") not in (None, "", [], False) and field != "scope":
            value += f"; {json.dumps(about['default'])}"
        lines.append(f"| `{field}` | {value} | {about['description']} |")
    return "\n".join(lines) + "\n"


def _value(kind: type[Record], field: str, about: Json, words: Mapping[str, str]) -> str:
    target = _target(kind, field)
    if field in words:
        return f"word of {words[field]}"
    if "anyOf" in about:
        about = next(part for part in about["anyOf"] if part.get("type") != "null")
    if about.get("type") == "array":
        below = about["items"]
        if "$ref" in below:
            return f"list of {_named(below)}"
        return f"list of {target.replace('id of', 'ids of')}" if target else "list of texts"
    if "$ref" in about:
        return _named(about)
    return target or _scalar(field, about)


def _named(about: Json) -> str:
    return kind_name(_CLASSES[about["$ref"].rpartition("/")[2]])


def _target(kind: type[Record], field: str) -> str:
    if kind is Card and field in ("step", "until"):
        return "id of a step or stage"
    for rule in REFERENCES:
        if (rule.kind, rule.field) == (kind, field):
            nouns = [kind_name(target) for target in rule.targets]
            what = "hash" if nouns == ["picture"] else "id"
            return f"{what} of a {' or '.join(nouns) or 'record'}"
    return ""


def _scalar(field: str, about: Json) -> str:
    if about["type"] == "string":
        pattern = about.get("pattern", "")
        names = {"#": "colour", "T": "moment", "[0-9]{4}": "date"}
        return next((name for part, name in names.items() if part in pattern), "text")
    names = {"integer": "whole number", "number": "number", "boolean": "true or false"}
    low = about.get("minimum", about.get("exclusiveMinimum"))
    high = about.get("maximum")
    if high == MOST:
        # Said once, for all numbers, among the values.
        high, low = None, (low if low != -MOST else None)
    text = names[about["type"]]
    if low is not None and high is not None:
        above = "" if "minimum" in about else "above "
        text += f" {above}{low:g} to {high:,.16g}".replace("-", "−")
    elif low is not None:
        text += f" ≥ {low:g}" if "minimum" in about else f" > {low:g}"
    return text


def _words() -> str:
    used = {mark.words for kind in _CLASSES.values() for _, _, mark in words_of(kind)} | {
        vocabulary.Channel
    }
    lines = ["### Words", "", "| list | words |", "|---|---|"]
    for words in sorted(used, key=lambda words: words.__name__):
        listed = ", ".join(f"`{word.value}`" for word in words)
        lines.append(f"| {words.__name__} | {listed} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text()))
