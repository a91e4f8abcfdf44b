"""What lies where for the selection: from a point to a record or cell, and back to boxes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from app.canvas.frame import ViewFrame, body_of
from app.canvas.pair_spots import line_of_pair, pair_at, pair_dot_at, pair_node
from app.canvas.path_spots import path_at, path_node, words_box
from app.canvas.places import tiles_of
from app.canvas.spoken import spoken
from app.canvas.view import MapView
from app.editor.navigate import Cells, select_record
from app.editor.selection import Cell, Selection
from app.editor.session import Session
from app.layout.scale import Scale
from app.layout.sheet import Column, Node, Row
from app.models.base import Id
from app.models.links import Pair

# What a click takes hold of on the sheet; all else there is background of a cell.
_TANGIBLE = ("card", "head")
# In so few pixels there is no room for a frame round anything.
_LEAST_FRAME = 12.0
# The frame of an empty cell stands within it, in pixels.
_CELL_INSET = 3
# So far above the end of the stage row a frame goes, in pixels, for all of its line to be seen.
_WITHIN = 4
# How wide the line of a frame is, and how far its middle lies beyond what is framed, in pixels; and
# what is free at least between two frames.
FRAME, _BEYOND, _BETWEEN = 2.0, 2.0, 0.5
# How high a title's letters are with an accent, and what is free below those that go lowest, in
# sizes of its text.
_ASCENT, _BELOW_LETTERS = 0.95, 0.045
MANY = 64
"""More frames than this are not made while they are out of sight."""

# So many pixels a frame takes beside its box, and so many of one below the headings it gives way.
_FRAME_ROOM, _FRAME_MOST = 3.0, 6.0


class Mark(NamedTuple):
    """A frame round what is selected, in pixels of the view.

    ``clip`` is the part of the view in which the frame can be seen; an ``area`` is tinted, and what
    only belongs to something selected has a ``thin`` frame. A ``line`` is drawn instead of a frame.
    The middle of the frame's line lies ``beyond`` the box, or within it. What stands on the sheet's
    body goes ``along`` with it when it is scrolled, and headings do not.
    """

    box: QRectF
    clip: QRectF
    area: bool = False
    thin: bool = False
    line: QPainterPath | None = None
    beyond: float = _BEYOND
    along: bool = True

    def moved(self, way: QPointF) -> Mark:
        """The frame of the same after a scroll."""
        line = self.line.translated(way) if self.line is not None else None
        box = self.box.translated(way)
        return Mark(box, self.clip, self.area, self.thin, line, self.beyond, self.along)

    @property
    def outside(self) -> QRectF:
        """The box round all of the frame."""
        reach = self.beyond + FRAME / 2
        return self.box.adjusted(-reach, -reach, reach, reach)


class Spots:
    """Answers for one view and its session."""

    def __init__(self, view: MapView, session: Session) -> None:
        self._view = view
        self._session = session

    def selection_at(self, point: QPointF) -> Selection:
        """What a click at a point of the view selects."""
        map_ = self._session.shown
        frame = self._view.frame
        headings = self._view.headings
        if headings.row_band(frame).contains(point):
            node = headings.node_at(point, frame)
            return Selection() if node is None else select_record(map_, node.record)
        if headings.column_band(frame).contains(point):
            row = self._row_at(frame.to_sheet(point).y())
            return Selection() if row is None else select_record(map_, row.lane)
        on_sheet = frame.to_sheet(point)
        pair = pair_dot_at(self._view, on_sheet)
        if pair:
            return Selection((pair,))
        node = self._view.sheet_scene.node_at(on_sheet, _TANGIBLE)
        if node is not None and node.record:
            return select_record(map_, node.record)
        sheet = self._view.sheet
        path = path_at(sheet, map_, on_sheet) if sheet is not None else ""
        path = path or pair_at(self._view, on_sheet)
        if path:
            return Selection((path,))
        cell = self.cell_at(on_sheet)
        return Selection((), cell) if cell is not None else Selection()

    @property
    def body_clip(self) -> QRectF:
        """The part of the view that neither heading covers."""
        return self._body_clip(self._view.frame)

    def card_at(self, point: QPointF) -> Node | None:
        """The card that is seen at a point of the view."""
        if not self._body_clip(self._view.frame).contains(point):
            return None
        node = self._view.sheet_scene.node_at(self._view.frame.to_sheet(point), ("card",))
        return node if node is not None and node.record else None

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point of the sheet."""
        sheet = self._view.sheet
        if sheet is None:
            return None
        row = self._row_at(point.y())
        left, right, _ = body_of(sheet)
        if row is None or not sheet.columns or not left <= point.x() <= right:
            return None
        # What lies in the gap between two columns belongs to the nearer one.
        column = min(sheet.columns, key=lambda one: _beside(one, point.x()))
        cells = Cells(self._session.shown)
        return cells.cell(cells.row(row.lane), cells.column(column.step))

    def sheet_boxes(self, selection: Selection) -> list[QRectF]:
        """What has to be in sight for a selection to be seen, in points of the sheet."""
        boxes = self._body_boxes(selection)
        for record in self._headings_of(selection):
            boxes += self._heading_stretch(record)
        sheet = self._view.sheet
        lines = [pair_node(sheet, record) for record in selection.records] if sheet else []
        return [*boxes, *(_box(line) for line in lines if line is not None)]

    def marks(self, selection: Selection) -> list[Mark]:
        """The frames of a selection, and where in the view each of them can be seen.

        Of very many cards those near the view.
        """
        if self._view.sheet is None:
            return []
        frame = self._view.frame
        if len(selection.records) > MANY:
            selection = selection._replace(records=self._near(selection.records))
        inset = 0 if selection.records else _CELL_INSET
        clip, below = self._frame_clip(frame), self._body_clip(frame)
        marks = [
            Mark(frame.rect(box).adjusted(inset, inset, -inset, -inset), clip)
            for box in self._body_boxes(selection)
        ]
        if path_node(self._view.sheet, selection.current) is not None:
            marks[-1:] = [
                one._replace(box=_below(one.box, below), along=False) for one in marks[-1:]
            ]
        area = self._rectangle(selection)
        if area is not None:
            inner = frame.rect(area).adjusted(_CELL_INSET, _CELL_INSET, -_CELL_INSET, -_CELL_INSET)
            marks = [Mark(inner, clip, area=True), *(marks if selection.records else ())]
        for record in selection.records:
            marks += self._pair_marks(record, clip)
        for record in self._headings_of(selection):
            marks += self._heading_marks(record)
        return self._apart(marks) if len(selection.records) > 1 else marks

    def _apart(self, marks: list[Mark]) -> list[Mark]:
        """The frames of several things, which do not run into those of their neighbours."""
        sheet = self._view.sheet
        gap = Scale(sheet.text_size).gap * self._view.frame.scale if sheet is not None else 0.0
        room = (gap - FRAME - _BETWEEN) / 2
        beyond = max(-FRAME / 2, min(room, _BEYOND))
        return [mark if mark.area else mark._replace(beyond=beyond) for mark in marks]

    def _pair_marks(self, record: Id, clip: QRectF) -> list[Mark]:
        """The line of a pair, and thin frames round the cards that it joins."""
        sheet, frame = self._view.sheet, self._view.frame
        assert sheet is not None
        node, pair = pair_node(sheet, record), self._session.shown.records.get(record)
        if node is None or not isinstance(pair, Pair):
            return []
        ends = [sheet.card(end) for end in (pair.recommendation, pair.target)]
        return [
            Mark(frame.rect(_box(node)), clip, line=line_of_pair(frame, node)),
            *(Mark(frame.rect(_box(end)), clip, thin=True) for end in ends if end is not None),
        ]

    def _near(self, records: tuple[Id, ...]) -> tuple[Id, ...]:
        """Those of many cards that stand near the view; at least one."""
        sheet, frame = self._view.sheet, self._view.frame
        assert sheet is not None
        seen = QRectF(frame.to_sheet(QPointF()), frame.view / frame.scale)
        chosen = set(records)
        near = [sheet.by_id[id_].record for id_ in self._view.sheet_scene.places.on(tiles_of(seen))]
        return tuple(one for one in near if one in chosen) or records[-1:]

    def _rectangle(self, selection: Selection) -> QRectF | None:
        """The box of a rectangle of selected cells, in points of the sheet."""
        if selection.anchor is None or selection.cell is None:
            return None
        cells = Cells(self._session.shown)
        ends = (
            cells.cell_of(Selection((), selection.anchor)),
            cells.cell_of(Selection((), selection.cell)),
        )
        boxes = [self.cell_box(cell) for cell in ends if cell is not None]
        found = [box for box in boxes if box is not None]
        return found[0].united(found[-1]) if found else None

    def _body_boxes(self, selection: Selection) -> list[QRectF]:
        """The boxes of the cards of a selection, or else of its cell, in points of the sheet."""
        sheet = self._view.sheet
        if sheet is None:
            return []
        cards = [sheet.card(record) for record in selection.records]
        boxes = [_box(card) for card in cards if card is not None]
        paths = [path_node(sheet, record) for record in selection.records]
        boxes += [words_box(path) for path in paths if path is not None]
        if not boxes and selection.cell is not None:
            # A card that is folded away is shown by the cell that holds it.
            cell = Cells(self._session.shown).cell_of(selection)
            box = self.cell_box(cell) if cell is not None else None
            return [box] if box is not None else []
        return boxes

    def _headings_of(self, selection: Selection) -> list[Id]:
        sheet = self._view.sheet
        if sheet is None or selection.cell is not None:
            return []
        return [
            record
            for record in selection.records
            if sheet.card(record) is None
            and path_node(sheet, record) is None
            and pair_node(sheet, record) is None
        ]

    def _body_clip(self, frame: ViewFrame) -> QRectF:
        """The part of the view that neither heading covers."""
        row, column = self._view.headings.row_band(frame), frame.column_left + frame.column
        left = 0.0 if frame.rtl else max(frame.body.left(), column)
        right = frame.column_left if frame.rtl else frame.view.width()
        return QRectF(left, row.bottom(), right - left, frame.view.height() - row.bottom())

    def _frame_clip(self, frame: ViewFrame) -> QRectF:
        """The part in which frames are seen: round all that lies under neither heading."""
        under_row, under_column = frame.scrolled_under
        clip, room = self._body_clip(frame), 0.0 if under_column else _FRAME_ROOM
        left, right = (0.0, room) if frame.rtl else (-room, 0.0)
        return clip.adjusted(left, 0.0 if under_row else -_FRAME_ROOM, right, 0.0)

    def cell_box(self, cell: Cell) -> QRectF | None:
        """The box of a visible cell in points of the sheet."""
        sheet = self._view.sheet
        if sheet is None:
            return None
        lane, key = cell
        row = next((one for one in sheet.rows if one.lane == lane), None)
        if row is None:
            return None
        columns = [one for one in sheet.columns if key in (one.step, one.stage, "")]
        if not columns:
            return QRectF(sheet.body_x, row.y, sheet.width - 2 * sheet.body_x, row.height)
        return _union(columns, row)

    def spoken(self, selection: Selection) -> str:
        """What a screen reader says of a selection."""
        return spoken(self._session.shown, selection, self._view.sheet_scene.bright)

    # --- inner ---

    def _row_at(self, y: float) -> Row | None:
        sheet = self._view.sheet
        rows = sheet.rows if sheet is not None else ()
        return next((one for one in rows if one.y <= y <= one.y + one.height), None)

    def _heading_stretch(self, record: Id) -> list[QRectF]:
        """What has to be in sight on the sheet for the heading of a record to be seen."""
        sheet = self._view.sheet
        assert sheet is not None
        seen = self._view.frame.to_sheet(self._view.frame.body.center())
        columns = [one for one in sheet.columns if record in (one.step, one.stage)]
        if columns:
            first, last = columns[0], columns[-1]
            left = min(first.x, last.x)
            width = max(first.x + first.width, last.x + last.width) - left
            return [QRectF(left, seen.y(), width, 0)]
        rows = [one for one in sheet.rows if one.lane == record]
        if rows:
            return [QRectF(seen.x(), rows[0].y, 0, rows[0].height)]
        return [_box(node) for node in self._view.sheet_scene.head if node.record == record][:1]

    def _stage_top(self, step: Id, top: float) -> float:
        """Where the arrow of a step's stage begins in the view, down from its top."""
        view, stage = self._view, self._session.shown.stage_of_step.get(step)
        found = (at.y() for node, at in view.headings.in_row(view.frame)
                 if stage is not None and node.record == stage.id)  # fmt: skip
        return next(found, top)

    def _heading_marks(self, record: Id) -> list[Mark]:
        view, frame = self._view, self._view.frame
        sheet = view.sheet
        assert sheet is not None
        for row in sheet.rows:
            if row.lane == record:
                left, top = frame.column_left, frame.y(row.y)
                high = row.height * frame.scale
                box = QRectF(left, top, frame.column, high).adjusted(3, 3, -3, -3)
                return [Mark(box, view.headings.column_band(frame), along=False)]
        for node, at in view.headings.in_row(frame):
            if node.record == record:
                band = view.headings.row_band(frame)
                bottom = min(at.y() + node.height, band.bottom() - _WITHIN)
                box = QRectF(at.x(), at.y(), node.width, bottom - at.y())
                if box.height() < _LEAST_FRAME:
                    # A step without a line of its own is seen by what its stage has above it.
                    box.setTop(min(box.top(), self._stage_top(record, box.top())))
                return [Mark(box, band, along=False)]
        for node in view.sheet_scene.head:
            if node.record == record:
                box = _title_box(node, record).translated(frame.head_shift_of(node))
                above = QRectF(0.0, 0.0, frame.view.width(), frame.row_top)
                return [Mark(frame.rect(box), above, along=False)]
        return []


def _below(box: QRectF, clip: QRectF) -> QRectF:
    """The box of a path's words, which begin right below the headings: its frame has room there."""
    top = clip.top() + _FRAME_ROOM
    return QRectF(box).adjusted(0, max(0.0, min(top - box.top(), _FRAME_MOST)), 0, 0)


def _box(node: Node) -> QRectF:
    return QRectF(node.x, node.y, node.width, node.height)


def _title_box(node: Node, record: Id) -> QRectF:
    """The box of the head's title; the node holds more than that.

    Close to its letters above and below: right under it stands the kind of the map.
    """
    for field in node.fields:
        if (field.record, field.name) == (record, "title"):
            x, y, block = node.x + field.x, node.y + field.y, field.block
            size = block.style.size
            top = max(0.0, block.lines[0].baseline - _ASCENT * size) if block.lines else 0.0
            box = QRectF(x, y, block.ink_width or block.width, block.height)
            return box.adjusted(-2, top, 4, -_BELOW_LETTERS * size)
    return _box(node)


def _union(columns: list[Column], row: Row) -> QRectF:
    left = min(one.x for one in columns)
    right = max(one.x + one.width for one in columns)
    return QRectF(left, row.y, right - left, row.height)


def _beside(column: Column, x: float) -> float:
    """How far a place lies beside a column, in points; 0 within it."""
    return max(column.x - x, x - column.x - column.width, 0.0)
