"""Pictures that live in the map file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.models.base import Record


class Picture(Record):
    """A picture, once per map. ``data`` is its bytes in base64, ``sha256`` their hash in hex.

    ``width`` and ``height`` are pixels; ``media_type`` is image/png or image/jpeg.
    """

    sha256: str
    media_type: str
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    name: str = ""
    data: str
