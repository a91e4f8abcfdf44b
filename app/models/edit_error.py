"""What an edit raises, apart from the edits: who only catches it need not import them all."""

from __future__ import annotations


class EditError(ValueError):
    """An edit that would break the map, or that names what is not there. The map is as it was."""
