"""How the map would come out on paper, worked out beside the editing and told when it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from app.editor.words import tr
from app.layout.papers import PAPERS
from app.layout.units import POINTS_PER_MILLIMETRE
from app.ui.background import Background
from app.ui.failures import log_fault

if TYPE_CHECKING:
    from app.models.journey import JourneyMap
    from app.ui.page_measure import Hint

# After the last change; typing is not to be disturbed.
_PAUSE_MS = 700


class PageHint(QObject):
    """Measures the map shown last, some time after it changed. ``told`` carries the sentence.

    ``aged`` says that the sentence told last is no longer known to be true.
    """

    told = Signal(str)
    aged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._map: JourneyMap | None = None
        self._background = Background(self)
        self._background.done.connect(self._tell)
        self._background.failed.connect(self._fail)
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
            self.aged.emit()
            self._timer.start()

    def stop(self) -> None:
        """End the work; called before the window goes."""
        self._timer.stop()
        self._map = None
        self._background.stop()

    def _start(self) -> None:
        map_ = self._map
        if map_ is not None:
            # The map is shown first; what lays out pages is imported in the pause after that, and
            # not by the thread.
            from app.ui.page_measure import measure

            paper, size = usual_paper()
            self._background.start(lambda: measure(map_, paper, size))

    def _tell(self, hint: Hint) -> None:
        if hint.map is self._map:
            self.told.emit(hint.text())

    def _fail(self, error: Exception) -> None:
        """Only note it: nobody asked for the hint, and what is being written has to go on."""
        log_fault(type(error), error.__traceback__)
        self.told.emit(tr("How the map comes out on paper is not known"))


def usual_paper() -> tuple[str, tuple[float, float]]:
    """The paper of the user's country: its name, and its size in points, upright."""
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    width, height = PAPERS["letter" if american else "a4"]
    size = width * POINTS_PER_MILLIMETRE, height * POINTS_PER_MILLIMETRE
    return ("Letter" if american else "A4"), size
