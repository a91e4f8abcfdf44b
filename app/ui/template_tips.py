"""What is said of each map that comes with the program while a menu stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.editor.words import mark as _

TIPS: Mapping[str, str] = MappingProxyType(
    {
        "blank": _("Begin with three stages and five empty lanes"),
        "workshop-a4": _("Begin with six steps to fill together in a meeting, on one sheet of A4"),
        "five-stage-shop": _("Begin with a shopper’s way from awareness to advocacy"),
        "software": _("Begin with the way from a need to renewing or leaving"),
        "service-blueprint": _("Begin with what happens before and behind the scenes of a service"),
        "day-in-the-life": _("Begin with a person’s day from morning to evening"),
        "patient-path": _("Begin with an illness as the patient sees it, and the waiting in it"),
        "current-and-future": _("Begin with the journey of today beside the one that is wanted"),
        "business-buying-group": _("Begin with user, buyer and decision maker of one company"),
        "taxi": _("See a taxi ordered at night in seven steps, with the time that each takes"),
        "test-results": _("See a patient wait for results, with a curve of engagement"),
        "software-trial": _("See a tool tried and bought, with the share of people who go on"),
        "car": _("See a couple buy its first electric car, with a curve for each of the two"),
        "trainers": _("See a student buy running shoes in a shop and online"),
        "passport": _("See a service blueprint that runs from right to left"),
        "commuter": _("See a day with a wheelchair, with pictures and the times of waiting"),
        "pump": _("See three buyers of one factory, with a lane and a curve for each"),
    }
)
"""The tips by the names of the files without their ending."""

TEMPLATE, SAMPLE = _("Begin a map from this template"), _("Open this sample as a new map")
"""What is said of any other."""
