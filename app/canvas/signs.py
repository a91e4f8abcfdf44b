"""What says which zone of a curve is good and which is bad: it goes along with what is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.layout.sheet import Node, Sheet

_SIGN, _ZONE = "sign", "zone"


def is_sign(node: Node) -> bool:
    """Whether a node is such a sign."""
    return node.kind == _SIGN


class Signs:
    """The signs of a sheet: each as far from the edge of the view as it is from that of its zone.

    Where the zone begins in view a sign stands where the sheet has it.
    """

    def __init__(self) -> None:
        self.nodes: tuple[Node, ...] = ()
        self._rooms: dict[str, tuple[float, float]] = {}
        self._seen: tuple[float, float] = (-1e9, 1e9)

    def show(self, sheet: Sheet) -> None:
        """Take the signs of another sheet."""
        self.nodes = tuple(sheet.by_kind.get(_SIGN, ()))
        self._rooms = {}
        for node in self.nodes:
            zone = sheet.by_id[f"{_ZONE}:{node.record}"]
            self._rooms[node.id] = zone.x, zone.x + zone.width

    def follow(self, seen: QRectF) -> tuple[Node, ...]:
        """Go to another part of the sheet (points); the signs that this may move."""
        across = seen.left(), seen.right()
        if across == self._seen:
            return ()
        self._seen = across
        return self.nodes

    def shift_of(self, node: Node) -> QPointF:
        """By how many points a sign is moved."""
        left, right = self._rooms.get(node.id, (node.x, node.x + node.width))
        end = node.x + node.width
        if node.x - left <= right - end:
            inset = node.x - left
            most = right - inset - end
            return QPointF(min(max(0.0, self._seen[0] - left), max(0.0, most)), 0.0)
        inset = right - end
        most = node.x - left - inset
        return QPointF(-min(max(0.0, right - self._seen[1]), max(0.0, most)), 0.0)
