"""The words of an HTML text, as a browser would show them, without tables, pictures and scripts.

Reading follows the HTML standard as far as plain text needs it: white space collapses, ``<br>`` and
blocks break lines, cells of a table stand apart. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from app.editor.clipboard.table import plain_breaks

DEEPEST = 1_000
"""So many tags may be open within each other; deeper ones say nothing of how text looks."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt footer h1 h2 h3 h4 h5 h6 header li"
    " main ol p pre section table tr ul".split()
)
_CELLS = frozenset(("td", "th"))
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


def read_words(text: str) -> str:
    """What an HTML text says: blocks on lines of their own, tabs between the cells of a table."""
    reader = Reader()
    reader.into = words = Words()
    reader.feed("".join(sound(text)))
    reader.close()
    return words.text()


def sound(text: str) -> Iterator[str]:
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


class Words:
    """A text as it comes together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = False
        self._block = False
        self._apart = False

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

    def break_cell(self) -> None:
        """Stand apart from what stands before on the line, as a cell of a table does."""
        self._apart = True

    def text(self) -> str:
        """The whole text."""
        return "".join(self._parts)

    def _settle(self, *, gap: bool = True) -> None:
        """Write the tab, the space or the line break that stands before what comes now."""
        begun = self._parts and not self._parts[-1].endswith("\n")
        if self._block and begun:
            self._parts.append("\n")
        elif self._apart and begun and gap:
            self._parts.append("\t")
        elif gap and self._gap and begun and not self._block:
            self._parts.append(" ")
        self._gap = self._block = self._apart = False


class _Open(NamedTuple):
    """A tag that is open, and how text looks in it."""

    tag: str = ""
    pre: bool = False
    unseen: bool = False
    spaces: bool = False


class Reader(HTMLParser):
    """Collects what is seen of a text; ``into`` takes it, as far as something is to take it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.into: Words | None = None
        self._open: list[_Open] = []
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._in_head and tag in _BLOCKS:
            # The end of a head may be left out.
            self._open, self._in_head = [], False
        style = dict(attrs).get("style") or ""
        around = self._open[-1] if self._open else _Open()
        if tag not in _VOID:
            if len(self._open) < DEEPEST:
                opened = _Open(
                    tag,
                    pre=around.pre or tag == "pre" or bool(style and _KEEPS_SPACE.search(style)),
                    unseen=around.unseen or tag in _UNSEEN,
                    spaces=around.spaces or bool(style and _EXCELS_SPACES.search(style)),
                )
                self._open.append(opened)
                self._in_head = self._in_head or tag == "head"
        elif tag == "br" and self.into is not None:
            self.into.break_line()
        if self.into is not None:
            if tag in _BLOCKS:
                self.into.break_block()
            elif tag in _CELLS:
                self.into.break_cell()

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 50), -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                break
        if tag == "head":
            self._in_head = False
        if self.into is not None and tag in _BLOCKS:
            self.into.break_block()

    def handle_data(self, data: str) -> None:
        around = self._open[-1] if self._open else _Open()
        if not around.unseen:
            said = data.replace("\u00a0", " ") if around.spaces else data
            self.take(said, pre=around.pre or around.spaces)

    def take(self, data: str, *, pre: bool) -> None:
        """Take in text that is seen."""
        if self.into is not None:
            self.into.add(data, pre=pre)
