"""The whole program in a process of its own: it starts, shows maps, and ends in order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.export import export
from app.storage import load
from tests.editor.maps import sample_path

# Closes all windows once they are ready, as a user would, and tells something before.
PROGRAM = """
import gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
def end(left):
    windows = [window for window in application.topLevelWidgets()
               if window.isVisible() and window.windowTitle()]
    if left and not (windows and (READY)):
        QTimer.singleShot(100, lambda: end(left - 1))
        return
    print(TOLD)
    application.closeAllWindows()
QTimer.singleShot(500, lambda: end(200))
from app.ui import run
sys.exit(run([Path(path) for path in sys.argv[1:]]))
"""

TITLES = "sorted(window.windowTitle() for window in windows), gc.isenabled()"
# The collector waits for what a window shows first.
RUNNING = "gc.isenabled()"
KEYBOARD = "len(windows), application.focusWidget() is windows[0].canvas.view"


def start(
    home: Path, *paths: Path, told: str = TITLES, ready: str = RUNNING
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1"}
    environment |= {f"XDG_{name}_HOME": str(home) for name in ("STATE", "CONFIG", "CACHE", "DATA")}
    program = PROGRAM.replace("TOLD", told).replace("READY", ready)
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, paths)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )


def test_the_program_starts_and_ends_on_the_welcome_page(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['Footpath'] True"


def test_the_program_shows_two_maps_and_forgets_nothing(tmp_path: Path) -> None:
    paths = (sample_path("taxi"), sample_path("passport"))
    done = start(tmp_path, *paths)
    assert done.returncode == 0, done.stderr
    assert "'passport[*] — Footpath'" in done.stdout
    assert "'taxi[*] — Footpath'" in done.stdout
    state = next(tmp_path.rglob("state.ini")).read_text(encoding="utf-8")
    assert all(str(path) in state for path in paths)


def test_a_pdf_of_the_command_line_shows_its_map(tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    export(load(sample_path("taxi")).map, None, out)
    done = start(tmp_path, out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['printed[*] — Footpath'] True"


def test_a_map_of_the_command_line_has_the_keyboard(tmp_path: Path) -> None:
    done = start(tmp_path, sample_path("taxi"), told=KEYBOARD, ready="application.focusWidget()")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1 True"
