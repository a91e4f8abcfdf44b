"""The notes that a text on the clipboard makes."""

from __future__ import annotations

from app.editor.clipboard.table import TableError
from app.editor.clipboard.tsv import read_tsv


def notes_of(text: str, *, apart: bool = True) -> tuple[str, ...]:
    """The notes of a text: one a line, or a row of a spreadsheet, or one of all of it.

    Line breaks within the quoted cells of a spreadsheet stay in their note. What holds nothing but
    blanks makes none; half characters, which no file can hold, are replaced.
    """
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if not apart:
        return (text.strip(),) if text.strip() else ()
    try:
        rows = read_tsv(text)
    except TableError:
        # A list may be longer than any table.
        rows = tuple((line,) for line in text.splitlines())
    joined = (" ".join(cell.strip() for cell in row if cell.strip()) for row in rows)
    return tuple(one for one in joined if one)
