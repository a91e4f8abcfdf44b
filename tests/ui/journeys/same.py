"""Whether two documents say the same, whatever their records are called inside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.layout.resources import resource_path
from app.storage import load


def assert_is_sample(name: str, drawn: Path) -> None:
    """A drawn map opens, and is a sample in every field; ids go by the order they appear in."""
    sample = resource_path("samples") / f"{name}.journey"
    load(drawn)
    wanted, found = canonical(sample), canonical(drawn)
    parts = sorted(wanted.keys() | found.keys())
    others = {part: found.get(part) for part in parts if found.get(part) != wanted.get(part)}
    assert not others, json.dumps(others, ensure_ascii=False)


def canonical(path: Path) -> dict[str, Any]:
    """A document as its file has it, with ids that go by the order they appear in."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    names = {id_: f"id-{at}" for at, id_ in enumerate(_ids(document))}
    assert len(names) == len(list(_ids(document))), "two records have the same id"
    found: dict[str, Any] = _renamed(document, names)
    return found


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"]
        for one in value.values():
            yield from _ids(one)
    elif isinstance(value, list):
        for one in value:
            yield from _ids(one)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value
