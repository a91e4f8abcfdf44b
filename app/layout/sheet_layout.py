"""The layout of a map for the screen and for a page as large as the map."""

from __future__ import annotations

from app.layout.columns import label_width, natural_columns
from app.layout.compose import LEAST_FOOT, SheetFrame, compose
from app.layout.grid import Grid
from app.layout.head import head_reach
from app.layout.lanes.emotion import LEAST_HEIGHT
from app.layout.memo import Memo
from app.layout.mirror import mirror_sheet
from app.layout.pictures import pictures_by_hash
from app.layout.sheet import Sheet
from app.layout.style import Style, make_style
from app.layout.text import Typesetter
from app.layout.themes import Theme
from app.models.journey import JourneyMap
from app.models.vocabulary import LaneType

TEXT_SIZE = 10.0
"""The size of cards' text, in points, on a sheet as large as its map."""

MARGIN = 24.0
_LEAST_WIDTH = 620.0


def lay_out(
    map_: JourneyMap,
    theme: Theme,
    typesetter: Typesetter,
    *,
    headings: bool = False,
    memo: Memo | None = None,
    page: str = "",
) -> Sheet:
    """Lay a map out at its natural size.

    Without ``headings`` the stage row and the lane column are left out, for a canvas that pins them
    beside the sheet. A ``memo`` kept between calls makes the layout after an edit cheap.
    """
    style = make_style(map_, theme, TEXT_SIZE, typesetter)
    memo = memo if memo is not None else Memo()
    grid = memo.grid(map_)
    pictures = pictures_by_hash(map_.pictures)
    # rows are as high as their labels ask, also where these are pinned beside the sheet
    label = label_width(grid.rows, _LEAST_WIDTH, style) + style.scale.gap
    left = MARGIN + label if headings else MARGIN
    columns = natural_columns(grid, style, left, memo)
    right = columns[-1].right if columns else left
    least = _LEAST_WIDTH if headings else _LEAST_WIDTH - label
    inner = least - 2 * MARGIN
    if right - MARGIN >= LEAST_FOOT * inner:
        # the foot ends with the columns, and a short title needs no paper beyond them
        least = 2 * MARGIN + head_reach(map_, inner, style, pictures)
    frame = SheetFrame(
        width=max(right + MARGIN, least),
        height=None,
        margin=MARGIN,
        label=label,
        columns=memo.same_columns(columns),
        curve=_curve_height(grid, style),
        headings=headings,
        page=page,
    )
    sheet = compose(map_, grid, frame, style, memo, pictures).sheet
    return mirror_sheet(sheet, typesetter, memo.mirror) if style.rtl else sheet


def _curve_height(grid: Grid, style: Style) -> float:
    """Higher where more lanes stand round the curve, so that it stays the picture one remembers."""
    others = sum(1 for row in grid.rows if row.lane.type != LaneType.EMOTION)
    return style.scale.text * min(LEAST_HEIGHT + 0.9 * others, 20.0)
