"""Acts: what can be done to what is selected, as data.

Each is a pure function from a map and what is selected to what becomes of both, in a file a noun.
Menus, keys and context menus only name them by their ids; a test does them without a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from app.editor.acts import cards, headings
from app.editor.acts.act import Act, Change, Kind, Run, kinds_selected
from app.editor.acts.selecting import select_all, select_none
from app.editor.navigate import Way
from app.editor.selection import Selection
from app.models.journey import JourneyMap

__all__ = ["ACTS", "Act", "Change", "Kind", "kinds_selected"]

_CARDS = frozenset({Kind.CARD})
_HEADINGS = frozenset({Kind.STAGE, Kind.STEP, Kind.LANE})


def _either(of_cards: Run, of_heading: Run) -> Run:
    """Done to the selected cards, else to the heading that is selected."""

    def run(map_: JourneyMap, selection: Selection) -> Change | None:
        return of_cards(map_, selection) or of_heading(map_, selection)

    return run


def _moving(way: Way) -> Act:
    run = _either(partial(cards.move_cards, way=way), partial(headings.move_heading, way=way))
    return Act(f"move-{way.value}", run, _CARDS | _HEADINGS)


_ALL = (
    Act("delete", _either(cards.delete_cards, headings.delete_heading), _CARDS | _HEADINGS),
    Act(
        "duplicate", _either(cards.duplicate_cards, headings.duplicate_heading), _CARDS | _HEADINGS
    ),
    *(_moving(way) for way in (Way.LEFT, Way.RIGHT, Way.UP, Way.DOWN)),
    Act("insert-stage-after", partial(headings.insert_stage, after=True)),
    Act("insert-stage-before", partial(headings.insert_stage, after=False)),
    Act("insert-lane-below", partial(headings.insert_lane, below=True)),
    Act("insert-lane-above", partial(headings.insert_lane, below=False)),
    Act("select-all", select_all),
    Act("select-none", select_none),
)

ACTS: Mapping[str, Act] = MappingProxyType({act.id: act for act in _ALL})
"""All acts by their ids."""
