"""What fields of the inspector refused is told when it is out of sight, and never lost unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from app.canvas.canvas import MapCanvas
from app.editor.short import short
from app.editor.words import counted, tr
from app.models.card import Card
from app.models.journey import JourneyMap
from app.ui.inspector.field import RecordKey, record_at
from app.ui.inspector.forms import FORMS
from app.ui.inspector.refused import Refused
from app.ui.inspector.titles import title_of, title_of_several
from app.ui.message_bar import MessageArea, Offer, Tone
from app.ui.panels import Panels
from app.ui.questions import Answer, ask_about_refused

_TOPIC = "refused"
_LONGEST = 40
_MOST_TOLD = 3


class Refusals(QObject):
    """Tells of one window's texts that are not in its map, and leads back to their fields."""

    def __init__(self, panels: Panels, messages: MessageArea, parent: QObject) -> None:
        super().__init__(parent)
        self._panels = panels
        self._messages = messages
        self._told: tuple[Refused, ...] = ()
        # What the message names, after a save also what can be seen.
        self._named: tuple[Refused, ...] = ()

    def look(self, canvas: MapCanvas) -> None:
        """Tell what was refused and cannot be seen now; what can be seen needs no word."""
        inspector = self._panels.inspector
        unseen = inspector.refused_unseen() if inspector is not None else ()
        refused = self._panels.refused()
        if any(one not in refused for one in self._named):
            self._messages.clear(_TOPIC)
            self._told = self._named = ()
        if unseen == self._told:
            return
        self._told = unseen
        if unseen:
            self._tell("", unseen, canvas)
        else:
            self._messages.clear(_TOPIC)

    def tell_saved(self, canvas: MapCanvas) -> None:
        """Tell that the file holds the map without what was refused."""
        refused = self._panels.refused()
        if refused:
            self._tell(tr("The map was saved without this:"), refused, canvas)

    def ask(self, canvas: MapCanvas, *, close: Answer, stay: Answer) -> QMessageBox | None:
        """Ask whether to close without what was refused; None where nothing was."""
        refused = self._panels.refused()
        if not refused:
            return None

        def lose() -> None:
            self._discard(refused)
            close()

        def go() -> None:
            stay()
            self.go_to(refused[0])

        words = _sentences(canvas.session.map, refused)
        return ask_about_refused(canvas.window(), words, go=go, lose=lose, stay=stay)

    def go_to(self, refused: Refused) -> None:
        """Select the records whose field refused a text, and let the keyboard go there."""
        inspector = self._panels.inspector
        if inspector is None or refused not in inspector.refused():
            return
        self._panels.show_field(refused)

    def _tell(self, first: str, refused: tuple[Refused, ...], canvas: MapCanvas) -> None:
        self._named = refused
        text = " ".join(one for one in (first, _sentences(canvas.session.map, refused)) if one)
        offers = [
            Offer(tr("Go There"), lambda: self.go_to(refused[0])),
            Offer(tr("Discard"), lambda: self._discard(refused)),
        ]
        self._messages.show_message(_TOPIC, text, Tone.WARNING, offers)

    def _discard(self, refused: Sequence[Refused]) -> None:
        if self._panels.inspector is not None:
            self._panels.inspector.discard(refused)


def _sentences(map_: JourneyMap, refused: Sequence[Refused]) -> str:
    told = [_sentence(map_, one) for one in refused[:_MOST_TOLD]]
    more = len(refused) - len(told)
    if more:
        told.append(counted("1 more is not in the map.", "%n more are not in the map.", more))
    return "\n".join(told)


def _sentence(map_: JourneyMap, one: Refused) -> str:
    return tr(
        "{place}, {field}: “{text}” was not taken in. {reason}",
        place=_place(map_, one.keys),
        field=tr(one.field.label),
        text=short(one.text, _LONGEST),
        reason=one.reason,
    )


def _place(map_: JourneyMap, keys: Sequence[RecordKey]) -> str:
    record = record_at(map_, keys[-1])
    if record is None:
        return ""
    form = FORMS[type(record)]
    if len(keys) > 1:
        return title_of_several(form, len(keys))
    if isinstance(record, Card) and record.text.strip():
        name = tr("“{text}”", text=short(record.text, _LONGEST))
        return tr("{form}: {name}", form=tr(form.title), name=name)
    return title_of(form, map_, record)
