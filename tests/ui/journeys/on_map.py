"""Somebody with a pointer on a map: clicks, double clicks and drags on what stands there."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtTest import QTest

from app.canvas.tools.pairing import handle_of
from app.editor.navigate import select_record
from app.editor.selection import Selection
from tests.ui.journeys.person import MANY
from tests.ui.journeys.pointer import LEFT, RIGHT, Pointer

# So far the wheel is turned to come to the end of a map.
_TURNS = 40


class MapHand(Pointer):
    """Works on a map."""

    def _spot(self, selection: Selection, *, handle: bool = False) -> QPoint:
        """The middle of something on the map, or its handle, wheeled into sight."""
        view = self.canvas.view
        for _ in range(MANY):
            mark = self.canvas.spots.marks(selection)[0]
            seen = mark.clip.intersected(QRectF(view.rect()))
            middle = mark.box.center()
            if handle:
                shown = handle_of(self.canvas.hands().gesture.hand)
                assert shown is not None, "no handle is shown"
                middle = shown.box.center()
            aside, under = (
                _beyond(middle.x(), seen.left(), seen.right()),
                _beyond(middle.y(), seen.top(), seen.bottom()),
            )
            if not aside and not under:
                return view.mapToGlobal(middle.toPoint())
            self._wheel(view.mapToGlobal(view.frame.body.center().toPoint()), under, aside)
        raise AssertionError("it cannot be scrolled into sight")

    def _of_heading(self, name: str) -> QPoint:
        return self._spot(Selection((self.heading(name),)))

    def _of_card(self, lane: str, column: str, text: str = "") -> QPoint:
        row, key = self.cell(lane, column)
        cards = self.map.cells[row, key]
        found = next(one.id for one in cards if not text or one.text == text)
        return self._spot(select_record(self.map, found))

    def heading_at(self, name: str) -> Self:
        """Click on the heading of a stage, a step or a lane, or on the title."""
        self._click(self._of_heading(name))
        assert self.selection.records == (self.heading(name),)
        return self

    def double_click_heading(self, name: str) -> Self:
        """Double-click on a heading, which opens its text."""
        self._double(self._of_heading(name))
        return self

    def rename(self, name: str, text: str) -> Self:
        """Double-click on a heading and write another name."""
        self.double_click_heading(name)
        assert self.writing, f"“{name}” is not opened by a double click"
        # All of a name is selected when it is opened.
        return self.type(text)

    def card_at(self, lane: str, column: str, text: str = "") -> Self:
        """Click on a card: the first one of a cell, or the one of a text."""
        self._click(self._of_card(lane, column, text))
        return self

    def menu_of(self, lane: str, column: str, text: str = "") -> Self:
        """Right-click on a card."""
        self._click(self._of_card(lane, column, text), RIGHT)
        return self

    def menu_of_heading(self, name: str) -> Self:
        """Right-click on a heading."""
        self._click(self._of_heading(name), RIGHT)
        return self

    def plus(self, lane: str, column: str) -> Self:
        """Click on the "+" in the middle of an empty cell, which begins a card."""
        self._click(self._spot(Selection((), self.cell(lane, column))))
        assert self.writing, f"nothing is begun by a click in {lane}, {column}"
        return self

    def begin(self, lane: str, column: str) -> Self:
        """Double-click on an empty cell, which begins a card."""
        self._double(self._spot(Selection((), self.cell(lane, column))))
        assert self.writing, f"nothing is begun by a double click in {lane}, {column}"
        return self

    def write_card(self, lane: str, column: str, text: str) -> Self:
        """Double-click on the first card of a cell and write at the end of its text."""
        self._double(self._of_card(lane, column))
        assert self.writing, f"the card in {lane}, {column} is not opened by a double click"
        return self.type(text)

    def row(self, lane: str, cells: dict[str, str | tuple[str, ...]]) -> Self:
        """Write a lane: a click on the "+" of each cell, and what is below from its menu."""
        for column, cell in cells.items():
            first, *more = (cell,) if isinstance(cell, str) else cell
            self.plus(lane, column).type(first)
            last = first
            for text in more:
                self.done().menu_of(lane, column, last)
                self.choose_below("New Card").type(text)
                last = text
        return self

    def done(self) -> Self:
        """Click on free space beside all cards and headings, below the map if nowhere else."""
        view = self.canvas.view
        for _ in range(_TURNS):
            for below in range(8, view.height(), 16):
                at = QPointF(view.width() - 30, view.height() - below)
                if self.canvas.spots.selection_at(at) == Selection():
                    self._click(view.mapToGlobal(at.toPoint()))
                    assert not self.writing, "a click beside the map does not end writing"
                    return self
            self._wheel(view.mapToGlobal(view.rect().center()), 1)
        raise AssertionError("there is no free space")

    def pair(self, lane: str, column: str, other: str) -> Self:
        """Select a card, and drag its handle to the first card of another lane."""
        self._of_card(other, column)
        self._click(self._of_card(lane, column))
        start = self._spot(self.selection, handle=True)
        return self._drag(start, self._of_card(other, column))

    def drag_card(self, lane: str, column: str, to_lane: str, to_column: str) -> Self:
        """Drag the first card of a cell onto the first card of another one."""
        return self._drag(self._of_card(lane, column), self._of_card(to_lane, to_column))

    def _drag(self, start: QPoint, goal: QPoint) -> Self:
        """Press at a point of the screen, go to another one and let go."""
        self._move(start)
        window, at = self._under(start)
        QTest.mousePress(window, LEFT, pos=at)
        self.settle()
        for share in (0.2, 0.6, 1.0):
            QTest.mouseMove(window, window.mapFromGlobal(start + (goal - start) * share))
            self.settle()
        QTest.mouseRelease(window, LEFT, pos=window.mapFromGlobal(goal))
        self.settle()
        return self


def _beyond(at: float, first: float, last: float) -> int:
    """Which way something is out of sight: −1, 0 or 1."""
    return (at > last - 8) - (at < first + 8)
