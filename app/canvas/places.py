"""Where nodes stand: which of them are near a part of the sheet, and which is under a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from PySide6.QtCore import QPointF, QRectF

from app.layout.sheet import Change, Node, Sheet

TILE = 720.0
"""The side of a tile in points: a screen at 100 % touches a handful of them."""

# A node on more tiles than this (a curve along the whole journey) is kept apart.
_LONG = 6

Tile = tuple[int, int]


def tiles_of(rect: QRectF) -> Iterator[Tile]:
    """The tiles that a part of the sheet touches."""
    for across in range(floor(rect.left() / TILE), floor(rect.right() / TILE) + 1):
        for down in range(floor(rect.top() / TILE), floor(rect.bottom() / TILE) + 1):
            yield across, down


class Places:
    """The nodes of a sheet by tile; those on many tiles are listed apart."""

    def __init__(self, sheet: Sheet) -> None:
        self._tiles: dict[Tile, dict[str, None]] = {}
        self._long: dict[str, None] = {}
        self._sheet = sheet
        self._order: dict[str, int] | None = None
        for node in sheet.nodes:
            self._add(node)

    def follow(self, sheet: Sheet, change: Change) -> None:
        """Take in another sheet, of which ``change`` tells the difference."""
        before = self._sheet.by_id
        for id_ in (*change.removed, *change.changed, *change.moved):
            self._remove(before[id_])
        self._sheet = sheet
        self._order = None
        for id_ in (*change.added, *change.changed, *change.moved):
            self._add(sheet.by_id[id_])

    def on(self, tiles: Iterable[Tile]) -> set[str]:
        """The ids of the nodes that touch any of ``tiles``."""
        found = set(self._long)
        for tile in tiles:
            found.update(self._tiles.get(tile, ()))
        return found

    def at(self, point: QPointF, kinds: tuple[str, ...]) -> Node | None:
        """The topmost node of one of ``kinds`` under a point of the sheet."""
        tile = (floor(point.x() / TILE), floor(point.y() / TILE))
        best: Node | None = None
        for id_ in self.on([tile]):
            node = self._sheet.by_id[id_]
            if node.kind not in kinds or not _holds(node, point):
                continue
            if best is None or self._place(id_) > self._place(best.id):
                best = node
        return best

    def _place(self, id_: str) -> int:
        if self._order is None:
            self._order = {node.id: at for at, node in enumerate(self._sheet.nodes)}
        return self._order[id_]

    def _add(self, node: Node) -> None:
        tiles = list(tiles_of(QRectF(node.x, node.y, node.width, node.height)))
        if len(tiles) > _LONG:
            self._long[node.id] = None
        else:
            for tile in tiles:
                self._tiles.setdefault(tile, {})[node.id] = None

    def _remove(self, node: Node) -> None:
        if self._long.pop(node.id, 0) is None:
            return
        for tile in tiles_of(QRectF(node.x, node.y, node.width, node.height)):
            self._tiles.get(tile, {}).pop(node.id, None)


def _holds(node: Node, point: QPointF) -> bool:
    return (
        node.x <= point.x() <= node.x + node.width and node.y <= point.y() <= node.y + node.height
    )
