"""The comma that goes with what a text is written in."""

from __future__ import annotations

import unicodedata

_KANA, _HAN, _ARABIC = ("HIRAGANA", "KATAKANA"), ("CJK",), ("ARABIC",)


def comma_after(text: str, language: str = "") -> str:
    """The comma, with its blank where it has one, behind a text: that of its last letter's script.

    Han alone does not tell which; Japanese and its kana take their own, others the wide one.
    """
    letter = next((one for one in reversed(text) if one.isalpha()), "")
    script = unicodedata.name(letter, "") if letter else ""
    if script.startswith(_ARABIC):
        return "، "
    if script.startswith(_KANA):
        return "、"
    if script.startswith(_HAN):
        return "、" if language.partition("-")[0].lower() == "ja" else "，"
    return ", "
