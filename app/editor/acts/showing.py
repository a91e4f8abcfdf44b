"""Hiding, collapsing and showing again: the same for lanes, stages and steps, in other words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.editor.acts.act import Change
from app.editor.acts.here import lanes_here, stages_here, standing_by, steps_here
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.editor.words import mark as _
from app.models import edits
from app.models.base import Id
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step

Heading = Lane | Stage | Step


class Showing(NamedTuple):
    """A noun that can be hidden: which of them are meant and are there, how one is changed.

    ``hide`` and ``hidden`` are the words for one and for several, ``named`` those for one by its
    name; ``collapse`` names the act and its opposite, for nouns that know it.
    """

    here: Callable[[JourneyMap, Selection], Sequence[Heading]]
    all: Callable[[JourneyMap], Sequence[Heading]]
    change: Callable[..., JourneyMap]
    hide: tuple[str, str]
    hidden: tuple[str, str]
    named: str
    collapse: tuple[str, str] = ("", "")


LANES = Showing(
    lanes_here,
    lambda map_: map_.lanes,
    edits.change_lane,
    (_("Hide Lane"), _("Hide %n Lanes")),
    (_("1 lane hidden"), _("%n lanes hidden")),
    _("Lane “{name}” hidden"),
    (_("Collapse Lane"), _("Expand Lane")),
)
STAGES = Showing(
    stages_here,
    lambda map_: map_.stages,
    edits.change_stage,
    (_("Hide Stage"), _("Hide %n Stages")),
    (_("1 stage hidden"), _("%n stages hidden")),
    _("Stage “{name}” hidden"),
    (_("Collapse Stage"), _("Expand Stage")),
)
STEPS = Showing(
    steps_here,
    lambda map_: map_.steps,
    edits.change_step,
    (_("Hide Step"), _("Hide %n Steps")),
    (_("1 step hidden"), _("%n steps hidden")),
    _("Step “{name}” hidden"),
)


def hide(map_: JourneyMap, selection: Selection, of: Showing) -> Change | None:
    """Hide what is meant; it stays in the map."""
    meant = of.here(map_, selection)
    after = _changed(map_, of, [one.id for one in meant], hidden=True)
    if after is map_:
        return None
    told = counted(*of.hidden, len(meant))
    if len(meant) == 1 and (name := _name(meant[0])):
        told = tr(of.named, name=name)
    label = counted(*of.hide, len(meant))
    return Change(label, after, standing_by(map_, after, selection), told)


def can_hide(map_: JourneyMap, selection: Selection, of: Showing) -> bool:
    """Whether any is meant."""
    return bool(of.here(map_, selection))


def collapse(map_: JourneyMap, selection: Selection, of: Showing) -> Change | None:
    """Show each of what is meant narrow or thin, or spread it again where all are so."""
    meant = of.here(map_, selection)
    collapsed = not are_collapsed(map_, selection, of)
    after = _changed(map_, of, [one.id for one in meant], collapsed=collapsed)
    return Change(tr(of.collapse[0 if collapsed else 1]), after) if meant else None


def are_collapsed(map_: JourneyMap, selection: Selection, of: Showing) -> bool:
    """Whether all that is meant is collapsed."""
    meant = of.here(map_, selection)
    return bool(meant) and all(isinstance(one, Lane | Stage) and one.collapsed for one in meant)


def show_all(map_: JourneyMap, _selection: Selection) -> Change | None:
    """Show all stages, steps and lanes that are hidden."""
    after, count = map_, 0
    for of in (LANES, STAGES, STEPS):
        hidden = [one.id for one in of.all(map_) if one.hidden]
        after, count = _changed(after, of, hidden, hidden=False), count + len(hidden)
    if not count:
        return None
    told = counted("1 hidden thing shown again", "%n hidden things shown again", count)
    return Change(tr("Show All Hidden"), after, told=told)


def any_hidden(map_: JourneyMap, _selection: Selection) -> bool:
    """Whether a stage, a step or a lane is hidden."""
    return any(one.hidden for of in (STAGES, STEPS, LANES) for one in of.all(map_))


def _changed(map_: JourneyMap, of: Showing, ids: Sequence[Id], **fields: bool) -> JourneyMap:
    for id_ in ids:
        map_ = of.change(map_, id_, **fields)
    return map_


def _name(heading: Heading) -> str:
    return heading.title if isinstance(heading, Lane) else heading.name
