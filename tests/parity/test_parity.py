"""PDF and PNG are one picture, node by node: samples, invented maps, every kind of shape."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.export.audience import visible_part
from app.export.options import Options
from app.export.pdf import export_pdf
from app.export.run import lay_out_for, theme_for_paper
from app.layout.primitives import Face, Photo, Region
from app.layout.resources import resource_path
from app.layout.sheet import Page
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from app.storage import load
from tests.census import Census
from tests.generators import WORDS, Wishes, random_map
from tests.paint.pages import WHOLE, code, everything, key, node, page_of, source, waves, words
from tests.parity.compare import LIMITS, common, draw_pdf, draw_png, page_faults
from tests.parity.mutations import MUTATIONS, mutated
from tests.parity.parts import part_differences
from tests.parity.pictures import DPI, Picture, box_of

SAMPLES = sorted(resource_path("samples").glob("*.journey"))
TEMPLATES = sorted(resource_path("templates").glob("*.journey"))
EMPTY = JourneyMap(id="parity")


def draw_both(
    map_: JourneyMap, page: Page, pictures: Pictures, folder: Path
) -> tuple[Picture, Picture]:
    """The page as Poppler shows its PDF, and as PNG."""
    return draw_pdf(export_pdf(map_, [page], pictures), folder), draw_png(page, pictures)


def faults_of(map_: JourneyMap, options: Options, folder: Path) -> list[str]:
    page, _ = lay_out_for(map_, options)
    pdf, png = draw_both(map_, page, Pictures.of(map_.pictures, 300), folder)
    return page_faults(page, pdf, png)


def test_every_kind_of_shape_is_drawn_alike(tmp_path: Path) -> None:
    page = everything()
    pdf, png = draw_both(EMPTY, page, Pictures(source), tmp_path)
    assert page_faults(page, pdf, png) == []


@pytest.mark.parametrize("size", [60.0, 100.0, 108.0])
def test_a_picture_that_is_made_larger_is_drawn_alike(size: float, tmp_path: Path) -> None:
    # Left as it is, the viewer shows squares or blurs it, and a card differs by a mean of 40.
    drawn = {"1": code(), "2": waves("JPEG"), "3": waves("PNG")}
    nodes = [
        node(
            f"card:{name}",
            20 + 130 * at,
            20.3,
            Photo(4, 4, size, size * 2 / 3, name, crop),
            height=80,
        )
        for at, (name, crop) in enumerate(
            zip(drawn, (Region(0, 0, 1, 2 / 3), WHOLE, WHOLE), strict=True)
        )
    ]
    page = page_of(nodes)
    pdf = draw_pdf(export_pdf(EMPTY, [page], Pictures(drawn.get, 300)), tmp_path)
    png = draw_png(page, Pictures(drawn.get, DPI))
    assert page_faults(page, pdf, png, replace(LIMITS, mean=6.0)) == []


def test_lines_stand_on_the_same_row_of_pixels_wherever_they_are(tmp_path: Path) -> None:
    # A line that one painter puts a row higher differs by a mean of 10 or more.
    rng = random.Random(11)
    nodes = [
        node(
            f"card:{row}-{column}",
            12 + 136 * column,
            # Steps of 0.48 points are whole pixels, where the last digit of a sum could decide.
            6 + 29.04 * row + rng.choice((0, 0.12, 0.24, 0.36, rng.random())),
            words("A line of words 顾客 شكرا", y=rng.choice((2, 3.3, 2.7))),
            height=16,
        )
        for row in range(19)
        for column in range(6)
    ]
    page = page_of(nodes)
    pdf, png = draw_both(EMPTY, page, Pictures(), tmp_path)
    assert page_faults(page, pdf, png) == []


@pytest.mark.parametrize("size", [9.0, 13.0, 18.0])
def test_words_stand_alike_in_every_script(size: float, tmp_path: Path) -> None:
    # Where Poppler puts letters on whole pixels, a word stands up to a pixel to the left.
    rng = random.Random(7)
    nodes = [
        node(
            f"card:{language} {column}",
            12 + 132 * column + rng.random(),
            12 + 56 * row + rng.random(),
            words(text.split()[0][:9], size=size, language=language, bold=column % 2 == 1),
        )
        for row, (language, text) in enumerate(WORDS.items())
        for column in range(6)
    ]
    page = page_of(nodes)
    pdf, png = draw_both(EMPTY, page, Pictures(), tmp_path)
    parts = list(part_differences(page, *common(pdf, png)))
    assert len(parts) == len(nodes)
    assert [part for part in parts if part.whole or part.faults()] == []
    assert page_faults(page, pdf, png) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_drawn_alike(sample: Path, tmp_path: Path) -> None:
    assert faults_of(load(sample).map, Options(theme="paper"), tmp_path) == []


@pytest.mark.parametrize("theme", ["plain", "ink", "safe"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_each_theme_is_drawn_alike(sample: Path, theme: str, tmp_path: Path) -> None:
    assert faults_of(load(sample).map, Options(theme=theme), tmp_path) == []


def mirrored(map_: JourneyMap) -> JourneyMap:
    """The map with its stages in the other direction."""
    return map_.model_copy(update={"direction": "ltr" if map_.direction == "rtl" else "rtl"})


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_mirrored_sample_is_drawn_alike(sample: Path, tmp_path: Path) -> None:
    assert faults_of(mirrored(load(sample).map), Options(theme="paper"), tmp_path) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_drawn_alike(template: Path, tmp_path: Path) -> None:
    assert faults_of(load(template).map, Options(theme="paper"), tmp_path) == []


@pytest.mark.prove
@pytest.mark.parametrize("theme", ["paper", "plain", "ink", "safe"])
@pytest.mark.parametrize("path", [*SAMPLES, *TEMPLATES], ids=lambda path: path.stem)
def test_each_theme_and_direction_is_drawn_alike(path: Path, theme: str, tmp_path: Path) -> None:
    map_ = load(path).map
    for each in (map_, mirrored(map_)):
        assert faults_of(each, Options(theme=theme), tmp_path) == [], each.direction


def drawn_of(map_: JourneyMap) -> JourneyMap:
    """What of a map a paper shows: nothing hidden, and no theme that is for screens alone."""
    return visible_part(map_).model_copy(update={"theme": theme_for_paper(map_.theme)[0]})


@pytest.mark.parametrize("fit", ["content", "page"])
@pytest.mark.parametrize("language", WORDS)
def test_an_invented_map_is_drawn_alike(
    language: str,
    fit: str,
    tmp_path: Path,
    short_or_full: Callable[[int, int], int],
    census: Census,
) -> None:
    drawn = 0
    for seed in range(short_or_full(2, 20)):
        map_ = random_map(seed, 6, 5, 24, Wishes(languages=(language,)))
        page, _ = lay_out_for(map_, Options(fit=fit))
        if max(page.width, page.height) > 4000 or page.smallest_text < 5:
            continue  # Nothing is to be learned from a larger picture, or lines of half a pixel.
        pdf, png = draw_both(map_, page, Pictures.of(map_.pictures, 300), tmp_path)
        assert page_faults(page, pdf, png) == [], f"seed {seed}"
        drawn += 1
        census.meet_map(drawn_of(map_))
    assert drawn


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Picture, Picture]:
    """The page of all shapes, as PDF and as PNG."""
    return draw_both(EMPTY, everything(), Pictures(source), tmp_path_factory.mktemp("drawn"))


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_the_pdf_leaves_out_is_noticed(
    name: str, drawn: tuple[Picture, Picture], tmp_path: Path
) -> None:
    page = mutated(everything(), MUTATIONS[name])
    assert page != everything()
    pdf = draw_pdf(export_pdf(EMPTY, [page], Pictures(source)), tmp_path)
    assert page_faults(everything(), pdf, drawn[1]) != []


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_the_png_leaves_out_is_noticed(name: str, drawn: tuple[Picture, Picture]) -> None:
    page = mutated(everything(), MUTATIONS[name])
    assert page_faults(everything(), drawn[0], draw_png(page, Pictures(source))) != []


def test_a_mirrored_face_is_noticed(tmp_path: Path) -> None:
    page = page_of([node("card:face", 20.3, 20.3, Face(40, 12, 36, key("🤔"), "🤔"))])
    pdf, png = draw_both(EMPTY, page, Pictures(), tmp_path)
    assert page_faults(page, pdf, png) == []
    rows, columns = box_of(60.3, 32.3, 36, 36, png)
    mirrored = png.copy()
    mirrored[rows, columns] = png[rows, columns][:, ::-1]
    assert page_faults(page, pdf, mirrored) != []


@pytest.mark.parametrize(
    "kind",
    [
        "no rectangles",
        "no outlines",
        "no text",
        "no faces",
        "text 24 of 255 off",
        "faces half a point aside",
    ],
)
def test_what_a_sample_lacks_is_noticed(kind: str, tmp_path: Path) -> None:
    map_ = load(resource_path("samples/taxi.journey")).map
    page, _ = lay_out_for(map_, Options())
    pdf, _ = draw_both(map_, mutated(page, MUTATIONS[kind]), Pictures(), tmp_path)
    assert page_faults(page, pdf, draw_png(page, Pictures())) != []
