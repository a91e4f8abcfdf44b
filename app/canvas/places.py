"""Where nodes stand: which of them are near a part of the sheet, and which is under a point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor

from PySide6.QtCore import QPointF, QRectF

from app.layout.sheet import Node, Sheet

TILE = 720.0
"""The side of a tile in points: a screen at 100 % touches a handful of them."""

# A node on more tiles than this (a card for the whole map, a curve) is kept by its row or column
# of tiles, or, if it is both wide and high, apart.
_MANY = 6
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

    At first it is looked through: an edit is followed by a look or two, and that is ten times as
    fast as filing all nodes.
    """

    def __init__(self, sheet: Sheet, looks: int = _LOOKS) -> None:
        """After so many ``looks`` the nodes are filed."""
        self._by_key: Mapping[Key, Sequence[str]] | None = None
        self._sheet = sheet
        self._order: dict[str, int] | None = None
        self._looks = looks

    def on(self, tiles: Iterable[Tile]) -> set[str]:
        """The ids of the nodes that touch any of ``tiles``, and of some beside them."""
        if self._by_key is None:
            self._looks -= 1
            if self._looks >= 0:
                return self._looked_through(list(tiles))
            self._by_key = _filed(self._sheet)
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
            if node.y < bottom
            and node.x < right
            and node.y + node.height >= top
            and node.x + node.width >= left
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


def _filed(sheet: Sheet) -> Mapping[Key, Sequence[str]]:
    filed: defaultdict[Key, list[str]] = defaultdict(list)
    for node in sheet.nodes:
        x, y = node.x, node.y
        left, right = floor(x / TILE), floor((x + node.width) / TILE)
        top, bottom = floor(y / TILE), floor((y + node.height) / TILE)
        if left == right and top == bottom:  # most nodes
            filed[left, top].append(node.id)
        else:
            for key in _keys_of(range(left, right + 1), range(top, bottom + 1)):
                filed[key].append(node.id)
    return filed


def _keys_of(across: range, down: range) -> list[Key]:
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
