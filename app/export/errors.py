"""What can go wrong while a map becomes a file."""

from __future__ import annotations


class ExportError(Exception):
    """An export was refused or failed. The text says what, and what to do.

    No file was changed, unless the text says that it was written.
    """
