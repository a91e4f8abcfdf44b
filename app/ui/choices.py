"""What can be chosen of a family of acts: its values with names, icons and colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from app.canvas.spoken import pair_name
from app.editor.acts import FAMILIES
from app.editor.acts.levels import NEUTRAL, means_feeling
from app.editor.acts.pairs import pairs_near, partners
from app.editor.acts.paths import paths_near
from app.editor.acts.seen import all_steps_seen
from app.editor.feeling_words import FEELINGS
from app.editor.selection import Selection
from app.editor.short import short
from app.editor.step_names import path_name, step_name
from app.editor.words import tr
from app.layout.icons import is_icon
from app.models.card import Card
from app.models.journey import JourneyMap
from app.ui import names
from app.ui.act_menus import Option
from app.ui.swatch import colour_name, swatch

_MOST_LETTERS = 80

_EMPTY: Mapping[str, str] = MappingProxyType(
    {
        "card-importance": names.NOT_SAID,
        "stage-importance": names.NOT_SAID,
        "card-evidence": names.NOT_SAID,
        "card-presence": names.NOT_SAID,
        "card-moment": names.NONE,
        "card-cause": names.NOT_SAID,
        "card-state": names.NOT_SAID,
        "step-moment": names.NONE,
        "step-attention": names.NOT_SAID,
        "card-colour": names.AS_LANE,
        "stage-colour": names.AS_THEME,
        "lane-tint": names.AS_TYPE,
        "lane-icon": names.AS_TYPE,
        "card-persona": names.AS_LANE,
        "lane-persona": names.MAIN_PERSONA,
    }
)
"""What stands for no value."""

_NAMES: Mapping[str, names.Names] = MappingProxyType(
    {
        "insert-lane": names.LANE_TYPES,
        "lane-type": names.LANE_TYPES,
        "lane-grain": names.GRAINS,
        "card-type": names.CARD_TYPES,
        "card-importance": names.LEVELS,
        "stage-importance": names.LEVELS,
        "card-evidence": names.EVIDENCE,
        "card-presence": names.PRESENCE,
        "card-channel": names.CHANNELS,
        "card-moment": names.MOMENTS,
        "step-moment": names.MOMENTS,
        "step-attention": names.ATTENTION,
        "card-cause": names.CAUSES,
        "card-state": names.PLAN_STATES,
        "path": names.PATH_COMMANDS,
    }
)

COLOURED = ("card-colour", "stage-colour", "lane-tint")
"""The families whose values are colours."""

_OWN_ICONS = ("insert-lane", "lane-type", "card-type", "step-attention", "path")
"""The families whose values have icons of the same name, if any."""


def options(
    family: str, map_: JourneyMap, selection: Selection, other: Callable[[], object]
) -> Sequence[Option]:
    """What can be chosen of a family; ``other`` asks for a colour that is not among them.

    What is set now is among the choices, such as a channel of one's own.
    """
    held = FAMILIES[family].held(map_, selection)
    if family in COLOURED:
        return _colours(family, held, other)
    if family == "path-to":
        return _steps(map_)
    if family == "path-select":
        return [
            Option(f"{family}:{path.id}", path_name(map_, path))
            for path in paths_near(map_, selection)
        ]
    if family == "pair-end":
        ends = partners(map_, selection)
        return [Option(f"{family}:{card.id}", card_name(card), card.type) for card in ends]
    if family == "pair-select":
        near = pairs_near(map_, selection)
        return [
            Option(f"{family}:{pair.id}", short(pair_name(map_, pair), _MOST_LETTERS))
            for pair in near
        ]
    if family == "card-source":
        return _sources(map_)
    if family == "level":
        return _levels(map_, selection)
    found = [Option(f"{family}:", tr(_EMPTY[family]))] if family in _EMPTY else []
    if family in ("card-persona", "lane-persona"):
        for persona in map_.personas:
            found.append(Option(f"{family}:{persona.id}", names.persona_name(persona)))
        return found
    if family == "lane-icon":
        for value, name in (*names.LANE_TYPES.items(), *names.CHANNELS.items()):
            icon = value if value in names.LANE_TYPES else names.channel_icon(value)
            found.append(Option(f"{family}:{icon}", tr(name), icon))
        return found
    for value, name in _NAMES[family].items():
        found.append(Option(f"{family}:{value}", tr(name), _icon_of(family, value)))
    if family == "card-channel":
        own = sorted(held - set(names.CHANNELS))
        found += [Option(f"{family}:{one}", one, names.channel_icon(one)) for one in own]
    return found


def _icon_of(family: str, value: str) -> str:
    if family in _OWN_ICONS:
        return value if is_icon(value) else ""
    return names.channel_icon(value) if family == "card-channel" else ""


def _colours(family: str, held: frozenset[str], other: Callable[[], object]) -> list[Option]:
    found = [Option(f"{family}:", tr(_EMPTY[family]))]
    for value in (*names.COLOURS, *sorted(held - {"", *names.COLOURS})):
        found.append(Option(f"{family}:{value}", colour_name(value), swatch(value)))
    return [*found, Option(""), Option("", tr("Other Colour…"), "", other)]


def _sources(map_: JourneyMap) -> list[Option]:
    """The sources of the map."""
    return [Option(f"card-source:{one.id}", names.source_name(one)) for one in map_.sources]


def _levels(map_: JourneyMap, selection: Selection) -> list[Option]:
    """The levels of an emotion or of engagement, each with the digit that sets it as its key."""
    shown = {digit: tr(name) for digit, name in names.SCORES.items()}
    if means_feeling(map_, selection):
        shown = {digit: tr(FEELINGS[float(digit) - NEUTRAL]) for digit in shown}
    return [Option(f"level:{digit}", f"{name}\t{digit}") for digit, name in shown.items()]


def _steps(map_: JourneyMap) -> list[Option]:
    """All steps that are seen by the names of their stages, then the way out."""
    found = [Option(f"path-to:{step.id}", step_name(map_, step)) for step in all_steps_seen(map_)]
    return [*found, Option(""), Option("path-to:", tr("Out of the Journey"), "exit")]


def card_name(card: Card) -> str:
    """A card by its words, in a line that fits a menu."""
    words = card.text if card.text.strip() else tr(names.CARD_TYPES.get(card.type, card.type))
    return short(words, _MOST_LETTERS)
