"""Widgets show every script that a map can be written in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
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


# A text in a font of 16 units an em is what Qt shows first, as an emoji of bitmaps may be.
BEARINGS = """
import json, sys
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from app.layout.resources import resource_path
from app.ui.application import Application
application = Application.start()
def bearing(path):
    number = QFontDatabase.addApplicationFont(str(path))
    return QFontMetricsF(QFont(QFontDatabase.applicationFontFamilies(number)[0])).minRightBearing()
bearing(sys.argv[1])
fonts = sorted(resource_path("fonts").glob("*.ttf"))
print(json.dumps({path.stem: bearing(path) for path in fonts}))
"""


def test_a_coarse_font_spoils_no_other(tmp_path: Path) -> None:
    coarse = tmp_path / "coarse.ttf"
    _make_coarse_font(coarse)
    done = subprocess.run(
        [sys.executable, "-c", BEARINGS, str(coarse)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    bearings: dict[str, float] = json.loads(done.stdout)
    assert done.stderr == ""
    assert "FootpathSansArabic-Regular" in bearings
    # No letter reaches beyond its place by more than a few ems, of some 12 pixels each.
    assert {name: width for name, width in bearings.items() if abs(width) > 100} == {}


def _make_coarse_font(path: Path) -> None:
    """A font of one square."""
    pen = TTGlyphPen(None)
    pen.moveTo((1, 0))
    for corner in ((1, 12), (13, 12), (13, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    made = FontBuilder(unitsPerEm=16)
    made.setupGlyphOrder([".notdef", "A"])
    made.setupCharacterMap({ord("A"): "A"})
    made.setupGlyf({".notdef": square, "A": square})
    made.setupHorizontalMetrics({".notdef": (14, 1), "A": (14, 1)})
    made.setupHorizontalHeader(ascent=13, descent=-3)
    made.setupNameTable({"familyName": "Coarse", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=13, sTypoDescender=-3, usWinAscent=13, usWinDescent=3)
    made.setupPost()
    made.save(path)
