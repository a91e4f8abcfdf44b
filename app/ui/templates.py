"""The maps that come with the program: where they lie, and what menus call them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.editor.words import tr
from app.layout.resources import resource_path

SUFFIX = ".journey"
"""How the name of a map's file ends."""


def _names() -> dict[str, str]:
    """What the maps that come with the program are called in menus, in the menus' order."""
    return {
        "blank": tr("Blank Map"),
        "workshop-a4": tr("Workshop on One Page"),
        "five-stage-shop": tr("Shop in Five Stages"),
        "software": tr("Software, from Trial to Renewal"),
        "service-blueprint": tr("Service Blueprint"),
        "day-in-the-life": tr("Day in the Life"),
        "patient-path": tr("Patient’s Path"),
        "current-and-future": tr("Today and Tomorrow"),
        "business-buying-group": tr("Business Buying Group"),
        "taxi": tr("Taxi by App"),
        "test-results": tr("Waiting for Test Results (Russian)"),
        "software-trial": tr("Software Trial"),
        "car": tr("Car from a Television Spot (German)"),
        "trainers": tr("Trainers across Channels (Chinese)"),
        "passport": tr("Passport Renewal (Arabic)"),
        "commuter": tr("A Commuter’s Day (Japanese)"),
        "pump": tr("Replacing a Pump (French)"),
    }


@dataclass(frozen=True, slots=True)
class Template:
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
    names = _names()
    order = list(names)
    paths.sort(key=lambda path: order.index(path.stem) if path.stem in names else len(order))
    return tuple(
        Template(path, names.get(path.stem, path.stem.replace("-", " ").capitalize()))
        for path in paths
    )
