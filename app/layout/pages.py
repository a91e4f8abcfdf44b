"""The layout of a map for one page: text as large as fits, nothing cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from app.layout.columns import eased_columns, fitted_columns, label_width, parted_columns
from app.layout.compose import Composed, SheetFrame, compose, is_empty
from app.layout.grid import Grid, GridRow, make_grid
from app.layout.lanes import engagement
from app.layout.lanes.curves import curve_key
from app.layout.lanes.emotion import LEAST_HEIGHT
from app.layout.memo import Memo
from app.layout.mirror import mirror_sheet
from app.layout.papers import beyond_a4, larger_papers
from app.layout.pictures import pictures_by_hash
from app.layout.scale import LEAST_READABLE, readable_sizes
from app.layout.sheet import Page, Sheet
from app.layout.sheet_layout import lay_out
from app.layout.standing import UNBROKEN, Standing, standing_of
from app.layout.style import TALLEST_PHOTO, Style, make_style
from app.layout.text import Typesetter
from app.layout.themes import Theme
from app.layout.units import POINTS_PER_MILLIMETRE
from app.models.journey import JourneyMap
from app.models.picture import Picture
from app.models.vocabulary import LaneType

PAGE_MARGIN = 10 * POINTS_PER_MILLIMETRE
"""Ten millimetres, in points."""

_BELOW = tuple(LEAST_READABLE * 0.94**step for step in range(1, 80))
_CURVE_SHARE = 0.24
_CURVE_FLOOR = 1 / 8
_CURVE_MOST = 0.38
_FOR_EACH_MORE = 0.0125
"""What each further curve of a lane adds to its share of the page's height."""
_EASE_MOST = 8.0
_ROOM_TO_WRITE = 60.0
_CLEARLY = 0.7
_CURVE_SIZES = 44.0

LEAST_PHOTO = 6.0
"""Pictures shrink to this height, in sizes of the text (15 mm at 7 pt), before text does."""

_PHOTO_AT_EASE = 12.0
_PHOTO_SIZES = tuple(TALLEST_PHOTO - step for step in range(int(TALLEST_PHOTO - LEAST_PHOTO)))


def lay_out_page(
    map_: JourneyMap, theme: Theme, paper: tuple[float, float], typesetter: Typesetter
) -> Page:
    """The map on one page of ``paper`` (width, height in points), as :func:`fit_page` fits it."""
    return fit_page(map_, theme, paper, typesetter)[0]


def fit_page(
    map_: JourneyMap, theme: Theme, paper: tuple[float, float], typesetter: Typesetter
) -> tuple[Page, bool]:
    """Lay a map out on one page of ``paper`` (width, height in points).

    Text sizes from 10 pt, on larger paper than A4 from as much more as its sides are longer, down
    to 7 pt are searched for the largest that fits; if not even that fits, or columns would have a
    few letters a line, the text becomes smaller still and the page says so in its warnings. Nothing
    is cut. Also tells whether every word stands unbroken.
    """
    width, height = paper
    grid, pictures, memo = make_grid(map_), pictures_by_hash(map_.pictures), Memo()
    margin = min(PAGE_MARGIN, width * 0.05, height * 0.05)
    trial = _Trial(map_, theme, typesetter, grid, pictures, memo, width, height, margin)
    chosen = trial.search()
    sheet = trial.settle(chosen)
    if map_.direction == "rtl":
        sheet = mirror_sheet(sheet, typesetter)
    standing = UNBROKEN
    if chosen <= LEAST_READABLE:
        standing = standing_of(sheet.nodes, sheet.width, sheet.height, typesetter)
    fewer = "steps" if trial.narrow else "lanes"
    return to_page(sheet, standing, fewer=fewer), trial.frame(chosen).whole


class _Framed(NamedTuple):
    """Style and frame for a text size, and how words stand in its columns.

    ``whole``: none is broken; ``legible``: none is broken in a column of a few letters.
    """

    style: Style
    frame: SheetFrame
    whole: bool
    legible: bool


class _Trial:
    """One map on one paper: the search for a text size."""

    def __init__(
        self,
        map_: JourneyMap,
        theme: Theme,
        typesetter: Typesetter,
        grid: Grid,
        pictures: Mapping[str, Picture],
        memo: Memo,
        width: float,
        height: float,
        margin: float,
    ) -> None:
        self._map, self._theme, self._typesetter = map_, theme, typesetter
        self._grid, self._pictures, self._memo = grid, pictures, memo
        self._width, self._height, self._margin = width, height, margin
        self._frames: dict[float, _Framed] = {}
        self._heights: dict[float, float] = {}
        self._emotions = sum(
            1 for row in grid.rows if row.lane.type == LaneType.EMOTION and not row.lane.collapsed
        )
        self._more_curves = max((_curves_in(row, map_) - 1 for row in grid.rows), default=0)
        self._photos = any(
            one.card.image is not None for row in grid.rows for one in row.placements
        )

    def frame(self, size: float) -> _Framed:
        """Style and frame for cards in ``size`` points, and how words stand in its columns."""
        kept = self._frames.get(size)
        if kept is None:
            style = make_style(self._map, self._theme, size, self._typesetter)
            if self._photos:
                style = replace(style, photo=_photo_share(size))
            inner = self._width - 2 * self._margin
            label = label_width(self._grid.rows, inner, style) + style.scale.gap
            fitted = fitted_columns(
                self._grid,
                style,
                self._margin + label,
                inner - label,
                self._memo,
                self._pictures,
                ample=size < LEAST_READABLE and self.narrow,
            )
            frame = SheetFrame(
                width=self._width,
                height=self._height,
                margin=self._margin,
                label=label,
                columns=tuple(fitted.columns),
                curve=self._curve(size, _curve_share(size)),
                page="1/1",
            )
            kept = self._frames[size] = _Framed(style, frame, fitted.unbroken, fitted.legible)
        return kept

    @property
    def narrow(self) -> bool:
        """Whether columns are too narrow for words in the least size that is readable."""
        return not self.frame(LEAST_READABLE).legible

    def _curve(self, size: float, share: float) -> float:
        share += _FOR_EACH_MORE * max(0, self._more_curves)
        return max(LEAST_HEIGHT * size, share * self._height / max(1, self._emotions))

    def _least_curve(self, size: float) -> float:
        """The curve gives way only where that keeps text at the least size that is readable."""
        if size < LEAST_READABLE:
            share = _CURVE_FLOOR * self._height / max(1, self._emotions)
            return max(LEAST_HEIGHT * size, min(share, _CURVE_SIZES * size))
        return LEAST_HEIGHT * size

    def compose(self, size: float, frame: SheetFrame, photo: float = 0.0) -> Composed:
        """The sheet for cards in ``size`` points, its pictures at most ``photo`` sizes high."""
        style = self.frame(size).style
        if photo:
            style = replace(style, photo=photo)
        return compose(self._map, self._grid, frame, style, self._memo, self._pictures)

    def fits(self, size: float) -> bool:
        """Whether a size fits: the curve may shrink to its least before text goes below 7 pt.

        Below that it has its share again: what it gave up would make nothing readable.
        """
        low = size <= LEAST_READABLE
        _, frame, whole, legible = self.frame(size)
        if not (legible if low else whole):
            return False
        if frame.columns and frame.columns[-1].right > self._width - self._margin + 0.01:
            # hundreds of columns: the gaps between them alone are too wide
            return False
        least = frame._replace(curve=self._least_curve(size)) if low else frame
        self._heights[size] = self.compose(size, least).content_height
        return self._heights[size] <= self._height + 0.01

    def search(self) -> float:
        """The largest size that fits, by bisection over the readable and then the smaller sizes."""
        for sizes in (readable_sizes(beyond_a4(self._width, self._height)), _BELOW):
            if self.fits(sizes[-1]):
                return self._bisect(sizes)
        return _BELOW[-1]

    def _bisect(self, sizes: tuple[float, ...]) -> float:
        first, last = 0, len(sizes) - 1
        while first < last:
            middle = (first + last) // 2
            if self.fits(sizes[middle]):
                last = middle
            else:
                first = middle + 1
        return sizes[last]

    def settle(self, size: float) -> Sheet:
        """The final sheet: room that is left goes to curve and pictures, then round the lanes."""
        style, frame, *_ = self.frame(size)
        photo = self._photo(size, frame) if self._photos else 0.0
        least, made = self._eased(size, frame._replace(curve=self._least_curve(size)), photo)
        slack = self._height - made.content_height
        if slack <= 0:
            return made.sheet
        if self._emotions:
            most = min(self._curve(size, _CURVE_MOST), max(_CURVE_SIZES * size, least.curve))
            grown = min(most, self._grown(size, least.curve, slack))
            least = least._replace(curve=max(least.curve, grown))
            made = self.compose(size, least, photo)
            slack = self._height - made.content_height
            if made.sheet.crowded and slack > 0:
                # words that found no place need the room more than the lanes of cards
                higher = least._replace(curve=self._grown(size, least.curve, slack))
                roomy = self.compose(size, higher, photo)
                fits = roomy.content_height <= self._height + 0.01
                if fits and roomy.sheet.crowded < made.sheet.crowded:
                    least, made = higher, roomy
                    slack = self._height - made.content_height
        if made.stack_lanes and slack > 0:
            ease = min(_EASE_MOST * style.scale.unit, slack / (2 * made.stack_lanes + 1))
            least = least._replace(ease=ease)
            made = self.compose(size, least, photo)
            slack = self._height - made.content_height
        empty = sum(1 for row in self._grid.rows if is_empty(row))
        if empty and slack > 0:
            # an empty lane on paper is there to be written in
            room = min(_ROOM_TO_WRITE, slack / empty)
            made = self.compose(size, least._replace(room=room), photo)
        return made.sheet

    def _eased(self, size: float, frame: SheetFrame, photo: float) -> tuple[SheetFrame, Composed]:
        """The frame with columns of which none starves, as far as the map does not grow for it."""
        style, usual, *_ = self.frame(size)
        slack = self._height - self._heights.get(size, self._height)
        if size <= LEAST_READABLE:
            slack -= (usual.curve - frame.curve) * self._emotions
        columns = eased_columns(
            self._grid, style, frame.columns, self._memo, self._pictures, max(0.0, slack)
        )
        eased = frame._replace(columns=tuple(columns))
        made = self.compose(size, eased, photo)
        if eased != frame and made.content_height > self._height:
            # a heading may have become taller in a slimmer column
            eased, made = frame, self.compose(size, frame, photo)
        return self._parted(size, eased, photo, made)

    def _parted(
        self, size: float, frame: SheetFrame, photo: float, made: Composed
    ) -> tuple[SheetFrame, Composed]:
        """The frame with wider gutters where links run through them, if the page has the room."""
        style, slack = self.frame(size).style, self._height - made.content_height
        gutters = self._memo.links.gutters()
        if not gutters or slack < 0:
            return frame, made
        columns = parted_columns(self._grid, style, frame.columns, self._memo, gutters)
        parted = frame._replace(columns=tuple(columns))
        if parted == frame:
            return frame, made
        wider = self.compose(size, parted, photo)
        higher = wider.content_height - made.content_height
        if wider.content_height <= self._height and higher <= style.line_height():
            return parted, wider
        return frame, self.compose(size, frame, photo)

    def _photo(self, size: float, frame: SheetFrame) -> float:
        """How high pictures may be, in sizes of the text, beside a curve of its usual height."""
        first = bisect_left(
            _PHOTO_SIZES,
            True,
            key=lambda photo: self.compose(size, frame, photo).content_height <= self._height,
        )
        return _PHOTO_SIZES[first] if first < len(_PHOTO_SIZES) else _photo_share(size)

    def _grown(self, size: float, curve: float, slack: float) -> float:
        """How high a curve becomes that takes up ``slack`` points.

        Engagement lanes grow along once their share of it is more than the least that they have.
        """
        others = sum(1 for row in self._grid.rows if row.lane.type == LaneType.ENGAGEMENT)
        alone = max(0.0, engagement.LEAST_HEIGHT * size / engagement.SHARE_OF_CURVE - curve)
        if slack <= alone * self._emotions or not others:
            return curve + slack / self._emotions
        slack -= alone * self._emotions
        return curve + alone + slack / (self._emotions + engagement.SHARE_OF_CURVE * others)


def _curves_in(row: GridRow, map_: JourneyMap) -> int:
    """How many curves an emotion lane shows."""
    if row.lane.type != LaneType.EMOTION:
        return 0
    return len({curve_key(card, map_) for card in row.cards if card.feeling is not None})


def _curve_share(size: float) -> float:
    """A quarter of the page for large text, a sixth of it where text comes to its least size.

    Room that is left is given back to the curve in the end.
    """
    return _CURVE_SHARE - 0.075 * min(1.0, max(0.0, (9.0 - size) / (9.0 - LEAST_READABLE)))


def _photo_share(size: float) -> float:
    """Pictures give way before text does: the smaller the text has to be, the lower they are."""
    ease = min(1.0, max(0.0, (size - LEAST_READABLE) / (9.0 - LEAST_READABLE)))
    return LEAST_PHOTO + (_PHOTO_AT_EASE - LEAST_PHOTO) * ease


def best_page(
    map_: JourneyMap,
    theme: Theme,
    paper: tuple[float, float],
    orientation: str,
    typesetter: Typesetter,
) -> Page:
    """A page in the given orientation.

    With "auto" it is landscape, unless text in portrait is clearly larger, or alone readable.
    """
    short, long = sorted(paper)
    landscape, portrait = (long, short), (short, long)
    if orientation == "landscape":
        return lay_out_page(map_, theme, landscape, typesetter)
    if orientation == "portrait":
        return lay_out_page(map_, theme, portrait, typesetter)
    wide, wide_whole = fit_page(map_, theme, landscape, typesetter)
    if wide_whole and wide.text_size >= LEAST_READABLE:
        return wide
    high, high_whole = fit_page(map_, theme, portrait, typesetter)
    clearly = high.text_size > wide.text_size + _CLEARLY
    better = clearly or wide.text_size < LEAST_READABLE <= high.text_size
    return high if high_whole >= wide_whole and better else wide


def lay_out_content(map_: JourneyMap, theme: Theme, typesetter: Typesetter) -> Page:
    """A page as large as the map at its natural size."""
    return to_page(lay_out(map_, theme, typesetter, headings=True, page="1/1"), content=True)


def _advice(sheet: Sheet, fewer: str) -> str:
    """What makes the text of a page larger; there is no paper larger than the largest."""
    ways = ["a page as large as the map", f"fewer {fewer}"]
    if larger_papers(sheet.width, sheet.height):
        ways.insert(0, "larger paper")
    return f" Choose {', '.join(ways[:-1])} or {ways[-1]}."


def to_page(
    sheet: Sheet,
    standing: Standing = UNBROKEN,
    *,
    content: bool = False,
    fewer: str = "lanes",
) -> Page:
    """A whole sheet as one page, with what the user should know about it.

    ``content``: the page is as large as the map: no other paper helps. ``fewer`` make text larger.
    """
    warnings: list[str] = []
    if sheet.smallest_text < LEAST_READABLE - 1e-6:
        warnings.append(
            f"The smallest text is {sheet.smallest_text:.1f} pt, below the readable "
            f"{LEAST_READABLE:g} pt.{'' if content else _advice(sheet, fewer)}"
        )
    warnings += [f"{one}{_advice(sheet, 'steps')}" for one in standing.told]
    if sheet.crowded:
        what = "word lies" if sheet.crowded == 1 else "words lie"
        warnings.append(
            f"{sheet.crowded} {what} on others in the emotion lane. Use larger paper, or spread "
            "these emotions over more steps."
        )
    if sheet.missing:
        shown = " ".join(f"{c} (U+{ord(c[0]):04X})" for c in sorted(sheet.missing)[:10])
        warnings.append(
            f"No font of Footpath has these characters; a box stands for each: {shown}. "
            "Their text is kept in the file and in the PDF."
        )
    return Page(
        sheet.width,
        sheet.height,
        sheet.background,
        sheet.nodes,
        sheet.smallest_text,
        sheet.text_size,
        tuple(warnings),
    )
