"""What Esc gave up while a text was written in place: kept, so that it can be had again."""

from __future__ import annotations

from app.canvas.written import write_written
from app.editor.drafts import Draft
from app.editor.session import Edit, Session
from app.editor.texts import label_of, writable
from app.editor.words import tr
from app.models.base import Id
from app.models.edits import EditError
from app.models.journey import JourneyMap


class GivenUp:
    """The texts that were given up in one session: redo and "Restore" bring them again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        # The last one alone: of what was given up before, nothing is offered any more.
        self._drafts: dict[Id, Draft] = {}

    def take(self, record: Id, draft: Draft | None, text: str) -> None:
        """Keep what was typed for a record, or for a card that is in no map yet."""
        if draft is not None:
            self._drafts = {record: draft}
        if draft is None and writable(self._session.map, record) is None:
            return
        self._session.set_aside(self._label(record), self._edit(record, text), record)

    def bring(self, record: Id, text: str) -> None:
        """Make a text that was given up the document's; of what redo would bring nothing goes."""
        session = self._session
        if session.aside == record and session.bring_aside():
            return
        if record in self._drafts or writable(session.map, record) is not None:
            session.edit(self._label(record), self._edit(record, text), selected=record)

    def _label(self, record: Id) -> str:
        kind = writable(self._session.map, record)
        return tr("Add Card") if kind is None else label_of(kind)

    def _edit(self, record: Id, text: str) -> Edit:
        draft = self._drafts.get(record)

        def edit(map_: JourneyMap) -> JourneyMap:
            made = map_ if draft is None or record in map_.records else draft.into(map_)
            if writable(made, record) is None:
                raise EditError(tr("What was written in is gone"))
            return write_written(made, record, text)

        return edit
