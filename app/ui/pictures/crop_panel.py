"""A panel beside a card in which the part of its picture that is shown is chosen.

The map shows it live. Done, Enter, a click elsewhere and whatever else is done to the map make it
one step of the history; Esc and Cancel put back what was.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.canvas.canvas import MapCanvas
from app.editor.pictures.cropping import WHOLE, Part, crop_card, cropped, least_of, part_of
from app.editor.session import Session
from app.editor.words import tr
from app.layout.pictures import shown_part
from app.layout.primitives import Region
from app.models.base import Id
from app.models.card import Card, Image
from app.models.picture import Picture
from app.ui.inspector.picture_editor import image_of
from app.ui.pictures.crop_frame import CropFrame
from app.ui.push_button import PushButton

_SIDE = 320
_GAP = 12
_PAUSE = 16


class CropPanel(QWidget):
    """Chooses the shown part of one card's picture. ``closed`` tells that it is over."""

    closed = Signal()

    def __init__(self, session: Session, canvas: MapCanvas, card: Card, picture: Picture) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._card: Id = card.id
        self._map = session.map
        assert card.image is not None
        # Of a very high picture the middle is shown until somebody chooses.
        self._usual = _part(shown_part(picture, Image(picture=picture.sha256)))
        self._start = part_of(card) if card.image.crop is not None else self._usual
        self._over = False
        self._took = 0
        ratio = self.devicePixelRatioF()
        image = image_of(picture.content, round(_SIDE * ratio))
        image.setDevicePixelRatio(ratio)
        self.frame = CropFrame(image, self._start, least_of(picture), self)
        self.frame.changed.connect(self._follow_frame)
        self.frame.accepted.connect(self.finish)
        self.frame.given_up.connect(self.cancel)
        self.whole = self._button(tr("Whole Picture"))
        self.whole.clicked.connect(lambda: self.frame.choose(WHOLE))
        self.give_up = self._button(tr("Cancel"))
        self.give_up.clicked.connect(self.cancel)
        self.done = self._button(tr("Done"))
        # Enter presses it in the frame as well.
        self.done.setDefault(True)
        self.done.clicked.connect(self.finish)
        title = QLabel(tr("Drag the frame over what is to be seen"), self)
        self.frame.setToolTip(
            tr("Shift and a corner keep its shape; the wheel shows more or less of the picture")
        )
        title.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.whole)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        buttons.addWidget(self.give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        column.addWidget(title)
        column.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignCenter)
        column.addLayout(buttons)
        self.setAccessibleName(tr("Crop Picture"))
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._show_part)
        canvas.settling.connect(self.finish)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._enable()

    def open(self) -> None:
        """Show the panel beside the card, with the keyboard in it."""
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.raise_()
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Make the part that is chosen the card's, as one step, and close."""
        if self._over:
            return
        part = self.frame.part
        self._end()
        if part == self._start or self._session.map is not self._map:
            self._session.cancel()
        else:
            self._canvas.do(crop_card(self._map, self._card, part, self._usual))

    def cancel(self) -> None:
        """Put back what was shown, and close."""
        if not self._over:
            self._end()
            self._session.cancel()

    def follow(self) -> None:
        """The session has changed: where it is another map by now, this is about nothing."""
        if not self._over and self._session.map is not self._map:
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card of its own over the map."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        painter.setBrush(self.palette().color(role.Window))
        painter.setPen(QPen(self.palette().color(role.Mid), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()

    # --- inner ---

    def _button(self, text: str) -> QPushButton:
        button = PushButton(text, self)
        button.setAutoDefault(True)  # Enter presses it, as Space does
        return button

    def _follow_frame(self) -> None:
        self._enable()
        if not self._pause.isActive():
            self._pause.start(max(_PAUSE, self._took))

    def _show_part(self) -> None:
        """Show the card with the part; a large picture takes a while, and the hand comes first."""
        if self._over or self._session.map is not self._map:
            return
        clock = QElapsedTimer()
        clock.start()
        made = cropped(self._map, self._card, self.frame.part, self._usual)
        self._session.preview(made)
        self._canvas.view.viewport().repaint()
        self._took = clock.elapsed()

    def _enable(self) -> None:
        self.whole.setEnabled(self.frame.part != WHOLE)

    def _end(self) -> None:
        self._over = True
        self._pause.stop()
        had = self.isAncestorOf(QApplication.focusWidget() or self._canvas)
        self.hide()
        self.deleteLater()
        if had:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """A click elsewhere is the end; another window or a menu is not."""
        inside = now is None or now is self or self.isAncestorOf(now)
        if not self._over and not inside and now is not None and now.window() is self.window():
            self.finish()

    def _place(self) -> QPoint:
        """Beside the card, where there is room; else as near as can be."""
        view, canvas = self._canvas.view, self._canvas
        boxes = self._canvas.spots.marks(self._session.selection)
        box = boxes[0].box.toAlignedRect() if boxes else view.rect()
        free = canvas.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        size = self.size()
        spots = (
            QPoint(box.right() + _GAP, box.top()),
            QPoint(box.left() - _GAP - size.width(), box.top()),
            QPoint(box.left(), box.bottom() + _GAP),
            QPoint(box.left(), box.top() - _GAP - size.height()),
        )

        def fitted(at: QPoint) -> QRect:
            made = QRect(at, size)
            made.moveRight(min(made.right(), free.right()))
            made.moveLeft(max(made.left(), free.left()))
            made.moveBottom(min(made.bottom(), free.bottom()))
            made.moveTop(max(made.top(), free.top()))
            return made

        def covered(at: QPoint) -> int:
            hidden = fitted(at).intersected(box)
            return hidden.width() * hidden.height() if not hidden.isEmpty() else 0

        return fitted(min(spots, key=covered)).topLeft()


def _part(region: Region) -> Part:
    right, bottom = min(1.0, region.x + region.width), min(1.0, region.y + region.height)
    return Part(region.x, region.y, right, bottom)
