"""Pictures for what is hidden or collapsed are told of, and two that come at once are both kept."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.models import edits
from app.models.journey import JourneyMap
from app.ui.outline_tree import Key, Sort
from app.ui.panels import OUTLINE
from tests.ui.conftest import settle
from tests.ui.pictures.driver import CTRL, Pictures, Start, file_of, files, picture_map
from tests.ui.pictures.test_pasting import image

UNSEEN = "what is hidden or collapsed has to be shown first"


def with_a_note() -> JourneyMap:
    """A map with a note in lane "do", at step "find" of stage "buy"; it has no lane of pictures."""
    map_ = edits.change_card_type(picture_map(), {"look"}, "note")
    return edits.remove_lanes(map_, ["pics"])


def changed(map_: JourneyMap, record: str, how: str, *, to: bool) -> JourneyMap:
    """The map with this lane, stage or step hidden or collapsed, or not."""
    changes: dict[str, Callable[..., JourneyMap]] = {
        "do": edits.change_lane,
        "buy": edits.change_stage,
        "find": edits.change_step,
    }
    return changes[record](map_, record, **{how: to})


def select_in_outline(window: Pictures, card: str) -> None:
    window.window.toggle_panel(OUTLINE)
    settle()
    outline = window.window.tools.panels.outline
    assert outline is not None
    index = outline.model.index_of(Key(Sort.CARD, card))
    outline.tree.scrollTo(index)
    at = outline.tree.visualRect(index).center()
    QTest.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert window.session.selection.records == (card,)


@pytest.mark.parametrize(
    ("record", "how"), [*product(("do", "buy"), ("hidden", "collapsed")), ("find", "hidden")]
)
def test_a_note_that_is_not_seen_takes_no_picture_and_that_is_told(
    start: Start, tmp_path: Path, record: str, how: str
) -> None:
    window = start(changed(with_a_note(), record, how, to=True))
    before = window.map
    select_in_outline(window, "look")
    window.paste(image())
    assert UNSEEN in window.told
    window.paste(files(*(file_of(tmp_path, one) for one in ("a.png", "b.png"))))
    assert UNSEEN in window.told
    window.tools.end()
    window.window.actions_by_command.by_id["insert-picture"].trigger()
    settle()
    assert UNSEEN in window.told
    assert not [one for one in window.window.findChildren(QFileDialog) if one.isVisible()]
    assert (window.map is before, window.session.depth) == (True, 0)
    # Once it is shown it takes the picture, and nothing of that is said any more.
    window.session.edit("Show", lambda map_: changed(map_, record, how, to=False))
    window.canvas.view.setFocus()
    window.paste(image())
    assert window.shown("do", "find")[0]
    assert window.told == ""


def test_nothing_is_dropped_on_a_collapsed_lane(start: Start, tmp_path: Path) -> None:
    window = start(edits.change_lane(picture_map(), "sum", collapsed=True))
    assert not window.drop(window.cell("sum"), files(file_of(tmp_path, "a.png")))
    assert window.session.depth == 0


def test_of_two_pictures_pasted_at_once_on_a_note_none_is_lost(start: Start) -> None:
    window = start()
    window.select("note")
    for side in (30, 20):
        QGuiApplication.clipboard().setImage(image(side))
        QTest.keyClick(window.focused, Qt.Key.Key_V, CTRL)
    window.wait()
    first, other = window.cards("sum")
    assert (first.id, first.text, first.type) == ("note", "Seen in two shops", "picture")
    assert other.type == "picture"
    assert {one.shown_size for one in window.map.pictures} == {(30, 30), (20, 20)}
    assert window.toast == "The picture has a card of its own"
    assert window.offers == ["Replace", "Undo"]
    window.take_offer("Replace")
    (first,) = window.cards("sum")
    assert first.id == "note"
    assert len(window.map.pictures) == 1
    window.canvas.undo()
    window.canvas.undo()
    assert window.map == picture_map()


def test_two_files_chosen_to_replace_replace(start: Start, tmp_path: Path) -> None:
    window = start()
    window.select("waiting")
    for name in ("a.png", "b.jpg"):
        window.choose("replace-picture", file_of(tmp_path, name))
    assert window.shown("pics", "pay") == ["b.jpg"]
