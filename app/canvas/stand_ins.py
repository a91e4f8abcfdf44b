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
# A map may hold those as well. Before one that stands for itself there is this one, and before it.
_ITSELF = "\u206f"

_HELD = dict(zip(_TAKEN, _STAND_INS, strict=True)) | {
    sign: _ITSELF + sign for sign in _STAND_INS + _ITSELF
}
_TOLD = {there: sign for sign, there in _HELD.items()}
_LAID = {there: sign if len(there) == 1 else there for there, sign in _TOLD.items()}

_TO_HOLD = re.compile(f"[{''.join(_HELD)}]")
_TO_TELL = re.compile("|".join(sorted(_TOLD, key=len, reverse=True)))

# How other programs write the end of a line, within a paragraph as well.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def held(text: str) -> str:
    """A text as the editor is to hold it."""
    return _TO_HOLD.sub(lambda met: _HELD[met[0]], text)


def told(text: str) -> str:
    """The text for which another one stands in the editor."""
    return _TO_TELL.sub(lambda met: _TOLD[met[0]], text)


def laid(text: str) -> str:
    """What layout is to set for a text in the editor, whose places are the same in both."""
    return _TO_TELL.sub(lambda met: _LAID[met[0]], text)


def pasted(text: str) -> str:
    """A text that another program had, in which every end of a line is a line feed."""
    return _LINE_END.sub("\n", text)


def selected(text: str) -> str:
    """What Qt says is selected in the editor, as the text that it stands for."""
    return told(text.replace("\u2029", "\n"))
