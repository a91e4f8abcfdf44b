"""Scenes of windows, menus, messages and dialogs, for tools/screenshots.py."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.studio import ROOT, Studio, by_name

if TYPE_CHECKING:
    from app.models.journey import JourneyMap
    from app.ui.export_dialog import ExportDialog

# Qt has to see the scale of the process first: whatever brings it along is imported in the scenes.


def welcome(studio: Studio) -> None:
    """The welcome page, at the first start and with recent maps."""
    studio.program.state.clear_recent()
    with studio.window() as window:
        studio.wait(2500)
        studio.shoot(window, "welcome-first")
    for sample in ("taxi", "passport", "trainers"):
        path = studio.work / f"{sample}.journey"
        shutil.copy(ROOT / "resources" / "samples" / path.name, path)
        studio.program.state.remember_map(path)
    with studio.window() as window:
        studio.wait(2500)
        window.welcome.tiles[1].setFocus()
        studio.shoot(window, "welcome")


def window(studio: Studio) -> None:
    """A window with each of several samples."""
    for sample in ("taxi", "passport", "commuter", "pump", "software-trial", "test-results"):
        with studio.window(sample) as window:
            studio.wait(1800)
            studio.shoot(window, f"window-{sample}")
        studio.close_all()


def zoom(studio: Studio) -> None:
    """A map from afar and near."""
    from app.canvas.zoom import PIXELS_PER_POINT

    with studio.window("taxi") as window:
        for percent in (5, 15, 29, 31, 60, 150, 300, 800):
            window.canvas.view.zoom_to(percent / 100 * PIXELS_PER_POINT)
            studio.shoot(window, f"zoom-{percent:03}")
        window.fit_map()
        studio.shoot(window, "zoom-fit")


def small(studio: Studio) -> None:
    """The smallest window."""
    with studio.window("taxi", (620, 430)) as window:
        studio.shoot(window, "small")


def themes(studio: Studio) -> None:
    """The themes of a map."""
    for theme in ("plain", "ink", "safe", "night"):
        with studio.window("taxi") as window:
            window.submenus.theme_chosen.emit(theme)
            studio.shoot(window, f"theme-{theme}")
        studio.close_all()


def empty(studio: Studio) -> None:
    """A blank map, and one without stages and lanes."""
    from app.models.journey import JourneyMap
    from app.ui.document import Document

    with studio.window() as window:
        window.new_map()
        studio.shoot(window, "blank")
    with studio.window() as window:
        bare = JourneyMap(id="bare", title="No stages and no lanes")
        window.show_document(Document(bare, None, None, read_only=False))
        studio.shoot(window, "nothing")


def writing(studio: Studio) -> None:
    """Each kind of thing selected, and its text being written."""
    from app.editor.navigate import select_record

    with studio.window("taxi") as window:
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
            studio.shoot(window, f"selected-{name}")
            window.canvas.hands().writing.begin(record)
            if name == "card":
                window.canvas.hands().writing.editor.insertPlainText(" and is never opened")
            studio.shoot(window, f"writing-{name}")
            window.canvas.hands().writing.cancel()
            # What was given up is offered again, over the map.
            window.tools.editing.acting.toast.dismiss()


def menus(studio: Studio) -> None:
    """Each menu of the menu bar, and that of the zoom."""
    from PySide6.QtCore import QPoint

    with studio.window("taxi") as window:
        window.document.session.edit("Rename Map", lambda map_: _retitled(map_))
        window.submenus.fill_recent()
        for action in window.menuBar().actions():
            menu = action.menu()
            if menu is None or menu.isEmpty():
                continue
            name = action.text().replace("&", "").lower()
            menu.popup(window.mapToGlobal(QPoint(0, 30)))
            studio.shoot(menu, f"menu-{name}")
            menu.hide()
        zoom_menu = window.status.zoom.menu()
        zoom_menu.popup(window.mapToGlobal(QPoint(0, 30)))
        studio.shoot(zoom_menu, "menu-zoom")
        zoom_menu.hide()


def messages(studio: Studio) -> None:
    """Messages over a map: a broken file, a conflict, several at once."""
    from app.storage import LoadError, Located
    from app.ui.message_bar import Offer, Tone

    with studio.window("taxi") as window:
        bad = studio.work / "broken.journey"
        text = (studio.work / "taxi.journey").read_text(encoding="utf-8")
        bad.write_text(text.replace('"lane": "', '"lane": "x', 3), encoding="utf-8")
        studio.program.open_maps([bad], window)
        studio.shoot(window, "message-broken-file")
        window.messages.clear("load")
        path = window.document.path
        path.write_text(text.replace("taxi", "cab", 1), encoding="utf-8")
        window.document.session.edit("Rename Map", lambda map_: _retitled(map_))
        window.save()
        studio.shoot(window, "message-conflict")
        window.messages.clear("save")
        window.files.look_at_disk()
        studio.shoot(window, "message-changed-on-disk")
    studio.close_all()
    # Of a map that nobody changes meanwhile: what is told of its file comes whenever it is seen.
    with studio.window("taxi") as window:
        window.tell_load_error(
            LoadError([Located(1, 1, "there is no such file", unread=True)], bad)
        )
        window.messages.show_message(
            "export",
            "Exported to /home/dana/maps/taxi.pdf.",
            Tone.INFO,
            [Offer("Open", window.raise_), Offer("Open Folder", window.raise_)],
        )
        studio.shoot(window, "message-several")


def read_only(studio: Studio) -> None:
    """A map that cannot be written."""
    with studio.window("taxi") as window:
        window.document.read_only = True
        window.show_document(window.document)
        studio.shoot(window, "message-read-only")


def drop(studio: Studio) -> None:
    """The target of a file that is held over the window."""
    with studio.window("taxi") as window:
        window.drop_target.cover()
        studio.shoot(window, "drop-target")


def close(studio: Studio) -> None:
    """What is asked when an unsaved map is closed."""
    with studio.window("taxi") as window:
        window.document.session.edit("Rename Map", lambda map_: _retitled(map_))
        window.close()
        studio.shoot(window.question, "dialog-close")
        window.question.reject()


def about(studio: Studio) -> None:
    """What the program tells of itstudio."""
    from PySide6.QtWidgets import QMessageBox

    with studio.window() as window:
        window.about()
        box = window.findChild(QMessageBox)
        studio.shoot(box, "dialog-about")
        box.close()


def filtering(studio: Studio) -> None:
    """The filter bar, its choices, and what it dims in light and dark themes."""
    from app.editor.filtering import Facet, Filter

    rated = Filter(frozenset({(Facet.IMPORTANCE, "high"), (Facet.EVIDENCE, "observed")}))
    for theme in ("paper", "ink", "night"):
        with studio.window("taxi") as window:
            window.submenus.theme_chosen.emit(theme)
            window.act("filter")
            bar = window.tools.editing.filter.bar
            if theme == "paper":
                studio.shoot(window, "filter-begun")
                menu = bar.open_choices(Facet.IMPORTANCE)
                studio.shoot(menu, "filter-choices")
                menu.close()
            bar.want(rated)
            studio.shoot(window, f"filter-{theme}")
            if theme == "paper":
                window.canvas.view.zoom_to(0.3)
                studio.shoot(window, "filter-afar")
        studio.close_all()


def tray(studio: Studio) -> None:
    """The tray, empty, with notes, and with one that is written."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    with studio.window("taxi") as window:
        studio.wait(500)
        window.toggle_panel("tray")
        studio.shoot(window, "tray-empty")
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
        studio.shoot(window, "tray")
        tray.list.setCurrentIndex(tray.list.notes.index(1))
        QTest.keyClick(tray.list, Qt.Key.Key_F2)
        studio.shoot(window, "tray-writing")
        tray.list.write()
        window.toggle_panel("tray")


def export(studio: Studio) -> None:
    """The export dialog, for each format, and with a warning."""
    with export_dialog(studio, "taxi") as dialog:
        studio.wait(1500)
        studio.shoot(dialog, "dialog-export-pdf")
        dialog.format.setCurrentIndex(1)
        dialog.ground.setCurrentIndex(1)
        studio.wait(1500)
        studio.shoot(dialog, "dialog-export-png")
    with export_dialog(studio, "commuter") as dialog:
        dialog.paper.setCurrentIndex(dialog.paper.findData("a5"))
        studio.wait(2500)
        studio.shoot(dialog, "dialog-export-warning")


@contextmanager
def export_dialog(studio: Studio, sample: str) -> Iterator[ExportDialog]:
    """The export dialog over a window with a sample."""
    # As all of Qt: not before this process knows its scale.
    from app.ui.export_dialog import ExportDialog

    with studio.window(sample) as window:
        window.export()
        dialog = window.findChild(ExportDialog)
        assert dialog is not None
        yield dialog
        dialog.reject()


SCENES = by_name(
    about,
    close,
    drop,
    empty,
    export,
    filtering,
    menus,
    messages,
    read_only,
    small,
    themes,
    tray,
    welcome,
    window,
    writing,
    zoom,
)
"""The scenes by their names."""


def _retitled(map_: JourneyMap) -> JourneyMap:
    from app.models import edits

    return edits.rename_map(map_, "Ordering a taxi, corrected")
