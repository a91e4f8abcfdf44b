"""A lane that is named as a type of lanes is called: it becomes one, or that is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.canvas.lane_called import type_called
from app.editor.selection import Selection
from app.layout.words import words
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.vocabulary import LaneType
from app.ui.document import Document
from app.ui.outline_tree import Key, Sort
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.test_clipboard import press, select, the_map

LANGUAGES = ("ar", "de", "fr", "ja", "ru", "zh")


@pytest.fixture
def shown(window: MainWindow) -> Callable[[JourneyMap], MainWindow]:
    """Show a map in the window."""

    def show(map_: JourneyMap) -> MainWindow:
        window.show_document(Document(map_, None, None, read_only=False))
        settle()
        return window

    return show


def with_lane(type_: str, title: str, *texts: str) -> JourneyMap:
    """The small map with a lane on top, and cards with these texts in its first cells."""
    map_ = edits.insert_lane(small_map(), Lane(id="new", type=type_, title=title), 0)
    card_type = {"own": "note", "thought": "thought"}[type_]
    cards = [
        Card(id=f"c{at}", lane="new", step=map_.steps[at].id, type=card_type, text=text)
        for at, text in enumerate(texts)
    ]
    return edits.insert_cards(map_, cards)


def name(window: MainWindow, title: str) -> None:
    select(window, Selection(("new",)))
    press(window, Qt.Key.Key_F2)
    for sign in title:
        QTest.keyClicks(QApplication.focusWidget() or window, sign)
    press(window, Qt.Key.Key_Return)
    settle()


def lane(window: MainWindow) -> tuple[str, str]:
    found = the_map(window).records["new"]
    assert isinstance(found, Lane)
    return found.type, found.title


def toast(window: MainWindow) -> tuple[str, list[str]]:
    shown = window.tools.editing.acting.toast
    return shown.text, [button.text() for button in shown.buttons]


def choose(window: MainWindow, words: str) -> None:
    buttons = window.tools.editing.acting.toast.buttons
    next(one for one in buttons if one.text() == words).click()
    settle()


def test_an_empty_lane_becomes_what_it_is_called_in_one_step(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(with_lane("own", "New Lane"))
    before = the_map(window)
    name(window, "emotions")
    assert lane(window) == ("emotion", "emotions")
    assert toast(window) == (
        "“emotions” is a lane of type Emotions now",
        ["Keep It as Notes", "Undo"],
    )
    choose(window, "Undo")
    assert the_map(window) is before


def test_it_stays_what_it_was_where_that_is_wanted(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(with_lane("own", "New Lane"))
    before = the_map(window)
    name(window, "Barriers")
    assert lane(window) == ("barrier", "Barriers")
    choose(window, "Keep It as Notes")
    assert lane(window) == ("own", "Barriers")
    assert toast(window)[0] == "", "it was said what is wanted"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert the_map(window) is before, "one step"
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(window, Qt.Key.Key_Z, redo)
    assert lane(window) == ("own", "Barriers")
    assert toast(window)[0] == ""


def test_a_lane_whose_type_was_chosen_is_asked_about(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(with_lane("thought", "Thoughts"))
    name(window, "Feelings")
    assert lane(window) == ("thought", "Feelings")
    assert toast(window) == (
        "“Feelings” is still a lane of type Thoughts",
        ["Change Type to Emotions", "Undo"],
    )
    choose(window, "Change Type to Emotions")
    assert lane(window) == ("emotion", "Feelings")


def test_a_lane_with_cards_is_asked_about(shown: Callable[[JourneyMap], MainWindow]) -> None:
    window = shown(with_lane("own", "New Lane", "the queue", "no seat"))
    before = the_map(window)
    name(window, "Pain Points")
    assert lane(window) == ("own", "Pain Points")
    text, offers = toast(window)
    assert text == "“Pain Points” is still a lane of type Notes"
    assert offers == ["Change Type to Barriers", "Undo"]
    choose(window, "Change Type to Barriers")
    assert lane(window) == ("barrier", "Pain Points")
    assert toast(window)[0] == "", "it was said what is wanted"
    cards = the_map(window).cards_by_lane["new"]
    assert [(one.type, one.text) for one in cards] == [
        ("barrier", "the queue"),
        ("barrier", "no seat"),
    ]
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert the_map(window) is before, "one step"


@pytest.mark.parametrize("title", ["Queue at the counter", "Emotions of the driver", "Notes"])
def test_other_names_say_nothing_of_a_type(
    shown: Callable[[JourneyMap], MainWindow], title: str
) -> None:
    window = shown(with_lane("own", "New Lane"))
    name(window, title)
    assert lane(window) == ("own", title)
    assert toast(window) == ("", [])


def test_in_the_outline_too(shown: Callable[[JourneyMap], MainWindow]) -> None:
    window = shown(with_lane("own", "New Lane"))
    outline = window.tools.panels.outline
    assert outline is not None
    index = outline.model.index_of(Key(Sort.ROW, "new"))
    assert outline.model.setData(index, "Ideas")
    assert lane(window) == ("recommendation", "Ideas")
    assert toast(window)[1] == ["Keep It as Notes", "Undo"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lane_is_called_in_the_language_of_the_map_or_in_english(language: str) -> None:
    for type_ in LaneType:
        assert type_called(f" {words(language).lane(type_).upper()} ", language) is type_
        assert type_called(words("en").lane(type_), language) is type_
    assert type_called("", language) is None


def test_a_lane_that_already_is_called_so_is_left_as_somebody_made_it(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    map_ = evolve(with_lane("own", "Emotions"), title="Kept")
    window = shown(map_)
    name(window, "Emotions")
    assert lane(window) == ("own", "Emotions")
    assert the_map(window) is map_
