"""Words measured by adding up pairs are as wide as HarfBuzz shapes them."""

from __future__ import annotations

import math
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.text import GlyphRun, TextStyle, Typesetter
from app.layout.text.characters import ALPHABET
from app.layout.text.faces import Face
from app.layout.text.pairs import PairAdvances, SquareAdvances
from app.layout.text.shaping import Cluster, shape, shape_letters
from tests.layout.text.samples import BOOK

LETTERS = [c for c in map(chr, range(sys.maxunicode)) if ALPHABET.fullmatch(c)]
FACES = [BOOK.base(bold, italic) for bold, italic in ((False, False), (True, False), (False, True))]
PAIRS = {face.key: PairAdvances(face) for face in FACES}


def test_there_are_three_base_faces() -> None:
    assert len(PAIRS) == 3
    assert BOOK.base(bold=True, italic=True) is BOOK.base(bold=True, italic=False)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.key)
def test_the_base_faces_have_every_letter_as_one_cluster(face: Face) -> None:
    assert len(LETTERS) > 1300
    assert [c for c in LETTERS if not face.glyph(c)] == []
    advance, clusters = shape_letters(face, "".join(c + " " for c in LETTERS))
    assert [cluster.text for cluster in clusters] == list("".join(c + " " for c in LETTERS))
    assert advance > 0


@given(
    st.text(LETTERS, min_size=1, max_size=30).map(lambda t: t.replace("-", "")),
    st.sampled_from(FACES),
)
def test_sums_of_pairs_are_the_shaped_width(text: str, face: Face) -> None:
    places = PAIRS[face.key].places(text)
    advance, clusters = shape_letters(face, text)
    assert places == [*(int(cluster.x) for cluster in clusters), advance]


@given(st.text(LETTERS, min_size=1, max_size=30), st.sampled_from(FACES))
def test_letters_stand_in_their_lines_as_they_are_shaped(text: str, face: Face) -> None:
    style = TextStyle(
        10, bold=face is BOOK.base(True, False), italic=face is BOOK.base(False, True)
    )
    (line,) = Typesetter("en", BOOK).block(text, style, math.inf, "left").lines
    shaped: list[Cluster] = []
    for part in re.findall("[^-]*-+|[^-]+", text.rstrip(" ")):
        start = shaped[-1].x + shaped[-1].advance if shaped else 0
        shaped += [one._replace(x=one.x + start) for one in shape_letters(face, part)[1]]
    runs = [run for run in line.runs if isinstance(run, GlyphRun)]
    assert [cluster for run in runs for cluster in run.clusters] == shaped


def test_kerning_is_there_and_stops_at_hyphens() -> None:
    pairs = PAIRS[FACES[0].key]
    assert pairs.places("AV")[1] < pairs.alone("A")
    assert pairs.places("-T")[1] == pairs.alone("-")
    assert pairs.places("A ")[1] == pairs.alone("A")


@pytest.mark.parametrize("text", ["你好，世界（全）", "コーヒー。「」ッ", "한국어"])
def test_squares_are_as_wide_as_shaped(text: str) -> None:
    finder = BOOK.finder(bold=False, italic=False, language="ja")
    for character in text:
        face = finder[character]
        assert face is not None
        assert face.name in ("SC", "JP", "KR")
        assert SquareAdvances(face).places(character)[1] == shape(face, character, False).advance
