"""Strings of the interface, on their way to the reader.

Translated when a translation is installed.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "Footpath"

_NAMED = re.compile(r"\{(\w+)\}")


def tr(text: str, /, **values: object) -> str:
    """``text`` in the interface's language, with ``{name}`` replaced by the values given.

    What stands in braces within a value stays as it is: it may be the name of a file.
    """
    found = QCoreApplication.translate(CONTEXT, text)
    return _NAMED.sub(lambda met: str(values.get(met[1], met[0])), found) if values else found


def counted(one: str, many: str, number: int) -> str:
    """A text that counts.

    ``many`` holds %n and is what translations go by; ``one`` is English for 1.
    """
    bare = many.replace("%n", str(number))
    found = QCoreApplication.translate(CONTEXT, many, "", number)
    return one.replace("%n", str(number)) if found == bare and number == 1 else found


def mark(text: str) -> str:
    """Mark a text for translation; it is translated when it is shown."""
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))
