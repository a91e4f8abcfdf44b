"""Pictures that are dragged over the map from another program: where they would go, and a sign."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter

from app.canvas.persona_spots import persona_at
from app.canvas.tools.autoscroll import INTERVAL, EdgeScroll
from app.canvas.tools.cards import drop_shapes
from app.canvas.tools.cells import drop_place, nearest_cell
from app.canvas.tools.shapes import Badge, Framed, Shape, draw_shapes
from app.canvas.tools.tool import Hand
from app.editor.navigate import Cells
from app.editor.pictures.placing import (
    Goal,
    InCell,
    OfPersona,
    OnCard,
    shows_pictures,
    takes_picture,
)
from app.editor.words import tr

_ROUND = 3.0


class Incoming(QObject):
    """Finds the goal of what is held over the view, draws it, and scrolls at the edges."""

    def __init__(self, hand: Hand, parent: QObject) -> None:
        super().__init__(parent)
        self._hand = hand
        self._shapes: tuple[Shape, ...] = ()
        self._edges: EdgeScroll | None = None
        self._last = QPointF()
        self._count = 1
        self._origin = QPointF()
        hand.view.frame_changed.connect(self._on_frame)
        self._turn = QTimer(self, interval=INTERVAL)
        self._turn.timeout.connect(self._scroll)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn over the map now."""
        return self._shapes

    def over(self, point: QPointF, count: int) -> Goal | None:
        """Where so many pictures would go from a point of the view; None where they cannot."""
        body = self._hand.view.frame.body
        if self._edges is None:
            self._edges = EdgeScroll(point, body)
            self._turn.start()
        self._last, self._count = point, count
        goal, shapes = self._find(point, count)
        self._show(shapes)
        return goal

    def end(self) -> None:
        """They were let go, or taken away."""
        self._turn.stop()
        self._edges = None
        self._show(())

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw the sign, as far as it lies in a part of the view."""
        draw_shapes(painter, part, self._shapes, self._hand.view.look)

    # --- inner ---

    def _find(self, point: QPointF, count: int) -> tuple[Goal | None, tuple[Shape, ...]]:
        hand = self._hand
        view, map_, sheet = hand.view, hand.session.map, hand.view.sheet
        if sheet is None:
            return None, ()
        frame = view.frame
        persona = persona_at(view, point) if count == 1 else None
        if persona is not None:
            id_, disc = persona
            ring = Framed(disc.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND))
            whole = QRectF(QPointF(), frame.view)
            return OfPersona(id_), (ring, Badge.clear_of(ring.box, tr("Use as photo"), whole))
        if not frame.body.contains(point):
            return None, ()
        node = hand.spots.card_at(point) if count == 1 else None
        # One that shows a picture already keeps it: a new one goes beside it.
        if node is not None and takes_picture(map_, node.record):
            box = frame.rect(QRectF(node.x, node.y, node.width, node.height))
            inner = box.adjusted(box.width() / 5, box.height() / 5, -box.width() / 5, 0)
            if inner.contains(point):
                seen = box.intersected(frame.body)
                said = Badge.clear_of(seen, tr("Use as picture"), frame.body)
                return OnCard(node.record), (Framed(seen), said)
        cells = Cells(map_)
        on_sheet = frame.to_sheet(point)
        cell = nearest_cell(sheet, cells, on_sheet)
        box_of_cell = hand.spots.cell_box(cell) if cell is not None else None
        if cell is None or box_of_cell is None or not shows_pictures(map_, cell):
            return None, ()
        place = drop_place(sheet, cells, cell, box_of_cell, on_sheet, ())
        return InCell(cell, place.place), tuple(drop_shapes(hand, (cell,), place.line))

    def _show(self, shapes: tuple[Shape, ...]) -> None:
        before, self._shapes = self._shapes, shapes
        if before != shapes:
            self._hand.view.repaint_view([one.box for one in (*before, *shapes)])
        self._origin = self._hand.view.frame.origin

    def _on_frame(self) -> None:
        """What was painted over the sheet went with it."""
        if not self._shapes:
            return
        moved = self._hand.view.frame.origin - self._origin
        boxes = [one.box for one in self._shapes]
        self._hand.view.repaint_view([*boxes, *(one.translated(moved) for one in boxes)])
        self._origin = self._hand.view.frame.origin

    def _scroll(self) -> None:
        if self._edges is None:
            return
        view = self._hand.view
        by = self._edges.step(self._last, view.frame.body)
        if not by.isNull():
            view.scroll_by(by.x(), by.y())
            self.over(self._last, self._count)
