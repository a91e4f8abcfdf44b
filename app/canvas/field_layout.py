"""The document layout of the in-place editor: Qt edits, but what is seen is layout's own.

Qt holds the text, the caret and what is composed; its lines are made to break where layout broke
them (by ``QTextLine.setNumColumns``), for the keys that go up, down and to a line's end. The glyphs
are drawn as on the card, and the caret stands at their edges: Qt would set them otherwise at sizes
between two pixels, most of all where letters join.

Qt calls these methods from C++, so each is guarded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextLine,
    QTextOption,
)

from app.canvas.field_carets import caret_places
from app.canvas.field_paint import Backing, Wash, draw_caret, paint_backing, paint_field
from app.canvas.field_text import FieldText, Row, utf16_index, utf16_length
from app.canvas.guard import guarded
from app.canvas.stand_ins import laid
from app.layout.primitives import Text
from app.layout.text import ASCENT, DESCENT, GlyphRun, TextBlock
from app.layout.text.characters import visible_end

Setter = Callable[[str], TextBlock]
"""Sets a text as its card shows it, which may be with quotation marks round it."""

_GROUND, _INK = QTextFormat.Property.BackgroundBrush, QTextFormat.Property.ForegroundBrush

CARET = 1
"""The width of the caret in pixels."""


def with_preedit(block: QTextBlock) -> str:
    """The text of a paragraph with what an input method is composing in it."""
    layout = block.layout()
    text, composed = block.text(), layout.preeditAreaText()
    if not composed:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    at = _composed_at(block) * 2
    before = units[:at].decode("utf-16-le", "surrogatepass")
    return before + composed + units[at:].decode("utf-16-le", "surrogatepass")


def _composed_at(block: QTextBlock) -> int:
    """Where in a paragraph something is composed.

    Qt has the place where it began: what stood before it may be taken back meanwhile.
    """
    return min(block.layout().preeditAreaPosition(), block.length() - 1)


class FieldLayout(QAbstractTextDocumentLayout):
    """Lays a plain document out as ``setter`` sets its text, enlarged by ``scale``.

    ``setter`` gives the block for the whole text; ``margin`` is the space in pixels round the
    block. ``grey`` draws emoji without hue; a ``backing`` hides what lies below.
    """

    def __init__(self, document: QTextDocument, margin: float) -> None:
        super().__init__(document)
        self._setter: Setter | None = None
        self._scale = 1.0
        self._margin = margin
        self._corner = QPointF(margin, margin)
        self._size = QSizeF(0, 0)
        self._installed = False
        self._text: FieldText | None = None
        self._carets: dict[Row, dict[int, float]] = {}
        self._caret_seen: QRectF | None = None
        self._asked: tuple[QRectF | None, QRectF | None] = (None, None)
        self.grey = False
        self.backing: Backing | None = None

    @property
    def block(self) -> TextBlock | None:
        """The text as it is set now."""
        return None if self._text is None else self._text.block

    def start(self) -> None:
        """Say that the document uses this layout now; only then may it announce its size."""
        self._installed = True

    def set_setter(self, setter: Setter, scale: float) -> None:
        """Set texts by ``setter`` from now on, at ``scale`` pixels a point."""
        self._setter = setter
        self._scale = scale
        self.relayout()

    def set_shift(self, shift: QPointF) -> None:
        """Move the text by less than a pixel: a widget stands on whole ones, a card between."""
        corner = QPointF(self._margin, self._margin) + shift
        if corner != self._corner:
            self._corner = corner
            if self._installed:
                self.update.emit()

    @guarded(lambda: None)
    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Break all lines anew after the text changed."""
        self.relayout()

    def relayout(self) -> None:
        """Break all lines anew."""
        if self._setter is None:
            return
        blocks = _blocks(self.document())
        paragraphs = [laid(with_preedit(block)) for block in blocks]
        text = self._text = FieldText(paragraphs, self._setter("\n".join(paragraphs)))
        self._carets.clear()
        for number, block in enumerate(blocks):
            self._break(block, text, number)
        margins = 2 * self._margin
        self._size = QSizeF(
            text.block.width * self._scale + margins, text.block.height * self._scale + margins
        )
        if self._installed:
            self.documentSizeChanged.emit(self._size)
            self.update.emit()

    def _break(self, block: QTextBlock, text: FieldText, number: int) -> None:
        """Break a paragraph into its lines."""
        layout = block.layout()
        layout.setPosition(QPointF(0, 0))
        layout.clearLayout()
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        option.setUseDesignMetrics(True)
        # Qt counts a wide tab as several columns; how wide one is drawn is layout's to say.
        option.setTabStopDistance(1)
        option.setTextDirection(
            Qt.LayoutDirection.LayoutDirectionAuto
            if any(sign.isalpha() for sign in text.paragraphs[number])
            or text.block.direction != "rtl"
            else Qt.LayoutDirection.RightToLeft
        )
        layout.setTextOption(option)
        layout.beginLayout()
        for row in text.rows_of(number):
            made = layout.createLine()
            if not made.isValid():
                break
            piece = text.text_of(row)
            _take(made, piece)
            left = row.line.x * self._scale - _left_of(made, piece)
            baseline = row.line.baseline * self._scale
            made.setPosition(QPointF(self._margin + left, self._margin + baseline - made.ascent()))
        layout.endLayout()

    def caret(self, position: int, composed: int = 0) -> QRectF:
        """Where the caret stands at a position of the document, in pixels.

        ``composed`` is how far it stands in what an input method is composing there.
        """
        block, at = self._placed(position, composed)
        line = block.layout().lineForTextPosition(at)
        number = line.lineNumber() if line.isValid() else 0
        rows = self._text.rows_of(block.blockNumber()) if self._text is not None else []
        if not 0 <= number < len(rows) or self._text is None:
            return QRectF(self._corner, QSizeF(CARET, 1))
        places = self._places(rows[number])
        x = places.get(at, next(iter(places.values()), 0.0))
        size = self._text.block.style.size
        top = (rows[number].line.baseline - ASCENT * size) * self._scale
        high = (ASCENT + DESCENT) * size * self._scale
        return QRectF(round(self._corner.x() + x), self._corner.y() + top, CARET, high)

    def _placed(self, position: int, composed: int = 0) -> tuple[QTextBlock, int]:
        """The paragraph of a position, and the place in it with what is composed there."""
        block = self.document().findBlock(position)
        layout, at = block.layout(), position - block.position()
        more = utf16_length(layout.preeditAreaText())
        if more and at >= _composed_at(block):
            at += composed if at == _composed_at(block) else more
        return block, at

    def _places(self, row: Row) -> dict[int, float]:
        """The x of each place of the caret on a row, from the block's left edge, in pixels."""
        known = self._carets.get(row)
        if known is None and self._text is not None:
            layout = self.document().findBlockByNumber(row.paragraph).layout()
            letters = [
                letter._replace(left=letter.left * self._scale, right=letter.right * self._scale)
                for letter in self._text.letters(row)
            ]
            line = layout.lineAt(row.number)
            paragraph = self._text.paragraphs[row.paragraph]
            known = caret_places(layout, line, paragraph, letters, self._margin)
            self._carets[row] = known
        return known or {}

    # --- painting ---

    @guarded(lambda: None)
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw text, selection and caret."""
        if self._text is None:
            return
        ink = context.palette.color(QPalette.ColorRole.Text)
        if self.backing is not None:
            paint_backing(painter, self._size, self.backing)
        shape = Text(0, 0, self._text.block, ink.name(), self.grey)
        washes = [*self._composed(self._text), *self._selected(self._text, context)]
        paint_field(painter, self._corner, self._scale, shape, washes)
        caret = self._caret_of(context.cursorPosition)
        if caret is not None:
            draw_caret(painter, caret, ink, self._reads_left(context.cursorPosition))
        # Qt asks for no more to be painted than where it would have the caret itself. Asked once
        # for each change: a part of the editor may lie beyond the view for good.
        change = (self._caret_seen, caret)
        self._caret_seen = caret
        missed = any(box is not None and not context.clip.contains(box) for box in change)
        if missed and change != self._asked:
            self._asked = change
            self.update.emit()

    def _reads_left(self, position: int) -> bool | None:
        """Whether what is before a position runs to the left; None where all runs to the right."""
        block, at = self._placed(max(position, 0))
        line = block.layout().lineForTextPosition(at)
        rows = self._text.rows_of(block.blockNumber()) if self._text is not None else []
        if self._text is None or not line.isValid() or line.lineNumber() >= len(rows):
            return None
        places = utf16_index(self._text.paragraphs[block.blockNumber()], at)
        letters = self._text.letters(rows[line.lineNumber()])
        if not any(letter.rtl for letter in letters):
            return None
        return next((one.rtl for one in reversed(letters) if one.start < places), letters[0].rtl)

    def _caret_of(self, position: int) -> QRectF | None:
        """Where the caret is to be drawn that Qt has at a position, or None where it has none."""
        if position >= 0:
            return self.caret(position)
        for block in _blocks(self.document()) if position < -1 else ():
            layout = block.layout()
            if layout.preeditAreaText():
                # While composing Qt passes the caret's place in the composed text, negated.
                return self.caret(block.position() + _composed_at(block), -(position + 2))
        return None

    def _composed(self, text: FieldText) -> list[Wash]:
        """What an input method composes, with a line below it, and as it wants it to look."""
        found = []
        for number, block in enumerate(_blocks(self.document())):
            layout = block.layout()
            more = utf16_length(layout.preeditAreaText())
            if not more:
                continue
            first = _composed_at(block)
            span = text.shown((number, first), (number, first + more))
            found.append(Wash(*span, underlined=True))
            for each in layout.formats():
                span = text.shown((number, each.start), (number, each.start + each.length))
                look = each.format
                ground = look.background() if look.hasProperty(_GROUND) else None
                ink = look.foreground().color().name() if look.hasProperty(_INK) else None
                if ground is not None and ink is None:
                    ink = "#000000" if ground.color().lightness() > 127 else "#ffffff"
                if ink is not None:
                    found.append(Wash(*span, ground, ink, underlined=True))
        return found

    def _selected(
        self, text: FieldText, context: QAbstractTextDocumentLayout.PaintContext
    ) -> list[Wash]:
        found = []
        for selection in context.selections:
            ends = selection.cursor.selectionStart(), selection.cursor.selectionEnd()
            if ends[0] < ends[1]:
                (first, start), (last, end) = (self._placed(place) for place in ends)
                span = text.shown((first.blockNumber(), start), (last.blockNumber(), end))
                look = selection.format
                found.append(Wash(*span, look.background(), look.foreground().color().name()))
        return found

    # --- what Qt asks ---

    @guarded(lambda: -1)
    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:
        """The position in the text that is nearest to a point."""
        if self._text is None or not self._text.rows:
            return -1
        rows = self._text.rows
        number = int((point.y() - self._corner.y()) // (self._text.pitch * self._scale))
        number = max(0, min(number, len(rows) - 1))
        row = rows[number]
        places = dict(self._places(row))
        if len(places) > 1 and number + 1 < len(rows) and rows[number + 1].number:
            # Where a line was broken the caret stands on the next one.
            places.pop(max(places))
        x = point.x() - self._corner.x()
        nearest = min(places, key=lambda place: abs(places[place] - x), default=0)
        block = self.document().findBlockByNumber(row.paragraph)
        layout = block.layout()
        place = _composed_at(block)
        if nearest > place:
            composed = utf16_length(layout.preeditAreaText())
            nearest = max(place, nearest - composed) if composed else nearest
        return block.position() + nearest

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
        if self._text is None:
            return QRectF(0, 0, self._size.width(), 0)
        past = sum(row.paragraph <= block.blockNumber() for row in self._text.rows)
        # Qt adds the corner of this box to the lines' own places: it must be the origin.
        bottom = self._margin + past * self._text.pitch * self._scale
        return QRectF(0, 0, self._size.width(), bottom)

    def families(self) -> tuple[str, ...]:
        """The fonts that the text as it is set now needs, in the order of their first use."""
        found: dict[str, None] = {}
        if self._text is not None:
            for line in self._text.block.lines:
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
    visible = start + utf16_length(piece[: visible_end(piece, 0, len(piece))])
    if visible <= start:
        return 0.0
    first = cast("tuple[float, int]", line.cursorToX(start))[0]
    last = cast("tuple[float, int]", line.cursorToX(visible))[0]
    return min(first, last) - line.x()
