"""The window: welcome page, title, status bar, menus, dropping, closing, faults, appearance."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import (
    QDateTime,
    QKeyCombination,
    QLocale,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app.canvas import zoom
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.layout.grid import make_grid
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.storage import load
from app.ui.application import Application
from app.ui.commands import COMMANDS
from app.ui.document import Document
from app.ui.menu_table import CHOICES, TOOLBAR, placed
from app.ui.welcome import short_path, shortened
from app.ui.window import MainWindow
from tests.editor.maps import sample, sample_path, small_map
from tests.ui.conftest import choose, file_dialog, settle
from tests.ui.test_files import MapFile, bar, press, rename

# --- welcome page ---


def test_the_welcome_page_begins_a_map_from_each_template(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    names = [tile.text() for tile in window.welcome.tiles]
    assert names[0] == "Blank Map"
    assert len(names) == 9
    tile = next(one for one in window.welcome.tiles if one.text() == "Service Blueprint")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    settle()
    assert window.document is not None
    assert window.document.path is None
    types = {lane.type for lane in window.document.session.map.lanes}
    assert {"frontstage", "backstage"} <= types
    assert not window.isWindowModified()
    assert window.canvas is not None
    assert window.canvas.view.hasFocus()


def test_the_welcome_page_has_pictures(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    path = map_file()
    program.state.remember_map(path)
    window.show_welcome()
    tile = window.welcome.tiles[0]
    qtbot.waitUntil(lambda: all(tile.has_picture for tile in window.welcome.tiles), timeout=20000)
    image = tile.grab().toImage()
    colours = {image.pixel(x, y) for x in range(20, 180, 3) for y in range(15, 115, 3)}
    assert len(colours) > 5
    assert tile.text() == small_map().title
    assert tile.detail == short_path(path)


def test_recent_maps_are_called_by_their_titles_at_once(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    title = 'A "short" way\\ back, ünïted'
    for name, text in (
        ("own.journey", b'{"title": "Written by hand"}'),
        ("broken.journey", b'{\n  "title": "\\ud8"\n}'),
        ("empty.journey", b""),
    ):
        (tmp_path / name).write_bytes(text)
        program.state.remember_map(tmp_path / name)
    program.state.remember_map(map_file("a/b.journey", edits.rename_map(small_map(), title)))
    window.show_welcome()
    assert [one.text() for one in window.welcome.tiles[:4]] == [title, "empty", "broken", "own"]
    details = [one.detail for one in window.welcome.tiles[:2]]
    assert details == [str(tmp_path / "a" / "b.journey"), str(tmp_path)]


def test_what_lies_in_ones_own_folder_is_told_short() -> None:
    assert short_path(Path.home() / "maps" / "taxi.journey") == "~/maps/taxi.journey"
    assert short_path(Path.home()) == "~"
    assert short_path(Path("/srv/maps")) == "/srv/maps"


def test_of_a_long_path_the_name_of_the_file_stays(qapp: QApplication) -> None:
    metrics = QFontMetrics(QApplication.font())
    path = "/srv/customers/a very long folder/another very long folder/passport.journey"
    for room in (metrics.horizontalAdvance("/passport.journey") + 30, 180, 240):
        shown = shortened(path, metrics, room)
        assert metrics.horizontalAdvance(shown) <= room
        assert shown.endswith("/passport.journey")
        assert "…" in shown
    assert shortened("~/taxi.journey", metrics, 180) == "~/taxi.journey"
    narrow = shortened(path, metrics, 60)
    assert metrics.horizontalAdvance(narrow) <= 60


def test_recent_maps_of_one_title_are_told_apart(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    now = time.time()
    for name, days in (("first", 0), ("second", 1), ("third", 40)):
        path = map_file(f"{name}.journey")
        os.utime(path, (now, now - days * 86_400))
        program.state.remember_map(path)
    window.show_welcome()
    tiles = window.welcome.tiles[:3]
    assert len({tile.text() for tile in tiles}) == 1
    assert [tile.detail for tile in tiles] == [
        str(tmp_path / f"{name}.journey") for name in ("third", "second", "first")
    ]
    long_ago = QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(now - 40 * 86_400)).date(), QLocale.FormatType.ShortFormat
    )
    assert tiles[0].changed == f"Changed {long_ago}"
    assert tiles[1].changed.startswith("Changed yesterday, ")
    assert tiles[2].changed.startswith("Changed today, ")
    for tile in tiles:
        assert tile.toolTip() == str(tile.path)
        assert tile.changed in tile.accessibleDescription()
        lines = 4 * tile.fontMetrics().height()
        assert tile.height() >= 112 + lines, "there is room for all four lines"


def test_a_recent_map_is_called_in_two_lines_as_templates_are(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    title = "Learning to cook from a recipe app"
    program.state.remember_map(map_file("long.journey", map_=evolve(small_map(), title=title)))
    window.show_welcome()
    tile = window.welcome.tiles[0]
    assert len(tile.lines) == 2
    assert " ".join(tile.lines) == title


def test_the_welcome_page_has_one_left_edge(program: Application, window: MainWindow) -> None:
    window.resize(1280, 800)
    settle()
    page = window.welcome.widget()
    assert page is not None
    lefts = {
        label.mapTo(page, label.contentsRect().topLeft()).x() for label in page.findChildren(QLabel)
    }
    tiles = window.welcome.tiles
    lefts |= {tile.mapTo(page, tile.rect().topLeft()).x() + 8 for tile in tiles[:1]}
    assert len(lefts) == 1
    assert page.height() <= window.welcome.viewport().height(), "all is seen without scrolling"


def test_a_recent_map_opens_from_the_welcome_page_by_keyboard(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.state.remember_map(map_file())
    window.show_welcome()
    window.welcome.tiles[0].setFocus()
    QTest.keyClick(window.welcome.tiles[0], Qt.Key.Key_Space)
    settle()
    assert window.windowTitle() == "shoes[*] — Footpath"


def test_open_from_the_welcome_page(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    path = map_file()
    QTest.mouseClick(window.welcome.open_button, Qt.MouseButton.LeftButton)
    choose(qtbot, file_dialog(window), path)
    assert window.windowTitle() == "shoes[*] — Footpath"


# --- recent maps ---


def test_recent_maps_are_ten_that_exist_and_told_apart(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    for number in range(12):
        program.state.remember_map(map_file(f"map{number}.journey"))
    program.state.remember_map(map_file("a/same.journey"))
    program.state.remember_map(map_file("b/same.journey"))
    (tmp_path / "map11.journey").unlink()
    window.submenus.fill_recent()
    texts = [action.text() for action in window.submenus.menus["@recent"].actions()]
    assert texts[:3] == ["same — b", "same — a", "map10"]
    assert len([text for text in texts if text and text != "Clear"]) == 10
    assert not any("map11" in text for text in texts)
    window.submenus.menus["@recent"].actions()[-1].trigger()
    assert program.state.recent() == ()


def test_a_broken_state_file_is_put_aside(home: Path, qtbot: QtBot) -> None:
    from app.ui.state import State

    folder = home / "somewhere"
    folder.mkdir()
    (folder / "state.ini").write_bytes(b"[window\nnonsense \x00\xff = [\n]]==\n" * 3)
    state = State(folder)
    assert state.recent() == ()
    assert state.appearance == "system"
    state.remember_map(sample_path("taxi"))
    state.write()
    assert State(folder).recent() == (sample_path("taxi"),)


# --- title, status bar, commands ---


def test_each_window_says_its_own_mode(
    program: Application, window: MainWindow, qtbot: QtBot, map_file: MapFile
) -> None:
    other = program.add_window()
    program.open_maps([map_file("other.journey")], other)
    program.open_maps([map_file()], window)
    settle()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.document is not None
    window.document.session.select(Selection())
    settle()
    assert window.tools.panels.inspector is not None
    window.tools.panels.inspector.row("title").editor.setFocus()
    settle()
    assert window.status.mode.text() == "Edit"
    assert other.status.mode.text() == "Navigate"


def test_the_status_bar_says_mode_counts_zoom_and_page(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    map_ = load(sample_path("taxi")).map
    status = window.status
    assert status.counts.text() == (
        f"{len(map_.stages)} stages · {len(map_.lanes)} lanes · {len(map_.cards)} cards"
    )
    assert status.mode.text() == "Navigate"
    assert window.canvas is not None
    window.canvas.write_selected()
    assert status.mode.text() == "Edit"
    QTest.keyClick(window.canvas.hands().writing.editor, Qt.Key.Key_Escape)
    assert status.mode.text() == "Navigate"
    QTest.keyClick(window.canvas.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert status.mode.text() == "Navigate"
    assert status.chosen.text() == f"{len(map_.cards)} selected"
    window.canvas.view.zoom_to(1.5 * zoom.PIXELS_PER_POINT)
    assert status.zoom.text().startswith("150%")
    qtbot.waitUntil(lambda: bool(status.page.text()), timeout=20000)
    assert status.page.text().startswith("A4 landscape: 1 page, smallest text ")
    assert status.page.text().endswith(" pt")


def test_counts_keep_their_place_in_the_status_bar(
    program: Application, window: MainWindow
) -> None:
    program.open_maps([sample_path("taxi")], window)
    settle(50)
    canvas, status = window.canvas, window.status
    assert canvas is not None
    place = status.counts.x()
    canvas.write_selected()
    settle(50)
    assert status.mode.text() == "Edit"
    assert status.counts.x() == place
    assert status.keys.x() > status.counts.geometry().right()
    QTest.keyClick(canvas.hands().writing.editor, Qt.Key.Key_Escape)
    QTest.keyClick(canvas.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(50)
    assert status.chosen.text()
    assert status.counts.x() == place


def test_a_card_that_is_begun_is_not_counted_yet(window: MainWindow) -> None:
    window.show_document(Document(small_map(), None, None, read_only=False))
    settle()
    canvas, before = window.canvas, window.status.counts.text()
    assert canvas is not None
    canvas.select(Selection((), ("do", "pay")))
    QTest.keyClick(canvas.view, Qt.Key.Key_Return)
    assert canvas.is_writing
    window.refresh()
    assert window.status.counts.text() == before
    QTest.keyClicks(canvas.hands().writing.editor, "Pay by phone")
    QTest.keyClick(
        canvas.hands().writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    settle()
    assert window.status.counts.text() != before


def test_mode_and_counts_do_not_stand_under_a_tip(program: Application, window: MainWindow) -> None:
    program.open_maps([sample_path("taxi")], window)
    status = window.status
    assert status.mode.isVisible()
    status.showMessage("Save the map to its file")
    window.refresh()
    assert not status.mode.isVisible()
    assert not status.counts.isVisible()
    status.clearMessage()
    assert status.mode.isVisible()
    assert status.counts.isVisible()


def test_in_a_narrow_window_the_page_hint_is_shortened_and_told_whole(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    status = window.status
    qtbot.waitUntil(lambda: bool(status.page.text()), timeout=20000)
    settle()
    assert status.page.shown == status.page.text()
    assert status.page.text() not in status.page.toolTip()
    status.setFixedWidth(420)
    settle()
    status.grab()
    assert status.zoom.geometry().right() <= 420
    assert status.page.geometry().right() < status.zoom.geometry().left()
    assert status.page.geometry().left() > status.counts.geometry().right()
    assert status.page.shown.endswith("…")
    assert status.page.text() in status.page.toolTip()


def test_one_stage_is_counted_as_one(program: Application, window: MainWindow) -> None:
    one = JourneyMap(id="one", title="One", stages=small_map().stages[:1])
    from app.ui.status import counts_of

    assert counts_of(one) == "1 stage · 0 lanes · 0 cards"


def test_what_is_hidden_is_not_counted_as_seen() -> None:
    from app.ui.status import counts_of

    map_ = sample("taxi")
    lane = next(one for one in map_.lanes if one.type == "thought")
    thought = [card for card in map_.cards if card.lane == lane.id]
    seen = len(map_.cards) - len(thought)
    lanes = tuple(evolve(one, hidden=one is lane) for one in map_.lanes)
    folded = tuple(evolve(one, collapsed=number == 1) for number, one in enumerate(map_.stages))
    hidden = evolve(map_, lanes=lanes, stages=folded)
    assert counts_of(hidden) == f"5 stages · 7 of 8 lanes · {seen} of 51 cards"
    # The map counts alike: what the fold keeps out of sight, and what stands beside it.
    stage = folded[1]
    steps = {step.id for step in stage.steps}
    column = make_grid(hidden).columns[1]
    assert column.folded_cards == sum(
        card.step in steps and card.lane != lane.id for card in map_.cards
    )
    less = evolve(map_, stages=tuple(evolve(one, hidden=one.id == stage.id) for one in map_.stages))
    left = sum(card.step not in steps for card in map_.cards)
    assert counts_of(less) == f"4 of 5 stages · 8 lanes · {left} of 51 cards"


def test_the_zoom_menu_zooms(program: Application, window: MainWindow) -> None:
    program.open_maps([sample_path("taxi")], window)
    assert window.canvas is not None
    menu = window.status.zoom.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "200%").trigger()
    assert zoom.percent(window.canvas.view.scale_now) == 200
    next(action for action in menu.actions() if action.text() == "Fit Map").trigger()
    assert window.canvas.view.frame.paper.right() <= window.canvas.view.width() + 1


def test_undo_and_redo_name_the_action(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    undo = window.actions_by_command.by_id["undo"]
    redo = window.actions_by_command.by_id["redo"]
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    rename(window, "Boots")
    assert (undo.text(), undo.isEnabled()) == ("Undo Rename Map", True)
    press(window, Qt.Key.Key_Z)
    assert (redo.text(), redo.isEnabled()) == ("Redo Rename Map", True)
    press(window, Qt.Key.Key_Y)
    assert window.document is not None
    assert window.document.session.map.title == "Boots"


def test_the_theme_is_chosen_and_undone(program: Application, window: MainWindow) -> None:
    program.open_maps([sample_path("taxi")], window)
    assert window.document is not None
    night = next(one for one in window.submenus.menus["@theme"].actions() if one.data() == "night")
    night.trigger()
    assert window.document.session.map.theme == "night"
    assert night.isChecked()
    assert window.document.session.undo_label == "Change Theme"
    press(window, Qt.Key.Key_Z)
    assert window.document.session.map.theme == "paper"
    assert not night.isChecked()


@pytest.mark.parametrize("part", ["stages", "lanes", "both"])
def test_every_command_works_on_a_map_without_stages_or_lanes(
    program: Application, window: MainWindow, map_file: MapFile, part: str
) -> None:
    bare = JourneyMap(
        id="bare",
        title="Empty",
        stages=() if part != "lanes" else small_map().stages,
        lanes=() if part != "stages" else small_map().lanes,
    )
    program.open_maps([map_file("bare.journey", bare)], window)
    for command in COMMANDS:
        if command.id not in ("new", "open", "close", "quit", "full-screen"):
            window.actions_by_command.by_id[command.id].trigger()
            settle()
            for box in window.findChildren(QMessageBox):
                box.close()
            for dialog in window.findChildren(QDialog):
                dialog.reject()
            if window.canvas is not None:
                window.canvas.hands().writing.cancel()
            settle()


# --- dropping ---


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag_in(window: MainWindow, data: QMimeData) -> bool:
    """Drag something over the window; whether it would be taken."""
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    settle()


def test_maps_dropped_are_opened(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    data = mime(map_file("one.journey"), map_file("two.journey"))
    assert drag_in(window, data)
    assert window.drop_target.isVisible()
    drop(window, data)
    assert not window.drop_target.isVisible()
    assert [one.windowTitle()[:3] for one in program.windows] == ["one", "two"]


def test_the_target_leaves_menus_tools_and_status_as_they_are(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    assert drag_in(window, mime(map_file("two.journey")))
    covered = window.drop_target.geometry()
    for other in (window.menuBar(), window.toolbar, window.status):
        assert not covered.intersects(other.geometry())
    assert window.canvas is not None
    assert covered.size() == window.canvas.size()


def test_what_is_no_map_is_not_taken(window: MainWindow, tmp_path: Path) -> None:
    assert not drag_in(window, mime(tmp_path / "song.mp3"))
    assert not window.drop_target.isVisible()
    text = QMimeData()
    text.setText("words")
    assert not drag_in(window, text)


def test_the_target_goes_when_the_drag_leaves(window: MainWindow, map_file: MapFile) -> None:
    assert drag_in(window, mime(map_file()))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_target.isVisible()


# --- closing ---


def answer(window: MainWindow, text: str) -> None:
    question = window.question
    assert question is not None, "nothing was asked"
    button: QAbstractButton = next(one for one in question.buttons() if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_a_saved_map_closes_unasked(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    window.close()
    assert program.windows == []


@pytest.mark.parametrize(
    ("text", "stays", "title"),
    [
        ("Save", False, "Boots"),
        ("Don’t Save", False, "Buying shoes"),
        ("Cancel", True, "Buying shoes"),
    ],
)
def test_closing_unsaved_work_asks(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    text: str,
    stays: bool,
    title: str,
) -> None:
    path = map_file()
    program.open_maps([path], window)
    rename(window, "Boots")
    window.close()
    assert program.windows == [window], "closed without an answer"
    answer(window, text)
    assert bool(program.windows) == stays
    assert load(path).map.title == title


def test_typing_that_goes_on_counts_as_unsaved_work(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    assert window.canvas is not None
    window.canvas.hands().writing.begin("hole")
    QTest.keyClicks(window.canvas.hands().writing.editor, "!")
    window.close()
    assert window.question is not None
    answer(window, "Cancel")


def test_closing_a_new_map_with_save_asks_for_a_file_and_then_closes(
    program: Application, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.new_map()
    rename(window, "Mine")
    window.close()
    answer(window, "Save")
    choose(qtbot, file_dialog(window), tmp_path / "mine.journey")
    assert program.windows == []
    assert load(tmp_path / "mine.journey").map.title == "Mine"


def test_a_fault_while_closing_keeps_the_window(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program.open_maps([map_file()], window)

    def fails() -> None:
        raise ArithmeticError("trouble")

    with monkeypatch.context() as patch:
        patch.setattr(window, "finish_writing", fails)
        with pytest.raises(ArithmeticError):
            window.close()
    settle()
    assert window.isVisible()
    assert program.windows == [window]


def test_quit_asks_window_after_window_and_stops_at_cancel(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file("one.journey"), map_file("two.journey")], window)
    one, two = program.windows
    rename(one, "A")
    rename(two, "B")
    program.quit()
    answer(two, "Don’t Save")
    assert program.windows == [one]
    answer(one, "Cancel")
    assert program.windows == [one]
    program.quit()
    answer(one, "Don’t Save")
    assert program.windows == []


@pytest.mark.parametrize("failing", [False, True])
def test_a_save_that_comes_to_nothing_ends_quitting(
    program: Application, window: MainWindow, map_file: MapFile, failing: bool
) -> None:
    program.open_maps([map_file("one.journey")], window)
    other = program.add_window()
    if failing:
        path = map_file("two.journey")
        program.open_maps([path], other)
        path.write_bytes(path.read_bytes() + b"\n")
    else:
        other.new_map()
    rename(other, "Mine")
    program.quit()
    answer(other, "Save")
    if failing:
        bar(other, "save")
    else:
        dialog = file_dialog(other)
        dialog.reject()
    settle()
    assert program.windows == [window, other]
    other.give_up()
    other.close()
    assert program.windows == [window], "closing one window ended the program"


def test_the_next_window_is_as_large_as_the_last(
    program: Application, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(701, 555)
    settle()
    window.close()
    again = program.add_window()
    qtbot.waitExposed(again)
    assert (again.width(), again.height()) == (701, 555)


# --- faults ---


def test_a_fault_is_told_in_the_window_and_rolled_back(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    caplog: pytest.LogCaptureFixture,
) -> None:
    program.open_maps([map_file()], window)
    assert window.document is not None
    before = window.document.session.map
    window.document.session.preview(edits.rename_map(before, "Canary7"))
    try:
        raise ArithmeticError(f"Canary{7}")
    except ArithmeticError:
        with caplog.at_level(logging.ERROR):
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            program.report(kind, error, trace)
    assert "ArithmeticError" in bar(window, "fault").label.text()
    assert window.document.session.shown is before
    assert "Canary7" not in caplog.text, "a text of the map is in the log"
    assert "test_window.py" in caplog.text


def test_a_long_text_left_by_escape_can_be_restored(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    assert window.canvas is not None
    assert window.document is not None
    window.canvas.hands().writing.begin("hole")
    editor = window.canvas.hands().writing.editor
    QTest.keyClicks(editor, " as large as my whole foot")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert window.document.session.map.cards[0].text == "I see a hole"
    toast = window.tools.editing.acting.toast
    assert toast.text == "Your typing was discarded"
    QTest.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    settle()
    assert window.document.session.map.cards[0].text == "I see a hole as large as my whole foot"


@pytest.mark.parametrize("gone", [False, True])
def test_a_text_left_by_escape_is_offered_while_its_card_is_there(
    program: Application, window: MainWindow, map_file: MapFile, gone: bool
) -> None:
    program.open_maps([map_file()], window)
    assert window.canvas is not None
    assert window.document is not None
    session, writing = window.document.session, window.canvas.hands().writing
    writing.begin("hole")
    QTest.keyClicks(writing.editor, " as large as my whole foot")
    QTest.keyClick(writing.editor, Qt.Key.Key_Escape)
    other = next(card.id for card in session.map.cards if card.id != "hole")
    writing.begin(other)
    QTest.keyClicks(writing.editor, "!")
    QTest.keyClick(writing.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    toast = window.tools.editing.acting.toast
    assert toast.text == "Your typing was discarded"
    if gone:
        session.edit("Delete", lambda map_: edits.remove_cards(map_, ["hole"]))
        assert toast.isHidden()
        return
    QTest.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    settle()
    assert session.map.cards[0].text == "I see a hole as large as my whole foot"
    assert toast.isHidden()


# --- appearance ---


def test_dark_and_light_follow_the_choice(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)

    def brightness() -> tuple[float, float]:
        settle()
        image = window.grab().toImage()
        bar_ = image.pixelColor(window.width() - 30, 12).lightness()
        palette = window.palette().color(QPalette.ColorRole.Window).lightness()
        return bar_, palette

    light = brightness()
    assert window.canvas is not None
    at = (window.canvas.view.frame.paper.topLeft() + QPointF(300, 20)).toPoint()
    sheet = window.canvas.view.grab().toImage().pixelColor(at)
    dark_action = next(
        one for one in window.submenus.menus["@appearance"].actions() if one.data() == "dark"
    )
    dark_action.trigger()
    dark = brightness()
    assert min(light) > 200 > 90 > max(dark)
    assert window.canvas.view.grab().toImage().pixelColor(at) == sheet, "the map changed"
    assert program.state.appearance == "dark"


def test_the_zoom_can_be_read_after_each_change_of_appearance(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    for choice in ("light", "dark", "light"):
        program.set_appearance(choice)
        settle()
        image = window.status.grab(window.status.zoom.geometry()).toImage()
        shades = [
            image.pixelColor(x, y).lightness()
            for x in range(4, image.width() - 4)
            for y in range(4, image.height() - 4)
        ]
        text = window.palette().color(QPalette.ColorRole.WindowText).lightness()
        assert min(abs(shade - text) for shade in shades) < 40, f"no text to be read in {choice}"


# --- the table of commands ---


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys: dict[str, str] = {}
    for command in COMMANDS:
        action = window.actions_by_command.by_id[command.id]
        assert len(action.shortcuts()) == len(command.keys), f"a key of {command.id} is unknown"
        for key in action.shortcuts():
            text = key.toString()
            assert text, command.id
            assert text not in keys, f"{command.id} and {keys[text]} share {text}"
            keys[text] = command.id


def test_every_key_runs_its_command_and_only_once(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pressed as keys are pressed: an ambiguous shortcut runs nothing."""
    program.kept_style = "{}"
    program.open_maps([map_file()], window)
    rename(window, "A")
    rename(window, "B")
    assert window.document is not None
    window.document.session.undo()
    window.activateWindow()
    settle()
    assert window.canvas is not None
    map_ = window.document.session.map
    window.canvas.select(select_record(map_, map_.cards[0].id))
    for command in COMMANDS:
        for key in window.actions_by_command.by_id[command.id].shortcuts():
            heard: list[str] = []
            action = window.actions_by_command.by_id[command.id]
            action.triggered.disconnect()
            action.triggered.connect(lambda _=False, id_=command.id, to=heard: to.append(id_))
            combination = cast("Sequence[QKeyCombination]", key)[0]
            QTest.keyClick(window.canvas.view, combination.key(), combination.keyboardModifiers())
            settle()
            assert heard == [command.id], f"{key.toString()} ran {heard}"


def test_every_function_key_has_a_second_key() -> None:
    for command in COMMANDS:
        if any(key.startswith("F") and key[1:].isdigit() for key in command.keys):
            assert any(not key.startswith("F") for key in command.keys), command.id


def test_every_command_has_a_place_a_tip_and_a_name() -> None:
    chosen = {family for id_ in placed() & CHOICES.keys() for family in CHOICES[id_].families}
    for command in COMMANDS:
        family = command.id.partition(":")[0] if ":" in command.id else ""
        assert command.id in placed() or family in chosen, f"{command.id} is in no menu"
        assert command.tip
        assert command.text
    assert set(TOOLBAR) <= {command.id for command in COMMANDS} | {"-"}


def test_what_does_not_apply_is_disabled_and_there(window: MainWindow) -> None:
    by_id = window.actions_by_command.by_id
    assert by_id["open"].isEnabled()
    for id_ in ("save", "save-as", "export", "undo", "redo", "edit-text", "fit-map", "rename-map"):
        assert not by_id[id_].isEnabled(), id_
        assert by_id[id_].isVisible()


def test_full_screen_and_back(window: MainWindow, qtbot: QtBot) -> None:
    action: Callable[[], None] = window.actions_by_command.by_id["full-screen"].trigger
    action()
    qtbot.waitUntil(window.isFullScreen)
    action()
    qtbot.waitUntil(lambda: not window.isFullScreen())
