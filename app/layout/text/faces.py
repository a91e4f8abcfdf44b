"""The font files that come with the program, and which of them has a glyph for a character."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from app.layout.resources import resource_path

UNITS_PER_EM = 1000
BASE = ""  # the family of Latin, Greek and Cyrillic; its box stands for a missing glyph

# Which family to ask for the characters from here on; None: none but the base and the signs.
FAMILY_STARTS: tuple[tuple[int, str | None], ...] = (
    (0x0000, None),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, None),
    (0x0750, "Arabic"),
    (0x0780, None),
    (0x0870, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, "Oriya"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, None),
    (0x1000, "Myanmar"),
    (0x10A0, "Georgian"),
    (0x1100, "KR"),
    (0x1200, "Ethiopic"),
    (0x13A0, None),
    (0x1780, "Khmer"),
    (0x1800, None),
    (0x19E0, "Khmer"),
    (0x1A00, None),
    (0x1C90, "Georgian"),
    (0x1CC0, None),
    (0x1CD0, "Devanagari"),
    (0x1D00, None),
    (0x2D00, "Georgian"),
    (0x2D30, None),
    (0x2D80, "Ethiopic"),
    (0x2DE0, None),
    (0x3130, "KR"),
    (0x3190, None),
    (0xA8E0, "Devanagari"),
    (0xA900, None),
    (0xA960, "KR"),
    (0xA980, None),
    (0xA9E0, "Myanmar"),
    (0xAA00, None),
    (0xAA60, "Myanmar"),
    (0xAA80, None),
    (0xAB00, "Ethiopic"),
    (0xAB30, None),
    (0xAC00, "KR"),
    (0xD800, None),
    (0xFB13, "Armenian"),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, None),
    (0xFE70, "Arabic"),
    (0xFEFF, None),
    (0xFFA0, "KR"),
    (0xFFE0, None),
    (0x10E60, "Arabic"),
    (0x10E80, None),
    (0x1E7E0, "Ethiopic"),
    (0x1E800, None),
    (0x1EE00, "Arabic"),
    (0x1EF00, None),
)
_STARTS = [start for start, _ in FAMILY_STARTS]

IDEOGRAPH_ORDERS = {
    "zh": ("SC", "JP", "KR"),
    "ja": ("JP", "SC", "KR"),
    # Hanja are not in KR; Japanese forms are nearer to the Korean ones than the simplified.
    "ko": ("KR", "JP", "SC"),
}


class FontError(Exception):
    """A font file is missing or unusable; the message names it and says what to do."""


class Face:
    """One static font file, opened when a glyph of it is first asked for.

    `key` is its file name without ".ttf" and differs from every other's; `family` is the family
    name inside the file, which no other font on a machine has. Glyph measures are in font units,
    `upem` of them per em.
    """

    upem = UNITS_PER_EM

    def __init__(self, path: Path, name: str, style: str) -> None:
        self.path = path
        self.key = path.stem
        self.name = name
        self.family = f"Footpath Sans {name} {style}" if name else f"Footpath Sans {style}"
        self.bold = style == "Bold"
        self.italic = style == "Italic"
        self._glyphs: dict[str, int] = {}

    def __repr__(self) -> str:
        return f"Face({self.key})"

    @cached_property
    def hb_face(self) -> Any:
        """The HarfBuzz face, memory-mapped. Raises FontError when the file cannot be used."""
        try:
            face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        except (OSError, hb.HarfBuzzError) as fault:
            raise FontError(
                f"{self.path}: cannot be opened ({fault}); install Footpath again"
            ) from fault
        if face.upem != UNITS_PER_EM or not face.glyph_count:
            raise FontError(f"{self.path}: not one of Footpath's fonts; install Footpath again")
        return face

    @cached_property
    def font(self) -> Any:
        """The HarfBuzz font, scaled to font units."""
        return hb.Font(self.hb_face)

    def glyph(self, character: str) -> int:
        """The glyph of one character, 0 when there is none."""
        known = self._glyphs.get(character)
        if known is None:
            known = self.font.get_nominal_glyph(ord(character)) or 0
            self._glyphs[character] = known
        return known

    def advance(self, glyph: int) -> int:
        """How far a glyph moves the pen, in font units."""
        advance: int = self.font.get_glyph_h_advance(glyph)
        return advance


class FaceFinder(dict[str, "Face | None"]):
    """character → the face that draws it, or None; for one weight, slant and order of families."""

    def __init__(self, families: dict[str, list[Face]], ideographs: tuple[str, ...]) -> None:
        super().__init__()
        self._families = families
        self._ideographs = ideographs

    def __missing__(self, character: str) -> Face | None:
        self[character] = found = self._find(character)
        return found

    def among_ideographs(self, character: str) -> Face | None:
        """The first of the Chinese, Japanese and Korean faces that has the character."""
        return self._first(character, self._ideographs)

    def _find(self, character: str) -> Face | None:
        own = FAMILY_STARTS[bisect_right(_STARTS, ord(character)) - 1][1]
        names = (BASE,) if own is None else (BASE, own)
        signs = ("Marks", "Symbols")
        return self._first(character, (*names, *signs, *self._ideographs, "Pictograms"))

    def _first(self, character: str, names: tuple[str, ...]) -> Face | None:
        for name in names:
            for face in self._families.get(name, ()):
                if face.glyph(character):
                    return face
        return None


class FontBook:
    """All faces of a folder of font files; raises FontError when the base face is not there."""

    def __init__(self, folder: Path) -> None:
        self.faces: dict[str, Face] = {}
        self._families: dict[str, dict[str, Face]] = {}
        for path in sorted(folder.glob("FootpathSans*-*.ttf")):
            name, _, style = path.stem.removeprefix("FootpathSans").partition("-")
            face = Face(path, name, style)
            self.faces[face.key] = face
            self._families.setdefault(name, {})[style] = face
        if "Regular" not in self._families.get(BASE, {}):
            raise FontError(f"{folder}: Footpath's fonts are not there; install Footpath again")

    @classmethod
    def default(cls) -> FontBook:
        """The fonts that come with the program, opened anew: one book may serve all maps."""
        return cls(resource_path("fonts"))

    def base(self, bold: bool, italic: bool) -> Face:
        """The face of Latin text. There is no bold italic: bold wins."""
        return self._of_family(BASE, bold, italic)[0]

    def finder(self, bold: bool, italic: bool, language: str) -> FaceFinder:
        """The faces of one weight and slant, ideographs drawn the way `language` draws them."""
        families = {name: self._of_family(name, bold, italic) for name in self._families}
        order = IDEOGRAPH_ORDERS.get(language, IDEOGRAPH_ORDERS["zh"])
        return FaceFinder(families, order)

    def _of_family(self, name: str, bold: bool, italic: bool) -> list[Face]:
        styles = self._families[name]
        wish = "Bold" if bold else "Italic" if italic else "Regular"
        return [styles[s] for s in dict.fromkeys((wish, "Regular")) if s in styles]
