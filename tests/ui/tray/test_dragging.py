"""Dragging between the tray and the map, and within the tray: dropped, put back, undone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from app.canvas.tools.shapes import Ghost, InsertionLine, Lit
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.lane import Lane
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle
from tests.ui.tray.conftest import CTRL, Driver, Open, noted


def kinds(one: Driver) -> set[type]:
    """The kinds of shapes that are drawn over the map."""
    return {type(shape) for shape in one.canvas.hands().gesture.shapes}


def at_rest(one: Driver) -> bool:
    """Whether nothing of a drag is left to be seen."""
    return (
        not one.canvas.hands().gesture.active
        and not one.canvas.hands().gesture.shapes
        and one.tray.list.hide_gap() is None
    )


def test_a_note_is_dragged_into_a_cell_before_a_card(driver: Open) -> None:
    one = driver("a", "b").open()
    one.press(one.at_note("b")).pull(one.at_card("try", 0.2))
    assert kinds(one) == {Lit, InsertionLine, Ghost}
    *_, last = one.canvas.hands().gesture.shapes
    assert isinstance(last, InsertionLine), "above what is carried"
    assert one.map.tray == noted("a", "b").tray
    one.release()
    assert one.texts("do", "find") == ["I look around", "b", "I try some on"]
    assert one.notes == one.shown == ["a"]
    assert one.canvas.session.selection == Selection(("b",), ("do", "find"))
    assert one.focused is one.canvas.view
    assert at_rest(one)
    one.do("undo")
    assert one.map == noted("a", "b")


def test_several_notes_go_together_in_their_order(driver: Open) -> None:
    one = driver("a", "b", "c").open()
    one.stand_on("c")
    one.press(one.at_note("a"), CTRL).release(CTRL)
    one.press(one.at_note("a")).pull(one.in_cell("do", "pay"))
    assert [
        shape.count for shape in one.canvas.hands().gesture.shapes if isinstance(shape, Ghost)
    ] == [2]
    one.release()
    assert one.texts("do", "pay") == ["a", "c"]
    assert one.canvas.session.undo_label == "Place 2 Notes"


def test_esc_puts_a_note_back_over_the_map_and_over_the_tray(driver: Open) -> None:
    one = driver("a", "b").open()
    for place in (one.in_cell("do", "pay"), one.at_note("b", 0.9)):
        one.press(one.at_note("a")).pull(place)
        one.key(Qt.Key.Key_Escape)
        assert at_rest(one)
        one.pull(one.in_cell("do", "find")).release()
        assert one.map == noted("a", "b")
        assert at_rest(one)
        assert one.focused is one.tray.list


def test_beside_the_map_nothing_can_be_dropped(driver: Open) -> None:
    one = driver("a").open()
    inspector = one.window.tools.panels.inspector
    assert inspector is not None
    one.press(one.at_note("a")).pull(inspector.mapToGlobal(QPoint(40, 60)))
    assert one.tray.list.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    one.release()
    assert one.map == noted("a")
    assert at_rest(one)
    said = one.window.tools.editing.acting.toast
    assert said.text == "Notes go to a cell of the map: let go on one"
    assert not said.buttons, "there is nothing to undo"


def test_notes_are_dragged_to_another_place_of_the_tray(driver: Open) -> None:
    one = driver("a", "b", "c", "d").open()
    one.press(one.at_note("a")).pull(one.at_note("c", 0.9))
    before = one.tray.list.viewport().grab().toImage()
    one.release()
    assert one.shown == ["b", "c", "a", "d"]
    assert one.canvas.session.undo_label == "Move Note"
    assert one.chosen == ["a"]
    one.do("undo")
    # The line that showed the place is gone.
    assert one.tray.list.viewport().grab().toImage() != before
    one.press(one.at_note("b")).pull(one.at_note("b", 0.9)).release()
    assert one.map == noted("a", "b", "c", "d")


def test_a_map_that_changes_ends_the_drag(driver: Open) -> None:
    one = driver("a", "b").open()
    one.press(one.at_note("a")).pull(one.in_cell("do", "pay"))
    one.canvas.session.edit("Remove", lambda map_: edits.remove_tray_notes(map_, ["a"]))
    settle()
    one.pull(one.in_cell("do", "find")).release()
    assert one.notes == ["b"]
    assert len(one.map.cards) == 5
    assert at_rest(one)


def test_the_map_scrolls_at_its_edge_and_not_while_the_pointer_is_on_the_tray(
    driver: Open,
) -> None:
    one = driver("a", "b").open()
    one.canvas.view.zoom_to(4.0)
    settle()
    start = one.canvas.view.frame.origin
    one.press(one.at_note("a")).pull(one.at_note("b", 0.9))
    settle(150)
    assert one.canvas.view.frame.origin == start
    middle = one.canvas.view.mapToGlobal(one.canvas.view.rect().center())
    edge = QPoint(
        one.canvas.view.mapToGlobal(one.canvas.view.rect().topRight()).x() - 4, middle.y()
    )
    one.pull(middle)
    settle(60)
    one.pull(edge)
    settle(150)
    assert one.canvas.view.frame.origin.x() < start.x()
    one.key(Qt.Key.Key_Escape)
    one.release()


def test_a_long_tray_scrolls_at_its_edge(driver: Open) -> None:
    one = driver(*(f"note {number}" for number in range(60))).open()
    bar = one.tray.list.verticalScrollBar()
    bar.setValue(0)
    viewport = one.tray.list.viewport()
    low = viewport.mapToGlobal(QPoint(40, viewport.height() - 4))
    one.press(one.at_note("note 1")).pull(low)
    settle(200)
    assert bar.value() > 20
    one.release()
    assert one.notes.index("note 1") > 5


def test_a_card_is_dragged_into_the_tray_between_notes(driver: Open) -> None:
    one = driver("a", "b").open()
    one.press(one.at_card("look")).pull(one.at_note("b", 0.1))
    assert one.canvas.hands().gesture.shapes
    one.release()
    assert one.notes == one.shown == ["a", "I look around", "b"]
    assert one.texts("do", "find") == ["I try some on"]
    assert one.window.tools.editing.acting.toast.label.text() == "1 card sent to the tray"
    assert at_rest(one)
    one.do("undo")
    assert one.map == noted("a", "b")


def test_all_chosen_cards_are_dragged_into_an_empty_tray(driver: Open) -> None:
    one = driver().open()
    one.canvas.select(Selection(("hole", "dry", "look"), ("do", "find")))
    into = one.tray.list.viewport().mapToGlobal(QPoint(60, 200))
    one.press(one.at_card("look")).pull(into).release()
    assert sorted(one.notes) == ["I look around", "I see a hole", "Keep my feet dry"]


def test_esc_puts_a_card_back_from_over_the_tray(driver: Open) -> None:
    one = driver("a", "b").open()
    one.press(one.at_card("look")).pull(one.at_note("b", 0.1))
    one.key(Qt.Key.Key_Escape)
    assert not one.canvas.hands().gesture.shapes
    assert one.tray.list.hide_gap() is None
    one.pull(one.at_note("a")).release()
    assert at_rest(one)
    assert one.map == noted("a", "b")


def test_a_card_that_goes_over_the_tray_and_back_is_dropped_in_a_cell(driver: Open) -> None:
    one = driver("a").open()
    one.press(one.at_card("look")).pull(one.at_note("a")).pull(one.in_cell("do", "pay"))
    assert one.tray.list.hide_gap() is None
    one.release()
    assert one.texts("do", "pay") == ["I look around"]
    assert one.notes == ["a"]


def test_the_map_rests_while_a_card_is_held_over_the_tray(driver: Open) -> None:
    one = driver("a").open()
    one.canvas.view.zoom_to(2.0)
    one.canvas.view.scroll_by(200, 0)
    settle()
    one.press(one.at_card("look")).pull(one.at_note("a"))
    start = one.canvas.view.frame.origin
    settle(150)
    assert one.canvas.view.frame.origin == start
    one.release()


def test_a_copy_cannot_be_dropped_in_the_tray(driver: Open) -> None:
    one = driver("a").open()
    one.press(one.at_card("look"), CTRL).pull(one.at_note("a"), CTRL).release(CTRL)
    assert one.map == noted("a")
    assert at_rest(one)


def test_a_face_is_dragged_into_the_tray_with_its_level(driver: Open) -> None:
    lane = Lane(id="mood", type="emotion", title="Emotions")
    face = Card(id="glad", lane="mood", step="find", type="emotion", text="Glad",
                feeling=Feeling(level=1.0))  # fmt: skip
    map_ = small_map()
    map_ = evolve(map_, lanes=(lane, *map_.lanes), cards=(face, *map_.cards))
    one = driver(map_=map_).open()
    one.press(one.at_face("glad")).pull(one.tray.list.viewport().mapToGlobal(QPoint(60, 90)))
    one.release()
    assert one.notes == ["Glad"]
    one.stand_on("glad")
    one.press(one.at_note("glad")).pull(one.in_cell("mood", "pay")).release()
    back = card_of(one.map, "glad")
    assert (back.step, back.feeling) == ("pay", Feeling(level=1.0))


def test_the_button_that_went_up_unseen_ends_the_drag(driver: Open) -> None:
    one = driver("a", "b").open()
    one.press(one.at_note("a")).pull(one.in_cell("do", "pay"))
    one.lose_button()
    assert at_rest(one)
    assert one.map == noted("a", "b")


def test_whoever_takes_the_keyboard_away_ends_the_drag(driver: Open) -> None:
    one = driver("a", "b").open()
    one.press(one.at_note("a")).pull(one.in_cell("do", "pay"))
    assert one.canvas.hands().gesture.dragging
    one.tray.line.setFocus()
    settle()
    assert at_rest(one)
    one.release()
    assert one.map == noted("a", "b")
