"""A lane of numbers begins to count with the first amount in it, and says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.selection import Selection
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.ui.document import Document
from app.ui.window import MainWindow
from tests.editor.maps import small_map
from tests.ui.conftest import settle
from tests.ui.test_clipboard import clip, press, select, the_map

Shown = Callable[[JourneyMap], MainWindow]


def uncounted(*texts: str) -> JourneyMap:
    """The small map with a lane of numbers, and these texts in its first cells."""
    lane = Lane(id="count", type="metric", title="Numbers")
    map_ = edits.insert_lane(small_map(), lane, 0)
    steps = map_.steps
    cards = [
        Card(id=f"c{at}", lane="count", step=steps[at].id, type="metric", text=text)
        for at, text in enumerate(texts)
    ]
    return edits.insert_cards(map_, cards)


@pytest.fixture
def shown(window: MainWindow) -> Shown:
    """Show a map in the window."""

    def show(map_: JourneyMap) -> MainWindow:
        window.show_document(Document(map_, None, None, read_only=False))
        settle()
        return window

    return show


def toast(window: MainWindow) -> str:
    return window.tools.editing.acting.toast.text


def type_in(window: MainWindow, step: str, text: str) -> None:
    select(window, Selection((), ("count", step)))
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget() or window, sign)


def write(window: MainWindow, step: str, text: str) -> None:
    type_in(window, step, text)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def numbers(map_: JourneyMap) -> list[tuple[str, float | None]]:
    return [(one.text, one.value) for one in map_.cards if one.lane == "count"]


def test_what_is_typed_first_is_said_and_undone_in_one_step(shown: Shown) -> None:
    window = shown(uncounted())
    before = the_map(window)
    write(window, "find", "12 min")
    assert numbers(the_map(window)) == [("", 720.0)]
    assert toast(window) == "“Numbers” counts times now, such as 12\u00a0min"
    write(window, "pay", "1 h")
    assert numbers(the_map(window)) == [("", 720.0), ("", 3600.0)]
    assert toast(window) == "", "it is said once"
    window.canvas.undo()  # type: ignore[union-attr]
    window.canvas.undo()  # type: ignore[union-attr]
    assert the_map(window) is before


@pytest.mark.parametrize(
    ("held", "values", "told"),
    [
        ("12 min\t45 min\t1 h\n", [720.0, 2700.0, 3600.0], "times now, such as 12\u00a0min"),
        ("8 %\t9 %\tmany\n", [0.08, 0.09, None], "shares now, such as 8%"),
        ("$5\t$6\n", [5.0, 6.0], "money now, such as $5"),
        ("5\t6\n", [5.0, 6.0], "plain numbers now, such as 5"),
    ],
)
def test_what_is_pasted_first_counts_too(
    shown: Shown, held: str, values: list[float | None], told: str
) -> None:
    window = shown(uncounted())
    before = the_map(window)
    select(window, Selection((), ("count", before.steps[0].id)))
    clip(held)
    press(window, Qt.Key.Key_V)
    assert [value for _, value in numbers(the_map(window))] == values
    assert told in toast(window)
    window.canvas.undo()  # type: ignore[union-attr]
    assert the_map(window) is before


def test_what_else_is_told_of_the_step_stands_behind(shown: Shown) -> None:
    window = shown(uncounted())
    select(window, Selection((), ("count", "find")))
    clip("12 min\n45 min")
    press(window, Qt.Key.Key_V)
    said = "“Numbers” counts times now, such as 12\u00a0min. 2 cards in one cell."
    assert toast(window) == said


def test_texts_become_numbers_when_it_is_set_what_is_measured(shown: Shown) -> None:
    window = shown(uncounted("12 min", "45 min", "not yet"))
    session = window.document.session  # type: ignore[union-attr]
    before = the_map(window)
    select(window, Selection(("count",)))
    session.edit("What", lambda now: edits.change_metric_kind(now, "count", "time-spent"))
    settle()
    assert numbers(the_map(window)) == [("", 720.0), ("", 2700.0), ("not yet", None)]
    assert toast(window) == (
        "“Numbers” counts times now, such as 12\u00a0min. 2 texts became numbers. "
        "1 text is no such number."
    )
    window.canvas.undo()  # type: ignore[union-attr]
    assert the_map(window) is before
    session.edit("What", lambda now: edits.change_metric_kind(now, "count", "satisfaction"))
    assert numbers(the_map(window)) == [("12 min", None), ("45 min", None), ("not yet", None)]
    assert toast(window) == "", "nothing has become a number"


def test_what_was_just_typed_is_the_example_and_other_texts_are_read_with_it(shown: Shown) -> None:
    window = shown(uncounted("45 min"))
    write(window, "pay", "12 min")
    assert sorted(value or 0.0 for _, value in numbers(the_map(window))) == [720.0, 2700.0]
    told = "“Numbers” counts times now, such as 12\u00a0min. 1 text became a number."
    assert toast(window) == told


@pytest.mark.parametrize("by", ["redo", "Restore"])
def test_an_amount_that_was_given_up_and_is_had_again_does_all_that_return_does(
    shown: Shown, by: str
) -> None:
    window = shown(uncounted("45 min"))
    write(window, "pay", "12 min")
    by_return = numbers(the_map(window))
    window.canvas.undo()  # type: ignore[union-attr]
    before = the_map(window)
    type_in(window, "pay", "12 min")
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert the_map(window) is before
    if by == "redo":
        press(window, Qt.Key.Key_Y)
    else:
        (button,) = window.tools.editing.acting.toast.buttons
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert numbers(the_map(window)) == by_return == [("", 2700.0), ("", 720.0)]
    window.canvas.undo()  # type: ignore[union-attr]
    assert the_map(window) is before, "it is one step"


def test_a_lane_that_says_what_it_counts_is_not_told_of(shown: Shown) -> None:
    map_ = edits.change_metric_kind(uncounted(), "count", "time-spent")
    window = shown(evolve(map_, cards=()))
    write(window, "find", "12 min")
    assert numbers(the_map(window)) == [("", 720.0)]
    assert toast(window) == ""
