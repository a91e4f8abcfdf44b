"""The grid of emoji: rows of pictures below the headings of their groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.paint.qt.emoji import EMOJI_UNITS, draw_emoji, emoji_shapes
from app.ui.emoji.catalogue import Emoji
from app.ui.emoji.edge import sinks

COLUMNS = 9
CELL = 40

_PICTURE = 28
# What would sink into the ground gets a rim of so many of its units.
_RIM = 3.4
_PALE = QColor("#c3cad3")

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the row in which a heading stands, which goes through all of them."""

    text: str
    column: int
    first: bool = False


Place = Emoji | Heading | None


def rows_of(groups: Iterable[tuple[str, Sequence[Emoji]]]) -> list[Place]:
    """Groups one below the other, each with its title above it; one without a title has no row."""
    places: list[Place] = []
    for title, emoji in groups:
        if title and emoji:
            places += [Heading(title, column, not places) for column in range(COLUMNS)]
        places += emoji
        places += [None] * (-len(emoji) % COLUMNS)
    while places and places[-1] is None:
        places.pop()
    return places


class EmojiModel(QAbstractListModel):
    """A list of emoji and headings; None is a place left free at the end of a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.held: list[Place] = []

    def show(self, places: Sequence[Place]) -> None:
        """Hold others."""
        self.beginResetModel()
        self.held = list(places)
        self.endResetModel()

    def emoji(self, row: int) -> Emoji | None:
        """The emoji at a place; None for a heading and where there is nothing."""
        held = self.held[row] if 0 <= row < len(self.held) else None
        return held if isinstance(held, Emoji) else None

    def first(self) -> int:
        """The place of the first emoji; 0 where there is none."""
        return next((at for at in range(len(self.held)) if self.emoji(at) is not None), 0)

    def beside(self, row: int, by: int) -> int:
        """The place that so many places from one are, over headings and what is free.

        ``by`` is 1 to either side, or a whole row; the same place where there is none.
        """
        to = row + by
        while 0 <= to < len(self.held) and (
            isinstance(self.held[to], Heading) or (abs(by) == 1 and self.held[to] is None)
        ):
            to += by
        if (
            to >= len(self.held)
            and abs(by) > 1
            and to // COLUMNS == (len(self.held) - 1) // COLUMNS
        ):
            to = len(self.held) - 1
        while 0 <= to < len(self.held) and self.held[to] is None:
            to -= 1
        return to if self.emoji(to) is not None else row

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many places there are."""
        return 0 if parent.isValid() else len(self.held)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, for tool tips and screen readers."""
        held = self.held[index.row()] if index.isValid() else None
        if isinstance(held, Heading):
            first = held.column == 0
            return held.text if first and role == Qt.ItemDataRole.AccessibleTextRole else None
        spoken = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return held.name if held is not None and role in spoken else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading and a free place cannot be chosen."""
        if not index.isValid() or self.emoji(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Drawn(QStyledItemDelegate):
    """Draws an emoji with Footpath's own shapes, as it will stand on the map."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, EmojiModel)
        held, box = model.held[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(held, Heading):
            _draw_heading(painter, held, box, option)
        elif held is not None:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(option.palette.highlight())
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
            aside = (CELL - _PICTURE) / 2
            x, y = box.left() + aside, box.top() + aside
            if sinks(held.key, option.palette.color(QPalette.ColorRole.Base).name()):
                _draw_rim(painter, held.key, x, y)
            draw_emoji(painter, held.key, x, y, _PICTURE, without_hue=False)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(CELL, CELL)


def _draw_heading(
    painter: QPainter, heading: Heading, box: QRect, option: QStyleOptionViewItem
) -> None:
    """The part of a heading that stands in one of the cells of its row."""
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    row = QRect(box.left(), box.top(), CELL * COLUMNS, CELL)
    column = COLUMNS - 1 - heading.column if rtl else heading.column
    row.translate(-column * CELL, 0)
    font = option.font
    font.setBold(True)
    painter.setFont(font)
    painter.setClipRect(box)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    # Nearer to what it is the heading of, but for the first, which has nothing above it.
    upright = Qt.AlignmentFlag.AlignVCenter if heading.first else Qt.AlignmentFlag.AlignBottom
    painter.drawText(row.adjusted(6, 0, -6, -6), int(side | upright), heading.text)


def _draw_rim(painter: QPainter, key: str, x: float, y: float) -> None:
    """A pale edge round all of an emoji."""
    painter.save()
    painter.translate(x, y)
    painter.scale(_PICTURE / EMOJI_UNITS, _PICTURE / EMOJI_UNITS)
    pen = QPen(_PALE, _RIM)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    whole = QPainterPath()
    for shape, _ in emoji_shapes(key, False):
        whole.addPath(shape)
    painter.strokePath(whole, pen)
    painter.restore()
