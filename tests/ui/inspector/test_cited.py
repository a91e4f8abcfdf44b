"""Sources are made where they are cited, by key and by pointer, in one step of undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.models import edits
from app.models.persona import Persona
from app.models.scope import Source
from app.ui.inspector.ids_editor import IdsEditor
from app.ui.inspector.menu import CheckMenu
from app.ui.inspector.refused import Refused
from tests.editor.maps import card_of, small_map
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]
K = Qt.Key


def editor_of(driver: Driver) -> IdsEditor:
    editor = driver.row("sources").editor
    assert isinstance(editor, IdsEditor)
    return editor


def cited(driver: Driver, card: str) -> list[str]:
    """The titles of the sources of a card."""
    record = card_of(driver.map, card)
    titles = {one.id: one.title for one in driver.map.sources}
    return [titles[one] for one in record.sources]


def shown(driver: Driver) -> str:
    return editor_of(driver).button.text()


def menu_of(driver: Driver) -> CheckMenu:
    (menu,) = (one for one in editor_of(driver).findChildren(CheckMenu) if one.isVisible())
    return menu


def begin(driver: Driver) -> None:
    """Let a name be typed, by keys alone."""
    driver.row("sources").editor.setFocus(Qt.FocusReason.TabFocusReason)
    driver.key(K.Key_Space)
    if driver.map.sources:
        menu = menu_of(driver)
        while menu.activeAction() is None or menu.activeAction().text() != "New Source…":
            QTest.keyClick(menu, K.Key_Down)
        assert not menu.activeAction().icon().isNull(), "the sign of all that adds"
        QTest.keyClick(menu, K.Key_Return)
        driver.settle()


@pytest.fixture
def driver(inspect: Inspect) -> Driver:
    made = inspect()
    made.select("look")
    return made


def with_source(driver: Driver) -> None:
    driver.session.commit(
        "", edits.insert_source(driver.map, Source(id="talk", title="Talk in May"), 0)
    )
    driver.settle()


def test_a_source_is_made_on_the_card_that_cites_it_by_keys_in_one_step(driver: Driver) -> None:
    before = driver.map
    assert shown(driver) == "New Source…"
    begin(driver)
    driver.type("Interviews in May")
    driver.key(K.Key_Return)
    assert [one.title for one in driver.map.sources] == ["Interviews in May"]
    assert cited(driver, "look") == ["Interviews in May"]
    assert shown(driver) == "Interviews in May"
    assert editor_of(driver).button.hasFocus()
    assert driver.session.undo_label == "Add Source"
    driver.session.undo()
    assert driver.map is before


def test_beside_other_sources_it_is_made_from_the_menu_by_the_pointer(driver: Driver) -> None:
    with_source(driver)
    editor = editor_of(driver)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(editor.button, left, pos=QPoint(8, 8))
    driver.settle()
    menu = menu_of(driver)
    (first, new) = (one for one in menu.actions() if one.text())
    QTest.mouseClick(menu, left, pos=menu.actionGeometry(first).center())
    ticked = driver.map
    QTest.mouseClick(menu, left, pos=menu.actionGeometry(new).center())
    driver.settle()
    driver.type("Survey")
    QTest.mouseClick(driver.panel.title, left)
    driver.leave()
    assert cited(driver, "look") == ["Talk in May", "Survey"]
    driver.session.undo()
    assert driver.map is ticked


def test_a_title_that_is_known_cites_that_source(driver: Driver) -> None:
    with_source(driver)
    begin(driver)
    driver.type("  talk in may ")
    driver.key(K.Key_Return)
    assert len(driver.map.sources) == 1
    assert cited(driver, "look") == ["Talk in May"]


def test_several_cards_cite_the_new_source_beside_their_own(driver: Driver) -> None:
    with_source(driver)
    driver.session.commit("", edits.change_card(driver.map, "try", sources=("talk",)))
    driver.select("look", "try")
    begin(driver)
    driver.type("Survey")
    driver.key(K.Key_Return)
    assert cited(driver, "look") == ["Survey"]
    assert cited(driver, "try") == ["Talk in May", "Survey"]


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Escape, K.Key_Tab])
@pytest.mark.parametrize("text", ["", "  "])
def test_without_a_title_none_is_made(driver: Driver, key: K, text: str) -> None:
    before = driver.map
    begin(driver)
    driver.type(text)
    driver.key(key)
    assert driver.map is before
    assert editor_of(driver).line.isHidden()
    assert editor_of(driver).button.isVisible()
    assert editor_of(driver).button.hasFocus() is (key != K.Key_Tab)


def test_escape_gives_up_the_title_alone_and_a_long_one_comes_again(driver: Driver) -> None:
    with_source(driver)
    given_up: list[Refused] = []
    driver.panel.abandoned.connect(given_up.append)
    begin(driver)
    driver.type("Interviews with riders in May")
    driver.key(K.Key_Escape)
    assert [one.title for one in driver.map.sources] == ["Talk in May"]
    assert editor_of(driver).button.hasFocus()
    (abandoned,) = given_up
    driver.panel.show_refused(abandoned)
    driver.row("sources").take_draft(abandoned.text)
    assert cited(driver, "look") == ["Interviews with riders in May"]


def test_ticks_before_stay_when_a_title_is_given_up(driver: Driver) -> None:
    with_source(driver)
    driver.row("sources").editor.setFocus(Qt.FocusReason.TabFocusReason)
    driver.key(K.Key_Space)
    menu = menu_of(driver)
    QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Space)
    QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Return)
    driver.settle()
    driver.type("Surv")
    driver.key(K.Key_Escape)
    assert cited(driver, "look") == ["Talk in May"]


def test_a_cited_source_is_opened_from_its_card_and_leads_back(driver: Driver) -> None:
    begin(driver)
    driver.type("Survey")
    driver.key(K.Key_Return)
    driver.key(K.Key_Space)
    menu = menu_of(driver)
    QTest.keyClick(menu, K.Key_Up)
    assert menu.activeAction().text() == "Edit “Survey”…"
    QTest.keyClick(menu, K.Key_Return)
    driver.settle()
    assert driver.panel.form.id == "source"
    assert driver.shown("title") == "Survey"
    driver.panel.back.click()
    driver.settle()
    assert driver.panel.keys == ("look",)
    assert editor_of(driver).button.hasFocus()


def test_a_source_opened_from_a_persona_leads_back_to_it(inspect: Inspect) -> None:
    driver = inspect(edits.insert_persona(small_map(), Persona(id="ana", name="Ana"), 0))
    persona = "ana"
    driver.panel.open_record(persona)
    begin(driver)
    driver.type("Survey")
    driver.key(K.Key_Return)
    (source,) = driver.map.sources
    assert driver.map.personas[0].sources == (source.id,)
    editor_of(driver).asked.emit("open", source.id)
    driver.settle()
    driver.panel.back.click()
    assert driver.panel.keys == (persona,)


def test_a_field_that_a_command_leads_to_is_one_of_what_is_selected(driver: Driver) -> None:
    """Though a record that has no such field was gone into from there."""
    with_source(driver)
    driver.panel.open_record("talk")
    driver.settle()
    driver.panel.begin_field("sources")
    driver.settle()
    assert driver.panel.keys == ("look",)
    assert editor_of(driver).has_keyboard()
