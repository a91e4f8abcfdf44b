"""Make the font files in resources/fonts from the variable Noto Sans and Inter fonts.

Run it by hand when the sources change; the program itself only reads what this wrote:

    python tools/make_fonts.py --sources SITE_PACKAGES [--only KEY ...]

SITE_PACKAGES is a folder in which the packages `manimgx-fonts`, `justmytype-intl-cjk` and
`fontpkg-inter` are installed. Every file becomes one static TrueType font with a family name that
no other font on a machine has, the same vertical metrics as all the others, 1000 units per em, and
only the characters, layout features and tables that the text engine uses.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

REPOSITORY = Path(__file__).resolve().parent.parent
UNITS_PER_EM = 1000
ASCENT, DESCENT = 1069, -293  # Noto Sans's own: every file gets them, so that every line is alike

REGULAR, BOLD = 400, 600

# Ligatures, contextual alternates and local forms are left out of the alphabets whose words are
# measured by adding advances and kerns; see app/layout/text/pairs.py.
ALPHABET_FEATURES = frozenset({"ccmp", "kern", "mark", "mkmk"})
IDEOGRAPH_FEATURES = frozenset({"ccmp", "ljmo", "vjmo", "tjmo", "mark"})
SCRIPT_FEATURES = frozenset(
    "ccmp locl liga clig calt rlig rclt init medi fina isol curs kern mark mkmk "
    "nukt akhn rphf rkrf pref blwf abvf half pstf vatu cjct cfar pres abvs blws psts haln "
    "abvm blwm dist rtlm ltrm".split()
)
DROPPED_TABLES = frozenset(
    "DSIG MVAR STAT HVAR VVAR avar fvar gvar cvar gasp VORG vhea vmtx BASE JSTF meta hdmx VDMX "
    "LTSH PCLT".split()
)
KEPT_NAMES = frozenset({0, 5, 7, 8, 9, 11, 13, 14})  # copyright, version, makers, licence

HANGUL = [(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDF)]
# What a Chinese or Japanese font draws better than, or besides, the base font.
IDEOGRAPHIC = [
    (0x00B7, 0x00B7),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2E80, 0x2FDF),
    (0x2FF0, 0x312F),
    (0x3190, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE10, 0xFE1F),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF9F),
    (0xFFE0, 0xFFEF),
    (0x16FE0, 0x16FFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
]
# The rare ideographs of the extensions stay regular in bold text; they weigh 2 MB.
COMMON_IDEOGRAPHIC = [
    (a, b) for a, b in IDEOGRAPHIC if (a, b) != (0x3190, 0x4DBF) and a < 0x20000
] + [(0x3190, 0x33FF)]
PICTOGRAMS = [(0x2100, 0x2BFF), (0x1F100, 0x1F2FF)]
# Without the figures in circles: Inter's stand far out of a line, those of Symbols fit in.
MARKS = [(0x2100, 0x245F), (0x2500, 0x2775), (0x2794, 0x2BFF)]
ALL = [(0x20, 0x10FFFF)]


@dataclass(frozen=True)
class Recipe:
    """One font file to make: `key` is its file name, `family` its unique family name."""

    key: str
    family: str
    source: str
    weight: int
    features: frozenset[str]
    ranges: tuple[tuple[int, int], ...]
    without: tuple[str, ...] = ()  # sources whose characters are left out


def noto(name: str) -> str:
    """Path of a Noto Sans source file below the sources folder; name "" is Noto Sans itself."""
    return f"manimgx_fonts/NotoSans{name}[wght].ttf"


def ideographs(name: str) -> str:
    """Path of a Noto Sans CJK source file (JP, KR, SC) below the sources folder."""
    return f"justmytype_intl_cjk/fonts/ofl/notosans{name.lower()}/NotoSans{name}[wght].ttf"


INTER = "fontpkg_inter/files/Inter[opsz,wght].ttf"
TWO_WEIGHTS = ("Arabic", "Hebrew", "Devanagari", "Thai")
ONE_WEIGHT = tuple(
    "Armenian Bengali Ethiopic Georgian Gujarati Gurmukhi Kannada Khmer Lao Malayalam Myanmar "
    "Oriya Sinhala Tamil Telugu".split()
)


def recipes() -> list[Recipe]:
    """Every file of resources/fonts, in the order in which they are made."""
    out: list[Recipe] = []

    def add(
        name: str,
        source: str,
        features: frozenset[str],
        ranges: Iterable[tuple[int, int]] = ALL,
        weights: tuple[int, ...] = (REGULAR, BOLD),
        style: str = "",
        without: tuple[str, ...] = (),
    ) -> None:
        for weight in weights:
            suffix = style or {REGULAR: "Regular", BOLD: "Bold"}[weight]
            middle = f" {name}" if name else ""
            out.append(
                Recipe(
                    key=f"FootpathSans{name}-{suffix}",
                    family=f"Footpath Sans{middle} {suffix}",
                    source=source,
                    weight=weight,
                    features=features,
                    ranges=tuple(ranges),
                    without=without,
                )
            )

    italic = noto("-Italic")
    add("", noto(""), ALPHABET_FEATURES)
    add("", italic, ALPHABET_FEATURES, weights=(REGULAR,), style="Italic")
    add("Marks", INTER, frozenset({"mark"}), MARKS, without=(noto(""),))
    add("Symbols", noto("Symbols"), SCRIPT_FEATURES, weights=(REGULAR,), without=(noto(""),))
    for name in TWO_WEIGHTS:
        add(name, noto(name), SCRIPT_FEATURES)
    for name in ONE_WEIGHT:
        add(name, noto(name), SCRIPT_FEATURES, weights=(REGULAR,))
    shown_otherwise = (noto(""), noto("Symbols"), INTER)
    add("SC", ideographs("SC"), IDEOGRAPH_FEATURES, IDEOGRAPHIC, weights=(REGULAR,))
    add("SC", ideographs("SC"), IDEOGRAPH_FEATURES, COMMON_IDEOGRAPHIC, weights=(BOLD,))
    add("JP", ideographs("JP"), IDEOGRAPH_FEATURES, IDEOGRAPHIC)
    add("KR", ideographs("KR"), IDEOGRAPH_FEATURES, [*HANGUL, (0x3000, 0x303F), (0xFF01, 0xFF65)])
    add(
        "Pictograms",
        ideographs("JP"),
        frozenset({"mark"}),
        PICTOGRAMS,
        weights=(REGULAR,),
        without=shown_otherwise,
    )
    return out


def tag(name: str) -> int:
    """An OpenType tag as the number HarfBuzz uses."""
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")


def characters(face: hb.Face) -> set[int]:
    """The code points a face has a glyph for."""
    return set(face.unicodes)


def open_face(sources: Path, name: str) -> hb.Face:
    """Open one source font; raises FileNotFoundError that names the missing file."""
    path = sources / name
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such font; install the packages named in --help there")
    return hb.Face(hb.Blob.from_file_path(str(path)))


def wanted(recipe: Recipe, face: hb.Face, sources: Path) -> set[int]:
    """The characters this recipe keeps: those of its ranges, less those other files have."""
    kept = {c for c in characters(face) if any(a <= c <= b for a, b in recipe.ranges)}
    for other in recipe.without:
        kept -= characters(open_face(sources, other))
    return kept


def subset(recipe: Recipe, sources: Path) -> bytes:
    """Pin the axes and keep the wanted characters, features and tables (hb-subset)."""
    face = open_face(sources, recipe.source)
    request = hb.SubsetInput()
    request.pin_all_axes_to_default(face)
    request.pin_axis_location(face, "wght", recipe.weight)
    request.unicode_set.set(hb.Set(wanted(recipe, face, sources)))
    request.layout_feature_tag_set.set(hb.Set(map(tag, recipe.features)))
    request.drop_table_tag_set.update(map(tag, DROPPED_TABLES))
    request.name_id_set.set(hb.Set(KEPT_NAMES))
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(face, request).blob.data)


def finish(data: bytes, family: str) -> bytes:
    """Scale to 1000 units, give the unique name and the common metrics, drop glyph names."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    if font["head"].unitsPerEm != UNITS_PER_EM:
        scale_upem(font, UNITS_PER_EM)
    names = font["name"]
    names.names = [n for n in names.names if n.platformID == 3 and n.nameID in KEPT_NAMES]
    postscript = family.replace(" ", "")
    for number, value in ((1, family), (2, "Regular"), (3, postscript), (4, family)):
        names.setName(value, number, 3, 1, 0x409)
    names.setName(postscript, 6, 3, 1, 0x409)
    # One regular style a family: nobody embolden or slant what is already bold or italic.
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, DESCENT, 0
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = ASCENT, DESCENT
    font["OS/2"].sTypoLineGap = 0
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ASCENT, -DESCENT
    font["post"].formatType = 3.0
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Make the files; returns the exit status."""
    parser = argparse.ArgumentParser(description="Make the fonts in resources/fonts.")
    parser.add_argument("--sources", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "resources" / "fonts")
    parser.add_argument("--only", nargs="*", default=[], help="keys of the files to make")
    chosen = parser.parse_args(arguments)
    total = 0
    for recipe in recipes():
        if chosen.only and recipe.key not in chosen.only:
            continue
        data = finish(subset(recipe, chosen.sources), recipe.family)
        (chosen.out / f"{recipe.key}.ttf").write_bytes(data)
        total += len(data)
        count = len(characters(hb.Face(hb.Blob(data))))
        print(f"{recipe.key:34} {len(data) / 1024:8.0f} KB {count:6} characters")
    print(f"{total / 1024 / 1024:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
