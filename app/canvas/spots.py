"""What lies where for the selection: from a point to a record or cell, and back to boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from app.canvas.frame import ViewFrame, body_of
from app.canvas.path_spots import path_at, path_node, words_box
from app.canvas.places import tiles_of
from app.canvas.view import MapView
from app.editor.navigate import Cells, select_record
from app.editor.selection import Cell, Selection
from app.editor.session import Session
from app.editor.words import counted, tr
from app.layout.sheet import Column, Node, Row
from app.models.base import Id
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Path, Stage, Step
from app.models.vocabulary import Grain

# What a click takes hold of on the sheet; all else there is background of a cell.
_TANGIBLE = ("card", "head")
# The frame of an empty cell stands within it, in pixels.
_CELL_INSET = 3
# More frames than this are not made while they are out of sight.
_MANY = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame round what is selected, in pixels of the view.

    ``clip`` is the part of the view in which the frame can be seen; an ``area`` is tinted.
    """

    box: QRectF
    clip: QRectF
    area: bool = False


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
        node = self._view.sheet_scene.node_at(on_sheet, _TANGIBLE)
        if node is not None and node.record:
            return select_record(map_, node.record)
        sheet = self._view.sheet
        path = path_at(sheet, map_, on_sheet) if sheet is not None else ""
        if path:
            return Selection((path,))
        cell = self.cell_at(on_sheet)
        return Selection((), cell) if cell is not None else Selection()

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
        return boxes

    def marks(self, selection: Selection) -> list[Mark]:
        """The frames of a selection, and where in the view each of them can be seen.

        Of very many cards those near the view.
        """
        if self._view.sheet is None:
            return []
        frame = self._view.frame
        if len(selection.records) > _MANY:
            selection = replace(selection, records=self._near(selection.records))
        inset = 0 if selection.records else _CELL_INSET
        clip = self._body_clip(frame)
        marks = [
            Mark(frame.rect(box).adjusted(inset, inset, -inset, -inset), clip)
            for box in self._body_boxes(selection)
        ]
        area = self._rectangle(selection)
        if area is not None:
            inner = frame.rect(area).adjusted(_CELL_INSET, _CELL_INSET, -_CELL_INSET, -_CELL_INSET)
            marks = [Mark(inner, clip, area=True), *(marks if selection.records else ())]
        for record in self._headings_of(selection):
            marks += self._heading_marks(record)
        return marks

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
            if sheet.card(record) is None and path_node(sheet, record) is None
        ]

    def _body_clip(self, frame: ViewFrame) -> QRectF:
        """The part of the view that neither heading covers."""
        row, column = self._view.headings.row_band(frame), frame.column_left + frame.column
        left = 0.0 if frame.rtl else max(frame.body.left(), column)
        right = frame.column_left if frame.rtl else frame.view.width()
        return QRectF(left, row.bottom(), right - left, frame.view.height() - row.bottom())

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
        count = len(selection.records)
        if count > 1:
            one = self.spoken(Selection(selection.records[-1:], selection.cell))
            return tr("{count} selected; {last}", count=count, last=one)
        map_ = self._session.shown
        current = selection.current
        if current == map_.id:
            return tr("Title: {title}", title=map_.title)
        record = map_.records.get(current)
        if isinstance(record, Stage):
            place = [one.id for one in map_.stages].index(record.id) + 1
            return tr(
                "Stage {n} of {count}: {name}", n=place, count=len(map_.stages), name=record.name
            )
        if isinstance(record, Step):
            return tr("Step: {name}", name=record.name)
        if isinstance(record, Lane):
            return tr("Lane: {name}", name=record.title)
        if isinstance(record, Path):
            return _spoken_path(map_, record)
        cells = Cells(map_)
        cell = cells.cell_of(selection)
        if cell is None:
            return ""
        card = record if isinstance(record, Card) else None
        said = _spoken_cell(cells, cell, card)
        bright = self._view.sheet_scene.bright
        if card is not None and bright is not None and card.id not in bright:
            return tr("{card}; dimmed by the filter", card=said)
        return said

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

    def _heading_marks(self, record: Id) -> list[Mark]:
        view, frame = self._view, self._view.frame
        sheet = view.sheet
        assert sheet is not None
        for row in sheet.rows:
            if row.lane == record:
                left, top = frame.column_left, frame.y(row.y)
                high = row.height * frame.scale
                box = QRectF(left, top, frame.column, high).adjusted(3, 3, -3, -3)
                return [Mark(box, view.headings.column_band(frame))]
        for node, at in view.headings.in_row(frame):
            if node.record == record:
                box = QRectF(at.x(), at.y(), node.width, node.height)
                return [Mark(box, view.headings.row_band(frame))]
        for node in view.sheet_scene.head:
            if node.record == record:
                box = _title_box(node, record).translated(frame.head_shift_of(node))
                above = QRectF(0.0, 0.0, frame.view.width(), frame.row_top)
                return [Mark(frame.rect(box), above)]
        return []


def _box(node: Node) -> QRectF:
    return QRectF(node.x, node.y, node.width, node.height)


def _title_box(node: Node, record: Id) -> QRectF:
    """The box of the head's title; the node holds more than that."""
    for field in node.fields:
        if (field.record, field.name) == (record, "title"):
            x, y, block = node.x + field.x, node.y + field.y, field.block
            return QRectF(x, y, block.ink_width or block.width, block.height).adjusted(-2, 0, 4, 0)
    return _box(node)


def _union(columns: list[Column], row: Row) -> QRectF:
    left = min(one.x for one in columns)
    right = max(one.x + one.width for one in columns)
    return QRectF(left, row.y, right - left, row.height)


def _spoken_path(map_: JourneyMap, path: Path) -> str:
    start, end = _called(map_, path.from_step), _called(map_, path.to_step)
    if end:
        said = tr("Path from {start} to {end}", start=start, end=end)
    else:
        said = tr("Path from {start} out of the journey", start=start)
    why = path.condition or path.why
    return f"{said}: {why}" if why else said


def _called(map_: JourneyMap, step: Id) -> str:
    """The name of a step, or of its stage where it has none."""
    record = map_.records.get(step)
    if not isinstance(record, Step):
        return ""
    return record.name or map_.stage_of_step[step].name


def _beside(column: Column, x: float) -> float:
    """How far a place lies beside a column, in points; 0 within it."""
    return max(column.x - x, x - column.x - column.width, 0.0)


def _spoken_cell(cells: Cells, cell: Cell, card: Card | None) -> str:
    map_ = cells.map
    lane = cells.lanes[cells.row(cell[0])]
    if lane.grain == Grain.MAP:
        where = tr("Whole map")
    else:
        stage, step, collapsed = cells.columns[cells.column(cell[1])]
        number = [one.id for one in map_.stages].index(stage.id) + 1
        where = tr(
            "Stage {n} of {count}, {name}", n=number, count=len(map_.stages), name=stage.name
        )
        if collapsed:
            where += tr(", collapsed")
        elif step.id == cell[1] and step.name:
            where += tr(", step {name}", name=step.name)
    where += tr("; lane {title}; ", title=lane.title)
    cards = cells.cards(cell)
    if card is not None and card in cards:
        place = [one.id for one in cards].index(card.id) + 1
        return where + tr("card {n} of {count}: {text}", n=place, count=len(cards), text=card.text)
    folded = cells.folded(cell)
    if folded:
        return where + counted("1 card folded away", "%n cards folded away", folded)
    return where + tr("empty")
