"""The sheet from far away: rectangles, one call a colour, made once a sheet; faces are discs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.canvas.dimming import Bright, is_bright, wash_of
from app.canvas.zoom import PIXELS_PER_POINT
from app.layout.sheet import Node, Sheet
from app.paint.qt import FACE, flat_rectangles

# Further out even a line of words is thinner than a pixel.
_WORDS_ABOVE = 0.12 * PIXELS_PER_POINT
# Still further out marks and the bars of cards, less than so many points wide, come and go as they
# meet a pixel or not: specks, and half of all there is to draw.
_MARKS_ABOVE = 0.07 * PIXELS_PER_POINT
_MARK = 7.0
# The sheet is cut into so many parts each way; a small part of the view draws few of them.
_PARTS = 10
_SMALL = 0.25

Part = tuple[int, int]


class _Boxes:
    """The rectangles of one colour: all of them, and by the parts of the sheet they touch."""

    def __init__(self, colour: str, boxes: list[QRectF], part: tuple[float, float]) -> None:
        self.colour = QColor(colour)
        self.round = colour == FACE
        self.all = boxes
        self._part = part
        self._by_part: dict[Part, list[QRectF]] | None = None

    def near(self, area: QRectF) -> list[QRectF]:
        """Those that may touch ``area``; some may come twice."""
        if self._by_part is None:
            self._by_part = {}
            for box in self.all:
                for part in self._parts_of(box):
                    self._by_part.setdefault(part, []).append(box)
        found: list[QRectF] = []
        for part in self._parts_of(area):
            found += self._by_part.get(part, ())
        return found

    def _parts_of(self, box: QRectF) -> Iterator[Part]:
        wide, high = self._part
        for across in range(int(box.left() // wide), int(box.right() // wide) + 1):
            for down in range(int(box.top() // high), int(box.bottom() // high) + 1):
                yield across, down


class FlatPicture:
    """Keeps the rectangles of the sheet drawn last, with words and marks and without."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._bright: Bright = None
        self._made: dict[tuple[bool, bool], list[_Layer]] = {}

    def draw(
        self,
        painter: QPainter,
        sheet: Sheet,
        scale: float,
        area: QRectF,
        bright: Bright = None,
    ) -> None:
        """Draw what of the sheet lies in ``area``, with what is dimmed; all in points."""
        if sheet is not self._sheet or bright is not self._bright:
            self._sheet, self._bright = sheet, bright
            self._made = {}
        detail = words, marks = scale > _WORDS_ABOVE, scale > _MARKS_ABOVE
        if detail not in self._made:
            body = [node for node in sheet.nodes if node.y + node.height > sheet.body_y]
            part = sheet.width / _PARTS, max(sheet.height, 1.0) / _PARTS
            least = 0.0 if marks else _MARK
            self._made[detail] = [
                [
                    _Boxes(colour, boxes, part)
                    for colour, boxes in flat_rectangles(nodes, words=words, least=least).items()
                ]
                for nodes in _layers(body, bright)
            ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        seen = area.intersected(QRectF(0, 0, sheet.width, sheet.height))
        whole = seen.width() * seen.height() > _SMALL * sheet.width * sheet.height
        for number, colours in enumerate(self._made[detail]):
            if number:
                painter.fillRect(*wash_of(sheet))
            for boxes in colours:
                painter.setBrush(boxes.colour)
                near = boxes.all if whole else boxes.near(seen)
                if boxes.round:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    for box in near:
                        painter.drawEllipse(box)
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                else:
                    painter.drawRects(near)


_Layer = list[_Boxes]


def _layers(nodes: list[Node], bright: Bright) -> Iterator[list[Node]]:
    """The nodes below the wash that dims them, and where there is one those above it."""
    if bright is None:
        yield nodes
        return
    yield [node for node in nodes if not is_bright(node, bright)]
    yield [node for node in nodes if is_bright(node, bright)]
