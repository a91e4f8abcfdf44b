"""Fonts whose codes are shaping clusters, so that text copies as it was typed in every script.

One code (CID) of such a font is all glyphs of one cluster as one picture, with the cluster's text
in ToUnicode (ISO 32000-1, 9.7 and 9.10.3). So positions are those of the layout, and neither marks
nor ligatures nor reordered vowels need anything further to copy right.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from app.layout.text import Cluster, Face
from app.paint.pdf.canvas import number
from app.paint.pdf.truetype import FontProgram, GlyphSource, Part, box_font, glyph_source

# What every face of the program shares, in thousandths of an em (Noto Sans).
ASCENT, DESCENT, CAPITALS = 1069, -293, 714
_MAPPINGS_A_BLOCK = 100
_MOST_CODES = 60_000
_SYMBOLIC, _ITALIC = 4, 64


class ClusterFont:
    """One face of a document: its codes, and the objects they become when the file is written."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.upem = face.upem
        self._source: GlyphSource = glyph_source(face.path)
        self._program = FontProgram(self._source)
        self._codes: dict[tuple[object, str], tuple[str, float]] = {}
        self._widths: list[float] = [0.0]
        self._texts: list[str] = [""]

    @property
    def full(self) -> bool:
        """Whether another font must take further codes: codes are two bytes."""
        return len(self._widths) >= _MOST_CODES

    def code(self, cluster: Cluster, *, turned: bool = False) -> tuple[str, float]:
        """The code of a cluster as four hexadecimal digits, and its width in font units.

        The width is that of the first cluster which looked so; where another is kerned otherwise,
        the text operator corrects it. A cluster that readers turn round letter by letter has its
        letters the other way round, and they come out right.
        """
        text = cluster.text[::-1] if turned else cluster.text
        key = (cluster.glyphs, text)
        found = self._codes.get(key)
        if found is None:
            parts = [Part(glyph, round(dx), round(dy)) for glyph, dx, dy in cluster.glyphs]
            found = self._add(parts, cluster.advance, text, key)
        return found

    def _add(
        self, parts: list[Part], advance: float, text: str, key: tuple[object, str]
    ) -> tuple[str, float]:
        width = float(max(0, round(advance)))
        code = self._program.add(parts, round(width))
        found = (f"{code:04X}", width)
        self._codes[key] = found
        self._widths.append(width)
        self._texts.append(text)
        return found

    def addObjects(self, document: Any) -> None:
        """Write the font into a reportlab document. Called once, when all codes are known."""
        scale = 1000 / self.upem
        program = self._program.compile()
        base = "".join(letter for letter in self.face.key if letter.isalnum() or letter == "-")
        descriptor, base = _descriptor(
            document,
            self.name,
            base,
            program,
            PDFArray([round(edge * scale) for edge in self._source.box]),
            face=self.face,
        )
        widths = [number(width * scale) for width in self._widths]
        _add_font(document, self.name, base, descriptor, widths, self._texts)


class CarrierFont:
    """Carries the text of emoji and faces: codes that are only ever shown invisibly.

    Their glyphs are boxes, so that a viewer that marks selected text has something to mark.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._codes: dict[tuple[str, int], str] = {}
        self._widths: list[int] = [0]
        self._texts: list[str] = [""]

    def code(self, text: str, width: float) -> tuple[str, float]:
        """The code of a text as wide as ``width`` thousandths of an em; that width, rounded."""
        key = (text, round(width))
        found = self._codes.get(key)
        if found is None:
            found = f"{len(self._widths):04X}"
            self._codes[key] = found
            self._widths.append(key[1])
            self._texts.append(text)
        return found, float(key[1])

    def addObjects(self, document: Any) -> None:
        """Write the font into a reportlab document."""
        descriptor, base = _descriptor(
            document,
            self.name,
            "FootpathPictures",
            box_font(self._widths),
            PDFArray([0, DESCENT, max(self._widths), ASCENT]),
        )
        widths = [str(width) for width in self._widths]
        _add_font(document, self.name, base, descriptor, widths, self._texts)


def _descriptor(
    document: Any, name: str, base: str, program: bytes, box: Any, *, face: Face | None = None
) -> tuple[Any, str]:
    """The descriptor of an embedded font, and its name tagged as a subset by its own bytes."""
    tag = "".join(chr(65 + (zlib.crc32(program) >> 4 * place) % 26) for place in range(6))
    tagged = f"{tag}+{base}"
    stored = PDFStream(PDFDictionary({"Length1": len(program)}), program, [PDFZCompress])
    italic = face is not None and face.italic
    entries = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(tagged),
        "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
        "FontBBox": box,
        "ItalicAngle": -12 if italic else 0,
        "Ascent": ASCENT,
        "Descent": DESCENT,
        "CapHeight": CAPITALS,
        "StemV": 120 if face is not None and face.bold else 80,
        "FontFile2": document.Reference(stored, f"{name}:program"),
    }
    return _reference(document, f"{name}:descriptor", entries), tagged


def _reference(document: Any, name: str, entries: dict[str, Any]) -> Any:
    return document.Reference(PDFDictionary(entries), name)


def _add_font(
    document: Any, name: str, base: str, descriptor: Any, widths: list[str], texts: list[str]
) -> None:
    listed = PDFArray(widths)
    listed.multiline = False
    descendant = _reference(
        document,
        f"{name}:descendant",
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": PDFDictionary(
                {
                    "Registry": PDFString("Adobe"),
                    "Ordering": PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": descriptor,
            "DW": 0,
            "W": PDFArray([0, listed]),
            "CIDToGIDMap": PDFName("Identity"),
        },
    )
    font = _reference(
        document,
        f"{name}:font",
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([descendant]),
            "ToUnicode": document.Reference(
                PDFStream(None, _to_unicode(texts), [PDFZCompress]), f"{name}:unicode"
            ),
        },
    )
    document.idToObject["BasicFonts"].dict[name] = font


def _to_unicode(texts: list[str]) -> str:
    """The CMap that gives each code its text."""
    mapped = [(code, text) for code, text in enumerate(texts) if text]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(mapped), _MAPPINGS_A_BLOCK):
        block = mapped[start : start + _MAPPINGS_A_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in block)
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)
