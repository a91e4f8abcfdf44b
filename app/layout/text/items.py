"""Items: the parts of a paragraph with one face, one level and one way of being measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from app.layout.text.characters import ALPHABET, HIDDEN, SHARED_PUNCTUATION, SPACE, is_square
from app.layout.text.emoji import find_emoji
from app.layout.text.faces import BASE, Face, FaceFinder, FontBook

DANDAS = "\u0964\u0965"  # stand in the Devanagari block, end sentences in most Indic scripts


class Kind(Enum):
    """How the characters of an item become glyphs."""

    ALPHABET = "alphabet"  # Latin, Greek, Cyrillic: measured by pairs
    SQUARE = "square"  # ideographs, kana, Hangul syllables: measured one by one
    SHAPED = "shaped"  # all else: measured by shaping it word by word
    EMOJI = "emoji"
    TAB = "tab"


class Item(NamedTuple):
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
    group: str  # equal for characters that stay together wherever they stand; "" for all others
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
        elif face is not None and is_square(character):
            kind = Kind.SQUARE
        sticky = kind is not Kind.TAB and (
            hidden
            or character in DANDAS
            or character == "\u00a0"
            or SPACE.match(character) is not None
            or category(character)[0] == "M"
        )
        shared = character in SHARED_PUNCTUATION
        square_face = self.finder.among_ideographs(character) if shared else None
        alone = face is None or sticky or shared or kind is Kind.TAB
        group = "" if alone or face is None else f"{face.key} {kind.value}"
        return Trait(face, kind, group, sticky, hidden, square_face)


@lru_cache(maxsize=32)
def traits_of(book: FontBook, bold: bool, italic: bool, order: str) -> Traits:
    """The traits of a weight, a slant and an order of ideographs, shared by all who use a book."""
    return Traits(book.finder(bold, italic, order), book.base(bold, italic))


def itemise(
    text: str, levels: Sequence[int] | None, traits: Traits
) -> tuple[list[Item], frozenset[str]]:
    """The items of a paragraph in logical order, and the characters that no font has.

    `levels` None: all of it runs from left to right.
    """
    emoji = list(find_emoji(text, lambda c: traits.finder[c] is not None))
    whole = None if emoji else _whole(text, levels, traits)
    if whole is not None:
        return [whole], frozenset()
    items: list[Item] = []
    missing: set[str] = set()
    done = 0
    for start, end, key in emoji:
        items += _items_between_emoji(text, done, start, levels, traits, missing)
        level = levels[start] if levels else 0
        items.append(Item(start, end, Kind.EMOJI, traits.base, level, key))
        done = end
    items += _items_between_emoji(text, done, len(text), levels, traits, missing)
    return items, frozenset(missing)


def _whole(text: str, levels: Sequence[int] | None, traits: Traits) -> Item | None:
    """The one item that most texts in another script are: words of one face, and spaces.

    They are found to be so without a look at each character.
    """
    level = levels[0] if levels else 0
    if levels and levels.count(level) != len(levels):
        return None
    first = traits[text[0]] if text else None
    if first is None or first.face is None or not first.group:
        return None
    kind = first.kind
    for character in set(text):
        trait = traits[character]
        if trait.group == first.group:
            continue
        if not trait.sticky or not first.face.glyph(character):
            return None
        # What keeps the face before it is shaped with it.
        if trait.face is not first.face or trait.kind is not kind:
            kind = Kind.SHAPED
    if level & 1 and kind is not Kind.SHAPED:
        return None
    return Item(0, len(text), kind, first.face, level)


def _items_between_emoji(
    text: str,
    start: int,
    end: int,
    levels: Sequence[int] | None,
    traits: Traits,
    missing: set[str],
) -> Iterator[Item]:
    """The items of text[start:end]; adds the characters that no font has to `missing`."""
    face: Face | None = None
    kind = Kind.SHAPED
    group = ""
    level = 0
    for i in range(start, end):
        trait = traits[text[i]]
        own_level = levels[i] if levels else 0
        if trait.group and trait.group == group and own_level == level:
            continue
        own_face, own_kind = trait.face, trait.kind
        group = trait.group
        if not group:
            own_face, own_kind = _face_by_neighbours(text, i, trait, face)
            if own_face is None:
                own_face = traits.base
                if not trait.hidden:
                    missing.add(text[i])
        if own_level & 1 and own_kind in (Kind.ALPHABET, Kind.SQUARE):
            own_kind = Kind.SHAPED  # mirrored, and kerned the other way round
        if own_face is face and own_level == level and Kind.TAB not in (own_kind, kind):
            if own_kind is not kind:
                kind = Kind.SHAPED
            continue
        if face is not None:
            yield Item(start, i, kind, face, level)
        start, face, kind, level = i, own_face, own_kind, own_level
    if face is not None:
        yield Item(start, end, kind, face, level)


def _face_by_neighbours(
    text: str, place: int, trait: Trait, before: Face | None
) -> tuple[Face | None, Kind]:
    """Face and kind of a character that follows what stands beside it."""
    if trait.sticky and before is not None and before is not trait.face:
        if trait.hidden or before.glyph(text[place]):
            return before, Kind.SHAPED
    elif trait.square_face is not None and _beside_square(text, place):
        return trait.square_face, Kind.SQUARE
    return trait.face, trait.kind


def _beside_square(text: str, place: int) -> bool:
    """Whether the nearest character on either side that is no shared punctuation is a square."""
    for step in (-1, 1):
        i = place + step
        while 0 <= i < len(text) and text[i] in SHARED_PUNCTUATION:
            i += step
        if 0 <= i < len(text) and is_square(text[i]):
            return True
    return False
