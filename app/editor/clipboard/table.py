"""A table of texts, as spreadsheets copy it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.editor.words import tr

Table = tuple[tuple[str, ...], ...]
"""Rows of cells, all rows of one length; an empty cell is ""."""

MOST_CELLS = 50_000
"""A larger table is refused: no map of that size can be read."""

_BREAK = re.compile("\r\n|\r")
_SPACE = re.compile("[ \t\n\r\f\v\u00a0]+")


class TableError(ValueError):
    """A table that is refused, with a sentence that says why."""


def too_many_cells() -> TableError:
    """The error for a table of more cells than are read."""
    return TableError(tr("more than {count} cells", count=f"{MOST_CELLS:,}"))


def squared(rows: Iterable[Sequence[str]]) -> Table:
    """Rows of any lengths as a table, filled up with empty cells. Raises `TableError`."""
    held = [tuple(row) for row in rows]
    width = max(map(len, held), default=0)
    if width * len(held) > MOST_CELLS:
        raise too_many_cells()
    return tuple(row + ("",) * (width - len(row)) for row in held)


def plain_breaks(text: str) -> str:
    """A text whose line breaks are line feeds alone, as they are in every spreadsheet's cell."""
    return _BREAK.sub("\n", text) if "\r" in text else text


def is_empty(table: Table) -> bool:
    """Whether no cell holds anything but white space."""
    return not any(cell.strip() for row in table for cell in row)


def reconciled(plain: Table, marked: Table) -> Table:
    """One table of the two that a program gives: as plain text and as HTML.

    HTML knows rows, cells and line breaks for sure (LibreOffice Calc writes none into its plain
    text); plain text has every space as it was typed. Where the two say the same of a cell, the
    plain one with all its line breaks is taken, else the one from HTML.
    """
    if [len(row) for row in plain] != [len(row) for row in marked]:
        return marked
    return tuple(tuple(map(_better, row, other)) for row, other in zip(plain, marked, strict=True))


def _better(plain: str, marked: str) -> str:
    same = _SPACE.sub(" ", plain).strip() == _SPACE.sub(" ", marked).strip()
    return plain if same and plain.count("\n") >= marked.count("\n") else marked
