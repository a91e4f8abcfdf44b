"""A view that stands still for everybody but its owner."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget


class StillView(QGraphicsView):
    """A view without scroll bars to be seen, whose hidden ones move by ``setValue`` alone.

    Qt would move them by keys, and by fingers on a touch screen: what stands beside the view, as
    headings do, would stay behind.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def setViewport(self, widget: QWidget) -> None:
        """Take another viewport. Qt would scroll by two fingers on it."""
        super().setViewport(widget)
        widget.ungrabGesture(Qt.GestureType.PanGesture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the window: Qt would scroll by arrows, whatever is held with them."""
        event.ignore()
