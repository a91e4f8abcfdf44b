"""Tables as HTML: written so that spreadsheets and word processors take them, read from any.

A cell may reach over rows and columns. Nothing is fetched, nothing is run, and what is too large is
refused.
"""

from __future__ import annotations

import re
from html import escape

from app.editor.clipboard.html_words import Reader, Words, sound
from app.editor.clipboard.table import (
    MOST_CELLS,
    Table,
    TableError,
    plain_breaks,
    squared,
    too_many_cells,
)
from app.editor.words import tr

MOST_CHARACTERS = 8_000_000
"""A longer text is not read as HTML. A table of 50,000 cells from LibreOffice has 5 million."""

_MOST_SPAN = 1_000
"""No cell reaches further (the HTML standard's own limit for columns)."""

# Signs that are not seen, and that programs put round what they copy.
_NOT_SEEN = str.maketrans("", "", "\u200b\u2060\ufeff")


# Each cell is a text, whatever it looks like: Excel and others of its kind read a style, and break
# no cell at a line break then; LibreOffice Calc and its kin read an attribute.
_STYLE = r'td{mso-number-format:"\@"} br{mso-data-placement:same-cell}'
_CELL = '<td sdnum="1033;0;@">'


def write_html(table: Table) -> str:
    """A table as a small HTML document; every space and line break is kept.

    To a spreadsheet its cells are texts: none becomes a formula, a date or another number.
    """
    rows = "".join(
        "<tr>" + "".join(f"{_CELL}{_written(cell)}</td>" for cell in row) + "</tr>\n"
        for row in table
    )
    return (
        f'<html><head><meta charset="utf-8"><style>{_STYLE}</style></head><body>'
        f'<table style="white-space: pre-wrap">\n{rows}</table></body></html>'
    )


def _written(cell: str) -> str:
    return escape(plain_breaks(cell), quote=False).replace("\n", "<br>")


def read_html(text: str) -> Table | None:
    """The table that an HTML text is; None where there is none, or anything else to be seen.

    A caption is a row of its own above the others, as spreadsheets have it. Raises `TableError`
    for a table that is too large.
    """
    if len(text) > MOST_CHARACTERS:
        raise TableError(tr("{count} characters", count=f"{len(text):,}"))
    if not holds_table(text):
        return None
    reader = _TableReader()
    reader.feed("".join(sound(text)))
    reader.end()
    return squared(reader.rows) if reader.rows and not reader.more else None


def holds_table(text: str) -> bool:
    """Whether there is a table in an HTML text, whatever stands beside it."""
    return re.search(r"<table[\s>/]", text, re.IGNORECASE) is not None


class _TableReader(Reader):
    """Collects the cells of the first table; a table within a cell is text of that cell.

    ``more`` is whether anything is seen beside its cells.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.more = False
        self._depth = 0
        self._done = False
        self._spans = (1, 1)
        # columns that a cell of a former row still covers: column to rows left
        self._covered: dict[int, int] = {}
        self._count = 0
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and not self._done:
            self._depth += 1
        begins = self._depth == 1 and tag in ("td", "th", "caption")
        if self._depth == 1 and tag in ("tr", "caption"):
            self._end_row()
            self._begin_row()
        super().handle_starttag(tag, attrs)
        if begins:
            self._begin_cell(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "caption":
            self._end_row()
            if self.rows and not any(self.rows[-1]):
                self.rows.pop()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        super().handle_endtag(tag)
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_row()
                self._done = True

    def take(self, data: str, *, pre: bool) -> None:
        if self.into is not None:
            super().take(data, pre=pre)
        elif not self.more:
            self.more = bool(data.translate(_NOT_SEEN).strip())

    def end(self) -> None:
        """Take in what was not ended."""
        self.close()
        self._end_row()

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._in_row:
            self._begin_row()
        self._skip_covered()
        self.into = Words()
        self._spans = (_span(attrs.get("colspan")), _span(attrs.get("rowspan")))

    def _end_cell(self) -> None:
        if self.into is None:
            return
        across, down = self._spans
        row = self.rows[-1]
        text = self.into.text()
        self.into = None
        self._add(row, text)
        for _ in range(across - 1):
            self._add(row, "")
        if down > 1:
            self._covered.update(dict.fromkeys(range(len(row) - across, len(row)), down))

    def _begin_row(self) -> None:
        self._in_row = True
        self.rows.append([])

    def _end_row(self) -> None:
        self._end_cell()
        if self._in_row:
            self._in_row = False
            self._skip_covered()
            left = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
            self._covered = left

    def _skip_covered(self) -> None:
        """Leave the columns out that a cell of a row above reaches into."""
        row = self.rows[-1]
        while self._covered.get(len(row), 0) > 0:
            self._add(row, "")

    def _add(self, row: list[str], text: str) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise too_many_cells()
        row.append(text)


def _span(value: str | None) -> int:
    """How many rows or columns a cell takes."""
    text = (value or "").strip()
    if not text.isascii() or not text.isdigit():
        return 1
    return min(max(int(text[:6]), 1), _MOST_SPAN)
