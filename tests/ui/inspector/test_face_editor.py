"""The face of an emotion in its form: seen in colour, chosen with the emoji picker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor

from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.ui.emoji.catalogue import by_text
from app.ui.inspector.face_editor import FaceEditor
from tests.editor.maps import small_map
from tests.ui.inspector.conftest import Driver

Inspect = Callable[..., Driver]


def with_emotions() -> JourneyMap:
    """A good feeling with the face of its level, and one with a face of its own."""
    map_ = small_map()
    return evolve(
        map_,
        lanes=(*map_.lanes, Lane(id="mood", type="emotion", title="Emotions")),
        cards=(
            *map_.cards,
            Card(
                id="glad", lane="mood", step="find", type="emotion", text="Glad",
                feeling=Feeling(level=1.0),
            ),
            Card(
                id="cross", lane="mood", step="pay", type="emotion", text="Cross",
                feeling=Feeling(level=-2.0, face="😡"),
            ),
        ),
    )  # fmt: skip


def face_editor(driver: Driver, *cards: str) -> FaceEditor:
    driver.select(*cards)
    editor = driver.row("feeling.face").editor
    assert isinstance(editor, FaceEditor)
    return editor


def hues(editor: FaceEditor) -> set[int]:
    """The hues of the picture on the button."""
    image = editor.button.icon().pixmap(editor.button.iconSize()).toImage()
    colours = (
        QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())
    )
    return {one.hue() // 30 for one in colours if one.alpha() == 255 and one.saturation() > 120}


def test_the_face_is_seen_as_it_is_on_the_map(inspect: Inspect) -> None:
    driver = inspect(with_emotions())
    editor = face_editor(driver, "glad")
    assert editor.button.text() == "As the level"
    assert hues(editor)
    before = editor.button.icon().cacheKey()
    driver.choose("feeling.level", "−2 very bad")
    assert editor.button.text() == "As the level"
    assert editor.button.icon().cacheKey() != before
    editor = face_editor(driver, "cross")
    assert editor.button.text() == by_text()["😡"].name, "as the picker calls it"
    assert hues(editor)


def test_the_button_asks_for_the_emoji_picker(inspect: Inspect) -> None:
    driver = inspect(with_emotions())
    asked: list[str] = []
    driver.panel.commanded.connect(asked.append)
    face_editor(driver, "glad").button.click()
    assert asked == ["emoji"]


def test_a_face_of_its_own_is_taken_off_again(inspect: Inspect) -> None:
    driver = inspect(with_emotions())
    editor = face_editor(driver, "glad")
    assert not editor.reset.isVisible()
    editor = face_editor(driver, "cross")
    assert editor.reset.isVisible()
    editor.reset.click()
    driver.settle()
    card = driver.record("cross")
    assert isinstance(card, Card)
    assert card.feeling == Feeling(level=-2.0)
    assert editor.button.text() == "As the level"
    driver.session.undo()
    driver.settle()
    assert editor.reset.isVisible()


def test_faces_that_differ_are_a_dash(inspect: Inspect) -> None:
    driver = inspect(with_emotions())
    editor = face_editor(driver, "glad", "cross")
    assert editor.button.text() == "—"
    assert editor.button.icon().isNull()
