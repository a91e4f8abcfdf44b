"""A window with its tray open, driven by keys and pointer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.canvas import MapCanvas
from app.canvas.tools.faces import centre_of, face_of
from app.models import edits
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote
from app.ui.document import Document
from app.ui.tray.panel import Tray
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def noted(*texts: str) -> JourneyMap:
    """The small map with notes in its tray, whose ids are their texts."""
    return edits.add_tray_notes(small_map(), [TrayNote(id=one, text=one) for one in texts], 0)


class Driver:
    """One window with its tray open."""

    def __init__(self, window: MainWindow, map_: JourneyMap) -> None:
        self.window = window
        window.resize(1200, 800)
        window.show_document(Document(map_, None, None, read_only=False))
        settle(50)
        self._pressed: QWidget | None = None
        self._pointer = QPoint()

    @property
    def canvas(self) -> MapCanvas:
        assert self.window.canvas is not None
        return self.window.canvas

    @property
    def map(self) -> JourneyMap:
        return self.canvas.session.map

    @property
    def tray(self) -> Tray:
        found = self.window.tools.panels.made_tray()
        assert found is not None, "the tray was never opened"
        return found

    @property
    def notes(self) -> list[str]:
        """The texts of the map's notes."""
        return [note.text for note in self.map.tray]

    @property
    def shown(self) -> list[str]:
        """What the list shows, in order."""
        model = self.tray.list.notes
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    @property
    def chosen(self) -> list[str]:
        return self.tray.list.chosen()

    @property
    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def texts(self, lane: str, step: str) -> list[str]:
        """The texts in a cell."""
        return [card.text for card in self.map.cells.get((lane, step), ())]

    # --- doing ---

    def do(self, id_: str) -> None:
        """Choose a command as a menu does."""
        action = self.window.actions_by_command.by_id[id_]
        assert action.isEnabled(), f"{id_} does not apply"
        action.trigger()
        settle()

    def open(self) -> Driver:
        self.do("tray")
        return self

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focused, key, held)
        settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused, text)
        settle()

    def stand_on(self, note: str) -> None:
        """Click on a note."""
        self.press(self.at_note(note)).release()

    # --- places on the screen ---

    def at_note(self, note: str, share: float = 0.5) -> QPoint:
        """A point of a note's slip, so far down in it."""
        lst = self.tray.list
        box = lst.visualRect(lst.notes.index(lst.notes.row_of(note)))
        assert box.isValid(), f"{note} is not in the list"
        return lst.viewport().mapToGlobal(QPoint(40, round(box.top() + share * box.height())))

    def in_cell(self, lane: str, step: str) -> QPoint:
        """The lower part of a cell."""
        box = self.canvas.spots.cell_box((lane, step))
        assert box is not None
        seen = self.canvas.view.frame.rect(box)
        return self._on_view(QPointF(seen.center().x(), seen.bottom() - 3))

    def at_card(self, card: str, share: float = 0.5) -> QPoint:
        """A point of a card, so far down in it."""
        sheet = self.canvas.view.sheet
        assert sheet is not None
        node = sheet.by_id[f"card:{card}"]
        seen = self.canvas.view.frame.rect(QRectF(node.x, node.y, node.width, node.height))
        return self._on_view(QPointF(seen.left() + 30, seen.top() + share * seen.height()))

    def at_face(self, card: str) -> QPoint:
        """The middle of an emotion's face."""
        hand, sheet = self.canvas.hands().gesture.hand, self.canvas.view.sheet
        assert sheet is not None
        face = face_of(self.map, sheet, sheet.by_id[f"card:{card}"])
        assert face is not None, f"{card} has no face"
        return self._on_view(centre_of(hand, face))

    def _on_view(self, point: QPointF) -> QPoint:
        return self.canvas.view.mapToGlobal(point.toPoint())

    # --- the pointer ---

    def press(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> Driver:
        """Press the left button at a point of the screen, and keep it down."""
        widget = self.window.childAt(self.window.mapFromGlobal(at))
        assert widget is not None, "nothing is there"
        self._pressed = widget
        return self._mouse(QEvent.Type.MouseButtonPress, at, held)

    def pull(self, at: QPoint, held: Qt.KeyboardModifier = NONE) -> Driver:
        """Move to a point of the screen with the button down."""
        start = self._pointer
        for share in (0.1, 0.5, 0.9, 1.0):
            self._mouse(QEvent.Type.MouseMove, start + (at - start) * share, held)
        return self

    def release(self, held: Qt.KeyboardModifier = NONE) -> Driver:
        return self._mouse(QEvent.Type.MouseButtonRelease, self._pointer, held)

    def lose_button(self) -> None:
        """The button went up where no widget saw it, and the pointer moves on."""
        assert self._pressed is not None
        none, at = Qt.MouseButton.NoButton, QPointF(self._pointer)
        local = QPointF(self._pressed.mapFromGlobal(at))
        move = QEvent.Type.MouseMove
        QApplication.sendEvent(self._pressed, QMouseEvent(move, local, at, none, none, NONE))
        settle()

    def _mouse(self, kind: QEvent.Type, at: QPoint, held: Qt.KeyboardModifier) -> Driver:
        """As the platform does: while a button is down all goes to the widget it was pressed on."""
        widget = self._pressed
        assert widget is not None
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        down = none if kind is QEvent.Type.MouseButtonRelease else left
        if kind is QEvent.Type.MouseButtonPress:
            _focus(widget)
        local = QPointF(widget.mapFromGlobal(at))
        QApplication.sendEvent(widget, QMouseEvent(kind, local, QPointF(at), button, down, held))
        self._pointer = at
        settle()
        return self


def _focus(widget: QWidget) -> None:
    """Let the keyboard go where a press leads it: to the nearest widget that takes clicks."""
    at: QWidget | None = widget
    while at is not None and not at.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        at = at.parentWidget()
    if at is not None:
        at.setFocus(Qt.FocusReason.MouseFocusReason)


Open = Callable[..., Driver]


@pytest.fixture
def driver(window: MainWindow) -> Open:
    def start(*notes: str, map_: JourneyMap | None = None) -> Driver:
        return Driver(window, map_ if map_ is not None else noted(*notes))

    return start
