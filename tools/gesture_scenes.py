"""Scenes of what is done with the pointer: dragging, drawing, and what its clicks open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tools.pointer import Pointer
from tools.studio import Studio, by_name

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint, QPointF
    from PySide6.QtWidgets import QWidget

    from app.canvas.canvas import MapCanvas

# Qt has to see the scale of the process first: whatever brings it along is imported in the scenes.


def dragging(studio: Studio) -> None:
    """What is dragged, with where it would go: cards, an edge of one, headings, borders, a band."""
    from PySide6.QtCore import QPointF

    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window.canvas), window.document.session.map
        action, *_, face = (
            next(one.id for one in map_.cards if one.type == type_)
            for type_ in ("action", "barrier", "emotion")
        )
        second = [one.id for one in map_.cards if one.type == "action"][1]
        stage, step, lane = map_.stages[1].id, map_.stages[1].steps[0].id, map_.lanes[1].id
        below = QPointF(0, pointer.middle(lane).y() - pointer.middle(map_.lanes[0].id).y())
        later = map_.stages[3].steps[0].id
        empty = pointer.cell(map_.lanes[5].id, map_.stages[0].steps[0].id)
        goals: dict[str, tuple[QPointF, QPointF]] = {
            "card": (pointer.middle(action), pointer.middle(second) + QPointF(0, 4)),
            "card-to-empty": (pointer.middle(action), empty),
            "face": (pointer.middle(face), pointer.middle(face) + QPointF(0, -40)),
            "stage": (pointer.middle(stage), pointer.middle(map_.stages[3].id) + QPointF(20, 0)),
            "step": (pointer.middle(step), pointer.middle(later) + QPointF(20, 0)),
            "lane": (pointer.middle(lane), pointer.middle(map_.lanes[3].id) + below * 0.3),
            "band": (empty, pointer.middle(map_.pairs[1].recommendation) + QPointF(10, 0)),
            "edge": (pointer.end(action), pointer.middle(second)),
            "step-border": (pointer.border(step), pointer.border(step) + QPointF(60, 0)),
            "lane-border": (pointer.border(lane), pointer.border(lane) + QPointF(0, 40)),
        }
        for name, (start, goal) in goals.items():
            pointer.rest()
            pointer.picture(f"drag-{name}", start, goal)


def drawing(studio: Studio) -> None:
    """A pair and a path that are drawn from their handles."""
    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window.canvas), window.document.session.map
        step, other = map_.stages[1].steps[0].id, map_.stages[3].steps[0].id
        for name, record, goal in (
            ("pair", map_.pairs[0].target, map_.pairs[1].recommendation),
            ("path", step, other),
        ):
            pointer.click(pointer.middle(record))
            studio.shoot(window, f"handle-{name}")
            pointer.picture(f"draw-{name}", _handle(window.canvas, name), pointer.middle(goal))


def tray_menu(studio: Studio) -> None:
    """The context menu of a note in the tray, opened by the right button."""
    with studio.window("taxi") as window:
        window.toggle_panel("tray")
        tray = window.tools.panels.tray
        tray.add(("Ask the drivers why they call", "Receipt"))
        studio.wait(400)
        _right_click(studio, tray.list.viewport(), _first_note(tray))
        menu = studio.popup()
        assert menu is not None
        studio.shoot(menu, "context-tray")
        menu.close()
        studio.wait()


def tray_dragging(studio: Studio) -> None:
    """A note of the tray, carried over a cell of the map."""
    from PySide6.QtCore import QPointF

    with studio.window("taxi") as window:
        window.toggle_panel("tray")
        tray, map_ = window.tools.panels.tray, window.document.session.map
        tray.add(("Ask the drivers why they call", "Receipt"))
        studio.wait(400)
        pointer, pad = Pointer(studio, window.canvas), tray.list.viewport()
        action = next(one.id for one in map_.cards if one.type == "action")
        start = QPointF(window.canvas.view.mapFromGlobal(pad.mapToGlobal(_first_note(tray))))
        goal = pointer.middle(action) + QPointF(0, 6)
        pointer.picture("drag-note", start, goal, pad)


def outline_dragging(studio: Studio) -> None:
    """A card of the outline, carried between two others, onto a step, and where it cannot go."""
    with studio.window("taxi") as window:
        window.toggle_panel("outline")
        studio.wait(400)
        tree, map_ = window.tools.panels.outline.tree, window.document.session.map
        tree.expandAll()
        action, *_, other = (one.id for one in map_.cards if one.type == "action")
        step = map_.records[other].step
        carried, peer, column, heading = (
            _line(tree, key)
            for key in (("card", action), ("card", other), ("step", step), ("lanes",))
        )
        tree.setCurrentIndex(carried)
        tree.scrollTo(peer)
        studio.wait()
        for name, over, share in (
            ("drag-outline", peer, 0.05),
            ("drag-outline-onto", column, 0.5),
            ("drag-outline-in-vain", heading, 0.5),
        ):
            tree.scrollTo(over)
            studio.wait()
            _carry(tree, carried, over, share)
            studio.shoot(window, name)
            _drop_nowhere(tree)


def tips(studio: Studio) -> None:
    """What is said where the pointer rests: over a button, and in a gap between headings."""
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QToolBar, QToolTip

    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, view = Pointer(studio, window.canvas), window.canvas.view
        bar = window.findChild(QToolBar)
        button = bar.widgetForAction(bar.actions()[0])
        studio.shoot(_tip(studio, button, button.rect().center()), "tip-button")
        QToolTip.hideText()
        studio.wait(_TIP_GONE)
        frame, step = view.frame, window.document.session.map.stages[1].steps[0].id
        gap = QPointF(pointer.border(step).x(), frame.row_top + frame.row).toPoint()
        pointer.move(gap)
        port = view.viewport()
        studio.shoot(_tip(studio, port, port.mapFrom(view, gap)), "tip-gap")
        QToolTip.hideText()


# Milliseconds until what was said of a button is gone.
_TIP_GONE = 500


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


SCENES = by_name(dragging, drawing, tray_menu, tray_dragging, outline_dragging, tips, popups)
"""The scenes by their names."""


def _handle(canvas: MapCanvas, name: str) -> QPointF:
    from app.canvas.tools.leading import path_handle
    from app.canvas.tools.pairing import handle_of

    hand = canvas.hands().gesture.hand
    handle = handle_of(hand) if name == "pair" else path_handle(hand)
    assert handle is not None, f"no handle of a {name} is shown"
    return handle.box.center()


def _left_click(studio: Studio, widget: QWidget) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    studio.wait(100)


def _right_click(studio: Studio, widget: QWidget, at: QPoint) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    # The press selects what the menu is of. It must end: with a button down nothing is hovered
    # over, in this scene and in all that follow.
    QTest.mousePress(widget, Qt.MouseButton.RightButton, pos=at)
    QTest.mouseRelease(widget, Qt.MouseButton.RightButton, pos=at)
    studio.wait()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, widget.mapToGlobal(at))
    # A menu may wait for its answer: the picture is taken meanwhile.
    QTimer.singleShot(0, lambda: QApplication.sendEvent(widget, event))
    studio.wait(200)


def _first_note(tray: Any) -> QPoint:
    """The middle of the first note, in the part of the tray's list in which notes stand."""
    at: QPoint = tray.list.visualRect(tray.list.model().index(0, 0)).center()
    return at


def _line(tree: Any, key: tuple[str, ...]) -> QModelIndex:
    """The line of the outline that stands for a sort of thing and an id."""
    from app.ui.outline_tree import Key, Sort

    sort, *rest = key
    index: QModelIndex = tree.model().index_of(Key(Sort(sort), *rest))
    assert index.isValid(), f"{key} is not in the outline"
    return index


def _carry(tree: Any, line: QModelIndex, over: QModelIndex, share: float) -> None:
    """Carry a line over another, ``share`` of that one's height below its upper edge.

    By the events that a drag sends: the drag itself would wait for a real pointer.
    """
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
    from PySide6.QtWidgets import QApplication

    box, port = tree.visualRect(over), tree.viewport()
    at = QPoint(box.center().x(), box.top() + round(share * box.height()))
    carried = tree.model().mimeData([line])
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, move, carried, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)


def _drop_nowhere(tree: Any) -> None:
    from PySide6.QtGui import QDragLeaveEvent
    from PySide6.QtWidgets import QApplication

    QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())


def _tip(studio: Studio, widget: QWidget, at: QPoint) -> QWidget:
    """What is said of a point of a widget once the pointer rests there."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QApplication

    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    studio.wait()
    tips = [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.windowType() == Qt.WindowType.ToolTip
    ]
    assert tips, "nothing is said there"
    return tips[0]
