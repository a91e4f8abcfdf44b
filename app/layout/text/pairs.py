"""Advances of letters before letters: words are measured by adding them, without shaping."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from app.layout.text.faces import Face
from app.layout.text.shaping import shape


class PairAdvances(dict[tuple[str, str], int]):
    """(letter, next letter) → how far the pen moves, in font units, kerning included.

    Right only for the characters of `ALPHABET` in Footpath's base fonts: these have no ligatures
    or alternates, and kerning looks at two letters. A hyphen is never kerned with what follows, as
    a line may end after it; nor is a space with anything.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, pair: tuple[str, str]) -> int:
        first, second = pair
        alone = first == "-" or second == " "
        shaped = shape(self.face, first if alone else first + second, rtl=False)
        self[pair] = advance = int(shaped.clusters[0].advance)
        return advance

    def alone(self, character: str) -> int:
        """The advance of a character that nothing follows, in font units."""
        return self[character, " "]

    def places(self, text: str, start: int = 0) -> Iterator[int]:
        """Where the pen stands before each character and after the last, beginning at `start`."""
        steps = map(self.__getitem__, zip(text, text[1:] + " ", strict=False))
        return accumulate(steps, initial=start)


class SquareAdvances(dict[str, int]):
    """character → its advance in font units, for characters that nothing kerns or joins."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, character: str) -> int:
        self[character] = advance = self.face.advance(self.face.glyph(character))
        return advance

    def alone(self, character: str) -> int:
        """The advance of a character that nothing follows, in font units."""
        return self[character]

    def places(self, text: str, start: int = 0) -> Iterator[int]:
        """Where the pen stands before each character and after the last, beginning at `start`."""
        return accumulate(map(self.__getitem__, text), initial=start)
