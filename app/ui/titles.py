"""The title of a map that is not open, read from the beginning of its file."""

from __future__ import annotations

import json
import re
from pathlib import Path

_BEGINNING = 4096
_TITLE = re.compile(rb'^  "title": ("(?:[^"\\\n]|\\.)*")', re.MULTILINE)


def title_in(path: Path) -> str:
    """The title in a file as Footpath writes it; "" if none is found near its beginning.

    A look at a few kilobytes takes no time, which reading ten maps would. What it does not find in
    files of other hands is known once their picture is drawn.
    """
    try:
        with path.open("rb") as file:
            found = _TITLE.search(file.read(_BEGINNING))
        return " ".join(str(json.loads(found[1])).split()) if found else ""
    except (OSError, ValueError):
        return ""
