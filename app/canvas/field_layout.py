"""The document layout of the in-place editor: Qt edits, but lines break where layout broke them.

Qt calls these methods from C++, where an exception would end the process; so each is guarded and
its fault goes to ``sys.excepthook``. The method of forcing breaks is ``QTextLine.setNumColumns``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.layout.text import GlyphRun, TextBlock

Setter = Callable[[str], TextBlock]
MethodT = TypeVar("MethodT", bound=Callable[..., Any])

CARET = 1
"""The width of the caret in pixels."""


def guarded(otherwise: Callable[[], object]) -> Callable[[MethodT], MethodT]:
    """Report a fault of a method called from C++, and give ``otherwise()`` in its place."""

    def around(method: MethodT) -> MethodT:
        @wraps(method)
        def call(*arguments: Any) -> Any:
            try:
                return method(*arguments)
            except Exception:  # noqa: BLE001 - beyond this frame it would end the process
                sys.excepthook(*sys.exc_info())
                return otherwise()

        return cast(MethodT, call)

    return around


def utf16_length(text: str) -> int:
    """How many units of UTF-16 a text takes: what Qt counts in."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)


def with_preedit(block: QTextBlock) -> str:
    """The text of a paragraph with what an input method is composing in it."""
    layout = block.layout()
    text, composed = block.text(), layout.preeditAreaText()
    if not composed:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    at = layout.preeditAreaPosition() * 2
    before = units[:at].decode("utf-16-le", "surrogatepass")
    return before + composed + units[at:].decode("utf-16-le", "surrogatepass")


class FieldLayout(QAbstractTextDocumentLayout):
    """Lays a plain document out as ``setter`` sets its text, enlarged by ``scale``.

    ``setter`` gives the block for the whole text; ``margin`` is the space in pixels round the
    block.
    """

    def __init__(self, document: QTextDocument, margin: float) -> None:
        super().__init__(document)
        self._setter: Setter | None = None
        self._scale = 1.0
        self._margin = margin
        self._size = QSizeF(0, 0)
        self._installed = False
        self._tops: list[tuple[float, float]] = []
        self.block: TextBlock | None = None

    def start(self) -> None:
        """Say that the document uses this layout now; only then may it announce its size."""
        self._installed = True

    def set_setter(self, setter: Setter, scale: float) -> None:
        """Set texts by ``setter`` from now on, at ``scale`` pixels a point."""
        self._setter = setter
        self._scale = scale
        self.relayout()

    @guarded(lambda: None)
    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Break all lines anew after the text changed."""
        self.relayout()

    def relayout(self) -> None:
        """Break all lines anew."""
        if self._setter is None:
            return
        paragraphs = [with_preedit(block) for block in _blocks(self.document())]
        set_text = self._setter("\n".join(paragraphs))
        self.block = set_text
        lines = list(set_text.lines)
        scale = self._scale
        pitch = set_text.style.size * set_text.style.leading * scale
        top, start, self._tops = 0.0, 0, []
        for paragraph, block in zip(paragraphs, _blocks(self.document()), strict=True):
            end = start + len(paragraph)
            mine = [line for line in lines if start <= line.start <= end and line.end <= end]
            layout = block.layout()
            layout.setPosition(QPointF(0, 0))
            layout.clearLayout()
            option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
            option.setUseDesignMetrics(True)
            option.setTextDirection(
                Qt.LayoutDirection.LayoutDirectionAuto
                if any(sign.isalpha() for sign in paragraph) or set_text.direction != "rtl"
                else Qt.LayoutDirection.RightToLeft
            )
            layout.setTextOption(option)
            layout.beginLayout()
            for number, line in enumerate(mine):
                following = mine[number + 1].start if number + 1 < len(mine) else end
                piece = paragraph[line.start - start : following - start]
                made = layout.createLine()
                if not made.isValid():
                    break
                _take(made, piece)
                baseline = line.baseline * scale
                left = line.x * scale - _left_of(made, piece)
                made.setPosition(
                    QPointF(self._margin + left, self._margin + baseline - made.ascent())
                )
            layout.endLayout()
            height = max(1, len(mine)) * pitch
            self._tops.append((top, height))
            top += height
            start = end + 1
        self._size = QSizeF(
            set_text.width * scale + 2 * self._margin,
            max(top, set_text.height * scale) + 2 * self._margin,
        )
        if self._installed:
            self.documentSizeChanged.emit(self._size)
            self.update.emit()

    @guarded(lambda: None)
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw text, selection and caret."""
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        for block in _blocks(self.document()):
            layout = block.layout()
            spans = []
            for selection in context.selections:
                first = selection.cursor.selectionStart() - block.position()
                last = selection.cursor.selectionEnd() - block.position()
                if last > 0 and first < block.length() and last > first:
                    span = QTextLayout.FormatRange()
                    span.start = max(0, first)
                    span.length = min(last, block.length()) - span.start
                    span.format = selection.format
                    spans.append(span)
            layout.draw(painter, QPointF(0, 0), spans)
            caret = context.cursorPosition
            if caret < -1 and layout.preeditAreaText():
                # While composing Qt passes the caret's place in the composed text, negated.
                layout.drawCursor(
                    painter, QPointF(0, 0), layout.preeditAreaPosition() - (caret + 2), CARET
                )
            elif caret >= 0 and block.contains(caret):
                layout.drawCursor(painter, QPointF(0, 0), caret - block.position(), CARET)

    @guarded(lambda: -1)
    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:
        """The position in the text that is nearest to a point."""
        blocks = list(_blocks(self.document()))
        for number, block in enumerate(blocks):
            top, height = self._tops[number] if number < len(self._tops) else (0.0, 0.0)
            if point.y() - self._margin < top + height or number + 1 == len(blocks):
                layout = block.layout()
                count = layout.lineCount()
                if not count:
                    return block.position()
                nearest = layout.lineAt(count - 1)
                for at in range(count):
                    line = layout.lineAt(at)
                    if point.y() < line.y() + line.height():
                        nearest = line
                        break
                return block.position() + nearest.xToCursor(point.x())
        return -1

    @guarded(lambda: 1)
    def pageCount(self) -> int:
        """A field has one page."""
        return 1

    @guarded(lambda: QSizeF(1, 1))
    def documentSize(self) -> QSizeF:
        """The size of the text with the margin round it, in pixels."""
        return self._size

    @guarded(lambda: QRectF(0, 0, 1, 1))
    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """The only frame is the whole text."""
        return QRectF(QPointF(0, 0), self._size)

    @guarded(lambda: QRectF(0, 0, 1, 1))
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a paragraph lies. Its lines have their places from the document's corner."""
        number = block.blockNumber()
        if number >= len(self._tops):
            return QRectF(0, 0, self._size.width(), 0)
        top, height = self._tops[number]
        # Qt adds the corner of this box to the lines' own places: it must be the origin.
        return QRectF(0, 0, self._size.width(), self._margin + top + height)

    def families(self) -> tuple[str, ...]:
        """The fonts that the text as it is set now needs, in the order of their first use."""
        found: dict[str, None] = {}
        if self.block is not None:
            for line in self.block.lines:
                for run in line.runs:
                    if isinstance(run, GlyphRun):
                        found[run.face.family] = None
        return tuple(found)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _take(line: QTextLine, piece: str) -> None:
    """Let ``line`` hold exactly ``piece``: its length in Qt's cursor positions, then mended.

    Qt counts columns by the grapheme, but a ligature or a cluster of its own may differ.
    """
    if not piece:
        line.setLineWidth(1e6)
        return
    wanted = utf16_length(piece)
    columns = _graphemes(piece)
    line.setNumColumns(columns)
    while line.textLength() > wanted and columns > 1:
        columns -= 1
        line.setNumColumns(columns)
    while line.textLength() < wanted and columns < wanted:
        columns += 1
        line.setNumColumns(columns)
    if line.textLength() > wanted:
        line.setNumColumns(columns - 1)


def _graphemes(piece: str) -> int:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, piece)
    count = 0
    while finder.toNextBoundary() != -1:
        count += 1
    return count


def _left_of(line: QTextLine, piece: str) -> float:
    """Where the visible part of a line begins, without the spaces at its end."""
    start = line.textStart()
    visible = start + utf16_length(piece.rstrip(" \t"))
    if visible <= start:
        return 0.0
    first = cast("tuple[float, int]", line.cursorToX(start))[0]
    last = cast("tuple[float, int]", line.cursorToX(visible))[0]
    return min(first, last) - line.x()
