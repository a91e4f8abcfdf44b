"""The main window: one map, or the welcome page, with menus, toolbar, messages and status bar."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.canvas import zoom
from app.editor.words import tr
from app.ui.act_menus import ActMenus
from app.ui.choosing import choose_maps, start_folder
from app.ui.closing import Closing
from app.ui.commanding import show_keys
from app.ui.desk import Desk
from app.ui.drop import DropTarget
from app.ui.failures import failures_text
from app.ui.menus import Actions, fill_menu_bar, make_toolbar
from app.ui.message_bar import MessageArea, Tone
from app.ui.situation import Now
from app.ui.status import StatusBar
from app.ui.submenus import Submenus
from app.ui.templates import templates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    # What shows a map is imported with the first one; see `MainWindow.tools`.
    from app.canvas.canvas import MapCanvas
    from app.storage import LoadError
    from app.ui.acting import Acting
    from app.ui.document import Document
    from app.ui.exporting import Exporting
    from app.ui.files import Files
    from app.ui.map_tools import MapTools
    from app.ui.welcome import WelcomePage


class MainWindow(QMainWindow):
    """Shows one document. It carries out the commands of the table in ``commands``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document: Document | None = None
        self._closing = Closing(self, lambda: self.tools, desk)
        self.canvas: MapCanvas | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1280, 820)
        self.setMinimumSize(560, 380)
        self.actions_by_command = Actions(self, self, desk.keys)
        menus = fill_menu_bar(self, self.actions_by_command)
        self.menus = ActMenus(menus, self.actions_by_command, self._deeds, self)
        self.submenus = Submenus(menus, desk, self, self)
        self.submenus.theme_chosen.connect(self._set_theme)
        self.submenus.recent_cleared.connect(self._forget_recent)
        self.status = StatusBar(self)
        self.toolbar = make_toolbar(self, self.actions_by_command)
        self._messages = MessageArea(self)
        self.stack = QStackedWidget(self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._messages)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.status.zoom_chosen.connect(self._zoom_to)
        self.status.fit_chosen.connect(self._fit)
        self.drop_target = DropTarget(self)
        self.drop_target.dropped.connect(lambda paths: desk.open_maps(paths, self))
        self.refresh()

    # --- what is shown ---

    @cached_property
    def tools(self) -> MapTools:
        """What only a window with a map needs. The welcome page appears in half of its time."""
        from app.ui.map_tools import MapTools

        made = MapTools(self, self._messages, self._desk, self)
        made.files.saved.connect(lambda: self.status.showMessage(tr("Saved"), 3000))
        self.status.follow_page(made.hint)
        actions = self.actions_by_command.by_id
        made.panels.toggled.connect(lambda name, on: actions[name].setChecked(on))
        return made

    @cached_property
    def welcome(self) -> WelcomePage:
        """What the window shows without a map; one that begins with a map may never need it."""
        from app.ui.welcome import WelcomePage

        made = WelcomePage(self._desk.thumbnails, self)
        made.serve(self._desk, self, self.choose_map)
        self.stack.insertWidget(0, made)
        return made

    @property
    def files(self) -> Files:
        """Saving and reloading."""
        return self.tools.files

    @property
    def exporting(self) -> Exporting:
        """Exporting."""
        return self.tools.exporting

    @property
    def document(self) -> Document | None:
        """The document that is shown, or None on the welcome page."""
        return self._document

    @property
    def messages(self) -> MessageArea:
        """The place for messages."""
        return self._messages

    def is_vacant(self) -> bool:
        """Whether opening a map here loses nothing: no map, or one in which nobody did a thing.

        What is being written counts: it is put into the map first.
        """
        self.finish_writing()
        document = self._document
        if document is None:
            return True
        if self.tools.panels.refused():
            return False
        if document.session.depth or document.session.redo_label:
            return False
        return document.folder is None and not document.modified

    def show_document(self, document: Document) -> None:
        """Show another document, with the keyboard on its first cell."""
        # Layout that fails must leave the window as it was.
        canvas = self.tools.canvas_for(document)
        if self.canvas is not None:
            self.stack.removeWidget(self.canvas)
            self.canvas.deleteLater()
        self._document = document
        self.canvas = canvas
        self.stack.addWidget(canvas)
        self.stack.setCurrentWidget(canvas)
        canvas.changed_view.connect(self._show_scale)
        canvas.mode_changed.connect(self._refresh_actions)
        canvas.appeared.connect(self._refresh_actions)
        canvas.menu_wanted.connect(self._open_menu)
        document.session.listen(self.refresh)
        self.files.follow(document)
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.files.tell_read_only()
        self._show_scale()
        self.refresh()

    def refresh(self) -> None:
        """Follow the document: title, commands, status bar."""
        document = self._document
        self._refresh_actions()
        if document is None:
            self.setWindowTitle("Footpath")
            self.setWindowModified(False)
            self.status.show_map(None)
            self.submenus.show_theme(None)
            return
        session = document.session
        name = document.name
        if document.read_only:
            name = tr("{name} (read-only)", name=name)
        self.setWindowTitle(f"{name}[*] — Footpath")
        self.setWindowFilePath("")
        self.setWindowModified(document.modified)
        self.actions_by_command.name_undo(session.undo_label, session.redo_label)
        self.submenus.show_theme(session.map.theme)
        self.status.show_map(session.map)
        self.tools.hint.follow(session.map)

    def _refresh_actions(self) -> None:
        now = Now()
        if self._document is not None and self.canvas is not None:
            now = self.tools.situation()
            selected = self._document.session.selection.records
            self.status.show_mode(self.canvas.is_writing, len(selected), now.writes_card)
        self.actions_by_command.refresh(now)
        self.menus.refresh(now)

    def _show_scale(self) -> None:
        if self.canvas is not None:
            self.status.show_scale(self.canvas.view.scale_now)

    def _deeds(self) -> Acting | None:
        return self.tools.editing.acting if self._document is not None else None

    def _open_menu(self, at: QPoint) -> None:
        self.tools.editing.acting.open_menu(at, self.menus, self.actions_by_command)

    @property
    def has_map(self) -> bool:
        """Whether the window shows a map."""
        return self._document is not None

    # --- commands ---

    def new_map(self) -> None:
        """Begin a blank map."""
        self._desk.new_map(templates()[0].path, self)

    def choose_map(self) -> None:
        """Ask for maps to open."""
        document = self._document
        folder = start_folder(document.folder if document else None, self._desk.state)
        choose_maps(self, lambda paths: self._desk.open_maps(paths, self), folder)

    def tell_load_error(self, *errors: LoadError) -> None:
        """Say what is wrong with each of the files that could not be opened."""
        self._messages.show_message("load", failures_text(errors), Tone.ERROR)

    def save(self) -> None:
        """Save the map."""
        self.files.save()

    def save_as(self) -> None:
        """Save the map to another file."""
        self.files.save_as()

    def export(self) -> None:
        """Ask how to export the map."""
        if self._document is not None:
            self.finish_writing()
            self.exporting.start(self._document)

    def export_again(self) -> None:
        """Export as the last time, or ask how."""
        if self._document is not None:
            self.finish_writing()
            self.exporting.again(self._document)

    def print_map(self) -> None:
        """Ask for a printer, and print."""
        if self._document is not None:
            self.finish_writing()
            self.tools.printing.start(self._document)

    def close_window(self) -> None:
        """Close this window, or its map where no other window is open."""
        self._desk.close_map(self)

    def quit(self) -> None:
        """Close all windows."""
        self._desk.quit()

    def undo(self) -> None:
        """Take back typing that is not committed, else the last change."""
        if self.canvas is not None:
            self.tools.panels.write()
            self.canvas.undo()

    def redo(self) -> None:
        """Bring again what undo took back."""
        if self.canvas is not None:
            self.tools.panels.write()
            self.canvas.redo()

    def edit_text(self) -> None:
        """Write in what is selected."""
        if self.canvas is not None:
            self.canvas.write_selected()

    def act(self, id_: str) -> None:
        """Do an act to what is selected."""
        if self.canvas is not None and self._document is not None:
            self.tools.act(id_)

    def rename_map(self) -> None:
        """Write another title."""
        if self.canvas is not None and self._document is not None:
            self.tools.rename_map(self._document, self.canvas)

    def zoom_in(self) -> None:
        """Show the map larger."""
        self._zoom_step(inwards=True)

    def zoom_out(self) -> None:
        """Show the map smaller."""
        self._zoom_step(inwards=False)

    def zoom_actual(self) -> None:
        """Show the map as large as on paper."""
        self._zoom_to(zoom.PIXELS_PER_POINT)

    def fit_map(self) -> None:
        """Show the whole map."""
        self._fit(True)

    def fit_width(self) -> None:
        """Show all stages side by side."""
        self._fit(False)

    def fit_selected(self) -> None:
        """Show what is selected as large as there is room."""
        if self.canvas is not None:
            self.canvas.fit_selected()

    def full_screen(self) -> None:
        """Fill the screen, or end that."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        action = self.actions_by_command.by_id["full-screen"]
        action.setChecked(bool(self.windowState() & Qt.WindowState.WindowFullScreen))

    def toggle_panel(self, name: str) -> None:
        """Open a panel beside the map, or close it."""
        if self.canvas is not None:
            self.tools.panels.toggle(name)

    def go_round(self, by: int) -> None:
        """Let the keyboard go to the next pane or the one before."""
        if self.canvas is not None:
            self.canvas.finish_writing()
            self.tools.panels.go_round(by, self.toolbar, self._messages)

    def show_keys(self) -> None:
        """Show all commands with their keys, to be run and changed."""
        show_keys(self, self._desk, self.menus)

    def show_preferences(self) -> None:
        """Show what can be preferred."""
        from app.ui.preferences import show_preferences  # few starts come to this

        show_preferences(self, self._desk, self.menus)

    def take_keys(self) -> None:
        """Let the commands stand for other keys from now on."""
        self.actions_by_command.take_keys(self._desk.keys)

    def about(self) -> None:
        """Say version and licences."""
        from app.ui.questions import tell_about  # nor to this

        tell_about(self)

    def finish_writing(self) -> None:
        """Commit what is being written, and what is typed for new notes, as before saving."""
        if self.canvas is not None:
            self.canvas.finish_writing()
            self.tools.panels.finish()

    def _zoom_step(self, *, inwards: bool) -> None:
        if self.canvas is not None:
            self._zoom_to(zoom.next_level(self.canvas.view.scale_now, inwards))

    def _zoom_to(self, scale: float) -> None:
        if self.canvas is not None:
            self.canvas.view.zoom_to(scale)

    def _fit(self, whole: bool) -> None:
        if self.canvas is not None:
            self.canvas.view.fit(whole=whole)

    def _set_theme(self, name: str) -> None:
        if self._document is not None and self.canvas is not None:
            self.canvas.finish_writing()
            self.tools.set_theme(self._document, name)

    def _forget_recent(self) -> None:
        self._desk.state.clear_recent()
        self.show_welcome()

    # --- the welcome page ---

    def show_welcome(self) -> None:
        """Fill the welcome page, if it is what the window shows."""
        if self._document is None:
            self.welcome.show_choices(templates(), self._desk.state.recent())

    # --- closing ---

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if nothing is lost by it; else ask. Whatever goes wrong, the window stays."""
        event.ignore()
        self.finish_writing()
        document = self._document
        if document is not None and not self._closing.may_close(document):
            return
        self._desk.state.geometry = self.saveGeometry()
        if document is not None:
            self.tools.stop()
        event.accept()
        self._desk.window_closed(self)

    def give_up(self) -> None:
        """Close without asking the next time: what is not saved is to be lost."""
        self._closing.give_up()

    @property
    def question(self) -> QMessageBox | None:
        """The question that stands before the window when it is to be closed, if any."""
        return self._closing.question
