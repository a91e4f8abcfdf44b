"""What a gesture is: something under the pointer that can be taken hold of, and the tool for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt

from app.canvas.spots import Spots
from app.canvas.tools.shapes import Shape
from app.canvas.view import MapView
from app.editor.acts import Change
from app.editor.session import Session
from app.models.base import Id
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures


class Receiver(Protocol):
    """A panel beside the canvas on which cards can be dropped."""

    def hover(self, point: QPoint) -> bool:
        """Show where cards would come that are dropped at a point of the screen; False beside it.

        Once the pointer was there, ``leave`` or ``receive`` follows.
        """

    def leave(self) -> None:
        """The pointer is elsewhere, or the cards were put back."""

    def receive(self, cards: Sequence[Id]) -> None:
        """Take cards where it was shown."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What gestures work with.

    ``do`` makes a change the document's, selects what it says and opens the editor it asks for;
    None changes nothing. ``explain`` says why a drag came to nothing. ``receivers`` are the panels
    that take cards.
    """

    view: MapView
    session: Session
    spots: Spots
    pictures: Callable[[JourneyMap], Pictures]
    do: Callable[[Change | None], object]
    explain: Callable[[str], object]
    receivers: Iterable[Receiver] = ()


@dataclass(frozen=True, slots=True)
class Pull:
    """Where the pointer is, in pixels of the view, and the keys held with it."""

    point: QPointF
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def copies(self) -> bool:
        """Whether what is dragged is to be copied: by Ctrl, or Alt as on whiteboards."""
        copying = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return bool(self.held & copying)

    @property
    def toggles(self) -> bool:
        """Whether what is meant comes into the selection, or leaves it."""
        return bool(self.held & Qt.KeyboardModifier.ControlModifier)

    @property
    def fine(self) -> bool:
        """Whether small steps are asked for."""
        return bool(self.held & Qt.KeyboardModifier.ShiftModifier)


class Tool(Protocol):
    """A drag from its start to its end.

    ``move`` is called again when the view scrolls under a pointer that rests. ``finish`` makes one
    step of the history, or none; after ``cancel`` everything is as it was.
    """

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like now."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn over the sheet now."""

    @property
    def scrolls(self) -> tuple[bool, bool]:
        """Whether the view scrolls across, and down, while the pointer is at its edge."""

    def start(self, pull: Pull) -> None:
        """Take hold; ``pull`` is where the button was pressed."""

    def move(self, pull: Pull) -> None:
        """Follow the pointer."""

    def finish(self) -> None:
        """Let go and do it."""

    def cancel(self) -> None:
        """Let go and put everything back."""


@dataclass(frozen=True, slots=True)
class Grip:
    """What the pointer would take hold of where it is.

    ``tool`` makes the tool of a drag from the first point to the second; None where there is none.
    ``click`` is done instead of selecting what is there; a press on what does not ``select`` leaves
    the selection alone. ``double`` is done by a double click instead of writing. ``shapes`` are
    drawn while the pointer is over it, and ``tip`` is said there.
    """

    cursor: Qt.CursorShape = Qt.CursorShape.ArrowCursor
    tool: Callable[[Pull, Pull], Tool | None] | None = None
    click: Callable[[], object] | None = None
    double: Callable[[], object] | None = None
    selects: bool = True
    shapes: tuple[Shape, ...] = ()
    tip: str = ""


Finder = Callable[[Pull], Grip | None]
"""Tells what can be taken hold of at a point, or None."""
