"""One export from beginning to end: lay out, draw, write, report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.export.errors import ExportError
from app.export.options import (
    FORMATS,
    THEMES,
    Options,
    PageReport,
    Report,
)
from app.layout.units import MILLIMETRES_PER_POINT
from app.models.journey import JourneyMap
from app.models.suffix import SUFFIX

if TYPE_CHECKING:
    from app.layout.sheet import Page
    from app.paint.pictures import Pictures

Progress = Callable[[float, str], None]
"""Told the share that is done, 0 to 1, and what is being done."""

# The largest page that viewers must be able to show (ISO 32000-1, annex C).
_MOST_POINTS = 14_400
_ROUNDING = 0.01
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def export(
    map_: JourneyMap,
    map_path: Path | None,
    out: Path,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Write a map to ``out``, a PDF or PNG by its ending, and report what was written.

    ``map_path`` names the map's own file, for the attachment; None for a map without one. Raises
    ``ExportError``; a file that was at ``out`` is then as it was.
    """
    # Layout, reportlab and Qt take 200 ms to import, which other commands should not pay.
    from app.export.files import write_output
    from app.paint.pictures import Pictures

    options = options or Options()
    tell = progress or _silent
    kind = format_of(out)
    tell(0.0, "Laying out")
    page, theme_warnings = lay_out_for(map_, options)
    pictures = Pictures.of(map_.pictures, options.resolution if kind == "png" else 300)
    tell(0.3, "Drawing")
    attached = attached_map(map_, options.attach if kind == "pdf" else "none")
    data = render(
        map_,
        page,
        pictures,
        kind,
        options,
        attachment=attached.as_file(attachment_name(map_, map_path)),
        progress=lambda share: tell(0.3 + 0.6 * share, "Drawing"),
    )
    tell(0.9, "Writing")
    write_output(out, data)
    tell(1.0, "Done")
    warnings = [*theme_warnings, *page.warnings, *pictures.faults, *attached.warnings]
    if kind == "pdf" and max(page.width, page.height) > _MOST_POINTS + _ROUNDING:
        warnings.append(
            f"The page is {max(page.width, page.height):,.0f} pt long; some PDF viewers show "
            f"{_MOST_POINTS:,} pt at most. Export with --fit page."
        )
    unused = [
        name
        for name, asked in (
            ("scale", options.scale is not None),
            ("dpi", options.dpi is not None),
            ("transparent", options.transparent),
        )
        if asked and kind == "pdf"
    ]
    if unused:
        warnings.append(f"A PDF has no pixels: {', '.join(unused)} had no effect.")
    return Report(
        output=str(out),
        format=kind,
        paper=options.paper.lower() if options.fit == "page" else _millimetres(page),
        pages=(
            PageReport(
                width_pt=round(page.width, 2),
                height_pt=round(page.height, 2),
                smallest_text_pt=round(page.smallest_text, 2),
            ),
        ),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def format_of(out: Path) -> str:
    """The format that a file name asks for. Raises ``ExportError`` for another ending."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        ending = f'"{out.suffix}"' if out.suffix else "no ending"
        raise ExportError(f"{out}: the name must end in .pdf or .png; it has {ending}.")
    return kind


def lay_out_for(map_: JourneyMap, options: Options) -> tuple[Page, tuple[str, ...]]:
    """Lay a map out as the options ask, and tell what about the theme was changed."""
    from app.layout.pages import best_page, lay_out_content
    from app.layout.text import Typesetter
    from app.layout.themes import theme

    name, warnings = theme_for_paper(options.theme or map_.theme)
    typesetter = Typesetter(map_.language)
    if options.fit == "content":
        return lay_out_content(map_, theme(name), typesetter), warnings
    page = best_page(map_, theme(name), options.upright_paper, options.orientation, typesetter)
    return page, warnings


def theme_for_paper(name: str) -> tuple[str, tuple[str, ...]]:
    """The theme that an output gets instead of one it cannot have, and a warning then."""
    if name == "night":
        return "paper", ("The theme Night is for screens alone; Paper is used instead.",)
    if name not in THEMES:
        return "paper", (f'The theme "{name}" is unknown to this version; Paper is used instead.',)
    return name, ()


def render(
    map_: JourneyMap,
    page: Page,
    pictures: Pictures,
    kind: str,
    options: Options,
    *,
    attachment: tuple[str, bytes] | None = None,
    progress: Callable[[float], None] | None = None,
) -> bytes:
    """Draw a page that is laid out already; a PDF takes the attachment, a name and bytes."""
    if kind == "png":
        from app.export.png import export_png

        return export_png(
            page,
            pictures,
            options.resolution,
            transparent=options.transparent,
            progress=progress,
        )
    from app.export.pdf import export_pdf

    return export_pdf(map_, (page,), pictures, attachment=attachment, progress=progress)


@dataclass(frozen=True, slots=True)
class Attached:
    """The bytes of the map that travels inside a PDF, if any, and remarks about them."""

    data: bytes | None
    warnings: tuple[str, ...] = ()

    def as_file(self, name: str) -> tuple[str, bytes] | None:
        """The attachment under a name."""
        return None if self.data is None else (name, self.data)


def attached_map(map_: JourneyMap, which: str) -> Attached:
    """The map that travels inside a PDF: none, what is visible, or all of it."""
    from app.export.audience import visible
    from app.storage import dump

    if which == "none":
        return Attached(None)
    if which == "all":
        return Attached(dump(map_))
    part = visible(map_)
    return Attached(dump(part.map), part.warnings)


def attachment_name(map_: JourneyMap, map_path: Path | None) -> str:
    """The name of the attached file: that of the map's file, else one made from its title."""
    if map_path is not None:
        # Bytes of a file's name that are no UTF-8 come as half characters, which no PDF can hold.
        stem = _HALF_CHARACTER.sub("\ufffd", map_path.stem)
        return f"{stem}{SUFFIX}"
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in map_.title)
    return f"{' '.join(kept.split())[:60] or 'map'}{SUFFIX}"


def _millimetres(page: Page) -> str:
    across, down = (round(side * MILLIMETRES_PER_POINT, 1) for side in (page.width, page.height))
    return f"{across:g}x{down:g}mm"


def _silent(share: float, doing: str) -> None:
    """Tell nobody."""
