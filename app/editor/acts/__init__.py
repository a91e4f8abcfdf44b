"""Acts: what can be done to what is selected, as data.

Each is a pure function from a map and what is selected to what becomes of both, in a file a noun.
Menus, keys and context menus only name them by their ids; a test does them without a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from app.editor.acts import (
    cards,
    headings,
    lanes,
    levels,
    marks,
    pairs,
    paths,
    showing,
    stages,
    steps,
    stretching,
    style,
    tray,
)
from app.editor.acts.act import Act, Change, Family, Kind, Run, kinds_selected
from app.editor.acts.selecting import select_all, select_lane, select_none, select_step
from app.editor.acts.showing import Showing
from app.editor.navigate import Way
from app.editor.selection import Selection
from app.models.journey import JourneyMap

__all__ = ["ACTS", "FAMILIES", "Act", "Change", "Family", "Kind", "act_of", "kinds_selected"]

_CARDS = frozenset({Kind.CARD})
_CELLS = frozenset({Kind.CELL})
_HEADINGS = frozenset({Kind.STAGE, Kind.STEP, Kind.LANE})
_PATHS = frozenset({Kind.PATH})
_NOTES = frozenset({Kind.NOTE})
_PAIRS = frozenset({Kind.PAIR})
_STAGES = frozenset({Kind.STAGE, Kind.STEP, Kind.CELL})
_STEPS = frozenset({Kind.STEP, Kind.STAGE, Kind.CELL})
_LANES = frozenset({Kind.LANE, Kind.CELL})


def _either(*runs: Run) -> Run:
    """Done to the first of several kinds of things that is selected."""

    def run(map_: JourneyMap, selection: Selection) -> Change | None:
        changes = (one(map_, selection) for one in runs)
        return next((change for change in changes if change is not None), None)

    return run


def _moving(way: Way) -> Act:
    runs = (cards.move_cards, headings.move_heading, tray.move_notes)
    kinds = _CARDS | _HEADINGS | (_NOTES if way in (Way.UP, Way.DOWN) else frozenset())
    run = _either(*(partial(run, way=way) for run in runs))
    return Act(f"move-{way.value}", run, kinds, why=partial(headings.why_not_moved, way=way))


def _hiding(noun: str, of: Showing, kinds: frozenset[Kind]) -> Act:
    possible = partial(showing.can_hide, of=of)
    return Act(f"hide-{noun}", partial(showing.hide, of=of), kinds, possible)


def _collapsing(noun: str, of: Showing, kinds: frozenset[Kind]) -> Act:
    ticked = partial(showing.are_collapsed, of=of)
    return Act(f"collapse-{noun}", partial(showing.collapse, of=of), kinds, ticked=ticked)


def _nothing(_map: JourneyMap, _selection: Selection) -> frozenset[str]:
    """For families whose values nobody has."""
    return frozenset()


def _can_delete(map_: JourneyMap, selection: Selection) -> bool:
    if kinds_selected(map_, selection) == _CELLS:
        return cards.any_meant(map_, selection)
    return headings.can_delete_headings(map_, selection)


def _can_duplicate(map_: JourneyMap, selection: Selection) -> bool:
    return kinds_selected(map_, selection) != _CELLS or cards.any_meant(map_, selection)


_DELETE = _either(
    cards.delete_cards,
    paths.delete_paths,
    pairs.delete_pairs,
    headings.delete_headings,
    tray.delete_notes,
)
_UNPAIR = _either(pairs.delete_pairs, pairs.unpair_cards)

_ALL = (
    Act(
        "delete",
        _DELETE,
        _CARDS | _CELLS | _PATHS | _PAIRS | _HEADINGS | _NOTES,
        _can_delete,
        why=headings.why_not_deleted,
    ),
    Act(
        "duplicate",
        _either(cards.duplicate_cards, headings.duplicate_headings),
        _CARDS | _CELLS | _HEADINGS,
        _can_duplicate,
    ),
    *(_moving(way) for way in (Way.LEFT, Way.RIGHT, Way.UP, Way.DOWN)),
    Act("insert-card", cards.insert_card, frozenset({Kind.CELL}), cards.can_insert_card),
    Act("insert-stage-after", partial(headings.insert_stage, after=True)),
    Act("insert-stage-before", partial(headings.insert_stage, after=False)),
    Act("insert-step-after", partial(steps.insert_step, after=True), _STEPS),
    Act("insert-step-before", partial(steps.insert_step, after=False), _STEPS),
    Act("insert-lane-below", partial(headings.insert_lane, below=True)),
    Act("insert-lane-above", partial(headings.insert_lane, below=False)),
    Act("rename-stage", stages.rename_stage, _STAGES, stages.can_rename_stage),
    Act("merge-stage", stages.merge_stage, _STAGES, stages.can_merge_stage),
    Act("split-stage", stages.split_stage, _STAGES, stages.can_split_stage),
    _hiding("stage", showing.STAGES, _STAGES),
    _collapsing("stage", showing.STAGES, _STAGES),
    Act("rename-step", steps.rename_step, _STEPS, steps.can_rename_step),
    Act("merge-step", steps.merge_step, _STEPS, steps.can_merge_step),
    Act("split-step", steps.split_step, _STEPS, steps.one_step),
    _hiding("step", showing.STEPS, _STEPS),
    Act("rename-lane", lanes.rename_lane, _LANES, lanes.can_rename_lane),
    Act("merge-lane", lanes.merge_lane, _LANES, lanes.can_merge_lane),
    Act("split-lane", lanes.split_lane, _LANES, lanes.can_split_lane),
    _hiding("lane", showing.LANES, _LANES),
    _collapsing("lane", showing.LANES, _LANES),
    Act("show-hidden", showing.show_all, possible=showing.any_hidden),
    Act(
        "stretch-card",
        partial(stretching.stretch_cards, by=1),
        _CARDS,
        partial(stretching.can_stretch, by=1),
    ),
    Act(
        "shrink-card",
        partial(stretching.stretch_cards, by=-1),
        _CARDS,
        partial(stretching.can_stretch, by=-1),
    ),
    Act("raise-level", partial(levels.step_levels, by=1), _CARDS, levels.has_level),
    Act("lower-level", partial(levels.step_levels, by=-1), _CARDS, levels.has_level),
    Act("fit-column", stretching.fit_columns, _STEPS, stretching.can_fit_columns),
    Act("fit-lane", stretching.fit_lanes, _LANES, stretching.can_fit_lanes),
    Act(
        "pair",
        pairs.pair_cards,
        _CARDS,
        pairs.could_pair,
        why=pairs.why_not_paired,
        remedy=pairs.recommended,
    ),
    Act("remove-pair", _UNPAIR, _CARDS | _PAIRS, pairs.can_unpair),
    Act("next-presence", marks.next_presence, _CARDS, marks.has_touchpoint),
    Act("follow-up", marks.toggle_follow_up, _CARDS, ticked=marks.all_follow_up),
    Act("copy-style", style.copy_style, _CARDS | {Kind.STAGE, Kind.LANE}),
    Act("select-all", select_all),
    Act("select-none", select_none),
    Act("select-lane", select_lane, _LANES),
    Act("select-step", select_step, _STEPS),
)

ACTS: Mapping[str, Act] = MappingProxyType({act.id: act for act in _ALL})
"""All acts by their ids, but for those of the families."""

_ALL_FAMILIES = (
    *marks.FAMILIES,
    Family("insert-lane", lanes.insert_lane_of, frozenset(), _nothing),
    Family(
        "path",
        paths.give_kind,
        _PATHS | _STEPS,
        paths.held_kinds,
        paths.can_give_kind,
        paths.kind_suits,
    ),
    Family("level", levels.give_score, _CARDS | {Kind.CELL}, levels.held_scores, levels.can_score),
    Family("path-select", paths.select_path, _PATHS | _STEPS, paths.selected_paths),
    Family("pair-end", pairs.go_to_partner, _CARDS | _PAIRS, _nothing, pairs.has_partner),
    Family(
        "pair-select",
        pairs.select_pair,
        _CARDS | _PAIRS,
        pairs.selected_pairs,
        lambda *now: bool(pairs.pairs_near(*now)),
    ),
    Family("path-to", paths.lead_to, _STEPS, _nothing, steps.one_step),
    Family("paste-style", style.paste_style, _CARDS | _STAGES | _LANES, _nothing),
)

FAMILIES: Mapping[str, Family] = MappingProxyType({one.id: one for one in _ALL_FAMILIES})
"""The families of acts that differ by a value alone, by their ids."""


def act_of(id_: str) -> Act:
    """The act of an id, such as "delete" or "lane-type:barrier". Raises ``KeyError`` for none."""
    family, colon, value = id_.partition(":")
    return FAMILIES[family].act(value) if colon else ACTS[id_]
