"""The pointer as the scenes of tools/screenshots.py use it: its events, sent to a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.studio import Studio

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtWidgets import QWidget

    from app.canvas.canvas import MapCanvas

# Qt has to see the scale of the process first: what brings it along is imported when it is used.

_STEPS = 5


class Pointer:
    """The pointer over a map, with its left button."""

    def __init__(self, studio: Studio, canvas: MapCanvas) -> None:
        self._studio = studio
        self._canvas = canvas
        self._view = canvas.view
        self._at: QPointF | None = None
        self._pressed: QWidget | None = None

    def middle(self, record: str) -> QPointF:
        """The middle of a card or a heading, in the view."""
        from app.editor.navigate import select_record

        map_ = self._canvas.session.map
        return self._canvas.spots.marks(select_record(map_, record))[0].box.center()

    def cell(self, lane: str, step: str) -> QPointF:
        """The middle of a cell, in the view."""
        box = self._canvas.spots.cell_box((lane, step))
        assert box is not None, "no such cell is shown"
        return self._view.frame.rect(box).center()

    def end(self, card: str) -> QPointF:
        """The edge of a card where it ends, in the view."""
        from PySide6.QtCore import QPointF

        node = self._view.sheet.card(card) if self._view.sheet is not None else None
        assert node is not None, "no such card is shown"
        frame = self._view.frame
        return QPointF(frame.x(node.x + node.width), frame.y(node.y + node.height / 2))

    def border(self, record: str) -> QPointF:
        """The border at the end of a step or of a lane, at its heading, in the view."""
        from PySide6.QtCore import QPointF

        sheet, frame, heading = self._view.sheet, self._view.frame, self.middle(record)
        assert sheet is not None
        for column in sheet.columns:
            if column.step == record:
                return QPointF(frame.x(column.x + column.width), heading.y())
        row = next(one for one in sheet.rows if one.lane == record)
        return QPointF(heading.x(), frame.y(row.y + row.height))

    def rest(self) -> None:
        """Go to a corner of the view, with nothing selected."""
        from PySide6.QtTest import QTest

        from app.editor.selection import NOTHING

        self._canvas.select(NOTHING)
        QTest.mouseMove(self._view.viewport(), self._view.viewport().rect().bottomRight())
        self._studio.wait()

    def move(self, at: QPoint) -> None:
        """Go to a point of the view.

        By way of the window: at 200 % what is told to a widget of it arrives beside the point.
        """
        from PySide6.QtTest import QTest

        window = self._view.window()
        handle = window.windowHandle()
        assert handle is not None
        QTest.mouseMove(handle, self._view.mapTo(window, at))
        self._studio.wait()

    def click(self, at: QPointF) -> None:
        """Press and let go."""
        self.press(at)
        self.release()

    def press(self, at: QPointF, pad: QWidget | None = None) -> None:
        """Press the button and keep it down, on the view or on a ``pad`` beside it."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self._pressed = pad or self._view.childAt(at.toPoint()) or self._view
        self._at = at
        QTest.mouseMove(self._pressed, self._within(at))
        QTest.mousePress(self._pressed, Qt.MouseButton.LeftButton, pos=self._within(at))
        self._studio.wait()

    def pull(self, to: QPointF) -> None:
        """Move on with the button down."""
        from PySide6.QtTest import QTest

        assert self._at is not None
        assert self._pressed is not None
        start = self._at
        for step in range(1, _STEPS + 1):
            at = start + (to - start) * (step / _STEPS)
            QTest.mouseMove(self._pressed, self._within(at))
            self._studio.wait(20)
        self._at = to

    def release(self) -> None:
        """Let go where the pointer is."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        assert self._at is not None
        assert self._pressed is not None
        at = self._within(self._at)
        QTest.mouseRelease(self._pressed, Qt.MouseButton.LeftButton, pos=at)
        self._studio.wait()

    def picture(self, name: str, start: QPointF, goal: QPointF, pad: QWidget | None = None) -> None:
        """Picture something that is pulled from where it starts to a goal, and put it back.

        One that nothing is drawn of, or that stays on the map, would be no picture of a gesture.
        """
        gesture, before = self._canvas.hands().gesture, self._canvas.session.map
        self.press(start, pad)
        self.pull(goal)
        assert gesture.shapes, f"nothing is drawn of {name}"
        self._studio.shoot(self._canvas.window(), name)
        self.give_up()
        assert not gesture.active, f"{name} goes on"
        assert self._canvas.session.map is before, f"{name} has changed the map"

    def give_up(self) -> None:
        """Put back what is dragged, and let go."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        assert self._pressed is not None
        QTest.keyClick(self._pressed, Qt.Key.Key_Escape)
        self.release()

    def _within(self, at: QPointF) -> QPoint:
        assert self._pressed is not None
        return self._pressed.mapFromGlobal(self._view.mapToGlobal(at.toPoint()))
