"""Cards: what all of them have, and what belongs to a type.

A card keeps every detail when its type changes, so details are shown for their type and wherever
there are some.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.editor.pictures.placing import show_picture
from app.editor.words import mark as _
from app.editor.words import tr
from app.layout import formats
from app.models import edits
from app.models.base import Id, Record
from app.models.card import Card, Plan, priority
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.picture import Picture
from app.models.vocabulary import SPOKEN, CardType, Evidence
from app.ui.inspector.access import (
    card_fields,
    cards_writer,
    choice_of,
    given,
    reader,
    unwritten,
    writer,
)
from app.ui.inspector.field import Applies, Field, Form, Group, Kind, Measured, Value
from app.ui.inspector.forms.lane import metric_measured
from app.ui.inspector.forms.measure import MEASURES
from app.ui.inspector.forms.pairs import PAIRS
from app.ui.inspector.forms.source import MAKING
from app.ui.inspector.names import CHANGES, STATES, feeling, one_of, personas, score, sources, tags
from app.ui.names import (
    AS_LANE,
    AS_MAP,
    CARD_TYPES,
    CAUSES,
    CHANNELS,
    EVIDENCE,
    LEVELS,
    MOMENTS,
    NONE,
    NOT_SAID,
    PLAN_STATES,
    PRESENCE,
    channel_icon,
)

_of = card_fields()
_choice = choice_of(_of)


def _name(_: JourneyMap, record: Record) -> str:
    assert isinstance(record, Card)
    return tr(CARD_TYPES.get(record.type, record.type))


def _set_type(map_: JourneyMap, card: Id, value: Value) -> JourneyMap:
    return edits.change_card_type(map_, [card], value)


def _set_types(map_: JourneyMap, cards: Sequence[Id], value: Value) -> JourneyMap:
    return edits.change_card_type(map_, cards, value)


def _set_levels(map_: JourneyMap, cards: Sequence[Id], value: Value) -> JourneyMap:
    if value is None:
        return edits.change_cards(map_, cards, lambda _: {"feeling": None})
    return cards_writer("feeling.level")(map_, cards, value)


def _set_level(map_: JourneyMap, card: Id, value: Value) -> JourneyMap:
    """Without a level there is no feeling: the curve has a gap there."""
    if value is None:
        return edits.change_card(map_, card, feeling=None)
    return _LEVEL.write(map_, card, value)


def _set_picture(map_: JourneyMap, card: Id, value: Value) -> JourneyMap:
    return show_picture(map_, card, value if isinstance(value, Picture) else None)


def _detail(type_: CardType, part: str) -> Applies:
    """Shown for cards of a type, and for others that hold such details."""

    def applies(_: JourneyMap, record: Record) -> bool:
        return getattr(record, "type", "") == type_ or getattr(record, part) is not None

    return applies


def _only(type_: CardType) -> Applies:
    return lambda _, record: getattr(record, "type", "") == type_


def _other_than(type_: CardType) -> Applies:
    return lambda _, record: getattr(record, "type", "") != type_


def _has(part: str) -> Applies:
    return lambda _, record: getattr(record, part) is not None


def _lane_measured(map_: JourneyMap, record: Record) -> Measured:
    assert isinstance(record, Card)
    lane = map_.records.get(record.lane)
    return metric_measured(map_, lane) if isinstance(lane, Lane) else Measured()


def _shown_priority(map_: JourneyMap, record: Record) -> str:
    plan = getattr(record, "plan", None)
    if not isinstance(plan, Plan):
        return tr("Rate impact and effort")
    found = priority(plan)
    if found is not None:
        return formats.number(found, map_.language)
    match plan.customer_impact is None, plan.business_impact is None, plan.effort is None:
        case True, False, False:
            return tr("Rate the impact on the customer too")
        case False, True, False:
            return tr("Rate the impact on the business too")
        case True, True, False:
            return tr("Rate the impact too")
        case False, False, True:
            return tr("Rate the effort too")
        case _:
            return tr("Rate impact and effort")


def _said_otherwise(_: JourneyMap, record: Record) -> bool:
    return getattr(record, "type", "") not in (CardType.EMOTION, CardType.PICTURE)


def _text(id_: str, label: str, type_: CardType) -> Field:
    """The card's text, by the name that it has for a type."""
    write, write_all = writer(edits.change_card, "text"), cards_writer("text")
    return Field(
        id_,
        label,
        Kind.TEXT,
        reader("text"),
        write,
        write_all=write_all,
        applies=_only(type_),
    )


def _set_said_by(map_: JourneyMap, card: Id, value: Value) -> JourneyMap:
    return _set_all_said_by(map_, (card,), value)


def _set_all_said_by(map_: JourneyMap, cards: Sequence[Id], value: Value) -> JourneyMap:
    """What has somebody who said it was observed: that makes the quotation marks."""
    changes = {"participant": value}
    if value:
        changes["evidence"] = Evidence.OBSERVED.value
    return edits.change_cards(map_, cards, lambda _: changes)


def _is_spoken(_: JourneyMap, record: Record) -> bool:
    return getattr(record, "type", "") in SPOKEN


def _is_not_spoken(map_: JourneyMap, record: Record) -> bool:
    return not _is_spoken(map_, record)


_PLAN = _detail(CardType.RECOMMENDATION, "plan")
_IMPORTANCE = _choice("importance", _("Importance"), one_of(LEVELS, NOT_SAID))
_LEVEL = _choice("feeling.level", _("Level"), feeling)

FORM = Form(
    "card",
    _("Card"),
    (
        Group(
            "",
            (
                _of("text", _("Text"), Kind.TEXT, applies=_said_otherwise),
                _text("word", _("Word"), CardType.EMOTION),
                _text("caption", _("Caption"), CardType.PICTURE),
                Field(
                    "said-by",
                    _("Quote: said by"),
                    Kind.LINE,
                    reader("participant"),
                    _set_said_by,
                    write_all=_set_all_said_by,
                    applies=_is_spoken,
                    example=_("Such as P4: puts quotation marks"),
                    tip=_("Words that somebody said stand in quotation marks, and are observed"),
                ),
                _choice(
                    "type", _("Type"), one_of(CARD_TYPES), write=_set_type, write_all=_set_types
                ),
                *given(_other_than(CardType.BARRIER), _IMPORTANCE),
                *given(
                    _only(CardType.BARRIER),
                    replace(_IMPORTANCE, id="severity", label=_("Severity")),
                ),
                replace(
                    _IMPORTANCE,
                    id="importance-or-severity",
                    label=_("Importance, severity"),
                    unless=("importance", "severity"),
                ),
                _of("notes", _("Notes, not printed"), Kind.TEXT),
            ),
        ),
        Group(
            _("Touchpoint"),
            given(
                _detail(CardType.TOUCHPOINT, "contact"),
                _of(
                    "contact.channels",
                    _("Channels"),
                    Kind.LIST,
                    options=one_of(CHANNELS),
                    icon_of=channel_icon,
                ),
                _choice("contact.presence", _("Online or offline"), one_of(PRESENCE, NOT_SAID)),
                _choice("contact.moment_of_truth", _("Moment of truth"), one_of(MOMENTS, NONE)),
            ),
        ),
        Group(
            _("Emotion"),
            given(
                _detail(CardType.EMOTION, "feeling"),
                replace(_LEVEL, write=_set_level, write_all=_set_levels),
                _of(
                    "feeling.face",
                    _("Face"),
                    Kind.FACE,
                    tip=_("Choose another face"),
                    commands=(("emoji", _("Choose…")),),
                ),
                _choice("feeling.cause", _("Cause"), one_of(CAUSES, NOT_SAID)),
                _choice("feeling.state", _("Curve"), one_of(STATES, AS_MAP)),
            ),
        ),
        Group(
            _("Engagement"),
            given(
                _detail(CardType.ENGAGEMENT, "engagement"),
                _choice("engagement", _("Level"), score),
            ),
        ),
        Group(
            _("Metric"),
            given(
                _detail(CardType.METRIC, "value"),
                _of("value", _("Value"), Kind.AMOUNT, measured=_lane_measured),
            ),
        ),
        Group(
            _("Action plan"),
            given(
                _PLAN,
                _choice("plan.customer_impact", _("Impact on the customer"), score),
                _choice("plan.business_impact", _("Impact on the business"), score),
                _choice("plan.effort", _("Effort"), score),
                Field(
                    "priority",
                    _("Priority"),
                    Kind.SHOWN,
                    _shown_priority,
                    unwritten,
                    tip=_("(Customer + business) ÷ effort, unless overruled"),
                ),
                _of("plan.priority", _("Overrule the priority"), Kind.AMOUNT),
                _of("plan.deadline", _("Deadline"), Kind.DATE),
                _choice("plan.state", _("State of plan"), one_of(PLAN_STATES, NOT_SAID)),
                _choice("plan.change", _("Change to a touchpoint"), one_of(CHANGES, NOT_SAID)),
                _of("plan.touchpoint", _("Which touchpoint"), Kind.LINE),
            ),
        ),
        Group(
            _("Result"),
            given(
                _PLAN,
                _of("plan.result.metric", _("What was measured"), Kind.LINE),
                _of("plan.result.before", _("Before"), Kind.AMOUNT),
                _of("plan.result.after", _("Afterwards"), Kind.AMOUNT),
                _of("plan.result.date", _("Measured on"), Kind.DATE),
                _of("plan.result.method", _("Measured how"), Kind.LINE),
            ),
            folded=True,
        ),
        Group(
            _("Picture"),
            (
                _of(
                    "image.picture",
                    _("Picture"),
                    Kind.PICTURE,
                    write=_set_picture,
                    applies=_detail(CardType.PICTURE, "image"),
                    commands=(("crop-picture", _("Crop…")),),
                ),
                _of(
                    "image.alt",
                    _("Description for those who cannot see it"),
                    Kind.TEXT,
                    applies=_has("image"),
                ),
            ),
        ),
        PAIRS,
        Group(
            _("Evidence and sources"),
            (
                _choice("evidence", _("Evidence"), one_of(EVIDENCE, NOT_SAID)),
                _of("participant", _("Participant"), Kind.LINE, applies=_is_not_spoken),
                _of("sources", _("Sources"), Kind.IDS, options=sources, making=MAKING),
            ),
        ),
        Group(
            _("People and tags"),
            (
                _choice("persona", _("Persona"), personas(AS_LANE)),
                _of("responsible", _("Responsible"), Kind.LINE),
                _of("tags", _("Tags"), Kind.LIST, proposals=tags),
                _of("follow_up", _("To follow up"), Kind.CHECK),
            ),
        ),
        Group(_("Appearance"), (_of("colour", _("Colour"), Kind.COLOUR, unset=AS_LANE),)),
        Group(_("Metrics"), (MEASURES,), folded=True),
    ),
    _name,
)
