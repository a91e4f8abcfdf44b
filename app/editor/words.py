"""Strings of the interface, on their way to the reader.

Translated when a translation is installed.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "Footpath"


def tr(text: str, /, **values: object) -> str:
    """``text`` in the interface's language, with ``{name}`` replaced by the values given."""
    found = QCoreApplication.translate(CONTEXT, text)
    for name, value in values.items():
        found = found.replace(f"{{{name}}}", str(value))
    return found


def counted(one: str, many: str, number: int) -> str:
    """A text that counts.

    ``many`` holds %n and is what translations go by; ``one`` is English for 1.
    """
    bare = many.replace("%n", str(number))
    found = QCoreApplication.translate(CONTEXT, many, "", number)
    return one.replace("%n", str(number)) if found == bare and number == 1 else found
