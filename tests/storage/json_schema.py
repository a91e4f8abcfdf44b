"""As much of JSON Schema (draft 2020-12) as the schema of a map uses; more is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_SILENT = {"$schema", "$defs", "title", "description", "default", "additionalProperties"}
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


def violations(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[str]:
    """Where a value breaks a schema."""
    unknown = schema.keys() - _SILENT - _RULES.keys()
    assert not unknown, f"the schema uses {unknown}, which this reader does not know"
    for word, argument in schema.items():
        if word in _RULES:
            yield from _RULES[word](value, argument, root)


def _type(value: Any, name: str, root: Any) -> Iterator[str]:
    fits = isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
    if not fits:
        yield f"{value!r:.40} is no {name}"


def _ref(value: Any, pointer: str, root: Any) -> Iterator[str]:
    target = root
    for part in pointer.removeprefix("#/").split("/"):
        target = target[part]
    yield from violations(value, target, root)


def _properties(value: Any, fields: Mapping[str, Any], root: Any) -> Iterator[str]:
    for name in fields.keys() & value.keys() if isinstance(value, dict) else ():
        for found in violations(value[name], fields[name], root):
            yield f"{name}: {found}"


def _required(value: Any, names: list[str], root: Any) -> Iterator[str]:
    for name in names:
        if isinstance(value, dict) and name not in value:
            yield f"{name} is missing"


def _items(value: Any, schema: Any, root: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        yield from violations(item, schema, root)


def _any_of(value: Any, schemas: list[Any], root: Any) -> Iterator[str]:
    if all(any(True for _ in violations(value, schema, root)) for schema in schemas):
        yield f"{value!r:.40} fits none of the choices"


def _rule(fits: Any, *kinds: type) -> Any:
    def rule(value: Any, argument: Any, root: Any) -> Iterator[str]:
        applies = isinstance(value, kinds) and not isinstance(value, bool) if kinds else True
        if applies and not fits(value, argument):
            yield f"{value!r:.40} against {argument!r}"

    return rule


_RULES: Mapping[str, Any] = {
    "type": _type,
    "$ref": _ref,
    "properties": _properties,
    "required": _required,
    "items": _items,
    "anyOf": _any_of,
    "enum": _rule(lambda value, words: value in words),
    "const": _rule(lambda value, word: value == word),
    "pattern": _rule(lambda value, pattern: re.search(pattern, value), str),
    "minimum": _rule(lambda value, limit: value >= limit, int, float),
    "maximum": _rule(lambda value, limit: value <= limit, int, float),
    "exclusiveMinimum": _rule(lambda value, limit: value > limit, int, float),
    "multipleOf": _rule(lambda value, step: value / step == round(value / step), int, float),
    "minItems": _rule(lambda value, count: len(value) >= count, list),
}
