"""What can be done with pictures in a window: insert, paste, drop, replace, crop, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.canvas.canvas import MapCanvas
from app.canvas.incoming import Incoming
from app.editor.clipboard.html_words import read_words
from app.editor.pictures.placing import Goal, OnCard, goal_of, is_out_of_sight
from app.editor.session import Session
from app.editor.words import tr
from app.models.base import Id
from app.models.card import Card
from app.models.picture import Picture
from app.ui.clipboard_data import OWN, held_data
from app.ui.message_bar import MessageArea
from app.ui.pictures.inserting import Inserting
from app.ui.pictures.saving import save_picture
from app.ui.pictures.sources import (
    Source,
    file_source,
    files_among,
    filter_of_files,
    holds_image,
    holds_pictures,
    leads_away,
    sources_in,
    told_of_address,
)

if TYPE_CHECKING:
    from app.ui.pictures.crop_panel import CropPanel

_NO_TEXT = "\u00a0 \n\t"


class PictureTools(QObject):
    """The pictures of one canvas. ``folder`` says where dialogs begin."""

    def __init__(
        self,
        session: Session,
        canvas: MapCanvas,
        messages: MessageArea,
        folder: Callable[[], str],
    ) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._last = ""
        self._folder = folder
        self.inserting = Inserting(session, canvas, messages)
        self.incoming = Incoming(canvas.hands().gesture.hand, self)
        canvas.hands().add_overlay(self.incoming, self)
        self._cropping: CropPanel | None = None
        session.listen(self._follow)

    def end(self) -> None:
        """Take away what was said of this map's pictures, before another is shown."""
        self.inserting.end()

    # --- commands ---

    def do(self, id_: str) -> None:
        """Carry out a command."""
        self._canvas.finish_writing()
        card = self._session.selection.current
        if id_ == "insert-picture" and self._goal(1) is None:
            self.inserting.tell(self._no_place())
        elif id_ == "insert-picture":
            self._ask(tr("Insert Pictures"), self._insert, several=True)
        elif id_ == "replace-picture":
            self._ask_for(tr("Replace Picture"), OnCard(card, replaces=True))
        elif id_ == "put-picture":
            self._ask_for(tr("Put Picture on Card"), OnCard(card, converts=True))
        elif id_ == "crop-picture":
            self.crop(card)
        elif (picture := self._picture_of(card)) is not None:
            save_picture(picture, self._canvas.window())

    def crop(self, card_id: Id) -> CropPanel | None:
        """Let the part of a card's picture be chosen; None where it has none that can be seen."""
        # Imported with the first picture that is cropped.
        from app.ui.pictures.crop_panel import CropPanel

        card, picture = self._session.map.records.get(card_id), self._picture_of(card_id)
        if not isinstance(card, Card) or picture is None:
            return None
        panel = CropPanel(self._session, self._canvas, card, picture)
        panel.closed.connect(self._forget_panel)
        self._cropping = panel
        panel.open()
        return panel

    def _forget_panel(self) -> None:
        # It holds the picture as an image.
        self._cropping = None

    def _follow(self) -> None:
        if self._cropping is not None:
            self._cropping.follow()

    def paste(self) -> bool:
        """Insert the pictures that are on the clipboard; False where other things are there."""
        data = held_data()
        if self.shown_by(data):
            self._canvas.finish_writing()
            self._insert(sources_in(data))
            return True
        if _is_own(data) or not leads_away(data) or _has_words(data):
            return False
        self._canvas.finish_writing()
        self.inserting.tell(told_of_address())
        return True

    @staticmethod
    def shown_by(data: QMimeData) -> bool:
        """Whether a picture itself is there, or its file, and no words beside it."""
        if _is_own(data):
            return False
        return bool(files_among(data)) or (holds_image(data) and not _has_words(data))

    # --- dragging ---

    def drag(self, event: QEvent) -> bool:
        """Answer what is dragged over the canvas; False where it is none of ours."""
        if event.type() == QEvent.Type.DragLeave:
            self.incoming.end()
            return True
        if not isinstance(event, QDropEvent) or not holds_pictures(event.mimeData()):
            return False
        data = event.mimeData()
        point = self._canvas.view.mapFrom(self._canvas, event.position())
        count = max(1, len(files_among(data)))
        goal = self.incoming.over(QPointF(point), count)
        taken = goal is not None or (leads_away(data) and not holds_image(data))
        if isinstance(event, QDragMoveEvent):
            self._answer(event, taken=taken or event.type() == QEvent.Type.DragEnter)
            return True
        self.incoming.end()
        self._answer(event, taken=taken)
        sources = sources_in(data)
        inserting = self.inserting
        # The program that the pictures come from is free again first.
        if not sources:
            QTimer.singleShot(0, inserting, lambda: inserting.tell(told_of_address()))
        elif goal is not None:
            QTimer.singleShot(0, inserting, lambda: inserting.insert(sources, goal))
        return True

    # --- inner ---

    @staticmethod
    def _answer(event: QDropEvent, *, taken: bool) -> None:
        """Pictures are copied, whatever else the other program would like to do."""
        if taken:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _insert(self, sources: Sequence[Source]) -> None:
        """Insert pictures where the selection says."""
        goal = self._goal(len(sources))
        if goal is None:
            self.inserting.tell(self._no_place())
        else:
            self.inserting.insert(sources, goal)

    def _goal(self, count: int) -> Goal | None:
        return goal_of(self._session.map, self._session.selection, count)

    def _no_place(self) -> str:
        if is_out_of_sight(self._session.map, self._session.selection):
            return tr(
                "No picture is seen there: what is hidden or collapsed has to be shown first. "
                "Or select another cell, and insert it again."
            )
        return tr("No picture is seen there. Select a cell of another lane, and insert it again.")

    def _ask_for(self, title: str, goal: Goal) -> None:
        self._ask(title, lambda found: self.inserting.insert(found, goal))

    def _ask(
        self, title: str, chosen: Callable[[Sequence[Source]], object], *, several: bool = False
    ) -> None:
        dialog = QFileDialog(self._canvas.window(), title, self._last or self._folder())
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
        dialog.setNameFilters(filter_of_files())

        def take(names: list[str]) -> None:
            paths = [Path(name) for name in names]
            self._last = str(paths[0].parent)
            chosen([file_source(path) for path in paths])

        dialog.filesSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picture_of(self, card_id: Id) -> Picture | None:
        map_ = self._session.map
        card = map_.records.get(card_id)
        if not isinstance(card, Card) or card.image is None:
            return None
        wanted = card.image.picture
        return next((one for one in map_.pictures if one.sha256 == wanted), None)


def _is_own(data: QMimeData) -> bool:
    """Whether Footpath put it there: cells and notes have a picture with them."""
    return any(one.startswith(OWN) for one in data.formats())


def _has_words(data: QMimeData) -> bool:
    """Whether there is text besides a picture, as spreadsheets and word processors have it."""
    if data.hasText() and not data.hasUrls():
        return bool(data.text().strip())
    if data.hasHtml():
        return bool(read_words(data.html()).strip(_NO_TEXT))
    return False
