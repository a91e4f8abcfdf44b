"""A widget that appears in a window that is seen is painted once, not twice."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


def paint_once(widget: QWidget) -> None:
    """To be called as a widget is shown: put its first painting off until Qt asks no more for it.

    As a widget is shown, Qt notes for each one inside that it has to be painted. Where a painting
    of the window was due already, as where the widget takes the place of another, that comes first
    and what was noted afterwards, and the first frame of a map is the dearest of all. One turn of
    the event loop later a single painting is left.
    """
    # A window that has none yet comes with the widget, and is painted as a whole.
    handle: QWindow | None = widget.window().windowHandle()
    if handle is None or not handle.isExposed():
        return
    widget.setUpdatesEnabled(False)
    QTimer.singleShot(0, widget, lambda: widget.setUpdatesEnabled(True))
