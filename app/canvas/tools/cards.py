"""Dragging cards to another place, with Ctrl or Alt a copy, or to a panel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPixmap

from app.canvas.frame import ViewFrame
from app.canvas.tools.cells import DropPlace, drop_place, nearest_cell
from app.canvas.tools.ghosts import BESIDE, NO_DROP, picture_of
from app.canvas.tools.shapes import Faded, Ghost, InsertionLine, Lit, Shape
from app.canvas.tools.tool import Hand, Pull, Receiver
from app.editor.acts.dropping import drop_cards, targets
from app.editor.navigate import Cells
from app.editor.selection import Cell
from app.editor.words import tr
from app.layout.sheet import Node, Sheet
from app.models.base import Id
from app.models.card import Card


class MoveCards:
    """Carries the selected cards, or the one under the pointer where it is not selected.

    The map is laid out only when they are dropped: until then all is drawn over the sheet.
    """

    def __init__(self, hand: Hand, held: Node) -> None:
        self._hand = hand
        self._held = held
        map_ = hand.session.map
        self._ids = carried_with(hand, held.record)
        names = set(self._ids)
        self._cards = [card for card in map_.cards if card.id in names]
        self._cells = Cells(map_)
        self._picture: QPixmap | None = None
        self._drop: DropPlace | None = None
        self._why_not = ""
        self._receiver: Receiver | None = None
        self._goals: dict[Cell, tuple[Cell, ...] | None] = {}
        self._copies = False
        self._shapes: tuple[Shape, ...] = ()
        self._faded: tuple[Shape, ...] = ()
        self._faded_in: ViewFrame | None = None

    @property
    def cursor(self) -> Qt.CursorShape:
        """Whether the cards would go there, or copies of them."""
        if self._receiver is not None:
            return Qt.CursorShape.ClosedHandCursor
        if self._drop is None:
            return NO_DROP
        return Qt.CursorShape.DragCopyCursor if self._copies else Qt.CursorShape.ClosedHandCursor

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The cards faded, the cells lit, the line between others, and a picture at the pointer."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to all sides, but not while the cards are over a panel."""
        free = self._receiver is None
        return free, free

    def start(self, pull: Pull) -> None:
        """Take hold of the cards."""
        self._picture = picture_of(self._hand, self._held, self._hand.view.frame.scale)

    def move(self, pull: Pull) -> None:
        """Find the place under the pointer."""
        self._copies = pull.copies
        self._hover(None if self._copies else receiver_at(self._hand, pull))
        self._drop = self._find(pull) if self._receiver is None else None
        self._shapes = self._drawn(pull)

    def finish(self) -> None:
        """Put them there, as one step of the history, or say why that cannot be."""
        if self._receiver is not None:
            self._receiver.receive(self._ids)
        elif self._drop is not None:
            cell, place = self._drop.cell, self._drop.place
            self._hand.do(
                drop_cards(
                    self._hand.session.map,
                    self._ids,
                    self._held.record,
                    cell,
                    place,
                    copy=self._copies,
                )
            )
        elif self._why_not:
            self._hand.explain(self._why_not)

    def cancel(self) -> None:
        """Nothing has changed yet."""
        self._hover(None)

    # --- inner ---

    def _hover(self, receiver: Receiver | None) -> None:
        before, self._receiver = self._receiver, receiver
        if before is not None and before is not receiver:
            before.leave()

    def _find(self, pull: Pull) -> DropPlace | None:
        view, sheet = self._hand.view, self._hand.view.sheet
        self._why_not = self._where()
        if sheet is None or not QRectF(view.rect()).contains(pull.point):
            return None
        point = view.frame.to_sheet(into(pull.point, view.frame.body))
        cell = nearest_cell(sheet, self._cells, point)
        if cell is None:
            return None
        if self._goals_of(cell) is None:
            self._why_not = tr(
                "All these cards go as far as the one held, and some would leave the map: "
                "let go further inside, or move fewer"
            )
            return None
        box = self._hand.spots.cell_box(cell)
        if box is None:
            return None
        going: tuple[Id, ...] = () if self._copies else self._ids
        found = drop_place(sheet, self._cells, cell, box, point, going)
        if found.line is None and not self._copies and (cell in self._home()):
            # On a curve there is no place between others: they are put back.
            self._why_not = ""
            return None
        return found

    def _where(self) -> str:
        """Where cards can be let go."""
        if self._copies:
            return tr("A copy goes to a cell of the map: let go on one")
        return tr("Cards go to a cell of the map or to the open tray: let go there")

    def _goals_of(self, cell: Cell) -> tuple[Cell, ...] | None:
        if cell not in self._goals:
            held = self._hand.session.map.records[self._held.record]
            assert isinstance(held, Card)
            found = targets(self._cells, self._cards, held, cell)
            self._goals[cell] = None if found is None else tuple(found.values())
        return self._goals[cell]

    def _home(self) -> tuple[Cell, ...]:
        return tuple((card.lane, card.step) for card in self._cards)

    def _drawn(self, pull: Pull) -> tuple[Shape, ...]:
        frame, sheet = self._hand.view.frame, self._hand.view.sheet
        assert sheet is not None
        made: list[Shape] = []
        if not self._copies:
            made += self._fade(sheet, frame)
        drop, picture, ghost = self._drop, self._picture, None
        goals = self._goals_of(drop.cell) if drop is not None else None
        if picture is not None:
            ghost = Ghost.around(pull.point + BESIDE, picture, len(self._ids))
        line = drop.line if drop is not None else None
        made += drop_shapes(self._hand, goals or (), line, ghost)
        return tuple(made)

    def _fade(self, sheet: Sheet, frame: ViewFrame) -> tuple[Shape, ...]:
        """A veil over each card that goes, made once as long as the view rests."""
        if self._faded_in is not frame:
            self._faded_in = frame
            paper, body = self._hand.view.paper(), frame.body
            nodes = [node for one in self._ids if (node := sheet.card(one)) is not None]
            boxes = [frame.rect(QRectF(one.x, one.y, one.width, one.height)) for one in nodes]
            self._faded = tuple(
                Faded(box.intersected(body), paper) for box in boxes if box.intersects(body)
            )
        return self._faded


def carried_with(hand: Hand, card: Id) -> tuple[Id, ...]:
    """The selected cards if one of them is taken hold of, else that one alone."""
    chosen, known = hand.session.selection.records, hand.session.map.records
    if card not in chosen:
        return (card,)
    return tuple(one for one in chosen if isinstance(known.get(one), Card))


def drop_shapes(
    hand: Hand, cells: Iterable[Cell], line: QLineF | None, carried: Ghost | None = None
) -> Iterator[Shape]:
    """The cells lit that something would go to, as far as they are seen, and a line (points).

    What is carried lies between them, and clear of the line: neither hides the other.
    """
    frame = hand.view.frame
    for cell in cells:
        box = hand.spots.cell_box(cell)
        seen = frame.rect(box).intersected(frame.body) if box is not None else QRectF()
        if not seen.isEmpty():
            yield Lit(seen)
    shown = None
    if line is not None:
        ends = (QPointF(frame.x(one.x()), frame.y(one.y())) for one in (line.p1(), line.p2()))
        shown = InsertionLine(QLineF(*ends))
    if carried is not None:
        yield carried.clear_of(shown.box) if shown is not None else carried
    if shown is not None:
        yield shown


def receiver_at(hand: Hand, pull: Pull) -> Receiver | None:
    """The panel under the pointer that takes cards; it shows where they would come."""
    at = hand.view.mapToGlobal(pull.point.toPoint())
    return next((one for one in hand.receivers if one.hover(at)), None)


def into(point: QPointF, body: QRectF) -> QPointF:
    """The nearest point of the view that neither heading covers."""
    return QPointF(
        min(max(point.x(), body.left() + 1), body.right() - 1),
        min(max(point.y(), body.top() + 1), body.bottom() - 1),
    )
