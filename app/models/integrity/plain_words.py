"""What pydantic says about a value, in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from app.models.base import UNFIT
from app.models.integrity.fault import Fault, quoted
from app.models.values import ValuePath

_KINDS = {
    "string_type": "a text in quotation marks",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list: [ … ]",
    "list_type": "a list: [ … ]",
    "model_type": "an object: { … }",
    "model_attributes_type": "an object: { … }",
}

_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "above"),
    "less_than": ("lt", "below"),
}


def fault_of(error: ErrorDetails, path: ValuePath = ()) -> Fault:
    """The fault behind one error of pydantic; ``path`` leads to the value that was validated."""
    return Fault((*path, *error["loc"]), _message(error, error.get("ctx") or {}))


def _message(error: ErrorDetails, context: Mapping[str, Any]) -> str:
    kind, value = error["type"], error["input"]
    if kind == "missing":
        return f'the field "{error["loc"][-1]}" is missing; add it'
    if kind in _KINDS:
        return f"{_shown(value)} stands here; write {_KINDS[kind]}"
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return f"{_shown(value)} is out of range; write a number {words} {context[name]:,.16g}"
    if kind == "value_error":
        return f"{_shown(value)} does not fit: {context['error']}"
    if kind == "string_pattern_mismatch":
        return f'{_shown(value)} is no colour; write one like "#1f6f8b", or leave the field out'
    if kind == "too_short":
        return f"this list needs at least {context['min_length']} item; add it"
    if kind == UNFIT:
        return str(context["reason"])
    if kind in ("finite_number", "int_parsing_size"):
        return "this is no finite number; write one, or leave the field out"
    if kind == "string_unicode":
        return "this text holds half a character (a lone surrogate); remove it"
    return f"{_shown(value)} does not fit here"


def _shown(value: Any) -> str:
    """A value as it stands in the file, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else "this number"
    if isinstance(value, float):
        return f"{value:.12g}"
    return "a list" if isinstance(value, list | tuple) else "an object"
