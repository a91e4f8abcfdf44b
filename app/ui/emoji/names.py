"""What emoji are called in English, and other words that people look for them by.

Names and most words are those of Unicode's CLDR (`resources/emoji/english.txt`); what maps are
about is added here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from app.layout.resources import resource_path

_PICTURE = 0xFE0F
_TONES = frozenset(range(0x1F3FB, 0x1F400))


class _Said(NamedTuple):
    name: str
    words: str


# By texts without signs that they are pictures.
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
        "☹": "sad unhappy", "😮": "surprised", "😯": "surprised", "😲": "surprised shocked",
        "😳": "embarrassed", "🥺": "pleading please", "😨": "afraid scared",
        "😰": "anxious nervous stress", "😥": "sad relieved", "😢": "sad cry", "😭": "sad cry",
        "😱": "afraid shock", "😖": "confused upset", "😣": "struggle", "😞": "disappointed sad",
        "😓": "stress sweat", "😩": "exhausted weary", "😫": "exhausted tired",
        "😤": "angry frustrated proud", "😡": "angry furious mad", "😠": "angry annoyed",
        "🤬": "angry swear", "🤯": "mind blown shocked", "😒": "unamused annoyed unhappy",
        "🤷": "shrug unsure", "🤦": "facepalm", "👍": "yes good ok like approve",
        "👎": "no bad dislike", "👏": "applause bravo", "🙏": "please thanks pray",
        "💪": "strong", "👌": "ok good", "❤": "love", "🎉": "party success", "🔥": "hot",
        "✅": "done yes ok", "❌": "no wrong failed", "⚠": "warning problem",
        "💡": "idea opportunity",
        "⏰": "time late deadline", "⏳": "wait time queue", "⌛": "wait time queue",
        "💰": "money price cost", "💳": "pay payment", "🧾": "bill", "📱": "phone app",
        "📞": "call phone hotline", "☎": "call hotline", "🎧": "support headset helpdesk",
        "🛟": "support help rescue", "📧": "mail newsletter", "💬": "chat message feedback comment",
        "🗨": "chat comment", "🤖": "chatbot bot", "⭐": "rating review feedback favourite",
        "🌟": "rating review", "📋": "survey form questionnaire checklist",
        "📝": "survey feedback review form notes", "🗳": "survey vote poll", "📊": "report metrics",
        "📈": "growth report", "📉": "loss decline report", "🛒": "shop buy basket checkout",
        "🛍": "shop buy", "📦": "parcel delivery order", "🚚": "delivery", "↩": "return back",
        "🔁": "again repeat loop", "🚪": "exit leave", "🔑": "login password access",
        "🔒": "login secure privacy", "📍": "place location touchpoint", "🗺": "journey travel",
        "🎯": "goal aim", "🚧": "barrier blocked", "🛑": "barrier blocked", "🚶": "queue step",
        "👥": "customers team group queue", "👤": "customer user persona", "🔔": "reminder notice",
        "🔍": "find", "🌐": "website online", "💻": "website online", "🏬": "branch mall",
        "🚀": "launch fast", "🐢": "slow",
        "🚗": "car", "🚲": "bike cycling", "🚆": "train rail",
    }
)  # fmt: skip


def name_of(points: Sequence[int]) -> str:
    """The name of an emoji, by its code points, whatever its skin tone; as other names begin."""
    bare = _bare(points)
    known = _all_said().get(bare)
    if known is None:
        return " ".join(f"U+{ord(one):04X}" for one in bare)
    return known.name[:1].upper() + known.name[1:]


def words_of(points: Sequence[int]) -> str:
    """Further words to find an emoji by, or ""."""
    known = _all_said().get(_bare(points))
    return known.words if known is not None else ""


def meant_by(points: Sequence[int]) -> str:
    """Words for what maps use an emoji for, or ""."""
    return _WORDS.get(_bare(points), "")


def _bare(points: Sequence[int]) -> str:
    """The text of an emoji without its tones; a tone by itself is one."""
    bare = [one for one in points if one != _PICTURE]
    return "".join(chr(one) for one in bare if one not in _TONES) or "".join(map(chr, bare))


@cache
def _all_said() -> Mapping[str, _Said]:
    said: dict[str, _Said] = {}
    for line in resource_path("emoji/english.txt").read_text("utf-8").splitlines():
        key, name, *words = line.split("\t")
        said["".join(chr(int(part, 16)) for part in key.split("-"))] = _Said(name, *words or [""])
    return MappingProxyType(said)
