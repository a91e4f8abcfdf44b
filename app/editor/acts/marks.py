"""What is given to things by a choice: importance, evidence, colour, type, grain, and the like.

Each is a family of acts, one for each value. Several things selected get it together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from app.editor.acts.act import Change, Family, Kind, cards_selected
from app.editor.acts.here import lanes_here, stages_here, steps_here
from app.editor.acts.parting import told_apart
from app.editor.selection import Selection
from app.editor.words import mark, tr
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Contact, Plan
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType

_CARDS = frozenset({Kind.CARD})
_STAGES = frozenset({Kind.STAGE, Kind.STEP, Kind.CELL})
_STEPS = frozenset({Kind.STEP, Kind.STAGE, Kind.CELL})
_LANES = frozenset({Kind.LANE, Kind.CELL})

Chosen = Callable[[JourneyMap, Selection], tuple[Any, ...]]


def _common(values: Iterable[str]) -> frozenset[str]:
    """The value, where all have the same."""
    found = set(values)
    return frozenset(found) if len(found) == 1 else frozenset()


def _field(
    id_: str,
    label: str,
    kinds: frozenset[Kind],
    chosen: Chosen,
    name: str,
    write: Callable[..., JourneyMap],
) -> Family:
    """A family that gives a field of stages, steps or lanes its value."""

    def give(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
        after = map_
        for record in chosen(map_, selection):
            after = write(after, record.id, **{name: value})
        return Change(tr(label), after) if after is not map_ else None

    def held(map_: JourneyMap, selection: Selection) -> frozenset[str]:
        return _common(getattr(record, name) for record in chosen(map_, selection))

    return Family(id_, give, kinds, held, lambda map_, selection: bool(chosen(map_, selection)))


def _card_family(
    id_: str,
    label: str,
    of: Callable[[JourneyMap, Selection], tuple[Card, ...]],
    read: Callable[[Card], str],
    changes: Callable[[Card, str], dict[str, Any]],
) -> Family:
    """A family that gives cards a value."""

    def give(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
        ids = [card.id for card in of(map_, selection)]
        after = edits.change_cards(map_, ids, lambda card: changes(card, value))
        return Change(tr(label), after) if after is not map_ else None

    def held(map_: JourneyMap, selection: Selection) -> frozenset[str]:
        return _common(map(read, of(map_, selection)))

    return Family(id_, give, _CARDS, held, lambda map_, selection: bool(of(map_, selection)))


def _of_type(type_: CardType, map_: JourneyMap, selection: Selection) -> tuple[Card, ...]:
    return tuple(card for card in cards_selected(map_, selection) if card.type == type_)


touchpoints = partial(_of_type, CardType.TOUCHPOINT)
"""The selected cards that are touchpoints."""

_emotions = partial(_of_type, CardType.EMOTION)
_recommendations = partial(_of_type, CardType.RECOMMENDATION)


def _card_field(id_: str, label: str, name: str) -> Family:
    return _card_family(
        id_, label, cards_selected, lambda card: str(getattr(card, name)),
        lambda _, value: {name: value},
    )  # fmt: skip


def contact_with(card: Card, **changes: Any) -> Contact | None:
    """A card's contact changed; none where nothing is said in it any more."""
    made = evolve(card.contact or Contact(), **changes)
    return made if made != Contact() else None


def _contact_field(id_: str, label: str, name: str) -> Family:
    return _card_family(
        id_, label, touchpoints,
        lambda card: str(getattr(card.contact, name)) if card.contact else "",
        lambda card, value: {"contact": contact_with(card, **{name: value})},
    )  # fmt: skip


def _cause_given(card: Card, value: str) -> dict[str, Any]:
    return {"feeling": evolve(card.feeling, cause=value)} if card.feeling is not None else {}


def _state_given(card: Card, value: str) -> dict[str, Any]:
    made = evolve(card.plan or Plan(), state=value)
    return {"plan": made if made != Plan() else None}


def _give_card_type(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
    after = edits.change_card_type(
        map_, [card.id for card in cards_selected(map_, selection)], value
    )
    if after is map_:
        return None
    return Change(tr("Change Card Type"), after, told=told_apart(map_, after))


def _give_channel(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
    """Add a channel to the touchpoints, or take it away where all have it."""
    cards = touchpoints(map_, selection)
    taken = value in _held_channels(map_, selection)

    def changes(card: Card) -> dict[str, Any]:
        channels = _without(_channels(card), value) if taken else _with(_channels(card), value)
        return {"contact": contact_with(card, channels=channels)}

    after = edits.change_cards(map_, [card.id for card in cards], changes)
    return Change(tr("Change Channels"), after) if after is not map_ else None


def _channels(card: Card) -> tuple[str, ...]:
    return card.contact.channels if card.contact is not None else ()


def _held_channels(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    return _held_by_all(map(_channels, touchpoints(map_, selection)))


def _give_source(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
    """Let the cards cite a source, or no longer where all do."""
    if value not in (source.id for source in map_.sources):
        return None
    cards = cards_selected(map_, selection)
    taken = value in _cited(map_, selection)

    def changes(card: Card) -> dict[str, Any]:
        return {"sources": _without(card.sources, value) if taken else _with(card.sources, value)}

    after = edits.change_cards(map_, [card.id for card in cards], changes)
    return Change(tr("Change Sources"), after) if after is not map_ else None


def _cited(map_: JourneyMap, selection: Selection) -> frozenset[str]:
    return _held_by_all(card.sources for card in cards_selected(map_, selection))


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if value in values else (*values, value)


def _without(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(one for one in values if one != value)


def _held_by_all(held: Iterable[Iterable[str]]) -> frozenset[str]:
    sets = [frozenset(values) for values in held]
    return frozenset.intersection(*sets) if sets else frozenset()


def _give_lane(
    edit: Callable[[JourneyMap, str, str], JourneyMap], label: str
) -> Callable[[JourneyMap, Selection, str], Change | None]:
    def give(map_: JourneyMap, selection: Selection, value: str) -> Change | None:
        after = map_
        for lane in lanes_here(map_, selection):
            after = edit(after, lane.id, value)
        return Change(tr(label), after, told=told_apart(map_, after)) if after is not map_ else None

    return give


def _held_by_lanes(name: str) -> Callable[[JourneyMap, Selection], frozenset[str]]:
    return lambda map_, selection: _common(
        str(getattr(lane, name)) for lane in lanes_here(map_, selection)
    )


def _lane_with_columns(map_: JourneyMap, selection: Selection) -> bool:
    """Whether what stands in the lanes has columns to stand in, whatever their cells are."""
    return bool(map_.steps) and _any_lane(map_, selection)


def _any_lane(map_: JourneyMap, selection: Selection) -> bool:
    return bool(lanes_here(map_, selection))


FAMILIES: tuple[Family, ...] = (
    Family(
        "card-type", _give_card_type, _CARDS,
        lambda map_, selection: _common(card.type for card in cards_selected(map_, selection)),
    ),
    _card_field("card-importance", mark("Change Importance"), "importance"),
    _card_field("card-evidence", mark("Change Evidence"), "evidence"),
    Family("card-source", _give_source, _CARDS, _cited, several=True),
    _card_field("card-colour", mark("Change Colour"), "colour"),
    _card_field("card-persona", mark("Change Persona"), "persona"),
    _contact_field("card-presence", mark("Change Online or Offline"), "presence"),
    _contact_field("card-moment", mark("Change Moment of Truth"), "moment_of_truth"),
    Family(
        "card-channel", _give_channel, _CARDS, _held_channels,
        lambda map_, selection: bool(touchpoints(map_, selection)), several=True,
    ),
    _card_family(
        "card-cause", mark("Change Cause"), _emotions,
        lambda card: card.feeling.cause if card.feeling else "", _cause_given,
    ),
    _card_family(
        "card-state", mark("Change State"), _recommendations,
        lambda card: card.plan.state if card.plan else "", _state_given,
    ),
    _field("stage-importance", mark("Change Importance"), _STAGES, stages_here, "importance",
           edits.change_stage),
    _field("stage-colour", mark("Change Colour"), _STAGES, stages_here, "colour",
           edits.change_stage),
    _field("step-moment", mark("Change Moment of Truth"), _STEPS, steps_here, "moment_of_truth",
           edits.change_step),
    _field("step-attention", mark("Change Attention"), _STEPS, steps_here, "attention",
           edits.change_step),
    Family("lane-type", _give_lane(edits.change_lane_type, mark("Change Lane Type")), _LANES,
           _held_by_lanes("type"), _any_lane),
    Family("lane-grain", _give_lane(edits.change_lane_grain, mark("Change Cells of Lane")), _LANES,
           _held_by_lanes("grain"), _lane_with_columns),
    _field("lane-tint", mark("Change Tint"), _LANES, lanes_here, "tint", edits.change_lane),
    _field("lane-icon", mark("Change Icon"), _LANES, lanes_here, "icon", edits.change_lane),
    _field("lane-persona", mark("Change Persona"), _LANES, lanes_here, "persona",
           edits.change_lane),
)  # fmt: skip
"""All families of marks."""


def next_presence(map_: JourneyMap, selection: Selection) -> Change | None:
    """Go on from online to offline to nothing for the selected touchpoints.

    Where they differ, all become online.
    """
    now = next(iter(PRESENCE.held(map_, selection)), "")
    order = {"": "online", "online": "offline"}
    return PRESENCE.give(map_, selection, order.get(now, ""))


def toggle_follow_up(map_: JourneyMap, selection: Selection) -> Change | None:
    """Mark cards to follow up, or take the mark away where all have it."""
    wanted = not all_follow_up(map_, selection)
    ids = [card.id for card in cards_selected(map_, selection)]
    after = edits.change_cards(map_, ids, lambda _: {"follow_up": wanted})
    label = tr("Mark for Follow-Up") if wanted else tr("Remove Follow-Up")
    return Change(label, after) if after is not map_ else None


def all_follow_up(map_: JourneyMap, selection: Selection) -> bool:
    """Whether all selected cards are marked to follow up."""
    cards = cards_selected(map_, selection)
    return bool(cards) and all(card.follow_up for card in cards)


def has_touchpoint(map_: JourneyMap, selection: Selection) -> bool:
    """Whether a touchpoint is selected."""
    return bool(touchpoints(map_, selection))


PRESENCE = next(family for family in FAMILIES if family.id == "card-presence")
"""Online, offline, or not said."""
