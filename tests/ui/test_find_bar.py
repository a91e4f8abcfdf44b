"""The find bar: how many there are, all marked, from one to the next, and replacing."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.canvas import MapCanvas
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.reserved import TrayNote
from app.models.scope import Source
from app.ui.document import Document
from app.ui.find_bar import FindBar
from app.ui.window import MainWindow
from tests.canvas.driver import pixels_of
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def noted() -> JourneyMap:
    map_ = small_map()
    cards = tuple(evolve(one, notes="look at it") if one.id == "dry" else one for one in map_.cards)
    return evolve(map_, cards=cards)


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    window.show_document(Document(noted(), None, None, read_only=False))
    settle()
    return window


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
    settle()


def write(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    settle()


def bar_of(window: MainWindow) -> FindBar:
    finding = window.tools.editing.finding
    assert finding is not None
    assert finding.bar is not None
    return finding.bar


def canvas_of(window: MainWindow) -> MapCanvas:
    assert window.canvas is not None
    return window.canvas


def current(window: MainWindow) -> str:
    assert window.document is not None
    return window.document.session.selection.current


def the_map(window: MainWindow) -> JourneyMap:
    assert window.document is not None
    return window.document.session.map


def test_typing_finds_counts_and_goes_to_the_first_place(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_F, CTRL)
    write("i ")
    bar = bar_of(shown)
    assert bar.count.text() == "1 of 3"
    assert current(shown) == "hole"
    press(shown, Qt.Key.Key_Return)
    assert (bar.count.text(), current(shown)) == ("2 of 3", "look")
    press(shown, Qt.Key.Key_F3)
    assert (bar.count.text(), current(shown)) == ("3 of 3", "try")
    press(shown, Qt.Key.Key_G, CTRL)
    assert (bar.count.text(), current(shown)) == ("1 of 3", "hole")
    press(shown, Qt.Key.Key_F3, SHIFT)
    assert current(shown) == "try"
    press(shown, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert current(shown) == "try"
    assert canvas_of(shown).view.hasFocus()
    press(shown, Qt.Key.Key_F3)
    assert not bar.isHidden()


def test_finding_goes_on_from_what_is_selected(shown: MainWindow) -> None:
    canvas_of(shown).select(Selection(("look",), ("do", "find")))
    press(shown, Qt.Key.Key_F, CTRL)
    write("i ")
    assert current(shown) == "look"


def test_headings_and_notes_are_found_and_it_is_said_where(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_F, CTRL)
    write("look")
    bar = bar_of(shown)
    assert bar.count.text() == "1 of 2"
    assert bar.where.text() == ""
    press(shown, Qt.Key.Key_Return)
    assert current(shown) == "dry"
    assert bar.where.text() == "in the notes of the card: “look at it”"
    bar.wanted.clear()
    write("BUY")
    assert [one.record for one in bar.places] == ["map", "buy"]
    bar.match_case.click()
    assert bar.count.text() == "Not found"
    bar.match_case.click()
    bar.whole_words.click()
    assert bar.count.text() == "1 of 1"
    assert current(shown) == "buy"


def test_words_that_stand_beside_the_cards_are_found_and_it_is_said_where(
    shown: MainWindow,
) -> None:
    assert shown.document is not None
    map_ = the_map(shown)
    card = evolve(map_.cards[0], responsible="Fleet desk", tags=("night shift",))
    source = Source(id="src", title="Interviews with the night team")
    shown.document.session.edit("Change", lambda now: evolve(
        now, cards=(card, *now.cards[1:]), sources=(source,),
        scope=evolve(now.scope, owner="Petra of the fleet"),
    ))  # fmt: skip
    press(shown, Qt.Key.Key_F, CTRL)
    write("fleet")
    bar, said = bar_of(shown), []
    for _ in bar.places:
        said.append((current(shown), bar.where.text()))
        press(shown, Qt.Key.Key_Return)
    assert set(said) == {
        ("map", "Owner: “Petra of the fleet”"),
        (card.id, "Responsible: “Fleet desk”"),
    }
    bar.wanted.clear()
    write("night")
    press(shown, Qt.Key.Key_Return)
    assert bar.where.text() == "in the sources, Title: “…with the night team”"


def yellow(window: MainWindow) -> int:
    """How many pixels of the view have the colour of a mark."""
    shown = pixels_of(canvas_of(window).view.grab())
    red, green, blue = shown[..., 0], shown[..., 1], shown[..., 2]
    return int(np.count_nonzero((red > 200) & (red - blue > 50) & (green > 100)))


@pytest.mark.parametrize("word", ["look", "shoes", "need", "actions"])
def test_every_place_in_sight_is_marked_on_map_and_headings(shown: MainWindow, word: str) -> None:
    before = yellow(shown)
    press(shown, Qt.Key.Key_F, CTRL)
    write(word)
    marked = yellow(shown)
    assert marked > before + 60
    press(shown, Qt.Key.Key_Escape)
    assert yellow(shown) <= before + 5


def test_replacing_goes_on_behind_what_was_put_in(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_H, CTRL)
    write("i")
    bar = bar_of(shown)
    bar.whole_words.click()
    assert bar.count.text() == "1 of 3"
    bar.replacement.setFocus()
    write("I i")
    press(shown, Qt.Key.Key_Return)
    assert card_of(the_map(shown), "hole").text == "I i see a hole"
    assert current(shown) == "look"
    assert canvas_of(shown).session.undo_label == "Replace"


def test_replace_all_is_one_step_and_says_how_many(shown: MainWindow) -> None:
    before = the_map(shown)
    press(shown, Qt.Key.Key_H, CTRL)
    write("look")
    bar = bar_of(shown)
    bar.replacement.setText("glance")
    bar.replace_every.click()
    settle()
    assert card_of(the_map(shown), "look").text == "I glance around"
    assert card_of(the_map(shown), "dry").notes == "glance at it"
    assert bar.where.text() == "2 replaced"
    assert canvas_of(shown).session.undo_label == "Replace 2 Places"
    canvas_of(shown).undo()
    assert the_map(shown) is before
    settle(250)
    assert bar.count.text().endswith("of 2")


def test_the_bar_follows_the_map(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_F, CTRL)
    write("look")
    session = canvas_of(shown).session
    session.edit("x", lambda map_: evolve(map_, cards=map_.cards[:1]))
    settle(250)
    assert bar_of(shown).count.text() == "Not found"


def test_another_map_has_its_own_bar(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_F, CTRL)
    write("look")
    shown.show_document(Document(small_map("rtl"), None, None, read_only=False))
    settle()
    finding = shown.tools.editing.finding
    assert finding is not None
    assert finding.bar is None
    assert [one for one in shown.findChildren(FindBar) if one.isVisible()] == []


def test_a_narrow_window_says_it_below_and_cuts_no_button(shown: MainWindow) -> None:
    shown.resize(700, 500)
    settle()
    press(shown, Qt.Key.Key_F, CTRL)
    write("look at it")
    bar = bar_of(shown)
    assert bar.where.text() == ""
    assert not bar.below.isHidden()
    assert bar.below.text().startswith("in the notes of the card")
    for button in (bar.match_case, bar.whole_words):
        assert button.width() >= button.sizeHint().width()


def test_what_was_deleted_a_moment_ago_is_not_gone_to(shown: MainWindow) -> None:
    """The bar finds anew only when typing pauses: until then its places are of an older map."""
    press(shown, Qt.Key.Key_F, CTRL)
    write("look")
    canvas = canvas_of(shown)
    canvas.view.setFocus()
    canvas.select(select_record(the_map(shown), "look"))
    shown.act("delete")
    assert "look" not in the_map(shown).records
    bar_of(shown).go(1)
    assert current(shown) != "look"


def test_replacing_goes_by_the_text_as_it_is_written(shown: MainWindow) -> None:
    """What is being written moves the places found before it was."""
    press(shown, Qt.Key.Key_H, CTRL)
    write("look")
    bar = bar_of(shown)
    bar.replacement.setText("GAZE")
    canvas = canvas_of(shown)
    canvas.select(select_record(the_map(shown), "look"))
    assert canvas.write_selected()
    press(shown, Qt.Key.Key_Home)
    write("Yesterday ")
    bar.replace_all()
    assert card_of(the_map(shown), "look").text == "Yesterday I GAZE around"


def test_tab_goes_from_what_is_wanted_to_what_replaces_it(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_H, CTRL)
    press(shown, Qt.Key.Key_Tab)
    assert bar_of(shown).replacement.hasFocus()


def test_replacing_the_last_place_is_no_failure(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_H, CTRL)
    write("look")
    bar = bar_of(shown)
    bar.replacement.setText("gaze")
    bar.replace_all()
    assert bar.count.text() == ""
    settle(250)
    assert bar.count.text() == ""
    write("s")
    assert bar.count.text() == "Not found"


def test_replacing_the_last_place_alone_says_so(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_H, CTRL)
    write("hole")
    bar = bar_of(shown)
    bar.replacement.setText("gap")
    bar.replace_one.click()
    assert (bar.count.text(), bar.where.text()) == ("", "1 replaced")
    assert bar.count.isHidden()
    beside = bar.whole_words.geometry().right()
    assert bar.where.geometry().left() - beside < 30, "it stands where the count stood"


def test_replacing_keeps_capitals_unless_case_is_matched(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_H, CTRL)
    write("buy")
    bar = bar_of(shown)
    bar.replacement.setText("sell")
    bar.replace_every.click()
    assert the_map(shown).title.startswith("Sell")
    canvas_of(shown).undo()
    settle(250)
    bar.match_case.click()
    bar.wanted.clear()
    bar.wanted.setFocus()
    write("Buy")
    bar.replace_every.click()
    assert the_map(shown).title.startswith("sell")


def test_it_is_said_how_many_changed_and_that_none_did(shown: MainWindow) -> None:
    session = canvas_of(shown).session
    session.edit("x", lambda now: edits.set_card_text(now, "look", "The App, the app, the APP"))
    depth = session.depth
    press(shown, Qt.Key.Key_H, CTRL)
    write("app")
    bar = bar_of(shown)
    bar.replacement.setText("app")
    bar.replace_every.click()
    assert (bar.where.text(), session.undo_label) == ("2 replaced", "Replace 2 Places")
    bar.replace_every.click()
    assert bar.where.text() == "Nothing changed"
    assert session.depth == depth + 1
    assert card_of(the_map(shown), "look").text == "The app, the app, the app"


def test_cards_that_replacing_empties_go_and_it_is_said(shown: MainWindow) -> None:
    before = the_map(shown)
    press(shown, Qt.Key.Key_H, CTRL)
    write("I look around")
    bar = bar_of(shown)
    bar.replace_every.click()
    assert "look" not in the_map(shown).records
    assert bar.where.text() == "1 deleted · 1 empty card removed"
    toast = shown.tools.editing.acting.toast
    assert toast.text == "“I look around” deleted, 1 empty card removed"
    (undo,) = toast.buttons
    undo.click()
    assert the_map(shown) is before


def test_what_is_replaced_with_nothing_is_told_with_undo(shown: MainWindow) -> None:
    before = the_map(shown)
    press(shown, Qt.Key.Key_H, CTRL)
    write("look")
    bar, toast = bar_of(shown), shown.tools.editing.acting.toast
    press(shown, Qt.Key.Key_Tab)
    press(shown, Qt.Key.Key_Return)
    assert toast.text == "“look” deleted"
    canvas_of(shown).undo()
    settle(250)
    bar.replace_every.click()
    assert card_of(the_map(shown), "look").text == "I  around"
    assert bar.where.text() == "2 deleted"
    assert toast.text == "“look” deleted 2 times"
    (undo,) = toast.buttons
    undo.click()
    assert the_map(shown) is before
    settle(250)
    bar.replacement.setText("gaze")
    bar.replace_every.click()
    assert toast.text == "", "what was replaced by a word is said in the bar alone"


def test_what_goes_by_replacing_leaves_its_place_to_the_next(shown: MainWindow) -> None:
    map_ = the_map(shown)
    texts = {"hole": "aa", "look": "aa", "try": "b aa"}
    session = canvas_of(shown).session
    session.edit(
        "x",
        lambda now: evolve(
            now,
            cards=tuple(evolve(one, text=texts.get(one.id, one.text)) for one in map_.cards),
        ),
    )
    press(shown, Qt.Key.Key_H, CTRL)
    write("aa")
    bar = bar_of(shown)
    press(shown, Qt.Key.Key_Return)
    assert current(shown) == "look"
    bar.replace_one.click()
    assert current(shown) == "try"
    assert bar.count.text() == "2 of 2"


def with_notes(window: MainWindow, *texts: str) -> None:
    """Put notes into the tray, whose ids are their places."""
    notes = [TrayNote(id=f"note{at}", text=text) for at, text in enumerate(texts)]
    canvas_of(window).session.edit("x", lambda now: edits.add_tray_notes(now, notes, 0))


def test_notes_of_the_tray_are_found_and_the_tray_opens(shown: MainWindow) -> None:
    with_notes(shown, "a zebra", "another", "Zebras again")
    assert not shown.tools.panels.is_open("tray")
    press(shown, Qt.Key.Key_F, CTRL)
    write("zebra")
    bar = bar_of(shown)
    assert (bar.count.text(), current(shown)) == ("1 of 2", "note0")
    assert bar.where.text() == "in the tray: “a zebra”"
    tray = shown.tools.panels.made_tray()
    assert tray is not None
    settle(50)
    assert tray.isVisible()
    assert bar.wanted.hasFocus(), "one types on"
    assert tray.list.chosen() == ["note0"]
    press(shown, Qt.Key.Key_Return)
    assert (bar.count.text(), tray.list.chosen()) == ("2 of 2", ["note2"])
    press(shown, Qt.Key.Key_Escape)
    assert tray.list.hasFocus(), "the keyboard is where one went to"


def test_notes_of_the_tray_are_replaced_with_all_else_in_one_step(shown: MainWindow) -> None:
    with_notes(shown, "look here", "look")
    before = the_map(shown)
    press(shown, Qt.Key.Key_H, CTRL)
    write("look")
    bar = bar_of(shown)
    press(shown, Qt.Key.Key_Tab)
    write("gaze")
    bar.replace_every.click()
    assert [note.text for note in the_map(shown).tray] == ["gaze here", "gaze"]
    assert card_of(the_map(shown), "look").text == "I gaze around"
    assert bar.where.text() == "4 replaced"
    canvas_of(shown).undo()
    assert the_map(shown) is before
    settle(250)
    bar.replacement.clear()
    bar.replace_every.click()
    assert [note.text for note in the_map(shown).tray] == [" here"]
    assert bar.where.text() == "4 deleted · 1 empty note removed"
    canvas_of(shown).undo()
    assert the_map(shown) is before


def test_each_letter_looks_from_where_one_began(shown: MainWindow) -> None:
    """Else "r" leads on from where "t" led to, past what was meant."""
    session = canvas_of(shown).session
    texts = {"hole": "t", "look": "tu", "try": "tr"}
    cards = tuple(evolve(one, text=texts.get(one.id, "-")) for one in the_map(shown).cards)
    session.edit("x", lambda now: evolve(now, cards=cards))
    canvas_of(shown).select(select_record(the_map(shown), "hole"))
    began = session.selection
    press(shown, Qt.Key.Key_F, CTRL)
    write("t")
    assert current(shown) == "hole"
    write("r")
    assert current(shown) == "try"
    press(shown, Qt.Key.Key_Backspace)
    assert current(shown) == "hole"
    write("u")
    assert current(shown) == "look"
    write("x")
    assert bar_of(shown).count.text() == "Not found"
    assert session.selection == began


def test_leaving_without_going_anywhere_leads_back(shown: MainWindow) -> None:
    canvas, session = canvas_of(shown), canvas_of(shown).session
    canvas.select(select_record(the_map(shown), "hole"))
    began = session.selection
    press(shown, Qt.Key.Key_F, CTRL)
    write("try")
    assert current(shown) == "try"
    press(shown, Qt.Key.Key_Escape)
    assert session.selection == began
    # Who goes to a place stays there, and looks on from there.
    press(shown, Qt.Key.Key_F, CTRL)
    press(shown, Qt.Key.Key_Return)
    went = session.selection
    write("zzz")
    assert session.selection == went
    press(shown, Qt.Key.Key_Escape)
    assert session.selection == went


def test_what_is_selected_meanwhile_stays_selected(shown: MainWindow) -> None:
    press(shown, Qt.Key.Key_F, CTRL)
    write("try")
    canvas_of(shown).select(select_record(the_map(shown), "dry"))
    press(shown, Qt.Key.Key_Escape)
    assert current(shown) == "dry"


def test_what_is_selected_in_a_text_is_looked_for(shown: MainWindow) -> None:
    canvas_of(shown).select(Selection(("look",), ("do", "find")))
    canvas_of(shown).view.setFocus()
    press(shown, Qt.Key.Key_Return)
    press(shown, Qt.Key.Key_Left, CTRL | SHIFT)
    press(shown, Qt.Key.Key_F, CTRL)
    bar = bar_of(shown)
    assert bar.wanted.text() == "around"
    assert current(shown) == "look"
    assert not canvas_of(shown).is_writing
    press(shown, Qt.Key.Key_Home)
    press(shown, Qt.Key.Key_Right, SHIFT)
    press(shown, Qt.Key.Key_F, CTRL)
    assert bar.wanted.text() == "around", "what is selected in the bar's own field is no new wish"


def test_lines_that_are_selected_do_not_take_the_place_of_what_was_looked_for(
    shown: MainWindow,
) -> None:
    press(shown, Qt.Key.Key_F, CTRL)
    write("shoes")
    press(shown, Qt.Key.Key_Escape)
    canvas_of(shown).select(Selection(("look",), ("do", "find")))
    canvas_of(shown).view.setFocus()
    press(shown, Qt.Key.Key_Return)
    press(shown, Qt.Key.Key_Return, SHIFT)
    write("and around")
    press(shown, Qt.Key.Key_A, CTRL)
    press(shown, Qt.Key.Key_F, CTRL)
    assert bar_of(shown).wanted.text() == "shoes"
