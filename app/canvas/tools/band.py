"""The rubber band: a rectangle drawn over free space selects the cards that it touches."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.canvas.look import Look
from app.canvas.places import tiles_of
from app.canvas.tools.shapes import Shape
from app.canvas.tools.tool import Hand, Pull
from app.editor.selecting import with_cards
from app.models.base import Id

_TINT = 36


@dataclass(frozen=True, slots=True)
class Band:
    """The rectangle from where the button was pressed to the pointer."""

    box: QRectF

    def draw(self, painter: QPainter, look: Look) -> None:
        """A thin frame in the accent colour with a tint."""
        tint = QColor(look.accent)
        tint.setAlpha(_TINT)
        painter.setBrush(tint)
        painter.setPen(QPen(look.accent, 1.0))
        painter.drawRect(self.box.adjusted(1, 1, -1, -1))


class BandTool:
    """Selects the cards that the band touches, as it goes.

    With Shift they come to those selected before; with Ctrl those selected before are let go where
    the band touches them.
    """

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._before = hand.session.selection
        self._from = QPointF()
        self._touched: tuple[Id, ...] | None = None
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """A cross."""
        return Qt.CursorShape.CrossCursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The band."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to all sides."""
        return True, True

    def start(self, pull: Pull) -> None:
        """Fix a corner to the sheet, so that it scrolls with it."""
        self._from = self._hand.view.frame.to_sheet(pull.point)

    def move(self, pull: Pull) -> None:
        """Draw the band to the pointer and select what it touches."""
        view = self._hand.view
        area = QRectF(self._from, view.frame.to_sheet(pull.point)).normalized()
        self._shapes = (Band(view.frame.rect(area)),)
        touched = self._cards_in(area)
        if touched == self._touched:
            return
        self._touched = touched
        old = self._before.records
        if pull.toggles:
            kept = tuple(id_ for id_ in old if id_ not in touched)
            chosen = (*kept, *(id_ for id_ in touched if id_ not in old))
        elif pull.fine:
            chosen = (*old, *(id_ for id_ in touched if id_ not in old))
        else:
            chosen = touched
        session = self._hand.session
        session.select(with_cards(session.map, self._before, chosen))

    def finish(self) -> None:
        """What is selected by now stays so."""

    def cancel(self) -> None:
        """Select again what was selected before."""
        self._hand.session.select(self._before)

    def _cards_in(self, area: QRectF) -> tuple[Id, ...]:
        """The cards that an area of the sheet touches, in the order of the map."""
        sheet = self._hand.view.sheet
        if sheet is None:
            return ()
        found = set()
        for id_ in self._hand.view.sheet_scene.places.on(tiles_of(area)):
            node = sheet.by_id[id_]
            if node.kind == "card" and area.intersects(
                QRectF(node.x, node.y, node.width, node.height)
            ):
                found.add(node.record)
        if not found:
            return ()
        return tuple(card.id for card in self._hand.session.map.cards if card.id in found)
