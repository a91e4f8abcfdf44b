"""The editor of a picture: chosen from a file, dropped, pasted, saved to a file, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.editor.pictures.taking import LONGEST_SIDE, MOST_BYTES, PictureRefused, Taken
from app.editor.typed import TypedError
from app.editor.words import tr
from app.models.card import Box
from app.models.picture import Picture
from app.ui.background import Background
from app.ui.clipboard_data import held_data
from app.ui.inspector.editor import DASH, Editor, Surroundings, crops_of
from app.ui.inspector.field import MIXED, Field, RecordKey, Value
from app.ui.pictures.saving import save_picture
from app.ui.pictures.sources import (
    Source,
    file_source,
    filter_of_files,
    holds_pictures,
    sources_in,
    told_of_address,
)
from app.ui.push_button import PushButton

_SEEN = 72


class PictureEditor(Editor):
    """A picture of the map; it is read beside the interface, which goes on meanwhile."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.choose = PushButton(tr("Choose…"), self)
        self.choose.clicked.connect(self._ask)
        self.save = PushButton(tr("Save…"), self)
        self.save.clicked.connect(self._save)
        self.remove = PushButton(tr("Remove"), self)
        self.remove.clicked.connect(self._remove)
        self.seen = QLabel(self)
        self.seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout()
        column.setSpacing(4)
        self.commands = [self._commanding(*one) for one in field.commands]
        for button in (self.choose, *self.commands, self.save, self.remove):
            button.setAutoDefault(False)
            self.hold(button, 0)
            self._row.removeWidget(button)
            column.addWidget(button)
        column.addStretch(1)
        self._row.addWidget(self.seen)
        self._row.addLayout(column)
        self._row.addStretch(1)
        label = tr(field.label)
        for button in self.commands:
            button.setAccessibleName(tr("{field}: {verb}", field=label, verb=button.text()))
        self.choose.setAccessibleName(tr("{field}: choose", field=label))
        self.save.setAccessibleName(tr("{field}: save to a file", field=label))
        self.remove.setAccessibleName(tr("{field}: remove", field=label))
        self.choose.setToolTip(
            tr(
                "Choose, drop or paste a picture up to {limit} MB; "
                "a large one is made smaller to {side} pixels",
                limit=MOST_BYTES // 1_000_000,
                side=LONGEST_SIDE,
            )
        )
        self.setAcceptDrops(True)
        self._reader = Background(self)
        self._reader.done.connect(self._take)
        self._reader.failed.connect(self._refuse)
        self._keys: tuple[RecordKey, ...] = ()
        self._wanted: tuple[RecordKey, ...] | None = None
        self._value: Value = ""
        self._held: Picture | None = None
        self._refused = ""

    def show_value(self, value: Value, around: Surroundings) -> None:
        self._value, self._refused, self.touched = value, "", False
        self._keys = around.keys
        found = next((one for one in around.map.pictures if one.sha256 == value), None)
        self._held = found
        if value is MIXED:
            self.seen.setText(DASH)
        elif found is not None:
            crops = crops_of(around)
            crop = next(iter(crops)) if len(crops) == 1 else None
            self.seen.setPixmap(_small(found, crop, self.devicePixelRatioF()))
        self.seen.setVisible(value is MIXED or found is not None)
        for button in (self.save, *self.commands):
            button.setEnabled(found is not None and len(around.keys) == 1)
        self.remove.setEnabled(value is MIXED or bool(value))

    def value(self) -> Value:
        if self._refused:
            raise TypedError(self._refused)
        return self._value

    @property
    def reading(self) -> bool:
        """Whether a picture is on its way."""
        return self._reader.busy

    def take_file(self, path: Path) -> None:
        """Take the picture of a file, or say why not; that may come a little later."""
        self._read((file_source(path),))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture can be dropped here."""
        if holds_pictures(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture that is dropped, or say that it is not here."""
        event.acceptProposedAction()
        self._take_from(event.mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paste a picture while the keyboard is on a button."""
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            data = held_data()
            if event.matches(QKeySequence.StandardKey.Paste) and holds_pictures(data):
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    self._take_from(data)
                return True
        return super().eventFilter(watched, event)

    # --- inner ---

    def _commanding(self, command: str, name: str) -> QPushButton:
        button = PushButton(tr(name), self)
        button.clicked.connect(lambda: self.asked.emit(command, ""))
        return button

    def _take_from(self, data: QMimeData) -> None:
        sources = sources_in(data)
        if sources:
            self._read(sources)
        else:
            self._say(told_of_address())

    def _read(self, sources: Sequence[Source]) -> None:
        self._wanted = self._keys
        self._reader.start(sources[0].take)

    def _take(self, taken: Taken) -> None:
        if self._is_wanted():
            self._value, self._refused = taken.picture, ""
            self.settle()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, PictureRefused):
            raise error
        if self._is_wanted():
            self._say(str(error))

    def _say(self, refusal: str) -> None:
        self._refused = refusal
        self.settle()

    def _is_wanted(self) -> bool:
        """Whether the panel still shows what the picture was chosen for."""
        wanted, self._wanted = self._wanted, None
        return wanted is not None and wanted == self._keys

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Choose a Picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(filter_of_files())
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _save(self) -> None:
        if self._held is not None:
            save_picture(self._held, self)

    def _remove(self) -> None:
        self._value, self._refused = "", ""
        self.settle()


@lru_cache(maxsize=16)
def _small(picture: Picture, crop: Box | None, ratio: float) -> QPixmap:
    side = _SEEN * ratio
    if crop is None:
        made = QPixmap.fromImage(image_of(picture.content, round(side)))
    else:
        wide, high = picture.shown_size
        across, down, longest = crop.width * wide, crop.height * high, max(wide, high)
        # So large that the part of it is as large as a whole one would be.
        whole = image_of(picture.content, round(min(longest, side * longest / max(across, down))))
        part = QRectF(
            crop.x * whole.width(),
            crop.y * whole.height(),
            crop.width * whole.width(),
            crop.height * whole.height(),
        )
        made = QPixmap.fromImage(whole.copy(part.toAlignedRect() & whole.rect()))
    made.setDevicePixelRatio(ratio)
    return made


def image_of(content: bytes, side: int) -> QImage:
    """A picture of the map decoded to at most ``side`` pixels, upright; a null one if it fails."""
    data = QByteArray(content)
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
