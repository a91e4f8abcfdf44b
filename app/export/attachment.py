"""The map inside its PDF: attached on export, taken out when the PDF is opened again."""

from __future__ import annotations

import re
import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from app.export.errors import ExportError
from app.models.suffix import SUFFIX

MAX_BYTES = 2**30
"""The largest attachment that is taken out of a PDF, in bytes."""

_DESCRIPTION = "The map that this document shows"
_FILE = re.compile(rb"\d+ \d+ obj\s*(<<(?:(?!endobj|stream).)*)stream\r?\n", re.DOTALL)
_KIND = re.compile(rb"/Type\s*/EmbeddedFile\b")
_LENGTH = re.compile(rb"/Length\s+(\d+)\b(?!\s+\d+\s+R)")


class _Json(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """The name of the media type: reportlab leaves a stroke in a name as it is, and escapes #."""

    def format(self, document: Any) -> bytes:
        return b"/application#2Fjson"


def attach(document: Any, name: str, data: bytes) -> None:
    """Attach the bytes of a map's file to a reportlab document as its source.

    ISO 32000-2, 7.11.4 (embedded files) and 14.13 (associated files, relationship *Source*).
    """
    stored = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": _Json(),
                "Params": PDFDictionary({"Size": len(data)}),
            }
        ),
        data,
        [PDFZCompress],
    )
    described = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(_plain_name(name)),
            "UF": PDFString(name),
            "Desc": PDFString(_DESCRIPTION),
            "AFRelationship": PDFName("Source"),
            "EF": PDFDictionary({"F": document.Reference(stored, "attachment:file")}),
        }
    )
    reference = document.Reference(described, "attachment:description")
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.__Refs__ = [*catalog.__Refs__, "AF"]
    catalog.AF = PDFArray([reference])
    catalog.Names = PDFDictionary(
        {"EmbeddedFiles": PDFDictionary({"Names": PDFArray([PDFString(name), reference])})}
    )


def extract_attachment(pdf: bytes) -> bytes | None:
    """The bytes of the map in a PDF that Footpath wrote; None when none is attached.

    Raises ``ExportError`` for what is no PDF, or where the attachment is damaged. A PDF that
    another program has rewritten may hide its attachment; that program can save it as a file.
    """
    if b"%PDF-" not in pdf[:1024]:
        raise ExportError("This is no PDF.")
    found = next((one for one in _FILE.finditer(pdf) if _KIND.search(one[1])), None)
    if found is None:
        return None
    length = _LENGTH.search(found[1])
    if length is None:
        raise ExportError(
            "Another program has rewritten this PDF; save its attachment there as a file, "
            "and open that."
        )
    packed = pdf[found.end() : found.end() + int(length[1])]
    if b"/FlateDecode" not in found[1]:
        return packed
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, MAX_BYTES)
    except zlib.error as error:
        raise ExportError(f"The map in this PDF is damaged ({error}).") from error
    if not unpacker.eof:
        raise ExportError("The map in this PDF is cut off, or larger than a map may be.")
    return data


def _plain_name(name: str) -> str:
    """The name for readers that know no Unicode."""
    plain = "".join(
        letter if letter.isascii() and letter not in '\\/:"' else "_" for letter in name
    )
    return plain or f"map{SUFFIX}"
