"""Items: the parts of a paragraph with one face, one level and one way of being measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple
from unicodedata import category

from app.layout.text.characters import ALPHABET, HIDDEN, SHARED_PUNCTUATION, SPACE, SQUARE
from app.layout.text.emoji import find_emoji
from app.layout.text.faces import BASE, Face, FaceFinder

DANDAS = "\u0964\u0965"  # stand in the Devanagari block, end sentences in most Indic scripts


class Kind(Enum):
    """How the characters of an item become glyphs."""

    ALPHABET = "alphabet"  # Latin, Greek, Cyrillic: measured by pairs
    SQUARE = "square"  # ideographs, kana, Hangul syllables: measured one by one
    SHAPED = "shaped"  # all else: measured by shaping it word by word
    EMOJI = "emoji"
    TAB = "tab"


@dataclass(frozen=True, slots=True)
class Item:
    """text[start:end] of a paragraph; `key` is that of an emoji, else ""."""

    start: int
    end: int
    kind: Kind
    face: Face
    level: int
    key: str = ""


class Trait(NamedTuple):
    """What a character asks for by itself. `face` None: no font has it, or nothing shows it."""

    face: Face | None
    kind: Kind
    sticky: bool  # keeps the face before it where that has it
    hidden: bool
    square_face: Face | None  # for punctuation that takes the form of a square beside it


class Traits(dict[str, Trait]):
    """character → its trait, for one weight, slant and order of families."""

    def __init__(self, finder: FaceFinder, base: Face) -> None:
        super().__init__()
        self.finder = finder
        self.base = base

    def __missing__(self, character: str) -> Trait:
        self[character] = trait = self._trait(character)
        return trait

    def _trait(self, character: str) -> Trait:
        hidden = HIDDEN.match(character) is not None
        face = None if hidden else self.finder[character]
        kind = Kind.SHAPED
        if character == "\t":
            face, kind = self.base, Kind.TAB
        elif face is not None and face.name == BASE and ALPHABET.fullmatch(character):
            kind = Kind.ALPHABET
        elif face is not None and SQUARE.match(character):
            kind = Kind.SQUARE
        sticky = (
            hidden
            or character in DANDAS
            or character == "\u00a0"
            or SPACE.match(character) is not None
            or category(character)[0] == "M"
        )
        shared = character in SHARED_PUNCTUATION
        square_face = self.finder.among_ideographs(character) if shared else None
        return Trait(face, kind, sticky, hidden, square_face)


def itemise(
    text: str, levels: Sequence[int] | None, traits: Traits
) -> tuple[list[Item], frozenset[str]]:
    """The items of a paragraph in logical order, and the characters that no font has.

    `levels` None: all of it runs from left to right.
    """
    emoji = {
        start: (end, key)
        for start, end, key in find_emoji(text, lambda c: traits.finder[c] is not None)
    }
    items: list[Item] = []
    missing: set[str] = set()
    before: Face | None = None
    start = 0  # of the item that grows, while `growing` has its kind, face and level
    growing: tuple[Kind, Face, int] | None = None

    def finish(end: int) -> None:
        if growing:
            items.append(Item(start, end, *growing))

    i = 0
    while i < len(text):
        level = levels[i] if levels else 0
        if i in emoji:
            finish(i)
            end, key = emoji[i]
            items.append(Item(i, end, Kind.EMOJI, traits.base, level, key))
            before, growing, i = None, None, end
            continue
        character = text[i]
        trait = traits[character]
        face, kind = trait.face, trait.kind
        if trait.sticky and before is not None and kind is not Kind.TAB:
            if trait.hidden or before.glyph(character):
                face = before
                if kind is not Kind.ALPHABET or before is not traits.base:
                    kind = Kind.SHAPED
        elif trait.square_face is not None and _beside_square(text, i):
            face, kind = trait.square_face, Kind.SQUARE
        if face is None:
            face = traits.base
            if not trait.hidden:
                missing.add(character)
        if level & 1 and kind in (Kind.ALPHABET, Kind.SQUARE):
            kind = Kind.SHAPED  # mirrored, and kerned the other way round
        if (
            growing
            and face is before
            and level == growing[2]
            and Kind.TAB not in (kind, growing[0])
        ):
            if kind is not growing[0]:
                growing = (Kind.SHAPED, face, level)
        else:
            finish(i)
            start, growing = i, (kind, face, level)
        before = face
        i += 1
    finish(len(text))
    return items, frozenset(missing)


def _beside_square(text: str, place: int) -> bool:
    """Whether the nearest character on either side that is no shared punctuation is a square."""
    for step in (-1, 1):
        i = place + step
        while 0 <= i < len(text) and text[i] in SHARED_PUNCTUATION:
            i += step
        if 0 <= i < len(text) and SQUARE.match(text[i]):
            return True
    return False
