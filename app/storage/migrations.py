"""From older versions of the format to the one of this program, one pure function a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from app.models.version import Version, known_version


class Migration(NamedTuple):
    """One step: the version it leads to, and a function that makes the new document of the old.

    The function gets the members of the file as plain dictionaries and lists, must not change them,
    and need not care for ``format_version``.
    """

    to: Version
    change: Callable[[Mapping[str, Any]], dict[str, Any]]


Migrations = Mapping[Version, Migration]

MIGRATIONS: Migrations = MappingProxyType({})
"""The steps by the version they start from. Version 1.0 is the first, so there is none yet."""


class NoWay(Exception):
    """No chain of migrations leads from a version to the one of this program."""


def migrate(
    members: Mapping[str, Any], version: Version, migrations: Migrations = MIGRATIONS
) -> dict[str, Any]:
    """Bring a document of an older version to the one of this program.

    A minor version only adds, so an older minor of the same major needs no step of its own. Raises
    `NoWay` where a step is missing.
    """
    known = known_version()
    made = dict(members)
    while version < known:
        step = migrations.get(version)
        if step is not None and version < step.to <= known:
            made = step.change(made)
            version = step.to
        elif version.major == known.major:
            version = known
        else:
            raise NoWay(str(version))
    made["format_version"] = str(known)
    return made
