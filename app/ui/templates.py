"""The maps that come with the program: where they lie, and what menus call them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.cli.template_names import NAMES, name_of
from app.editor.words import tr
from app.layout.resources import resource_path
from app.models.suffix import SUFFIX

"""How the name of a map's file ends."""


class Template(NamedTuple):
    """A map to begin with, that comes with the program."""

    path: Path
    name: str


def templates() -> tuple[Template, ...]:
    """The templates, the blank one first."""
    return _maps_in("templates")


def samples() -> tuple[Template, ...]:
    """The sample maps."""
    return _maps_in("samples")


def _maps_in(folder: str) -> tuple[Template, ...]:
    found = resource_path(folder)
    paths = sorted(found.glob(f"*{SUFFIX}")) if found.is_dir() else []
    order = list(NAMES)
    paths.sort(key=lambda path: order.index(path.stem) if path.stem in NAMES else len(order))
    return tuple(Template(path, tr(name_of(path.stem))) for path in paths)
