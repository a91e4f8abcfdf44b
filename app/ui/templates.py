"""The maps that come with the program: where they lie, and what menus call and tell of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.cli.template_names import NAMES, name_of
from app.editor.words import tr
from app.layout.resources import resource_path
from app.models.suffix import SUFFIX
from app.ui.template_tips import SAMPLE, TEMPLATE, TIPS


class Template(NamedTuple):
    """A map to begin with, that comes with the program; ``tip`` tells what it is."""

    path: Path
    name: str
    tip: str


def templates() -> tuple[Template, ...]:
    """The templates, the blank one first."""
    return _maps_in("templates", TEMPLATE)


def samples() -> tuple[Template, ...]:
    """The sample maps."""
    return _maps_in("samples", SAMPLE)


def _maps_in(folder: str, usual: str) -> tuple[Template, ...]:
    found = resource_path(folder)
    paths = sorted(found.glob(f"*{SUFFIX}")) if found.is_dir() else []
    order = list(NAMES)
    paths.sort(key=lambda path: order.index(path.stem) if path.stem in NAMES else len(order))
    return tuple(
        Template(path, tr(name_of(path.stem)), tr(TIPS.get(path.stem, usual))) for path in paths
    )
