"""Drawing a line from the handle of what is selected to what it is to be linked with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, Qt

from app.canvas.tools.ghosts import NO_DROP
from app.canvas.tools.shapes import Handle, Shape, Thread
from app.canvas.tools.tool import Grip, Hand, Pull
from app.editor.acts import Change


@dataclass(frozen=True, slots=True)
class Aim:
    """What the line would lead to: ``shapes`` show it, ``change`` makes it."""

    shapes: tuple[Shape, ...]
    change: Callable[[], Change | None]


class Link(Protocol):
    """A kind of link, from one record that is known from the start."""

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """Whether the view scrolls across, and down, to what may be at the other end."""

    def origin(self) -> QPointF | None:
        """Where the line begins in the view; None where that is not to be seen any more."""

    def aim(self, point: QPointF) -> Aim | None:
        """What is at the other end, at a point of the view; None where nothing can be linked."""


class DrawLink:
    """Draws a line from a record to the pointer, and links it with what is there."""

    def __init__(self, hand: Hand, link: Link) -> None:
        self._hand = hand
        self._link = link
        self._aim: Aim | None = None
        self._shapes: tuple[Shape, ...] = ()

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

    def move(self, pull: Pull) -> None:
        """Let the line follow the pointer."""
        self._aim = self._link.aim(pull.point)
        origin = self._link.origin()
        line = () if origin is None else (Thread(QLineF(origin, pull.point)),)
        self._shapes = (*(self._aim.shapes if self._aim is not None else ()), *line)

    def finish(self) -> None:
        """Link the two, as one step of the history."""
        if self._aim is not None:
            self._hand.do(self._aim.change())

    def cancel(self) -> None:
        """Nothing has changed yet."""


def handle_grip(
    handle: Handle | None, point: QPointF, draw: Callable[[], DrawLink], tip: str
) -> Grip | None:
    """What is taken hold of at a point, where a handle stands there: ``draw`` begins the line."""
    if handle is None or not handle.holds(point):
        return None
    return Grip(Qt.CursorShape.CrossCursor, lambda *_: draw(), selects=False, tip=tip)
