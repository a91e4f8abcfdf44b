"""Scenes of what is done with the pointer, driven by its events, for tools/screenshots.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tools.studio import Studio, by_name

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtWidgets import QWidget

# Qt has to see the scale of the process first: whatever brings it along is imported in the scenes.

_STEPS = 5


class Pointer:
    """The pointer over a map, with its left button."""

    def __init__(self, studio: Studio, window: Any) -> None:
        self._studio = studio
        self._window = window
        self._view = window.canvas.view
        self._at: QPointF | None = None
        self._pressed: QWidget | None = None

    def middle(self, record: str) -> QPointF:
        """The middle of a card or a heading, in the view."""
        from app.editor.navigate import select_record

        map_ = self._window.document.session.map
        marks = self._window.canvas.spots.marks(select_record(map_, record))
        point: QPointF = marks[0].box.center()
        return point

    def cell(self, lane: str, step: str) -> QPointF:
        """The middle of a cell, in the view."""
        box = self._window.canvas.spots.cell_box((lane, step))
        point: QPointF = self._view.frame.rect(box).center()
        return point

    def click(self, at: QPointF) -> None:
        """Press and let go."""
        self.press(at)
        self.release()

    def press(self, at: QPointF) -> None:
        """Press the button and keep it down."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        whole = at.toPoint()
        self._pressed = self._view.childAt(whole) or self._view
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

    def give_up(self) -> None:
        """Put back what is dragged, and let go."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(self._view, Qt.Key.Key_Escape)
        self.release()

    def _within(self, at: QPointF) -> QPoint:
        assert self._pressed is not None
        return self._pressed.mapFrom(self._view, at.toPoint())


def dragging(studio: Studio) -> None:
    """A card, a face and headings that are dragged, with where they would go; the rubber band."""
    from PySide6.QtCore import QPointF

    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window), window.document.session.map
        action, *_, face = (
            next(one.id for one in map_.cards if one.type == type_)
            for type_ in ("action", "barrier", "emotion")
        )
        second = [one.id for one in map_.cards if one.type == "action"][1]
        stage, step, lane = map_.stages[1].id, map_.stages[1].steps[0].id, map_.lanes[1].id
        below = QPointF(0, pointer.middle(lane).y() - pointer.middle(map_.lanes[0].id).y())
        later = map_.stages[3].steps[0].id
        goals: dict[str, tuple[QPointF, QPointF]] = {
            "card": (pointer.middle(action), pointer.middle(second) + QPointF(0, 4)),
            "card-to-empty": (
                pointer.middle(action),
                pointer.cell(map_.lanes[5].id, map_.stages[0].steps[0].id),
            ),
            "face": (pointer.middle(face), pointer.middle(face) + QPointF(0, -40)),
            "stage": (pointer.middle(stage), pointer.middle(map_.stages[3].id) + QPointF(20, 0)),
            "step": (pointer.middle(step), pointer.middle(later) + QPointF(20, 0)),
            "lane": (pointer.middle(lane), pointer.middle(map_.lanes[3].id) + below * 0.3),
            "band": (
                pointer.cell(map_.lanes[5].id, map_.stages[0].steps[0].id),
                pointer.middle(map_.pairs[1].recommendation) + QPointF(10, 0),
            ),
        }
        for name, (start, goal) in goals.items():
            pointer.press(start)
            pointer.pull(goal)
            studio.shoot(window, f"drag-{name}")
            pointer.give_up()


def drawing(studio: Studio) -> None:
    """A pair and a path that are drawn from their handles."""
    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window), window.document.session.map
        step, other = map_.stages[1].steps[0].id, map_.stages[3].steps[0].id
        for name, record, goal in (
            ("pair", map_.pairs[0].target, map_.pairs[1].recommendation),
            ("path", step, other),
        ):
            pointer.click(pointer.middle(record))
            studio.shoot(window, f"handle-{name}")
            pointer.press(_handle(window, name))
            pointer.pull(pointer.middle(goal))
            studio.shoot(window, f"draw-{name}")
            pointer.give_up()


def hidden(studio: Studio) -> None:
    """Stages and lanes that are collapsed, and what is hidden."""
    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window), window.document.session.map
        for record, command in (
            (map_.stages[1].id, "collapse-stage"),
            (map_.lanes[2].id, "collapse-lane"),
        ):
            pointer.click(pointer.middle(record))
            window.act(command)
            studio.wait(200)
        studio.shoot(window, "collapsed")
        pointer.click(pointer.middle(map_.lanes[3].id))
        window.act("hide-lane")
        studio.wait(400)
        studio.shoot(window, "hidden")


def growing(studio: Studio) -> None:
    """A block of a spreadsheet that is larger than what is left of the map."""
    from PySide6.QtWidgets import QApplication

    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window), window.document.session.map
        pointer.click(pointer.cell(map_.lanes[6].id, map_.stages[4].steps[0].id))
        rows = ["\t".join(f"{row}.{column}" for column in range(5)) for row in range(4)]
        QApplication.clipboard().setText("\n".join(rows))
        window.act("paste")
        studio.wait(200)
        studio.shoot(window, "paste-grow")


def progress(studio: Studio) -> None:
    """What is shown while an export goes on for long."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QProgressDialog

    from app.export.options import Options

    with studio.window("commuter") as window:
        studio.wait(800)
        document, seen = window.document, list[QProgressDialog]()

        def look() -> None:
            for dialog in window.findChildren(QProgressDialog):
                if dialog.isVisible() and not seen:
                    seen.append(dialog)
                    studio.shoot(dialog, "progress")
                    dialog.cancel()

        timer = QTimer(interval=50)
        timer.timeout.connect(look)
        timer.start()
        out = studio.work / "large.png"
        map_, options = document.session.map, Options(dpi=1200)
        window.tools.exporting.write(map_, document.path, out, options)
        timer.stop()
        studio.shoot(window, "progress-cancelled")


def tray_menu(studio: Studio) -> None:
    """The context menu of a note in the tray, opened by the right button."""
    with studio.window("taxi") as window:
        window.toggle_panel("tray")
        tray = window.tools.panels.tray
        tray.add(("Ask the drivers why they call", "Receipt"))
        studio.wait(400)
        index = tray.list.model().index(0, 0)
        _right_click(studio, tray.list.viewport(), tray.list.visualRect(index).center())
        menu = studio.popup()
        assert menu is not None
        studio.shoot(menu, "context-tray")
        menu.close()
        studio.wait()


def popups(studio: Studio) -> None:
    """What opens below fields of the inspector: words, several of them, colours, a month."""
    from app.editor.navigate import select_record

    with studio.window("taxi") as window:
        map_ = window.document.session.map
        opens: dict[str, tuple[str, str, Callable[[Any], QWidget]]] = {
            "words": ("touchpoint", "type", lambda editor: editor.combo),
            "several": ("touchpoint", "contact.channels", lambda editor: editor.button),
            "sources": ("thought", "sources", lambda editor: editor.button),
            "colours": ("barrier", "colour", lambda editor: editor.button),
            "month": ("recommendation", "plan.deadline", lambda editor: editor.button),
        }
        for name, (type_, field, widget_of) in opens.items():
            card = next(one.id for one in map_.cards if one.type == type_)
            window.canvas.select(select_record(map_, card))
            studio.wait()
            panel = window.tools.panels.inspector
            panel.refresh()
            for group in panel.groups():
                group.unfold()
            row = panel.row(field)
            panel.area.ensureWidgetVisible(row)
            studio.wait()
            _left_click(studio, widget_of(row.editor))
            opened = studio.popup()
            assert opened is not None, f"{field} opens nothing"
            studio.shoot(opened, f"popup-{name}")
            opened.close()
            studio.wait()


SCENES = by_name(dragging, drawing, hidden, growing, progress, tray_menu, popups)
"""The scenes by their names."""


def _handle(window: Any, name: str) -> QPointF:
    from app.canvas.tools.leading import path_handle
    from app.canvas.tools.pairing import handle_of

    hand = window.canvas.hands().gesture.hand
    handle = handle_of(hand) if name == "pair" else path_handle(hand)
    assert handle is not None, f"no handle of a {name} is shown"
    return handle.box.center()


def _left_click(studio: Studio, widget: QWidget) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    studio.wait(100)


def _right_click(studio: Studio, widget: QWidget, at: QPoint) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, widget.mapToGlobal(at))
    # A menu may wait for its answer: the picture is taken meanwhile.
    QTimer.singleShot(0, lambda: QApplication.sendEvent(widget, event))
    studio.wait(200)
