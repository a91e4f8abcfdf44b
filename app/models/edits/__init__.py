"""Edits: pure functions from a map to a map, one file a noun.

Each gives back a sound map (`app.models.integrity.faults` finds nothing) whose untouched records
are the very same objects, or raises `EditError` and leaves everything as it was. What becomes of
spans when columns change is said in `span`, what becomes of all that refers to removed records in
`forget`.
"""

from __future__ import annotations

from app.models.edit_error import EditError
from app.models.edits.arrow import add_arrow, change_arrow, remove_arrows
from app.models.edits.card import (
    change_card,
    change_card_type,
    change_cards,
    duplicate_cards,
    insert_cards,
    move_cards,
    remove_cards,
    set_card_text,
)
from app.models.edits.journey import (
    change_map,
    change_scope,
    rename_map,
    set_insight,
    set_main_persona,
)
from app.models.edits.lane import (
    change_lane,
    change_lane_grain,
    change_lane_type,
    duplicate_lane,
    insert_lane,
    move_lanes,
    remove_lanes,
    rename_lane,
)
from app.models.edits.lane_parts import may_merge, merge_lanes, second_halves, split_lane
from app.models.edits.measure import (
    change_measure,
    change_measure_kind,
    change_metric_kind,
    insert_measure,
    move_measure,
    remove_measure,
)
from app.models.edits.merge import merge_stages, merge_steps
from app.models.edits.pair import add_pair, pair_fits, remove_pairs
from app.models.edits.path import add_path, change_path, remove_paths
from app.models.edits.persona import (
    change_persona,
    insert_persona,
    move_personas,
    remove_persona,
)
from app.models.edits.picture import add_picture, drop_unused_pictures
from app.models.edits.source import change_source, insert_source, move_sources, remove_source
from app.models.edits.span import span_card
from app.models.edits.split import split_stage, split_step
from app.models.edits.stage import (
    change_stage,
    duplicate_stage,
    insert_stage,
    move_stages,
    remove_stages,
    rename_stage,
)
from app.models.edits.step import (
    change_step,
    duplicate_step,
    insert_step,
    move_step,
    move_steps,
    remove_steps,
    rename_step,
)
from app.models.edits.tour import (
    change_stop,
    change_tour,
    insert_stop,
    insert_tour,
    move_stop,
    move_tours,
    remove_stop,
    remove_tour,
)
from app.models.edits.tray import (
    add_tray_notes,
    change_tray_note,
    move_tray_notes,
    note_of,
    place_tray_note,
    remove_tray_notes,
    send_to_tray,
)
from app.models.edits.whose import newly_about

__all__ = [
    "EditError",
    "add_arrow",
    "add_pair",
    "add_path",
    "add_picture",
    "add_tray_notes",
    "change_arrow",
    "change_card",
    "change_card_type",
    "change_cards",
    "change_lane",
    "change_lane_grain",
    "change_lane_type",
    "change_map",
    "change_measure",
    "change_measure_kind",
    "change_metric_kind",
    "change_path",
    "change_persona",
    "change_scope",
    "change_source",
    "change_stage",
    "change_step",
    "change_stop",
    "change_tour",
    "change_tray_note",
    "drop_unused_pictures",
    "duplicate_cards",
    "duplicate_lane",
    "duplicate_stage",
    "duplicate_step",
    "insert_cards",
    "insert_lane",
    "insert_measure",
    "insert_persona",
    "insert_source",
    "insert_stage",
    "insert_step",
    "insert_stop",
    "insert_tour",
    "may_merge",
    "merge_lanes",
    "merge_stages",
    "merge_steps",
    "move_cards",
    "move_lanes",
    "move_measure",
    "move_personas",
    "move_sources",
    "move_stages",
    "move_step",
    "move_steps",
    "move_stop",
    "move_tours",
    "move_tray_notes",
    "newly_about",
    "note_of",
    "pair_fits",
    "place_tray_note",
    "remove_arrows",
    "remove_cards",
    "remove_lanes",
    "remove_measure",
    "remove_pairs",
    "remove_paths",
    "remove_persona",
    "remove_source",
    "remove_stages",
    "remove_steps",
    "remove_stop",
    "remove_tour",
    "remove_tray_notes",
    "rename_lane",
    "rename_map",
    "rename_stage",
    "rename_step",
    "second_halves",
    "send_to_tray",
    "set_card_text",
    "set_insight",
    "set_main_persona",
    "span_card",
    "split_lane",
    "split_stage",
    "split_step",
]
