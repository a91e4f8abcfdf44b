"""A space comes between words, and nowhere else."""

from __future__ import annotations

import pytest

from app.editor.joining import gap_before


@pytest.mark.parametrize(
    ("text", "first", "gap"),
    [
        ("the bedding", "E", " "),
        ("the bedding.", "E", " "),
        ("12", "m", " "),
        ("the bedding", "(", " "),
        ("the bedding", ",", ""),
        ("the bedding", "…", ""),
        ("the bedding ", "E", ""),
        ("the bedding\n", "E", ""),
        ("the (", "E", ""),
        ("e-", "m", ""),
        ("and/", "o", ""),
        ("", "E", ""),
        ("bedding", "", ""),
        ("ベッド", "が", ""),
        ("床上", "用", ""),
        ("เตียง", "น", ""),
        ("кровать", "и", " "),
        ("السرير", "و", " "),
    ],
)
def test_a_space_comes_between_words_alone(text: str, first: str, gap: str) -> None:
    assert gap_before(text, first) == gap
