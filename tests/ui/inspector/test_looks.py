"""What can be seen: texts of empty fields to their end, marks on a dark ground, rows in lists."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.editor.words import tr
from app.models import edits
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.persona import Persona
from app.models.stage import Stage, Step
from app.ui import appearance
from app.ui.check_marks import CheckBox, RadioButton
from app.ui.inspector.field import Form, Group
from app.ui.inspector.forms import FORMS
from app.ui.inspector.held import RecordsEditor
from app.ui.inspector.month import Month
from app.ui.inspector.text_box import TextBox
from app.ui.inspector.titles import title_of_several
from app.ui.inspector.written import DateEditor, TextEditor
from tests.canvas.driver import Pixels, pixels_of
from tests.editor.maps import small_map
from tests.ui.colours import contrast, parts, rgb
from tests.ui.conftest import settle
from tests.ui.inspector.conftest import Driver


def shown(qtbot: QtBot, widget: QWidget, dark: bool = False) -> Pixels:
    widget.setPalette(appearance.palette(dark))
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return pixels_of(widget.grab())


def rows_of_ink(pixels: Pixels) -> int:
    """How many rows hold something else than the ground."""
    ground = pixels[-3, 5]
    return int(np.count_nonzero(np.any(np.abs(pixels - ground) > 60, axis=(1, 2))))


def test_a_placeholder_has_all_the_lines_it_needs(qtbot: QtBot) -> None:
    one, two = TextBox(), TextBox()
    for box, text in ((one, "One sentence"), (two, "One sentence that says what the map shows")):
        box.setFrameShape(TextBox.Shape.NoFrame)
        box.setPlaceholderText(text)
        box.resize(180, 80)
    assert rows_of_ink(shown(qtbot, two)) >= 2 * rows_of_ink(shown(qtbot, one)) - 4
    assert two.placeholder_height() == 2 * one.placeholder_height()
    two.setPlainText("x")
    assert two.placeholder_height() == 0
    assert rows_of_ink(pixels_of(two.grab())) < rows_of_ink(pixels_of(one.grab()))


@pytest.mark.parametrize("width", [240, 300])
def test_the_box_of_the_insight_has_room_for_what_it_is_for(
    inspect: Callable[..., Driver], width: int
) -> None:
    driver = inspect(edits.change_map(small_map(), insight=""))
    driver.panel.resize(width, 800)
    driver.select("map")
    driver.settle()
    editor = driver.row("insight").editor
    assert isinstance(editor, TextEditor)
    margins = 2 * round(editor.box.document().documentMargin())
    assert editor.box.placeholder_height() > 0
    assert editor.box.viewport().height() >= editor.box.placeholder_height() + margins


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_the_mark_of_a_choice_is_seen(
    qtbot: QtBot, kind: type[CheckBox] | type[RadioButton], dark: bool
) -> None:
    """Contrast of the border with the ground (WCAG 2.2, 1.4.11)."""
    button = kind("Light")
    pixels = shown(qtbot, button, dark)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    radio = kind is RadioButton
    part = QStyle.SubElement.SE_RadioButtonIndicator if radio else None
    box = button.style().subElementRect(
        part or QStyle.SubElement.SE_CheckBoxIndicator, option, button
    )
    ground = rgb(button.palette(), QPalette.ColorRole.Window)
    middle = pixels[box.center().y(), box.left() : box.center().x()]
    assert max(contrast(one, ground) for one in middle) >= 2.9


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_chosen_in_a_list_that_waits_can_be_read(dark: bool) -> None:
    palette = appearance.palette(dark)
    palette.setCurrentColorGroup(QPalette.ColorGroup.Disabled)
    role = QPalette.ColorRole
    assert contrast(rgb(palette, role.Highlight), rgb(palette, role.HighlightedText)) >= 3


def test_a_row_is_strong_only_with_the_keyboard_in_its_list(
    inspect: Callable[..., Driver],
) -> None:
    driver = inspect(edits.insert_persona(small_map(), Persona(id="dana", name="Dana"), 0))
    driver.select("map")
    editor = driver.row("personas").editor
    assert isinstance(editor, RecordsEditor)
    highlight = rgb(editor.list.palette(), QPalette.ColorRole.Highlight)

    def strong() -> int:
        box = QRect(editor.list.visualItemRect(editor.list.item(0)))
        row = pixels_of(editor.list.viewport().grab(box))
        return int(np.count_nonzero(np.all(row == np.array(highlight), axis=2)))

    high = editor.list.visualItemRect(editor.list.item(0)).height()
    assert strong() == 2 * high, "a bar beside the row, so that it is known"
    editor.list.setFocus(Qt.FocusReason.TabFocusReason)
    driver.settle()
    assert strong() > 10 * high


@pytest.mark.parametrize(
    ("form", "told"), [("card", "5 cards selected"), ("lane", "5 lanes selected")]
)
def test_several_are_counted_in_words(form: str, told: str) -> None:
    found = next(one for one in FORMS.values() if one.id == form)
    assert title_of_several(found, 5) == told
    assert title_of_several(found, 1) == told.replace("5", "1").replace("s sel", " sel")


def test_a_form_of_a_new_kind_is_counted_too() -> None:
    form = Form("ghost", "Ghost", (Group("", ()),), lambda _, __: "")
    assert title_of_several(form, 2) == tr("{form}: {count} selected", form="Ghost", count=2)


@pytest.mark.parametrize("form", [FORMS[kind] for kind in (Card, Stage, Step, Lane, JourneyMap)])
def test_headings_follow_one_rule(form: Form) -> None:
    """What a thing is comes first, without a heading; its looks, then its metrics, come last."""
    titles = [group.title for group in form.groups]
    assert titles[0] == ""
    assert "" not in titles[1:]
    of = {field.id: group.title for group in form.groups for field in group.fields}
    assert of.get("notes", "") == ""
    looks = {"colour", "tint", "icon", "width", "height", "collapsed", "hidden", "theme"}
    assert {of[one] for one in looks & of.keys()} == {"Appearance"}
    last = ["Appearance", "Metrics"] if "measures" in of else ["Appearance"]
    assert titles[-len(last) :] == last


@pytest.mark.parametrize("dark", [False, True])
def test_month_and_days_of_a_calendar_can_be_read(qtbot: QtBot, dark: bool) -> None:
    QApplication.setPalette(appearance.palette(dark))
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        month = Month(parent)
        ground = rgb(month.palette(), QPalette.ColorRole.Base)
        bar = month.findChild(QWidget, "qt_calendar_navigationbar")
        assert bar is not None
        behind = rgb(bar.palette(), bar.backgroundRole())
        for button in bar.findChildren(QToolButton):
            assert contrast(rgb(button.palette(), QPalette.ColorRole.HighlightedText), behind) > 4.5
        beside = month.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert contrast(parts(beside), ground) >= 4.5, "the days of the months beside"
        for day in Qt.DayOfWeek:
            ink = month.weekdayTextFormat(day).foreground()
            if ink.style() != Qt.BrushStyle.NoBrush:
                assert contrast(parts(ink.color()), ground) >= 4.5, day
    finally:
        QApplication.setPalette(appearance.palette(False))


def test_today_is_marked_in_a_month_that_stands_within_an_edge(
    inspect: Callable[..., Driver],
) -> None:
    driver = inspect()
    driver.select(driver.map.id)
    editor = driver.enter("scope.date").editor
    assert isinstance(editor, DateEditor)
    editor.button.click()
    driver.settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    month = popup.findChild(Month)
    assert isinstance(month, Month)
    assert popup.rect().adjusted(4, 4, -4, -4).contains(month.geometry())
    today = QDate.currentDate()
    month.setSelectedDate(today.addMonths(-2))
    month.setCurrentPage(today.year(), today.month())
    driver.settle()
    accent = month.palette().color(QPalette.ColorRole.Accent)
    picture = month.grab().toImage()
    marked = [
        QPoint(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == accent
    ]
    assert marked, "a ring is round today"
    edge = parts(popup.grab().toImage().pixelColor(0, popup.height() // 2))
    ground = parts(popup.palette().color(QPalette.ColorRole.Base))
    popup.close()
    assert contrast(edge, ground) >= 3


def test_month_and_year_of_a_calendar_are_alike(qtbot: QtBot) -> None:
    """Either is chosen from, and no small arrow reads as a stroke under one of them."""
    parent = QWidget()
    qtbot.addWidget(parent)
    month = Month(parent)
    month.setLocale(QLocale("en"))
    month.setSelectedDate(QDate(2026, 11, 30))
    parent.show()
    settle()

    def lowest(name: str) -> tuple[int, bool]:
        """The lowest row with ink, and whether the word is bold."""
        button = month.findChild(QToolButton, name)
        assert button is not None
        image = button.grab().toImage()
        ground = image.pixelColor(1, image.height() // 2)
        rows = range(2, image.height() - 2)
        inked = [
            y for y in rows if any(image.pixelColor(x, y) != ground for x in range(image.width()))
        ]
        button.ensurePolished()
        return inked[-1], button.font().bold()

    assert lowest("qt_calendar_monthbutton") == lowest("qt_calendar_yearbutton")
