"""The ring that says who has the keyboard: two whole pixels round whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.appearance import palette
from app.ui.check_marks import CheckBox, RadioButton
from app.ui.fields import Choice, FieldButton
from app.ui.filter_bar import FacetButton
from app.ui.icon_button import icon_button
from app.ui.push_button import PushButton
from app.ui.welcome import Tile
from tests.ui.colours import contrast, parts
from tests.ui.conftest import settle


def facet(place: QWidget) -> QWidget:
    made = FacetButton(place)
    made.name("Persona", [])
    return made


MAKERS: dict[str, Callable[[QWidget], QWidget]] = {
    "button": lambda place: PushButton("Cancel", place),
    "sign": lambda place: icon_button(place, "x", "Close"),
    "facet": facet,
    "drop-down": Choice,
    "field button": FieldButton,
    "tile": lambda place: Tile("Blank", Path("blank.journey"), "map", place),
    "box": lambda place: CheckBox("Legend", place),
    "choice": lambda place: RadioButton("Light", place),
}


@pytest.fixture(params=["light", "dark"])
def row(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[QWidget]:
    """A place for widgets in light and in dark, with the keyboard in a field."""
    place = QWidget()
    qtbot.addWidget(place)
    place.setPalette(palette(request.param == "dark"))
    place.setAutoFillBackground(True)
    QHBoxLayout(place).addWidget(QLineEdit(place))
    place.show()
    place.activateWindow()
    yield place
    place.close()


def edge(widget: QWidget) -> list[QColor]:
    """The pixels from the left edge of a widget inwards, where its ring or its mark begins."""
    image = widget.grab().toImage()
    return [image.pixelColor(x, image.height() // 2) for x in range(4)]


@pytest.mark.parametrize("kind", MAKERS)
def test_the_ring_is_of_two_whole_pixels_and_seen(row: QWidget, kind: str) -> None:
    widget = MAKERS[kind](row)
    layout = row.layout()
    assert layout is not None
    layout.addWidget(widget)
    settle()
    role = row.palette().ColorRole
    accent = widget.palette().color(role.Accent)
    assert accent not in edge(widget), "no ring without the keyboard"
    widget.setFocus()
    settle()
    # A round one is a little paler where it curves.
    near = 12 if kind == "choice" else 0
    for one in edge(widget)[:2]:
        assert max(abs(a - b) for a, b in zip(parts(one), parts(accent), strict=True)) <= near
    assert edge(widget)[2] != accent
    for ground in (role.Window, role.Base):
        assert contrast(parts(accent), parts(widget.palette().color(ground))) >= 3
