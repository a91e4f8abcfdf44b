"""Where nodes stand: which of them are near a part of the sheet, and which is under a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from PySide6.QtCore import QPointF, QRectF

from app.layout.sheet import Change, Node, Sheet

TILE = 720.0
"""The side of a tile in points: a screen at 100 % touches a handful of them."""

# A node on more tiles than this (a card for the whole map, a curve) is kept by its row or column
# of tiles, or, if it is both wide and high, apart.
_MANY = 6

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


class Places:
    """The nodes of a sheet by the tiles that they touch."""

    def __init__(self, sheet: Sheet) -> None:
        self._by_key: dict[Key, dict[str, None]] = {}
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
        keys: set[Key] = {(None, None)}
        for across, down in tiles:
            keys.update(((across, down), (across, None), (None, down)))
        found: set[str] = set()
        for key in keys:
            found.update(self._by_key.get(key, ()))
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
        for key in _keys_of(node):
            self._by_key.setdefault(key, {})[node.id] = None

    def _remove(self, node: Node) -> None:
        for key in _keys_of(node):
            self._by_key.get(key, {}).pop(node.id, None)


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
