"""The program: its windows, what they share, and what happens when something goes wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__, collector
from app.editor.words import tr
from app.ui import appearance, fonts
from app.ui.ahead import PARTS
from app.ui.desk import Window
from app.ui.failures import log_fault, refusal_text
from app.ui.icons import draw_icon
from app.ui.keys import KeyTable
from app.ui.message_bar import Offer, Tone
from app.ui.state import State, state_folder
from app.ui.thumbnails import Thumbnails
from app.ui.window import MainWindow

if TYPE_CHECKING:
    # Documents are imported with the first map.
    from app.ui.document import Document

_NEXT_WINDOW = 28
_REFUSED_SECONDS = 8


class Application(QObject):
    """Owns the windows. One process a launch; the same file twice raises its window."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__()
        self._qt = qt
        self.state = State(state_folder())
        self.thumbnails = Thumbnails(PARTS, self)
        self.kept_style = ""
        self._keys = KeyTable(self.state.keys)
        self.windows: list[MainWindow] = []
        self._quitting = False
        # More than one may be asking what to do with its map before it goes.
        self._leaving_maps: list[MainWindow] = []
        self._telling = False
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)
        appearance.apply(qt, self.state.appearance)

    @classmethod
    def start(cls) -> Application:
        """Make the program with its Qt application, or with the one there is."""
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            qt.setStyle("Fusion")
        else:
            # As an option: setStyle gives the style back, and making its class takes 5 ms.
            qt = QApplication([sys.argv[0], "-style", "fusion"])
        fonts.measure_first()
        qt.setApplicationName("footpath")
        qt.setApplicationDisplayName("")
        qt.setApplicationVersion(__version__)
        qt.setDesktopFileName("footpath")
        qt.setWindowIcon(_program_icon())
        return cls(qt)

    def run(self, paths: Sequence[Path]) -> int:
        """Show the maps, or the welcome page, and go on until the last window is closed."""
        sys.excepthook = self.report
        window = self._make_window()
        if paths:
            self.open_maps(paths, window)
        _appear(window)
        collector.keep()
        collector.release()
        QTimer.singleShot(fonts.AFTER, fonts.lend_fonts)
        code = self._qt.exec()
        self.finish()
        return code

    def finish(self) -> None:
        """End what goes on beside the windows, and write the state."""
        self.thumbnails.stop()
        self.state.write()
        # Only maps have work done in threads; the empty window starts without.
        from app.ui.background import wait_for_threads

        wait_for_threads()

    # --- windows ---

    def add_window(self) -> MainWindow:
        """Open another window, with the welcome page."""
        window = self._make_window()
        _appear(window)
        return window

    def _make_window(self) -> MainWindow:
        """Make another window, a little beside the last one, that is not shown yet."""
        window = MainWindow(self)
        geometry = self.state.geometry
        if geometry is not None:
            window.restoreGeometry(geometry)
        if self.windows:
            last = self.windows[-1]
            window.resize(last.size())
            window.move(last.x() + _NEXT_WINDOW, last.y() + _NEXT_WINDOW)
        self.windows.append(window)
        return window

    def window_with(self, path: Path) -> MainWindow | None:
        """The window that has a file open."""
        wanted = _resolved(path)
        for window in self.windows:
            document = window.document
            path_there = document.path if document is not None else None
            if path_there is None:
                continue
            if _resolved(path_there) == wanted or _is_one_file(path_there, path):
                return window
        return None

    def open_maps(self, paths: Sequence[Path], asked_in: Window) -> None:
        """Open map files, the first in the window that asked if nothing is lost there."""
        collector.tidy()
        with collector.held():
            self._open_maps(paths, self._mine(asked_in))

    def _open_maps(self, paths: Sequence[Path], window: MainWindow | None) -> None:
        # The welcome page appears before what maps need is imported.
        from app.storage import LoadError
        from app.ui.opening import open_file

        errors: list[LoadError] = []
        for path in paths:
            already = self.window_with(path)
            if already is not None:
                _raise(already)
                continue
            here = window if window is not None and window.is_vacant() else None
            try:
                opened = open_file(Path(path).absolute())
                here = self._show(opened.document, here)
            except LoadError as error:
                errors.append(error)
                continue
            here.messages.clear("load")
            if opened.notices:
                here.messages.show_message("notices", "\n".join(opened.notices), Tone.WARNING)
            if opened.document.path is not None:
                self.state.remember_map(opened.document.path)
            window = window or here
        if errors:
            # Last, and in one message: a file that opens meanwhile must not take it away.
            (window or self._any_window()).tell_load_error(*errors)

    def new_map(self, template: Path, asked_in: Window) -> None:
        """Begin a map from a template or sample."""
        collector.tidy()
        with collector.held():
            self._new_map(template, self._mine(asked_in))

    def _new_map(self, template: Path, window: MainWindow | None) -> None:
        # The welcome page appears before what maps need is imported.
        from app.storage import LoadError
        from app.ui.document import Document

        try:
            document = Document.from_template(template)
        except LoadError as error:
            (window or self._any_window()).tell_load_error(error)
            return
        here = window if window is not None and window.is_vacant() else None
        self._show(document, here)

    def _show(self, document: Document, window: MainWindow | None) -> MainWindow:
        shown = window if window is not None else self._make_window()
        try:
            shown.show_document(document)
        except BaseException:
            if window is None:
                shown.close()
            raise
        _appear(shown)
        return shown

    def _mine(self, window: Window) -> MainWindow | None:
        """The window that asked, unless it was closed meanwhile."""
        return next((one for one in self.windows if one is window), None)

    def _any_window(self) -> MainWindow:
        return self.windows[-1] if self.windows else self.add_window()

    def window_closed(self, window: Window) -> None:
        """Take note that a window is gone; go on closing when the program ends."""
        self.windows = [one for one in self.windows if one is not window]
        # Its map was kept out of the collector's way.
        collector.let_go()
        self.state.write()
        if self._quitting and self.windows:
            self.windows[-1].close()
        elif window in self._leaving_maps and not self.windows:
            # Where the last one stood, as it noted while it was closed.
            self.add_window()
        self._leaving_maps = [one for one in self._leaving_maps if one is not window]

    def close_map(self, window: Window) -> None:
        """Close a window; the last one with a map makes room for the welcome page."""
        mine = self._mine(window)
        if mine is not None:
            if window.document is not None:
                self._leaving_maps.append(mine)
            mine.close()

    def closing_cancelled(self, window: QWidget) -> None:
        """Stay: the user wants to go on in a window."""
        self._quitting = False
        self._leaving_maps = [one for one in self._leaving_maps if one is not window]

    def quit(self) -> None:
        """Close all windows, one after the other; each may ask."""
        self._quitting = True
        self._leaving_maps.clear()
        if self.windows:
            self.windows[-1].close()

    # --- appearance ---

    def set_appearance(self, choice: str) -> None:
        """Choose "system", "light" or "dark" for all windows."""
        self.state.appearance = choice
        appearance.apply(self._qt, choice)

    def _follow_system(self) -> None:
        if self.state.appearance == "system":
            appearance.apply(self._qt, "system")

    # --- keys ---

    @property
    def keys(self) -> KeyTable:
        """The keys of all commands."""
        return self._keys

    def set_keys(self, keys: KeyTable) -> None:
        """Change the keys in all windows, and remember them."""
        self._keys = keys
        self.state.keys = keys.changed
        for window in self.windows:
            window.take_keys()

    # --- faults ---

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of a fault of the program in the window; what was going on is rolled back.

        An edit that was refused is no fault: it changed nothing, and says why itself.
        The log gets the places in the program, and no text that could come from a map.
        """
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        window = self._active_window()
        if window is not None and window.document is not None and _is_refusal(error):
            text = refusal_text(error, window.document.session.map)
            window.messages.show_message("refused", text, Tone.WARNING, seconds=_REFUSED_SECONDS)
            return
        log_fault(kind, trace)
        if window is None or self._telling:
            return
        self._telling = True
        try:
            if window.canvas is not None and window.canvas.is_writing:
                window.canvas.hands().writing.cancel()
            if window.document is not None:
                window.document.session.cancel()
            window.messages.show_message(
                "fault",
                tr(
                    "Something went wrong ({kind}); what was begun was taken back. "
                    "Save the map to be safe.",
                    kind=kind.__name__,
                ),
                Tone.ERROR,
                [Offer(tr("Save As…"), window.save_as)] if window.has_map else [],
            )
        finally:
            self._telling = False

    def _active_window(self) -> MainWindow | None:
        active = self._qt.activeWindow()
        while active is not None and not isinstance(active, MainWindow):
            active = active.parentWidget()
        if isinstance(active, MainWindow) and active in self.windows:
            return active
        return self.windows[-1] if self.windows else None


def _appear(window: MainWindow) -> None:
    """Show a window that is new: with its map, or with the welcome page if it has none."""
    if window.isHidden():
        window.show_welcome()
        window.show()


def _is_refusal(error: BaseException) -> TypeGuard[Exception]:
    # Whoever has a document has imported this already; the empty window has not.
    from app.models.edits import EditError

    return isinstance(error, EditError)


def _raise(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _is_one_file(one: Path, other: Path) -> bool:
    """Whether two names are hard links of one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _program_icon() -> QIcon:
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#1f6aa5"))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.2, side * 0.2)
        inset = side * 0.16
        box = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
        draw_icon(painter, "footpath", box, QColor("#ffffff"))
        painter.end()
        made.addPixmap(picture)
    return made
