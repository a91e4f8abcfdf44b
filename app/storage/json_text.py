"""A strict reader of JSON (RFC 8259) that knows where each value stands.

The fast readers say neither where a value stands nor that a key stands twice, so a file with a
fault is read once more by this one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple, NoReturn

import orjson

from app.models.values import MAX_DEPTH, MAX_INT, MIN_INT

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<part>\.[0-9]+)?(?P<power>[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_ESCAPES = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}
_COMMA = ", \t\r\n"
_CONSTANTS = {"true": True, "false": False, "null": None}


# Values in a list that hold no others, need no second look, and have a comma behind them; in a long
# list they are read all at once. A number with an exponent or of many digits may be out of range.
_SIMPLE = (
    r'(?:"[^"\\\x00-\x1f]*+"|-?+(?:0|[1-9][0-9]{0,17}+)(?![0-9eE])(?:\.[0-9]{1,99}+(?![0-9eE]))?+'
    r"|true|false|null)"
)
_RUN = re.compile(rf"(?:{_SIMPLE}[ \t\r\n]*+,[ \t\r\n]*+){{8,}}+")
_ITEM = re.compile(rf"{_SIMPLE}[ \t\r\n]*+,[ \t\r\n]*+")


@dataclass(slots=True)
class Run:
    """Simple values that follow each other in a list, as one piece of the text."""

    first: int
    start: int
    end: int


@dataclass(slots=True)
class Spot:
    """Where a value starts (characters from the start of the text), and those inside it.

    ``inside`` holds their spots, or mere starts of those that hold no others. Long runs of these
    stand in ``runs``, in their order; where one of them starts is found out when somebody asks.
    """

    start: int
    inside: dict[str | int, Spot | int] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)

    def at(self, path: tuple[str | int, ...], text: str) -> int:
        """The start of the value at ``path``, or of the last one on the way that there is."""
        spot = self
        for part in path:
            below = spot.inside.get(part)
            if below is None:
                return spot.in_runs(part, text) if isinstance(part, int) else spot.start
            if isinstance(below, int):
                return below
            spot = below
        return spot.start

    def in_runs(self, place: int, text: str) -> int:
        """The start of the item at ``place`` where it stands in a run, else that of the list."""
        at = bisect_right(self.runs, place, key=lambda run: run.first) - 1
        if at < 0:
            return self.start
        run = self.runs[at]
        items = _ITEM.finditer(text, run.start, run.end)
        found = next(islice(items, place - run.first, None), None)
        return found.start() if found else self.start


class Flaw(NamedTuple):
    """Something in a text that JSON does not allow, and its start in characters."""

    start: int
    message: str


class Lines:
    """Turns places in a text into lines and columns, both from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    def position(self, start: int) -> tuple[int, int]:
        """Line and column of the character at ``start``."""
        line = bisect_right(self._starts, start)
        return line, start - self._starts[line - 1] + 1


class Reading(NamedTuple):
    """What was read: the value, where its parts stand, and flaws in their order.

    ``whole`` is False where reading stopped at the last flaw; the value is then None.
    """

    text: str
    value: Any
    spot: Spot
    flaws: tuple[Flaw, ...]
    whole: bool

    def at(self, path: tuple[str | int, ...]) -> int:
        """The start of the value at ``path``, or of the last one on the way that there is."""
        return self.spot.at(path, self.text)


def read_json(text: str) -> Reading:
    """Read a text of JSON strictly. Never raises for bad text: flaws say what is wrong."""
    reader = _Reader(text)
    try:
        value, spot = reader.document()
    except _Stop:
        return Reading(text, None, Spot(0), tuple(reader.flaws), whole=False)
    return Reading(text, value, spot, tuple(reader.flaws), whole=True)


class _Stop(Exception):
    """Nothing behind this place can be understood."""


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.flaws: list[Flaw] = []

    def document(self) -> tuple[Any, Spot]:
        start = self.skip(0)
        if start == len(self.text):
            self.stop(start, "there is nothing in the file; a map is an object: { … }")
        value, spot, end = self.value(start, 0)
        end = self.skip(end)
        if end < len(self.text):
            self.stop(end, "the map ends before this; remove what stands behind it")
        return value, Spot(spot) if isinstance(spot, int) else spot

    def stop(self, start: int, message: str) -> NoReturn:
        self.flaws.append(Flaw(start, message))
        raise _Stop

    def note(self, start: int, message: str) -> None:
        self.flaws.append(Flaw(start, message))

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, depth: int) -> tuple[Any, Spot | int, int]:
        """Read the value at ``at``; give it, its spot or start, and where it ends."""
        if depth > MAX_DEPTH:
            self.stop(at, f"more than {MAX_DEPTH} lists and objects stand inside each other")
        char = self.text[at : at + 1]
        if char == '"':
            text, end = self.string(at)
            return text, at, end
        if char == "{":
            return self.object(at, depth, Spot(at))
        if char == "[":
            return self.list(at, depth, Spot(at))
        found = _NUMBER.match(self.text, at)
        if found:
            return self.number(found), at, self.number_end(found)
        return self.word(at), at, self.word_end(at)

    def object(self, at: int, depth: int, spot: Spot) -> tuple[dict[str, Any], Spot | int, int]:
        members: dict[str, Any] = {}
        at = self.skip(at + 1)
        if self.text.startswith("}", at):
            return members, spot.start, at + 1
        while True:
            if not self.text.startswith('"', at):
                self.stop(at, self.instead(at, "the name of a field, in double quotation marks"))
            key, end = self.string(at)
            if key in members:
                self.note(at, f'"{key[:60]}" stands twice in this object; keep one of the two')
            colon = self.skip(end)
            if not self.text.startswith(":", colon):
                self.stop(colon, self.instead(colon, 'a ":" after the name of a field'))
            members[key], below, end = self.value(self.skip(colon + 1), depth + 1)
            spot.inside[key] = below
            end = self.skip(end)
            if self.text.startswith(",", end):
                at = self.skip(end + 1)
                continue
            if self.text.startswith("}", end):
                return members, spot, end + 1
            self.stop(end, self.instead(end, 'a "," or "}"'))

    def list(self, at: int, depth: int, spot: Spot) -> tuple[list[Any], Spot | int, int]:
        items: list[Any] = []
        at = self.skip(at + 1)
        if self.text.startswith("]", at):
            return items, spot.start, at + 1
        while True:
            run = _RUN.match(self.text, at) if depth < MAX_DEPTH else None
            if run:
                spot.runs.append(Run(len(items), at, run.end()))
                items += orjson.loads(f"[{run[0].rstrip(_COMMA)}]")
                at = run.end()
            item, below, end = self.value(at, depth + 1)
            spot.inside[len(items)] = below
            items.append(item)
            end = self.skip(end)
            if self.text.startswith(",", end):
                at = self.skip(end + 1)
                continue
            if self.text.startswith("]", end):
                return items, spot, end + 1
            self.stop(end, self.instead(end, 'a "," or "]"'))

    def string(self, start: int) -> tuple[str, int]:
        """Read a text whose quotation mark stands at ``start``; give it and its end."""
        found = _PLAIN.match(self.text, start + 1)
        at = found.end() if found else start + 1
        if self.text.startswith('"', at):
            text = self.text[start + 1 : at]
            return text, at + 1
        parts = [self.text[start + 1 : at]]
        for part, end in self.escaped(start, at):
            parts.append(part)
            at = end
        text = "".join(parts)
        if not text.isascii():
            # Escaped halves that follow each other make one character.
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
            if _SURROGATE.search(text):
                self.note(start, "this text holds half a character (a lone surrogate); remove it")
        return text, at + 1

    def escaped(self, start: int, at: int) -> Iterator[tuple[str, int]]:
        """Read on behind the plain start of a text, up to its closing mark."""
        while not self.text.startswith('"', at):
            char = self.text[at : at + 1]
            if not char:
                self.stop(start, "this text is not closed; the file seems to be cut off")
            if char == "\\":
                letter = self.text[at + 1 : at + 2]
                digits = _HEX.match(self.text, at + 2) if letter == "u" else None
                if digits:
                    part, at = chr(int(digits[0], 16)), at + 6
                elif letter in _ESCAPES:
                    part, at = _ESCAPES[letter], at + 2
                else:
                    self.stop(at, r"this escape is unknown; a backslash is written as \\ in JSON")
            elif char in "\r\n":
                self.stop(start, "this text is not closed at the end of its line")
            elif char < " ":
                self.stop(at, f"the control character U+{ord(char):04X} has to be written escaped")
            else:
                found = _PLAIN.match(self.text, at)
                assert found is not None
                part, at = found[0], found.end()
            yield part, at

    def number(self, found: re.Match[str]) -> int | float:
        start = found.start()
        if found["part"] or found["power"]:
            number = float(found[0])
            if number in (float("inf"), float("-inf")):
                self.note(start, "this number is too large")
                return 0
            return number
        if len(found[0]) > 20 or not MIN_INT <= int(found[0]) <= MAX_INT:
            self.note(start, "this whole number does not fit into 64 bit")
            return 0
        return int(found[0])

    def number_end(self, found: re.Match[str]) -> int:
        end = found.end()
        after = self.text[end : end + 1]
        if after and (after.isalnum() or after in "._+-"):
            self.stop(found.start(), "this is no number as JSON writes them, such as -1.5")
        return end

    def word_end(self, at: int) -> int:
        found = _WORD.match(self.text, at + 1 if self.text.startswith("-", at) else at)
        return found.end() if found else at + 1

    def word(self, at: int) -> Any:
        """Read true, false or null; say what stands there otherwise."""
        word = self.text[at : self.word_end(at)]
        if word.lstrip("-") in ("NaN", "Infinity"):
            self.note(at, f"{word} is no number of JSON; leave the field out")
            return None
        if word not in _CONSTANTS:
            self.stop(at, self.instead(at, "a value"))
        return _CONSTANTS[word]

    def instead(self, at: int, wanted: str) -> str:
        """Say what stands at a place where something else is wanted."""
        char = self.text[at : at + 1]
        if not char:
            return f"the file ends here, but {wanted} should follow; it seems to be cut off"
        before = self.text[:at].rstrip(" \t\r\n")[-1:] if at < 1_000 else self.before(at)
        if char in "]}" and before == ",":
            return f'remove the extra "," before this {char!r}'
        if char == "'":
            return f"{wanted} should stand here; JSON takes double quotation marks alone"
        if char == "/" or char == "#":
            return f"{wanted} should stand here; JSON has no comments"
        if char == "\x00":
            return "from here on the file contains NUL bytes; it was not written to its end"
        if char in '"{[' and wanted.startswith('a ","'):
            return f'a "," is missing before this {char}'
        word = _WORD.match(self.text, at)
        shown = word[0][:40] if word else char
        shown = shown if shown.isprintable() else f"U+{ord(shown[0]):04X}"
        return f"{wanted} should stand here, not {shown!r}"

    def before(self, at: int) -> str:
        return self.text[at - 1_000 : at].rstrip(" \t\r\n")[-1:]
