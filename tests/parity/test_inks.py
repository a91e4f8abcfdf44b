"""Each ink has its very colour in PDF and PNG: samples and templates, every theme for paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.export.options import Options
from app.export.pdf import export_pdf
from app.export.run import lay_out_for
from app.layout.resources import resource_path
from app.layout.sheet import Page
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.storage import load
from tests.paint.pages import everything, source
from tests.parity.compare import common, draw_pdf, draw_png
from tests.parity.inks import FINE_DPI, inks, swatches
from tests.parity.mutations import SHADES, mutated
from tests.parity.pictures import Picture

MAPS = sorted(
    path for kind in ("samples", "templates") for path in resource_path(kind).glob("*.journey")
)
EMPTY = JourneyMap(id="inks")


def in_pdf(page: Page, folder: Path) -> Picture:
    return draw_pdf(export_pdf(EMPTY, [page], Pictures(source)), folder, FINE_DPI)


def in_png(page: Page) -> Picture:
    return draw_png(page, Pictures(source), FINE_DPI)


def changed_nodes(page: Page) -> set[str]:
    """The nodes of a page that differ from those of the page of all shapes."""
    nodes = zip(page.nodes, everything().nodes, strict=True)
    changed = {one.id for one, other in nodes if one != other}
    assert changed
    return changed


def faulty_nodes(pdf: Picture, png: Picture) -> set[str]:
    """The nodes of the page of all shapes some ink of which differs."""
    return {ink.node for ink in inks(everything(), *common(pdf, png)) if ink.faults()}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Picture, Picture]:
    """The page of all shapes, as PDF and as PNG."""
    return in_pdf(everything(), tmp_path_factory.mktemp("drawn")), in_png(everything())


@pytest.mark.parametrize("theme", ["paper", "plain", "ink", "safe"])
def test_each_ink_has_one_colour_in_both(theme: str, tmp_path: Path) -> None:
    page = swatches(lay_out_for(load(path).map, Options(theme=theme))[0] for path in MAPS)
    found = list(inks(page, *common(in_pdf(page, tmp_path), in_png(page))))
    assert [fault for ink in found for fault in ink.faults()] == []
    assert [ink for ink in found if not ink.seen] == []


def test_the_page_of_all_shapes_has_the_same_inks_in_both(drawn: tuple[Picture, Picture]) -> None:
    assert faulty_nodes(*drawn) == set()


@pytest.mark.parametrize("name", SHADES)
def test_another_shade_in_the_pdf_is_noticed(
    name: str, drawn: tuple[Picture, Picture], tmp_path: Path
) -> None:
    page = mutated(everything(), SHADES[name])
    assert faulty_nodes(in_pdf(page, tmp_path), drawn[1]) == changed_nodes(page)


@pytest.mark.parametrize("name", SHADES)
def test_another_shade_in_the_png_is_noticed(name: str, drawn: tuple[Picture, Picture]) -> None:
    page = mutated(everything(), SHADES[name])
    assert faulty_nodes(drawn[0], in_png(page)) == changed_nodes(page)
