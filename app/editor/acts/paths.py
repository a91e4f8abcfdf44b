"""Paths from step to step: drawing them, changing their kind, removing them."""

from __future__ import annotations

from collections.abc import Iterable

from app.editor.acts.act import Change
from app.editor.acts.here import paths_here, steps_here
from app.editor.acts.seen import all_steps_seen
from app.editor.navigate import Cells
from app.editor.selection import Selection
from app.editor.words import counted, tr
from app.models import edits
from app.models.base import Id, new_id
from app.models.journey import JourneyMap
from app.models.stage import Path, Step
from app.models.vocabulary import PathKind

NOWHERE = ""
"""Where an exit leads to."""


def lead_to(map_: JourneyMap, selection: Selection, target: Id) -> Change | None:
    """Draw a path from the step selected or stood in to another, or out of the journey.

    To an earlier step it is a loop, to a later one it skips what lies between. Its condition is
    written next.
    """
    steps = steps_here(map_, selection)
    if len(steps) != 1:
        return None
    return _drawn(map_, steps[0], target, usual_kind(map_, steps[0].id, target))


def give_kind(map_: JourneyMap, selection: Selection, kind: str) -> Change | None:
    """Make the selected paths of a kind, or draw one between the two steps that are selected.

    It leads from the step that was selected first. An exit begins at the step stood in.
    """
    paths = paths_here(map_, selection)
    if paths:
        after = with_kind(map_, [path.id for path in paths], kind)
        return Change(tr("Change Kind of Path"), after) if after is not map_ else None
    ends = ends_of_path(map_, selection)
    if kind == PathKind.EXIT:
        steps = steps_here(map_, selection)
        return _drawn(map_, steps[-1], NOWHERE, kind) if steps else None
    return _drawn(map_, ends[0], ends[1].id, kind) if ends is not None else None


def with_kind(map_: JourneyMap, paths: Iterable[Id], kind: str) -> JourneyMap:
    """Make paths of another kind. One that has no end leads to the step where it begins."""
    known = {path.id: path for path in map_.paths}
    for id_ in paths:
        path = known[id_]
        ends = {} if path.to_step or kind == PathKind.EXIT else {"to_step": path.from_step}
        map_ = edits.change_path(map_, id_, kind=kind, **ends)
    return map_


def can_give_kind(map_: JourneyMap, selection: Selection) -> bool:
    """Whether paths are selected, or steps that one could begin at."""
    return bool(paths_here(map_, selection) or steps_here(map_, selection))


def kind_suits(map_: JourneyMap, selection: Selection, kind: str) -> bool:
    """Whether `give_kind` would do something: all but an exit need two steps, or a path."""
    if kind == PathKind.EXIT:
        return can_give_kind(map_, selection)
    return bool(paths_here(map_, selection)) or ends_of_path(map_, selection) is not None


def held_kinds(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    """The kind of the selected paths, where they have the same."""
    found = {path.kind for path in paths_here(map_, selection)}
    return frozenset(found) if len(found) == 1 else frozenset()


def ends_of_path(map_: JourneyMap, selection: Selection) -> tuple[Step, Step] | None:
    """The two steps that are selected, in the order in which they were; None for any others."""
    chosen = [map_.records.get(id_) for id_ in selection.records]
    if len(chosen) != 2:
        return None
    found: list[Step] = []
    for one in chosen:
        found += steps_here(map_, Selection((getattr(one, "id", ""),)))
    return (found[0], found[1]) if len(found) == 2 else None


def select_path(map_: JourneyMap, _selection: Selection, path: Id) -> Change | None:
    """Select a path, as a click on it does."""
    known = any(one.id == path for one in map_.paths)
    return Change("", map_, Selection((path,))) if known else None


def paths_near(map_: JourneyMap, selection: Selection) -> tuple[Path, ...]:
    """The paths that begin or end at the step stood in; all, while one of them is selected.

    Those from or to a hidden step are left out.
    """
    steps = {step.id for step in steps_here(map_, selection)}
    chosen = paths_here(map_, selection)
    seen = {NOWHERE, *(step.id for step in all_steps_seen(map_))}
    return tuple(
        path
        for path in map_.paths
        if {path.from_step, path.to_step} <= seen
        and (chosen or {path.from_step, path.to_step} & steps)
    )


def selected_paths(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    """The ids of the selected paths."""
    return frozenset(path.id for path in paths_here(map_, selection))


def delete_paths(map_: JourneyMap, selection: Selection) -> Change | None:
    """Remove the selected paths; the keyboard goes to the step where the last one began."""
    paths = paths_here(map_, selection)
    if not paths:
        return None
    after = edits.remove_paths(map_, [path.id for path in paths])
    told = counted("1 path deleted", "%n paths deleted", len(paths))
    label = counted("Delete Path", "Delete %n Paths", len(paths))
    return Change(label, after, _beginning(map_, paths[-1]), told)


def _drawn(map_: JourneyMap, start: Step, target: Id, kind: str) -> Change:
    path = Path(id=new_id(), kind=kind, from_step=start.id, to_step=target)
    after = edits.add_path(map_, path)
    return Change(tr("Insert Path"), after, Selection((path.id,)), write=path.id)


def usual_kind(map_: JourneyMap, start: Id, target: Id) -> str:
    """What a path from a step to another, or out of the journey, most likely is."""
    if target == NOWHERE:
        return PathKind.EXIT
    order = [step.id for step in map_.steps]
    back = order.index(target) <= order.index(start)
    return PathKind.LOOP if back else PathKind.SKIP


def _beginning(map_: JourneyMap, path: Path) -> Selection:
    cells = Cells(map_)
    named = {one.step.id for one in cells.columns if cells.shows_name(one)}
    step = path.from_step
    return Selection((step if step in named else map_.stage_of_step[step].id,))
