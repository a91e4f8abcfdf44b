"""The file format for machines: JSON Schema, draft 2020-12."""

from __future__ import annotations

from typing import Any

from app.models.journey import FORMAT, JourneyMap


def schema() -> dict[str, Any]:
    """The JSON Schema of a map's file, described from the records' own words.

    It says what each record may hold. That ids are unique and references resolve, no schema can
    say.
    """
    made = JourneyMap.model_json_schema(mode="validation")
    members = made["properties"]
    members["format"] = {"const": FORMAT, "type": "string"}
    members["format_version"] = {"type": "string", "pattern": r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"}
    made["required"] = ["format", "format_version", *made.get("required", [])]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
