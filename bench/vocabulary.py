"""Words for invented maps: as many and as different as people write, so that caches gain nothing.

A small vocabulary would flatter whatever remembers words; a map of 20,000 cards met some 20,000
different ones where it was counted. The words are invented from syllables; only Thai takes real
ones, because its lines break by dictionary.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

COUNT = 24_000
"""Distinct words of the alphabet most cards are written in."""

_COUNT_OTHER = 3_000

_ONSETS = "b c ch d f g h j k l m n p qu r s sh st t th tr v w br cl dr fl gr pl sp".split()
_VOWELS = "a e i o u ai ea ee ie oo ou y".split()
_CODAS = ["", "", "", *"n r s t l d m nd st ck ng rt ll".split()]

_CYRILLIC = ("бвгджзклмнпрстфхцчш", "аеиоуыюя")
_GREEK = ("βγδζθκλμνπρστφχ", "αεηιουω")
_ACCENTED = ("bcčdfgjklłmnňprřsštvzž", "aáäeéěiíoóöøuúůüyý")
_DEVANAGARI = ("कखगघचजटडतदनपबभमयरलवसह", ("", "ा", "ि", "ी", "ु", "े", "ो", "्"))
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_THAI = (
    "ลูกค้า สินค้า ร้าน โทร ถาม รอ วัน จอง ตั๋ว ราคา บริการ แอป เปิด ปิด ดู ซื้อ ส่ง รับ คืน ช้า เร็ว ดี "
    "ง่าย ยาก พนักงาน หมายเลข คำสั่ง ข้อความ อีเมล ยืนยัน"
).split()

Words = tuple[str, ...]


def latin() -> Words:
    """``COUNT`` distinct invented words with the lengths that English words have."""
    dice = random.Random(20261122)

    def word() -> str:
        parts = dice.choices((1, 2, 3), (5, 6, 2))[0]
        return "".join(
            dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(parts)
        )

    return _distinct(word, COUNT)


def others() -> Mapping[str, Words]:
    """Distinct words of ten scripts, by name; Latin there is the accented kind."""
    dice = random.Random(10)

    def syllables(consonants: str, vowels: str | tuple[str, ...]) -> Callable[[], str]:
        return lambda: "".join(
            dice.choice(consonants) + dice.choice(vowels) for _ in range(dice.randint(1, 4))
        )

    def letters(alphabet: str, least: int, most: int) -> Callable[[], str]:
        return lambda: "".join(dice.choices(alphabet, k=dice.randint(least, most)))

    ideographs = "".join(map(chr, range(0x4E00, 0x5E00)))
    hiragana = "".join(map(chr, range(0x3042, 0x3090)))
    hangul = "".join(map(chr, range(0xAC00, 0xD000)))
    makers: dict[str, Callable[[], str]] = {
        "accented Latin": syllables(*_ACCENTED),
        "Cyrillic": syllables(*_CYRILLIC),
        "Greek": syllables(*_GREEK),
        "Chinese": letters(ideographs, 2, 4),
        "Japanese": letters(hiragana + ideographs[:200], 2, 5),
        "Korean": letters(hangul, 1, 4),
        "Arabic": letters(_ARABIC, 3, 7),
        "Hebrew": letters(_HEBREW, 3, 6),
        "Hindi": syllables(*_DEVANAGARI),
        "Thai": lambda: "".join(dice.choices(_THAI, k=3)),
    }
    return {script: _distinct(maker, _COUNT_OTHER) for script, maker in makers.items()}


def _distinct(word: Callable[[], str], count: int) -> Words:
    def fresh() -> Iterator[str]:
        met: set[str] = set()
        while True:
            made = word()
            if made not in met:
                met.add(made)
                yield made

    return tuple(islice(fresh(), count))
