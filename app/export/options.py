"""What an export is asked for, and what it reports."""

from __future__ import annotations

import math
import re
from dataclasses import asdict, dataclass
from typing import Any

from app.export.errors import ExportError
from app.layout.papers import PAPERS
from app.layout.units import POINTS_PER_MILLIMETRE

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96
"""The resolution of scale 1."""

DEFAULT_SCALE = 2.0

_LEAST_MILLIMETRES, _MOST_MILLIMETRES = 50, 5080

ORIENTATIONS = ("auto", "portrait", "landscape")
FITS = ("page", "content")
THEMES = ("paper", "plain", "ink", "safe", "night")
ATTACHMENTS = ("none", "visible", "all")
FORMATS = ("pdf", "png")

_OWN_PAPER = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm")


@dataclass(frozen=True, slots=True)
class Options:
    """How a map is exported.

    ``paper`` is a name of ``PAPERS`` or "WIDTHxHEIGHTmm"; ``theme`` None is the map's own; scale 1
    is 96 ``dpi``, and only one of the two is given. These and ``transparent`` matter to PNG alone,
    ``attach`` to PDF alone. Raises ``ExportError`` naming the value that does not fit.
    """

    paper: str = "a4"
    orientation: str = "auto"
    fit: str = "page"
    theme: str | None = None
    scale: float | None = None
    dpi: float | None = None
    transparent: bool = False
    attach: str = "visible"

    def __post_init__(self) -> None:
        paper_size(self.paper)
        _among("orientation", self.orientation, ORIENTATIONS)
        _among("fit", self.fit, FITS)
        _among("attach", self.attach, ATTACHMENTS)
        if self.theme is not None:
            _among("theme", self.theme, THEMES)
        if self.scale is not None and self.dpi is not None:
            raise ExportError("Choose either a scale or a dpi, not both.")
        for name, value, most in (("scale", self.scale, 100), ("dpi", self.dpi, 9600)):
            if value is not None and not (math.isfinite(value) and 0 < value <= most):
                raise ExportError(f"The {name} must be more than 0 and at most {most}.")

    @property
    def resolution(self) -> float:
        """Dots an inch of a PNG."""
        if self.dpi is not None:
            return self.dpi
        return PIXELS_PER_INCH * (self.scale if self.scale is not None else DEFAULT_SCALE)

    @property
    def upright_paper(self) -> tuple[float, float]:
        """Width and height in points; for an own size as it was given."""
        return paper_size(self.paper)


def paper_size(paper: str) -> tuple[float, float]:
    """Width and height of a paper in points. Raises ``ExportError`` for one nobody knows."""
    millimetres = PAPERS.get(paper.lower())
    if millimetres is None:
        found = _OWN_PAPER.fullmatch(paper.lower())
        if found is None:
            known = ", ".join(PAPERS)
            raise ExportError(
                f'There is no paper "{paper}"; use {known}, or a size such as 200x300mm.'
            )
        millimetres = float(found[1]), float(found[2])
        if not all(_LEAST_MILLIMETRES <= side <= _MOST_MILLIMETRES for side in millimetres):
            raise ExportError(
                f'The paper "{paper}" does not work: each side must measure '
                f"{_LEAST_MILLIMETRES} to {_MOST_MILLIMETRES} mm."
            )
    across, down = millimetres
    return across * POINTS_PER_MILLIMETRE, down * POINTS_PER_MILLIMETRE


def _among(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ExportError(f'There is no {name} "{value}"; use {", ".join(known)}.')


@dataclass(frozen=True, slots=True)
class PageReport:
    """Size of a page in points, and its smallest text, mark or legend in points."""

    width_pt: float
    height_pt: float
    smallest_text_pt: float


@dataclass(frozen=True, slots=True)
class Report:
    """What an export wrote: the file, how, its pages, and what deserves a look."""

    output: str
    format: str
    paper: str
    pages: tuple[PageReport, ...]
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as the command line prints it."""
        plain = asdict(self)
        plain["pages"] = [asdict(page) for page in self.pages]
        plain["warnings"] = list(self.warnings)
        return plain
