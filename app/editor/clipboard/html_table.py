"""Tables as HTML: written so that spreadsheets and word processors take them, read from any.

Reading follows the HTML standard as far as a table of plain texts needs it: white space collapses,
``<br>`` and blocks break lines, a cell may reach over rows and columns. Nothing is fetched, nothing
is run, and what is too large is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

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

_BLOCKS = frozenset(
    "address blockquote dd div dl dt h1 h2 h3 h4 h5 h6 li ol p pre section table tr ul".split()
)
_UNSEEN = frozenset("head noscript title".split())
_VOID = frozenset("area base br col embed hr img input link meta source wbr".split())
_COLLAPSING = re.compile("[ \t\n\r\f]+")
_KEEPS_SPACE = re.compile(r"white-space\s*:\s*(pre|pre-wrap|break-spaces)\b", re.IGNORECASE)
_EXCELS_SPACES = re.compile(r"mso-spacerun\s*:\s*yes", re.IGNORECASE)
# A tag ends before the next one begins, whatever stands in its quotation marks.
_MARKUP = re.compile(
    r"""<(?:(?P<comment>!--)|(?P<raw>script|style|template)\b|[!?][^<>]*>"""
    r"""|(?P<tag>/?[a-zA-Z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>))""",
    re.IGNORECASE,
)


def write_html(table: Table) -> str:
    """A table as a small HTML document; every space and line break is kept."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{_written(cell)}</td>" for cell in row) + "</tr>\n" for row in table
    )
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        f'<table style="white-space: pre-wrap">\n{rows}</table></body></html>'
    )


def _written(cell: str) -> str:
    return escape(plain_breaks(cell), quote=False).replace("\n", "<br>")


def read_html(text: str) -> Table | None:
    """The first table of an HTML text; None where there is none.

    Raises `TableError` for a table that is too large.
    """
    if len(text) > MOST_CHARACTERS:
        raise TableError(tr("{count} characters", count=f"{len(text):,}"))
    # What stands before and after is not looked at: it may be a whole page of styles.
    begin = re.search(r"<table[\s>/]", text, re.IGNORECASE)
    if begin is None:
        return None
    reader = _Reader()
    reader.feed("".join(_sound(text[begin.start() :])))
    reader.end()
    return squared(reader.rows) if reader.rows else None


def _sound(text: str) -> Iterator[str]:
    """HTML with whole tags alone: no comments, no scripts, no "<" that begins none.

    Else Python's parser would look through the rest of the text for the end of each.
    """
    at = 0
    while at < len(text):
        found = _MARKUP.search(text, at)
        if found is None:
            yield text[at:].replace("<", "&lt;")
            return
        yield text[at : found.start()].replace("<", "&lt;")
        at = found.end()
        if found["comment"]:
            end = text.find("-->", at)
            at = len(text) if end < 0 else end + 3
        elif found["raw"]:
            close = re.compile(f"</{found['raw']}", re.IGNORECASE).search(text, at)
            at = len(text) if close is None else close.start()
        elif found["tag"]:
            yield found.group()


class _Reader(HTMLParser):
    """Collects the cells of the first table; a table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._cell: _Cell | None = None
        self._spans = (1, 1)
        self._open: list[tuple[str, bool, bool, bool]] = []
        # columns that a cell of a former row still covers: column to rows left
        self._covered: dict[int, int] = {}
        self._count = 0
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        if self._depth == 1:
            if tag == "tr":
                self._end_row()
                self._begin_row()
            elif tag in ("td", "th"):
                self._begin_cell(dict(attrs))
        style = dict(attrs).get("style") or ""
        _, pre, unseen, spaces = self._open[-1] if self._open else ("", False, False, False)
        pre = tag == "pre" or (bool(_KEEPS_SPACE.search(style)) if style else False) or pre
        spaces = spaces or bool(style and _EXCELS_SPACES.search(style))
        if tag not in _VOID:
            if len(self._open) < _MOST_SPAN:
                self._open.append((tag, pre, unseen or tag in _UNSEEN, spaces))
        elif tag == "br" and self._cell is not None:
            self._cell.break_line()
        if tag in _BLOCKS and self._cell is not None:
            self._cell.break_block()

    def handle_endtag(self, tag: str) -> None:
        if self._done:
            return
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 50), -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break
        if self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._cell is not None and tag in _BLOCKS:
            self._cell.break_block()
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._depth == 0

    def handle_data(self, data: str) -> None:
        if self._cell is None or self._done:
            return
        _, pre, unseen, spaces = self._open[-1] if self._open else ("", False, False, False)
        if not unseen:
            self._cell.add(data.replace("\u00a0", " ") if spaces else data, pre=pre or spaces)

    def end(self) -> None:
        """Take in what was not ended."""
        self.close()
        self._end_row()

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._in_row:
            self._begin_row()
        self._skip_covered()
        self._cell = _Cell()
        self._spans = (_span(attrs.get("colspan")), _span(attrs.get("rowspan")))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        across, down = self._spans
        row = self.rows[-1]
        text = self._cell.text()
        self._cell = None
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


class _Cell:
    """The text of a cell as it comes together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = False
        self._block = False

    def add(self, data: str, *, pre: bool) -> None:
        """Take in text; without ``pre`` its white space collapses."""
        if pre:
            data = plain_breaks(data)
            if data:
                self._settle()
                self._parts.append(data)
            return
        for place, word in enumerate(_COLLAPSING.split(data)):
            if place:
                self._gap = True
            if word:
                self._settle()
                self._parts.append(word)

    def break_line(self) -> None:
        """Begin a line, as ``<br>`` does."""
        self._settle(gap=False)
        self._parts.append("\n")

    def break_block(self) -> None:
        """Begin a line unless one has just begun, as a paragraph does."""
        self._block = True

    def text(self) -> str:
        """The whole text."""
        return "".join(self._parts)

    def _settle(self, *, gap: bool = True) -> None:
        """Write the space or the line break that stands before what comes now."""
        begun = self._parts and not self._parts[-1].endswith("\n")
        if self._block and begun:
            self._parts.append("\n")
        elif gap and self._gap and begun and not self._block:
            self._parts.append(" ")
        self._gap = self._block = False


def _span(value: str | None) -> int:
    """How many rows or columns a cell takes."""
    text = (value or "").strip()
    if not text.isascii() or not text.isdigit():
        return 1
    return min(max(int(text[:6]), 1), _MOST_SPAN)
