"""The PDF as a file: fonts, pictures, metadata, outline, attachment, the same bytes each time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app import __version__
from app.export import Options
from app.export.attachment import extract_attachment
from app.export.errors import ExportError
from app.export.pdf import export_pdf
from app.export.run import lay_out_for
from app.layout.primitives import Photo
from app.layout.resources import resource_path
from app.models.base import evolve
from app.models.journey import JourneyMap
from app.models.scope import Scope
from app.models.stage import Stage, Step
from app.paint.pictures import Pictures
from app.storage import dump, load
from tests.generators import WORDS, Wishes, random_map
from tests.paint.pages import everything, node, page_of, samples, source, words

TAXI = resource_path("samples/taxi.journey")
COMMUTER = resource_path("samples/commuter.journey")


@pytest.fixture(scope="module")
def taxi() -> JourneyMap:
    return load(TAXI).map


@pytest.fixture(scope="module")
def pdf(taxi: JourneyMap) -> bytes:
    """The taxi sample on A4 with itself attached."""
    return made(taxi, attachment=("taxi.journey", dump(taxi)))


def made(map_: JourneyMap, attachment: tuple[str, bytes] | None = None) -> bytes:
    page, _ = lay_out_for(map_, Options())
    return export_pdf(map_, [page], Pictures.of(map_.pictures, 300), attachment=attachment)


def read(pdf: bytes) -> Any:
    """A PDF as another program reads it (its types are all unions)."""
    return PdfReader(io.BytesIO(pdf))


def told(command: Sequence[str], pdf: bytes, folder: Path) -> str:
    """What a tool says of a PDF."""
    (folder / "it.pdf").write_bytes(pdf)
    done = subprocess.run(
        [*command, "it.pdf"], cwd=folder, check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode()


def test_all_fonts_are_embedded_and_subset(tmp_path: Path) -> None:
    map_ = random_map(4, 8, 8, 60, Wishes(languages=tuple(WORDS)))
    for one in (made(map_), export_pdf(map_, [everything()], Pictures(source))):
        rows = told(["pdffonts"], one, tmp_path).splitlines()[2:]
        assert rows
        for row in rows:
            assert re.match(r"[A-Z]{6}\+Footpath", row), row
            assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_a_map_without_pictures_has_no_raster(pdf: bytes, tmp_path: Path) -> None:
    assert told(["pdfimages", "-list"], pdf, tmp_path).splitlines()[2:] == []


def test_the_only_rasters_are_the_pictures_that_show(tmp_path: Path) -> None:
    map_ = load(COMMUTER).map
    page, _ = lay_out_for(map_, Options())
    shown = {
        (shape.sha256, shape.crop, round(shape.width, 2))
        for one in page.nodes
        for shape in one.primitives
        if isinstance(shape, Photo)
    }
    rows = told(["pdfimages", "-list"], made(map_), tmp_path).splitlines()[2:]
    assert 0 < len(rows) <= len(shown)


def test_the_taxi_is_small(pdf: bytes) -> None:
    assert len(pdf) < 150_000
    assert len(read(pdf).pages) == 1


def test_the_file_is_sound(pdf: bytes, tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    assert "No syntax or stream encoding errors" in told(["qpdf", "--check"], pdf, tmp_path)


def test_the_map_describes_itself(taxi: JourneyMap, pdf: bytes) -> None:
    reader = read(pdf)
    info = reader.metadata
    assert info.title == taxi.title
    assert info.subject == taxi.insight
    assert info.author == ", ".join(taxi.scope.authors) or taxi.scope.owner
    assert info.creator == f"Footpath {__version__}"
    assert info["/CreationDate"] == "D:" + taxi.scope.date.replace("-", "")
    assert "Wait" in str(info["/Keywords"])
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == taxi.language
    assert catalog["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_map_describes_itself_to_programs_that_keep_documents() -> None:
    scope = Scope(authors=("Mia & Co", "<Ali>"), date="2026-03-01")
    map_ = JourneyMap(
        id="map", title="تجديد\x07 <جواز>", insight="«a» & b", language="ar", scope=scope
    )
    pdf = export_pdf(map_, [everything()], Pictures(source))
    told = read(pdf).xmp_metadata
    assert told.dc_title == dict.fromkeys(["x-default", "ar"], "تجديد <جواز>")
    assert told.dc_description["ar"] == "«a» & b"
    assert told.dc_creator == ["Mia & Co", "<Ali>"]
    assert told.dc_language == ["ar"]
    assert told.pdf_producer == f"Footpath {__version__} (reportlab)"
    assert told.xmp_creator_tool == f"Footpath {__version__}"
    assert told.xmp_create_date.date().isoformat() == "2026-03-01"
    # readable without unpacking anything
    assert b"<dc:title>" in pdf


def test_metadata_names_no_stage_that_does_not_show() -> None:
    stages = (
        Stage(id="a", name="Shown", steps=(Step(id="1"), Step(id="2", hidden=True))),
        Stage(id="b", name="Hidden", hidden=True, steps=(Step(id="3"),)),
        Stage(id="c", name="Without", steps=(Step(id="4", hidden=True),)),
    )
    map_ = JourneyMap(id="map", stages=stages)
    reader = read(export_pdf(map_, [everything()], Pictures(source)))
    assert reader.metadata["/Keywords"] == reader.xmp_metadata.pdf_keywords == "Shown"


def test_a_map_without_date_has_no_date() -> None:
    map_ = JourneyMap(id="map", title="Карта путешествия")
    reader = read(export_pdf(map_, [everything()], Pictures(source)))
    assert reader.metadata.title == "Карта путешествия"
    assert "/CreationDate" not in reader.metadata
    assert "/ModDate" not in reader.metadata
    assert reader.xmp_metadata.xmp_create_date is None


def test_a_map_from_right_to_left_turns_its_pages_so() -> None:
    map_ = JourneyMap(id="map", direction="rtl", language="ar")
    reader = read(export_pdf(map_, [everything()], Pictures(source)))
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_the_outline_leads_to_stages_steps_and_lanes(taxi: JourneyMap, pdf: bytes) -> None:
    outline = read(pdf).outline
    title, entries = outline
    assert title["/Title"] == taxi.title
    names = [entry if isinstance(entry, list) else str(entry["/Title"]) for entry in entries]
    stages = [name for name in names if isinstance(name, str)]
    lanes = [lane.title for lane in taxi.lanes if lane.title]
    assert stages[: len(taxi.stages)] == [stage.name for stage in taxi.stages]
    assert [name for name in stages if name in lanes] == lanes
    steps = [str(step["/Title"]) for name in names if isinstance(name, list) for step in name]
    assert steps == [step.name for step in taxi.steps]
    for entry in entries:
        for one in entry if isinstance(entry, list) else [entry]:
            assert one["/Type"] == "/FitR"
            assert one["/Left"] < one["/Right"]
            assert one["/Bottom"] < one["/Top"]


def test_the_outline_says_once_what_a_stage_and_its_only_step_are_called() -> None:
    stages = (
        Stage(id="a", name="Order", steps=(Step(id="1", name="Order"),)),
        Stage(id="b", name="Pay", steps=(Step(id="2", name="Pay"), Step(id="3", name="Rate"))),
    )
    map_ = JourneyMap(id="map", title="Taxi", stages=stages)
    pdf = made(map_)
    assert read(pdf).pages[0].extract_text().split().count("Order") == 1
    outline = read(pdf).outline
    _, (order, pay, below) = outline
    assert [order["/Title"], pay["/Title"]] == ["Order", "Pay"]
    assert [one["/Title"] for one in below] == ["Pay", "Rate"]


def test_the_map_comes_out_of_its_pdf(taxi: JourneyMap, pdf: bytes, tmp_path: Path) -> None:
    assert extract_attachment(pdf) == dump(taxi)
    (tmp_path / "it.pdf").write_bytes(pdf)
    command = ["pdfdetach", "-save", "1", "-o", "out.journey", "it.pdf"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    assert (tmp_path / "out.journey").read_bytes() == dump(taxi)
    catalog = read(pdf).trailer["/Root"]
    described = catalog["/AF"][0].get_object()
    assert described["/AFRelationship"] == "/Source"
    assert described["/UF"] == "taxi.journey"
    stored = described["/EF"]["/F"].get_object()
    assert stored["/Subtype"] == "/application/json"


def test_an_attachment_of_any_name_and_content() -> None:
    data = b"\x80 <</Type /EmbeddedFile>> stream endstream \r\n" * 300
    page = page_of([node("card:1", 10, 10, words("I wait"))])
    map_ = JourneyMap(id="map")
    for name in ("Поездка (2) на такси.journey", "a\\b.journey", "(.journey", "旅.journey"):
        one = export_pdf(map_, [page], Pictures(), attachment=(name, data))
        assert extract_attachment(one) == data
        assert next(iter(read(one).attachments)) == name


def test_a_pdf_without_a_map() -> None:
    page = page_of([node("card:1", 10, 10, words("/Type /EmbeddedFile"))])
    assert extract_attachment(export_pdf(JourneyMap(id="map"), [page], Pictures())) is None


@pytest.mark.parametrize("cut", [0.5, 0.9])
def test_what_is_no_whole_pdf_is_told(cut: float, taxi: JourneyMap) -> None:
    with pytest.raises(ExportError, match="no PDF"):
        extract_attachment(b"PK\x03\x04")
    page = page_of([node("card:1", 10, 10, words("I wait"))])
    data = os.urandom(50_000)
    one = export_pdf(taxi, [page], Pictures(), attachment=("map.journey", data))
    start = one.index(b"/EmbeddedFile")
    with pytest.raises(ExportError, match=r"damaged|cut off"):
        extract_attachment(one[: start + int(40_000 * cut)])


def test_the_same_map_gives_the_same_bytes(taxi: JourneyMap, pdf: bytes) -> None:
    assert made(taxi, attachment=("taxi.journey", dump(taxi))) == pdf


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_the_day_the_place_and_the_run_do_not_matter(kind: str, tmp_path: Path) -> None:
    outputs = []
    for number, (zone, epoch, seed) in enumerate(
        [
            ("UTC", "", "0"),
            ("Pacific/Kiritimati", "86400", "1"),
            ("America/Lima", "1900000000", "2"),
        ]
    ):
        out = tmp_path / f"{number}.{kind}"
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        environment.pop("SOURCE_DATE_EPOCH", None)
        if epoch:
            environment["SOURCE_DATE_EPOCH"] = epoch
        subprocess.run(
            [sys.executable, "-c", OTHER_DAY, str(number * 10**8), str(TAXI), str(out)],
            check=True,
            env=environment,
            timeout=120,
        )
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]


OTHER_DAY = """
import sys, time, datetime, os, random, uuid
later, sample, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
clock, local, world = time.time, time.localtime, time.gmtime
time.time = lambda: clock() + later
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: world(time.time() if seconds is None else seconds)

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

datetime.datetime = Later
sys.argv = ["footpath", "export", sample, "-o", out]
from app.__main__ import main
sys.exit(main())
"""


def test_metadata_of_one_map_says_nothing_of_another(taxi: JourneyMap) -> None:
    other = evolve(taxi, title="Another", scope=Scope())
    page = page_of([node("card:1", 10, 10, words("I wait"))])
    both = [export_pdf(map_, [page], Pictures()) for map_ in (taxi, other)]
    identities = [re.search(rb"/ID\s*\[(.*?)\]", one, re.DOTALL) for one in both]
    assert None not in identities
    assert len({found[1] for found in identities if found}) == 2


def test_files_that_differ_in_colours_alone_have_identities_of_their_own(taxi: JourneyMap) -> None:
    both = []
    for look in ("paper", "safe"):
        page, _ = lay_out_for(taxi, Options(theme=look))
        both.append(read(export_pdf(taxi, [page], Pictures.of(taxi.pictures, 300))))
    first, second = (one.trailer["/ID"] for one in both)
    assert first[0] == first[1]
    assert first[0] != second[0]


def test_a_face_and_an_emoji_are_drawn_once_and_shared() -> None:
    face = samples()["face"]
    one = export_pdf(JourneyMap(id="m"), [page_of([node("a:1", 0, 0, *face)])], Pictures())
    many = [node(f"a:{n}", 20 * n, 0, *face) for n in range(40)]
    forty = export_pdf(JourneyMap(id="m"), [page_of(many)], Pictures())
    assert one.count(b"/Subtype /Form") == forty.count(b"/Subtype /Form") == 1
    assert len(forty) - len(one) < 3_000
