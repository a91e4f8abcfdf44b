"""Font programs made of copied outlines: read back by HarfBuzz, they hold the same shapes."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from app.layout.resources import resource_path
from app.paint.pdf.truetype import FontProgram, GlyphSource, Part, box_font, glyph_source

FONTS = sorted(resource_path("fonts").glob("*.ttf"))
REGULAR = resource_path("fonts/FootpathSans-Regular.ttf")

Shape = list[tuple[str, Any]]


def opened(data: bytes) -> hb.Font:
    """A font file, ready to be asked for shapes."""
    return hb.Font(hb.Face(hb.Blob(data)))


def shape(font: hb.Font, glyph: int, dx: int = 0, dy: int = 0) -> Shape:
    """The lines and curves of a glyph, moved."""
    pen = RecordingPen()
    font.draw_glyph_with_pen(glyph, pen)
    return [(verb, tuple((x + dx, y + dy) for x, y in points)) for verb, points in pen.value]


def is_composite(number: int) -> bool:
    data = glyph_source(REGULAR).glyph(number)
    return bool(data) and struct.unpack_from(">h", data)[0] < 0


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_glyphs_are_copied_as_they_are(path: Path) -> None:
    source = opened(path.read_bytes())
    program = FontProgram(glyph_source(path))
    wanted = list(range(0, glyph_source(path).count, 97))[:60]
    for number in wanted:
        program.add([Part(number, 0, 0)], 500 + number % 7)
    made = opened(program.compile())
    for place, number in enumerate(wanted, start=1):
        assert shape(made, place) == shape(source, number)
        assert made.get_glyph_h_advance(place) == 500 + number % 7


def test_a_cluster_is_its_glyphs_each_in_its_place() -> None:
    source = opened(REGULAR.read_bytes())
    letter, mark = (source.get_nominal_glyph(ord(character)) or 0 for character in "e\u0301")
    program = FontProgram(glyph_source(REGULAR))
    code = program.add([Part(letter, 0, 0), Part(mark, 560, -12)], 600)
    moved = program.add([Part(letter, 30, 4)], 600)
    made = opened(program.compile())
    assert shape(source, mark)
    assert shape(made, code) == shape(source, letter) + shape(source, mark, 560, -12)
    assert shape(made, moved) == shape(source, letter, 30, 4)


def test_a_composite_of_the_source_keeps_its_components() -> None:
    source = opened(REGULAR.read_bytes())
    composites = [n for n in range(glyph_source(REGULAR).count) if is_composite(n)][:40]
    assert composites
    program = FontProgram(glyph_source(REGULAR))
    for number in composites:
        program.add([Part(number, 0, 0)], 500)
        program.add([Part(number, 9, 9), Part(composites[0], 0, 0)], 500)
    made = opened(program.compile())
    for place, number in enumerate(composites):
        assert shape(made, 1 + 2 * place) == shape(source, number)
        expected = shape(source, number, 9, 9) + shape(source, composites[0])
        assert shape(made, 2 + 2 * place) == expected


def test_the_box_of_the_font_is_that_of_the_glyphs_it_holds() -> None:
    # Poppler puts letters on whole pixels where it finds the box of their font too high.
    source = opened(REGULAR.read_bytes())
    letter, mark = (source.get_nominal_glyph(ord(character)) or 0 for character in "p\u0301")
    program = FontProgram(glyph_source(REGULAR))
    program.add([Part(letter, 0, 0)], 600)
    program.add([], 260)
    program.add([Part(letter, 0, 0), Part(mark, 560, -12)], 600)
    data = program.compile()
    made = opened(data)
    drawn = [
        found
        for number in range(made.face.glyph_count)
        if (found := made.get_glyph_extents(number)) and found.width
    ]
    assert len(drawn) > 2
    head = TTFont(io.BytesIO(data))["head"]
    assert (head.xMin, head.yMin, head.xMax, head.yMax) == (
        min(one.x_bearing for one in drawn),
        min(one.y_bearing + one.height for one in drawn),
        max(one.x_bearing + one.width for one in drawn),
        max(one.y_bearing for one in drawn),
    )


def test_a_font_of_spaces_has_an_empty_box() -> None:
    program = FontProgram(glyph_source(REGULAR))
    program.add([], 260)
    head = TTFont(io.BytesIO(program.compile()))["head"]
    assert (head.xMin, head.yMin, head.xMax, head.yMax) == (0, 0, 0, 0)


def test_an_empty_glyph_has_an_advance_and_no_shape() -> None:
    program = FontProgram(glyph_source(REGULAR))
    code = program.add([], 260)
    made = opened(program.compile())
    assert shape(made, code) == []
    assert made.get_glyph_h_advance(code) == 260


def test_boxes_are_as_wide_as_asked() -> None:
    font = opened(box_font([0, 1000, 250]))
    assert [font.get_glyph_h_advance(glyph) for glyph in range(3)] == [0, 1000, 250]
    assert shape(font, 0) == []
    for glyph, width in ((1, 1000), (2, 250)):
        across = {x for _, points in shape(font, glyph) for x, _ in points}
        assert across == {0, width}


def test_the_same_glyphs_give_the_same_bytes() -> None:
    def made() -> bytes:
        program = FontProgram(GlyphSource(REGULAR))
        program.add([Part(40, 0, 0), Part(41, 300, 10)], 700)
        return program.compile()

    assert made() == made()


def test_a_font_without_such_outlines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.ttf"
    path.write_bytes(struct.pack(">4sHHHH", b"OTTO", 0, 0, 0, 0) + bytes(64))
    with pytest.raises(ValueError, match="outlines"):
        GlyphSource(path)


def test_a_glyph_beyond_the_last_is_refused() -> None:
    source = glyph_source(REGULAR)
    with pytest.raises(ValueError, match="no glyph"):
        source.glyph(source.count)
