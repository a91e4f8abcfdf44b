"""What the grid of emoji looks like: dark in the dark, rims round what is black, headings whole."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPixmap
from pytestqt.qtbot import QtBot

from app.paint.qt.emoji import draw_emoji
from app.ui import appearance
from app.ui.emoji.catalogue import Emoji, by_text, groups
from app.ui.emoji.grid import CELL, COLUMNS, EmojiModel, Heading
from app.ui.emoji.picker import EmojiPicker
from tests.canvas.driver import Pixels, pixels_of
from tests.ui.colours import contrast, parts, rgb

_BASE = QPalette.ColorRole.Base
_BLACK, _BRIGHT = ("🎩", "🕷", "👊🏿"), ("😀", "👊🏻")


def emoji_of(text: str) -> Emoji:
    return by_text().get(text) or by_text()[text + "\ufe0f"]


def opened(qtbot: QtBot, dark: bool, *recent: str, rtl: bool = False) -> EmojiPicker:
    """A picker whose second row shows recent emoji; the first of them is the current one."""
    picker = EmojiPicker([emoji_of(one).text for one in recent], parent=None)  # type: ignore[arg-type]
    qtbot.addWidget(picker)
    picker.setPalette(appearance.palette(dark))
    picker.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    with qtbot.waitExposed(picker):
        picker.show()
    return picker


def cell(picker: EmojiPicker, text: str) -> Pixels:
    """What is painted in the place of an emoji that is not the current one."""
    model = picker.grid.model()
    assert isinstance(model, EmojiModel)
    row = next(at for at, held in enumerate(model.held) if held == emoji_of(text))
    assert row != picker.grid.currentIndex().row()
    box = picker.grid.visualRect(model.index(row))
    assert picker.grid.viewport().rect().contains(box)
    return pixels_of(picker.grid.viewport().grab(box))


def bare(picker: EmojiPicker, text: str) -> Pixels:
    """An emoji without a rim, on the ground of the grid."""
    picture = QPixmap(CELL, CELL)
    picture.fill(picker.grid.palette().color(_BASE))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_emoji(painter, emoji_of(text).key, 6, 6, CELL - 12, without_hue=False)
    painter.end()
    return pixels_of(picture)


def middle_edge(picture: Pixels, ground: tuple[int, int, int]) -> float:
    """The contrast with the ground at the left edge of what is painted, the median of all rows."""
    found = []
    for row in picture:
        (ink,) = np.nonzero(np.any(row != np.array(ground), axis=1))
        if len(ink):
            # The first pixel may be half the ground's.
            found.append(max(contrast(one, ground) for one in row[ink[0] : ink[0] + 3]))
    assert len(found) > CELL / 2
    return float(np.median(found))


def test_black_emoji_have_a_rim_in_the_dark_and_others_none(qtbot: QtBot) -> None:
    picker = opened(qtbot, True, "👍", *_BLACK, *_BRIGHT)
    ground = rgb(picker.grid.palette(), _BASE)
    for text in _BLACK:
        assert middle_edge(bare(picker, text), ground) < 3, "it needs none"
        assert middle_edge(cell(picker, text), ground) > 4.5, text
    for text in _BRIGHT:
        assert middle_edge(cell(picker, text), ground) > 3, text
        assert np.array_equal(cell(picker, text), bare(picker, text)), text


def test_in_the_light_no_emoji_has_a_rim(qtbot: QtBot) -> None:
    picker = opened(qtbot, False, "👍", *_BLACK, *_BRIGHT)
    for text in (*_BLACK, *_BRIGHT):
        assert np.array_equal(cell(picker, text), bare(picker, text)), text


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_a_heading_goes_whole_through_the_cells_of_its_row(
    qtbot: QtBot, dark: bool, rtl: bool
) -> None:
    picker = opened(qtbot, dark, rtl=rtl)
    model = picker.grid.model()
    assert isinstance(model, EmojiModel)
    title = max((title for title, _ in groups()), key=len)
    first = model.held.index(Heading(title, 0))
    picker.grid.scrollTo(model.index(first))
    ends = (picker.grid.visualRect(model.index(first + at)) for at in (0, COLUMNS - 1))
    row = QRect(next(ends)).united(next(ends))
    picture = pixels_of(picker.grid.viewport().grab(row))
    ground = parts(picker.grid.palette().color(_BASE))
    assert tuple(picture[0, 0]) == ground
    ink = np.any(picture != np.array(ground), axis=2)
    (across,) = np.nonzero(ink.any(axis=0))
    font = picker.grid.font()
    font.setBold(True)
    wide = QFontMetrics(font).horizontalAdvance(title)
    assert wide > CELL, "it has to go on in a second cell"
    assert across[-1] - across[0] == pytest.approx(wide, abs=4)
    beside = row.width() - across[-1] if rtl else across[0]
    assert 4 <= beside <= 10, "it begins where its row begins"
    # As wide as a word's space at most: no letter is cut where a cell ends.
    assert max(np.diff(across)) < QFontMetrics(font).horizontalAdvance("n")
    strongest = max(contrast(one, ground) for one in picture[ink])
    assert strongest >= 4.5
