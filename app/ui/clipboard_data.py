"""The flavours of the clipboard: text, an HTML table, and Footpath's own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.canvas.amounts import in_numbers, in_words
from app.canvas.carried import carried_in
from app.editor.acts import Change
from app.editor.clipboard.copying import Copied, CopiedKind, table_of
from app.editor.clipboard.html_table import holds_table, read_html, write_html
from app.editor.clipboard.html_words import read_words
from app.editor.clipboard.table import Table, TableError, reconciled, squared
from app.editor.clipboard.tsv import read_rows, write_tsv
from app.editor.texts import read_text
from app.editor.words import tr
from app.models import edits
from app.models.journey import JourneyMap
from app.storage import LoadError, dump, parse

OWN = "application/x-footpath-"
"""What the names of Footpath's own flavours begin with; the kind of what was copied follows."""

CUT = OWN + "cut"
"""The flavour that what was cut has besides: the name of the cut, and what it could not hold."""

NOTES = "notes"
"""The kind of what was copied of the tray, beside those of `CopiedKind`."""

_MOST_CHARACTERS = 2_000_000
_HARD_SPACE = re.compile("[\u00a0\u202f]")


class Texts(NamedTuple):
    """Texts of another program: a table of cells, or in its one column the ``lines`` of a text."""

    table: Table
    lines: bool = False


class UnreadableError(ValueError):
    """A part of a map on the clipboard that cannot be read; the message is for people."""


def held_data() -> QMimeData:
    """What is on the clipboard. Where there is nothing at all, Qt gives None for it."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def part_on(data: QMimeData, kind: str) -> JourneyMap | None:
    """The part of a map that Footpath itself put on the clipboard; None where there is no such.

    ``kind`` is what was copied: one of `CopiedKind` or `NOTES`. Raises `UnreadableError`.
    """
    held = bytes(data.data(OWN + kind).data())
    if not held:
        return None
    try:
        return parse(held).map
    except LoadError as error:
        raise UnreadableError(
            tr("What was copied cannot be read: {reason}", reason=error)
        ) from None


def mime_of(what: Copied) -> QMimeData:
    """What was copied as text, as an HTML table and in Footpath's own way."""
    data = QMimeData()
    table = table_of(replace(what, map=worded(what.map)))
    # A single text is what somebody wants in a letter, without marks round it, as spreadsheets do.
    single = len(table) == 1 and len(table[0]) == 1
    data.setText(table[0][0] if single else write_tsv(table))
    data.setHtml(write_html(table))
    data.setData(OWN + what.kind.value, dump(what.map))
    return data


def texts_on(data: QMimeData) -> Texts | None:
    """The texts that another program put on the clipboard. Raises `TableError`.

    What holds a table and other words besides is but lines, so that none of its words is lost.
    """
    html = _whole_characters(data.html()) if data.hasHtml() else ""
    marked = read_html(html)
    text = held_text(data)
    if len(text) > _MOST_CHARACTERS:
        raise TableError(tr("{count} characters", count=f"{len(text):,}"))
    rows = read_rows(text)
    if marked is not None:
        return Texts(reconciled(squared(rows), marked) if data.hasText() else marked)
    if not text:
        return None
    loose = any(len(row) < 2 and row[0].strip() for row in rows)
    if len(rows) > 1 and loose and (holds_table(html) or not _is_one_table(rows)):
        return Texts(tuple(("\t".join(row).strip("\t"),) for row in rows), lines=True)
    return Texts(squared(rows))


def _is_one_table(rows: list[list[str]]) -> bool:
    """Whether rows are those of one table, of which short ones lack but the tabs at their ends.

    Editors take these away. It begins with a row of several cells, as no heading above a table
    does, and no empty line parts it.
    """
    last = max((at for at, row in enumerate(rows) if len(row) > 1 or row[0].strip()), default=0)
    whole = all(len(row) > 1 or row[0].strip() for row in rows[:last])
    return len(rows[0]) > 1 and whole


def held_text(data: QMimeData) -> str:
    """The text on the clipboard; where there is HTML alone, what that says."""
    text = data.text() if data.hasText() else ""
    if not text and data.hasHtml():
        text = read_words(_whole_characters(data.html()))
    return _whole_characters(text)


def holds_block(data: QMimeData) -> bool:
    """Whether what is on the clipboard belongs into several cells: no text with lines does."""
    if any(data.hasFormat(OWN + kind.value) for kind in CopiedKind):
        return True
    try:
        texts = texts_on(data)
    except TableError:
        return False
    return texts is not None and any(len(row) > 1 for row in texts.table)


def worded(map_: JourneyMap) -> JourneyMap:
    """A map whose metrics say their numbers in words, with the spaces that people type."""
    made = map_
    for card in map_.cards:
        said = in_words(made, card.id) if card.value is not None else None
        if said is not None:
            text = _HARD_SPACE.sub(" ", read_text(said, card.id))
            made = edits.change_card(said, card.id, text=text)
    return made


def numbered(change: Change | None) -> Change | None:
    """What was pasted, with the numbers that texts in lanes of metrics are."""
    if change is None or change.selection is None:
        return change
    made = change.map
    for id_ in change.selection.records:
        made = in_numbers(made, id_)
    return change._replace(map=made)


def carried(change: Change | None, part: JourneyMap) -> Change | None:
    """What was pasted of a map, with the numbers and levels that were shown there."""
    if change is None or change.selection is None:
        return change
    return change._replace(map=carried_in(part, change.map, change.selection.records))


def _whole_characters(text: str) -> str:
    """A text without half characters, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
