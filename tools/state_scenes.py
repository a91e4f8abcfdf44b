"""Scenes of what commands bring about: parts that are hidden, a map that grew, a long export."""

from __future__ import annotations

from tools.pointer import Pointer
from tools.studio import Studio, by_name

# Qt has to see the scale of the process first: whatever brings it along is imported in the scenes.


def hidden(studio: Studio) -> None:
    """Stages and lanes that are collapsed, and what is hidden."""
    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window.canvas), window.document.session.map
        for record, command in (
            (map_.stages[1].id, "collapse-stage"),
            (map_.lanes[2].id, "collapse-lane"),
        ):
            pointer.click(pointer.middle(record))
            window.act(command)
            studio.wait(200)
        studio.shoot(window, "collapsed")
        pointer.click(pointer.middle(map_.lanes[3].id))
        window.act("hide-lane")
        studio.wait(400)
        studio.shoot(window, "hidden")


def growing(studio: Studio) -> None:
    """A block of a spreadsheet that is larger than what is left of the map."""
    from PySide6.QtWidgets import QApplication

    with studio.window("taxi") as window:
        studio.wait(800)
        pointer, map_ = Pointer(studio, window.canvas), window.document.session.map
        pointer.click(pointer.cell(map_.lanes[6].id, map_.stages[4].steps[0].id))
        rows = ["\t".join(f"{row}.{column}" for column in range(5)) for row in range(4)]
        QApplication.clipboard().setText("\n".join(rows))
        window.act("paste")
        studio.wait(200)
        studio.shoot(window, "paste-grow")


def progress(studio: Studio) -> None:
    """What is shown while an export goes on for long."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QProgressDialog

    from app.export.options import Options
    from app.ui.exporting import Exporting

    with studio.window("commuter") as window:
        studio.wait(800)
        document, seen = window.document, list[QProgressDialog]()

        def look() -> None:
            for dialog in window.findChildren(QProgressDialog):
                if dialog.isVisible() and not seen:
                    seen.append(dialog)
                    studio.shoot(dialog, "progress")
                    dialog.cancel()

        timer = QTimer(interval=50)
        timer.timeout.connect(look)
        timer.start()
        out = studio.work / "large.png"
        map_, options = document.session.map, Options(dpi=1200)
        # Without patience: how long an export takes is told by no picture.
        exporting = Exporting(window.messages, studio.program, window, patience=-1.0)
        exporting.write(map_, document.path, out, options)
        timer.stop()
        studio.shoot(window, "progress-cancelled")


SCENES = by_name(hidden, growing, progress)
"""The scenes by their names."""
