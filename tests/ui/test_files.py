"""Open, save, save as, conflicts and failures: what the window says, and what the file holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.order import in_order
from app.storage import dump, load
from app.ui.application import Application
from app.ui.message_bar import MessageBar, Tone
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import choose, file_dialog, settle

MapFile = Callable[..., Path]


def press(window: MainWindow, key: Qt.Key, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    if shift:
        held |= Qt.KeyboardModifier.ShiftModifier
    # Closing a dialog leaves no window active where there is no window manager.
    window.activateWindow()
    settle()
    QTest.keyClick(window.focusWidget() or window, key, held)
    settle()


def rename(window: MainWindow, title: str) -> None:
    assert window.document is not None
    window.document.session.edit("Rename Map", lambda map_: edits.rename_map(map_, title))


def bar(window: MainWindow, topic: str) -> MessageBar:
    found = window.messages.bar(topic)
    assert found is not None, f"no message about {topic}"
    return found


def offer(window: MainWindow, topic: str, text: str, qtbot: QtBot) -> None:
    """Press a button of a message."""
    shown = bar(window, topic)
    button = next(one for one in shown.buttons if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_open_edit_save_open_again(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    program.open_maps([path], window)
    assert window.windowTitle() == "shoes[*] — Footpath"
    assert not window.isWindowModified()
    rename(window, "Boots")
    assert window.isWindowModified()
    press(window, Qt.Key.Key_S)
    assert not window.isWindowModified()
    assert load(path).map.title == "Boots"
    rename(window, "Hats")
    press(window, Qt.Key.Key_Z)
    assert not window.isWindowModified(), "undone to the saved state is not modified"


def test_typing_that_goes_on_is_saved_too(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    program.open_maps([path], window)
    assert window.canvas is not None
    window.canvas.hands().writing.begin("hole")
    QTest.keyClicks(window.canvas.hands().writing.editor, " here")
    QTest.keyClick(
        window.canvas.hands().writing.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    settle()
    assert load(path).map.cards[0].text == "I see a hole here"


def test_save_as_from_a_new_map(
    program: Application, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_N)
    assert window.has_map
    assert window.windowTitle().startswith("New map")
    rename(window, "Mine: a/b?")
    press(window, Qt.Key.Key_S)
    dialog = file_dialog(window)
    assert Path(dialog.selectedFiles()[0]).name == "Mine a b.journey"
    choose(qtbot, dialog, tmp_path / "mine")
    assert load(tmp_path / "mine.journey").map.title == "Mine: a/b?"
    assert window.windowTitle() == "mine[*] — Footpath"
    assert program.state.recent() == (tmp_path / "mine.journey",)


def test_save_as_goes_on_with_the_new_file(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    old = map_file()
    program.open_maps([old], window)
    rename(window, "Boots")
    press(window, Qt.Key.Key_S, shift=True)
    choose(qtbot, file_dialog(window), tmp_path / "new.journey")
    rename(window, "Hats")
    press(window, Qt.Key.Key_S)
    assert load(old).map.title == "Buying shoes"
    assert load(tmp_path / "new.journey").map.title == "Hats"


def test_a_new_map_has_an_id_of_its_own(program: Application, window: MainWindow) -> None:
    window.new_map()
    assert window.document is not None
    first = window.document.session.map.id
    rename(window, "Touched")
    window.new_map()
    second = program.windows[-1].document
    assert second is not None
    assert second.session.map.id != first


def test_a_broken_file_says_line_column_and_reason_and_leaves_all_alone(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    good, bad = map_file(), map_file("bad.journey")
    text = bad.read_text(encoding="utf-8").replace('"lane": "do"', '"lane": "nowhere"', 1)
    bad.write_text(text, encoding="utf-8")
    stamp = bad.stat().st_mtime_ns
    program.open_maps([good], window)
    document = window.document
    program.open_maps([bad], window)
    said = bar(window, "load")
    assert said.tone is Tone.ERROR
    line = text[: text.index('"nowhere"')].count("\n") + 1
    column = len(text[: text.index('"nowhere"')].rpartition("\n")[2]) + 1
    assert f"bad.journey:{line}:{column}: " in said.label.text()
    assert "nowhere" in said.label.text()
    assert window.document is document
    assert len(program.windows) == 1
    assert (bad.read_text(encoding="utf-8"), bad.stat().st_mtime_ns) == (text, stamp)
    assert program.state.recent() == (good,)


def test_several_files_open_in_several_windows_and_the_bad_one_is_told(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    one, two = map_file("one.journey"), map_file("two.journey")
    program.open_maps([one, tmp_path / "none.journey", two], window)
    assert [shown.windowTitle() for shown in program.windows] == [
        "one[*] — Footpath",
        "two[*] — Footpath",
    ]
    assert "none.journey" in bar(window, "load").label.text()


@pytest.mark.parametrize("turn", range(4))
def test_every_file_that_fails_is_told_whatever_the_order(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, turn: int
) -> None:
    broken, empty = tmp_path / "broken.journey", tmp_path / "empty.journey"
    broken.write_text('{"format": ', encoding="utf-8")
    empty.write_bytes(b"")
    paths = [tmp_path / "missing.journey", broken, empty, map_file("good.journey")]
    program.open_maps([*paths[turn:], *paths[:turn]], window)
    assert [shown.windowTitle() for shown in program.windows] == ["good[*] — Footpath"]
    told = bar(window, "load").label.text().splitlines()
    for name in ("missing", "broken", "empty"):
        assert any(line.startswith(f"{name}.journey:") for line in told), told
    assert not any("good" in line for line in told)


def test_of_very_many_files_that_fail_each_is_named(
    program: Application, window: MainWindow, tmp_path: Path
) -> None:
    names = [f"map{number}.journey" for number in range(30)]
    program.open_maps([tmp_path / name for name in names], window)
    told = bar(window, "load").label.text()
    assert all(name in told for name in names)
    assert told.count("\n") < 10


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_same_file_twice_raises_its_window(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path
) -> None:
    path = map_file()
    link = tmp_path / "link.journey"
    os.symlink(path, link)
    program.open_maps([path], window)
    program.open_maps([path, link], window)
    assert len(program.windows) == 1


def test_a_conflict_overwrites_nothing_unasked(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    theirs = path.read_bytes().replace(b"Buying shoes", b"Buying socks")
    path.write_bytes(theirs)
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    assert path.read_bytes() == theirs
    assert bar(window, "save").tone is Tone.WARNING
    assert window.isWindowModified()
    offer(window, "save", "Overwrite", qtbot)
    assert load(path).map.title == "Boots"
    assert not window.isWindowModified()
    assert window.messages.bar("save") is None


def test_a_conflict_can_be_answered_by_reloading(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    path.write_bytes(path.read_bytes().replace(b"Buying shoes", b"Buying socks"))
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    offer(window, "save", "Reload", qtbot)
    assert window.document is not None
    assert window.document.session.map.title == "Buying socks"
    assert not window.isWindowModified()


def test_what_is_reloaded_is_what_the_file_holds(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    timed = Lane(id="time", type="metric", metric=Metric(kind="time-spent", unit="seconds"))
    spent = Card(id="spent", lane="time", step="find", type="metric", value=120.0)
    map_ = small_map()
    map_ = evolve(map_, lanes=(*map_.lanes, timed), cards=(*map_.cards, spent))
    path = map_file(map_=map_)
    program.open_maps([path], window)
    # Here the card would take its number along in words; somebody else let it be.
    moved = evolve(map_, cards=(*map_.cards[:-1], evolve(spent, lane="do")))
    path.write_bytes(dump(evolve(moved, cards=in_order(moved))))
    window.files.look_at_disk()
    offer(window, "disk", "Reload", qtbot)
    assert window.document is not None
    assert window.document.session.map == load(path).map
    assert not window.isWindowModified()


@pytest.mark.parametrize("topic", ["save", "disk"])
def test_reloading_can_be_undone(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot, topic: str
) -> None:
    path = map_file()
    program.open_maps([path], window)
    rename(window, "Boots")
    path.write_bytes(path.read_bytes().replace(b"Buying shoes", b"Buying socks"))
    if topic == "save":
        press(window, Qt.Key.Key_S)
    else:
        window.files.look_at_disk()
    offer(window, topic, "Reload", qtbot)
    assert window.document is not None
    assert window.document.session.map.title == "Buying socks"
    assert not window.isWindowModified()
    assert window.actions_by_command.by_id["undo"].text() == "Undo Reload"
    press(window, Qt.Key.Key_Z)
    assert window.document.session.map.title == "Boots"
    assert window.isWindowModified(), "the map brought back is not what the file holds"
    press(window, Qt.Key.Key_S)
    assert load(path).map.title == "Boots"
    assert window.messages.bar("save") is None


@pytest.mark.parametrize("answer", ["Reload", "Keep Mine"])
def test_a_change_on_disk_is_noticed(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot, answer: str
) -> None:
    path = map_file()
    program.open_maps([path], window)
    rename(window, "Boots")
    path.write_bytes(path.read_bytes().replace(b"Buying shoes", b"Buying socks"))
    qtbot.waitUntil(lambda: window.messages.bar("disk") is not None, timeout=5000)
    offer(window, "disk", answer, qtbot)
    assert window.document is not None
    title = window.document.session.map.title
    assert title == ("Buying socks" if answer == "Reload" else "Boots")
    rename(window, "Hats")
    press(window, Qt.Key.Key_S)
    assert load(path).map.title == "Hats"


def test_a_file_that_vanished_is_noticed_and_can_be_saved_again(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    path.unlink()
    qtbot.waitUntil(lambda: window.messages.bar("disk") is not None, timeout=5000)
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    assert not path.exists()
    offer(window, "save", "Save There Again", qtbot)
    assert load(path).map.title == "Boots"


def test_a_save_that_fails_says_why_and_offers_another_file(
    program: Application, window: MainWindow, map_file: MapFile, tmp_path: Path, qtbot: QtBot
) -> None:
    path = map_file("gone/shoes.journey")
    program.open_maps([path], window)
    window.files.stop()
    rename(window, "Boots")
    path.unlink()
    path.parent.rmdir()
    press(window, Qt.Key.Key_S)
    assert window.isWindowModified()
    shown = bar(window, "save")
    assert str(path) in shown.label.text() or path.name in shown.label.text()
    offer(window, "save", "Save As…", qtbot)
    choose(qtbot, file_dialog(window), tmp_path / "safe.journey")
    assert load(tmp_path / "safe.journey").map.title == "Boots"
    assert not window.isWindowModified()


def test_a_read_only_file_is_marked_and_saved_elsewhere(
    program: Application,
    window: MainWindow,
    map_file: MapFile,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = map_file()
    # The superuser may write everything, so the right to is taken away where it is asked for.
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda at, mode, **how: mode != os.W_OK and real(at, mode, **how)
    )
    program.open_maps([path], window)
    monkeypatch.undo()
    assert window.document is not None
    if not window.document.read_only:
        window.document.read_only = True
        window.show_document(window.document)
    assert window.windowTitle() == "shoes (read-only)[*] — Footpath"
    bar(window, "read-only")
    before = path.read_bytes()
    rename(window, "Boots")
    press(window, Qt.Key.Key_S)
    choose(qtbot, file_dialog(window), tmp_path / "copy.journey")
    assert path.read_bytes() == before
    assert load(tmp_path / "copy.journey").map.title == "Boots"
    assert window.windowTitle() == "copy[*] — Footpath"
    assert window.messages.bar("read-only") is None


def test_saving_over_a_map_of_another_window_is_refused(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    one, two = map_file("one.journey"), map_file("two.journey")
    program.open_maps([one, two], window)
    before = two.read_bytes()
    window.files._save_chosen(two, None)
    assert bar(window, "save").tone is Tone.ERROR
    assert two.read_bytes() == before


def test_notices_of_a_repaired_file_are_shown(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    program.open_maps([path], window)
    assert window.has_map
    assert window.messages.bar("notices") is not None


def test_no_map_text_is_in_the_state(
    program: Application, window: MainWindow, map_file: MapFile, home: Path
) -> None:
    program.open_maps([map_file("quiet.journey", edits.rename_map(small_map(), "Canary7"))], window)
    window.close()
    program.state.write()
    found = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.name == "state.ini" for path in found)
    for path in found:
        assert b"Canary7" not in path.read_bytes()
