"""Widgets show every script that a map can be written in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.fonts import lend_fonts

SCRIPTS = {
    "Amharic": "ጉዞ",
    "Arabic": "خريطة الرحلة",
    "Armenian": "Քարտեզ",
    "Bengali": "যাত্রা",
    "Burmese": "ခရီး",
    "Chinese": "客户旅程图",
    "Georgian": "რუკა",
    "Gujarati": "પ્રવાસ",
    "Hebrew": "מפת מסע",
    "Hindi": "यात्रा का नक्शा",
    "Japanese": "旅の地図",
    "Kannada": "ಪಯಣ",
    "Khmer": "ដំណើរ",
    "Korean": "고객 여정",
    "Lao": "ການເດີນທາງ",
    "Malayalam": "യാത്ര",
    "Odia": "ଯାତ୍ରା",
    "Punjabi": "ਯਾਤਰਾ",
    "Sinhala": "ගමන",
    "Tamil": "பயணம்",
    "Telugu": "ప్రయాణం",
    "Thai": "แผนที่",
    "Russian": "Карта пути",
    "Greek": "Χάρτης",
    "arrows": "→ ⇄ ★",
}


@pytest.fixture
def lent(qtbot: QtBot) -> Iterator[None]:
    known = lend_fonts()
    assert -1 not in known
    yield
    for one in known:
        QFontDatabase.removeApplicationFont(one)


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_letter_is_shown_as_a_box(lent: None, script: str) -> None:
    layout = QTextLayout(SCRIPTS[script], QGuiApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [(run.rawFont().familyName(), run.glyphIndexes()) for run in layout.glyphRuns()]
    assert glyphs
    assert [family for family, indexes in glyphs if 0 in indexes] == []


def test_latin_looks_as_it_did(qtbot: QtBot) -> None:
    font = QGuiApplication.font()
    before = QFontMetricsF(font).horizontalAdvance("Journey map, 12 % (Ä ß ñ)")
    known = lend_fonts()
    assert QFontMetricsF(font).horizontalAdvance("Journey map, 12 % (Ä ß ñ)") == before
    for one in known:
        QFontDatabase.removeApplicationFont(one)


def test_what_is_seen_already_is_drawn_again(qtbot: QtBot) -> None:
    label = QLabel("Journey map")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    painted: list[int] = []
    label.paintEvent = lambda _: painted.append(1)  # type: ignore[method-assign]
    known = lend_fonts()
    qtbot.waitUntil(lambda: bool(painted))
    for one in known:
        QFontDatabase.removeApplicationFont(one)
