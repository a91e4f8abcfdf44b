"""Where a chosen emoji goes: into the text that is being written, or on the face of emotions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QLineEdit

from app.canvas.canvas import MapCanvas
from app.editor.acts import Change
from app.editor.acts.act import cards_selected
from app.editor.session import Session
from app.editor.words import counted
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.vocabulary import CardType
from app.ui.emoji.picker import EmojiPicker
from app.ui.state import State
from app.ui.text_verbs import TextWidget


def choose_emoji(
    session: Session, canvas: MapCanvas, state: State, text: TextWidget | None
) -> EmojiPicker | None:
    """Open the picker; None where there is neither a text nor a face for an emoji.

    ``text`` is the one in hand.
    """
    target = text
    if target is None and not emotions_selected(session):
        if not canvas.write_selected():
            return None
        target = canvas.hands().writing.editor
        target.moveCursor(target.textCursor().MoveOperation.End)
    picker = EmojiPicker(state.recent_emoji(), canvas)

    def take(emoji: str) -> None:
        state.remember_emoji(emoji)
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)
            _insert(target, emoji)
        else:
            canvas.do(with_face(session, emoji))

    picker.chosen.connect(take)
    box = _place_of(target, session, canvas)
    picker.open_at(box.bottomLeft() + QPoint(0, 4), box.height() + 8)
    return picker


def emotions_selected(session: Session) -> tuple[Card, ...]:
    """The selected cards that have a face."""
    cards = cards_selected(session.map, session.selection)
    return tuple(card for card in cards if card.type == CardType.EMOTION)


def with_face(session: Session, emoji: str) -> Change:
    """The selected emotions with another face."""
    cards = emotions_selected(session)

    def faced(card: Card) -> dict[str, Feeling]:
        feeling = card.feeling if card.feeling is not None else Feeling(level=0.0)
        return {"feeling": evolve(feeling, face=emoji)}

    map_: JourneyMap = edits.change_cards(session.map, {card.id for card in cards}, faced)
    return Change(counted("Change Face", "Change %n Faces", len(cards)), map_)


def _insert(target: TextWidget, emoji: str) -> None:
    if isinstance(target, QLineEdit):
        target.insert(emoji)
    else:
        target.insertPlainText(emoji)


def _place_of(target: TextWidget | None, session: Session, canvas: MapCanvas) -> QRect:
    """The box on the screen beside which the picker opens: the caret's or the card's."""
    if target is not None:
        told = target.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        box = told.toRect() if isinstance(told, QRectF) else QRect(told)
        return QRect(target.mapToGlobal(box.topLeft()), box.size())
    marks = canvas.spots.marks(session.selection)
    area = marks[0].box.toRect() if marks else canvas.view.rect()
    return QRect(canvas.view.mapToGlobal(area.topLeft()), area.size())
