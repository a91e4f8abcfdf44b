"""The outline of a PDF: the map, its stages with their steps, its lanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.layout.sheet import Node, Page
from app.models.journey import JourneyMap
from app.models.shown import step_heading
from app.paint.pdf import QuietCanvas

_MARGIN = 4.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the outline and the part of the page it leads to, in points with y down."""

    level: int
    title: str
    left: float
    top: float
    right: float
    bottom: float


def add_outline(canvas: QuietCanvas, map_: JourneyMap, page: Page, *, first: bool) -> None:
    """Add the page being written to the outline; the first page brings the map's title.

    A stage leads to its columns in full height, a lane to its row in full width.
    """
    number = canvas.getPageNumber()
    if first:
        canvas.bookmarkPage("map", fit="Fit")
        canvas.addOutlineEntry(_title(map_.title), "map", 0)
    for place, entry in enumerate(_entries(map_, page)):
        key = f"{number}.{place}"
        canvas.bookmarkPage(
            key,
            fit="FitR",
            left=round(max(0.0, entry.left - _MARGIN), 2),
            right=round(min(page.width, entry.right + _MARGIN), 2),
            top=round(min(page.height, page.height - entry.top + _MARGIN), 2),
            bottom=round(max(0.0, page.height - entry.bottom - _MARGIN), 2),
        )
        canvas.addOutlineEntry(entry.title, key, entry.level)


def _entries(map_: JourneyMap, page: Page) -> Iterator[_Entry]:
    nodes = _first_nodes(page)
    for stage in map_.stages:
        head = nodes.get(("stage", stage.id))
        if head is not None:
            yield _column(1, _title(stage.name), head, page)
        for step in stage.steps:
            node = nodes.get(("step", step.id))
            if node is not None and step_heading(stage, step):
                yield _column(2 if head is not None else 1, _title(step.name), node, page)
    for lane in map_.lanes:
        node = nodes.get(("lane", lane.id))
        if node is not None:
            title = _title(lane.title or node.name)
            yield _Entry(1, title, 0, node.y, page.width, node.y + node.height)


def _column(level: int, title: str, node: Node, page: Page) -> _Entry:
    return _Entry(level, title, node.x, node.y, node.x + node.width, page.height)


def _first_nodes(page: Page) -> dict[tuple[str, str], Node]:
    found: dict[tuple[str, str], Node] = {}
    for node in page.nodes:
        if node.record:
            found.setdefault((node.kind, node.record), node)
    return found


def _title(text: str) -> str:
    return " ".join(text.split()) or "–"
