"""What the canvas asks of layout.

The sheet, the headings at a zoom, and a text while it is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app import collector
from app.layout.headings import (
    HeadingMemo,
    Strip,
    lane_column_width,
    lay_out_lane_column,
    lay_out_stage_row,
    room_of,
)
from app.layout.memo import Memo
from app.layout.sheet import Sheet
from app.layout.sheet_layout import lay_out
from app.layout.text import FontBook, TextBlock, Typesetter
from app.layout.themes import theme
from app.models.base import Id
from app.models.journey import JourneyMap

_MOST_STRIPS = 24
# A centred block whose text leaves no more than this free, in points, is as wide as its text.
_TIGHT = 1.0
_ENDLESS = 10_000.0


class Layouter(Protocol):
    """Turns a map into what the canvas shows. Raising means that the map cannot be shown."""

    def sheet(self, map_: JourneyMap) -> Sheet:
        """Lay the map out without its headings; the same map gives the same sheet object."""

    def stage_row(
        self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float, room: Id = ""
    ) -> Strip:
        """The stages and steps for a row at ``scale`` pixels a point, at most ``limit`` high.

        The step ``room`` has a line for its name even where it has none.
        """

    def lane_column(self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float) -> Strip:
        """The lanes' headings for a column at ``scale``, at most ``limit`` pixels wide."""

    def column_width(self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float) -> float:
        """How wide that column is, without laying it out."""

    def block(self, text: str, like: TextBlock, width: float | None = None) -> TextBlock:
        """Set a text as ``like`` is set: style, alignment, direction, and width if none is told."""


class MapLayouter:
    """The layouter of the program: ``app.layout`` with the fonts of the map's language.

    ``fonts`` are those of the program, shared by all its maps; without them it opens its own.
    """

    def __init__(self, fonts: FontBook | None = None) -> None:
        self._fonts = fonts if fonts is not None else FontBook.default()
        self._typesetter: Typesetter | None = None
        self._memo = Memo()
        self._headings = HeadingMemo(self._memo.grid)
        self._last: tuple[tuple[JourneyMap, Sheet], ...] = ()
        self._strips_of: Sheet | None = None
        self._strips: dict[tuple[str, float, float, Id], Strip] = {}

    def sheet(self, map_: JourneyMap) -> Sheet:
        """Lay the map out without its headings; the last few sheets are kept."""
        for known, sheet in self._last:
            if known is map_:
                return sheet
        with collector.held():
            made = lay_out(map_, theme(map_.theme), self._setter(map_.language), memo=self._memo)
            if not self._last:
                # A map that was just opened, with its sheet: on a large map a look at them took
                # 150 ms, some time while somebody scrolls.
                collector.keep()
        self._last = ((map_, made), *self._last[:3])
        return made

    def stage_row(
        self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float, room: Id = ""
    ) -> Strip:
        """The stages and steps for a row at ``scale`` pixels a point, at most ``limit`` high.

        The step ``room`` has a line for its name even where it has none.
        """
        setter, look = self._setter(map_.language), theme(map_.theme)
        room = room_of(map_, room)

        def lay_out_row() -> Strip:
            memo = self._headings
            return lay_out_stage_row(map_, sheet, look, setter, scale, limit, memo, room)

        return self._strip(sheet, ("row", scale, limit, room), lay_out_row)

    def lane_column(self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float) -> Strip:
        """The lanes' headings for a column at ``scale``, at most ``limit`` pixels wide."""
        setter, look = self._setter(map_.language), theme(map_.theme)

        def lay_out_column() -> Strip:
            return lay_out_lane_column(map_, sheet, look, setter, scale, limit, self._headings)

        return self._strip(sheet, ("column", scale, limit, ""), lay_out_column)

    def column_width(self, map_: JourneyMap, sheet: Sheet, scale: float, limit: float) -> float:
        """How wide that column is, without laying it out."""
        setter = self._setter(map_.language)
        look = theme(map_.theme)
        return lane_column_width(map_, sheet, look, setter, scale, limit, self._headings)

    def _strip(
        self, sheet: Sheet, key: tuple[str, float, float, Id], lay_out_strip: Callable[[], Strip]
    ) -> Strip:
        """A strip of the sheet laid out last, made once a scale: zooming in and out comes back.

        The memo of headings has it as well, and for other sheets, but has to compare all that it
        says: 1 ms for 40 stages, twice with each turn of the wheel.
        """
        if self._strips_of is not sheet:
            self._strips_of = sheet
            self._strips.clear()
        # The way back to a scale, by the wheel, ends beside it by a rounding error.
        which, scale, limit, room = key
        key = which, round(scale, 9), limit, room
        known = self._strips.get(key)
        if known is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            known = self._strips[key] = lay_out_strip()
        return known

    def block(self, text: str, like: TextBlock, width: float | None = None) -> TextBlock:
        """Set a text as ``like`` is set: style, alignment, direction, and width if none is told.

        The word beside a face is no wider than its text. While it has one line it grows with what
        is typed: how wide it may become, and where it stands then, the next layout tells.
        """
        setter = self._typesetter if self._typesetter is not None else self._setter(like.language)
        if width is not None:
            return setter.block(text, like.style, width, like.align, like.direction)
        width = like.width
        tight = width - like.ink_width <= _TIGHT
        if like.align == "center" and tight and like.line_count == 1 and text != like.text:
            width = setter.block(text, like.style, _ENDLESS, "center", like.direction).ink_width
            width = max(width + _TIGHT / 2, like.width)
        return setter.block(text, like.style, width, like.align, like.direction)

    def _setter(self, language: str) -> Typesetter:
        if self._typesetter is None or language != self._typesetter.language:
            self._typesetter = Typesetter(language, self._fonts)
            self._memo = Memo()
            self._headings = HeadingMemo(self._memo.grid)
        return self._typesetter
