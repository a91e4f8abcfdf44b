"""What the limits of place and colour rest on: `python -m tests.parity.figures`, some 6 minutes.

A number behind it is that of the seeds of invented maps in each script, else 5.

Each sample and template is drawn in each theme for paper and both directions, invented maps in ten
scripts, and three samples with something changed in the PDF; then bars of a lane in many places.
Needs ``QT_QPA_PLATFORM=offscreen`` where there is no display.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from app.export.options import Options
from app.export.pdf import export_pdf
from app.export.run import lay_out_for
from app.layout.primitives import Outline, Rectangle, Stroke
from app.layout.resources import resource_path
from app.layout.sheet import Node, Page
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.storage import load
from tests.generators import WORDS, Wishes, random_map
from tests.paint.pages import page_of
from tests.parity.compare import (
    LIMITS,
    NodeDifference,
    common,
    differences,
    draw_pdf,
    draw_png,
    strong_share,
)
from tests.parity.mutations import MUTATIONS, mutated
from tests.parity.parts import LEAST_INK, part_differences

THEMES = ("paper", "plain", "ink", "safe")
CHANGED = ("taxi", "test-results", "commuter")
LOWER = "text a pixel lower"
CHANGES = ("text 24 of 255 off", "text half a point aside", "faces half a point aside", LOWER)
SEEDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5


@dataclass
class Found:
    """Figures by what was measured, each with where it was met."""

    values: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))

    def page(self, name: str, page: Page, pictures: Pictures, changes: tuple[str, ...]) -> None:
        """Measure a page as it is, and with each change of its PDF."""
        png = draw_png(page, pictures)
        for change in ("", *changes):
            drawn = mutated(page, MUTATIONS[change]) if change else page
            with tempfile.TemporaryDirectory() as folder:
                pdf = draw_pdf(export_pdf(EMPTY, [drawn], pictures), Path(folder))
            for part in part_differences(page, *common(pdf, png)):
                if part.inked >= LEAST_INK:
                    kind = part.kind.__name__.lower() + " on whole pixels" * part.whole
                    where = f"{name}, {part.part}"
                    self.values[f"{change}; {kind}: colour"].append((part.colour, where))
                    self.values[f"{change}; {kind}: aside"].append((part.aside, where))
            if change in ("", LOWER):
                self._nodes(f"{change}; ", name, differences(page, *common(pdf, png)))
            if not change:
                self.values["; page: % by over 64"].append((100 * strong_share(pdf, png), name))

    def _nodes(self, change: str, name: str, nodes: Iterable[NodeDifference]) -> None:
        for node in nodes:
            kind = node.node.partition(":")[0]
            size = "thin" if node.thin else "solid"
            if node.thin and node.narrow:
                size = "hairline"
            place = f"{name}, {node.node}"
            self.values[f"{change}{kind}: mean"].append((node.mean, place))
            self.values[f"{change}{size}: mean"].append((node.mean, place))
            self.values[f"{change}spot"].append((node.spot, place))
            if not node.narrow:
                self.values[f"{change}fill"].append((node.fill, place))
            if node.ink * node.inked > LIMITS.least(node.edge):
                self.values[f"{change}{size}: ink"].append((node.ink, place))
            if node.inked > LIMITS.least_of_place:
                self.values[f"{change}place: aside"].append((node.aside, place))

    def show(self) -> None:
        """Print the least, the median, the 99th percentile and the largest, and where that was."""
        for what, values in sorted(self.values.items()):
            least, middle, high, most = np.percentile(
                [value for value, _ in values], [0, 50, 99, 100]
            )
            print(
                f"{what} ({len(values)}): {least:.2f}, median {middle:.2f}, 99 %: {high:.2f}, "
                f"{most:.2f} ({max(values)[1]})"
            )


EMPTY = JourneyMap(id="figures")


def maps() -> Iterator[tuple[str, JourneyMap]]:
    """Samples and templates in both directions, by name."""
    for kind in ("samples", "templates"):
        for path in sorted(resource_path(kind).glob("*.journey")):
            for direction in ("ltr", "rtl"):
                map_ = load(path).map.model_copy(update={"direction": direction})
                yield f"{path.stem} {direction}", map_


def bars() -> Page:
    """Bars of a lane, 2.6 points wide, each a twentieth of a pixel further to the right."""
    bar = Rectangle(0, 0, 2.6, 40, fill="#000000")
    return page_of(
        [Node(f"bar:{at}", 20 + 12 * at + 0.024 * at, 20, 2.6, 40, (bar,)) for at in range(40)]
    )


def lines(width: float) -> Page:
    """Oblique lines of one width, in points."""
    line = Outline((("M", 0, 0), ("L", 100, 37)), stroke=Stroke("#000000", width))
    return page_of([Node(f"line:{at}", 20 + 130.1 * at, 20, 100, 37, (line,)) for at in range(5)])


def main() -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    found = Found()
    for name, map_ in maps():
        for theme in THEMES:
            page, _ = lay_out_for(map_, Options(theme=theme))
            changes = CHANGES if name.split()[0] in CHANGED and theme == "paper" else ()
            found.page(f"{name} {theme}", page, Pictures.of(map_.pictures, 300), changes)
    found.show()
    invented = Found()
    for language in WORDS:
        for seed in range(SEEDS):
            map_ = random_map(seed, 6, 5, 24, Wishes(languages=(language,)))
            for fit in ("content", "page"):
                page, _ = lay_out_for(map_, Options(fit=fit))
                if max(page.width, page.height) <= 4000 and page.smallest_text >= 5:
                    pictures = Pictures.of(map_.pictures, 300)
                    invented.page(f"{language} {seed} {fit}", page, pictures, ())
    print("\nInvented maps")
    invented.show()
    print("\nBars: least and largest mean difference in each resolution")
    with tempfile.TemporaryDirectory() as folder:
        for dpi in (150, 300, 600):
            pdf = draw_pdf(export_pdf(EMPTY, [bars()], Pictures()), Path(folder), dpi)
            png = draw_png(bars(), Pictures(), dpi)
            means = [node.mean for node in differences(bars(), pdf, png, dpi)]
            print(f"{dpi} dpi: {min(means):.1f}, {max(means):.1f}")
        print("\nInk of oblique lines in the PDF, as a multiple of that in the PNG")
        for width in (0.3, 0.75, 1.0):
            page = lines(width)
            pdf = draw_pdf(export_pdf(EMPTY, [page], Pictures()), Path(folder))
            inks = [float((255 - one).sum()) for one in (pdf, draw_png(page, Pictures()))]
            print(f"{width} pt: {inks[0] / inks[1]:.2f}")
    del application


if __name__ == "__main__":
    main()
