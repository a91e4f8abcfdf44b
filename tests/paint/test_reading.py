"""The order in which the words of a line go into a PDF is the order in which they are read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.layout.text import EmojiRun, Line, TextStyle
from app.paint.pdf.reading import clusters_as_read, runs_as_read
from tests.paint.pages import typesetter

WORD = st.sampled_from(
    ["taxi", "45", "شكرا", "مرحبا", "שלום", "אני", "顾客", "ещё", "नमस्ते", "😀", "3.5", "x"]
)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=7).map(" ".join)


def words_in_order(line: Line, text: str) -> list[str]:
    """The words of a line as they go into the file."""
    parts: list[str] = []
    for run in runs_as_read(line.runs, text):
        if isinstance(run, EmojiRun):
            parts.append(run.text)
            continue
        word: list[str] = []
        for cluster in [*clusters_as_read(run), None]:
            if cluster is None or cluster.text.isspace():
                parts.append("".join(reversed(word) if run.rtl else word))
                parts.append("" if cluster is None else " ")
                word = []
            else:
                word.append(cluster.text)
    return "".join(parts).split()


@given(PARAGRAPH, st.integers(40, 300))
def test_words_follow_each_other_as_they_are_read(text: str, width: int) -> None:
    block = typesetter().block(text, TextStyle(8), width)
    told = [
        word
        for line in block.lines
        for word in words_in_order(line, block.text[line.start : line.end])
    ]
    assert "".join(told) == "".join(text.split())


@given(st.lists(st.sampled_from(["شكرا", "مرحبا", "جدا"]), min_size=2, max_size=5))
def test_within_a_word_all_goes_from_left_to_right(words: list[str]) -> None:
    block = typesetter().block(" ".join(words), TextStyle(8), 1000)
    (line,) = block.lines
    for run in line.runs:
        assert not isinstance(run, EmojiRun)
        positions: list[float] = []
        for cluster in clusters_as_read(run):
            if cluster.text.isspace():
                positions = []
                continue
            assert not positions or cluster.x >= positions[-1]
            positions.append(cluster.x)
