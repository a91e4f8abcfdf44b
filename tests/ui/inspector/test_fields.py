"""Fields: whatever one types or chooses in has one and the same frame, seen in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.base import evolve
from app.models.persona import Persona
from app.ui import appearance
from app.ui.fields import Choice, FieldButton, Line, ValueButton
from app.ui.whole_line import WholeLine
from tests.canvas.driver import Pixels, pixels_of
from tests.editor.maps import small_map
from tests.ui.colours import contrast, rgb
from tests.ui.inspector.conftest import Driver

KINDS: tuple[Callable[[QWidget], QWidget], ...] = (Line, WholeLine, Choice, FieldButton)
ROLES = QPalette.ColorRole


def framed(field: QWidget | None) -> Pixels:
    """The left edge of a field at half its height, with what is left and right of it."""
    assert field is not None
    window = field.window()
    y = field.mapTo(window, field.rect().center()).y()
    x = field.mapTo(window, field.rect().topLeft()).x()
    return pixels_of(window.grab())[y, x - 2 : x + 3]


@pytest.mark.parametrize("dark", [False, True])
def test_all_kinds_of_fields_have_one_frame(qtbot: QtBot, dark: bool) -> None:
    """Contrast of the border with the ground around it and in it (WCAG 2.2, 1.4.11)."""
    ground = QWidget()
    ground.setPalette(appearance.palette(dark))
    qtbot.addWidget(ground)
    ground.resize(200, 300)
    fields = [kind(ground) for kind in KINDS]
    for number, field in enumerate(fields):
        field.setGeometry(10, 10 + 40 * number, 150, 30)
    with qtbot.waitExposed(ground):
        ground.show()
    ground.setFocus()
    edges = [framed(field) for field in fields]
    for edge in edges[1:]:
        assert np.array_equal(edge, edges[0])
    palette = ground.palette()
    border = max(contrast(one, rgb(palette, ROLES.Window)) for one in edges[0])
    assert border >= 3
    assert tuple(edges[0][-1]) == rgb(palette, ROLES.Base)
    border = max(contrast(one, rgb(palette, ROLES.Base)) for one in edges[0])
    assert border >= 3


@pytest.mark.parametrize("rtl", [False, True])
def test_what_opens_a_list_has_the_arrow_of_one(qtbot: QtBot, rtl: bool) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    if rtl:
        ground.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    choice, value, at_once = Choice(ground), ValueButton(16, ground), ValueButton(16, ground)
    at_once.opens = False
    for number, field in enumerate((choice, value, at_once)):
        field.setGeometry(10, 10 + 40 * number, 150, 27)
    with qtbot.waitExposed(ground):
        ground.show()
    ground.setFocus()
    end = slice(0, 24) if rtl else slice(-24, None)
    found = [pixels_of(one.grab())[:, end] for one in (choice, value, at_once)]
    inked = [_dark(one) for one in found]
    assert inked[0], "a choice has its arrow there"
    shifts = [np.mean(sorted(one), axis=0) for one in inked[:2]]
    assert np.abs(shifts[0] - shifts[1]).max() <= 1
    assert not inked[2]


def _dark(pixels: Pixels) -> set[tuple[int, ...]]:
    """Where something is drawn within a frame."""
    inner = pixels[5:-5, 5:-5].astype(int).sum(axis=2)
    return {tuple(map(int, at)) for at in np.argwhere(inner < inner.max() - 200)}


def test_fields_of_a_form_are_framed_alike(inspect: Callable[..., Driver]) -> None:
    driver = inspect(evolve(small_map(), personas=(Persona(id="ann", name="Ann"),)))
    driver.select("map")
    driver.panel.setFocus()
    driver.settle()
    rows = ("title", "insight", "kind", "personas")
    first, *others = (framed(driver.row(id_).editor.focusProxy()) for id_ in rows)
    for edge in others:
        assert np.array_equal(edge[:3], first[:3])


def test_a_field_shows_that_it_has_the_keyboard(qtbot: QtBot) -> None:
    ground = QWidget()
    ground.setPalette(appearance.palette(False))
    qtbot.addWidget(ground)
    fields = [kind(ground) for kind in KINDS]
    for number, field in enumerate(fields):
        field.setGeometry(10, 10 + 40 * number, 150, 30)
    with qtbot.waitActive(ground):
        ground.show()
    accent = rgb(ground.palette(), ROLES.Highlight)
    for field in fields:
        field.setFocus()
        assert [tuple(map(int, one)) for one in framed(field)].count(accent) == 2


def test_lines_come_to_the_map_while_the_next_one_is_begun(inspect: Callable[..., Driver]) -> None:
    driver = inspect(evolve(small_map(), personas=(Persona(id="ann", name="Ann"),)))
    driver.panel.open_record("ann")
    driver.settle()
    driver.enter("goals")
    driver.type("Get home")
    driver.key(Qt.Key.Key_Return)
    QTest.qWait(450)

    def goals() -> tuple[str, ...]:
        ann = driver.record("ann")
        assert isinstance(ann, Persona)
        return ann.goals

    assert goals() == ("Get home",)
    driver.type("Sleep")
    QTest.qWait(450)
    assert goals() == ("Get home", "Sleep")
    assert driver.shown("goals") == "Get home\nSleep"
    driver.key(Qt.Key.Key_Escape)
    assert goals() == ()
    assert driver.session.depth <= 1
