"""Tables as plain text: tabs between cells, a line a row, as spreadsheets put it on the clipboard.

A cell that holds a tab, a line break or begins with a quotation mark stands in quotation marks, and
those inside are doubled. Excel leaves marks alone in cells that hold neither tab nor line break; so
marks round a cell that needed none belong to its text.
"""

from __future__ import annotations

import re

from app.editor.clipboard.table import (
    MOST_CELLS,
    Table,
    plain_breaks,
    squared,
    too_many_cells,
)

_QUOTE = '"'
_NEEDS_QUOTES = re.compile('[\t\n\r]|^"')
_WORTH_QUOTES = re.compile('[\t\n\r"]')
_END_OF_CELL = re.compile("\t|\r\n|\n|\r")


def write_tsv(table: Table) -> str:
    """A table as text; each row ends with a line feed."""
    return "".join("\t".join(map(_written, row)) + "\n" for row in table)


def read_tsv(text: str) -> Table:
    """The table that a text holds; a text without tab and line break is one cell.

    Raises `TableError` for a text of too many cells.
    """
    return squared(read_rows(text))


def read_rows(text: str) -> list[list[str]]:
    """The cells of each row as they stand, which need not be as many in all.

    Raises `TableError` for a text of too many cells.
    """
    rows: list[list[str]] = [[]]
    at, count = 0, 0
    while True:
        cell, at = _read_cell(text, at)
        rows[-1].append(cell)
        count += 1
        if count > MOST_CELLS:
            raise too_many_cells()
        end = _END_OF_CELL.match(text, at)
        if end is None:
            break
        at = end.end()
        if end.group() != "\t":
            if at == len(text):
                break
            rows.append([])
    return rows


def _written(cell: str) -> str:
    cell = plain_breaks(cell)
    if not _NEEDS_QUOTES.search(cell):
        return cell
    return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE


def _read_cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    if text.startswith(_QUOTE, at):
        close = _closing(text, at)
        if close is not None:
            inside = text[at + 1 : close].replace(_QUOTE * 2, _QUOTE)
            if not inside or _WORTH_QUOTES.search(inside):
                return plain_breaks(inside), close + 1
    found = _END_OF_CELL.search(text, at)
    end = len(text) if found is None else found.start()
    return text[at:end], end


def _closing(text: str, opening: int) -> int | None:
    """Where the quotation mark stands that closes the one at ``opening``; None if none does."""
    at = text.find(_QUOTE, opening + 1)
    while at >= 0 and text.startswith(_QUOTE, at + 1):
        at = text.find(_QUOTE, at + 2)
    if at < 0 or (at + 1 < len(text) and not _END_OF_CELL.match(text, at + 1)):
        return None
    return at
