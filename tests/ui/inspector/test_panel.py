"""The inspector follows what is selected and edits it, one step of the history at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from app.models import edits
from app.models.base import evolve
from app.models.persona import Persona
from app.ui.choices import options
from app.ui.inspector.chosen import CheckEditor, ColourEditor
from app.ui.inspector.held import RecordsEditor
from app.ui.inspector.menu import CheckMenu
from app.ui.inspector.written import LineEditor, ListEditor, TextEditor
from app.ui.names import COLOURS
from tests.editor.maps import sample, small_map
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def card(driver: Driver, key: str) -> Any:
    return driver.record(key)


# --- what is shown ---


def test_it_shows_the_form_of_what_is_selected(inspect: Inspect) -> None:
    driver = inspect()
    shown = []
    for key in ("map", "need", "find", "do", "look"):
        driver.select(key)
        shown.append((driver.panel.title.text(), driver.panel.form.id))
    assert shown == [
        ("Map: Buying shoes", "map"),
        ("Stage: Need", "stage"),
        ("Step: Find", "step"),
        ("Lane: Actions", "lane"),
        ("Card: Action", "card"),
    ]


def test_with_an_empty_cell_it_shows_the_map(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    driver.select()
    assert driver.panel.keys == ("map",)


def test_it_follows_undo_and_other_edits(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    driver.session.edit("Write", lambda map_: edits.set_card_text(map_, "look", "I stroll"))
    driver.settle()
    assert driver.shown("text") == "I stroll"
    driver.session.undo()
    driver.settle()
    assert driver.shown("text") == "I look around"


def test_details_are_shown_for_their_type_and_where_there_are_some(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    assert not driver.row("contact.channels").isVisible()
    driver.choose("type", "Touchpoint")
    assert driver.row("contact.channels").isVisible()
    driver.choose("contact.presence", "Online")
    driver.choose("type", "Action")
    assert driver.row("contact.channels").isVisible(), "details that are there can be seen"
    driver.choose("contact.presence", "Not said")
    assert card(driver, "look").contact is None
    assert not driver.row("contact.channels").isVisible()


# --- editing ---


def test_typing_in_one_field_is_one_step(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    row = driver.enter("text")
    driver.type("I wander")
    row.write()
    assert card(driver, "look").text == "I wander"
    driver.type(" about")
    driver.leave()
    assert card(driver, "look").text == "I wander about"
    assert driver.session.undo_label == "Change Text"
    driver.session.undo()
    assert card(driver, "look").text == "I look around"
    assert driver.session.depth == 0


def test_what_is_typed_reaches_the_map_when_typing_pauses(inspect: Inspect, qtbot: Any) -> None:
    driver = inspect()
    driver.select("look")
    driver.enter("responsible")
    driver.type("Ada")
    qtbot.waitUntil(lambda: card(driver, "look").responsible == "Ada")


def test_entering_a_field_again_begins_another_step(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    driver.fill("responsible", "Ada")
    driver.fill("responsible", "Bea")
    driver.session.undo()
    assert card(driver, "look").responsible == "Ada"


def test_escape_takes_back_what_was_typed_and_then_leaves(inspect: Inspect, qtbot: Any) -> None:
    driver = inspect()
    driver.select("look")
    before = driver.map
    row = driver.enter("text")
    driver.type("I wander")
    row.write()
    driver.type(" about")
    driver.key(Qt.Key.Key_Escape)
    assert driver.map is before
    assert driver.session.depth == 0
    assert driver.shown("text") == "I look around"
    with qtbot.waitSignal(driver.panel.left):
        driver.key(Qt.Key.Key_Escape)
    assert driver.map is before


@pytest.mark.parametrize("how", ["return", "save"])
def test_what_return_or_a_save_has_taken_in_stays_after_escape(
    inspect: Inspect, how: str, qtbot: Any
) -> None:
    driver = inspect()
    driver.select("look")
    driver.enter("responsible")
    driver.type("Ada")
    if how == "return":
        driver.key(Qt.Key.Key_Return)
    else:
        driver.panel.write()
    with qtbot.waitSignal(driver.panel.left):
        driver.key(Qt.Key.Key_Escape)
    assert card(driver, "look").responsible == "Ada"


def test_the_caret_stays_while_the_map_follows_typing(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    row = driver.enter("responsible")
    driver.type("Ada Byron")
    editor = row.editor
    assert isinstance(editor, LineEditor)
    editor.line.setCursorPosition(3)
    driver.type("h")
    row.write()
    driver.session.edit("Write", lambda map_: edits.set_card_text(map_, "try", "Another card"))
    driver.settle()
    driver.type("!")
    driver.leave()
    assert card(driver, "look").responsible == "Adah! Byron"


def test_characters_that_a_box_cannot_hold_survive(inspect: Inspect) -> None:
    odd = "12\u00a0km\r\nfar\u2028away\u00a0off"
    driver = inspect(edits.set_card_text(small_map(), "look", odd))
    driver.select("look")
    driver.enter("text")
    driver.leave()
    assert driver.session.depth == 0
    row = driver.row("text")
    row.editor.setFocus()
    driver.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    driver.type("!")
    driver.leave()
    assert card(driver, "look").text == odd + "!"


def test_looking_through_every_field_changes_nothing(inspect: Inspect) -> None:
    driver = inspect(sample("taxi"))
    map_ = driver.map
    chosen = [map_.id, map_.stages[0].id, map_.steps[0].id, *(one.id for one in map_.lanes)]
    chosen += [one.id for one in map_.cards[::5]]
    for key in chosen:
        driver.select(key)
        for group in driver.panel.groups():
            group.unfold()
        for row in [row for group in driver.panel.groups() for row in group.rows]:
            row.editor.setFocus()
            driver.settle()
        driver.leave()
    assert driver.map is map_
    assert driver.session.depth == 0


def test_what_is_typed_goes_to_the_map_before_another_record_is_shown(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    driver.enter("text")
    driver.type("I wander")
    driver.select("try")
    assert card(driver, "look").text == "I wander"
    assert card(driver, "try").text == "I try some on"
    assert driver.shown("text") == "I try some on"


# --- several records ---


def test_where_records_differ_there_is_a_dash_and_an_edit_is_for_all(inspect: Inspect) -> None:
    map_ = edits.change_card(small_map(), "look", responsible="Ada", follow_up=True)
    map_ = edits.change_card(map_, "try", responsible="Bea", importance="high")
    driver = inspect(map_)
    driver.select("look", "try")
    assert driver.panel.title.text() == "2 cards selected"
    responsible = driver.row("responsible").editor
    assert isinstance(responsible, LineEditor)
    assert (responsible.line.text(), responsible.line.placeholderText()) == ("", "—")
    text = driver.row("text").editor
    assert isinstance(text, TextEditor)
    assert (text.text(), text.box.placeholderText()) == ("", "—")
    assert driver.shown("importance") == ""
    check = driver.row("follow_up").editor
    assert isinstance(check, CheckEditor)
    assert check.box.checkState() == Qt.CheckState.PartiallyChecked
    driver.fill("responsible", "Cleo")
    assert [card(driver, key).responsible for key in ("look", "try")] == ["Cleo", "Cleo"]
    driver.session.undo()
    assert driver.map is map_
    driver.settle()
    driver.check("follow_up")
    assert [card(driver, key).follow_up for key in ("look", "try")] == [True, True]
    driver.choose("importance", "Low")
    assert [card(driver, key).importance for key in ("look", "try")] == ["low", "low"]
    driver.session.undo()
    driver.session.undo()
    assert driver.map is map_


def test_passing_through_a_field_that_differs_changes_nothing(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look", "try")
    driver.enter("text")
    driver.type("x")
    driver.key(Qt.Key.Key_Backspace)
    driver.leave()
    assert driver.map == small_map()


# --- what does not fit ---


def test_what_does_not_fit_is_refused_in_place_and_kept(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("find")
    driver.enter("duration")
    driver.type("soon")
    driver.key(Qt.Key.Key_Return)
    assert "“soon” is no unit of time" in driver.refused("duration")
    assert driver.shown("duration") == "soon"
    assert driver.session.depth == 0
    driver.leave()
    driver.select("pay")
    assert driver.refused("duration") == ""
    driver.select("find")
    assert driver.shown("duration") == "soon", "what was typed is there again"
    assert driver.refused("duration")
    driver.fill("duration", "1 h 30")
    assert driver.refused("duration") == ""
    assert driver.record("find").duration == 5400  # type: ignore[attr-defined]
    assert driver.shown("duration").replace("\u00a0", " ") == "1 h 30 min"


def test_an_edit_that_the_map_refuses_is_told_in_place(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("find")
    driver.fill("duration", "-5 min")
    assert "out of range" in driver.refused("duration")
    assert driver.session.depth == 0


def test_the_wheel_does_not_change_what_it_passes_over(inspect: Inspect, qtbot: Any) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    driver = inspect()
    driver.select("look")
    combo = driver.row("importance").editor.focusProxy()
    assert combo is not None
    at = QPointF(10, 10)
    event = QWheelEvent(
        at, combo.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, event)
    driver.settle()
    assert card(driver, "look").importance == ""


# --- lists of records ---


def test_a_persona_is_added_filled_and_removed(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("map")
    editor = driver.row("personas").editor
    assert isinstance(editor, RecordsEditor)
    editor.add.click()
    driver.settle()
    assert driver.panel.form.id == "persona"
    driver.fill("name", "Dana")
    driver.fill("goals", "be home early")
    driver.fill("preferred_channels", "phone, Carrier pigeon")
    driver.fill("share", "8.5 %")
    (persona,) = driver.map.personas
    assert persona.name == "Dana"
    assert persona.goals == ("be home early",)
    assert persona.preferred_channels == ("phone", "Carrier pigeon")
    assert persona.share == 0.085
    driver.panel.back.click()
    driver.settle()
    assert driver.panel.form.id == "map"
    driver.choose("main_persona", "Dana")
    assert driver.map.main_persona == persona.id
    editor.remove.click()
    driver.settle()
    assert not driver.map.personas
    driver.session.undo()
    driver.settle()
    assert driver.record(persona.id) is persona


def test_sources_are_put_in_order_by_keys(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("map")
    for title in ("Survey", "Calls"):
        before = driver.row("sources").editor
        assert isinstance(before, RecordsEditor)
        before.add.click()
        driver.settle()
        driver.fill("title", title)
        driver.panel.back.click()
        driver.settle()
    editor = driver.row("sources").editor
    assert isinstance(editor, RecordsEditor)
    driver.enter("sources")
    editor.list.setCurrentRow(1)
    driver.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.title for one in driver.map.sources] == ["Calls", "Survey"]
    assert editor.list.currentRow() == 0
    driver.key(Qt.Key.Key_Delete)
    assert [one.title for one in driver.map.sources] == ["Survey"]
    driver.key(Qt.Key.Key_Return)
    assert driver.panel.title.text() == "Source: Survey"


def test_a_form_of_what_undo_takes_away_goes_back(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("map")
    editor = driver.row("sources").editor
    assert isinstance(editor, RecordsEditor)
    editor.add.click()
    driver.settle()
    driver.session.undo()
    driver.settle()
    assert driver.panel.form.id == "map"


def test_metrics_of_a_step_have_a_form_each(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("find")
    editor = driver.row("measures").editor
    assert isinstance(editor, RecordsEditor)
    editor.add.click()
    driver.settle()
    driver.fill("value", "12 min")
    driver.choose("kind", "Cost")
    (measure,) = driver.record("find").measures  # type: ignore[attr-defined]
    assert (measure.kind, measure.value, measure.unit) == ("cost", 720, "seconds")
    assert driver.panel.title.text().startswith("Metric: Cost: 12")
    driver.panel.back.click()
    driver.settle()
    assert driver.panel.title.text() == "Step: Find"


def test_a_new_metric_is_named_first_and_time_has_no_unit_of_its_own(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("find")
    editor = driver.row("measures").editor
    assert isinstance(editor, RecordsEditor)
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    driver.settle()
    assert driver.row("name").editor.has_keyboard(), "and not the list, whose words typing changes"
    driver.type("Waiting time")
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Tab)
    assert driver.row("value").editor.has_keyboard(), "the unit comes in between"
    driver.type("12 min")
    driver.leave()
    (measure,) = driver.record("find").measures  # type: ignore[attr-defined]
    assert (measure.kind, measure.name, measure.value) == ("time-spent", "Waiting time", 720)
    assert not driver.row("symbol").isVisible()
    driver.choose("unit", "Money")
    assert driver.row("symbol").isVisible()


def test_back_from_a_record_the_keyboard_stands_on_it(inspect: Inspect) -> None:
    people = tuple(Persona(id=one, name=one.title()) for one in ("ann", "dana", "eve"))
    driver = inspect(evolve(small_map(), personas=people))
    driver.select("map")
    driver.enter("personas")
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert driver.panel.form.id == "persona"
    QTest.mouseClick(driver.panel.back, Qt.MouseButton.LeftButton)
    driver.settle()
    assert driver.panel.form.id == "map"
    editor = driver.row("personas").editor
    assert isinstance(editor, RecordsEditor)
    assert editor.has_keyboard()
    assert editor.list.current_key == "dana"
    driver.type("x")
    assert driver.map.title == small_map().title


def test_groups_are_folded_by_keyboard(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    group = next(
        one for one in driver.panel.groups() if one.heading and "Evidence" in one.heading.text()
    )
    assert group.heading is not None
    assert driver.row("evidence").isVisible()
    group.heading.setFocus()
    QTest.keyClick(group.heading, Qt.Key.Key_Space)
    assert not driver.row("evidence").isVisible()


@pytest.mark.parametrize("folded", [False, True])
def test_who_types_from_field_to_field_loses_nothing_on_a_heading(
    inspect: Inspect, folded: bool
) -> None:
    driver = inspect(evolve(small_map(), personas=(Persona(id="ann", name="Ann"),)))
    driver.select("map")
    driver.enter("personas")
    driver.key(Qt.Key.Key_Return)
    group = next(one for one in driver.panel.groups() if one.heading and one.rows[0].isVisible())
    assert group.heading is not None
    driver.enter("bio")
    group.heading.setChecked(not folded)
    for part in ("A nurse", "34", "Woman", "Nurse"):
        for sign in part:
            driver.type(sign)
        driver.key(Qt.Key.Key_Tab)
    ann = driver.record("ann")
    assert isinstance(ann, Persona)
    assert (ann.bio, ann.age, ann.gender, ann.occupation) == ("A nurse", "34", "Woman", "Nurse")
    group.heading.setChecked(not folded)
    group.heading.setFocus()
    before = driver.map
    for sign in "41":
        driver.type(sign)
    driver.leave()
    assert driver.map is before, "what stands there is not replaced unseen"


def test_a_letter_on_a_heading_chooses_nothing(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    before = driver.map
    group = next(
        one for one in driver.panel.groups() if one.heading and "Evidence" in one.heading.text()
    )
    assert group.heading is not None
    group.heading.setFocus()
    for sign in "measured":
        driver.type(sign)
    driver.key(Qt.Key.Key_Tab)
    assert driver.map is before


def test_the_text_of_a_card_goes_by_the_name_it_has_for_its_type(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    named = {}
    for type_, field in (("Emotion", "word"), ("Picture", "caption"), ("Action", "text")):
        driver.choose("type", type_)
        named[field] = [one for one in ("text", "word", "caption") if driver.row(one).isVisible()]
    assert named == {"word": ["word"], "caption": ["caption"], "text": ["text"]}


def test_several_channels_are_checked_in_one_menu(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    driver.choose("type", "Touchpoint")
    editor = driver.row("contact.channels").editor
    assert isinstance(editor, ListEditor)
    assert editor.button is not None
    editor.button.click()
    driver.settle()
    (menu,) = editor.findChildren(CheckMenu)
    for action in (menu.actions()[0], menu.actions()[2]):
        at = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert menu.isVisible()
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert card(driver, "look").contact.channels == ("website",)
    assert driver.shown("contact.channels") == "Website"
    driver.fill("contact.channels", "Website, carrier pigeon, phone")
    assert card(driver, "look").contact.channels == ("website", "carrier pigeon", "phone")


def test_colours_are_those_of_the_menus_and_go_by_their_names(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("look")
    editor = driver.row("colour").editor
    assert isinstance(editor, ColourEditor)
    editor.button.click()
    (menu,) = editor.findChildren(QMenu)
    names = [action.text() for action in menu.actions() if action.text()]
    offered = options("card-colour", driver.session.map, driver.session.selection, lambda: None)
    assert names[1:-1] == [one.text for one in offered if one.text][1:-1]
    next(action for action in menu.actions() if action.text() == "Blue").trigger()
    menu.close()
    driver.settle()
    assert card(driver, "look").colour == next(
        value for value, name in COLOURS.items() if name == "Blue"
    )
    assert editor.button.text() == "Blue"


def test_a_group_that_is_opened_scrolls_into_sight_with_its_heading(inspect: Inspect) -> None:
    driver = inspect()
    driver.select("map")
    driver.panel.resize(300, 420)
    driver.settle()
    group = [one for one in driver.panel.groups() if one.heading is not None][-1]
    heading = group.heading
    assert heading is not None
    if heading.isChecked():
        QTest.mouseClick(heading, Qt.MouseButton.LeftButton)
        driver.settle()
    area = driver.panel.area
    area.ensureWidgetVisible(heading)
    driver.settle()
    QTest.mouseClick(heading, Qt.MouseButton.LeftButton)
    driver.settle()
    seen = area.viewport().rect()

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(area.viewport(), QPoint()), widget.size())

    assert seen.contains(place(heading))
    body = place(group.body)
    assert seen.contains(body) or place(heading).top() <= 1, "as much as there is room for"
    assert body.height() > 20


def test_another_card_is_shown_from_its_first_field_unless_one_was_used(inspect: Inspect) -> None:
    driver = inspect(small_map())
    bar = driver.panel.area.verticalScrollBar()
    driver.panel.resize(300, 300)
    driver.select("look")
    bar.setValue(bar.maximum())
    assert bar.value() > 100, "there is nothing to scroll"
    driver.select("try")
    assert bar.value() == 0
    # One field of a card after the other is filled where it stands.
    driver.enter("responsible")
    driver.panel.area.ensureWidgetVisible(driver.row("responsible"))
    driver.settle()
    at = bar.value()
    assert at > 100
    driver.leave()
    driver.select("hole")
    assert bar.value() == at
    # A form of something else begins anew, and so does that of cards then.
    driver.select("need")
    assert bar.value() == 0
    driver.select("look")
    bar.setValue(bar.maximum())
    driver.select("try")
    assert bar.value() == 0
