"""How a map comes out on one page of paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from app.editor.words import tr
from app.export.run import theme_for_paper
from app.layout.pages import best_page
from app.layout.text import Typesetter
from app.layout.themes import theme
from app.models.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Hint:
    """Paper, orientation and smallest text (points) of the page that a map makes."""

    map: JourneyMap
    paper: str
    landscape: bool
    smallest: float

    def text(self) -> str:
        """The hint as the status bar shows it."""
        words = (
            tr("{paper} landscape: 1 page, smallest text {size} pt")
            if self.landscape
            else tr("{paper} portrait: 1 page, smallest text {size} pt")
        )
        size = points_text(self.smallest)
        return words.replace("{paper}", self.paper).replace("{size}", size)


def points_text(size: float) -> str:
    """A size in points with at most one decimal, and none where that says nothing."""
    return QLocale().toString(size, "f", 0 if float(f"{size:.1f}").is_integer() else 1)


def measure(map_: JourneyMap, paper: str, size: tuple[float, float]) -> Hint:
    """Lay the map out on one page of ``size`` (points, upright) and take its measure."""
    look = theme(theme_for_paper(map_.theme)[0])
    page = best_page(map_, look, size, "auto", Typesetter(map_.language))
    return Hint(map_, paper, page.width > page.height, page.smallest_text)
