"""Tables on their way through plain text and HTML, as spreadsheets write and read them."""

from __future__ import annotations

import csv
import io
import re
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editor.clipboard.html_table import read_html, write_html
from app.editor.clipboard.html_words import read_words
from app.editor.clipboard.table import Table, TableError, plain_breaks, reconciled, squared
from app.editor.clipboard.tsv import read_tsv, write_tsv
from tests.generators import WORDS

_CELLS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.text('"\t\n\r ab,;', max_size=8),
    st.sampled_from(sorted(WORDS.values())),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=4))
    return squared(rows)


def _plain(table: Table) -> Table:
    return tuple(tuple(map(plain_breaks, row)) for row in table)


@given(tables())
def test_any_texts_come_back_from_plain_text(table: Table) -> None:
    assert read_tsv(write_tsv(table)) == _plain(table)


@given(tables())
def test_any_texts_come_back_from_html(table: Table) -> None:
    assert read_html(write_html(table)) == _plain(table)


@pytest.mark.parametrize("text", ["=1+1", "007", "1/2", "0.10", "two\nlines"])
def test_each_cell_of_html_is_marked_as_a_text(text: str) -> None:
    html = write_html(((text, "word"), ("", text)))
    # Office Open HTML: a format of "@" is that of texts, and a line break stays within its cell.
    (style,) = re.findall("<style>(.*)</style>", html)
    assert style.split("} ") == [
        r'td{mso-number-format:"\@"', "br{mso-data-placement:same-cell}"
    ]  # fmt: skip
    # Calc writes language, number and format of a cell; that of texts is the same.
    assert re.findall("<td([^>]*)>", html) == [' sdnum="1033;0;@"'] * 4
    assert read_html(html) == ((text, "word"), ("", text))


@given(tables())
def test_another_programs_reader_finds_the_same_texts(table: Table) -> None:
    # Python's csv is told the rules of Excel; it reads no line feed as a row that is not one.
    read = csv.reader(io.StringIO(write_tsv(table), newline=""), dialect="excel-tab")
    assert squared([row or [""] for row in read]) == _plain(table)


@given(tables())
def test_another_programs_text_is_read_as_it_was_meant(table: Table) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, dialect="excel-tab").writerows(_plain(table))
    assert read_tsv(out.getvalue()) == _plain(table)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("", (("",),)),
        ("one", (("one",),)),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\t\n\tb\n", (("a", ""), ("", "b"))),
        ("a\n\n", (("a",), ("",))),
        ('"two\nlines"\tx', (("two\nlines", "x"),)),
        ('"two\r\nlines"\tx', (("two\nlines", "x"),)),
        ('"a ""quoted"" word\n"\tx', (('a "quoted" word\n', "x"),)),
        # Excel leaves the marks of a text alone that has neither tab nor line break.
        ('"hello"\tx', (('"hello"', "x"),)),
        ('"a" and "b"\tx', (('"a" and "b"', "x"),)),
        ('5" pipe\tx', (('5" pipe', "x"),)),
        ('"open\tx', (('"open', "x"),)),
        ("a\tb\nc\n", (("a", "b"), ("c", ""))),
    ],
)
def test_what_spreadsheets_write_as_text(text: str, table: Table) -> None:
    assert read_tsv(text) == table


@pytest.mark.parametrize(
    ("html", "table"),
    [
        ("<p>no table</p>", None),
        ("<table><tr><td> a\n  b </td><td>c<br>d</td></tr></table>", (("a b", "c\nd"),)),
        ("<table><tr><td>a<br>\n  b</td></tr></table>", (("a\nb",),)),
        ("<TABLE><TR><TD>1<TD>2<TR><TD>3<TD>4</TABLE>", (("1", "2"), ("3", "4"))),
        (
            "<table><tr><td colspan=2>a</td><td rowspan=2>b</td></tr>"
            "<tr><td>c</td><td>d</td></tr></table>",
            (("a", "", "b"), ("c", "d", "")),
        ),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", (("one\ntwo",),)),
        (
            "<table><tr><td><b>fat</b> <i>&amp;</i> &lt;x&gt; &#x41;</td></tr></table>",
            (("fat & <x> A",),),
        ),
        ("<table><tr><td>a<script>bad()</script><style>x{}</style>b</td></tr></table>", (("ab",),)),
        (
            "<table><tr><td>a<table><tr><td>in</td></tr></table>b</td><td>c</td></tr></table>",
            (("a\nin\nb", "c"),),
        ),
        (
            "<table><tr><td>a<b style='mso-spacerun:yes'>&nbsp;&nbsp; </b>b</td></tr></table>",
            (("a   b",),),
        ),
        ("<table><tr><td>12&nbsp;€</td></tr></table>", (("12\u00a0€",),)),
        ("<table><tr><td>cut off", (("cut off",),)),
        # Anything else that is seen makes it a text that holds tables.
        ("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", None),
        ("<p>before</p><table><tr><td>a</td></tr></table>", None),
        ("<table><tr><td>a</td></tr></table>after", None),
        ("<table>stray<tr><td>a</td></tr></table>", None),
        (
            "<html><head><title>t</title><meta charset=utf-8><body><!--x--><style>p{}</style>"
            "<p>&nbsp;</p><table><tr><td>a</td></tr></table>&#8203;<p></p><table></table></html>",
            (("a",),),
        ),
        (
            "<table><caption>Prices</caption><tr><td>a</td><td>b</td></tr></table>",
            (("Prices", ""), ("a", "b")),
        ),
        ("<table><caption> </caption><tr><td>a</td></tr></table>", (("a",),)),
    ],
)
def test_what_others_write_as_html(html: str, table: Table | None) -> None:
    assert read_html(html) == table


@pytest.mark.parametrize(
    "part",
    [
        "<p>",
        "<head>",
        "<",
        "<a ",
        "<!--",
        "</",
        "&#",
        "<td>",
        "<table>",
        "<b>",
        '<td rowspan="999999999">',
        "<![",
        "<?",
    ],
)
def test_hostile_html_takes_no_time(part: str) -> None:
    started = time.process_time()
    with suppress(TableError):
        read_html("<table><tr><td>" + part * (400_000 // len(part)) + "</td></tr></table>")
    read_words(part * (400_000 // len(part)))
    assert time.process_time() - started < 4


@pytest.mark.parametrize("part", ['"', '"\t', '""', '"\n', '"a""\t', '"""a\t', "\t", "\n"])
def test_hostile_text_takes_no_time(part: str) -> None:
    started = time.process_time()
    with suppress(TableError):
        read_tsv(part * (400_000 // len(part)))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>fat</b> and\n <i>thin</i> &amp; more", "fat and thin & more"),
        (
            "<html><head><title>no</title><meta charset=utf-8><body><p>one<p>two<br>three",
            "one\ntwo\nthree",
        ),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        (
            "<p>first</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><p>last",
            "first\na\tb\nc\nlast",
        ),
        ("<pre>a  b\n c</pre>d", "a  b\n c\nd"),
        ("a<script>bad()</script><style>x{}</style><!-- no -->b", "ab"),
    ],
)
def test_html_says_what_is_seen_of_it(html: str, text: str) -> None:
    assert read_words(html) == text


@given(tables())
def test_no_word_of_a_table_within_a_text_is_lost(table: Table) -> None:
    html = write_html(table).replace("<body>", "<body>before").replace("</body>", "after</body>")
    assert read_html(html) is None
    words = [*("before", *(cell for row in table for cell in row), "after")]
    assert read_words(html).split() == [one for word in words for one in word.split()]


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(TableError):
        read_tsv("a\t" * 60_000)
    with pytest.raises(TableError):
        read_html("<table><tr>" + "<td colspan=1000>x" * 60 + "</table>")
    with pytest.raises(TableError):
        read_html("<table>" + "x" * 9_000_000 + "</table>")


def test_of_two_flavours_line_breaks_and_spaces_are_kept() -> None:
    # LibreOffice Calc writes spaces for line breaks into its text, and HTML loses double spaces.
    plain, marked = (("a b", "c  d", "e"),), (("a\nb", "c d", "e"),)
    assert reconciled(plain, marked) == (("a\nb", "c  d", "e"),)
    assert reconciled((("a",), ("b",)), (("a\nb",),)) == (("a\nb",),)
