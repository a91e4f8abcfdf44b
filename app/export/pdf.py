"""Pages become a PDF: vectors, text that copies as typed, outline, metadata, the map attached."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFString,
)

from app import __version__
from app.export.attachment import attach
from app.export.outline import add_outline
from app.export.xmp import About, add_xmp
from app.layout.sheet import Page
from app.models.journey import JourneyMap
from app.paint.pdf import PdfPainter, QuietCanvas
from app.paint.pictures import Pictures

PROGRAM = f"Footpath {__version__}"

_NO_IDENTITY = b"[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]"
"""What stands in a file for its identifier until the rest of it is known."""


def export_pdf(
    map_: JourneyMap,
    pages: Sequence[Page],
    pictures: Pictures,
    *,
    attachment: tuple[str, bytes] | None = None,
    progress: Callable[[float], None] | None = None,
) -> bytes:
    """Draw pages and return them as PDF 1.7.

    ``attachment`` is the name and the bytes of the map's own file. The bytes depend on the
    arguments alone: the only date in the file is the map's. ``progress`` is told the share that is
    done.
    """
    stored = io.BytesIO()
    canvas = QuietCanvas(
        stored,
        pagesize=(pages[0].width, pages[0].height) if pages else (1, 1),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=map_.language,
    )
    document: Any = canvas._doc
    told = about(map_)
    document.info = document_info(told)
    add_xmp(document, told)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")
    if map_.direction == "rtl":
        canvas.setViewerPreference("Direction", "R2L")
    painter = PdfPainter(canvas, pictures)
    for place, page in enumerate(pages):
        canvas.setPageSize((page.width, page.height))
        painter.draw_page(page)
        add_outline(canvas, map_, page, first=place == 0)
        canvas.showPage()
        if progress is not None:
            progress((place + 1) / len(pages))
    if attachment is not None:
        attach(document, *attachment)
    document._ID = _NO_IDENTITY
    canvas.save()
    return _identified(stored.getvalue())


class _Info(PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """Metadata without reportlab's clock: a date only where the map has one."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self._entries = entries

    def digest(self, md5object: Any) -> None:
        """Nothing of reportlab's goes into the file's identity."""

    def format(self, document: Any) -> Any:
        """The information dictionary (ISO 32000-1, 14.3.3)."""
        entries = {name: PDFString(text) for name, text in self._entries.items()}
        return PDFDictionary(entries | {"Trapped": PDFName("False")}).format(document)


def about(map_: JourneyMap) -> About:
    """Title, authors, subject, keywords and program of a map, and its date."""
    scope = map_.scope
    words = [
        stage.name
        for stage in map_.stages
        if not stage.hidden and any(not step.hidden for step in stage.steps)
    ]
    words += [persona.name for persona in map_.personas]
    return About(
        title=map_.title,
        authors=[one for one in scope.authors or (scope.owner,) if one],
        subject=map_.insight or scope.scenario,
        keywords=", ".join(dict.fromkeys(" ".join(word.split()) for word in words if word)),
        language=map_.language,
        creator=PROGRAM,
        producer=f"{PROGRAM} (reportlab)",
        date=scope.date,
    )


def document_info(told: About) -> PDFInfo:
    """The same for readers that know no XMP."""
    entries = {
        "Title": told.title,
        "Author": ", ".join(told.authors),
        "Subject": told.subject,
        "Keywords": told.keywords,
        "Creator": told.creator,
        "Producer": told.producer,
    }
    entries = {name: text for name, text in entries.items() if text}
    if told.date:
        day = "D:" + told.date.replace("-", "")
        entries |= {"CreationDate": day, "ModDate": day}
    return _Info(entries)


def _identified(data: bytes) -> bytes:
    """The file with its identifier: from all the other bytes of it, never from a clock.

    Files that differ in anything have different ones (ISO 32000-1, 14.4).
    """
    at = data.rindex(_NO_IDENTITY)
    digits = hashlib.sha256(data).hexdigest()[:32].upper().encode("ascii")
    identity = b"[<" + digits + b"><" + digits + b">]"
    return data[:at] + identity + data[at + len(_NO_IDENTITY) :]
