"""How the map would come out on paper, worked out beside the editing and told when it is known."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from app.editor.words import tr
from app.export.run import theme_for_paper
from app.layout.pages import best_page
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.journey import JourneyMap
from app.ui.background import Background

# After the last change; typing is not to be disturbed.
_PAUSE_MS = 700
_POINTS_PER_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Hint:
    """Paper, orientation and smallest text (points) of the page that a map makes."""

    map: JourneyMap
    paper: str
    landscape: bool
    smallest: float

    def text(self) -> str:
        """The hint as the status bar shows it."""
        words = (
            tr("{paper} landscape: 1 page, smallest text {size} pt")
            if self.landscape
            else tr("{paper} portrait: 1 page, smallest text {size} pt")
        )
        size = QLocale().toString(self.smallest, "f", 1)
        return words.replace("{paper}", self.paper).replace("{size}", size)


class PageHint(QObject):
    """Measures the map shown last, some time after it changed. ``told`` carries the sentence."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._map: JourneyMap | None = None
        self._background = Background(self)
        self._background.done.connect(self._tell)
        self._background.failed.connect(lambda _: self.told.emit(""))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._start)

    def follow(self, map_: JourneyMap | None) -> None:
        """Measure ``map_`` soon, unless it is the one known."""
        if map_ is self._map:
            return
        self._map = map_
        self._timer.stop()
        if map_ is None or not map_.steps or not map_.lanes:
            self.told.emit("")
        else:
            self._timer.start()

    def stop(self) -> None:
        """End the work; called before the window goes."""
        self._timer.stop()
        self._map = None
        self._background.stop()

    def _start(self) -> None:
        map_ = self._map
        if map_ is not None:
            paper, size = usual_paper()
            self._background.start(lambda: measure(map_, paper, size))

    def _tell(self, hint: Hint) -> None:
        if hint.map is self._map:
            self.told.emit(hint.text())


def measure(map_: JourneyMap, paper: str, size: tuple[float, float]) -> Hint:
    """Lay the map out on one page of ``size`` (points, upright) and take its measure."""
    look = theme(theme_for_paper(map_.theme)[0])
    page = best_page(map_, look, size, "auto", Typesetter(map_.language))
    return Hint(map_, paper, page.width > page.height, page.smallest_text)


def usual_paper() -> tuple[str, tuple[float, float]]:
    """The paper of the user's country: its name, and its size in points, upright."""
    if QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem:
        return "Letter", (612.0, 792.0)
    return "A4", (210 * _POINTS_PER_MILLIMETRE, 297 * _POINTS_PER_MILLIMETRE)
