"""Picture windows, menus, dialogs and messages in build/screenshots/, for a severe look.

    .venv/bin/python tools/screenshots.py [NAME …]

Each picture is made at 100 % and at 200 %, light and dark: light-100/window.png and so on. With
names only the scenes of these names are made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.journey import JourneyMap
    from app.ui.export_dialog import ExportDialog

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "screenshots"
SCALES = (1, 2)
CHILD = "--child"

sys.path.insert(0, str(ROOT))


def main(arguments: list[str]) -> int:
    """Make all pictures, a process for each scale: Qt takes a scale once, at its start."""
    if arguments and arguments[0] == CHILD:
        return Studio(int(arguments[1])).run(arguments[2:])
    if not arguments:
        shutil.rmtree(FOLDER, ignore_errors=True)
    for scale in SCALES:
        with tempfile.TemporaryDirectory() as home:
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": str(scale),
                "HOME": home,
                **{f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")},
            }
            command = [sys.executable, __file__, CHILD, str(scale), *arguments]
            code = subprocess.run(command, env=environment, check=False).returncode
            if code:
                return code
    pictures = sorted(FOLDER.rglob("*.png"))
    print(f"{len(pictures)} pictures in {FOLDER.relative_to(ROOT)}/")
    return 0


class Studio:
    """Sets the scenes and pictures them."""

    def __init__(self, scale: int) -> None:
        # Qt has to see the scale of this process, so nothing of it is imported before.
        from app.ui.application import Application
        from app.ui.fonts import lend_fonts
        from app.ui.window import MainWindow

        self.scale = scale
        self.program = Application.start()
        # As soon after its start as nobody looks yet.
        lend_fonts()
        self.looks = "light"
        self._window_class = MainWindow
        self.work = Path(tempfile.mkdtemp(prefix="footpath-"))

    def run(self, wanted: list[str]) -> int:
        """Picture the scenes wanted, or all, in both appearances."""
        scenes: dict[str, Callable[[], None]] = {
            name.removeprefix("scene_").replace("_", "-"): getattr(self, name)
            for name in sorted(dir(self))
            if name.startswith("scene_")
        }
        # Imported here, as it is of this tree only once sys.path is.
        from tools import panel_scenes, picture_scenes

        for more in (panel_scenes.SCENES, picture_scenes.SCENES):
            scenes |= {name: partial(scene, self) for name, scene in more.items()}
        unknown = [name for name in wanted if name not in scenes]
        if unknown:
            print(
                f"There is no scene {unknown[0]}; there are {', '.join(scenes)}.", file=sys.stderr
            )
            return 2
        for self.looks in ("light", "dark"):
            self.program.set_appearance(self.looks)
            for name, scene in scenes.items():
                if not wanted or name in wanted:
                    scene()
                    self.close_all()
        self.program.finish()
        shutil.rmtree(self.work, ignore_errors=True)
        return 0

    # --- tools of the studio ---

    def wait(self, milliseconds: int = 60) -> None:
        """Let the program go on for a while."""
        from PySide6.QtCore import QEventLoop, QTimer
        from PySide6.QtWidgets import QApplication

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        # A picture must not be taken between a change and the layout that it asks for.
        for _ in range(3):
            QApplication.processEvents()

    def popup(self) -> QWidget | None:
        """The menu or picker that stands over the windows."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activePopupWidget()

    def shoot(self, widget: QWidget, name: str) -> None:
        """Picture a widget."""
        folder = FOLDER / f"{self.looks}-{self.scale * 100}"
        folder.mkdir(parents=True, exist_ok=True)
        self.wait()
        widget.grab().save(str(folder / f"{name}.png"))

    def close_all(self) -> None:
        """Close all windows and lose what they hold."""
        from PySide6.QtCore import QByteArray

        for window in list(self.program.windows):
            window.give_up()
            window.close()
        # Panels that one scene opened are not there in the next.
        self.program.state.panels = QByteArray()
        self.wait()

    @contextmanager
    def window(self, sample: str = "", size: tuple[int, int] = (1280, 800)) -> Iterator[Any]:
        """A window, with a copy of a sample if one is named."""
        window = self.program.add_window()
        window.resize(*size)
        if sample:
            path = self.work / f"{sample}.journey"
            shutil.copy(ROOT / "resources" / "samples" / path.name, path)
            self.program.open_maps([path], window)
        self.wait()
        yield window

    # --- scenes ---

    def scene_welcome(self) -> None:
        self.program.state.clear_recent()
        with self.window() as window:
            self.wait(2500)
            self.shoot(window, "welcome-first")
        for sample in ("taxi", "passport", "trainers"):
            path = self.work / f"{sample}.journey"
            shutil.copy(ROOT / "resources" / "samples" / path.name, path)
            self.program.state.remember_map(path)
        with self.window() as window:
            self.wait(2500)
            window.welcome.tiles[1].setFocus()
            self.shoot(window, "welcome")

    def scene_window(self) -> None:
        for sample in ("taxi", "passport", "commuter", "pump", "software-trial", "test-results"):
            with self.window(sample) as window:
                self.wait(1800)
                self.shoot(window, f"window-{sample}")
            self.close_all()

    def scene_zoom(self) -> None:
        from app.canvas.zoom import PIXELS_PER_POINT

        with self.window("taxi") as window:
            for percent in (5, 15, 29, 31, 60, 150, 300, 800):
                window.canvas.view.zoom_to(percent / 100 * PIXELS_PER_POINT)
                self.shoot(window, f"zoom-{percent:03}")
            window.fit_map()
            self.shoot(window, "zoom-fit")

    def scene_small(self) -> None:
        with self.window("taxi", (620, 430)) as window:
            self.shoot(window, "small")

    def scene_themes(self) -> None:
        for theme in ("plain", "ink", "safe", "night"):
            with self.window("taxi") as window:
                window.submenus.theme_chosen.emit(theme)
                self.shoot(window, f"theme-{theme}")
            self.close_all()

    def scene_empty(self) -> None:
        from app.models.journey import JourneyMap
        from app.ui.document import Document

        with self.window() as window:
            window.new_map()
            self.shoot(window, "blank")
        with self.window() as window:
            bare = JourneyMap(id="bare", title="No stages and no lanes")
            window.show_document(Document(bare, None, None, read_only=False))
            self.shoot(window, "nothing")

    def scene_writing(self) -> None:
        from app.editor.navigate import select_record

        with self.window("taxi") as window:
            map_ = window.document.session.map
            card = next(one for one in map_.cards if one.type == "barrier")
            emotion = next(one for one in map_.cards if one.type == "emotion")
            for name, record in (
                ("card", card.id),
                ("emotion", emotion.id),
                ("stage", map_.stages[1].id),
                ("step", map_.stages[1].steps[0].id),
                ("lane", map_.lanes[2].id),
                ("title", map_.id),
            ):
                window.canvas.select(select_record(map_, record))
                self.shoot(window, f"selected-{name}")
                window.canvas.writing.begin(record)
                if name == "card":
                    window.canvas.writing.editor.insertPlainText(" and is never opened")
                self.shoot(window, f"writing-{name}")
                window.canvas.writing.cancel()

    def scene_menus(self) -> None:
        from PySide6.QtCore import QPoint

        with self.window("taxi") as window:
            window.document.session.edit("Rename Map", lambda map_: _retitled(map_))
            window.submenus.fill_recent()
            for action in window.menuBar().actions():
                menu = action.menu()
                if menu is None or menu.isEmpty():
                    continue
                name = action.text().replace("&", "").lower()
                menu.popup(window.mapToGlobal(QPoint(0, 30)))
                self.shoot(menu, f"menu-{name}")
                menu.hide()
            zoom_menu = window.status.zoom.menu()
            zoom_menu.popup(window.mapToGlobal(QPoint(0, 30)))
            self.shoot(zoom_menu, "menu-zoom")
            zoom_menu.hide()

    def scene_messages(self) -> None:
        from app.storage import LoadError, Located
        from app.ui.message_bar import Offer, Tone

        with self.window("taxi") as window:
            bad = self.work / "broken.journey"
            text = (self.work / "taxi.journey").read_text(encoding="utf-8")
            bad.write_text(text.replace('"lane": "', '"lane": "x', 3), encoding="utf-8")
            self.program.open_maps([bad], window)
            self.shoot(window, "message-broken-file")
            window.messages.clear("load")
            path = window.document.path
            path.write_text(text.replace("taxi", "cab", 1), encoding="utf-8")
            window.document.session.edit("Rename Map", lambda map_: _retitled(map_))
            window.save()
            self.shoot(window, "message-conflict")
            window.messages.clear("save")
            window.files.look_at_disk()
            self.shoot(window, "message-changed-on-disk")
            window.messages.clear("disk")
            window.tell_load_error(
                LoadError([Located(1, 1, "there is no such file", unread=True)], bad)
            )
            window.messages.show_message(
                "export",
                "Exported to /home/dana/maps/taxi.pdf",
                Tone.INFO,
                [Offer("Open", window.raise_), Offer("Open Folder", window.raise_)],
            )
            self.shoot(window, "message-several")

    def scene_read_only(self) -> None:
        with self.window("taxi") as window:
            window.document.read_only = True
            window.show_document(window.document)
            self.shoot(window, "message-read-only")

    def scene_drop(self) -> None:
        with self.window("taxi") as window:
            window.drop_target.cover()
            self.shoot(window, "drop-target")

    def scene_close(self) -> None:
        with self.window("taxi") as window:
            window.document.session.edit("Rename Map", lambda map_: _retitled(map_))
            window.close()
            self.shoot(window.question, "dialog-close")
            window.question.reject()

    def scene_about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        with self.window() as window:
            window.about()
            box = window.findChild(QMessageBox)
            self.shoot(box, "dialog-about")
            box.close()

    def scene_filter(self) -> None:
        from app.editor.filtering import Facet, Filter

        rated = Filter(frozenset({(Facet.IMPORTANCE, "high"), (Facet.EVIDENCE, "observed")}))
        for theme in ("paper", "ink", "night"):
            with self.window("taxi") as window:
                window.submenus.theme_chosen.emit(theme)
                window.act("filter")
                bar = window.tools.editing.filter.bar
                if theme == "paper":
                    self.shoot(window, "filter-begun")
                    menu = bar.open_choices(Facet.IMPORTANCE)
                    self.shoot(menu, "filter-choices")
                    menu.close()
                bar.want(rated)
                self.shoot(window, f"filter-{theme}")
                if theme == "paper":
                    window.canvas.view.zoom_to(0.3)
                    self.shoot(window, "filter-afar")
            self.close_all()

    def scene_tray(self) -> None:
        with self.window("taxi") as window:
            self.wait(500)
            window.toggle_panel("tray")
            self.shoot(window, "tray-empty")
            tray = window.tools.panels.tray
            tray.add(
                (
                    "Ask the drivers why they call",
                    "Count the calls to the hotline: how many are about waiting, how many about "
                    "the price? The desk says every third one.",
                    "Receipt",
                )
            )
            tray.list.setFocus()
            self.shoot(window, "tray")
            tray.list.edit(tray.list.notes.index(1))
            self.shoot(window, "tray-writing")
            tray.list.write()
            window.toggle_panel("tray")

    def scene_export(self) -> None:
        with self.export_dialog("taxi") as dialog:
            self.wait(1500)
            self.shoot(dialog, "dialog-export-pdf")
            dialog.format.setCurrentIndex(1)
            dialog.ground.setCurrentIndex(1)
            self.wait(1500)
            self.shoot(dialog, "dialog-export-png")
        with self.export_dialog("commuter") as dialog:
            dialog.paper.setCurrentIndex(dialog.paper.findData("a5"))
            self.wait(2500)
            self.shoot(dialog, "dialog-export-warning")

    @contextmanager
    def export_dialog(self, sample: str) -> Iterator[ExportDialog]:
        """The export dialog over a window with a sample."""
        # As all of Qt: not before this process knows its scale.
        from app.ui.export_dialog import ExportDialog

        with self.window(sample) as window:
            window.export()
            dialog = window.findChild(ExportDialog)
            assert dialog is not None
            yield dialog
            dialog.reject()


def _retitled(map_: JourneyMap) -> JourneyMap:
    from app.models import edits

    return edits.rename_map(map_, "Ordering a taxi, corrected")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
