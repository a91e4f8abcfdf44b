"""The file format for machines: JSON Schema, draft 2020-12."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from app.models.descriptions import DESCRIPTIONS
from app.models.journey import FORMAT, JourneyMap


def schema() -> dict[str, Any]:
    """The JSON Schema of a map's file, with the meaning of each record and field.

    It says what each record may hold. That ids are unique and references resolve, no schema can
    say; `docs/FILE_FORMAT.md` does.
    """
    made = JourneyMap.model_json_schema(mode="validation", schema_generator=_Untitled)
    for name, record in {"JourneyMap": made, **made["$defs"]}.items():
        record["description"] = record["description"].replace("``", '"')
        for field, described in record["properties"].items():
            described["description"] = DESCRIPTIONS[name][field]
    members = made["properties"]
    members["format"] |= {"const": FORMAT}
    members["format_version"] |= {"pattern": r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"}
    made["required"] = ["format", "format_version", *made.get("required", [])]
    return {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": "Footpath journey map"}


class _Untitled(GenerateJsonSchema):
    """Without a title for each field, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def get_title_from_name(self, name: str) -> str:
        return name

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        """Keep the order of declaration, which is that of the file."""
        return value
