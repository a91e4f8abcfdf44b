"""Versions of the file format: "major.minor", two whole numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from app.models.journey import FORMAT_VERSION

_FORM = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")


class Version(NamedTuple):
    """A version of the format. A newer minor only adds; a newer major may change meanings."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@lru_cache(maxsize=64)
def read_version(text: str) -> Version | None:
    """Read "1.0"; None for anything else."""
    found = _FORM.fullmatch(text)
    return Version(int(found[1]), int(found[2])) if found else None


def known_version() -> Version:
    """The version that this program writes."""
    version = read_version(FORMAT_VERSION)
    assert version is not None
    return version


def is_newer(text: str) -> bool:
    """Whether ``text`` is a version above the one this program writes."""
    version = read_version(text)
    return version is not None and version > known_version()
