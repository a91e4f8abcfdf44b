"""Lists of words on one line: "blue, green", with quotation marks round what holds a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMMAS = ",،、，"
_ITEM = re.compile(rf'\s*(?:"((?:[^"]|"")*)"\s*|([^{_COMMAS}]*))(?:[{_COMMAS}]|$)')
_PLAIN = re.compile(rf'[^{_COMMAS}"\s](?:[^{_COMMAS}\n\r]*[^{_COMMAS}\s])?')


def list_text(items: Sequence[str]) -> str:
    """The items on one line, as `typed_list` reads them."""
    return ", ".join(item if _PLAIN.fullmatch(item) else _quoted(item) for item in items)


def typed_list(text: str) -> tuple[str, ...]:
    """The items of a line; empty ones, and a second one of the same words, are left out."""
    items: list[str] = []
    at = 0
    while at < len(text):
        found = _ITEM.match(text, at)
        if found is None:
            # A quotation mark that is not closed: what follows is meant as it stands.
            item, at = text[at:].strip(), len(text)
        else:
            item = found[2].strip() if found[1] is None else found[1].replace('""', '"')
            at = max(found.end(), at + 1)
        if item and item not in items:
            items.append(item)
    return tuple(items)


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'
