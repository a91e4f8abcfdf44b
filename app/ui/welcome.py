"""The welcome page: begin a map, open one, or go on with one of the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.editor.words import tr
from app.ui.flow import Shelf
from app.ui.icons import draw_icon, icon
from app.ui.state import told_apart
from app.ui.templates import Template
from app.ui.thumbnails import SIZE, Thumbnails

_PAD = 8
# Milliseconds from the first frame: long enough for it to reach the screen, too short to be waited
# for.
_PICTURES_AFTER = 50
_LABEL = 40


class Tile(QAbstractButton):
    """A map as a picture with its name below; a button for mouse and keyboard."""

    def __init__(self, name: str, detail: str, symbol: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(detail or name)
        self._symbol = symbol
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """The picture with its frame and two lines of name."""
        lines = max(_LABEL, 2 * self.fontMetrics().height() + 8)
        return QSize(SIZE.width() + 2 * _PAD, SIZE.height() + 2 * _PAD + lines)

    @property
    def has_picture(self) -> bool:
        """Whether the map's picture is there."""
        return self._picture is not None

    def set_picture(self, picture: QPixmap) -> None:
        """Show the map's picture."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, frame, name, and the focus or the pointer on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        if self.underMouse() or self.isDown() or self.hasFocus():
            ground = QColor(accent)
            ground.setAlpha(40 if self.isDown() else 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(self.rect(), 6, 6)
        box = QRectF(_PAD, _PAD, SIZE.width(), SIZE.height())
        if self._picture is not None:
            painter.drawPixmap(box.topLeft(), self._picture)
        else:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Base))
            middle = QRectF(0, 0, 36, 36)
            middle.moveCenter(box.center())
            draw_icon(painter, self._symbol, middle, palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(accent if self.hasFocus() else palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(box)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        label = QRectF(_PAD, box.bottom() + 4, SIZE.width(), self.height() - box.bottom() - 6)
        text = self._elided(label.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(label, int(flags), text)
        painter.end()

    def _elided(self, width: float) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, round(width * 1.8)
        )


class _Page(QWidget):
    """What the welcome page scrolls; ``painted`` tells of each frame."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of it."""
        super().paintEvent(event)
        self.painted.emit()


class WelcomePage(QScrollArea):
    """Shown in a window that has no map."""

    new_from = Signal(object)
    open_map = Signal(object)
    choose_map = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Welcome"))
        self.tiles: list[Tile] = []
        self._by_path: dict[Path, list[Tile]] = {}
        self._unseen = True
        thumbnails.drawn.connect(self._set_picture)
        self.open_button = QPushButton()

    def show_choices(self, templates: tuple[Template, ...], recent: tuple[Path, ...]) -> None:
        """Fill the page with templates and recent maps."""
        self.tiles = []
        self._by_path = {}
        page = _Page()
        page.painted.connect(self._on_paint)
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 28, 40, 28)
        column.setSpacing(10)
        column.addLayout(self._heading(page))
        if recent:
            column.addWidget(_title(tr("Recent Maps"), page))
            names = told_apart(recent)
            column.addWidget(
                self._shelf(
                    [
                        (path, name, str(path), "map", self._opener(path))
                        for path, name in zip(recent, names, strict=True)
                    ],
                    page,
                )
            )
        column.addWidget(_title(tr("New Map"), page))
        column.addWidget(
            self._shelf(
                [(one.path, one.name, "", "template", self._beginner(one)) for one in templates],
                page,
            )
        )
        column.addStretch(1)
        self.setWidget(page)
        self._unseen = True

    def _heading(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = QLabel("Footpath", page)
        font = QFont(name.font())
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setBold(True)
        name.setFont(font)
        words.addWidget(name)
        words.addWidget(QLabel(tr("Draw what a customer does, meets, thinks and feels."), page))
        row.addLayout(words, 1)
        self.open_button = QPushButton(icon("open"), tr("Open…"), page)
        self.open_button.setMinimumHeight(32)
        self.open_button.clicked.connect(self.choose_map)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _shelf(
        self,
        entries: list[tuple[Path, str, str, str, Callable[[], None]]],
        page: QWidget,
    ) -> QWidget:
        shelf = Shelf(page, 4)
        for path, name, detail, symbol, chosen in entries:
            tile = Tile(name, detail, symbol, shelf)
            tile.clicked.connect(chosen)
            shelf.add(tile)
            self.tiles.append(tile)
            self._by_path.setdefault(path, []).append(tile)
        return shelf

    def _ask_for_pictures(self) -> None:
        """Have the pictures drawn, once somebody can see them."""
        if not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        for path, tiles in self._by_path.items():
            known = self._thumbnails.ask(path, ratio)
            if known is not None:
                for tile in tiles:
                    tile.set_picture(known)

    def showEvent(self, event: QShowEvent) -> None:
        """A page that comes back may have other pictures by now."""
        super().showEvent(event)
        self._unseen = True

    def _on_paint(self) -> None:
        """The page itself comes first, its pictures after."""
        if self._unseen:
            self._unseen = False
            QTimer.singleShot(_PICTURES_AFTER, self, self._ask_for_pictures)

    def _set_picture(self, path: Path, ratio: float, picture: QPixmap) -> None:
        if ratio == self.devicePixelRatioF():
            for tile in self._by_path.get(path, ()):
                tile.set_picture(picture)

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self.open_map.emit(path)

    def _beginner(self, template: Template) -> Callable[[], None]:
        return lambda: self.new_from.emit(template.path)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for tile in self.tiles:
                tile.update()


def _title(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 1.15)
    label.setFont(font)
    label.setContentsMargins(_PAD, 14, 0, 0)
    return label
