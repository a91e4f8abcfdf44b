"""Drawing a line from the handle of what is selected to what it is to be linked with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from app.canvas.tools.ghosts import NO_DROP
from app.canvas.tools.shapes import Handle, Shape, Thread
from app.canvas.tools.tool import Grip, Hand, Pull
from app.editor.acts import Change

# Let go within so many pixels of where it began, a line is given up.
_PUT_BACK = 24.0


@dataclass(frozen=True, slots=True)
class Aim:
    """What the line would lead to: ``shapes`` show it, ``change`` makes it.

    The line ends at the edge of ``box`` (pixels of the view), where there is one.
    """

    shapes: tuple[Shape, ...]
    change: Callable[[], Change | None]
    box: QRectF | None = None


class Link(Protocol):
    """A kind of link, from one record that is known from the start."""

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """Whether the view scrolls across, and down, to what may be at the other end."""

    def origin(self, point: QPointF) -> QPointF | None:
        """Where a line to a point of the view begins; None where that is not seen any more."""

    def aim(self, point: QPointF) -> Aim | None:
        """What is at the other end, at a point of the view; None where nothing can be linked."""

    def why_not(self, point: QPointF) -> str:
        """Why nothing can be linked at a point where there is no aim, and what can be done."""


class DrawLink:
    """Draws a line from a record to the pointer, and links it with what is there."""

    def __init__(self, hand: Hand, link: Link) -> None:
        self._hand = hand
        self._link = link
        self._aim: Aim | None = None
        self._shapes: tuple[Shape, ...] = ()
        self._from = self._at = QPointF()

    @property
    def cursor(self) -> Qt.CursorShape:
        """Whether there is something to link with."""
        return Qt.CursorShape.DragLinkCursor if self._aim is not None else NO_DROP

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What the line leads to, and the line."""
        return self._shapes

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """The view scrolls to what else there is."""
        return self._link.scrolls

    def start(self, pull: Pull) -> None:
        """Take hold of the handle."""
        self._from = pull.point

    def move(self, pull: Pull) -> None:
        """Let the line follow the pointer."""
        self._at = pull.point
        self._aim = self._link.aim(pull.point)
        origin, end = self._link.origin(pull.point), pull.point
        if origin is not None and self._aim is not None and self._aim.box is not None:
            end = way_out(self._aim.box, end, origin)
        line = () if origin is None else (Thread(QLineF(origin, end)),)
        self._shapes = (*(self._aim.shapes if self._aim is not None else ()), *line)

    def finish(self) -> None:
        """Link the two, as one step of the history, or say why that cannot be."""
        if self._aim is not None:
            self._hand.do(self._aim.change())
        elif QLineF(self._from, self._at).length() > _PUT_BACK:
            self._hand.explain(self._link.why_not(self._at))

    def cancel(self) -> None:
        """Nothing has changed yet."""


def way_out(box: QRectF, inside: QPointF, outside: QPointF) -> QPointF:
    """Where the line from a point in a box to one beyond it meets the edge."""
    way, part = outside - inside, 1.0
    for step, back, on in (
        (way.x(), box.left() - inside.x(), box.right() - inside.x()),
        (way.y(), box.top() - inside.y(), box.bottom() - inside.y()),
    ):
        if step:
            part = min(part, (on if step > 0 else back) / step)
    return inside + way * max(part, 0.0)


def handle_grip(
    handle: Handle | None, point: QPointF, draw: Callable[[], DrawLink], tip: str
) -> Grip | None:
    """What is taken hold of at a point, where a handle stands there: ``draw`` begins the line."""
    if handle is None or not handle.holds(point):
        return None
    return Grip(Qt.CursorShape.CrossCursor, lambda *_: draw(), selects=False, tip=tip)
