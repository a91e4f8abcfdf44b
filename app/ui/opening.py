"""Opening what may hold a map: its own file, or a PDF that carries one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

# HarfBuzz makes hundreds of classes when it is imported. Deep in a chain of imports each of them
# crosses an end of Python's stack, whose next piece is mapped and given back every time; here none
# does.
import app.layout.text  # noqa: F401
from app.editor.words import tr
from app.storage import LoadError, Located, load, parse
from app.ui.choosing import PDF_SUFFIX
from app.ui.document import Document

MOST_BYTES = 2**30
"""A larger PDF is refused before it is read."""


class Opened(NamedTuple):
    """A document, and sentences about its file for the user."""

    document: Document
    notices: tuple[str, ...]


def open_file(path: Path) -> Opened:
    """Open a map, or as a new map the one that a PDF carries. Raises ``LoadError``."""
    if path.suffix.lower() == PDF_SUFFIX:
        return _open_pdf(path)
    loaded = load(path)
    return Opened(Document.opened(loaded), loaded.notices)


def _open_pdf(path: Path) -> Opened:
    # Only PDFs need it, and reportlab, which comes with it.
    from app.export.attachment import extract_attachment
    from app.export.errors import ExportError

    try:
        data = extract_attachment(_read(path))
    except OSError as error:
        reason = tr("the file cannot be read: {reason}", reason=error.strerror or error)
        raise _refused(path, reason) from error
    except (ExportError, MemoryError) as error:
        raise _refused(path, str(error) or tr("the file does not fit into memory")) from error
    if data is None:
        reason = tr("no map is attached to this PDF; open the map that it was exported from")
        raise _refused(path, reason)
    try:
        parsed = parse(data)
    except LoadError as error:
        # A line of the attachment is no line of the PDF.
        reason = tr("the map in this PDF is damaged: {reason}", reason=error.faults[0].message)
        raise _refused(path, reason) from error
    return Opened(Document.carried_by(path, parsed.map), parsed.notices)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refused(path, tr("the file is larger than 1 GiB"))
    return data


def _refused(path: Path, message: str) -> LoadError:
    return LoadError([Located(1, 1, message, unread=True)], path)
