"""Dragging a face along and across its curve, or the number of a score; the curve follows live."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QPointF, Qt

from app.canvas.tools.cards import MoveCards, carried_with, receiver_at
from app.canvas.tools.cells import nearest_cell, nearest_column
from app.canvas.tools.ghosts import NO_DROP
from app.canvas.tools.shapes import Badge, Shape
from app.canvas.tools.tool import Hand, Pull
from app.editor.acts import Change
from app.editor.acts.dropping import drop_cards
from app.editor.acts.levels import shifted
from app.editor.navigate import Cells
from app.editor.selection import Cell, Selection
from app.editor.words import tr
from app.layout.lanes.level_scale import LevelScale, engagement_scale, feeling_scale
from app.layout.primitives import Face as Emoji
from app.layout.sheet import Node, Sheet
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType

# Pixels round a face within which it is taken hold of as well, and below which it is too small.
_REACH = 2.0
_LEAST = 5.0
# Within so much of a level nothing changes yet: the hand may tremble.
_STILL = 0.3


@dataclass(frozen=True, slots=True)
class Face:
    """A face on a curve, or the number of a score: its level and its scale on the sheet."""

    card: Card
    node: Node
    level: float
    scale: LevelScale
    felt: bool
    radius: float
    x: float


def face_of(map_: JourneyMap, sheet: Sheet, node: Node) -> Face | None:
    """The face that the node of a card shows; None for a card without one."""
    card = map_.records.get(node.record)
    lane = map_.records.get(card.lane) if isinstance(card, Card) else None
    if not isinstance(card, Card) or not isinstance(lane, Lane):
        return None
    # The word of a face may reach further to one side: the face itself says where it is.
    if lane.type == LaneType.EMOTION and card.feeling is not None:
        scale = feeling_scale(sheet, lane.id, node)
        face = next((one for one in node.primitives if isinstance(one, Emoji)), None)
        if scale is None or face is None:
            return None
        radius = face.size / 2
        x = node.x + face.x + radius
        return Face(card, node, card.feeling.level, scale, True, radius, x)
    if lane.type == LaneType.ENGAGEMENT and card.engagement is not None:
        scale = engagement_scale(sheet, lane.id)
        if scale is None:
            return None
        x, radius = node.x + node.width / 2, sheet.text_size * 0.72
        return Face(card, node, float(card.engagement), scale, False, radius, x)
    return None


def centre_of(hand: Hand, face: Face) -> QPointF:
    """Where a face stands in the view."""
    frame = hand.view.frame
    return QPointF(frame.x(face.x), frame.y(face.scale.y(face.level)))


def face_at(hand: Hand, point: QPointF) -> Face | None:
    """The face at a point of the view, where it is large enough to be taken hold of."""
    node, sheet = hand.spots.card_at(point), hand.view.sheet
    if node is None or sheet is None:
        return None
    face = face_of(hand.session.map, sheet, node)
    if face is None:
        return None
    radius = face.radius * hand.view.frame.scale
    away = point - centre_of(hand, face)
    near = math.hypot(away.x(), away.y()) <= radius + _REACH
    return face if near and radius >= _LEAST else None


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
        self._map = hand.session.map
        self._sheet = hand.view.sheet
        self._cells = Cells(self._map)
        self._home = self._cells.cell_of(_chosen(face.card))
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
        self._held = self._level_at(pull) - self._face.level
        self._stood = self._place_at(pull, self._home, copies=False)
        self._wish = replace(self._wish, place=self._stood)

    def move(self, pull: Pull) -> None:
        """Follow the pointer from level to level and from cell to cell."""
        if self._goes_as_card(pull):
            self._follow_as_card(pull)
            return
        if self._as_cards is not None:
            self._as_cards.cancel()
            self._as_cards = None
        self._level = self._level_for(pull)
        cell = self._cell_at(pull) if self._aside else self._home
        copies = pull.copies and self._aside
        wish = _Wish(cell, self._place_at(pull, cell, copies=copies), self._level, copies)
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

    def _level_at(self, pull: Pull) -> float:
        return self._face.scale.level(self._hand.view.frame.to_sheet(pull.point).y())

    def _level_for(self, pull: Pull) -> float:
        face = self._face
        wanted = self._level_at(pull) - self._held
        level = face.level
        if abs(wanted - face.level) >= _STILL / (2 if pull.fine else 1):
            steps = 2 if pull.fine and face.felt else 1
            level = math.floor(wanted * steps + 0.5) / steps
        return min(max(level, face.scale.low), face.scale.top)

    def _cell_at(self, pull: Pull) -> Cell | None:
        """The cell at the pointer as all stood at first: columns may grow under the pointer."""
        if self._sheet is None:
            return None
        return nearest_cell(self._sheet, self._cells, self._hand.view.frame.to_sheet(pull.point))

    def _goes_as_card(self, pull: Pull) -> bool:
        """Whether the pointer is beyond the lane, after it has been aside, or over a panel."""
        if receiver_at(self._hand, pull) is not None:
            return True
        if not self._aside and self._sheet is not None:
            x = self._hand.view.frame.to_sheet(pull.point).x()
            column = nearest_column(self._sheet, x)
            row = self._cells.row(self._face.card.lane)
            if column is not None:
                beside = self._cells.cell(row, self._cells.column(column.step))
                self._aside = beside != self._home
        if not self._aside:
            return False
        cell = self._cell_at(pull)
        return cell is None or cell[0] != self._face.card.lane

    def _follow_as_card(self, pull: Pull) -> None:
        if self._as_cards is None:
            self._hand.session.cancel()
            self._made, self._wish = None, _Wish(None, 0, self._face.level)
            self._as_cards = MoveCards(self._hand, self._face.node)
            self._as_cards.start(self._from)
        self._as_cards.move(pull)
        self._shapes = self._as_cards.shapes

    def _place_at(self, pull: Pull, cell: Cell | None, *, copies: bool) -> int:
        """How many of the other cards of a cell stand before the pointer, as all stood at first."""
        sheet = self._sheet
        if cell is None or sheet is None:
            return 0
        x, rtl = self._hand.view.frame.to_sheet(pull.point).x(), sheet.direction == "rtl"
        going = () if copies else self._ids
        found = 0
        for card in self._map.cells.get(cell, ()):
            node = sheet.card(card.id)
            if card.id not in going and node is not None:
                found += (node.x + node.width / 2 < x) != rtl
        return found

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
        return replace(dropped, map=shifted(dropped.map, dropped.selection.records, by))

    def _said(self) -> Shape:
        face, frame = self._face, self._hand.view.frame
        text = QLocale().toString(abs(self._level), "g", 3)
        if face.felt and self._level:
            text = ("+" if self._level > 0 else "−") + text
        beside = (face.radius + 4) * frame.scale + 26
        at = QPointF(frame.x(self._seen_x()) + beside, frame.y(face.scale.y(self._level)))
        return Badge(at, text)

    def _seen_x(self) -> float:
        """The x of the face on the sheet that is shown, in points."""
        sheet, chosen = self._hand.view.sheet, self._made and self._made.selection
        node = sheet.card(chosen.current) if sheet is not None and chosen else None
        shown = None
        if sheet is not None and node is not None:
            shown = face_of(self._hand.session.shown, sheet, node)
        return self._face.x if shown is None else shown.x


def _chosen(card: Card) -> Selection:
    return Selection((card.id,), (card.lane, card.step))
