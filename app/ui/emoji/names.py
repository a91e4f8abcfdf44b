"""What emoji are called in English, and other words that people look for them by.

Names are those of the Unicode Standard; for characters that Python does not know yet, and for
sequences, which have none, they stand here. The names of countries are Qt's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from unicodedata import name

from PySide6.QtCore import QLocale

_JOINER, _PICTURE, _KEYCAP = 0x200D, 0xFE0F, 0x20E3
_LETTERS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)
_MAN, _WOMAN, _PERSON = 0x1F468, 0x1F469, 0x1F9D1

# Unicode 15, 16 and 17; and a heart that the standard calls heavy and black.
_NEW: Mapping[int, str] = MappingProxyType(
    {
        0x2764: "red heart",
        0x1F6D8: "landslide",
        0x1F6DC: "wireless",
        0x1FA75: "light blue heart",
        0x1FA76: "grey heart",
        0x1FA77: "pink heart",
        0x1FA87: "maracas",
        0x1FA88: "flute",
        0x1FA89: "harp",
        0x1FA8A: "trombone",
        0x1FA8E: "treasure chest",
        0x1FA8F: "shovel",
        0x1FAAD: "folding hand fan",
        0x1FAAE: "hair pick",
        0x1FAAF: "khanda",
        0x1FABB: "hyacinth",
        0x1FABC: "jellyfish",
        0x1FABD: "wing",
        0x1FABE: "leafless tree",
        0x1FABF: "goose",
        0x1FAC6: "fingerprint",
        0x1FAC8: "hairy creature",
        0x1FACD: "orca",
        0x1FACE: "moose",
        0x1FACF: "donkey",
        0x1FADA: "ginger root",
        0x1FADB: "pea pod",
        0x1FADC: "root vegetable",
        0x1FADF: "splatter",
        0x1FAE8: "shaking face",
        0x1FAE9: "face with bags under eyes",
        0x1FAEA: "distorted face",
        0x1FAEF: "fight cloud",
        0x1FAF7: "leftwards pushing hand",
        0x1FAF8: "rightwards pushing hand",
    }
)

_WORK: Mapping[int, str] = MappingProxyType(
    {
        0x1F33E: "farmer",
        0x1F373: "cook",
        0x1F37C: "feeding a baby",
        0x1F393: "student",
        0x1F3A4: "singer",
        0x1F3A8: "artist",
        0x1F3EB: "teacher",
        0x1F3ED: "factory worker",
        0x1F4BB: "technologist",
        0x1F4BC: "office worker",
        0x1F527: "mechanic",
        0x1F52C: "scientist",
        0x1F680: "astronaut",
        0x1F692: "firefighter",
        0x2695: "health worker, doctor, nurse",
        0x2696: "judge",
        0x2708: "pilot",
        0x1F384: "Santa Claus",
        0x1F9AF: "with white cane, blind",
        0x1F9BC: "in motorized wheelchair",
        0x1F9BD: "in manual wheelchair",
        0x1F9B0: "red hair",
        0x1F9B1: "curly hair",
        0x1F9B2: "bald",
        0x1F9B3: "white hair",
        0x2640: "woman",
        0x2642: "man",
        0x27A1: "facing right",
    }
)

_REGIONS = MappingProxyType({"gbeng": "England", "gbsct": "Scotland", "gbwls": "Wales"})
_FLAGS = MappingProxyType({"EU": "European Union", "UN": "United Nations", "XK": "Kosovo"})

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "😀": "happy glad joy", "😃": "happy glad joy", "😄": "happy glad joy laugh",
        "😁": "happy proud", "😆": "happy laugh", "😅": "relieved nervous phew",
        "😂": "laugh funny lol", "🤣": "laugh funny lol", "🙂": "happy content fine ok",
        "😊": "happy pleased satisfied", "😇": "innocent good", "🥰": "love happy",
        "😍": "love delighted", "🤩": "excited impressed wow", "😌": "relieved calm content",
        "😎": "cool confident", "🤗": "hug welcome", "🤔": "thinking unsure doubt wonder",
        "🤨": "sceptical doubt suspicious", "😐": "neutral indifferent", "😑": "annoyed bored",
        "😶": "speechless", "🙄": "annoyed bored", "😏": "smug", "😬": "awkward tense nervous",
        "😴": "tired sleep bored", "😪": "tired sleepy", "🥱": "tired bored",
        "😕": "unsure unhappy", "😟": "worried anxious", "🙁": "sad unhappy disappointed",
        "☹️": "sad unhappy", "😮": "surprised", "😯": "surprised", "😲": "surprised shocked",
        "😳": "embarrassed", "🥺": "pleading please", "😨": "afraid scared",
        "😰": "anxious nervous stress", "😥": "sad relieved", "😢": "sad cry", "😭": "sad cry",
        "😱": "afraid shock", "😖": "confused upset", "😣": "struggle", "😞": "disappointed sad",
        "😓": "stress sweat", "😩": "exhausted weary", "😫": "exhausted tired",
        "😤": "angry frustrated proud", "😡": "angry furious mad", "😠": "angry annoyed",
        "🤬": "angry swear", "🤯": "mind blown shocked", "😒": "unamused annoyed unhappy",
        "🤷": "shrug unsure", "🤦": "facepalm", "👍": "yes good ok like approve",
        "👎": "no bad dislike", "👏": "applause bravo", "🙏": "please thanks pray",
        "💪": "strong", "👌": "ok good", "❤️": "love", "🎉": "party success", "🔥": "hot",
        "✅": "done yes ok", "❌": "no wrong", "⚠️": "warning", "💡": "idea opportunity",
        "⏰": "time late", "⏳": "wait time", "💰": "money price", "💳": "pay payment",
        "📱": "phone app", "📞": "call phone", "📧": "mail", "🛒": "shop buy basket",
        "🚀": "launch fast", "🐢": "slow",
        "🚗": "car",
    }
)  # fmt: skip


def name_of(points: Sequence[int]) -> str:
    """The name of an emoji without skin tones, by its code points."""
    bare = [one for one in points if one != _PICTURE]
    if bare[-1] == _KEYCAP:
        return f"keycap {chr(bare[0])}"
    if bare[0] in _LETTERS:
        return _flag(bare)
    if any(one in _TAGS for one in bare):
        code = "".join(chr(one - 0xE0000) for one in bare if one - 0xE0000 in range(0x30, 0x7B))
        return f"flag: {_REGIONS.get(code, code)}"
    if _JOINER in bare:
        return _joined([one for one in bare if one != _JOINER])
    return " ".join(_single(one) for one in bare)


def words_of(emoji: str) -> str:
    """Further words to find an emoji by, or ""."""
    return _WORDS.get(emoji, "")


def _single(point: int) -> str:
    known = _NEW.get(point) or name(chr(point), "").lower()
    return known or f"U+{point:04X}"


def _flag(points: Sequence[int]) -> str:
    code = "".join(chr(one - _LETTERS.start + ord("A")) for one in points)
    if len(code) == 1:
        return f"letter {code}"
    if code in _FLAGS:
        return f"flag: {_FLAGS[code]}"
    territory = QLocale.codeToTerritory(code)
    known = territory != QLocale.Country.AnyTerritory
    return f"flag: {QLocale.territoryToString(territory)}, {code}" if known else f"flag: {code}"


def _joined(points: Sequence[int]) -> str:
    first, rest = points[0], points[1:]
    if first in (_MAN, _WOMAN, _PERSON) and all(one in _WORK for one in rest):
        who = {_MAN: "man", _WOMAN: "woman", _PERSON: "person"}[first]
        return ", ".join([who, *(_WORK[one] for one in rest)])
    parts = [_WORK[one] if one in _WORK and at else _single(one) for at, one in enumerate(points)]
    return ", ".join(parts)
