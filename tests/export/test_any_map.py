"""Whatever a map holds, it becomes a PDF and a PNG that other programs open."""

from __future__ import annotations

import io
import warnings

from hypothesis import given
from PIL import Image
from pypdf import PdfReader

from app.export import Options
from app.export.options import THEMES
from app.export.run import attached_map, lay_out_for, render
from app.models.journey import JourneyMap
from app.paint.pictures import Pictures
from tests.census import Census
from tests.generators import maps


@given(map_=maps(max_cards=14, max_steps=5, max_lanes=5))
def test_any_map_becomes_a_pdf_and_a_png(map_: JourneyMap, census: Census) -> None:
    options = Options(fit="content", dpi=40, theme=THEMES[len(map_.cards) % 4])
    page, _ = lay_out_for(map_, options)
    attached = attached_map(map_, "visible")
    file = attached.as_file("map.journey")
    made = {
        kind: render(map_, page, Pictures.of(map_.pictures, 100), kind, options, attachment=file)
        for kind in ("pdf", "png")
    }
    with warnings.catch_warnings():
        # pypdf warns of nothing in a sound file.
        warnings.simplefilter("error")
        reader = PdfReader(io.BytesIO(made["pdf"]), strict=True)
        assert len(reader.pages) == 1
        reader.pages[0].get_contents()
        assert reader.attachments["map.journey"] == [attached.data]
    with Image.open(io.BytesIO(made["png"])) as image:
        image.load()
    census.meet_map(map_)
