"""Maps that are opened in a window that is seen are painted once each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.canvas.canvas import MapCanvas
from app.canvas.layouter import MapLayouter
from app.editor.session import Session
from app.ui.document import pictures_of
from tests.editor.maps import sample


class Paintings(QObject):
    """Counts how often all of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.count += event.region().contains(watched.rect().center())  # type: ignore[attr-defined]
        return False


def opened_in(window: QStackedWidget) -> tuple[MapCanvas, Paintings]:
    canvas = MapCanvas(Session(sample("taxi")), MapLayouter(), pictures_of)
    paintings = Paintings(canvas.view.viewport())
    window.addWidget(canvas)
    window.setCurrentWidget(canvas)
    return canvas, paintings


def test_one_map_after_the_other_is_painted_once(qtbot: QtBot) -> None:
    window = QStackedWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.addWidget(QWidget())
    window.show()
    qtbot.waitExposed(window)
    counts: list[int] = []
    for _ in range(2):
        canvas, paintings = opened_in(window)
        for _ in range(20):
            QApplication.processEvents()
        assert canvas.seen
        assert canvas.updatesEnabled()
        counts.append(paintings.count)
    assert counts == [1, 1]
