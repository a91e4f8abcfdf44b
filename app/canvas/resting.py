"""A sheet that has grown or shrunk stays where it is, or is fitted to its view again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import ReferenceType, ref

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QApplication

from app.canvas.fitted import SPARE
from app.canvas.frame import ViewFrame
from app.canvas.keeping import kept, level_of, slack
from app.canvas.view import MapView
from app.editor.session import Session
from app.layout.sheet import Sheet
from app.models.journey import JourneyMap

# Pixels: the origin stands on whole ones.
_AT_END = 1.5
# So many times that the view was fitted anew are remembered.
_MOST = 100


_Seen = tuple[ReferenceType[JourneyMap], float]


class Resting:
    """Keeps still what did not change while a view shows another sheet.

    A page that was fitted stays so: once it has no room any more the view is fitted anew, and again
    when undo brings the map that was seen before. One that was scrolled to its end is not left with
    free space there. Both wait while something is written or dragged (``busy``), and while a menu
    is open.
    """

    def __init__(self, view: MapView, session: Session, busy: Callable[[], bool]) -> None:
        self._view = view
        self._session = session
        self._busy = busy
        self._fitted = False
        self._ended = False
        self._old: Sheet | None = None
        # What was shown before something began that the view may be fitted for anew, at which
        # scale, and the same of former times when it was. Undo gives the very same map.
        self._from: _Seen | None = None
        self._outgrown: deque[_Seen] = deque(maxlen=_MOST)
        self._later = QTimer(view, singleShot=True)
        self._later.timeout.connect(self.settle)
        view.keeping = self._keep

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While another sheet is shown."""
        self._old = self._view.sheet
        self.hold()
        held = self._view.fitted.holds
        yield
        if held:
            self._view.fitted.go_on()
        self.settle()

    def hold(self) -> None:
        """Something begins that keeps the sheet where it is, or scrolls to stay in sight."""
        if not self._fitted and self._view.fitted.holds:
            self._fitted = True
            map_, scale = self._view.map, self._view.frame.scale
            self._from = (ref(map_), scale) if map_ is not None else None
        self._ended = self._ended or slack(self._view.frame).manhattanLength() <= _AT_END

    def settle(self) -> None:
        """Fit or scroll back what has to be, if nothing goes on."""
        if self._later.isActive() or self._session.shown is not self._session.map or self._busy():
            return
        if QApplication.activePopupWidget() is not None:
            # A menu hangs on what lies below it.
            self.settle_later()
            return
        fitted, ended, view = self._fitted, self._ended, self._view
        self._fitted = self._ended = False
        if fitted:
            view.fitted.go_on()
            if view.fitted.holds and self._stay_fitted():
                return
        over = slack(view.frame)
        if ended and over.manhattanLength() > _AT_END:
            view.scroll_to(view.frame.origin + over)

    def _stay_fitted(self) -> bool:
        """Fit a page that was fitted, unless it has room; False where it is too large for that."""
        fitted, map_ = self._view.fitted, self._session.map
        scale = next((scale for one, scale in reversed(self._outgrown) if one() is map_), None)
        if scale is not None:
            return fitted.again(self._level(), 1.0, scale) or fitted.suits
        if fitted.suits:
            return True
        done = fitted.again(self._level(), SPARE)
        if done and self._from is not None:
            self._outgrown.append(self._from)
        return done or fitted.suits

    def settle_later(self) -> None:
        """Wait: nothing may move before a click could be the first of two, or below a menu."""
        if self._fitted or self._ended:
            self._later.start(QApplication.doubleClickInterval())

    def _keep(self, before: ViewFrame, after: ViewFrame) -> QPointF:
        return kept(before, after, self._old, self._view.sheet, self._session.selection)

    def _level(self) -> float | None:
        sheet = self._view.sheet
        return level_of(self._view.frame, sheet, self._session.selection) if sheet else None
