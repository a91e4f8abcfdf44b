"""Emoji as vector shapes: finding them in a text, and their layers from resources/emoji."""

from __future__ import annotations

import mmap
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from app.layout.resources import resource_path

BOX = 36.0  # side of the square that an emoji's layers are drawn in
_FILE_UNITS = 100  # the file counts hundredths

# In em. The drawn square stands in the middle of the advance and reaches below the baseline.
EMOJI_ADVANCE = 1.22
EMOJI_SIZE = 1.12
EMOJI_DESCENT = 0.20

Operation = (
    tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
)


class EmojiLayer(NamedTuple):
    """One filled outline on a box of 36 by 36 with y running down.

    `colour` is "#rrggbb", `alpha` 0 to 1; `ops` are ("M", x, y), ("L", x, y),
    ("C", x1, y1, x2, y2, x, y) and ("Z",).
    """

    colour: str
    alpha: float
    even_odd: bool
    ops: tuple[Operation, ...]


@lru_cache(maxsize=1)
def _lines() -> mmap.mmap:
    """The file of all emoji, mapped into memory and sorted by key."""
    with resource_path("emoji/twemoji.txt").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _find(key: str) -> str | None:
    """The layers of a key as they stand in the file, by binary search; None for no such key."""
    lines = _lines()
    wanted = key.encode("ascii") + b"\t"
    low, high = 0, len(lines)  # both are starts of lines
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", start, high)
        if lines[start : start + len(wanted)] == wanted:
            return lines[start + len(wanted) : end].decode("ascii")
        if lines[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return None


def all_emoji_keys() -> tuple[str, ...]:
    """The keys of all emoji there are, in the order of the file. Takes a look at all of it."""
    lines = _lines()
    found = []
    start = 0
    while start < len(lines):
        found.append(lines[start : lines.find(b"\t", start)].decode("ascii"))
        end = lines.find(b"\n", start)
        start = len(lines) if end < 0 else end + 1
    return tuple(found)


@lru_cache(maxsize=4096)
def emoji_key(text: str) -> str | None:
    """The key of an emoji, such as "1f44d-1f3fd", or None when the text is not exactly one."""
    points = [f"{ord(c):x}" for c in text]
    if not points or len(points) > 16:
        return None
    for key in dict.fromkeys(("-".join(points), "-".join(p for p in points if p != "fe0f"))):
        if key and _find(key) is not None:
            return key
    return None


@lru_cache(maxsize=1024)
def emoji_layers(key: str) -> tuple[EmojiLayer, ...]:
    """The layers of an emoji, back to front. Raises KeyError for a key there is none of."""
    found = _find(key)
    if found is None:
        raise KeyError(key)
    return tuple(_read_layer(layer) for layer in found.split(";"))


def _read_layer(text: str) -> EmojiLayer:
    colour, alpha, rule, path = text.split(" ", 3)
    ops: list[Operation] = []
    x = y = 0
    for letter, arguments in re.findall(r"([MLCZ])([-0-9 ]*)", path):
        points: list[float] = []
        numbers = [int(n) for n in arguments.split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points += (x / _FILE_UNITS, y / _FILE_UNITS)
        if letter == "C":
            x1, y1, x2, y2, x3, y3 = points
            ops.append((letter, x1, y1, x2, y2, x3, y3))
        elif points:
            ops.append((letter, points[0], points[1]))
        else:
            ops.append((letter,))
    return EmojiLayer(colour, float(alpha), rule == "e", tuple(ops))


# --- finding emoji in a text ------------------------------------------------------------------

_MAY = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u20e3\u2122\u2139\u2194-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff]"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEYCAP = "[#*0-9]\ufe0f?\u20e3"
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf"
    "\u2934-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff]"
)
_ELEMENT = f"{_PICTURE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])?(?:[\U000e0020-\U000e007f]+)?"
_SEQUENCE = re.compile(
    f"(?:{_FLAG}|{_KEYCAP}|{_ELEMENT}(?:\u200d{_ELEMENT})*|[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff])"
    "(?!\ufe0e)"
)
_MODIFIERS = frozenset("\ufe0f\u200d") | {chr(c) for c in range(0xE0020, 0xE0080)}

# Emoji_Presentation below U+1F000: pictures even without U+FE0F.
_PICTURE_BY_ITSELF = frozenset(
    "\u231a\u231b\u23e9\u23ea\u23eb\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648\u2649\u264a"
    "\u264b\u264c\u264d\u264e\u264f\u2650\u2651\u2652\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728"
    "\u274c\u274e\u2753\u2754\u2755\u2757\u2795\u2796\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)


def find_emoji(text: str, drawn: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """The emoji of a text: (start, end, key) in order.

    A character that is a picture only by choice (U+FE0F) stays text when `drawn` says that a font
    has it. A joined sequence that is not one picture becomes the pictures of its parts.
    """
    if not _MAY.search(text):
        return
    for match in _SEQUENCE.finditer(text):
        found = match.group()
        first = found[0]
        by_choice = len(found) == 1 and first < "\U0001f000" and first not in _PICTURE_BY_ITSELF
        if by_choice and drawn(first):
            continue
        key = emoji_key(found)
        if key is not None:
            yield match.start(), match.end(), key
            continue
        yield from _parts(found, match.start())


def _parts(found: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The pictures of a sequence that is none as a whole; each takes the modifiers after it."""
    i = 0
    while i < len(found):
        j = i + 1
        while j < len(found) and found[j] in _MODIFIERS:
            j += 1
        whole = emoji_key(found[i : j + 1]) if j < len(found) else None
        key = whole or emoji_key(found[i])
        if whole:
            j += 1
        if key is not None:
            yield offset + i, offset + j, key
        i = j
