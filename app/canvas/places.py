"""Where nodes stand: which of them are near a part of the sheet, and which is under a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from PySide6.QtCore import QPointF, QRectF

from app.layout.sheet import Node, Sheet, SheetChange

TILE = 720.0
"""The side of a tile in points: a screen at 100 % touches a handful of them."""

# A node on more tiles than this (a card for the whole map, a curve) is kept by its row or column
# of tiles, or, if it is both wide and high, apart.
_MANY = 6
# Looking through so many nodes takes a millisecond.
_FEW = 4000
# After so many looks somebody is on the way through the sheet.
_LOOKS = 4

Tile = tuple[int, int]
Block = tuple[int, int, int, int]
Key = tuple[int | None, int | None]
"""A tile, a row of tiles (None, down), a column of tiles (across, None), or all of them."""


def block_of(rect: QRectF) -> Block:
    """The first and the last tile across, and down, that a part of the sheet touches."""
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    return floor(left / TILE), floor(right / TILE), floor(top / TILE), floor(bottom / TILE)


def tiles_of(rect: QRectF) -> Iterator[Tile]:
    """The tiles that a part of the sheet touches."""
    left, right, top, bottom = block_of(rect)
    for across in range(left, right + 1):
        for down in range(top, bottom + 1):
            yield across, down


class NodePlaces:
    """The nodes of a sheet by the tiles that they touch.

    A sheet of few nodes is looked through at first: that is faster than filing them after an edit.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._by_key: dict[Key, dict[str, None]] | None = None
        self._sheet = sheet
        self._order: dict[str, int] | None = None
        self._looks = 0
        if len(sheet.nodes) > _FEW:
            self._by_key = self._filed()

    def _filed(self) -> dict[Key, dict[str, None]]:
        filed: dict[Key, dict[str, None]] = {}
        for node in self._sheet.nodes:
            self._add(node, filed)
        return filed

    def follow(self, sheet: Sheet, change: SheetChange) -> None:
        """Take in another sheet, of which ``change`` tells the difference."""
        before = self._sheet.by_id
        self._sheet = sheet
        self._order = None
        if self._by_key is None or len(sheet.nodes) <= _FEW:
            self._by_key, self._looks = None, 0
            return
        for id_ in (*change.removed, *change.changed, *change.moved):
            self._remove(before[id_], self._by_key)
        for id_ in (*change.added, *change.changed, *change.moved):
            self._add(sheet.by_id[id_], self._by_key)

    def on(self, tiles: Iterable[Tile]) -> set[str]:
        """The ids of the nodes that touch any of ``tiles``, and of some beside them."""
        if self._by_key is None:
            self._looks += 1
            if self._looks <= _LOOKS:
                return self._looked_through(list(tiles))
            self._by_key = self._filed()
        keys: set[Key] = {(None, None)}
        for across, down in tiles:
            keys.update(((across, down), (across, None), (None, down)))
        found: set[str] = set()
        for key in keys:
            found.update(self._by_key.get(key, ()))
        return found

    def _looked_through(self, tiles: list[Tile]) -> set[str]:
        """The ids of the nodes in the box round all of ``tiles``."""
        if not tiles:
            return set()
        left = min(across for across, _ in tiles) * TILE
        right = (max(across for across, _ in tiles) + 1) * TILE
        top = min(down for _, down in tiles) * TILE
        bottom = (max(down for _, down in tiles) + 1) * TILE
        return {
            node.id
            for node in self._sheet.nodes
            if node.x < right
            and node.y < bottom
            and node.x + node.width >= left
            and node.y + node.height >= top
        }

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

    @staticmethod
    def _add(node: Node, filed: dict[Key, dict[str, None]]) -> None:
        for key in _keys_of(node):
            filed.setdefault(key, {})[node.id] = None

    @staticmethod
    def _remove(node: Node, filed: dict[Key, dict[str, None]]) -> None:
        for key in _keys_of(node):
            filed.get(key, {}).pop(node.id, None)


def _keys_of(node: Node) -> list[Key]:
    left, right = floor(node.x / TILE), floor((node.x + node.width) / TILE)
    top, bottom = floor(node.y / TILE), floor((node.y + node.height) / TILE)
    if left == right and top == bottom:  # most nodes
        return [(left, top)]
    across, down = range(left, right + 1), range(top, bottom + 1)
    if len(across) * len(down) <= _MANY:
        return [(one, other) for one in across for other in down]
    if len(down) <= _MANY:
        return [(None, other) for other in down]
    if len(across) <= _MANY:
        return [(one, None) for one in across]
    return [(None, None)]


def _holds(node: Node, point: QPointF) -> bool:
    return (
        node.x <= point.x() <= node.x + node.width and node.y <= point.y() <= node.y + node.height
    )
