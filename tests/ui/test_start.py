"""What the program imports before its window is there, empty or with a map: nothing but its needs.

An empty window does without what only maps need, and a map that is shown without what edits it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.editor.maps import sample_path

# Takes down what is imported and shown once the first frame is painted and again when the pictures
# of the welcome page are drawn; then closes the window.
PROGRAM = """
import builtins, json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
lent = lambda: [one for one in QFontDatabase.families() if one.startswith("Footpath")]
hooked = lambda: builtins.__import__.__name__ == "__feature_import__"
told = {"hooked": hooked()}
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "first" not in told:
            told["first"] = sorted(sys.modules)
            window, = (one for one in application.topLevelWidgets() if one.windowTitle())
            told["lent"] = lent()
            told["tiles"] = [tile.text() for tile in window.welcome.tiles if tile.isVisible()]
            QTimer.singleShot(0, lambda: wait(window))
        return False
def wait(window, turns=0):
    if all(tile.has_picture for tile in window.welcome.tiles) and (lent() or turns > 200):
        told["later"] = sorted(sys.modules)
        told["hooked later"] = hooked()
        told["lent later"] = lent()
        window.close()
    else:
        QTimer.singleShot(50, lambda: wait(window, turns + 1))
watch = Watch()
application.installEventFilter(watch)
from app.__main__ import main
sys.argv[1:] = []
code = main()
print(json.dumps(told))
sys.exit(code)
"""

MAPS = (
    *("pydantic", "pydantic_core", "orjson", "uharfbuzz", "icu4py"),
    *("app.models.base", "app.models.journey", "app.storage", "app.export", "app.paint"),
    *("app.layout.text", "app.layout.sheet", "app.canvas.canvas", "app.canvas.view"),
    *("app.editor.session", "app.ui.document", "app.ui.map_tools", "app.ui.export_dialog"),
    *("app.ui.background", "app.ui.opening", "app.ui.panels", "app.ui.inspector.panel"),
    *("app.ui.outline",),
)
"""What only maps need."""

MAP_PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from app import collector
from app.ui.application import Application
collector.hold()
application = Application.start()
told = {}
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "first" not in told:
            told["first"] = sorted(sys.modules)
            QTimer.singleShot(0, wait)
        return False
def wait(turns=0):
    window, = application.windows
    # Asking the window for its panels would have it make them.
    if "app.ui.inspector.panel" in sys.modules or turns == 100:
        told["later"] = sorted(sys.modules)
        window.close()
    else:
        QTimer.singleShot(20, lambda: wait(turns + 1))
watch = Watch()
start_loop = QApplication.exec
def watched_loop():
    application.windows[0].canvas.view.viewport().installEventFilter(watch)
    return start_loop()
QApplication.exec = staticmethod(watched_loop)
code = application.run([Path(sys.argv[1])])
print(json.dumps(told))
sys.exit(code)
"""

EDITING = (
    *("app.canvas.hands", "app.canvas.writing", "app.canvas.gesture", "app.editor.acts"),
    *("app.editor.clipboard", "app.editor.finding", "app.ui.editing", "app.ui.clipboard"),
    *("app.ui.inspector.panel", "importlib.metadata", "email", "app.models.edits"),
    *("app.ui.welcome", "app.ui.empty_map", "app.ui.preferences", "app.ui.questions"),
)
"""What only editing needs, with the plugins that pydantic looks for; what asks, and what helps."""

EXPORT = ("reportlab", "PIL", "app.cli.commands")
"""What only exporting, and only commands need."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an empty window's process tells of its start."""
    return ended(tmp_path_factory.mktemp("home"), PROGRAM)


@pytest.fixture(scope="module")
def told_of_map(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the process tells of its start that was given a map."""
    return ended(tmp_path_factory.mktemp("home"), MAP_PROGRAM, str(sample_path("taxi")))


def ended(home: Path, program: str, *arguments: str) -> dict[str, Any]:
    """What a process of its own told when it had ended."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {f"XDG_{name}_HOME": str(home) for name in ("STATE", "CONFIG", "CACHE", "DATA")}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", [*MAPS, *EXPORT])
def test_the_empty_window_is_there_before_what_only_maps_need(
    told: dict[str, Any], name: str
) -> None:
    assert name not in told["first"]


def test_the_first_frame_shows_every_template(told: dict[str, Any]) -> None:
    assert told["tiles"][0] == "Blank Map"
    assert len(told["tiles"]) == 9


@pytest.mark.parametrize("name", MAPS)
def test_what_maps_need_is_there_before_somebody_opens_one(told: dict[str, Any], name: str) -> None:
    assert name in told["later"]


@pytest.mark.parametrize("name", EDITING)
def test_a_map_is_seen_before_what_only_editing_needs(
    told_of_map: dict[str, Any], name: str
) -> None:
    assert name not in told_of_map["first"]
    assert "app.canvas.canvas" in told_of_map["first"]


@pytest.mark.parametrize("name", ["app.canvas.hands", "app.ui.editing", "app.ui.inspector.panel"])
def test_what_edits_a_map_is_there_soon_after_it_is_seen(
    told_of_map: dict[str, Any], name: str
) -> None:
    assert name in told_of_map["later"]


@pytest.mark.parametrize("name", ["app.ui.tray.panel", "app.ui.filter_bar", "app.ui.find_bar"])
def test_what_has_to_be_asked_for_is_imported_then(told_of_map: dict[str, Any], name: str) -> None:
    assert name not in told_of_map["later"]


def test_widgets_are_lent_the_fonts_of_the_map_after_the_first_frame(told: dict[str, Any]) -> None:
    # The one that is measured first.
    assert told["lent"] == ["Footpath Sans Regular"]
    assert any("Devanagari" in family for family in told["lent later"])


def test_no_hook_reads_the_source_of_what_is_imported(told: dict[str, Any]) -> None:
    # If PySide brings none any more, what takes it away can go.
    assert told["hooked"]
    assert not told["hooked later"]
