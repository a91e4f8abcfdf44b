"""The panels beside a map: opened and closed, remembered, in step with saving and undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from app.editor.selection import Selection
from app.models import edits
from app.models.persona import Persona
from app.storage import load
from app.ui.application import Application
from app.ui.document import Document
from app.ui.inspector.held import RecordsEditor
from app.ui.inspector.panel import Inspector
from app.ui.outline_tree import Key, Sort
from app.ui.panels import INSPECTOR, OUTLINE, TRAY
from app.ui.window import MainWindow
from tests.editor.maps import card_of, sample_path, small_map
from tests.ui.conftest import settle
from tests.ui.test_files import MapFile

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def shown(window: MainWindow, *keys: str) -> None:
    """Select records and let the panels follow."""
    assert window.document is not None
    window.document.session.select(Selection(keys))
    settle()


def enter(window: MainWindow, field: str) -> None:
    """Let the keyboard go into a field of the inspector."""
    inspector = window.tools.panels.inspector
    assert inspector is not None
    # Its form comes a turn of the event loop after the panel, which comes after the map's frame.
    settle()
    inspector.row(field).editor.setFocus()
    settle()


def typed(text: str) -> None:
    QTest.keyClicks(focused(), text)


def double_click(view: QWidget, at: QPoint) -> None:
    """Click twice at a point of the view, in whichever of its parts lies there."""
    widget = view.childAt(at) or view
    inside = widget.mapFrom(view, at)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=inside)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=inside)
    settle()


def test_the_inspector_is_closed_and_opened_by_its_keys(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    settle()
    panels = window.tools.panels
    action = window.actions_by_command.by_id[INSPECTOR]
    assert panels.is_open(INSPECTOR)
    assert action.isChecked()
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle()
    assert not panels.is_open(INSPECTOR)
    assert not action.isChecked()
    assert window.canvas is not None
    assert window.canvas.view.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.AltModifier)
    settle()
    assert panels.is_open(INSPECTOR)
    assert panels.inspector is not None
    assert panels.inspector.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.canvas.view.hasFocus()


def test_what_was_closed_stays_closed_the_next_time(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    program.open_maps([path], window)
    window.toggle_panel(INSPECTOR)
    window.close()
    settle()
    other = program.add_window()
    program.open_maps([path], other)
    settle()
    assert not other.tools.panels.is_open(INSPECTOR)
    assert not other.actions_by_command.by_id[INSPECTOR].isChecked()


def test_without_a_map_there_is_no_panel(program: Application, window: MainWindow) -> None:
    assert not window.actions_by_command.by_id[INSPECTOR].isEnabled()
    window.toggle_panel(INSPECTOR)
    assert window.findChild(QDockWidget, INSPECTOR) is None


def test_saving_takes_what_is_still_being_typed(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    program.open_maps([path], window)
    shown(window, "look")
    enter(window, "responsible")
    typed("Ada")
    window.save()
    assert '"Ada"' in path.read_text(encoding="utf-8")
    assert not window.isWindowModified()


def test_undo_takes_back_what_is_being_typed_in_the_panel(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    assert window.document is not None
    before = window.document.session.map
    shown(window, "look")
    enter(window, "responsible")
    typed("Ada")
    window.undo()
    assert window.document.session.map is before
    settle()
    window.redo()
    assert card_of(window.document.session.map, "look").responsible == "Ada"


def test_backspace_in_the_panel_deletes_no_card(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    assert window.document is not None
    before = window.document.session.map
    shown(window, "look")
    for field in ("importance", "follow_up", "sources"):
        enter(window, field)
        for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            QTest.keyClick(focused(), key)
    assert window.document.session.map is before


def test_another_map_in_the_window_has_its_own_form(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    window.new_map()
    settle()
    program.open_maps([map_file()], window)
    settle()
    inspector = window.tools.panels.inspector
    assert inspector is not None
    shown(window, "map")
    assert inspector.title.text() == "Map: Buying shoes"


def test_the_outline_is_opened_by_its_keys_and_remembered(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    path = map_file()
    program.open_maps([path], window)
    settle()
    assert not window.tools.panels.is_open(OUTLINE)
    QTest.keyClick(window, Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.AltModifier)
    settle()
    assert window.tools.panels.outline is not None
    assert window.tools.panels.outline.tree.hasFocus()
    assert window.actions_by_command.by_id[OUTLINE].isChecked()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.canvas is not None
    assert window.canvas.view.hasFocus()
    window.close()
    settle()
    other = program.add_window()
    program.open_maps([path], other)
    settle()
    assert other.tools.panels.is_open(OUTLINE)
    with qtbot.waitActive(other):
        other.activateWindow()
    QTest.keyClick(other, Qt.Key.Key_F8)
    settle()
    assert not other.tools.panels.is_open(OUTLINE)


def test_in_the_outline_its_own_keys_are_meant(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    window.toggle_panel(OUTLINE)
    shown(window, "buy")
    assert window.document is not None
    session = window.document.session
    QTest.keyClick(focused(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert [one.id for one in session.map.stages] == ["buy", "need"]
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    assert window.canvas is not None
    assert not window.canvas.hands().writing.active
    assert isinstance(focused(), QLineEdit)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    settle()
    assert [one.id for one in session.map.stages] == ["need"]


def test_a_card_chosen_in_the_outline_is_brought_into_sight(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    program.open_maps([sample_path("taxi")], window)
    window.toggle_panel(OUTLINE)
    settle()
    outline, canvas = window.tools.panels.outline, window.canvas
    assert outline is not None
    assert canvas is not None
    canvas.view.zoom_to(4.0)
    last = canvas.session.map.cards[-1].id
    outline.tree.setCurrentIndex(outline.model.index_of(Key(Sort.CARD, last)))
    qtbot.waitUntil(lambda: canvas.session.selection.current == last)

    def in_sight() -> bool:
        marks = canvas.spots.marks(canvas.session.selection)
        return bool(marks) and all(mark.clip.intersects(mark.box) for mark in marks)

    qtbot.waitUntil(in_sight)


def test_ctrl_z_in_a_field_takes_back_typing_and_then_changes_of_the_map(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    assert window.document is not None
    session, inspector = window.document.session, window.tools.panels.inspector
    assert inspector is not None
    before = session.map
    shown(window, "look")
    enter(window, "responsible")
    typed("Ada")
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert session.depth == 0, "what is not in the map yet is taken back in the field"
    typed("Ada")
    inspector.row("responsible").write()
    assert session.depth == 1
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    settle()
    assert session.map is before
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.text() == ""


def test_the_panels_stand_on_the_other_sides_where_text_runs_to_the_left(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        program.open_maps([map_file()], window)
        window.toggle_panel(OUTLINE)
        settle()
        panels = window.tools.panels
        assert panels.docks[INSPECTOR].x() < panels.docks[OUTLINE].x()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_f6_goes_round_the_panes_that_are_open(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    window.toggle_panel(OUTLINE)
    settle()
    panels, canvas = window.tools.panels, window.canvas
    assert canvas is not None
    assert panels.outline is not None
    assert panels.inspector is not None
    canvas.view.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert panels.inspector.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert window.toolbar.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert panels.outline.tree.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert canvas.view.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert panels.outline.tree.hasFocus()
    window.toggle_panel(OUTLINE)
    window.toggle_panel(INSPECTOR)
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert window.toolbar.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert canvas.view.hasFocus()


def edit_in_outline(window: MainWindow, name: str) -> None:
    """Type another name of the first stage into the outline, and leave it there."""
    panels = window.tools.panels
    if not panels.is_open(OUTLINE):
        panels.toggle(OUTLINE)
    settle()
    assert panels.outline is not None
    tree = panels.outline.tree
    tree.setCurrentIndex(panels.outline.model.index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    settle()
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, name)


def test_a_name_that_is_typed_in_the_outline_is_saved(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    path = map_file()
    program.open_maps([path], window)
    settle()
    edit_in_outline(window, "Begin here")
    window.save()
    settle()
    assert load(path).map.stages[0].name == "Begin here"


def test_what_is_being_typed_keeps_a_new_map_from_being_replaced(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    window.new_map()
    settle()
    assert window.is_vacant()
    edit_in_outline(window, "Mine")
    program.open_maps([map_file()], window)
    settle()
    assert window.document is not None
    assert window.document.session.map.stages[0].name == "Mine"
    assert len(program.windows) == 2


def test_redo_does_not_take_the_place_of_what_is_being_typed(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    settle()
    assert window.document is not None
    session = window.document.session
    session.edit("Rename", lambda map_: edits.rename_stage(map_, "need", "Want"))
    window.undo()
    shown(window, "look")
    enter(window, "tags")
    typed("wet, cold")
    window.redo()
    settle()
    assert card_of(session.map, "look").tags == ("wet", "cold")
    assert (session.depth, session.redo_label) == (1, "")
    window.undo()
    assert session.depth == 0


def test_the_keyboard_stays_in_the_inspector_when_undo_takes_its_record_away(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    program.open_maps([map_file()], window)
    settle()
    inspector = window.tools.panels.inspector
    assert inspector is not None
    shown(window, "map")
    row = inspector.row("personas")
    for group in inspector.groups():
        group.unfold()
    editor = row.editor
    assert isinstance(editor, RecordsEditor)
    editor.add.click()
    settle()
    assert inspector.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    settle()
    settle()
    assert inspector.form.id == "map"
    assert inspector.isAncestorOf(focused())


def test_what_was_undone_keeps_a_new_map_from_being_replaced(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    window.new_map()
    settle()
    edit_in_outline(window, "Mine")
    window.undo()
    program.open_maps([map_file()], window)
    settle()
    assert len(program.windows) == 2
    window.redo()
    assert window.document is not None
    assert window.document.session.map.stages[0].name == "Mine"


def test_a_panel_that_was_not_there_yet_when_panels_were_remembered_is_closed(
    program: Application, window: MainWindow, map_file: MapFile
) -> None:
    earlier = QMainWindow()
    for name in (INSPECTOR, OUTLINE):
        dock = QDockWidget(earlier)
        dock.setObjectName(name)
        earlier.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    program.state.panels = earlier.saveState(1)
    program.open_maps([map_file()], window)
    settle()
    panels = window.tools.panels
    assert panels.is_open(OUTLINE)
    assert not panels.is_open(TRAY)


def test_panels_are_not_filled_for_a_map_that_is_not_seen_yet(
    program: Application, window: MainWindow, map_file: MapFile, qtbot: QtBot
) -> None:
    program.open_maps([map_file()], window)
    settle()
    before = window.canvas
    assert before is not None
    window.show_document(Document(small_map("rtl"), None, None, read_only=False))
    # The map that is gone is told of late.
    before.appeared.emit()
    assert window.canvas is not None
    assert not window.canvas.seen
    dock = window.tools.panels.docks[INSPECTOR]
    assert not isinstance(dock.widget(), Inspector)
    qtbot.waitUntil(lambda: isinstance(dock.widget(), Inspector))


@pytest.mark.parametrize("open_before", [False, True])
@pytest.mark.parametrize("name", ["quote", "name", "insight", "scenario", "kind"])
def test_a_double_click_in_the_head_leads_to_the_field_of_what_stands_there(
    program: Application, window: MainWindow, qtbot: QtBot, name: str, open_before: bool
) -> None:
    program.open_maps([sample_path("taxi")], window)
    settle()
    canvas, panels = window.canvas, window.tools.panels
    assert canvas is not None
    if panels.is_open(INSPECTOR) != open_before:
        window.toggle_panel(INSPECTOR)
        settle()
    map_, view = canvas.session.map, canvas.view
    main = next(one for one in map_.personas if one.quote)
    boxes = {
        field.name: (node, QRectF(node.x + field.x, node.y + field.y, 8, field.block.height))
        for node in view.sheet_scene.head
        for field in node.fields
        if field.record in (map_.id, main.id)
    }
    title = boxes["title"][0]
    # The badge of the kind is no text of the document.
    boxes["kind"] = title, QRectF(title.x + 4, boxes["title"][1].bottom() + 8, 4, 4)
    assert set(boxes) >= {"quote", "insight", "scenario"}
    node, box = boxes[name]
    at = view.frame.rect(box.translated(view.frame.head_shift_of(node))).center().toPoint()
    double_click(view, at)
    assert not canvas.is_writing
    assert panels.is_open(INSPECTOR)
    inspector = panels.inspector
    assert inspector is not None
    row = inspector.row("scope.scenario" if name == "scenario" else name)
    assert row.editor.isAncestorOf(focused()) or row.editor is focused()
    if name == "quote":
        QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
        typed("New words")
        settle(400)
        found = canvas.session.map.records[main.id]
        assert isinstance(found, Persona)
        assert found.quote == "New words"


def test_a_click_on_the_map_leads_back_from_what_was_gone_into(
    program: Application, window: MainWindow
) -> None:
    program.open_maps([sample_path("taxi")], window)
    settle()
    canvas, inspector = window.canvas, window.tools.panels.inspector
    assert canvas is not None
    assert inspector is not None
    canvas.select(Selection())
    settle()
    persona = canvas.session.map.personas[0]
    inspector.open_record(persona.id)
    settle()
    assert inspector.form.id == "persona"
    enter(window, "gender")
    typed("x")
    nowhere = canvas.view.rect().bottomLeft() + QPoint(4, -4)
    widget = canvas.view.childAt(nowhere) or canvas.view
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.mapFrom(canvas.view, nowhere))
    settle()
    assert canvas.session.selection == Selection()
    assert inspector.form.id == "map"
    written = canvas.session.map.records[persona.id]
    assert isinstance(written, Persona)
    assert "x" in written.gender, "what was typed there is kept"


def test_a_double_click_on_the_title_writes_it_in_place(
    program: Application, window: MainWindow
) -> None:
    program.open_maps([sample_path("taxi")], window)
    settle()
    canvas = window.canvas
    assert canvas is not None
    view, (node, *_) = canvas.view, canvas.view.sheet_scene.head
    field = next(one for one in node.fields if one.name == "title")
    box = QRectF(node.x + field.x, node.y + field.y, 20, field.block.height)
    at = view.frame.rect(box.translated(view.frame.head_shift_of(node))).center().toPoint()
    double_click(view, at)
    assert canvas.hands().writing.record == canvas.session.map.id
