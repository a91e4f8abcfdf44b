"""Copy, cut and paste in the window, with what spreadsheets put on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.acts.act import cards_selected
from app.editor.clipboard.html_table import read_html
from app.editor.clipboard.tsv import read_tsv, write_tsv
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.layout import formats
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.stage import Stage, Step
from app.ui.document import Document
from app.ui.window import MainWindow
from tests.editor.maps import sample, small_map
from tests.ui.conftest import settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

ROWS, COLUMNS = 8, 12


def _cell(row: int, column: int) -> str:
    """A cell of the block: words, line breaks, quotation marks, other scripts, and nothing."""
    texts = (
        f"Step {row}.{column}", "", 'she said "no"', f"first line\nsecond {row}", "Warten, wieder",
        "顧客は 待つ", '"quoted"', "", "ждёт ответа", "العميل ينتظر", "a, b; c", "tab\there",
    )  # fmt: skip
    return texts[(row * 5 + column) % len(texts)]


BLOCK = tuple(tuple(_cell(row, column) for column in range(COLUMNS)) for row in range(ROWS))


def calc_text() -> str:
    """The block as LibreOffice Calc's text flavour has it, quoted line breaks included."""

    def written(cell: str) -> str:
        if any(sign in cell for sign in '\t\n"'):
            return '"' + cell.replace('"', '""') + '"'
        return cell

    return "".join("\t".join(map(written, row)) + "\n" for row in BLOCK)


def calc_html() -> str:
    """The block as LibreOffice Calc's HTML flavour has it."""

    def written(cell: str) -> str:
        text = cell.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        text = text.replace("\n", "<br>\n\t\t").replace("\t\t", "")
        font = '<font face="Liberation Sans" color="#000000">'
        inside = f"{font}{text}</font>" if text else "<br>"
        return f'\t\t<td height="17" align="left">{inside}</td>\n'

    rows = "".join("\t<tr>\n" + "".join(map(written, row)) + "\t</tr>\n" for row in BLOCK)
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">\n<html>\n<head>\n'
        '<meta http-equiv="content-type" content="text/html; charset=utf-8"/>\n'
        '<style type="text/css">body,div,table { font-size:x-small } a.comment:hover { x:y }'
        '</style>\n</head>\n<body>\n<table cellspacing="0" border="0">\n'
        f'\t<colgroup span="{COLUMNS}" width="85"></colgroup>\n{rows}</table>\n</body>\n</html>\n'
    )


@pytest.fixture
def shown(window: MainWindow) -> Callable[[JourneyMap], MainWindow]:
    """The window with a map."""

    def show(map_: JourneyMap) -> MainWindow:
        window.show_document(Document(map_, None, None, read_only=False))
        settle()
        return window

    return show


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    focused = QApplication.focusWidget()
    QTest.keyClick(focused or window, key, held)
    settle()


def clip(text: str | None = None, html: str | None = None) -> None:
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if html is not None:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def the_map(window: MainWindow) -> JourneyMap:
    assert window.document is not None
    return window.document.session.map


def select(window: MainWindow, selection: Selection) -> None:
    assert window.canvas is not None
    window.canvas.select(selection)
    settle()


def wide_map() -> JourneyMap:
    """A map of 13 steps and 9 lanes without cards."""
    return JourneyMap(
        id="wide",
        title="Wide",
        stages=tuple(
            Stage(id=f"stage{at}", name=f"S{at}", steps=(Step(id=f"step{at}"),)) for at in range(13)
        ),
        lanes=tuple(Lane(id=f"lane{at}", type="action", title=f"L{at}") for at in range(9)),
    )


@pytest.mark.parametrize("flavours", ["both", "text", "html"])
def test_a_block_of_calc_lands_exactly_and_copies_back_as_the_same_text(
    shown: Callable[[JourneyMap], MainWindow], flavours: str
) -> None:
    window = shown(wide_map())
    before = the_map(window)
    # Only text knows tabs within a cell: HTML has them as spaces.
    block = [
        [cell.replace("\t", " ") if flavours == "html" else cell for cell in row] for row in BLOCK
    ]
    clip(None if flavours == "html" else calc_text(), None if flavours == "text" else calc_html())
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    map_ = the_map(window)
    for row in range(9):
        for column in range(13):
            cards = map_.cells.get((f"lane{row}", f"step{column}"), ())
            wanted = block[row - 1][column - 1] if row and column else ""
            assert [card.text for card in cards] == ([wanted] if wanted else [])
    press(window, Qt.Key.Key_A)
    press(window, Qt.Key.Key_C)
    if flavours != "html":
        assert QGuiApplication.clipboard().text() == calc_text_as_ours()
    clip_back = QGuiApplication.clipboard().mimeData()
    assert clip_back.hasImage()
    press(window, Qt.Key.Key_Z)
    assert the_map(window) is before


@pytest.mark.parametrize("own", [False, True], ids=["of a spreadsheet", "of a map"])
def test_a_block_whose_edge_is_empty_is_copied_back_right_after_it_was_pasted(
    shown: Callable[[JourneyMap], MainWindow], own: bool
) -> None:
    window = shown(wide_map())
    block = tuple(
        tuple(f"{row}\n{column}" if 0 < row < 7 and 0 < column < 11 else "" for column in range(12))
        for row in range(8)
    )
    clip(write_tsv(block))
    for at in ("step1", "step0") if own else ("step1",):
        select(window, Selection((), ("lane1", at)))
        press(window, Qt.Key.Key_V)
        assert window.document is not None
        chosen = window.document.session.selection
        assert (chosen.cell, chosen.anchor) == (("lane1", at), ("lane8", f"step{int(at[4:]) + 11}"))
        assert len(chosen.records) == 60
        press(window, Qt.Key.Key_C)
        assert QGuiApplication.clipboard().text() == write_tsv(block)
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert len(the_map(window).cards) == (60 if own else 0)


def test_after_a_paste_only_what_came_is_copied_and_moved(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    there = Card(id="there", lane="lane1", step="step2", type="action", text="there before")
    window = shown(evolve(wide_map(), cards=(there,)))
    clip("a\t\nb\tc\n")
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    press(window, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "a\t\nb\tc\n"
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    found = {card.text: (card.lane, card.step) for card in the_map(window).cards}
    assert found == {
        "there before": ("lane1", "step2"), "a": ("lane1", "step0"),
        "b": ("lane2", "step0"), "c": ("lane2", "step1"),
    }  # fmt: skip


def calc_text_as_ours() -> str:
    """The block's text with marks only round cells that need them."""
    assert read_tsv(calc_text()) == BLOCK
    return write_tsv(BLOCK)


@pytest.mark.parametrize("html", [None, "<p>one</p><p>two</p>"])
def test_the_lines_of_a_text_become_cards_of_one_cell(
    shown: Callable[[JourneyMap], MainWindow], html: str | None
) -> None:
    window = shown(wide_map())
    before = the_map(window)
    clip("one\n\ntwo", html)
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    assert [card.text for card in the_map(window).cells["lane1", "step1"]] == ["one", "two"]
    assert len(the_map(window).cards) == 2
    toast = window.tools.editing.acting.toast
    assert toast.text == "2 cards in one cell"
    assert [button.text() for button in toast.buttons] == ["One in Each Lane", "Undo"]
    QTest.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    settle()
    for lane, text in (("lane1", "one"), ("lane3", "two")):
        assert [card.text for card in the_map(window).cells[lane, "step1"]] == [text]
    press(window, Qt.Key.Key_Z)
    assert the_map(window) is before


def test_a_column_of_a_spreadsheet_goes_down_the_lanes(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(wide_map())
    clip("one\ntwo\n", "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>")
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    for lane, text in (("lane1", "one"), ("lane2", "two")):
        assert [card.text for card in the_map(window).cells[lane, "step1"]] == [text]


MIXED = """Barriers we saw:

slow app\tno signal
long queue\tno seat

Then the second week:

rude driver\tno change
"""

MIXED_HTML = (
    "<p>Barriers we saw:</p><table><tr><td>slow app</td><td>no signal</td></tr>"
    "<tr><td>long queue</td><td>no seat</td></tr></table><p>Then the second week:</p>"
    "<table><tr><td>rude driver</td><td>no change</td></tr></table>"
)

MIXED_LINES = [
    "Barriers we saw:",
    "slow app\tno signal",
    "long queue\tno seat",
    "Then the second week:",
    "rude driver\tno change",
]


@pytest.mark.parametrize("flavours", ["both", "text", "html"])
def test_of_a_text_that_holds_tables_no_word_is_lost(
    shown: Callable[[JourneyMap], MainWindow], flavours: str
) -> None:
    window = shown(wide_map())
    before = the_map(window)
    plain = None if flavours == "html" else MIXED
    clip(plain, None if flavours == "text" else MIXED_HTML)
    here = Selection((), ("lane1", "step1"))
    select(window, here)
    press(window, Qt.Key.Key_V)
    assert {(card.lane, card.step) for card in the_map(window).cards} == {("lane1", "step1")}
    assert [card.text for card in the_map(window).cards] == MIXED_LINES
    assert window.tools.editing.acting.toast.text == "5 cards in one cell"
    press(window, Qt.Key.Key_Z)
    assert the_map(window) is before
    select(window, here)
    press(window, Qt.Key.Key_V, CTRL | SHIFT)
    assert [card.text for card in the_map(window).cards] == ["\n".join(MIXED_LINES)]
    press(window, Qt.Key.Key_Z)
    select(window, here)
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    press(window, Qt.Key.Key_V)
    assert window.canvas is not None
    assert window.canvas.is_writing
    written = window.canvas.hands().writing.editor.text()
    assert written == (plain or "\n".join(MIXED_LINES))
    press(window, Qt.Key.Key_Return, CTRL)
    assert [card.text for card in the_map(window).cards] == [written]


def test_rows_of_a_text_are_cells_where_none_of_them_is_a_line_of_words(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(wide_map())
    clip("a\tb\tc\n\nd\te\n", "<p>a b c</p><p>d e</p>")
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    found = {(card.lane, card.step): card.text for card in the_map(window).cards}
    assert found == {
        ("lane1", "step1"): "a", ("lane1", "step2"): "b", ("lane1", "step3"): "c",
        ("lane3", "step1"): "d", ("lane3", "step2"): "e",
    }  # fmt: skip


@pytest.mark.parametrize(
    "held",
    [
        "\tNeed\tBuy\nPains\nIdeas\tcold\twet\nMore",
        "\tNeed\tBuy\nPains\t\t\nIdeas\tcold\twet\nMore\n\n",
    ],
    ids=["trimmed", "with some of its tabs"],
)
@pytest.mark.parametrize("html", [None, "<div>Need Buy</div>"])
def test_a_table_keeps_its_cells_where_an_editor_took_the_tabs_at_the_ends_of_its_rows(
    shown: Callable[[JourneyMap], MainWindow], held: str, html: str | None
) -> None:
    window = shown(wide_map())
    clip(held, html)
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    found = {(card.lane, card.step): card.text for card in the_map(window).cards}
    assert found == {
        ("lane1", "step2"): "Need", ("lane1", "step3"): "Buy",
        ("lane2", "step1"): "Pains",
        ("lane3", "step1"): "Ideas", ("lane3", "step2"): "cold", ("lane3", "step3"): "wet",
        ("lane4", "step1"): "More",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("slow app\tno signal\n\nThen it rained", None),
        ("Barriers\nslow app\tno signal", None),
        (None, "<table><tr><td>slow app</td><td>no signal</td></tr></table><p>It rained</p>"),
    ],
    ids=["words below", "words above", "HTML that says so"],
)
def test_words_beside_a_table_are_lines_wherever_they_stand(
    shown: Callable[[JourneyMap], MainWindow], plain: str | None, html: str | None
) -> None:
    window = shown(wide_map())
    clip(plain, html)
    select(window, Selection((), ("lane1", "step1")))
    press(window, Qt.Key.Key_V)
    assert {(card.lane, card.step) for card in the_map(window).cards} == {("lane1", "step1")}
    assert "slow app\tno signal" in [card.text for card in the_map(window).cards]


ONLY_HTML = "<html><body><b>only html</b> words</body></html>"


def test_of_html_alone_the_words_are_pasted_on_a_cell_and_into_a_text(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(wide_map())
    clip(None, ONLY_HTML)
    for key, held in ((Qt.Key.Key_V, CTRL), (Qt.Key.Key_V, CTRL | SHIFT)):
        select(window, Selection((), ("lane1", "step1")))
        press(window, key, held)
    select(window, Selection((), ("lane1", "step1")))
    for text in ("only html words", "only html wordsonly html words"):
        if window.canvas is not None and not window.canvas.is_writing:
            press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        assert "paste" in window.tools.editing.situation().acts
        press(window, Qt.Key.Key_V)
        assert window.canvas is not None
        assert window.canvas.hands().writing.editor.text() == text
    press(window, Qt.Key.Key_Return, CTRL)
    texts = [card.text for card in the_map(window).cells["lane1", "step1"]]
    assert texts == ["only html words", "only html words", "only html wordsonly html words"]


def test_growth_is_offered_and_done_by_one_key(shown: Callable[[JourneyMap], MainWindow]) -> None:
    window = shown(small_map())
    before = the_map(window)
    clip("a\tb\tc\td\ne\tf\tg\th\n")
    select(window, Selection((), ("do", "pay")))
    press(window, Qt.Key.Key_V)
    bar = window.messages.bar("paste")
    assert bar is not None
    assert bar.label.text() == "The block is 3 stages wider than the map."
    assert [button.text() for button in bar.buttons] == ["Add 3 Stages", "Leave Out the Rest"]
    assert the_map(window) is before
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert len(the_map(window).stages) == 5
    last = the_map(window).stages[-1].steps[0].id
    assert [card.text for card in the_map(window).cells["do", last]] == ["d"]
    assert window.canvas is not None
    assert window.canvas.view.hasFocus()
    press(window, Qt.Key.Key_Z)
    assert the_map(window) is before


def test_that_nothing_is_left_of_a_block_but_the_rest_is_said(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    before = the_map(window)
    clip("\tbeyond")
    select(window, Selection((), ("do", "pay")))
    press(window, Qt.Key.Key_V)
    bar = window.messages.bar("paste")
    assert bar is not None
    bar.buttons[1].click()
    settle()
    assert the_map(window) is before
    said = window.messages.bar("clipboard")
    assert said is not None
    assert said.label.text() == "All of it lies beyond the map: nothing was pasted"


def test_a_block_may_be_cut_off_or_given_up(shown: Callable[[JourneyMap], MainWindow]) -> None:
    window = shown(small_map())
    before = the_map(window)
    clip("a\tb\n")
    select(window, Selection((), ("do", "pay")))
    press(window, Qt.Key.Key_V)
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.messages.bar("paste") is None
    assert the_map(window) is before
    assert window.canvas is not None
    assert window.canvas.view.hasFocus()
    press(window, Qt.Key.Key_V)
    bar = window.messages.bar("paste")
    assert bar is not None
    bar.buttons[1].click()
    settle()
    assert [card.text for card in the_map(window).cells["do", "pay"]] == ["a"]
    assert len(the_map(window).stages) == 2


def test_cards_are_cut_and_pasted_with_all_details(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(sample("taxi"))
    before = the_map(window)
    pair = before.pairs[0]
    card = next(one for one in before.cards if one.id == pair.recommendation)
    select(window, select_record(before, card.id))
    press(window, Qt.Key.Key_X)
    assert card.id not in the_map(window).records
    assert window.document is not None
    assert window.document.session.undo_label == "Cut Card"
    press(window, Qt.Key.Key_V)
    (back,) = cards_selected(the_map(window), window.document.session.selection)
    assert (
        back.model_copy(update={"id": card.id, "comments": card.comments, "votes": card.votes})
        == card
    )
    press(window, Qt.Key.Key_Z)
    press(window, Qt.Key.Key_Z)
    assert the_map(window) is before


def test_copy_puts_text_table_and_picture_on_the_clipboard(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    select(window, Selection(("hole", "look"), ("do", "find")))
    press(window, Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "I see a hole\tI look around\n"
    assert read_html(data.html()) == (("I see a hole", "I look around"),)
    assert data.hasImage()
    select(window, select_record(the_map(window), "try"))
    press(window, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "I try some on"


def test_one_card_of_all_text(shown: Callable[[JourneyMap], MainWindow]) -> None:
    window = shown(small_map())
    clip("a\tb\nc\td\n")
    select(window, Selection((), ("do", "pay")))
    press(window, Qt.Key.Key_V, CTRL | SHIFT)
    assert [card.text for card in the_map(window).cells["do", "pay"]] == ["a\nb\nc\nd"]


def test_the_picture_is_of_the_selected_cards_or_the_map(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    select(window, select_record(the_map(window), "look"))
    press(window, Qt.Key.Key_C, CTRL | SHIFT)
    card = QGuiApplication.clipboard().image()
    assert not card.isNull()
    assert window.messages.bar("clipboard") is not None
    select(window, Selection(("map",)))
    press(window, Qt.Key.Key_C, CTRL | SHIFT)
    whole = QGuiApplication.clipboard().image()
    assert whole.width() > 3 * card.width()


def test_while_writing_the_clipboard_is_the_texts(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    before = the_map(window)
    select(window, select_record(before, "look"))
    assert window.canvas is not None
    window.canvas.write_selected()
    settle()
    clip("two\nlines")
    window.actions_by_command.by_id["paste"].trigger()
    settle()
    assert window.canvas.hands().writing.editor.text() == "I look aroundtwo\nlines"
    press(window, Qt.Key.Key_V)
    assert window.canvas.hands().writing.editor.text() == "I look aroundtwo\nlinestwo\nlines"
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert the_map(window) is before


@pytest.mark.parametrize("kind", ["files", "empty", "broken", "huge"])
def test_what_cannot_be_pasted_is_told(
    shown: Callable[[JourneyMap], MainWindow], kind: str, tmp_path: Path
) -> None:
    window = shown(small_map())
    before = the_map(window)
    data = QMimeData()
    if kind == "files":
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    elif kind == "huge":
        data.setText("a\t" * 60_000)
    elif kind == "broken":
        data.setData("application/x-footpath-cells", b"{broken")
    QGuiApplication.clipboard().setMimeData(data)
    press(window, Qt.Key.Key_V)
    assert the_map(window) is before
    bar = window.messages.bar("clipboard")
    assert bar is not None
    assert ("cannot be read" in bar.label.text()) == (kind == "broken")


def test_half_a_character_does_no_harm(shown: Callable[[JourneyMap], MainWindow]) -> None:
    window = shown(small_map())
    clip("a\ud800b")
    select(window, Selection((), ("do", "pay")))
    press(window, Qt.Key.Key_V)
    (card,) = the_map(window).cells["do", "pay"]
    assert card.text.replace("\ufffd", "") == "ab"


def test_a_lane_goes_from_one_window_to_another(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(sample("taxi"))
    lane = the_map(window).lanes[0]
    select(window, Selection((lane.id,)))
    press(window, Qt.Key.Key_C)
    shown(small_map())
    select(window, Selection(("do",)))
    press(window, Qt.Key.Key_V)
    assert the_map(window).lanes[1].title == lane.title
    assert "for the cards" in window.tools.editing.acting.toast.text


def test_numbers_of_metrics_and_scores_go_through_a_spreadsheet(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    map_ = sample("taxi")
    window = shown(map_)
    lane = next(one for one in map_.lanes if one.type == "metric")
    before = [card for card in map_.cards if card.lane == lane.id]
    assert any(card.value is not None for card in before)
    select(window, Selection(tuple(one.id for one in before), (lane.id, before[-1].step)))
    press(window, Qt.Key.Key_C)
    text = QGuiApplication.clipboard().text()
    assert text.split("\t")[0] == "2 min"
    clip(text)
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    select(window, Selection((), (lane.id, before[0].step)))
    press(window, Qt.Key.Key_V)
    after = [card for card in the_map(window).cards if card.lane == lane.id]
    assert [(card.step, card.value, card.text) for card in after] == [
        (card.step, card.value, card.text) for card in before
    ]


def test_a_number_and_a_level_pasted_into_another_lane_are_said_in_words(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    map_ = sample("taxi")
    window = shown(map_)
    times = next(one for one in map_.lanes if one.type == "metric")
    actions = next(one for one in map_.lanes if one.type == "action")
    card = next(one for one in map_.cards if one.lane == times.id and one.value is not None)
    for verb, there in ((Qt.Key.Key_C, True), (Qt.Key.Key_X, False)):
        select(window, Selection((card.id,), (times.id, card.step)))
        press(window, verb)
        assert (card.id in the_map(window).records) is there
        select(window, Selection((), (actions.id, map_.steps[-1].id)))
        press(window, Qt.Key.Key_V)
        pasted = the_map(window).cells[actions.id, map_.steps[-1].id][-1]
        assert pasted.text == formats.amount(card.value or 0.0, "seconds", "en")
        assert pasted.value is None


@pytest.mark.parametrize(
    "text", ["0170 1234567", "007", "1 h 90", "12 min", "two hours", "030/123"]
)
def test_what_is_pasted_among_times_is_copied_back_as_it_was(
    shown: Callable[[JourneyMap], MainWindow], text: str
) -> None:
    map_ = sample("taxi")
    window = shown(map_)
    lane = next(one for one in map_.lanes if one.type == "metric")
    select(window, Selection((), (lane.id, map_.steps[0].id)))
    clip(text)
    press(window, Qt.Key.Key_V)
    press(window, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().strip("\n") == text


def test_of_a_cell_none_of_whose_cards_is_selected_all_are_taken(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    select(window, Selection((), ("do", "find")))
    press(window, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().strip('"\n') == "I look around\nI try some on"
    select(window, Selection((), ("do", "pay")))
    press(window, Qt.Key.Key_V)
    texts = [card.text for card in the_map(window).cells["do", "pay"]]
    assert texts == ["I look around", "I try some on"]
    press(window, Qt.Key.Key_Z)
    select(window, Selection((), ("do", "find")))
    press(window, Qt.Key.Key_X)
    assert ("do", "find") not in the_map(window).cells
    assert window.document is not None
    assert window.document.session.undo_label == "Cut 2 Cards"
    press(window, Qt.Key.Key_Z)
    press(window, Qt.Key.Key_D)
    assert len(the_map(window).cells["do", "find"]) == 4
    press(window, Qt.Key.Key_Z)
    assert the_map(window) == small_map()


def test_that_an_empty_cell_holds_nothing_to_copy_is_said(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    select(window, Selection((), ("do", "pay")))
    assert window.messages.bar("clipboard") is None
    press(window, Qt.Key.Key_X)
    bar = window.messages.bar("clipboard")
    assert bar is not None
    assert the_map(window) == small_map()


@pytest.mark.parametrize(
    ("held", "texts"),
    [("one\ttwo\n", ["one", "two"]), ("one\nmore", ["one\nmore"])],
    ids=["cells", "lines of a text"],
)
def test_cells_pasted_into_a_card_just_begun_go_into_cells_and_lines_into_the_card(
    shown: Callable[[JourneyMap], MainWindow], held: str, texts: list[str]
) -> None:
    window = shown(evolve(small_map(), cards=()))
    assert window.canvas is not None
    select(window, Selection((), ("do", "notice")))
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.canvas.is_writing
    clip(held)
    press(window, Qt.Key.Key_V)
    settle()
    if window.canvas.is_writing:
        press(window, Qt.Key.Key_Return, CTRL)
    assert [card.text for card in the_map(window).cards] == texts
    window.canvas.undo()
    assert the_map(window).cards == ()


def test_odd_signs_in_a_pasted_block_are_written_as_they_are_painted(
    shown: Callable[[JourneyMap], MainWindow],
) -> None:
    window = shown(small_map())
    cells = (
        ("size 42\tblack with white soles", "soft\x0bbreak"),
        ("a\u2028b\u2029c", "d\x0ce\x85"),
    )
    clip(write_tsv(cells))
    select(window, Selection((), ("do", "find")))
    press(window, Qt.Key.Key_V)
    map_ = the_map(window)
    pasted = [card for card in map_.cards if any(card.text in row for row in cells)]
    assert len(pasted) == 4
    assert window.canvas is not None
    for card in pasted:
        place = window.canvas.hands().writing.find(card.id)
        assert place is not None
        select(window, select_record(map_, card.id))
        window.canvas.write_selected()
        settle()
        block = place.field.block
        document = window.canvas.hands().writing.editor.document()
        assert document.blockCount() == 1
        assert document.begin().layout().lineCount() == len(block.lines)
        assert document.size().height() == pytest.approx(place.box.height() + 6, abs=1)
        press(window, Qt.Key.Key_Return)
    assert the_map(window) is map_
