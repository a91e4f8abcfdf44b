"""A digit that is typed before any word of a new face, or of a new score, is its level."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.canvas.writing import Writing
from app.editor.acts.act import Change
from app.editor.acts.levels import begin_at
from app.editor.drafts import Draft
from app.editor.session import Session
from app.models.vocabulary import CardType

LEVELS = frozenset("12345")
"""The digits that name a level of an emotion or of engagement."""

_LEVELLED = frozenset({CardType.EMOTION.value, CardType.ENGAGEMENT.value})


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class LevelFirst(QObject):
    """Watches the editor: the card that is begun there is made at the level, without a word.

    Not by the place of a key, as on the map: somebody may begin a word there, and some keyboards
    have letters in the row of digits.
    """

    def __init__(
        self, writing: Writing, session: Session, do: Callable[[Change | None], object]
    ) -> None:
        """``do`` makes a change the document's."""
        super().__init__(writing)
        self._writing = writing
        self._session = session
        self._do = do
        writing.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the digit; leave all other keys to the editor."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        draft = self._begun()
        if draft is None or event.text() not in LEVELS or event.modifiers() & _COMMANDS:
            return False
        self._writing.commit()
        # The draft itself: begun behind a card it goes there, as a word of it would.
        self._do(begin_at(self._session.map, draft, event.text()))
        return True

    def _begun(self) -> Draft | None:
        """The card that is begun without a word yet, where it may have a level."""
        draft, editor = self._writing.draft, self._writing.editor
        if draft is None or draft.card.type not in _LEVELLED:
            return None
        return None if editor.text() or editor.composing else draft
