"""What the pointer can take hold of on the map, the nearest to the eye first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt

from app.canvas.nameless import NamePlaces
from app.canvas.pair_spots import line_of_pair, pair_at, pair_dot_at, pair_node
from app.canvas.spoken import pair_name
from app.canvas.tools.band import BandTool
from app.canvas.tools.borders import Border, Resize, border_at
from app.canvas.tools.cards import MoveCards
from app.canvas.tools.faces import Face, face_at
from app.canvas.tools.folding import folded_cell_grip, opening_grip
from app.canvas.tools.gaps import button, centre_of, plus_at, slot_at
from app.canvas.tools.headings import MoveHeading
from app.canvas.tools.leading import draw_path, path_handle
from app.canvas.tools.levels import MoveFace
from app.canvas.tools.linking import handle_grip
from app.canvas.tools.pairing import draw_pair, handle_of, handle_tip
from app.canvas.tools.shapes import Glow, Handle
from app.canvas.tools.spans import SpanCard, edge_at
from app.canvas.tools.tool import Finder, Grip, Hand, Pull
from app.editor.acts import Kind
from app.editor.words import tr
from app.layout.sheet import Node
from app.models.links import Pair


def standing_handle(hand: Hand) -> Handle | None:
    """The handle at what is selected, where a line to something else begins."""
    return handle_of(hand) or path_handle(hand)


def finders(hand: Hand, names: NamePlaces, writing: Callable[[], bool]) -> tuple[Finder, ...]:
    """Those who tell what is at a point; the first who knows decides. ``writing`` hides handles."""

    def plus(pull: Pull) -> Grip | None:
        return plus_at(hand, pull.point)

    def border(pull: Pull) -> Grip | None:
        found = border_at(hand, pull.point)
        return None if found is None else _near_gap(hand, pull, border_grip(hand, found))

    def heading(pull: Pull) -> Grip | None:
        grip = heading_grip(hand, pull.point)
        if grip is None:
            return None
        near = _near_gap(hand, pull, opening_grip(hand, pull.point, grip))
        return replace(near, shapes=(*near.shapes, *names.near(pull.point)))

    def name(pull: Pull) -> Grip | None:
        return names.grip_at(pull.point)

    def card(pull: Pull) -> Grip | None:
        node = hand.spots.card_at(pull.point)
        if node is None:
            return None
        return Grip(tool=lambda _, to: MoveCards(hand, node))

    def gap(pull: Pull) -> Grip | None:
        return None if slot_at(hand, pull.point) is None else _near_gap(hand, pull, Grip())

    def face(pull: Pull) -> Grip | None:
        found = face_at(hand, pull.point)
        return None if found is None else _face_grip(hand, found)

    def handle(pull: Pull) -> Grip | None:
        at = None if writing() else handle_of(hand)
        return handle_grip(at, pull.point, lambda: draw_pair(hand), handle_tip(hand))

    def handle_of_path(pull: Pull) -> Grip | None:
        tip = tr("Drag to another step to draw a path, or beyond the last one for an exit")
        at = None if writing() else path_handle(hand)
        return handle_grip(at, pull.point, lambda: draw_path(hand), tip)

    def edge(pull: Pull) -> Grip | None:
        found = edge_at(hand, pull.point)
        if found is None:
            return None
        return Grip(Qt.CursorShape.SizeHorCursor, lambda _, to: SpanCard(hand, found))

    def pair(pull: Pull) -> Grip | None:
        return pair_grip(hand, pull)

    def folded(pull: Pull) -> Grip | None:
        return folded_cell_grip(hand, pull.point)

    found = (handle_of_path, plus, name, border, heading, gap, handle, pair, face, edge, card)
    return (*found, folded)


def border_grip(hand: Hand, border: Border) -> Grip:
    """The border of a column or lane: dragged it resizes, by a double click it fits again."""
    return Grip(
        border.cursor,
        lambda _, to: Resize(hand, border),
        double=lambda: hand.do(border.resized(hand, None)),
        selects=False,
    )


def heading_grip(hand: Hand, point: QPointF) -> Grip | None:
    """The heading of a stage, step or lane, which can be dragged to another place."""
    view, frame = hand.view, hand.view.frame
    if view.headings.row_band(frame).contains(point):
        node = view.headings.node_at(point, frame)
        if node is None or node.kind not in (Kind.STAGE, Kind.STEP):
            return None
        stage = hand.session.map.stage_of_step.get(node.record)
        if stage is not None and stage.collapsed:
            # A folded stage is carried as a whole.
            folded = next(
                (one for one in view.headings.row.nodes if one.id == f"{Kind.STAGE}:{stage.id}"),
                None,
            )
            return None if folded is None else _carry(hand, Kind.STAGE, folded)
        return _carry(hand, Kind(node.kind), node)
    if view.headings.column_band(frame).contains(point):
        lane = hand.spots.selection_at(point).current
        node = next((one for one, _ in view.headings.in_column(frame)
                     if one.id == f"{Kind.LANE}:{lane}"), None)  # fmt: skip
        return _carry(hand, Kind.LANE, node) if node is not None else None
    return None


def pair_grip(hand: Hand, pull: Pull) -> Grip | None:
    """The line of a pair, lit under the pointer; a drag from there draws the rubber band."""
    view, map_ = hand.view, hand.session.shown
    if not view.frame.body.contains(pull.point) or view.sheet is None:
        return None
    at = view.frame.to_sheet(pull.point)
    pair = map_.records.get(pair_dot_at(view, at) or pair_at(view, at))
    node = pair_node(view.sheet, pair.id) if isinstance(pair, Pair) else None
    if node is None or not isinstance(pair, Pair):
        return None
    # Something else may lie over the line.
    if hand.spots.selection_at(pull.point).current != pair.id:
        return None
    glow = Glow(line_of_pair(view.frame, node), hand.spots.body_clip)
    shape = Qt.CursorShape.PointingHandCursor
    return Grip(shape, lambda *_: BandTool(hand), shapes=(glow,), tip=pair_name(map_, pair))


def _face_grip(hand: Hand, face: Face) -> Grip:
    """A face is dragged up and down its curve, to other cells of it, and as a card beyond."""

    def tool(start: Pull, to: Pull) -> MoveFace:
        way = to.point - start.point
        return MoveFace(hand, face, aside=abs(way.x()) > abs(way.y()))

    return Grip(Qt.CursorShape.SizeVerCursor, tool)


def _carry(hand: Hand, kind: Kind, node: Node) -> Grip:
    def tool(_: Pull, to: Pull) -> MoveHeading | None:
        view, frame = hand.view, hand.view.frame
        placed = view.headings.in_column if kind is Kind.LANE else view.headings.in_row
        at = next((at for one, at in placed(frame) if one is node), None)
        return None if at is None else MoveHeading(hand, kind, node, at)

    return Grip(tool=tool)


def _near_gap(hand: Hand, pull: Pull, grip: Grip) -> Grip:
    """A grip in whose neighbourhood the "+" of a gap is to be seen."""
    slot = slot_at(hand, pull.point)
    return grip if slot is None else replace(grip, shapes=(button(centre_of(hand, slot)),))
