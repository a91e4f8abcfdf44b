"""Widgets show every script that a map can be written in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtGui import QFontDatabase
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


# In a process of its own, as fonts stay lent. Before they are, each script is shown with what the
# system has, which must not stay.
PROGRAM = """
import json, sys
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QApplication
from app.ui.fonts import lend_fonts
application = QApplication([])
font = QGuiApplication.font()
width = lambda: QFontMetricsF(font).horizontalAdvance("Journey map, 12 % (Ä ß ñ)")
def layout_of(words):
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
def shown(words):
    runs = layout_of(words).glyphRuns()
    return [(run.rawFont().familyName(), 0 in run.glyphIndexes()) for run in runs]
scripts = json.loads(sys.stdin.read())
for words in scripts.values():
    layout_of(words)
told = {"before": width(), "refused": list(lend_fonts()).count(-1), "after": width()}
told |= {script: shown(words) for script, words in scripts.items()}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What fonts a process took for each script, once it had those of the map."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        input=json.dumps(SCRIPTS),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_letter_is_shown_as_a_box(told: dict[str, Any], script: str) -> None:
    assert told["refused"] == 0
    assert told[script]
    assert [family for family, boxed in told[script] if boxed] == []


def test_latin_looks_as_it_did(told: dict[str, Any]) -> None:
    assert told["after"] == told["before"]


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
