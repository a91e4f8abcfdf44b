"""The outline: a tree in step with the canvas, edited and put in order in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.editor.acts import act_of
from app.editor.selection import Selection
from app.editor.session import Session
from app.models import edits
from app.models.card import Card, Feeling, Image
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.picture import picture_from
from app.models.reserved import TrayNote
from app.models.vocabulary import LaneType, MetricKind, Unit
from app.ui.icons import icon
from app.ui.outline import Outline
from app.ui.outline_lines import Tree
from app.ui.outline_model import OutlineModel
from app.ui.outline_tree import LANES, ROOT, TRAY, Key, Sort, moved, spoken
from tests.editor.acts.test_pairs import map_with
from tests.editor.maps import card_of, sample, small_map
from tests.generators import tiny_png

ALT = Qt.KeyboardModifier.AltModifier


class Driver:
    """One outline with a session, on the screen."""

    def __init__(self, qtbot: QtBot, map_: JourneyMap) -> None:
        self.session = Session(map_)
        self.outline = Outline(self.session, self.session.select, self.act)
        self.tester = QAbstractItemModelTester(
            self.outline.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        qtbot.addWidget(self.outline)
        self.outline.resize(280, 600)
        with qtbot.waitExposed(self.outline):
            self.outline.show()
        self.outline.activateWindow()
        self.outline.take_keyboard()
        self.settle()

    @property
    def map(self) -> JourneyMap:
        return self.session.map

    @property
    def current(self) -> Key:
        return self.outline.model.key(self.outline.tree.currentIndex())

    def act(self, id_: str) -> None:
        change = act_of(id_).run(self.map, self.session.selection)
        if change is not None:
            self.session.commit(change.label, change.map, change.selection)

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def lines(self, index: QModelIndex | None = None, deep: int = 0) -> list[str]:
        """All names, indented by their depth."""
        model, found = self.outline.model, []
        above = index if index is not None else QModelIndex()
        for row in range(model.rowCount(above)):
            child = model.index(row, 0, above)
            found.append("  " * deep + str(model.data(child)))
            found += self.lines(child, deep + 1)
        return found

    def stand_on(self, key: Key) -> None:
        index = self.outline.model.index_of(key)
        assert index.isValid(), f"{key} is not in the outline"
        self.outline.tree.setCurrentIndex(index)
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        QTest.keyClick(found, key, held)
        self.settle()

    def rename(self, text: str) -> None:
        """Type another name over that of the current place, by keys alone."""
        self.key(Qt.Key.Key_F2)
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, text)
        self.key(Qt.Key.Key_Return)

    def drop(self, keys: list[Key], target: Key, row: int) -> bool:
        """Drop places as the tree does; whether it was allowed."""
        model = self.outline.model
        data = model.mimeData([model.index_of(key) for key in keys])
        above = model.index_of(target) if target != ROOT else QModelIndex()
        move = Qt.DropAction.MoveAction
        allowed = model.canDropMimeData(data, move, row, 0, above)
        model.dropMimeData(data, move, row, 0, above)
        self.settle()
        return allowed


Open = Callable[..., Driver]


@pytest.fixture
def outline(qtbot: QtBot) -> Open:
    def start(map_: JourneyMap | None = None) -> Driver:
        return Driver(qtbot, map_ if map_ is not None else small_map())

    return start


def with_notes() -> JourneyMap:
    notes = [TrayNote(id="n1", text="Ask the driver"), TrayNote(id="n2", text="Count the calls")]
    return edits.add_tray_notes(small_map(), notes, 0)


def test_it_is_the_whole_map_as_a_tree(outline: Open) -> None:
    map_ = edits.change_lane(with_notes(), "do", hidden=True)
    map_ = edits.change_step(map_, "pay", hidden=True)
    assert outline(map_).lines() == [
        "Need",
        "  Goals",
        "    Keep my feet dry",
        "  Actions (hidden)",
        "    I see a hole (hidden)",
        "Buy",
        "  Find",
        "    Actions (hidden)",
        "      I look around (hidden)",
        "      I try some on (hidden)",
        "  Pay (hidden)",
        "Whole map",
        "  Notes",
        "    Seen in two shops",
        "Lanes",
        "  Actions (hidden)",
        "  Goals",
        "  Notes",
        "Tray",
        "  Ask the driver",
        "  Count the calls",
    ]


def test_a_picture_goes_by_its_caption_or_by_what_is_seen_on_it(outline: Open) -> None:
    picture = picture_from(tiny_png(9, 9, 30))
    map_ = edits.add_picture(edits.change_card_type(small_map(), ["look"], "picture"), picture)
    for words, alt, shown in (
        ("The shop", "A shop window", "The shop"),
        ("", "A shop window", "A shop window"),
        ("", "", "Picture without a caption"),
    ):
        image = Image(picture=picture.sha256, alt=alt)
        lines = outline(edits.change_card(map_, "look", text=words, image=image)).lines()
        assert shown in map(str.strip, lines)
    waiting = outline(edits.change_card(map_, "look", text="")).lines()
    assert "Empty Picture" in map(str.strip, waiting)


def test_each_place_is_said_in_full(outline: Open) -> None:
    map_ = edits.change_step(with_notes(), "pay", hidden=True)
    said = [
        spoken(map_, key)
        for key in (
            Key(Sort.STAGE, "buy"),
            Key(Sort.STEP, "pay"),
            Key(Sort.CELL, "do", "find"),
            Key(Sort.CARD, "try"),
            Key(Sort.ROW, "do"),
            Key(Sort.NOTE, "n2"),
        )
    ]
    assert said == [
        "Stage 2 of 2: Buy",
        "Step 2 of 2: Pay, hidden",
        "Lane Actions, 2 cards",
        "Card 2 of 2: I try some on",
        "Lane 1 of 3: Actions",
        "Note 2 of 2: Count the calls",
    ]
    driver = outline(map_)
    index = driver.outline.model.index_of(Key(Sort.CARD, "try"))
    assert driver.outline.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == said[3]


def test_it_follows_the_canvas(outline: Open) -> None:
    driver = outline()
    for selection, key in (
        (Selection(("try",), ("do", "find")), Key(Sort.CARD, "try")),
        (Selection((), ("do", "find")), Key(Sort.CELL, "do", "find")),
        (Selection((), ("do", "pay")), Key(Sort.STEP, "pay")),
        (Selection(("feel",)), Key(Sort.ROW, "feel")),
        (Selection(("notice",)), Key(Sort.STAGE, "need")),
        (Selection(("buy",)), Key(Sort.STAGE, "buy")),
    ):
        driver.session.select(selection)
        driver.settle()
        assert driver.current == key
        assert driver.session.selection == selection, "following selects nothing else"
        assert driver.outline.tree.visualRect(driver.outline.tree.currentIndex()).isValid()


def test_the_canvas_follows_it(outline: Open) -> None:
    driver = outline()
    driver.stand_on(Key(Sort.CARD, "try"))
    assert driver.session.selection == Selection(("try",), ("do", "find"))
    driver.key(Qt.Key.Key_Up)
    assert driver.session.selection == Selection(("look",), ("do", "find"))
    driver.key(Qt.Key.Key_Up)
    assert driver.session.selection == Selection((), ("do", "find"))
    driver.stand_on(Key(Sort.ROW, "sum"))
    assert driver.session.selection == Selection(("sum",))


def test_several_cards_are_chosen(outline: Open) -> None:
    driver = outline()
    driver.stand_on(Key(Sort.CARD, "look"))
    driver.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert driver.session.selection.records == ("look", "try")
    driver.session.select(Selection(("hole", "try"), ("do", "find")))
    driver.settle()
    chosen = {driver.outline.model.key(one) for one in driver.outline.tree.selectedIndexes()}
    assert chosen == {Key(Sort.CARD, "hole"), Key(Sort.CARD, "try")}


@pytest.mark.parametrize(
    ("key", "record", "name"),
    [
        (Key(Sort.STAGE, "buy"), "buy", "name"),
        (Key(Sort.STEP, "pay"), "pay", "name"),
        (Key(Sort.ROW, "feel"), "feel", "title"),
        (Key(Sort.CELL, "do", "find"), "do", "title"),
        (Key(Sort.CARD, "try"), "try", "text"),
        (Key(Sort.NOTE, "n1"), "n1", "text"),
    ],
)
def test_names_are_written_in_place(outline: Open, key: Key, record: str, name: str) -> None:
    driver = outline(with_notes())
    before = driver.map
    driver.stand_on(key)
    driver.rename("Something else")
    assert getattr(driver.map.records[record], name) == "Something else"
    assert driver.session.depth == 1
    assert driver.outline.tree.hasFocus()
    driver.session.undo()
    assert driver.map is before
    driver.key(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget() or driver.outline, "x")
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_F2)
    driver.key(Qt.Key.Key_Return)
    assert driver.map is before


def test_a_long_name_is_edited_from_its_beginning(outline: Open) -> None:
    driver = outline(edits.set_card_text(small_map(), "try", "A name that is long " * 8))
    driver.stand_on(Key(Sort.CARD, "try"))
    driver.key(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.cursorPosition() == 0
    assert line.selectedText() == line.text(), "typing writes it anew"


def test_a_name_keeps_its_odd_characters(outline: Open) -> None:
    odd = "a\u00a0b\nc"
    driver = outline(edits.set_card_text(small_map(), "try", odd))
    driver.stand_on(Key(Sort.CARD, "try"))
    driver.key(Qt.Key.Key_F2)
    driver.key(Qt.Key.Key_End)
    QTest.keyClicks(QApplication.focusWidget() or driver.outline, "!")
    driver.key(Qt.Key.Key_Return)
    assert card_of(driver.map, "try").text == odd + "!"


@pytest.mark.parametrize(
    ("key", "way", "read"),
    [
        (Key(Sort.STAGE, "buy"), Qt.Key.Key_Up, lambda map_: [one.id for one in map_.stages]),
        (Key(Sort.STEP, "find"), Qt.Key.Key_Down, lambda map_: [one.id for one in map_.steps]),
        (Key(Sort.ROW, "do"), Qt.Key.Key_Down, lambda map_: [one.id for one in map_.lanes]),
        (Key(Sort.CARD, "try"), Qt.Key.Key_Up,
         lambda map_: [one.id for one in map_.cells["do", "find"]]),
        (Key(Sort.NOTE, "n2"), Qt.Key.Key_Up, lambda map_: [one.id for one in map_.tray]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_alt_and_an_arrow_move_a_place(
    outline: Open, key: Key, way: Qt.Key, read: Callable[[JourneyMap], list[str]], direction: str
) -> None:
    driver = outline(edits.change_map(with_notes(), direction=direction))
    before = read(driver.map)
    driver.stand_on(key)
    driver.key(way, ALT)
    after = read(driver.map)
    at = before.index(key.id)
    assert after.index(key.id) == at + (1 if way == Qt.Key.Key_Down else -1)
    assert driver.current == key
    driver.session.undo()
    assert read(driver.map) == before


@pytest.mark.parametrize(
    ("keys", "target", "row", "label"),
    [
        ([Key(Sort.STAGE, "buy")], ROOT, 0, "Move Stage"),
        ([Key(Sort.STEP, "find")], Key(Sort.STAGE, "need"), -1, "Move Step"),
        ([Key(Sort.ROW, "sum")], LANES, 0, "Move Lane"),
        ([Key(Sort.NOTE, "n2")], TRAY, 0, "Move Note"),
        ([Key(Sort.CARD, "look"), Key(Sort.CARD, "try")], Key(Sort.STEP, "pay"), -1,
         "Move 2 Cards"),
        ([Key(Sort.CARD, "hole")], Key(Sort.CELL, "do", "find"), 1, "Move Card"),
        ([Key(Sort.NOTE, "n1")], Key(Sort.CELL, "do", "find"), 1, "Move Note"),
        ([Key(Sort.CARD, "hole")], TRAY, 1, "Move Card"),
    ],
)  # fmt: skip
def test_places_are_dragged(
    outline: Open, keys: list[Key], target: Key, row: int, label: str
) -> None:
    driver = outline(with_notes())
    before = driver.map
    assert driver.drop(keys, target, row)
    assert driver.map == moved(before, keys, target, row) != before
    assert driver.session.undo_label == label
    driver.session.undo()
    assert driver.map is before


def test_notes_and_cards_come_where_they_are_dropped(outline: Open) -> None:
    driver = outline(with_notes())
    assert driver.drop(
        [Key(Sort.NOTE, "n1"), Key(Sort.NOTE, "n2")], Key(Sort.CELL, "do", "find"), 1
    )
    cell = [card.id for card in driver.map.cells["do", "find"]]
    assert cell == ["look", "n1", "n2", "try"]
    driver.session.undo()
    driver.settle()
    assert driver.drop([Key(Sort.CARD, "look")], TRAY, 1)
    assert [note.id for note in driver.map.tray] == ["n1", "look", "n2"]


def test_a_card_that_is_dragged_out_of_its_pair_is_told_of(outline: Open) -> None:
    driver = outline(map_with(("send", "rain")))
    heard: list[str] = []
    driver.outline.model.told.connect(heard.append)
    assert driver.drop([Key(Sort.CARD, "look")], Key(Sort.STEP, "pay"), -1)
    assert heard == [], "it is in no pair"
    assert driver.drop([Key(Sort.CARD, "send")], Key(Sort.CELL, "do", "find"), -1)
    assert driver.map.pairs == ()
    assert heard == ["1 pair taken apart"]


@pytest.mark.parametrize(
    ("keys", "target"),
    [
        ([Key(Sort.STAGE, "buy")], Key(Sort.STAGE, "need")),
        ([Key(Sort.STEP, "notice")], Key(Sort.STAGE, "buy")),
        ([Key(Sort.ROW, "do")], Key(Sort.STEP, "find")),
        ([Key(Sort.CARD, "look")], LANES),
        ([Key(Sort.CARD, "look"), Key(Sort.STAGE, "buy")], ROOT),
    ],
)
def test_what_cannot_be_dropped_there_stays(outline: Open, keys: list[Key], target: Key) -> None:
    driver = outline()
    assert not driver.drop(keys, target, -1)
    assert driver.map == small_map()


def test_what_is_unfolded_stays_so_while_the_map_changes(outline: Open) -> None:
    driver = outline()
    tree, model = driver.outline.tree, driver.outline.model
    cell = Key(Sort.CELL, "do", "find")
    driver.stand_on(Key(Sort.CARD, "try"))
    driver.session.edit("Move", lambda map_: edits.move_stages(map_, ["buy"], 0))
    driver.settle()
    assert tree.isExpanded(model.index_of(cell))
    assert driver.lines()[0] == "Buy"
    driver.session.edit("Remove", lambda map_: edits.remove_cards(map_, ["look", "try"]))
    driver.settle()
    assert not model.index_of(cell).isValid()
    driver.session.undo()
    driver.settle()
    assert model.index_of(Key(Sort.CARD, "try")).isValid()


@given(st.data())
def test_after_any_edit_it_equals_one_made_anew(data: st.DataObject) -> None:
    session = Session(sample("taxi"))
    model = OutlineModel(session, QApplication.instance() or QApplication([]))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    names_of(model)
    for _ in range(4):
        session.edit("Edit", data.draw(edits_of(session.map)))
        model.follow()
        assert names_of(model) == names_of(OutlineModel(session, model))


def edits_of(map_: JourneyMap) -> st.SearchStrategy[Callable[[JourneyMap], JourneyMap]]:
    """Edits that add, remove, move and rename places of the outline."""
    cards = st.sampled_from([one.id for one in map_.cards])
    stages = st.sampled_from([one.id for one in map_.stages])
    lanes = st.sampled_from([one.id for one in map_.lanes])
    way = st.builds
    return st.one_of(
        way(lambda gone: lambda now: edits.remove_cards(now, gone), st.sets(cards, max_size=3)),
        way(
            lambda stage, at: lambda now: edits.move_stages(now, [stage], at),
            stages,
            st.integers(0, len(map_.stages) - 1),
        ),
        way(
            lambda lane, at: lambda now: edits.move_lanes(now, [lane], at),
            lanes,
            st.integers(0, len(map_.lanes) - 1),
        ),
        way(lambda stage: lambda now: edits.duplicate_stage(now, stage), stages),
        way(lambda stage: lambda now: edits.rename_stage(now, stage, "Other"), stages),
        way(lambda lane: lambda now: edits.change_lane(now, lane, hidden=True), lanes),
    )


def names_of(model: OutlineModel, index: QModelIndex | None = None) -> list[object]:
    above = index if index is not None else QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        child = model.index(row, 0, above)
        found.append((model.key(child), model.data(child), names_of(model, child)))
    return found


def test_a_chosen_heading_of_the_outline_selects_nothing(outline: Open) -> None:
    driver = outline()
    driver.session.select(Selection(("buy",)))
    driver.settle()
    index = driver.outline.model.index_of(LANES)
    driver.outline.tree.selectionModel().setCurrentIndex(
        index, QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert driver.session.selection == Selection(("buy",))


def with_values() -> JourneyMap:
    """The small map, with a number, a score, a feeling and a picture's caption at the step Find."""
    metric = Metric(kind=MetricKind.OWN.value, unit=Unit.SECONDS.value)
    map_ = small_map()
    for type_ in (LaneType.METRIC, LaneType.ENGAGEMENT, LaneType.EMOTION, LaneType.PICTURE):
        counted = metric if type_ is LaneType.METRIC else None
        lane = Lane(id=type_.value, type=type_.value, title=type_.value, metric=counted)
        map_ = edits.insert_lane(map_, lane, 0)
    held: dict[str, dict[str, object]] = {
        "metric": {"value": 720.0},
        "engagement": {"engagement": 4},
        "emotion": {"feeling": Feeling(level=1.0), "text": "glad"},
        "picture": {"text": "The counter"},
    }
    cards = [
        Card.model_validate(
            {"id": f"a {type_}", "lane": type_, "step": "find", "type": type_} | own
        )
        for type_, own in held.items()
    ]
    return edits.insert_cards(map_, cards)


@pytest.mark.parametrize(
    ("type_", "shown", "begun", "typed", "field", "value", "text"),
    [
        ("metric", "12\u00a0Min.", "12\u00a0Min.", "5 min", "value", 300.0, ""),
        ("metric", "12\u00a0Min.", "12\u00a0Min.", "no idea", "value", None, "no idea"),
        ("metric", "12\u00a0Min.", "12\u00a0Min.", "1,5 h", "value", 5400.0, ""),
        ("engagement", "4/5", "4", "2", "engagement", 2, ""),
        ("engagement", "4/5", "4", "very much", "engagement", 4, "very much"),
        ("emotion", "glad", "glad", "cross", "feeling", Feeling(level=1.0), "cross"),
        ("picture", "The counter", "The counter", "The till", "image", None, "The till"),
    ],
)
def test_what_a_card_holds_is_written_as_on_the_map(
    outline: Open,
    type_: str,
    shown: str,
    begun: str,
    typed: str,
    field: str,
    value: object,
    text: str,
) -> None:
    driver = outline(edits.change_map(with_values(), language="de"))
    before = driver.map
    driver.stand_on(Key(Sort.CARD, f"a {type_}"))
    assert driver.outline.tree.currentIndex().data() == shown
    driver.key(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == begun
    driver.key(Qt.Key.Key_Return)
    assert driver.map is before, "looking at it changed it"
    driver.rename(typed)
    card = card_of(driver.map, f"a {type_}")
    assert (getattr(card, field), card.text) == (value, text)
    driver.session.undo()
    assert driver.map is before


def all_below(model: QAbstractItemModel, above: QModelIndex) -> Iterator[QModelIndex]:
    """Every index below one."""
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from all_below(model, index)


def words_at(tree: Tree, index: QModelIndex) -> QRect:
    """Where the words of a row stand."""
    option = QStyleOptionViewItem()
    tree.initViewItemOption(option)
    option.rect = tree.visualRect(index)
    tree.names.initStyleOption(option, index)
    return tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, tree)


def test_words_of_a_card_begin_further_in_than_those_of_its_lane(outline: Open) -> None:
    driver = outline()
    tree = driver.outline.tree
    tree.expandAll()
    driver.settle()
    bare = [
        index
        for index in all_below(driver.outline.model, QModelIndex())
        if index.data(Qt.ItemDataRole.DecorationRole) is None and index.parent().isValid()
    ]
    assert bare
    for index in bare:
        assert words_at(tree, index).left() > words_at(tree, index.parent()).left()


@pytest.mark.parametrize("kind", [MetricKind.TIME_SPENT, MetricKind.CONVERSION])
def test_a_lane_has_the_icon_that_it_has_on_the_map(outline: Open, kind: MetricKind) -> None:
    lane = Lane(id="n", type=LaneType.METRIC, metric=Metric(kind=kind))
    driver = outline(edits.insert_lane(small_map(), lane, 0))
    index = driver.outline.model.index_of(Key(Sort.ROW, "n"))
    shown = index.data(Qt.ItemDataRole.DecorationRole).pixmap(16).toImage()
    assert shown == icon(f"metric-{kind.value}", QPalette.ColorRole.Text).pixmap(16).toImage()


def test_the_field_of_a_name_lies_over_its_words(outline: Open) -> None:
    driver = outline(edits.set_card_text(small_map(), "try", "A name that is long " * 8))
    driver.stand_on(Key(Sort.CARD, "try"))
    tree = driver.outline.tree
    words = words_at(tree, tree.currentIndex())
    driver.key(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert abs(line.geometry().left() - words.left()) <= 4
    assert tree.viewport().width() - line.geometry().right() <= 4


def test_the_ground_of_a_chosen_row_is_of_one_colour(outline: Open) -> None:
    driver = outline()
    driver.stand_on(Key(Sort.CARD, "try"))
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Up)
    tree = driver.outline.tree
    words = words_at(tree, tree.currentIndex())
    image = tree.viewport().grab().toImage()
    # Beside, and right up to, where the words begin.
    ground = {
        image.pixelColor(x, y).name()
        for x in range(words.left() - 8, words.left() + 2)
        for y in range(words.top() + 1, words.bottom())
    }
    assert ground == {tree.palette().color(tree.palette().ColorRole.Highlight).name()}
