"""Nothing of a form is cut: with a large font, long words, and narrow panels."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.models.base import Record
from app.ui.inspector.forms import FORMS
from tests.ui.inspector.conftest import Driver
from tests.ui.inspector.test_forms import KEYS, full_map


@pytest.mark.parametrize("kind", list(KEYS), ids=lambda kind: FORMS[kind].id)
@pytest.mark.usefixtures("large_and_long")
def test_nothing_is_cut_in_a_large_font_with_long_words(qtbot: QtBot, kind: type[Record]) -> None:
    driver = Driver(qtbot, full_map())
    driver.panel.open_record(KEYS[kind])
    assert driver.panel.form is FORMS[kind]
    for group in driver.panel.groups():
        group.unfold()
    qtbot.wait(50)
    driver.settle()
    driver.panel.resize(driver.panel.minimumSizeHint().width(), 900)
    qtbot.wait(50)
    assert driver.panel.width() <= 520, "a panel leaves room for the map"
    port = driver.panel.area.viewport()
    for widget in driver.panel.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if not driver.panel.area.isAncestorOf(widget):
            continue
        right = widget.mapTo(port, widget.rect().topRight()).x()
        assert right < port.width(), f"{said(widget)} stands out"
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), said(widget)
            longest = max(widget.text().split() or [""], key=len)
            assert widget.fontMetrics().horizontalAdvance(longest) <= widget.width(), said(widget)


def said(widget: QWidget) -> str:
    return getattr(widget, "text", lambda: "")() or type(widget).__name__


@pytest.mark.parametrize("kind", list(KEYS), ids=lambda kind: FORMS[kind].id)
def test_each_field_has_a_name_for_screen_readers(qtbot: QtBot, kind: type[Record]) -> None:
    driver = Driver(qtbot, full_map())
    driver.panel.open_record(KEYS[kind])
    for group in driver.panel.groups():
        for row in group.rows:
            inner = row.editor.focusProxy()
            assert inner is not None
            assert inner.accessibleName(), row.field.id
