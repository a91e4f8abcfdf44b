"""Names in a few lines of a given width."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from app.ui.short_lines import short_lines

ROOM = 150

NAMES = [
    "Learning to cook from a recipe app",
    "Short",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "出張の申請から精算までの長い長い道のりを歩く",
    "\N{CURRY AND RICE} Cooking \N{HONEY POT} with friends \N{CURRY AND RICE}",
    "رحلة العميل من الطلب حتى التسليم",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_whole_in_as_many_lines_as_it_needs(qtbot: QtBot, name: str) -> None:
    font = QFont()
    lines = short_lines(name, font, ROOM, most=9)
    assert all(QFontMetrics(font).horizontalAdvance(line) <= ROOM for line in lines)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize("name", NAMES)
def test_what_has_no_room_in_two_lines_is_cut_at_the_end(qtbot: QtBot, name: str) -> None:
    font = QFont()
    lines = short_lines(f"{name} " * 9, font, ROOM)
    assert len(lines) == 2
    assert all(QFontMetrics(font).horizontalAdvance(line) <= ROOM for line in lines)
    assert lines[1].endswith("…")


def test_no_name_takes_no_line(qtbot: QtBot) -> None:
    assert short_lines("", QFont(), ROOM) in ([], [""])
