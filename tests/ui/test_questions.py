"""What a window asks before it closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.questions import ask_to_save


def test_the_name_of_a_map_is_no_markup(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = ask_to_save(
        parent, "<b>Taxi</b>", save=lambda: None, lose=lambda: None, stay=lambda: None
    )
    (label,) = (one for one in box.findChildren(QLabel) if "Taxi" in one.text())
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "“<b>Taxi</b>”" in label.text()
    box.close()
