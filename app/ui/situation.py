"""What decides which commands apply: the document and what is selected or written in it."""

from __future__ import annotations

from dataclasses import dataclass

from app.canvas.canvas import MapCanvas
from app.editor.texts import writable
from app.ui.document import Document


@dataclass(frozen=True, slots=True)
class Now:
    """The situation of a window. Typing that goes on can always be undone and redone."""

    has_map: bool = False
    can_undo: bool = False
    can_redo: bool = False
    can_write: bool = False


def situation_of(document: Document | None, canvas: MapCanvas | None) -> Now:
    """The situation of a window that shows a document on a canvas, or neither."""
    if document is None or canvas is None:
        return Now()
    session, writing = document.session, canvas.writing.active
    current = session.selection.current
    return Now(
        has_map=True,
        can_undo=writing or bool(session.undo_label),
        can_redo=writing or bool(session.redo_label),
        can_write=not writing and bool(current) and writable(session.map, current) is not None,
    )
