"""The welcome page: begin a map, open one, or go on with one of the last."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
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
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.canvas.scroll_bar import use_quiet_bars
from app.editor.words import tr
from app.ui.desk import Desk, Window
from app.ui.flow import Shelf
from app.ui.icons import draw_icon, icon
from app.ui.push_button import PushButton
from app.ui.ring import draw_ring
from app.ui.short_lines import short_lines
from app.ui.templates import Template
from app.ui.thumbnails import SIZE, Thumbnails
from app.ui.titles import title_in

if TYPE_CHECKING:
    from app.ui.small_picture import SmallMap

_PAD = 8
_ROUND = 6
_EDGE = 32
# Milliseconds from the first frame: long enough for it to reach the screen, too short to be waited
# for.
_PICTURES_AFTER = 50
_LABEL = 38
_AFTER_ICON = "\N{EN SPACE}"


class Tile(QAbstractButton):
    """A map as a picture with its name below; a button for mouse and keyboard.

    Of a ``kept`` one it is told below where it lies, its ``detail``, and when it was ``changed``;
    else the name may have two lines.
    """

    def __init__(
        self, name: str, path: Path, symbol: str, parent: QWidget, *, kept: bool = False
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._kept = kept
        self._changed = changed_when(path) if kept else ""
        self._detail = ""
        self.set_name(name)
        self.setToolTip(str(path) if kept else name)
        said = ". ".join(one for one in (str(path), self._changed) if one)
        self.setAccessibleDescription(said if kept else "")
        self._symbol = symbol
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """The picture with its frame, two lines for the name, and two more for a kept map."""
        lines = max(_LABEL, (4 if self._kept else 2) * self.fontMetrics().height() + 6)
        return QSize(SIZE.width() + 2 * _PAD, SIZE.height() + 2 * _PAD + lines)

    @property
    def detail(self) -> str:
        """Where the map lies, as the tile tells it; "" for none that is kept."""
        return self._detail

    @property
    def changed(self) -> str:
        """When the map was changed last, as the tile tells it; "" where that is not known."""
        return self._changed

    @property
    def lines(self) -> list[str]:
        """The lines in which the name is shown."""
        return short_lines(self.text(), self.font(), SIZE.width())

    @property
    def has_picture(self) -> bool:
        """Whether the map's picture is there."""
        return self._picture is not None

    def set_name(self, name: str) -> None:
        """Call the map by another name."""
        self.setText(name)
        self.setAccessibleName(name)
        # Whose file is called as the map is found by its folder.
        named = self._kept and self.path.stem != name
        self._detail = short_path(self.path if named else self.path.parent) if self._kept else ""
        self.update()

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
            painter.drawRoundedRect(self.rect(), _ROUND, _ROUND)
        box = QRectF(_PAD, _PAD, SIZE.width(), SIZE.height())
        if self._picture is not None:
            painter.drawPixmap(box.topLeft(), self._picture)
        else:
            painter.fillRect(box, palette.color(QPalette.ColorRole.Base))
            middle = QRectF(0, 0, 36, 36)
            middle.moveCenter(box.center())
            draw_icon(painter, self._symbol, middle, palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(box)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), accent, radius=_ROUND)
        self._draw_words(painter, box.bottom() + 4)
        painter.end()

    def _draw_words(self, painter: QPainter, top: float) -> None:
        palette, metrics = self.palette(), self.fontMetrics()
        label = QRectF(_PAD, top, SIZE.width(), self.height() - top - 2)
        flags = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if flags else Qt.AlignmentFlag.AlignLeft
        aligned = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        for line in self.lines:
            painter.drawText(label, int(aligned), line)
            label.setTop(label.top() + metrics.height())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        below = (shortened(self._detail, metrics, SIZE.width()), self._changed)
        for shown in below if self._detail else ():
            painter.drawText(label, int(aligned), shown)
            label.setTop(label.top() + metrics.height())


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
        use_quiet_bars(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Welcome"))
        self.tiles: list[Tile] = []
        self._by_path: dict[Path, list[Tile]] = {}
        self._unseen = True
        thumbnails.drawn.connect(self._set_picture)
        self.open_button = PushButton()

    def serve(self, desk: Desk, window: Window, choose: Callable[[], object]) -> None:
        """Let ``desk`` begin or open in ``window`` what is chosen; ``choose`` asks for files."""
        self.new_from.connect(lambda path: desk.new_map(path, window))
        self.open_map.connect(lambda path: desk.open_maps([path], window))
        self.choose_map.connect(choose)

    def show_choices(self, templates: tuple[Template, ...], recent: tuple[Path, ...]) -> None:
        """Fill the page with templates and recent maps."""
        self.tiles = []
        self._by_path = {}
        page = _Page()
        page.painted.connect(self._on_paint)
        column = QVBoxLayout(page)
        column.setContentsMargins(_EDGE, 20, _EDGE, 16)
        column.setSpacing(6)
        column.addLayout(self._heading(page))
        if recent:
            column.addWidget(_title(tr("Recent Maps"), page))
            shelf = Shelf(page, 4)
            for path in recent:
                name = title_in(path) or path.stem
                self._add(shelf, Tile(name, path, "map", shelf, kept=True))
                self.tiles[-1].clicked.connect(self._opener(path))
            column.addWidget(shelf)
        column.addWidget(_title(tr("New Map"), page))
        shelf = Shelf(page, 4)
        for one in templates:
            self._add(shelf, Tile(one.name, one.path, "template", shelf))
            self.tiles[-1].clicked.connect(self._beginner(one))
        column.addWidget(shelf)
        column.addStretch(1)
        self.setWidget(page)
        self._unseen = True

    def _add(self, shelf: Shelf, tile: Tile) -> None:
        shelf.add(tile)
        self.tiles.append(tile)
        self._by_path.setdefault(tile.path, []).append(tile)

    def _heading(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setContentsMargins(_PAD, 0, _PAD, 0)
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
        self.open_button = PushButton(icon("open"), _AFTER_ICON + tr("Open…"), page)
        self.open_button.setAccessibleName(tr("Open…"))
        self.open_button.setMinimumHeight(32)
        self.open_button.clicked.connect(self.choose_map)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _ask_for_pictures(self) -> None:
        """Have the pictures drawn, once somebody can see them."""
        if not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        for path, tiles in self._by_path.items():
            known = self._thumbnails.ask(path, ratio)
            if known is not None:
                _show(tiles, known)

    def showEvent(self, event: QShowEvent) -> None:
        """A page that comes back may have other pictures by now."""
        super().showEvent(event)
        self._unseen = True

    def _on_paint(self) -> None:
        """The page itself comes first, its pictures after."""
        if self._unseen:
            self._unseen = False
            QTimer.singleShot(_PICTURES_AFTER, self, self._ask_for_pictures)

    def _set_picture(self, path: Path, ratio: float, made: SmallMap) -> None:
        if ratio == self.devicePixelRatioF():
            _show(self._by_path.get(path, ()), made)

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


def short_path(path: Path) -> str:
    """A file or a folder, short if it lies in the user's own."""
    home = Path.home()
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def shortened(path: str, metrics: QFontMetrics, room: int) -> str:
    """A path within so many pixels: its folders are cut, the name of its file only without room."""
    end = max(path.rfind("/"), path.rfind(os.sep))
    folder, slash, name = path[: max(end, 0)], path[max(end, 0) : end + 1], path[end + 1 :]
    left = room - metrics.horizontalAdvance(slash + name)
    least = metrics.horizontalAdvance("…")
    if left < least:
        whole = metrics.horizontalAdvance(name) <= room
        return name if whole else metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
    return metrics.elidedText(folder, Qt.TextElideMode.ElideMiddle, left) + slash + name


def changed_when(path: Path) -> str:
    """When a file was changed last, in words; "" where that cannot be told."""
    try:
        when = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime))
    except OSError:
        return ""
    short, locale = QLocale.FormatType.ShortFormat, QLocale()
    time = locale.toString(when.time(), short)
    days = when.date().daysTo(QDate.currentDate())
    if days == 0:
        return tr("Changed today, {time}", time=time)
    if days == 1:
        return tr("Changed yesterday, {time}", time=time)
    return tr("Changed {date}", date=locale.toString(when.date(), short))


def _show(tiles: Iterable[Tile], made: SmallMap) -> None:
    """Give tiles the picture of their map, and those of recent maps its title as well."""
    for tile in tiles:
        tile.set_picture(made.picture)
        title = " ".join(made.title.split())
        if tile.detail and title:
            tile.set_name(title)


def _title(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 1.15)
    label.setFont(font)
    label.setContentsMargins(_PAD, 12, 0, 0)
    return label
