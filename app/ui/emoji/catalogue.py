"""All emoji that can be drawn, in the order in which they are offered, with their skin tones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from operator import eq

from app.editor.words import mark as _
from app.layout.text.emoji import all_emoji_keys
from app.ui.emoji.names import meant_by, name_of, words_of

_TONES_FROM = 0x1F3FB
_TONES = frozenset(range(_TONES_FROM, 0x1F400))
_SHADES = ("light skin", "medium-light skin", "medium skin", "medium-dark skin", "dark skin")
_PICTURE = 0xFE0F
_KEYCAP = "\u20e3"
_LETTERS = range(0x1F1E6, 0x1F200)

# Faces first, for that is what a journey map asks for; then hands, people and all else. Within
# these, by code point.
_FACES = (
    *(range(0x1F600, 0x1F638), range(0x1F641, 0x1F645), range(0x1F910, 0x1F918)),
    *(range(0x1F920, 0x1F926), range(0x1F927, 0x1F930), range(0x1F970, 0x1F97B)),
    *(range(0x1F9D0, 0x1F9D1), range(0x1FAE0, 0x1FAF0), range(0x2639, 0x263B)),
    *(range(0x1F479, 0x1F47C), range(0x1F47D, 0x1F481), range(0x1F638, 0x1F641)),
)
_HEARTS = (
    *(range(0x2763, 0x2765), range(0x1F48B, 0x1F48C), range(0x1F493, 0x1F4A0)),
    *(range(0x1F4A2, 0x1F4B0), range(0x1F5A4, 0x1F5A5), range(0x1F90D, 0x1F90F)),
    *(range(0x1F9E1, 0x1F9E2), range(0x1FA75, 0x1FA78)),
)
_HANDS = (
    *(range(0x1F446, 0x1F451), range(0x1F4AA, 0x1F4AB), range(0x261D, 0x261E)),
    *(range(0x270A, 0x270E), range(0x1F590, 0x1F597), range(0x1F64C, 0x1F650)),
    *(range(0x1F90C, 0x1F90D), range(0x1F90F, 0x1F910), range(0x1F918, 0x1F920)),
    *(range(0x1F932, 0x1F934), range(0x1FAF0, 0x1FB00), range(0x1F440, 0x1F446)),
)
_PEOPLE = (
    *(range(0x1F464, 0x1F47D), range(0x1F481, 0x1F488), range(0x1F645, 0x1F64C)),
    *(range(0x1F926, 0x1F927), range(0x1F930, 0x1F93F), range(0x1F977, 0x1F978)),
    *(range(0x1F9B0, 0x1F9BA), range(0x1F9CC, 0x1F9E0), range(0x1FAC3, 0x1FAC6)),
)
_FOOD = (range(0x1F345, 0x1F380), range(0x1F950, 0x1F970), range(0x1F9C0, 0x1F9CC))
_NATURE = (range(0x1F400, 0x1F440), range(0x1F980, 0x1F9AF), range(0x1F300, 0x1F345))
_PLACES = (range(0x1F680, 0x1F700), range(0x1F3E0, 0x1F3F1))
_THINGS = (range(0x1F4A0, 0x1F580), range(0x1F380, 0x1F3E0))
_SIGNS = (range(0x1F000, 0x20000), range(0x1F000))

_GROUPS = (
    (_("Faces"), _FACES),
    (_("Hearts and feelings"), _HEARTS),
    (_("Hands"), _HANDS),
    (_("People"), _PEOPLE),
    (_("Things and festivities"), _THINGS),
    (_("Travel and places"), _PLACES),
    (_("Food and drink"), _FOOD),
    (_("Animals and nature"), _NATURE),
    (_("More things and signs"), _SIGNS),
)
_FLAGS = _("Flags")

# How many words a name has at most that says what an emoji is.
_SHORT = 3

# Fewer letters alike are chance.
_ALIKE = 3
_ORDER = tuple((title, run) for title, runs in _GROUPS for run in runs)


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji: its text, its key for drawing, its name, and the same in other skin tones.

    It is found by ``words``; ``meant`` are those of them that maps use it for.
    """

    text: str
    key: str
    name: str
    words: str
    meant: str = ""
    tones: tuple[Emoji, ...] = ()


@cache
def catalogue() -> tuple[Emoji, ...]:
    """All emoji, those with a skin tone beside the one without."""
    plain: list[tuple[tuple[int, ...], str]] = []
    toned: dict[tuple[int, ...], list[tuple[tuple[int, ...], str]]] = {}
    for key in all_emoji_keys():
        points = tuple(int(part, 16) for part in key.split("-"))
        if not _TONES.intersection(points):
            plain.append((points, key))
        elif len(points) > 1:
            toned.setdefault(_without_tones(points), []).append((points, key))
    # Two people of one tone each are joined otherwise than without tones: they stand alone.
    known = {_without_tones(points) for points, _ in plain}
    alone = [held[0] for bare, held in toned.items() if bare not in known]
    made = [
        _emoji(points, key, tuple(_emoji(*one) for one in toned.get(_without_tones(points), ())))
        for points, key in (*plain, *alone)
        if not (len(points) == 1 and points[0] in _LETTERS)
    ]
    return tuple(sorted(made, key=_place))


@cache
def by_text() -> dict[str, Emoji]:
    """All emoji by their text, with skin tones too."""
    return {each.text: each for one in catalogue() for each in (one, *one.tones)}


def search(query: str) -> tuple[Emoji, ...]:
    """The emoji whose name or words hold all words of a query, whole words in names first."""
    wanted = _plain(query).split()
    if not wanted:
        return catalogue()
    if query.strip() in by_text():
        return (by_text()[query.strip()],)
    found = [one for one in catalogue() if all(f" {word}" in f" {one.words}" for word in wanted)]
    return tuple(sorted(found, key=lambda one: (_rank(one, wanted), -_likeness(one, wanted))))


def _rank(emoji: Emoji, wanted: Sequence[str]) -> int:
    """0 for what is called so, 1 for what shows it or maps mean by it, then for other words.

    2 is for whole words, 3 for their beginnings. A long name tells how a thing looks, a short one
    what it is, by its last word: "raised hand" is a hand, a "face with open eyes and hand over
    mouth" is none. Of several words whoever began a name means that one.
    """
    name = _plain(emoji.name).split()
    if len(wanted) > 1 and " ".join(name).startswith(" ".join(wanted)):
        return 0
    if len(name) <= _SHORT and set(wanted) <= set(name):
        return 0 if name[-1] in wanted else 1
    if set(wanted) <= set(emoji.meant.split()):
        return 1
    return 2 if set(wanted) <= set(emoji.words.split()) else 3


def _likeness(emoji: Emoji, wanted: Sequence[str]) -> int:
    """How many letters a word of the name begins with as one that is wanted: "bike", "biking"."""
    name = _plain(emoji.name).split()
    alike = max(sum(takewhile(bool, map(eq, one, word))) for one in name for word in wanted)
    return alike if alike >= _ALIKE else 0


@cache
def groups() -> tuple[tuple[str, tuple[Emoji, ...]], ...]:
    """All emoji below the titles of their groups, in their order."""
    made: dict[str, list[Emoji]] = {}
    for one in catalogue():
        flag, at, _first = _place(one)
        made.setdefault(_FLAGS if flag else _ORDER[at][0], []).append(one)
    return tuple((title, tuple(emoji)) for title, emoji in made.items())


def _without_tones(points: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one for one in points if one not in _TONES and one != _PICTURE)


def _emoji(points: tuple[int, ...], key: str, tones: tuple[Emoji, ...] = ()) -> Emoji:
    text = "".join(map(chr, points)).replace(_KEYCAP, chr(_PICTURE) + _KEYCAP)
    if len(points) == 1 and points[0] < 0x1F000:
        # Without this sign programs may draw a letter.
        text += chr(_PICTURE)
    said = name_of(points)
    shades = dict.fromkeys(_SHADES[one - _TONES_FROM] for one in points if one in _TONES)
    said = ", ".join([said, *shades])
    meant = meant_by(points)
    return Emoji(text, key, said, _plain(f"{said} {words_of(points)} {meant}"), meant, tones)


def _plain(text: str) -> str:
    return text.casefold().replace(",", "").replace(":", "")


def _place(emoji: Emoji) -> tuple[bool, int, int]:
    first = ord(emoji.text[0])
    flag = emoji.name.startswith("Flag: ")
    return flag, next(at for at, (_title, run) in enumerate(_ORDER) if first in run), first
