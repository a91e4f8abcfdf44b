"""One press of the left button: a click, or a drag with the tool for what was under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from app.canvas.tools.autoscroll import INTERVAL, EdgeScroll
from app.canvas.tools.shapes import Handle, Shape, draw_shapes
from app.canvas.tools.tool import Finder, Grip, Hand, Pull, Tool
from app.models.journey import JourneyMap

_NOTHING = Grip()


class _Phase(Enum):
    IDLE = auto()
    PRESSED = auto()
    DRAGGING = auto()
    SPENT = auto()  # given up while the button is still held


class Gesture(QObject):
    """Chooses a tool by the first of ``finders`` that knows what is there, and feeds it moves.

    ``handle`` tells where a handle stands that is seen while no drag goes on.
    The map must not change under a drag: where it does, the drag is given up.
    """

    def __init__(
        self,
        hand: Hand,
        finders: Iterable[Finder],
        handle: Callable[[], Handle | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.hand = hand
        self._handle_now = handle
        self._finders = tuple(finders)
        self._phase = _Phase.IDLE
        self._grip = _NOTHING
        self._from = Pull(QPointF())
        self._last = Pull(QPointF())
        self._tool: Tool | None = None
        self._edges: EdgeScroll | None = None
        self._map: JourneyMap | None = None
        self._shapes: tuple[Shape, ...] = ()
        self._handle: Handle | None = None
        self._origin = QPointF()
        self._painted_at = QPointF()
        self._turn = QTimer(self, interval=INTERVAL)
        self._turn.timeout.connect(self._scroll)
        hand.view.frame_changed.connect(self._on_frame)

    # --- what is going on ---

    @property
    def active(self) -> bool:
        """Whether the button is held."""
        return self._phase is not _Phase.IDLE

    @property
    def dragging(self) -> bool:
        """Whether a tool is at work."""
        return self._phase is _Phase.DRAGGING

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like now."""
        if self._phase is _Phase.SPENT:
            return Qt.CursorShape.ArrowCursor
        return self._tool.cursor if self._tool is not None else self._grip.cursor

    @property
    def grip(self) -> Grip:
        """What the pointer is over, or took hold of."""
        return self._grip

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn over the map for it now."""
        return self._shapes

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw what belongs to the gesture, as far as it lies in a part of the view."""
        standing = () if self._handle is None or self.dragging else (self._handle,)
        draw_shapes(painter, part, (*standing, *self._shapes), self.hand.view.look)

    def follow(self) -> None:
        """The map or the selection has changed: let the handle stand at what is selected."""
        self._move_handle(QPointF())

    # --- from press to release ---

    def hover(self, pull: Pull) -> None:
        """The pointer goes over the map with no button held."""
        self._grip = self._find(pull)
        self._show(self._grip.shapes)

    def leave(self) -> None:
        """The pointer has left the map."""
        if self._phase is _Phase.IDLE:
            self._grip = _NOTHING
            self._show(())

    def press(self, pull: Pull) -> Grip:
        """The button goes down; tells what is there."""
        self.cancel()
        self._phase = _Phase.PRESSED
        self._from = self._last = pull
        self._grip = self._find(pull)
        self._map = self.hand.session.map
        return self._grip

    def carry(self, tool: Tool, pull: Pull) -> None:
        """Begin a drag that comes from beside the view; moves and the release follow."""
        self.cancel()
        self._from = self._last = pull
        self._grip = Grip(tool=lambda _, to: tool)
        self._map = self.hand.session.map
        self._begin(pull)

    def move(self, pull: Pull) -> None:
        """The pointer moves with the button held, or the keys held with it change."""
        self._last = pull
        if self._phase is _Phase.PRESSED and self._far(pull):
            self._begin(pull)
        if self._phase is _Phase.DRAGGING:
            self._follow()

    def release(self, pull: Pull) -> bool:
        """The button goes up; True where that was a click."""
        phase = self._phase
        if phase is _Phase.DRAGGING and self._tool is not None:
            self._last = pull
            self._follow()
        tool = self._tool if self._phase is _Phase.DRAGGING else None
        self._end(_Phase.IDLE)
        if tool is not None:
            try:
                tool.finish()
            except BaseException:
                tool.cancel()
                raise
        return phase is _Phase.PRESSED

    def cancel(self) -> bool:
        """Give up what goes on and put everything back; False when there is nothing."""
        if self._phase not in (_Phase.PRESSED, _Phase.DRAGGING):
            return False
        tool = self._tool
        self._end(_Phase.SPENT)
        if tool is not None:
            tool.cancel()
        return True

    def lose(self) -> None:
        """The button went up unseen, or the window lost the pointer: give up."""
        self.cancel()
        self._phase = _Phase.IDLE

    # --- inner ---

    def _find(self, pull: Pull) -> Grip:
        for finder in self._finders:
            grip = finder(pull)
            if grip is not None:
                return grip
        return _NOTHING

    def _far(self, pull: Pull) -> bool:
        way = pull.point - self._from.point
        return way.manhattanLength() >= QApplication.startDragDistance()

    def _begin(self, pull: Pull) -> None:
        tool = self._grip.tool(self._from, pull) if self._grip.tool is not None else None
        if tool is None:
            # Neither a drag nor a click, wherever the button goes up.
            self._phase = _Phase.SPENT
            return
        self._phase = _Phase.DRAGGING
        self._tool = tool
        body = self.hand.view.frame.body
        self._edges = EdgeScroll(self._from.point, body)
        tool.start(self._from)
        self._turn.start()
        self._repaint_handle()

    def _follow(self) -> None:
        if self.hand.session.map is not self._map:
            self.cancel()
        if self._tool is not None:
            self._tool.move(self._last)
            self._show(self._tool.shapes)

    def _end(self, phase: _Phase) -> None:
        self._turn.stop()
        self._phase = phase
        self._tool = None
        self._edges = None
        self._map = None
        self._grip = _NOTHING
        self._show(())
        self._repaint_handle()

    def _move_handle(self, moved: QPointF) -> None:
        """Draw the handle where it stands now, and take it away where it was.

        What was painted has moved by some pixels since, with the sheet.
        """
        before, self._handle = self._handle, self._handle_now()
        if before is None and self._handle is None:
            return
        if before is not None and before.pinned:
            moved = QPointF(moved.x(), 0)
        old = before.box.translated(moved) if before is not None else None
        new = self._handle.box if self._handle is not None else None
        if old is None or new is None or (new.center() - old.center()).manhattanLength() > 0.1:
            self.hand.view.repaint_view([box for box in (old, new) if box is not None])

    def _repaint_handle(self) -> None:
        """The handle is not seen during a drag."""
        if self._handle is not None:
            self.hand.view.repaint_view([self._handle.box])

    def _show(self, shapes: tuple[Shape, ...]) -> None:
        """Draw other shapes: what is the same in both is left alone."""
        before, self._shapes = self._shapes, shapes
        self._origin = self.hand.view.frame.origin
        if before == shapes:
            return
        # Of a thousand cards that are dragged most shapes stay the very same objects.
        known, wanted = set(map(id, before)), set(map(id, shapes))
        old = [one for one in before if id(one) not in wanted]
        new = [one for one in shapes if id(one) not in known]
        differing = [one.box for one in old if one not in new]
        differing += [one.box for one in new if one not in old]
        self.hand.view.repaint_view(differing)

    def _scroll(self) -> None:
        if self._edges is None or self._tool is None:
            return
        view = self.hand.view
        by = self._edges.step(self._last.point, view.frame.body, self._tool.scrolls)
        if not by.isNull():
            view.scroll_by(by.x(), by.y())

    def _on_frame(self) -> None:
        """What was painted over the sheet went with it, and the pointer is over something else."""
        # Each step of a pan comes by here.
        origin = self.hand.view.frame.origin
        if self._shapes:
            self._repaint_along(origin - self._origin)
        self._move_handle(origin - self._painted_at)
        self._painted_at = origin
        if self._phase is _Phase.IDLE:
            self._grip = _NOTHING
            self._show(())
        elif self._phase is _Phase.DRAGGING:
            self._follow()

    def _repaint_along(self, moved: QPointF) -> None:
        """Draw what is painted over the sheet where it is now, and take it away where it went."""
        view, boxes = self.hand.view, [one.box for one in self._shapes]
        view.repaint_view([*boxes, *(one.translated(moved) for one in boxes)])
        body = view.frame.body
        beside = [one for one in boxes if not body.contains(one)]
        if beside and moved.x() and moved.y():
            # A pinned heading goes along one way alone, and what was painted over it.
            for way in (QPointF(moved.x(), 0), QPointF(0, moved.y())):
                view.repaint_view([one.translated(way) for one in beside])
