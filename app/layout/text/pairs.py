"""Advances of letters before letters: words are measured by adding them, without shaping."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, product
from operator import getitem

import uharfbuzz as hb

from app.layout.text.faces import Face
from app.layout.text.shaping import LETTER_SCRIPT, shape_letters

_SMALL = "abcdefghijklmnopqrstuvwxyz"
_CAPITAL = _SMALL.upper()
COMMON_PAIRS = [
    *product(_SMALL, _SMALL + " .,"),
    *product(_CAPITAL, _SMALL + " "),
    *product(" ", _SMALL + _CAPITAL),
]


class PairAdvances:
    """How far the pen moves from a letter to the next, in font units, kerning included.

    Right only for the characters of `ALPHABET` in Footpath's base fonts: these have no ligatures
    or alternates, and kerning looks at two letters. A hyphen is never kerned with what follows, as
    a line may end after it; nor is a space with anything.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._rows: dict[str, dict[str, int]] = {}  # letter → next letter → advance
        self.glyphs = LetterGlyphs(face)
        self._learn(COMMON_PAIRS)

    def _learn(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Look pairs up in the font, all at once: shaping one by one costs ten times as much."""
        buffer = hb.Buffer()
        buffer.add_str("".join(a + (" " if a == "-" else b) for a, b in pairs))
        buffer.script = LETTER_SCRIPT
        buffer.guess_segment_properties()
        hb.shape(self._face.font, buffer)
        advances = [0] * (2 * len(pairs))  # a letter may be drawn as itself and its mark
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            advances[info.cluster] += position.x_advance
        for (first, second), advance in zip(pairs, advances[::2], strict=True):
            self._rows.setdefault(first, {})[second] = advance

    def alone(self, character: str) -> int:
        """The advance of a character that nothing follows, in font units."""
        return self.places(character)[1]

    def places(self, text: str, start: int = 0) -> list[int]:
        """Where the pen stands before each character and after the last, beginning at `start`."""
        return list(accumulate(self.steps(text), initial=start))

    def steps(self, text: str) -> list[int]:
        """How far the pen moves at each character."""
        following = text[1:] + " "
        while True:
            try:
                return list(map(getitem, map(self._rows.__getitem__, text), following))
            except KeyError:
                pairs = dict.fromkeys(zip(text, following, strict=False))
                self._learn([p for p in pairs if p[1] not in self._rows.get(p[0], ())])


class LetterGlyphs(dict[str, tuple[tuple[int, float, float], ...]]):
    """character → its glyphs as in a `Cluster`; a letter may be drawn as itself and its mark.

    What stands beside a letter of `ALPHABET` changes its advance alone, never its glyphs.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> tuple[tuple[int, float, float], ...]:
        _, clusters = shape_letters(self._face, character)
        self[character] = glyphs = clusters[0].glyphs
        return glyphs


# What was looked up in a font serves all maps that are set in it.
@lru_cache(maxsize=32)
def pair_advances(face: Face) -> PairAdvances:
    """The advances of a base font, learned once."""
    return PairAdvances(face)


@lru_cache(maxsize=32)
def square_advances(face: Face) -> SquareAdvances:
    """The advances of a Chinese, Japanese or Korean font, learned once."""
    return SquareAdvances(face)


class SquareAdvances(dict[str, int]):
    """character → its advance in font units, for characters that nothing kerns or joins."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, character: str) -> int:
        self[character] = advance = self.face.advance(self.face.glyph(character))
        return advance

    def places(self, text: str, start: int = 0) -> list[int]:
        """Where the pen stands before each character and after the last, beginning at `start`."""
        return list(accumulate(map(self.__getitem__, text), initial=start))
