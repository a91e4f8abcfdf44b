"""The map itself: what it shows, what it is about, who stands behind it, what it rests on."""

from __future__ import annotations

from app.editor.words import mark as _
from app.editor.words import tr
from app.layout.words import languages
from app.models.base import Record
from app.models.journey import JourneyMap
from app.ui.inspector.access import (
    change_map,
    change_scope,
    choice_of,
    fields_of,
    picture_writer,
    reader,
    writer,
)
from app.ui.inspector.field import Field, Form, Group, Kind, Option
from app.ui.inspector.forms.measure import MEASURES
from app.ui.inspector.forms.persona import PERSONAS
from app.ui.inspector.forms.source import SOURCES
from app.ui.inspector.forms.tour import TOURS
from app.ui.inspector.names import DIRECTIONS, MAP_KINDS, THEMES, one_of, personas

_of = fields_of(change_map)
_choice = choice_of(_of)

_LANGUAGES = {
    "ar": "العربية", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español",
    "fr": "Français", "he": "עברית", "hi": "हिन्दी", "it": "Italiano", "ja": "日本語",
    "ko": "한국어", "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский",
    "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "zh": "中文",
}  # fmt: skip


def language_options(_: JourneyMap) -> list[Option]:
    """The languages that Footpath prints in, by their own names."""
    return [(code, _LANGUAGES.get(code, code)) for code in languages()]


def _scope(name: str, label: str, kind: Kind, **more: str) -> Field:
    return Field(
        f"scope.{name}",
        label,
        kind,
        reader(f"scope.{name}"),
        writer(change_scope, name),
        **more,  # type: ignore[arg-type]
    )


def _name(_: JourneyMap, record: Record) -> str:
    return str(getattr(record, "title", "")).strip() or tr("Untitled map")


FORM = Form(
    "map",
    _("Map"),
    (
        Group(
            "",
            (
                _of("title", _("Title"), Kind.LINE),
                _of(
                    "insight",
                    _("Insight"),
                    Kind.TEXT,
                    example=_("One sentence that says what the map shows"),
                ),
                _choice("kind", _("Kind"), one_of(MAP_KINDS)),
            ),
        ),
        Group(
            _("Personas"),
            (
                PERSONAS,
                _choice("main_persona", _("Main persona"), personas(_("The first one"))),
            ),
        ),
        Group(
            _("Scope"),
            (
                _scope("purpose", _("Purpose"), Kind.TEXT),
                _scope("scenario", _("Scenario"), Kind.TEXT),
                _scope("starts", _("The journey starts"), Kind.LINE),
                _scope("ends", _("The journey ends"), Kind.LINE),
                _scope("first_contact", _("First contact with the company"), Kind.LINE),
                _scope("audience", _("Audience"), Kind.LINE),
                _scope("client", _("Client"), Kind.LINE),
            ),
            folded=True,
        ),
        Group(
            _("People and dates"),
            (
                _scope("owner", _("Owner"), Kind.LINE),
                _scope("authors", _("Authors"), Kind.LIST),
                _scope("participants", _("Participants"), Kind.LIST),
                _scope("version", _("Version"), Kind.LINE),
                _scope("date", _("Date"), Kind.DATE, tip=_("The date that is printed")),
                _scope("review_by", _("Review by"), Kind.DATE),
                _scope("read_again", _("Read again on"), Kind.DATE),
            ),
            folded=True,
        ),
        Group(_("Sources"), (SOURCES,), folded=True),
        Group(_("Tours"), (TOURS,), folded=True),
        Group(
            _("Appearance"),
            (
                _choice("language", _("Language"), language_options),
                _choice("direction", _("Stages run"), one_of(DIRECTIONS)),
                _choice("theme", _("Theme"), one_of(THEMES)),
                Field(
                    "scope.logo",
                    _("Logo"),
                    Kind.PICTURE,
                    reader("scope.logo"),
                    picture_writer(change_scope, "logo"),
                ),
            ),
            folded=True,
        ),
        Group(_("Metrics"), (MEASURES,), folded=True),
    ),
    _name,
)
