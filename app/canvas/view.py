"""The view of a sheet: scroll, zoom, pinned headings. It knows nothing of editing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QMargins, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QGraphicsView, QWidget

from app.canvas import zoom
from app.canvas.fit import FramedFor, fitting_scale, heading_limits, is_same
from app.canvas.fitted import Fitted
from app.canvas.flat import FlatPicture
from app.canvas.frame import ViewFrame, body_of
from app.canvas.headings import Headings, Margin, RecentHeadings, refresh_margins, refresh_strips
from app.canvas.layouter import Layouter
from app.canvas.look import Look, look_of
from app.canvas.paper import draw_edges, draw_head, draw_pinned_edges, fill_paper
from app.canvas.scene import SheetScene
from app.canvas.still_view import StillView
from app.canvas.veil import Veil
from app.layout.sheet import Sheet
from app.models.journey import JourneyMap
from app.models.vocabulary import Direction
from app.paint.pictures import Pictures
from app.paint.qt import SMOOTH
from app.paint.qt.shapes import colour

# How far beyond its edge the sheet can be pushed by zooming at the pointer, in views.
_SLACK = 4.0

Foreground = Callable[[QPainter, QRectF], None]
Keeping = Callable[[ViewFrame, ViewFrame], QPointF]


class MapView(StillView):
    """Shows a sheet at a scale and an origin, with its headings always in sight.

    ``frame_changed`` tells that scale, origin or size differ; ``over`` draws marks over the sheet,
    in pixels of the view; ``keeping`` says where the sheet's origin stands once another sheet is
    shown, from the frame before and the one with the sizes of the new sheet.
    """

    frame_changed = Signal()

    def __init__(self, layouter: Layouter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouter = layouter
        self._map: JourneyMap | None = None
        self._sheet: Sheet | None = None
        self._headings = Headings()
        self._recent = RecentHeadings()
        self._framed_for: FramedFor | None = None
        self._flat = FlatPicture()
        self._pictures = Pictures()
        self._frame = ViewFrame(
            zoom.PIXELS_PER_POINT, QPointF(), QSizeF(1, 1), 0, 0, False, 0, 0, 0, 0, 0
        )
        self._look = look_of(self.palette(), self.paper())
        self._veil: Veil | None = None
        self._started = False
        self.fitted = Fitted(self)
        self.over: Foreground | None = None
        self.keeping: Keeping | None = None
        self._scene = SheetScene(self)
        self.setScene(self._scene)
        # To find out what Qt's own is, PySide would make the classes of all widgets: 20 ms.
        self.setViewport(QWidget())
        # All of it is painted each time, so nothing has to be wiped before.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self.setRenderHints(SMOOTH)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self._across, self._down = self.horizontalScrollBar(), self.verticalScrollBar()
        self.top_margin = Margin(self, self._draw_margin)
        self.side_margin = Margin(self, self._draw_margin)
        self._apply_frame()

    # --- what is shown ---

    @property
    def frame(self) -> ViewFrame:
        """What stands where now."""
        return self._frame

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        return self._sheet

    @property
    def map(self) -> JourneyMap | None:
        """The map of that sheet."""
        return self._map

    @property
    def headings(self) -> Headings:
        """The stage row and the lane column as they are laid out now."""
        return self._headings

    @property
    def sheet_scene(self) -> SheetScene:
        """The scene with the items of the nodes."""
        return self._scene

    @property
    def scale_now(self) -> float:
        """Device-independent pixels a point."""
        return self._frame.scale

    @property
    def flat(self) -> bool:
        """Whether the view draws plain rectangles itself, from so far away."""
        return self._frame.scale < zoom.FLAT_BELOW

    def show_map(self, map_: JourneyMap, pictures: Pictures) -> None:
        """Show a map; the scale stays. Raises what layout raises, before anything changed."""
        sheet = self._layouter.sheet(map_)
        if sheet is self._sheet and map_ is self._map:
            return
        frame, headings, head = self._frame, self._headings, self._scene.head
        paper = self.paper()
        self._map = map_
        self._sheet = sheet
        self._look = look_of(self.palette(), self.paper())
        self._pictures = pictures
        self._scene.show_sheet(sheet, pictures)
        if not self._started:
            return
        self._set_frame(frame.scale, frame.origin, self.keeping)
        # Items ask for their own part of the viewport; headings, margins and paper have none.
        beside = self._headings != headings and not self._frame.pinned
        other_paper = self.paper() != paper
        if other_paper or self.flat or beside or not self._frame.stands_like(frame):
            self.viewport().update()
        both = other_paper or self._scene.head != head or self._headings.veil != headings.veil
        refresh_strips(self.top_margin, self.side_margin, headings, self._headings, both)

    def set_veil(self, veil: Veil | None) -> None:
        """Hide a field that is being written (a step's empty name has a line then), or show all."""
        before, self._veil = self._veil, veil
        self._scene.set_veil(veil)
        headings = self._headings.veiled(veil)
        written = [one.record for one in (before, veil) if one is not None]
        in_head = any(field.record in written for node in self._scene.head for field in node.fields)
        if headings is not self._headings or (in_head and veil != before):
            # Items ask for their own part of the viewport; what is drawn in margins has none.
            self._headings, self._framed_for = headings, None
            self._set_frame(self._frame.scale, self._frame.origin, self.keeping)
            self._update_all()

    # --- scroll ---

    def scroll_to(self, origin: QPointF) -> None:
        """Let the sheet's point (0, 0) stand at ``origin`` of the view (rounded to a pixel)."""
        self._set_frame(self._frame.scale, origin)

    def scroll_by(self, across: float, down: float) -> None:
        """Scroll by pixels, no further than the sheet's edges (or than it stood beyond them)."""
        self.scroll_to(self._frame.scrolled(across, down))

    def show_rect(self, box: QRectF) -> None:
        """Scroll as little as needed to bring a box of the sheet (points) into sight."""
        self.show_box(self._frame.rect(box), self._frame.body)

    def show_box(self, box: QRectF, within: QRectF) -> None:
        """Scroll as little as needed to bring a box of the view into a part of it (pixels)."""
        way = self._frame.way_into_sight(box, within)
        if not way.isNull():
            self.scroll_to(self._frame.origin + way)

    # --- zoom ---

    def zoom_at(self, scale: float, point: QPointF) -> None:
        """Zoom so that what stands at ``point`` of the view stays there."""
        scale = zoom.clamped(scale)
        held = self._frame.to_sheet(point)
        self._set_frame(scale, point - held * scale)

    def zoom_to(self, scale: float) -> None:
        """Zoom round the middle of what is seen, then rest within the sheet's edges."""
        self.zoom_at(scale, self._frame.body.center())
        self.rest()

    def rest(self) -> None:
        """Scroll so that no more than a little space lies beyond the sheet."""
        self.scroll_to(self._frame.resting(self._frame.origin))

    def fit(self, *, whole: bool) -> None:
        """Show the whole sheet, or its whole width, at the largest scale up to 100 % that does."""
        self.go_home_at(self.fitting(whole=whole))
        self.fitted.begin(whole=whole)

    def start(self) -> None:
        """Show the sheet for the first time: before it has no headings and follows no size."""
        self._started = True
        self.fitted.start()

    def go_home(self) -> None:
        """Scroll to where the journey begins."""
        self.go_home_at(self._frame.scale)

    def go_home_at(self, scale: float) -> None:
        """Scroll there at a scale."""
        frame, _ = self._frame_at(scale, self._frame.origin)
        least, most = frame.range_across()
        self._set_frame(scale, QPointF(least if frame.rtl else most, frame.range_down()[1]))

    def fitting(self, *, whole: bool) -> float:
        """The scale at which all of the sheet has room in the view, or its width."""
        if self._sheet is None or self._map is None:
            return self._frame.scale
        shown = self._map, self._sheet, self.size(), self._frame.scale
        return fitting_scale(self._layouter, *shown, whole=whole)

    # --- the frame ---

    def _frame_at(self, scale: float, origin: QPointF) -> tuple[ViewFrame, Headings]:
        """The frame for a scale and an origin, and the headings that belong to it."""
        size = self.size()
        if self._framed_for is not None and is_same(
            self._framed_for, (self._sheet, scale, size.width(), size.height())
        ):
            # A step of a pan: nothing differs but the origin.
            return self._frame.at(origin), self._headings
        frame = replace(self._frame, scale=scale, origin=origin, view=QSizeF(size))
        if self._sheet is None or self._map is None:
            return frame, self._headings
        left, right, top = body_of(self._sheet)
        wide, high = heading_limits(size)
        written = self._veil.record if self._veil is not None else ""
        row = self._layouter.stage_row(self._map, self._sheet, scale, high, written)
        column = self._layouter.lane_column(self._map, self._sheet, scale, wide)
        headings = self._recent.headings(row, column, self._veil, self._headings)
        frame = replace(
            frame,
            row=round(headings.row.size),
            column=round(headings.column.size),
            rtl=self._map.direction == Direction.RIGHT_TO_LEFT,
            sheet_width=self._sheet.width,
            sheet_height=self._sheet.height,
            body_left=left,
            body_right=right,
            body_top=top,
        )
        return frame, headings

    def _set_frame(self, scale: float, origin: QPointF, keeping: Keeping | None = None) -> None:
        before = self._frame
        whole = QPointF(round(origin.x()), round(origin.y()))
        self._frame, self._headings = self._frame_at(scale, whole)
        if keeping is not None:
            kept = keeping(before, self._frame)
            self._frame = self._frame.at(QPointF(round(kept.x()), round(kept.y())))
        self._framed_for = (self._sheet, scale, self.width(), self.height())
        self._apply_frame(before)
        self.frame_changed.emit()

    def _apply_frame(self, before: ViewFrame | None = None) -> None:
        frame = self._frame
        if before is None or not frame.moved_from(before):
            self._arrange(frame, before)
        body = frame.body
        self._across.setValue(round(body.left() - frame.origin.x()))
        self._down.setValue(round(body.top() - frame.origin.y()))
        self._stock()
        refresh_margins(self.top_margin, self.side_margin, before, frame, self._headings)
        # Where more than the origin differs all is drawn anew.
        if before is not None and frame.moved_from(before):
            self.repaint_view(self._headings.slid_between(before, frame))
        shown = (frame,) if before is None else (frame, before)
        if any(not one.pinned and self._headings.stuck(one) is not None for one in shown):
            # The viewport scrolled it away with the rest.
            self.viewport().update()

    def _arrange(self, frame: ViewFrame, before: ViewFrame | None) -> None:
        """Give margins and scene the sizes and the scale of a frame."""
        width, height = round(frame.view.width()), round(frame.view.height())
        row, column = round(frame.row), round(frame.column)
        margins = QMargins(0 if frame.rtl else column, row, column if frame.rtl else 0, 0)
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)
        self.top_margin.setGeometry(0, 0, width, row)
        self.side_margin.setGeometry(width - column if frame.rtl else 0, row, column, height - row)
        if before is None or before.scale != frame.scale:
            self.setTransform(QTransform.fromScale(frame.scale, frame.scale))
        self._scene.shift_head(frame.head_shift_of)
        slack_x = _SLACK * (width + column) / frame.scale
        slack_y = _SLACK * (height + row) / frame.scale
        room = QRectF(0, 0, frame.sheet_width, frame.sheet_height)
        room = room.adjusted(-slack_x, -slack_y, slack_x, slack_y)
        if room != self.sceneRect():
            self.setSceneRect(room)

    def _stock(self) -> None:
        if self.flat:
            self._scene.stock_for_afar()
            return
        self._scene.stock(self._frame.seen)

    # --- drawing ---

    def paper(self) -> QColor:
        """The colour of the sheet's paper."""
        return colour(self._sheet.background if self._sheet is not None else "#ffffff")

    def repaint_view(self, boxes: Iterable[QRectF]) -> None:
        """Ask for the parts of the view (pixels) that ``boxes`` cover to be drawn again."""
        for box in boxes:
            area = box.adjusted(-4, -4, 4, 4)
            for widget in (self.viewport(), self.top_margin, self.side_margin):
                part = area.translated(-QPointF(widget.pos())).toAlignedRect()
                if part.intersects(widget.rect()):
                    widget.update(part)

    def _update_all(self) -> None:
        for widget in (self.viewport(), self.top_margin, self.side_margin):
            widget.update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw desk and paper, and from afar the sheet's rectangles."""
        area = QRectF(rect)
        self._scene.seen.take(area)
        frame = self._frame
        paper = frame.paper_on_sheet
        if paper.contains(area) and not self.flat:
            painter.fillRect(area, self.paper())
            return
        painter.setRenderHints(SMOOTH, on=False)
        fill_paper(painter, area, paper, self.paper(), self._look.desk)
        if self.flat and self._sheet is not None:
            self._flat.draw(painter, self._sheet, frame.scale, area, self._scene.bright)
        # Items are drawn next, and count on it.
        painter.setRenderHints(SMOOTH)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw headings that stand beside the sheet, then the marks over it."""
        frame = self._frame
        part = frame.rect(QRectF(rect)).intersected(frame.body)
        offset = frame.body.topLeft()
        painter.save()
        painter.resetTransform()
        painter.translate(-offset)
        self._draw_over(painter, part)
        painter.restore()

    def _draw_over(self, painter: QPainter, part: QRectF) -> None:
        frame = self._frame
        self._headings.draw(painter, part, frame, self.paper())
        if not frame.inside.contains(part):
            draw_edges(painter, part, frame.paper, self._look.edge)
        if self.over is not None:
            self.over(painter, part)

    def _draw_margin(self, painter: QPainter, part: QRectF) -> None:
        """Draw a part of the view outside the viewport: desk, paper, head, headings, marks."""
        frame = self._frame
        painter.setClipRect(part)
        fill_paper(painter, part, frame.paper, self.paper(), self._look.desk)
        if part.top() < frame.row_top:
            draw_head(painter, part, frame, self._scene.head, self._veil, self._pictures)
        self._draw_over(painter, part)
        draw_pinned_edges(painter, part, frame, self._look.pinned)

    # --- events of the widget ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet where it is, one that is whole in view in the middle."""
        super().resizeEvent(event)
        before = self._frame
        resized = self._started and QSizeF(self.size()) != before.view
        if resized and not self.fitted.again():
            shift = QPointF(self.width() - before.view.width() if before.rtl else 0.0, 0.0)
            self._set_frame(before.scale, before.origin + shift)
            if before.whole or self._frame.whole:
                self.rest()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette when light turns to dark."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._look = look_of(self.palette(), self.paper())
            self._update_all()

    @property
    def look(self) -> Look:
        """The colours of the desk and of the marks."""
        return self._look
