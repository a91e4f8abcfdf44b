"""Dragging a face along and across its curve, or the number of a score; the curve follows live."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt

from app.canvas.tools.cards import MoveCards, carried_with, receiver_at
from app.canvas.tools.faces import Face, face_of
from app.canvas.tools.ghosts import NO_DROP
from app.canvas.tools.shapes import Badge, Shape
from app.canvas.tools.standing import Standing
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts import Change
from app.editor.acts.dropping import drop_cards
from app.editor.acts.levels import shifted
from app.editor.feeling_words import FEELINGS
from app.editor.selection import Cell, Selection
from app.editor.words import tr


@dataclass(frozen=True, slots=True)
class _Wish:
    """Where a face is to stand: before a place among the other cards of a cell, at a level."""

    cell: Cell | None
    place: int
    level: float
    copies: bool = False


class MoveFace:
    """Moves a face to whole levels, with Shift to halves; scores go in whole ones.

    Aside it goes to another cell of its lane, before or behind the faces there, at the level where
    it is dropped, and beyond its lane as any card does. All selected faces go with it, each by as
    much. The map is laid out anew for each level and place that is met, and the view repaints what
    differs.
    """

    def __init__(self, hand: Hand, face: Face, *, aside: bool = False) -> None:
        """``aside`` says that it begins to the side: else it stays in its lane at first."""
        self._hand = hand
        self._face = face
        self._aside = aside
        self._standing = Standing(hand, face)
        self._map = self._standing.map
        self._home = self._standing.home
        self._ids = carried_with(hand, face.card.id)
        self._held = 0.0
        self._from = Pull(QPointF())
        self._level = face.level
        self._made: Change | None = None
        self._stood = 0
        self._wish = _Wish(self._home, 0, face.level)
        self._as_cards: MoveCards | None = None
        self._shapes: tuple[Shape, ...] = ()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Up and down, or whether it can stand there."""
        if self._as_cards is not None:
            return self._as_cards.cursor
        if self._rests(self._wish):
            return Qt.CursorShape.SizeVerCursor
        if self._made is None:
            return NO_DROP
        copies = self._wish.copies
        return Qt.CursorShape.DragCopyCursor if copies else Qt.CursorShape.ClosedHandCursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The level, said beside the face; beyond its lane what is drawn for cards."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to all sides: a lane may be higher than the window."""
        return (True, True) if self._as_cards is None else self._as_cards.scrolls

    def start(self, pull: Pull) -> None:
        """Take hold of the face."""
        self._from = pull
        self._held = self._standing.level(pull) - self._face.level
        self._stood = self._standing.place(pull, self._home, self._ids)
        self._wish = replace(self._wish, place=self._stood)

    def move(self, pull: Pull) -> None:
        """Follow the pointer from level to level and from cell to cell."""
        if self._goes_as_card(pull):
            self._follow_as_card(pull)
            return
        if self._as_cards is not None:
            self._as_cards.cancel()
            self._as_cards = None
        self._level = self._standing.level_for(pull, self._held)
        cell = self._standing.cell(pull) if self._aside else self._home
        copies = pull.copies and self._aside
        place = self._standing.place(pull, cell, () if copies else self._ids)
        wish = _Wish(cell, place, self._level, copies)
        if wish != self._wish:
            self._wish = wish
            self._made = self._change(wish)
            self._hand.session.preview(self._map if self._made is None else self._made.map)
        self._shapes = (self._said(),)

    def finish(self) -> None:
        """Let the face stay, as one step of the history."""
        if self._as_cards is not None:
            self._as_cards.finish()
        elif self._made is None:
            self._hand.session.cancel()
        else:
            self._hand.do(self._made)

    def cancel(self) -> None:
        """Show the face where it was."""
        if self._as_cards is not None:
            self._as_cards.cancel()
        self._hand.session.cancel()

    # --- inner ---

    def _goes_as_card(self, pull: Pull) -> bool:
        """Whether the pointer is beyond the lane, after it has been aside, or over a panel."""
        if receiver_at(self._hand, pull) is not None:
            return True
        self._aside = self._aside or self._standing.is_aside(pull)
        if not self._aside:
            return False
        cell = self._standing.cell(pull)
        return cell is None or cell[0] != self._face.card.lane

    def _follow_as_card(self, pull: Pull) -> None:
        if self._as_cards is None:
            self._hand.session.cancel()
            self._made, self._wish = None, _Wish(None, 0, self._face.level)
            self._as_cards = MoveCards(self._hand, self._face.node)
            self._as_cards.start(self._from)
        self._as_cards.move(pull)
        self._shapes = self._as_cards.shapes

    def _rests(self, wish: _Wish) -> bool:
        """Whether the face keeps its place and only its level is another."""
        return wish.cell == self._home and not wish.copies and wish.place == self._stood

    def _change(self, wish: _Wish) -> Change | None:
        """What becomes of the map with the face where it is wished; None for nothing."""
        face, by, cell, copies = self._face, wish.level - self._face.level, wish.cell, wish.copies
        if self._rests(wish):
            if not by:
                return None
            others = tuple(one for one in self._ids if one != face.card.id)
            label = tr("Set Feeling") if face.felt else tr("Set Engagement")
            chosen = Selection((*others, face.card.id), (face.card.lane, face.card.step))
            return Change(label, shifted(self._map, self._ids, by), chosen)
        if cell is None:
            return None
        held = face.card.id
        dropped = drop_cards(self._map, self._ids, held, cell, wish.place, copy=copies)
        if dropped is None or dropped.selection is None:
            return None
        return dropped._replace(map=shifted(dropped.map, dropped.selection.records, by))

    def _said(self) -> Shape:
        """The level beside the face: where it covers no other face, best on its right."""
        face, frame = self._face, self._hand.view.frame
        # Of a whole number that is no float Qt's binding crashes here.
        text = QLocale().toString(float(abs(self._level)), "g", 3)
        if face.felt and self._level.is_integer():
            text = tr(FEELINGS[self._level])
        elif face.felt:
            text = ("+" if self._level > 0 else "−") + text
        at = QPointF(frame.x(self._seen_x()), frame.y(face.scale.y(self._level)))
        box = Badge(at, text).box
        beyond = (face.radius + 4) * frame.scale + 2
        across = QPointF(beyond + box.width() / 2, 0)
        # Above and below its own word has to be left free as well.
        down = QPointF(0, 2 * beyond + box.height() / 2)
        places = [Badge(at + way, text) for way in (across, -across, -down, down)]
        seen = [one for one in places if frame.body.contains(one.box)]
        return next((one for one in seen if self._is_free(one)), (seen or places)[0])

    def _is_free(self, said: Badge) -> bool:
        """Whether a word at a point of the view covers no other card of the lane."""
        sheet, frame, lane = self._hand.view.sheet, self._hand.view.frame, self._face.card.lane
        cells = self._map.cells
        names = [card.id for cell in cells if cell[0] == lane for card in cells[cell]]
        nodes = [sheet.card(one) for one in names if one not in self._ids] if sheet else []
        return not any(
            said.box.intersects(frame.rect(QRectF(one.x, one.y, one.width, one.height)))
            for one in nodes
            if one is not None
        )

    def _seen_x(self) -> float:
        """The x of the face on the sheet that is shown, in points."""
        sheet, chosen = self._hand.view.sheet, self._made and self._made.selection
        node = sheet.card(chosen.current) if sheet is not None and chosen else None
        shown = None
        if sheet is not None and node is not None:
            shown = face_of(self._hand.session.shown, sheet, node)
        return self._face.x if shown is None else shown.x
