"""What gestures draw over the sheet: never part of it, so no export can show them.

All is in pixels of the view. A shape says which part of the view it touches, so that only this is
painted anew when it comes, moves or goes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from app.canvas.look import Look

_LINE = 3.0
_CAP = 4.0
_LIT = 40
_FADED = 150
_BADGE_HIGH = 18.0
_BADGE_AIR = 4.0
# Pixels between what is carried and the line where it would go.
_GHOST_AIR = 2.0
# Pixels from its middle within which a handle is taken hold of.
HANDLE_REACH = 12.0


class Shape(Protocol):
    """Something drawn over the sheet."""

    @property
    def box(self) -> QRectF:
        """The part of the view it touches."""

    def draw(self, painter: QPainter, look: Look) -> None:
        """Draw it; the painter's unit is the pixel."""


def draw_shapes(painter: QPainter, part: QRectF, shapes: Iterable[Shape], look: Look) -> None:
    """Draw shapes one over the other, as far as they lie in a part of the view."""
    for shape in shapes:
        if shape.box.intersects(part):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape.draw(painter, look)
            painter.restore()


class Overlay(Protocol):
    """Draws over the map what belongs to no gesture of this window."""

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw it, as far as it lies in a part of the view."""


@dataclass(frozen=True, slots=True)
class Lit:
    """A cell or card that something would go to."""

    box: QRectF

    def draw(self, painter: QPainter, look: Look) -> None:
        """A tint in the accent colour, with an edge."""
        tint = QColor(look.accent)
        tint.setAlpha(_LIT)
        painter.setBrush(tint)
        painter.setPen(QPen(look.accent, 1.0))
        painter.drawRoundedRect(self.box.adjusted(1, 1, -1, -1), 4, 4)


@dataclass(frozen=True, slots=True)
class Faded:
    """What is being dragged, where it still stands."""

    box: QRectF
    paper: QColor

    def draw(self, painter: QPainter, look: Look) -> None:
        """A veil of the paper's colour."""
        veil = QColor(self.paper)
        veil.setAlpha(_FADED)
        painter.fillRect(self.box, veil)


@dataclass(frozen=True, slots=True)
class InsertionLine:
    """Where something would be put between others: a line with ends, across or down."""

    line: QLineF

    @property
    def box(self) -> QRectF:
        """The part of the view it touches."""
        reach = _CAP + 1
        return QRectF(self.line.p1(), self.line.p2()).normalized().adjusted(
            -reach, -reach, reach, reach
        )  # fmt: skip

    def draw(self, painter: QPainter, look: Look) -> None:
        """A thick line in the accent colour with a dot at each end."""
        pen = QPen(look.accent, _LINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(self.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        for end in (self.line.p1(), self.line.p2()):
            painter.drawEllipse(end, _CAP, _CAP)


@dataclass(frozen=True, slots=True)
class Ghost:
    """A picture of what is dragged, at the pointer; ``count`` things where there are several."""

    box: QRectF
    picture: QPixmap = field(compare=False)
    count: int = 1

    def draw(self, painter: QPainter, look: Look) -> None:
        """The picture in a frame, and the number of things at its corner.

        The accent colour is for where it would go.
        """
        inner = self._inner
        painter.drawPixmap(inner.topLeft(), self.picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.faint, 1.5))
        painter.drawRoundedRect(inner, 4, 4)
        if self.count > 1:
            draw_badge(painter, look, inner.topRight(), str(self.count))

    @property
    def _inner(self) -> QRectF:
        return self.box.adjusted(2, 12, -12, -2)

    def clear_of(self, line: QRectF) -> Ghost:
        """The ghost below the box of a line that lies across, or behind one that goes down."""
        inner = self._inner
        if not inner.intersects(line):
            return self
        across = line.width() > line.height()
        x = 0.0 if across else line.right() + _GHOST_AIR - inner.left()
        y = line.bottom() + _GHOST_AIR - inner.top() if across else 0.0
        return Ghost(self.box.translated(x, y), self.picture, self.count)

    @staticmethod
    def around(at: QPointF, picture: QPixmap, count: int) -> Ghost:
        """A ghost whose picture has its corner at a point of the view."""
        size = picture.deviceIndependentSize()
        box = QRectF(at, size).adjusted(-2, -12, 12, 2)
        return Ghost(box, picture, count)


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame that shows how far something would reach, with a word in its corner."""

    box: QRectF
    dashed: bool = False

    def draw(self, painter: QPainter, look: Look) -> None:
        """A tinted frame in the accent colour."""
        tint = QColor(look.accent)
        tint.setAlpha(_LIT // 2)
        painter.setBrush(tint)
        pen = QPen(look.accent, 2.0)
        if self.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.box.adjusted(2, 2, -2, -2), 4, 4)


@dataclass(frozen=True, slots=True)
class Guide:
    """A thin line through the view: where a border would be."""

    line: QLineF

    @property
    def box(self) -> QRectF:
        """The part of the view it touches."""
        return QRectF(self.line.p1(), self.line.p2()).normalized().adjusted(-2, -2, 2, 2)

    def draw(self, painter: QPainter, look: Look) -> None:
        """A dashed line in the accent colour."""
        pen = QPen(look.accent, 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(self.line)


# So much of a button's width is drawn; all of it can be pressed.
_DRAWN = 0.6


@dataclass(frozen=True, slots=True)
class PlusButton:
    """A round button with a plus; its box is as large as what can be pressed.

    It is ``strong`` while the pointer is where it can be pressed.
    """

    box: QRectF
    strong: bool = False

    def draw(self, painter: QPainter, look: Look) -> None:
        """A plus in the accent colour within a thin ring; a ``strong`` one on a filled disc."""
        # Small enough to cover no mark of the steps beside the gap.
        centre, radius = self.box.center(), self.box.width() * _DRAWN / 2
        painter.setPen(QPen(look.accent, 1.2))
        painter.setBrush(look.accent if self.strong else look.on_accent)
        painter.drawEllipse(centre, radius, radius)
        pen = QPen(look.on_accent if self.strong else look.accent, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        arm = radius / 2
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))


@dataclass(frozen=True, slots=True)
class Handle:
    """Where a line to another card or step begins; its box is as large as what can be pressed.

    One that is ``pinned`` stands at a heading and does not go up and down with the sheet. The
    ``root`` is the point of its card that it hangs on; a path leads ``way`` across, to 1 or -1.
    """

    box: QRectF
    pinned: bool = False
    root: QPointF | None = None
    way: int = 0

    @classmethod
    def round(
        cls,
        centre: QPointF | None,
        *,
        pinned: bool = False,
        root: QPointF | None = None,
        way: int = 0,
    ) -> Handle | None:
        """A handle with its middle at a point of the view; None where it stands nowhere."""
        if centre is None:
            return None
        size = 2 * HANDLE_REACH
        box = QRectF(centre.x() - HANDLE_REACH, centre.y() - HANDLE_REACH, size, size)
        return cls(box, pinned, root, way)

    def holds(self, point: QPointF) -> bool:
        """Whether it is taken hold of at a point of the view."""
        away = point - self.box.center()
        return math.hypot(away.x(), away.y()) <= HANDLE_REACH

    def draw(self, painter: QPainter, look: Look) -> None:
        """A disc on a stem, in it what it draws: an arrow, or the two ends of a pair."""
        centre = self.box.center()
        painter.setPen(QPen(look.accent, 2.0))
        if self.root is not None:
            painter.drawLine(self.root, centre)
        painter.setBrush(look.accent)
        painter.drawEllipse(centre, 7, 7)
        painter.setPen(QPen(look.on_accent, 1.4))
        if self.way:
            tip = centre + QPointF(4 * self.way, 0)
            painter.drawLine(centre - QPointF(4 * self.way, 0), tip)
            for side in (-3, 3):
                painter.drawLine(tip, tip + QPointF(-3 * self.way, side))
            return
        ends = centre - QPointF(3.5, 0), centre + QPointF(3.5, 0)
        painter.drawLine(*ends)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.on_accent)
        for end in ends:
            painter.drawEllipse(end, 2, 2)


@dataclass(frozen=True, slots=True)
class Thread:
    """A line that is being drawn from a card to the pointer."""

    line: QLineF

    @property
    def box(self) -> QRectF:
        """The part of the view it touches."""
        return QRectF(self.line.p1(), self.line.p2()).normalized().adjusted(-9, -9, 9, 9)

    def draw(self, painter: QPainter, look: Look) -> None:
        """A line with a dot at each end."""
        painter.setPen(QPen(look.accent, 2.5))
        painter.drawLine(self.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawEllipse(self.line.p1(), 5, 5)
        painter.drawEllipse(self.line.p2(), 4, 4)


@dataclass(frozen=True, slots=True)
class Glow:
    """A line of the map lit in the accent colour, as far as ``clip`` lets it be seen."""

    line: QPainterPath
    clip: QRectF

    @property
    def box(self) -> QRectF:
        """The line with its width."""
        return self.line.boundingRect().adjusted(-3, -3, 3, 3).intersected(self.clip)

    def draw(self, painter: QPainter, look: Look) -> None:
        """A broad line that is seen through."""
        colour = QColor(look.accent)
        colour.setAlpha(150)
        pen = QPen(colour, 5.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setClipRect(self.clip, Qt.ClipOperation.IntersectClip)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.line)


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word that says what a drag has come to, at a point of the view."""

    at: QPointF
    text: str

    @classmethod
    def clear_of(cls, goal: QRectF, text: str, within: QRectF) -> Badge:
        """One that covers nothing of a goal: below it, above it where there is no room below."""
        x, half = goal.center().x(), _BADGE_HIGH / 2 + _BADGE_AIR
        below = goal.bottom() + half
        fits = below + _BADGE_HIGH / 2 <= within.bottom()
        return cls(QPointF(x, below if fits else goal.top() - half), text)

    @property
    def box(self) -> QRectF:
        """The part of the view it touches."""
        half = 14.0 + 5.0 * len(self.text)
        return QRectF(self.at.x() - half, self.at.y() - 11, 2 * half, 22)

    def kept_in(self, within: QRectF) -> Badge:
        """The badge no further out than is seen whole."""
        box = self.box
        across = min(within.right() - box.right(), 0.0) or max(within.left() - box.left(), 0.0)
        down = min(within.bottom() - box.bottom(), 0.0) or max(within.top() - box.top(), 0.0)
        return Badge(self.at + QPointF(across, down), self.text)

    def draw(self, painter: QPainter, look: Look) -> None:
        """The word on a ground in the accent colour."""
        draw_badge(painter, look, self.at, self.text)


def draw_badge(painter: QPainter, look: Look, centre: QPointF, text: str) -> None:
    """A word on a round ground in the accent colour."""
    font = painter.font()
    font.setPixelSize(12)
    font.setBold(True)
    painter.setFont(font)
    wide = max(18.0, painter.fontMetrics().horizontalAdvance(text) + 10.0)
    box = QRectF(centre.x() - wide / 2, centre.y() - _BADGE_HIGH / 2, wide, _BADGE_HIGH)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    painter.drawRoundedRect(box, 9, 9)
    painter.setPen(look.on_accent)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
