"""The buttons beside a message: what is typed meanwhile is kept, and nothing else goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.selection import Selection
from app.models import edits
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.ui.document import Document
from app.ui.window import MainWindow
from tests.editor.maps import card_of, small_map
from tests.ui.conftest import settle
from tests.ui.test_clipboard import clip, press, select, the_map
from tests.ui.test_counting import uncounted, write

Shown = Callable[[JourneyMap], MainWindow]


@pytest.fixture
def shown(window: MainWindow) -> Shown:
    """Show a map in the window."""

    def show(map_: JourneyMap) -> MainWindow:
        window.show_document(Document(map_, None, None, read_only=False))
        settle()
        return window

    return show


def told(window: MainWindow) -> str:
    return window.tools.editing.acting.toast.text


def choose(window: MainWindow, words: str) -> None:
    buttons = window.tools.editing.acting.toast.buttons
    next(one for one in buttons if one.text() == words).click()
    settle()


def type_in(window: MainWindow, text: str) -> None:
    press(window, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget() or window, sign)


def with_scores() -> JourneyMap:
    """The small map with a lane of two scores on top."""
    map_ = edits.insert_lane(small_map(), Lane(id="new", type="engagement", title="New"), 0)
    cards = [
        Card(id=id_, lane="new", step=step, type="engagement", engagement=score)
        for id_, step, score in (("m", "find", 4), ("n", "pay", 2))
    ]
    return edits.insert_cards(map_, cards)


def test_what_is_typed_in_a_card_that_would_go_is_not_thrown_away(shown: Shown) -> None:
    window = shown(small_map())
    select(window, Selection((), ("do", "pay")))
    clip("first line\nsecond line")
    press(window, Qt.Key.Key_V)
    session = window.document.session  # type: ignore[union-attr]
    card = session.selection.records[-1]
    select(window, Selection((card,), session.selection.cell))
    type_in(window, " and a long thought of mine")
    choose(window, "One in Each Lane")
    assert card_of(the_map(window), card).text.endswith(" and a long thought of mine")
    assert told(window) == "Nothing was changed: it would take what was just typed"


@pytest.mark.parametrize("typing", [False, True])
def test_no_card_is_left_without_a_word_while_another_one_is_written(
    shown: Shown, typing: bool
) -> None:
    window = shown(with_scores())
    select(window, Selection(("new",)))
    type_in(window, "Barriers")
    press(window, Qt.Key.Key_Return)
    select(window, Selection(("hole",), ("do", "notice")))
    if typing:
        type_in(window, " more")
    choose(window, "Change Type to Barriers")
    map_ = the_map(window)
    assert [one.text for one in map_.cards_by_lane["new"]] == ["4/5", "2/5"]
    assert card_of(map_, "hole").text == "I see a hole" + " more" * typing


def test_undo_beside_a_message_takes_back_no_step_before_it(shown: Shown) -> None:
    """A field of the inspector adds what is typed there to the step that it made."""
    map_ = edits.insert_lane(small_map(), Lane(id="said", type="thought", title="Said"), 0)
    quote = Card(id="q", lane="said", step="find", type="thought", text="Why?", evidence="assumed")
    window = shown(edits.insert_cards(map_, [quote]))
    session = window.document.session  # type: ignore[union-attr]
    session.edit("Rename Map", lambda one: edits.rename_map(one, "Renamed"))
    select(window, Selection(("q",), ("said", "find")))
    inspector = window.tools.panels.inspector
    assert inspector is not None
    row = inspector.row("said-by")
    row.editor.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(QApplication.focusWidget() or window, "An")
    settle(500)
    assert "only then it is a quote" in told(window)
    QTest.keyClicks(QApplication.focusWidget() or window, "na")
    choose(window, "Undo")
    assert the_map(window).title == "Renamed"
    assert card_of(the_map(window), "q").evidence == "assumed"
    assert session.depth == 1


def test_a_message_says_nothing_of_a_step_that_was_undone(shown: Shown) -> None:
    window = shown(uncounted())
    write(window, "find", "12 min")
    assert "counts times now" in told(window)
    window.canvas.undo()  # type: ignore[union-attr]
    select(window, Selection(("need",)))
    window.tools.editing.acting.do("merge-stage")
    settle()
    assert told(window) == "Stages “Need” and “Buy” merged"
