"""One export from beginning to end: what is written, and what is reported."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from app.export import ExportError, Options, export
from app.export.attachment import extract_attachment
from app.export.audience import visible_part
from app.export.options import THEMES
from app.export.run import attachment_name, lay_out_for
from app.layout.resources import resource_path
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.models.vocabulary import ThemeName
from app.storage import dump, load
from tests.generators import random_map

TAXI = resource_path("samples/taxi.journey")


@pytest.fixture(scope="module")
def taxi() -> JourneyMap:
    return load(TAXI).map


def size(path: Path) -> tuple[float, float]:
    box = PdfReader(io.BytesIO(path.read_bytes())).pages[0].mediabox
    return float(box.width), float(box.height)


def test_the_themes_are_those_of_the_vocabulary() -> None:
    assert set(THEMES) == {theme.value for theme in ThemeName}


@pytest.mark.parametrize("paper", ["a4", "a3", "a5", "letter", "300x400mm"])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_each_paper_in_each_orientation(
    paper: str, orientation: str, taxi: JourneyMap, tmp_path: Path
) -> None:
    options = Options(paper=paper, orientation=orientation)
    report = export(taxi, TAXI, tmp_path / "taxi.pdf", options)
    across, down = size(tmp_path / "taxi.pdf")
    assert sorted((across, down)) == pytest.approx(sorted(options.upright_paper), abs=0.01)
    assert (across > down) == (orientation == "landscape")
    assert (report.pages[0].width_pt, report.pages[0].height_pt) == pytest.approx(
        (across, down), abs=0.01
    )
    assert report.paper == paper


def test_the_report_has_the_promised_words(taxi: JourneyMap, tmp_path: Path) -> None:
    out = tmp_path / "taxi.pdf"
    told = export(taxi, TAXI, out).as_json()
    assert list(told) == ["output", "format", "paper", "pages", "warnings"]
    assert told["output"] == str(out)
    assert told["format"] == "pdf"
    assert told["paper"] == "a4"
    (page,) = told["pages"]
    assert set(page) == {"width_pt", "height_pt", "smallest_text_pt"}
    assert page["smallest_text_pt"] >= 7
    assert told["warnings"] == []


@pytest.mark.parametrize("paper", ["a3", "a4", "a5"])
def test_the_report_says_how_small_the_text_became(
    paper: str, taxi: JourneyMap, tmp_path: Path
) -> None:
    options = Options(paper=paper)
    (page,) = export(taxi, TAXI, tmp_path / "taxi.pdf", options).pages
    laid_out, _ = lay_out_for(taxi, options)
    assert page.smallest_text_pt == round(laid_out.smallest_text, 2)
    assert (page.smallest_text_pt < 7) == (paper == "a5")


@pytest.mark.parametrize(("steps", "told"), [(90, False), (110, True)])
def test_a_page_longer_than_viewers_show_is_told(steps: int, told: bool, tmp_path: Path) -> None:
    stage = Stage(id="s", steps=tuple(Step(id=f"t{n}", name=f"Step {n}") for n in range(steps)))
    map_ = JourneyMap(id="map", stages=(stage,), lanes=(Lane(id="l", type="action"),))
    report = export(map_, None, tmp_path / "long.pdf", Options(fit="content", attach="none"))
    assert (report.pages[0].width_pt > 14_400) == told, "ISO 32000-1, annex C"
    assert report.pages[0].width_pt < 2 * 14_400
    assert any("14,400 pt" in text for text in report.warnings) == told


def test_a_png_is_the_page_of_the_pdf(taxi: JourneyMap, tmp_path: Path) -> None:
    pdf = export(taxi, TAXI, tmp_path / "taxi.pdf", Options(dpi=120))
    png = export(taxi, TAXI, tmp_path / "taxi.png", Options(dpi=120))
    assert pdf.pages == png.pages
    with Image.open(tmp_path / "taxi.png") as image:
        across, down = size(tmp_path / "taxi.pdf")
        assert image.size == (round(across / 72 * 120), round(down / 72 * 120))


def test_a_page_as_large_as_the_map(tmp_path: Path) -> None:
    small, large = (random_map(3, steps, 6, 40) for steps in (4, 16))
    reports = [
        export(map_, None, tmp_path / "map.pdf", Options(fit="content")) for map_ in (small, large)
    ]
    assert reports[1].pages[0].width_pt > 2 * reports[0].pages[0].width_pt
    assert reports[0].paper.endswith("mm")


def test_night_is_for_screens(taxi: JourneyMap, tmp_path: Path) -> None:
    paper, night = tmp_path / "paper.png", tmp_path / "night.png"
    assert export(taxi, TAXI, paper, Options(theme="paper")).warnings == ()
    report = export(evolve(taxi, theme="night"), TAXI, night)
    assert any("Night" in warning for warning in report.warnings)
    assert night.read_bytes() == paper.read_bytes()


def test_a_theme_of_a_newer_version_is_told(taxi: JourneyMap, tmp_path: Path) -> None:
    newer = evolve(taxi, theme="aquarelle", format_version="1.9")
    assert any("aquarelle" in text for text in export(newer, None, tmp_path / "a.pdf").warnings)


def test_each_theme_looks_different(taxi: JourneyMap, tmp_path: Path) -> None:
    pictures = set()
    for theme in ("paper", "plain", "ink", "safe"):
        out = tmp_path / f"{theme}.png"
        export(taxi, TAXI, out, Options(theme=theme, dpi=50))
        pictures.add(out.read_bytes())
    assert len(pictures) == 4


def test_ink_has_no_hue(taxi: JourneyMap, tmp_path: Path) -> None:
    export(taxi, TAXI, tmp_path / "ink.png", Options(theme="ink", dpi=100))
    with Image.open(tmp_path / "ink.png") as image:
        pixels = np.asarray(image.convert("RGB"), dtype=np.int16)
    assert (pixels.max(axis=2) - pixels.min(axis=2)).max() <= 2


@pytest.mark.parametrize("which", ["none", "visible", "all"])
def test_the_map_that_was_asked_for_is_attached(
    which: str, taxi: JourneyMap, tmp_path: Path
) -> None:
    out = tmp_path / "taxi.pdf"
    export(taxi, TAXI, out, Options(attach=which))
    expected = {"none": None, "visible": dump(visible_part(taxi)), "all": dump(taxi)}[which]
    assert extract_attachment(out.read_bytes()) == expected
    assert expected != dump(taxi) or which == "all"


def test_the_attachment_has_the_name_of_the_map() -> None:
    map_ = JourneyMap(id="map", title="Taxi / by: app ")
    assert attachment_name(map_, Path("maps/My taxi.journey")) == "My taxi.journey"
    assert attachment_name(map_, None) == "Taxi by app.journey"
    assert attachment_name(JourneyMap(id="map"), None) == "map.journey"


def test_a_missing_picture_is_told(tmp_path: Path) -> None:
    map_ = load(resource_path("samples/commuter.journey")).map
    broken = tuple(evolve(picture, data="bm90aGluZw==") for picture in map_.pictures)
    report = export(evolve(map_, pictures=broken), None, tmp_path / "map.pdf")
    assert any("neither PNG nor JPEG" in warning for warning in report.warnings)
    assert (tmp_path / "map.pdf").exists()


@pytest.mark.parametrize("name", ["taxi.svg", "taxi", "taxi.pdf.zip"])
def test_an_ending_nobody_knows(name: str, taxi: JourneyMap, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"must end in \.pdf or \.png"):
        export(taxi, TAXI, tmp_path / name)


def test_a_failed_export_keeps_the_old_file(taxi: JourneyMap, tmp_path: Path) -> None:
    out = tmp_path / "taxi.png"
    out.write_bytes(b"old")
    with pytest.raises(ExportError, match="too large"):
        export(taxi, TAXI, out, Options(dpi=9600))
    assert out.read_bytes() == b"old"

    def interrupted(share: float, doing: str) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(taxi, TAXI, out, Options(dpi=300), interrupted)
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["taxi.png"]


def test_progress_goes_from_little_to_all(taxi: JourneyMap, tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    export(taxi, TAXI, tmp_path / "a.pdf", None, lambda share, doing: told.append((share, doing)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert {doing for _, doing in told} >= {"Laying out", "Drawing", "Writing"}


def test_a_map_of_nothing(tmp_path: Path) -> None:
    for kind in ("pdf", "png"):
        for fit in ("page", "content"):
            report = export(JourneyMap(id="map"), None, tmp_path / f"a.{kind}", Options(fit=fit))
            assert len(report.pages) == 1


@pytest.mark.parametrize("side", [50, 1000, 5080])
def test_no_page_that_may_be_chosen_is_called_too_long(side: int, tmp_path: Path) -> None:
    map_ = JourneyMap(id="map", title="Large")
    report = export(map_, None, tmp_path / "a.pdf", Options(paper=f"{side}x{side}mm"))
    assert report.warnings == ()
