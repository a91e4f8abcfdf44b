"""Pictures brought to a window as other programs do it: dragged, pasted, chosen in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.canvas.tools.shapes import Shape
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.session import Session
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.picture import Picture, picture_from
from app.models.vocabulary import LaneType
from app.ui.document import Document
from app.ui.pictures.tools import PictureTools
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.editor.pictures.files import encoded, quarters
from tests.ui.conftest import settle

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def picture_map(direction: str = "ltr") -> JourneyMap:
    """The small map with personas, a lane of pictures ("pics") and a curve ("curve")."""
    map_ = small_map(direction)
    lanes = (
        *map_.lanes,
        Lane(id="pics", type=LaneType.PICTURE.value, title="Storyboard"),
        Lane(id="curve", type=LaneType.EMOTION.value, title="Feelings"),
    )
    personas = tuple(Persona(id=one.lower(), name=one) for one in ("Dana", "Eli", "Fay"))
    waiting = Card(id="waiting", lane="pics", step="pay", type="picture", text="Caption")
    cards = (*map_.cards, waiting)
    return JourneyMap(
        **{
            **dict(map_),
            "lanes": lanes,
            "personas": personas,
            "main_persona": "eli",
            "cards": cards,
        }
    )


def file_of(folder: Path, name: str, image: Image.Image | None = None) -> Path:
    """A picture file; its kind is that of its suffix."""
    path = folder / name
    kind = {".png": "PNG", ".jpg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}[path.suffix]
    path.write_bytes(encoded(image or quarters(), kind))
    return path


def files(*paths: Path) -> QMimeData:
    """Files as a file manager drags and copies them: with their names as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def a_picture(colour: int = 0xFF3366AA, side: int = 24) -> Picture:
    """A picture of one colour, as a map has it."""
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    return picture_from(encoded(Image.new("RGB", (side, side), (red, green, blue)), "PNG"), "dot")


class Pictures:
    """One window with a map."""

    def __init__(self, qtbot: QtBot, window: MainWindow, map_: JourneyMap | None = None) -> None:
        self.qtbot = qtbot
        self.window = window
        self.asked_for: QFileDialog.FileMode | None = None
        self.document = Document(map_ or picture_map(), None, None, read_only=False)
        window.show_document(self.document)
        settle()
        window.fit_map()
        settle()

    @property
    def session(self) -> Session:
        return self.document.session

    @property
    def map(self) -> JourneyMap:
        return self.session.map

    @property
    def canvas(self) -> MapCanvas:
        assert self.window.canvas is not None
        return self.window.canvas

    @property
    def tools(self) -> PictureTools:
        return self.window.tools.editing.pictures

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn over the map for what is dragged."""
        return self.tools.incoming.shapes

    def cards(self, lane: str, step: str = "") -> list[Card]:
        return list(self.map.cells.get((lane, step), ()))

    def shown(self, lane: str, step: str = "") -> list[str]:
        """The names of the pictures of a cell's cards."""
        names = {one.sha256: one.name for one in self.map.pictures}
        return [names[one.image.picture] if one.image else "" for one in self.cards(lane, step)]

    def cell(self, lane: str, step: str = "", down: float = 0.5) -> QPointF:
        """A point of a cell, in the view."""
        box = self.canvas.spots.cell_box((lane, step))
        assert box is not None
        seen = self.canvas.view.frame.rect(box)
        return QPointF(seen.center().x(), seen.top() + seen.height() * down)

    def card(self, record: str) -> QPointF:
        """The middle of a card, in the view."""
        return self.canvas.spots.marks(select_record(self.map, record))[0].box.center()

    def select(self, *records: str, cell: tuple[str, str] | None = None) -> None:
        self.session.select(
            select_record(self.map, records[0]) if len(records) == 1 and cell is None
            else Selection(records, cell)
        )  # fmt: skip
        settle()

    # --- dragging, as the platform does it ---

    def drag_to(self, point: QPointF, data: QMimeData, proposed: Qt.DropAction = COPY) -> bool:
        """Drag something into the window and on to a point; whether it would be taken there."""
        target, at = self.under(point)
        left = Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(at, COPY | MOVE, data, left, NONE)
        enter.setDropAction(proposed)
        enter.ignore()
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        return self.move_to(point, data)

    def move_to(self, point: QPointF, data: QMimeData) -> bool:
        target, at = self.under(point)
        move = QDragMoveEvent(at, COPY | MOVE, data, Qt.MouseButton.LeftButton, NONE)
        move.ignore()
        QApplication.sendEvent(target, move)
        settle()
        return move.isAccepted()

    def let_go(self, point: QPointF, data: QMimeData) -> Qt.DropAction:
        """Let it go; what the other program is told was done."""
        target, at = self.under(point)
        event = QDropEvent(QPointF(at), COPY | MOVE, data, Qt.MouseButton.LeftButton, NONE)
        event.ignore()
        QApplication.sendEvent(target, event)
        action = event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction
        self.wait()
        return action

    def leave(self) -> None:
        QApplication.sendEvent(self.canvas.view.viewport(), QDragLeaveEvent())
        settle()

    def drop(self, point: QPointF, data: QMimeData) -> bool:
        """Drag something to a point and let it go there; whether it was taken."""
        if not self.drag_to(point, data):
            self.leave()
            return False
        return self.let_go(point, data) is not Qt.DropAction.IgnoreAction

    def under(self, point: QPointF) -> tuple[QWidget, QPoint]:
        """The widget at a point of the view, and the point in it."""
        whole = self.canvas.view.mapTo(self.window, point.toPoint())
        widget = self.window.childAt(whole) or self.window
        return widget, widget.mapFrom(self.window, whole)

    # --- the other ways ---

    def paste(self, data: QMimeData | QImage) -> None:
        board = QGuiApplication.clipboard()
        if isinstance(data, QImage):
            board.setImage(data)
        else:
            board.setMimeData(data)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_V, CTRL)
        self.wait()

    def choose(self, command: str, *paths: Path) -> None:
        """Give a command that asks for files, and choose some."""
        self.window.actions_by_command.by_id[command].trigger()
        settle()
        (dialog,) = (one for one in self.window.findChildren(QFileDialog) if one.isVisible())
        self.asked_for = dialog.fileMode()
        dialog.filesSelected.emit([str(path) for path in paths])
        dialog.fileSelected.emit(str(paths[0]))
        dialog.close()
        self.wait()
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.canvas.setFocus()

    def wait(self) -> None:
        """Wait until no picture is on its way."""
        settle()
        self.qtbot.waitUntil(lambda: not self.tools.inserting.busy)
        settle()

    @property
    def focused(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @property
    def told(self) -> str:
        """What the window says of pictures that could not be taken."""
        bar = self.window.messages.bar("pictures")
        return bar.label.text() if bar is not None else ""

    @property
    def toast(self) -> str:
        """What was said of what was done."""
        return self.window.tools.editing.acting.toast.text

    @property
    def offers(self) -> list[str]:
        """What can be done beside what the toast says."""
        return [one.text() for one in self.window.tools.editing.acting.toast.buttons]

    def take_offer(self, text: str) -> None:
        """Click a button of the toast."""
        buttons = self.window.tools.editing.acting.toast.buttons
        (button,) = (one for one in buttons if one.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()


Start = Callable[..., Pictures]
