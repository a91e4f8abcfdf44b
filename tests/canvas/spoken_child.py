"""A window with the small map for a screen reader: keys come by lines on standard input.

A line is a key's name in Qt, or "act …" for an act of the program, or "undo"; each is answered
with a line once it is done.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from app.canvas.canvas import MapCanvas
from app.canvas.layouter import MapLayouter
from app.editor.acts import act_of
from app.editor.session import Session
from app.ui.document import pictures_of
from tests.editor.maps import small_map


def main() -> int:
    application = QApplication(sys.argv)
    window = QMainWindow()
    canvas = MapCanvas(Session(small_map()), MapLayouter(), pictures_of)
    window.setCentralWidget(canvas)
    window.setWindowTitle("Shoes")
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    canvas.view.setFocus()

    def obey() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            window.close()
            return
        if line == "undo":
            canvas.undo()
        elif line.startswith("act "):
            canvas.act(act_of(line.removeprefix("act ")))
        else:
            focused = QApplication.focusWidget() or canvas.view
            QTest.keyClick(focused, getattr(Qt.Key, f"Key_{line}"))
        QTimer.singleShot(50, lambda: print("done", flush=True))

    told = QSocketNotifier(0, QSocketNotifier.Type.Read)
    told.activated.connect(obey)
    QTimer.singleShot(300, lambda: print("ready", flush=True))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
