"""What the maps that come with the program are called: in menus, translated, and in lists."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for Qt Linguist, which looks for calls of this name.

    Qt's own does the same, and takes a tenth of a second to import, which commands should not pay.
    """
    return text


NAMES: Mapping[str, str] = MappingProxyType(
    {
        "blank": QT_TRANSLATE_NOOP("Footpath", "Blank Map"),
        "workshop-a4": QT_TRANSLATE_NOOP("Footpath", "Workshop on One Page"),
        "five-stage-shop": QT_TRANSLATE_NOOP("Footpath", "Shop in Five Stages"),
        "software": QT_TRANSLATE_NOOP("Footpath", "Software, from Trial to Renewal"),
        "service-blueprint": QT_TRANSLATE_NOOP("Footpath", "Service Blueprint"),
        "day-in-the-life": QT_TRANSLATE_NOOP("Footpath", "Day in the Life"),
        "patient-path": QT_TRANSLATE_NOOP("Footpath", "Patient’s Path"),
        "current-and-future": QT_TRANSLATE_NOOP("Footpath", "Current and Future"),
        "business-buying-group": QT_TRANSLATE_NOOP("Footpath", "Business Buying Group"),
        "taxi": QT_TRANSLATE_NOOP("Footpath", "Taxi by App"),
        "test-results": QT_TRANSLATE_NOOP("Footpath", "Waiting for Test Results (Russian)"),
        "software-trial": QT_TRANSLATE_NOOP("Footpath", "Software Trial"),
        "car": QT_TRANSLATE_NOOP("Footpath", "Car from a Television Spot (German)"),
        "trainers": QT_TRANSLATE_NOOP("Footpath", "Trainers across Channels (Chinese)"),
        "passport": QT_TRANSLATE_NOOP("Footpath", "Passport Renewal (Arabic)"),
        "commuter": QT_TRANSLATE_NOOP("Footpath", "A Commuter’s Day (Japanese)"),
        "pump": QT_TRANSLATE_NOOP("Footpath", "Replacing a Pump (French)"),
    }
)
"""English names by the names of the files without their ending, in the order of menus."""


def name_of(stem: str) -> str:
    """The English name of a map that comes with the program, by its file's name."""
    return NAMES.get(stem, stem.replace("-", " ").capitalize())
