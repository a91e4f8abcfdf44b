"""The font files: all there, alike in their measures, and covering what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.layout.text import ASCENT, DESCENT, Face, FontBook, FontError
from app.layout.text.faces import UNITS_PER_EM
from tests.layout.text.samples import BOOK

FACES = sorted(BOOK.faces.values(), key=lambda face: face.key)
BIGGEST = {"FootpathSansSC-Regular": 10.5e6, "FootpathSansSC-Bold": 8e6}  # bytes


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_each_file_is_static_named_for_itself_and_of_common_metrics(face: Face) -> None:
    with TTFont(face.path, lazy=True) as font:
        assert font["name"].getDebugName(1) == face.family
        assert font["name"].getDebugName(6) == face.family.replace(" ", "")
        assert "Open Font License" in font["name"].getDebugName(13)
        assert font["head"].unitsPerEm == UNITS_PER_EM == face.upem
        assert font["hhea"].ascent == round(ASCENT * UNITS_PER_EM)
        assert font["hhea"].descent == round(-DESCENT * UNITS_PER_EM)
        assert (font["OS/2"].usWeightClass, font["head"].macStyle) == (400, 0)
        assert not {"fvar", "fpgm", "prep", "cvt ", "vmtx", "DSIG"} & set(font.keys())
    assert face.path.stat().st_size < BIGGEST.get(face.key, 5e6)


def test_the_base_faces_have_a_box_for_what_is_missing() -> None:
    for bold, italic in ((False, False), (True, False), (False, True)):
        with TTFont(BOOK.base(bold, italic).path, lazy=True) as font:
            box = font["glyf"][".notdef"]
            assert (box.numberOfContours, box.xMax > box.xMin) == (2, True)


def test_no_two_files_share_a_family() -> None:
    assert len({face.family for face in FACES}) == len(FACES)


@pytest.mark.parametrize(
    ("bold", "expected"),
    [
        (False, {"a": "", "я": "", "你": "SC", "가": "KR", "ש": "Hebrew", "→": "Marks"}),
        (True, {"a": "", "ع": "Arabic", "ก": "Thai", "क": "Devanagari", "䶮": "SC", "あ": "SC"}),
    ],
)
def test_characters_find_their_face(bold: bool, expected: dict[str, str]) -> None:
    finder = BOOK.finder(bold=bold, italic=False, language="zh")
    found = {character: finder[character] for character in expected}
    assert {c: face and face.name for c, face in found.items()} == expected
    rare = found.get("䶮")
    if rare:
        assert not rare.bold, "rare ideographs stay regular"
    assert all(face and face.bold == bold for c, face in found.items() if c not in "䶮")


def test_whole_blocks_of_ideographs_and_syllables_are_covered() -> None:
    finder = BOOK.finder(bold=True, italic=False, language="zh")
    for first, last in ((0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0x3041, 0x3096), (0x30A1, 0x30FA)):
        assert [chr(c) for c in range(first, last + 1) if finder[chr(c)] is None] == []


def test_marks_that_people_type_are_covered() -> None:
    finder = BOOK.finder(bold=False, italic=False, language="en")
    signs = "→←↑↓↔⇒✓✗★☆●○■□▲△▼▽◆◇♥≤≥≈≠∞√∑∆µ№™©®€£¥₹₽₩½¼¾²³°•…–—‰†‡§¶☎☺♪①②③"
    assert [c for c in signs if finder[c] is None] == []


def test_a_folder_without_fonts_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontError, match=tmp_path.name):
        FontBook(tmp_path)


def test_a_broken_file_is_named_when_it_is_needed(tmp_path: Path) -> None:
    broken = tmp_path / "FootpathSans-Regular.ttf"
    broken.write_bytes(b"not a font")
    face = FontBook(tmp_path).base(bold=False, italic=False)
    with pytest.raises(FontError, match=r"FootpathSans-Regular\.ttf.*install Footpath again"):
        face.glyph("a")


def test_opening_the_book_opens_no_font() -> None:
    assert [face.key for face in FontBook.default().faces.values() if "font" in vars(face)] == []
