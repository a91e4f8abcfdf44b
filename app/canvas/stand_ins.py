"""Stand-ins for the characters that Qt's editor would take for the end of a line or an object.

A map may hold them, and layout shows nothing of them: no more is to be seen of them while their
text is written, and they are to be there afterwards.
"""

from __future__ import annotations

import re

# Signs that are not drawn either and have long been given up by Unicode. None that a text may hold
# is shown otherwise than the sign that it stands for.
_TAKEN = "\r\u2028\u2029\ufdd0\ufdd1"
_STAND_INS = "\u206a\u206b\u206c\u206d\u206e"

_HELD = str.maketrans(_TAKEN, _STAND_INS)
_TOLD = str.maketrans(_STAND_INS, _TAKEN)

# How other programs write the end of a line, within a paragraph as well.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def held(text: str) -> str:
    """A text as the editor is to hold it, character by character."""
    return text.translate(_HELD)


def told(text: str) -> str:
    """The text for which another one stands in the editor."""
    return text.translate(_TOLD)


def pasted(text: str) -> str:
    """A text that another program had, in which every end of a line is a line feed."""
    return _LINE_END.sub("\n", text)


def selected(text: str) -> str:
    """What Qt says is selected in the editor, as the text that it stands for."""
    return told(text.replace("\u2029", "\n"))
