"""A name in a few lines of a given width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def short_lines(text: str, font: QFont, room: int, most: int = 2) -> list[str]:
    """A text in at most so many lines of ``room`` pixels, the last one cut where more is to come.

    Words are broken only where one alone is wider than a line.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts in units of UTF-16.
    units, lines, at = text.encode("utf-16-le"), list[str](), 0
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        last = len(lines) == most - 1
        end = len(units) // 2 if last else at + line.textLength()
        lines.append(units[2 * at : 2 * end].decode("utf-16-le").strip())
        at = end
        if last:
            break
    layout.endLayout()
    cut = QFontMetrics(font).elidedText
    return [cut(line, Qt.TextElideMode.ElideRight, room) for line in lines]
