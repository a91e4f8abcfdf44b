"""The order in which the words of a line go into a PDF is the order in which they are read."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.layout.text import EmojiRun, Line, TextStyle
from app.paint.pdf.reading import pieces_as_read, runs_as_read
from tests.paint.pages import typesetter

WORD = st.sampled_from(
    [
        "taxi",
        "45",
        "شكرا",
        "مرحبا",
        "שלום",
        "אני",
        "顾客",
        "ещё",
        "नमस्ते",
        "😀",
        "3.5",
        "x",
        "«",
        ".»",
    ]
)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=7).map(" ".join)


def words_in_order(line: Line) -> str:
    """What a line says to a reader that turns words round, without white space."""
    said: list[str] = []
    for run in runs_as_read(line.runs):
        if isinstance(run, EmojiRun):
            said.append(run.text)
            continue
        for piece in pieces_as_read(run):
            texts = [cluster.text for cluster in piece.clusters]
            said += reversed(texts) if piece.turned else texts
            said.append(piece.marks)
    return "".join("".join(said).split())


@given(PARAGRAPH, st.integers(40, 300))
def test_words_follow_each_other_as_they_are_read(text: str, width: int) -> None:
    block = typesetter().block(text, TextStyle(8), width)
    assert "".join(map(words_in_order, block.lines)) == "".join(text.split())


@given(PARAGRAPH)
def test_within_a_piece_all_goes_from_left_to_right(text: str) -> None:
    (line,) = typesetter().block(text, TextStyle(8), 2000).lines
    for run in line.runs:
        if isinstance(run, EmojiRun):
            continue
        for piece in pieces_as_read(run):
            positions = [cluster.x for cluster in piece.clusters]
            assert positions == sorted(positions)


@given(PARAGRAPH)
def test_what_is_turned_ends_with_a_letter_from_right_to_left(text: str) -> None:
    (line,) = typesetter().block(text, TextStyle(8), 2000).lines
    for run in line.runs:
        if isinstance(run, EmojiRun):
            continue
        for piece in pieces_as_read(run):
            if piece.turned:
                assert unicodedata.bidirectional(piece.clusters[0].text[-1]) in ("R", "AL")
            elif run.rtl:
                assert len(piece.clusters) == 1
