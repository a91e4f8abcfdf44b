"""A page as it will come out, on the desk of a dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.editor.words import tr
from app.layout.sheet import Page
from app.paint.pictures import Pictures
from app.paint.qt import draw_page

_EDGE = 14
_SQUARE = 8


class PagePreview(QWidget):
    """Shows one page as large as there is room, drawn once for each size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._pictures = Pictures()
        self._transparent = False
        self._drawn: tuple[tuple[float, float], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 260)
        self.setAccessibleName(tr("Preview"))

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def sizeHint(self) -> QSize:
        """Room for a page in either orientation."""
        return QSize(560, 420)

    def show_page(self, page: Page | None, pictures: Pictures, *, transparent: bool) -> None:
        """Show a page, or an empty desk while there is none."""
        self._page = page
        self._pictures = pictures
        self._transparent = transparent
        self._drawn = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the desk and the page in its middle."""
        painter = QPainter(self)
        window = self.palette().color(QPalette.ColorRole.Window)
        painter.fillRect(self.rect(), window.darker(112 if window.lightness() > 128 else 140))
        page = self._page
        if page is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Laying out…"))
            painter.end()
            return
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        scale = min(room.width() / page.width, room.height() / page.height)
        box = QRectF(0, 0, page.width * scale, page.height * scale)
        box.moveCenter(room.center())
        painter.fillRect(box.translated(2, 3), QColor(0, 0, 0, 50))
        painter.drawPixmap(box.topLeft(), self._picture(page, scale))
        painter.setPen(QColor(0, 0, 0, 60))
        painter.drawRect(box)
        painter.end()

    def _picture(self, page: Page, scale: float) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (scale, ratio)
        if self._drawn is not None and self._drawn[0] == key:
            return self._drawn[1]
        size = QSize(round(page.width * scale * ratio), round(page.height * scale * ratio))
        image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
        image.fill(QColor(page.background))
        painter = QPainter(image)
        if self._transparent:
            _squares(painter, image.size())
        painter.scale(scale * ratio, scale * ratio)
        draw_page(painter, page, self._pictures, background=not self._transparent)
        painter.end()
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(ratio)
        self._drawn = (key, made)
        return made


def _squares(painter: QPainter, size: QSize) -> None:
    """The pattern that stands for nothing at all."""
    painter.fillRect(0, 0, size.width(), size.height(), QColor("#ffffff"))
    for row in range(0, size.height(), _SQUARE):
        for column in range((row // _SQUARE % 2) * _SQUARE, size.width(), 2 * _SQUARE):
            painter.fillRect(column, row, _SQUARE, _SQUARE, QColor("#e3e5e8"))
