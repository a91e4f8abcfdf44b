"""Keys drawn as the caps of a keyboard, in a column of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.editor.words import tr
from app.ui.keys import shown

CAPS = Qt.ItemDataRole.UserRole
"""The role under which an item keeps its keys: a list of texts."""

_Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _APART, _HIGH, _LINE_AIR = 7.0, 3.0, 14.0, 22.0, 4.0


class KeyCaps(QStyledItemDelegate):
    """Draws the keys of an item."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground of the row and the caps on it, or that there is no key."""
        super().paint(painter, option, index)
        keys = index.data(CAPS)
        if keys is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        palette: QPalette = option.palette
        if not keys:
            enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
            group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
            role = QPalette.ColorRole.PlaceholderText if enabled else QPalette.ColorRole.Text
            painter.setPen(palette.color(group, role))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tr("No key"))
        else:
            _draw_caps(painter, box, keys, palette)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for all caps, in as many lines as they need in the width of their column."""
        hint = super().sizeHint(option, index)
        keys = index.data(CAPS) or ()
        metrics = QFontMetricsF(option.font)
        view = option.widget
        room = float(view.columnWidth(index.column())) if isinstance(view, QTreeView) else inf
        places = list(_places(metrics, keys, room))
        wide = max(
            (x + _width(metrics, key) for (x, _), key in zip(places, keys, strict=True)),
            default=0.0,
        )
        lines = places[-1][1] + 1 if places else 1
        high = lines * _line(metrics) + _LINE_AIR
        return QSize(max(hint.width(), round(wide)), max(hint.height(), round(high)))


def caps_of(key: str) -> list[str]:
    """The caps of one press of keys: "Ctrl", "+" for Ctrl++."""
    text = shown(key)
    if text.endswith("++"):
        return [*text[:-2].split("+"), "+"]
    return text.split("+") if len(text) > 1 else [text]


def _width(metrics: QFontMetricsF, key: str) -> float:
    caps = caps_of(key)
    return sum(_cap_width(metrics, cap) for cap in caps) + _GAP * (len(caps) - 1)


def _cap_width(metrics: QFontMetricsF, cap: str) -> float:
    return max(_HIGH, metrics.horizontalAdvance(cap) + 2 * _PAD)


def _places(
    metrics: QFontMetricsF, keys: Sequence[str], room: float
) -> Iterator[tuple[float, int]]:
    """The x from the leading edge and the line, from 0, of each key in a width."""
    x, line = 0.0, 0
    for key in keys:
        wide = _width(metrics, key)
        if x and x + wide > room:
            x, line = 0.0, line + 1
        yield x, line
        x += wide + _APART


def _cap_height(metrics: QFontMetricsF) -> float:
    return max(_HIGH, metrics.height() + 5)


def _line(metrics: QFontMetricsF) -> float:
    return _cap_height(metrics) + _LINE_AIR


def _draw_caps(painter: QPainter, box: QRectF, keys: Sequence[str], palette: QPalette) -> None:
    """From the leading edge, whichever that is in the interface's language."""
    metrics = QFontMetricsF(painter.font())
    places = list(_places(metrics, keys, box.width()))
    high, line = _cap_height(metrics), _line(metrics)
    top = box.center().y() - ((places[-1][1] + 1) * line - _LINE_AIR) / 2
    for (x, number), key in zip(places, keys, strict=True):
        for cap in caps_of(key):
            wide = _cap_width(metrics, cap)
            _draw_cap(
                painter, QRectF(box.left() + x, top + number * line, wide, high), cap, palette
            )
            x += wide + _GAP


def _draw_cap(painter: QPainter, box: QRectF, cap: str, palette: QPalette) -> None:
    line = QColor(palette.color(QPalette.ColorRole.Mid))
    painter.setPen(QPen(line, 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Button))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    # The front edge of the cap.
    low = box.bottom() - 2.5
    painter.drawLine(QPointF(box.left() + 3, low), QPointF(box.right() - 3, low))
    painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
    painter.drawText(box.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, cap)
