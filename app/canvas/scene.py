"""The scene shows a sheet: an item for each node near the view, and none elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene

from app.canvas.dimming import DIMMED, FADES, Bright, is_bright, is_dimmed, wash_of
from app.canvas.node_item import NodeItem, Seen
from app.canvas.outline_item import OutlineItem, is_outline
from app.canvas.places import Block, NodePlaces, Tile, block_of, tiles_of
from app.canvas.signs import Signs, is_sign
from app.canvas.veil import Veil
from app.layout.sheet import Node, Sheet, difference
from app.paint.pictures import Pictures

# Beyond the sheet's edges, so that nothing drawn on an edge is cut.
_MARGIN = 200.0
# Items far away are removed when there are so many times more than the view needs.
_HOARD = 2
# What is still drawn by its items from so far away that the rest is plain rectangles.
_SEEN_FROM_AFAR = "curve"
# Strokes reach beyond the box of a node by so many points at most.
_STROKES = 8.0
# Where there are more boxes than these, all is asked for: Qt adds each to a region of the others.
_SINGLY = 8
# The head may end on the line on which the lanes begin.
_ON_EDGE = 0.5
# Above every layer of what is dimmed, and below those of what is bright.
_WASH = 1000.0


class SheetScene(QGraphicsScene):
    """A sheet as items.

    What stands above the first lane (the head) is moved by what ``shift_head`` was told.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.sheet: Sheet | None = None
        self.head: tuple[Node, ...] = ()
        self._lasting: tuple[Node, ...] = ()
        self._places: NodePlaces | None = None
        self._pictures = Pictures()
        self._items: dict[str, NodeItem | OutlineItem] = {}
        self._layers: dict[str, int] = {}
        self._ranks: dict[str, float] = {}
        self._tiles: frozenset[Tile] = frozenset()
        self._block: Block | None = None
        self._seen = QRectF()
        self._scrolled = False
        self._head_shift_of: Callable[[Node], QPointF] = _unshifted
        self._veil: Veil | None = None
        self.bright: Bright = None
        self._wash: QGraphicsRectItem | None = None
        self._afar = False
        self.seen = Seen()
        self.signs = Signs()

    def show_sheet(self, sheet: Sheet, pictures: Pictures) -> None:
        """Show another sheet: only what differs is added, redrawn, moved or removed."""
        if sheet is self.sheet and pictures is self._pictures:
            return
        redraw = pictures is not self._pictures
        self._pictures = pictures
        self._places = None
        self.sheet = sheet
        self.head = tuple(_head_of(sheet))
        self.signs.show(sheet)
        self._lasting = (*self.head, *self.signs.nodes, *sheet.by_kind.get(_SEEN_FROM_AFAR, ()))
        self._set_layers(sheet)
        self._lay_wash()
        # What has no item is out of sight, and need not be compared.
        change = difference([item.node for item in self._items.values()], sheet)
        self._leave((*change.removed, *change.changed, *change.moved))
        for id_ in change.removed:
            self._drop(id_)
        for id_ in tuple(self._items) if redraw else change.changed:
            self._show_again(sheet.by_id[id_])
        for id_ in change.moved:
            self._items[id_].move_to(sheet.by_id[id_], self._shift_of(sheet.by_id[id_]))
        area = QRectF(0, 0, sheet.width, sheet.height)
        self.setSceneRect(area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        if self._tiles:
            self._fill(self.places.on(self._tiles))

    @property
    def places(self) -> NodePlaces:
        """Where the nodes of the sheet stand. Raises ``RuntimeError`` before there is a sheet."""
        if self.sheet is None:
            raise RuntimeError("the scene has no sheet yet")
        if self._places is None:
            self._places = NodePlaces(self.sheet)
        return self._places

    def stock(self, seen: QRectF) -> None:
        """See to it that each node near the part of the sheet that is seen has an item."""
        if self.sheet is None:
            return
        self._see_from(afar=False)
        self._scrolled = self._scrolled or seen.topLeft() != self._seen.topLeft()
        self._seen = seen
        for node in self.signs.follow(seen):
            item, shift = self._items.get(node.id), self.signs.shift_of(node)
            if item is not None and item.x() != node.x + shift.x():
                self._leave((node.id,))
                item.move_to(node, shift)
        block = block_of(seen)
        if block == self._block:
            return
        self._block = block
        self._tiles = tiles = frozenset(tiles_of(seen))
        near = self.places.on(tiles)
        self._fill(near)
        if len(self._items) > _HOARD * (len(near) + len(self._lasting)) + 100:
            kept = near | {node.id for node in self._lasting}
            for id_ in [id_ for id_ in self._items if id_ not in kept]:
                self._drop(id_)

    def stock_for_afar(self) -> None:
        """Keep the items of head and curves alone: from afar the view draws the rest itself."""
        self._see_from(afar=True)
        self._tiles = frozenset()
        self._block = None
        kept = {node.id for node in self._lasting}
        for id_ in [id_ for id_ in self._items if id_ not in kept]:
            self._drop(id_)
        self._fill(())

    def shift_head(self, shift_of: Callable[[Node], QPointF]) -> None:
        """Move the head by ``shift_of`` each node (points), to leave room for pinned headings."""
        self._head_shift_of = shift_of
        for node in self.head:
            if item := self._items.get(node.id):
                item.move_to(node, shift_of(node))

    def set_veil(self, veil: Veil | None) -> None:
        """Hide a field that is being written, or show all again."""
        self._veil = veil
        for item in self._items.values():
            item.set_veil(veil if veil is not None and _shows(item.node, veil) else None)

    def set_bright(self, bright: Bright) -> None:
        """Dim all cards and links but these; None dims none. To draw it so is left to Qt."""
        if bright != self.bright:
            self.bright = bright
            self._dim()

    def node_at(self, point: QPointF, kinds: tuple[str, ...]) -> Node | None:
        """The topmost node of one of ``kinds`` under a point of the scene."""
        if self.sheet is None:
            return None
        for node in reversed(self.head):
            box = QRectF(node.x, node.y, node.width, node.height)
            if node.kind in kinds and box.contains(point - self._head_shift_of(node)):
                return node
        if point.y() < self.sheet.body_y:
            return None
        return self.places.at(point, kinds)

    def _fill(self, ids: Iterable[str]) -> None:
        assert self.sheet is not None
        for node in self._lasting:
            if node.id not in self._items:
                self._take(node)
        for id_ in ids:
            if id_ not in self._items:
                self._take(self.sheet.by_id[id_])

    def _take(self, node: Node) -> None:
        depth, shift = self._depth_of(node), self._shift_of(node)
        item: NodeItem | OutlineItem
        if is_outline(node):
            item = OutlineItem(node, depth, shift)
        else:
            item = NodeItem(node, self._pictures, depth, shift, self.seen)
        if self._veil is not None and _shows(node, self._veil):
            item.set_veil(self._veil)
        if self._afar and is_dimmed(node, self.bright):
            item.setOpacity(DIMMED)
        self._items[node.id] = item
        self.addItem(item)

    def _show_again(self, node: Node) -> None:
        item = self._items.get(node.id)
        if item is None:
            return
        if isinstance(item, OutlineItem) == is_outline(node):
            item.show_node(node, self._pictures, self._shift_of(node))
        else:
            self._drop(node.id)
            self._take(node)

    def _drop(self, id_: str) -> None:
        item = self._items.pop(id_, None)
        if item is not None:
            self.removeItem(item)

    def _leave(self, ids: Iterable[str]) -> None:
        """Ask for what is seen of the places of items that go, change or move next.

        Qt does so itself for where it painted an item last. But a scroll moves that along in the
        view, and Qt finds it out only for items near what the scroll uncovered: until all is
        painted anew.
        """
        if not self._scrolled:
            return
        seen = self._seen.adjusted(-_STROKES, -_STROKES, _STROKES, _STROKES)
        left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
        boxes: list[QRectF] = []
        for item in [self._items[id_] for id_ in ids if id_ in self._items]:
            x, y, node = item.x(), item.y(), item.node
            if x < right and y < bottom and x + node.width > left and y + node.height > top:
                boxes.append(item.sceneBoundingRect())
        if len(boxes) > _SINGLY:
            self._scrolled = False
            boxes = [seen]
        for box in boxes:
            self.update(box)

    def _shift_of(self, node: Node) -> QPointF:
        assert self.sheet is not None
        if is_sign(node):
            return self.signs.shift_of(node)
        return self._head_shift_of(node) if is_head(node, self.sheet) else QPointF()

    def _see_from(self, *, afar: bool) -> None:
        if afar != self._afar:
            self._afar = afar
            if self.bright is not None:
                self._dim()

    def _dim(self) -> None:
        """Lift what is bright over the wash. From afar the view lays one under the items."""
        self._lay_wash()
        for item in self._items.values():
            if item.node.kind in FADES:
                item.setZValue(self._depth_of(item.node))
                faint = self._afar and is_dimmed(item.node, self.bright)
                item.setOpacity(DIMMED if faint else 1.0)

    def _lay_wash(self) -> None:
        if self.bright is None or self._afar or self.sheet is None:
            if self._wash is not None:
                self.removeItem(self._wash)
                self._wash = None
            return
        if self._wash is None:
            self._wash = QGraphicsRectItem()
            self._wash.setPen(QPen(Qt.PenStyle.NoPen))
            self._wash.setZValue(_WASH)
            self.addItem(self._wash)
        box, paper = wash_of(self.sheet)
        self._wash.setRect(box)
        self._wash.setBrush(paper)

    def _set_layers(self, sheet: Sheet) -> None:
        """Paint by the kind of a node, in the order in which the sheet has the kinds.

        Within a kind only the nodes that last, such as curves, lie on each other.
        """
        layers = self._layers
        # Most edits bring no kind of node that was not there.
        if not sheet.by_kind.keys() <= layers.keys():
            layers = {kind: number for number, kind in enumerate(sheet.by_kind)}
        ranks = {node.id: at / len(self._lasting) for at, node in enumerate(self._lasting)}
        if layers != self._layers or ranks != self._ranks:
            self._layers, self._ranks = layers, ranks
            for item in self._items.values():
                if item.node.kind in layers:
                    item.setZValue(self._depth_of(item.node))

    def _depth_of(self, node: Node) -> float:
        depth = self._layers[node.kind] + self._ranks.get(node.id, 0.0)
        return depth + _WASH + 1 if is_bright(node, self.bright) else depth


def _unshifted(_node: Node) -> QPointF:
    return QPointF()


def _shows(node: Node, veil: Veil) -> bool:
    return any(field.record == veil.record for field in node.fields)


def _head_of(sheet: Sheet) -> Iterator[Node]:
    """The nodes of the head. What may fade lies on lanes: by far the most need no look."""
    top = sheet.body_y
    for kind, nodes in sheet.by_kind.items():
        if kind not in FADES:
            yield from [node for node in nodes if node.y < top and is_head(node, sheet)]


def is_head(node: Node, sheet: Sheet) -> bool:
    """Whether a node stands above the first lane, where the title and the persona are."""
    # The rule of the first lane stands on that line and belongs to the lane.
    return node.y < sheet.body_y - _ON_EDGE and node.y + node.height <= sheet.body_y + _ON_EDGE
