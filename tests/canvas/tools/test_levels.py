"""Faces and scores: dragged up and down with the curve following, and set by the keys 1 to 5."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from app.canvas.tools.faces import Face, centre_of, face_of
from app.canvas.tools.shapes import Badge, Ghost
from app.editor.selection import Selection
from app.layout.primitives import Face as Emoji
from app.models import edits
from app.models.base import evolve
from app.models.card import Card, Feeling
from app.models.journey import JourneyMap
from app.models.lane import Lane
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.editor.maps import card_of, small_map

Drive = Callable[..., Driver]


def felt_map(direction: str = "ltr") -> JourneyMap:
    """The small map with a lane of emotions, three of them, and one of engagement."""
    map_ = small_map(direction)
    lanes = (
        Lane(id="mood", type="emotion", title="Mood"),
        Lane(id="matter", type="engagement", title="Matter"),
    )
    cards = (
        Card(id="sad", lane="mood", step="notice", type="emotion", text="Sad",
             feeling=Feeling(level=-1.0, cause="company")),
        Card(id="hope", lane="mood", step="find", type="emotion", text="Hope",
             feeling=Feeling(level=1.0)),
        Card(id="much", lane="matter", step="notice", type="engagement", text="A lot",
             engagement=4),
    )  # fmt: skip
    return evolve(map_, lanes=(*map_.lanes, *lanes), cards=(*map_.cards, *cards))


def face(driver: Driver, card: str) -> Face:
    assert driver.view.sheet is not None
    node = driver.view.sheet.card(card)
    assert node is not None
    found = face_of(driver.map, driver.view.sheet, node)
    assert found is not None
    return found


def centre(driver: Driver, card: str) -> QPointF:
    return centre_of(driver.hand, face(driver, card))


def at_level(driver: Driver, card: str, level: float) -> QPointF:
    """Where in the view the face would stand at another level."""
    y = driver.view.frame.y(face(driver, card).scale.y(level))
    return QPointF(centre(driver, card).x() + 1, y)


def cell_box(driver: Driver) -> QRectF:
    """Where the empty cell of faces stands in the view."""
    pay = driver.canvas.spots.cell_box(("mood", "pay"))
    assert pay is not None
    return driver.view.frame.rect(pay)


def begun_at(driver: Driver, y: float) -> float:
    """Click in the empty cell at a height of the view, type a word; the level that it has then."""
    # Beside the sign in the middle of the cell.
    driver.click(QPointF(cell_box(driver).left() + 12, y))
    assert driver.session.selection == Selection((), ("mood", "pay"))
    driver.type("Glad")
    driver.key(Qt.Key.Key_Return, CTRL)
    card = driver.map.cells["mood", "pay"][-1]
    assert card.text == "Glad"
    assert card.feeling is not None
    return card.feeling.level


def level(driver: Driver, card: str, shown: bool = False) -> float | None:
    map_ = driver.session.shown if shown else driver.map
    found = card_of(map_, card)
    return found.feeling.level if found.feeling else found.engagement


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_scale_knows_where_faces_are_drawn(drive: Drive, direction: str) -> None:
    driver = drive(felt_map(direction))
    for card in ("sad", "hope"):
        found = face(driver, card)
        emoji = next(one for one in found.node.primitives if isinstance(one, Emoji))
        drawn = found.node.y + emoji.y + emoji.size / 2
        assert found.scale.y(found.level) == pytest.approx(drawn)
        assert found.scale.level(drawn) == pytest.approx(found.level)


@pytest.mark.parametrize(
    ("card", "to", "reached"),
    [("sad", 2.0, 2.0), ("sad", -2.0, -2.0), ("hope", 0.2, 0.0), ("sad", 9.0, 2.0),
     ("much", 2.0, 2), ("much", -5.0, 1), ("much", 5.2, 5)],
)  # fmt: skip
def test_a_face_goes_to_the_level_where_it_is_dropped(
    drive: Drive, card: str, to: float, reached: float
) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.pull(centre(driver, card))
    assert driver.cursor == Qt.CursorShape.SizeVerCursor
    driver.press(centre(driver, card)).pull(at_level(driver, card, to)).release()
    assert level(driver, card) == reached
    assert driver.session.depth == 1
    assert driver.session.undo_label == ("Set Engagement" if card == "much" else "Set Feeling")
    driver.session.undo()
    assert driver.map == felt_map()


def test_with_shift_it_goes_in_halves(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.press(centre(driver, "sad"))
    driver.pull(at_level(driver, "sad", 0.6), SHIFT).release(SHIFT)
    assert level(driver, "sad") == 0.5


def test_what_else_is_known_of_a_feeling_stays(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.press(centre(driver, "sad")).pull(at_level(driver, "sad", 1)).release()
    card = card_of(driver.map, "sad")
    assert card.feeling == Feeling(level=1.0, cause="company")


def test_the_curve_follows_before_the_face_is_let_go(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    sheet = driver.view.sheet
    assert sheet is not None
    curve = next(node for node in sheet.nodes if node.id.startswith("curve:mood"))
    driver.press(centre(driver, "sad")).pull(at_level(driver, "sad", 2))
    assert level(driver, "sad", shown=True) == 2.0
    assert level(driver, "sad") == -1.0
    assert driver.session.depth == 0
    now = driver.view.sheet
    assert now is not None
    assert now.by_id[curve.id] != curve
    assert [one.text for one in driver.shapes if isinstance(one, Badge)] == ["+2 very good"]
    assert driver.as_painted()


def test_the_level_that_is_said_covers_no_other_face(drive: Drive) -> None:
    map_ = felt_map()
    levels = {card.id: 2.0 for card in map_.cards if card.feeling is not None}
    assert len(levels) > 1
    faces = [
        evolve(card, feeling=evolve(card.feeling, level=2.0)) if card.feeling else card
        for card in map_.cards
    ]
    driver = drive(evolve(map_, cards=tuple(faces)), (620, 900))
    driver.view.fit(whole=False)
    for card in levels:
        start = centre(driver, card)
        driver.press(start).pull(at_level(driver, card, 1.0)).pull(at_level(driver, card, 2.0))
        (said,) = (one.box for one in driver.shapes if isinstance(one, Badge))
        others = [centre(driver, one) for one in levels if one != card]
        assert not any(said.contains(one) for one in others), card
        assert driver.view.frame.body.contains(said)
        driver.key(Qt.Key.Key_Escape)
        driver.release()


def test_a_level_met_twice_is_laid_out_once(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    shown: list[JourneyMap] = []
    driver.session.listen(lambda: shown.append(driver.session.shown))
    driver.press(centre(driver, "sad"))
    shown.clear()
    driver.pull(at_level(driver, "sad", 0.1), steps=40)
    assert len(shown) == 1


@pytest.mark.parametrize("far", [0.0, 0.1, 2.0])
def test_esc_puts_the_face_back(drive: Drive, far: float) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection(("sad",), ("mood", "notice")))
    driver.pull(centre(driver, "sad"))
    before = driver.pixels()
    driver.press(centre(driver, "sad"))
    if far:
        driver.pull(at_level(driver, "sad", -1 + far))
    driver.key(Qt.Key.Key_Escape)
    driver.pull(at_level(driver, "sad", 1)).release()
    assert driver.session.shown == driver.map == felt_map()
    assert driver.session.depth == 0
    assert driver.looks_like(before)


def test_dropped_where_it_was_nothing_is_recorded(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    start = centre(driver, "sad")
    driver.press(start).pull(at_level(driver, "sad", 1)).pull(start).release()
    assert driver.session.shown == felt_map()
    assert driver.session.depth == 0


def test_dragged_sideways_the_card_goes_to_another_step(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    box = driver.canvas.spots.cell_box(("mood", "pay"))
    assert box is not None
    to = QPointF(driver.view.frame.rect(box).center().x(), centre(driver, "sad").y())
    driver.press(centre(driver, "sad")).pull(to, steps=8).release()
    card = card_of(driver.map, "sad")
    assert (card.step, card.feeling) == ("pay", Feeling(level=-1.0, cause="company"))


# --- keys ---


@pytest.mark.parametrize(
    ("key", "held", "reached"),
    [
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, -2.0),
        (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, 0.0),
        (Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, 2.0),
        (Qt.Key.Key_2, SHIFT, -0.5),
        (Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier, 1.0),
    ],
)
def test_a_digit_sets_the_level_of_an_emotion(
    drive: Drive, key: Qt.Key, held: Qt.KeyboardModifier, reached: float
) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection(("hope",), ("mood", "find")))
    driver.key(key, held)
    assert level(driver, "hope") == reached
    assert not driver.canvas.hands().writing.active
    driver.session.undo()
    assert driver.map == felt_map()


def test_a_digit_sets_a_score(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection(("much",), ("matter", "notice")))
    driver.key(Qt.Key.Key_2)
    assert level(driver, "much") == 2


@pytest.mark.parametrize(("lane", "expected"), [("mood", 1.0), ("matter", 4)])
def test_in_an_empty_cell_a_digit_begins_a_card_of_that_level(
    drive: Drive, lane: str, expected: float
) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection((), (lane, "pay")))
    driver.key(Qt.Key.Key_4)
    (card,) = driver.map.cells[lane, "pay"]
    assert level(driver, card.id) == expected
    assert driver.session.selection == Selection((card.id,), (lane, "pay"))
    driver.session.undo()
    assert driver.map == felt_map()


def test_elsewhere_a_digit_is_what_is_typed(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection((), ("do", "pay")))
    driver.key(Qt.Key.Key_4)
    driver.key(Qt.Key.Key_Return)
    assert [card.text for card in driver.map.cells["do", "pay"]] == ["4"]


# --- aside, and several at once ---


def cell_at(driver: Driver, lane: str, step: str, y: float) -> QPointF:
    """A point in the middle of a cell across, at a height of the view."""
    return QPointF(driver.cell(lane, step).center().x(), y)


def step_of(map_: JourneyMap, card: str) -> str:
    found = card_of(map_, card)
    return found.step


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("first_down", [False, True])
def test_down_and_aside_at_once_a_face_takes_the_level_where_it_is_dropped(
    drive: Drive, direction: str, first_down: bool
) -> None:
    driver = drive(felt_map(direction), (1000, 900))
    start, deep = centre(driver, "hope"), at_level(driver, "hope", -2)
    to = cell_at(driver, "mood", "pay", deep.y())
    driver.press(start)
    if first_down:
        driver.pull(deep)
        assert (step_of(driver.session.shown, "hope"), level(driver, "hope", shown=True)) == (
            "find",
            -2.0,
        )
    driver.pull(to, steps=8)
    assert step_of(driver.session.shown, "hope") == "pay", "it is not shown where it would go"
    assert level(driver, "hope", shown=True) == -2.0
    assert [one.text for one in driver.shapes if isinstance(one, Badge)] == ["−2 very bad"]
    assert driver.as_painted()
    driver.release()
    assert (step_of(driver.map, "hope"), level(driver, "hope")) == ("pay", -2.0)
    assert driver.session.undo_label == "Move Card"
    assert driver.session.selection == Selection(("hope",), ("mood", "pay"))
    driver.session.undo()
    assert driver.map == felt_map(direction)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_esc_puts_a_face_back_that_was_dragged_aside(drive: Drive, turns: int) -> None:
    driver = drive(felt_map(), (1000, 900))
    low = at_level(driver, "hope", -2)
    driver.session.select(Selection(("hope",), ("mood", "find")))
    driver.settle()
    before = driver.pixels()
    driver.press(centre(driver, "hope"))
    ways = (
        cell_at(driver, "mood", "pay", low.y()),
        driver.cell("do", "pay").center(),
        cell_at(driver, "mood", "notice", low.y()),
    )
    for to in ways[:turns]:
        driver.pull(to, steps=6)
    driver.key(Qt.Key.Key_Escape)
    driver.release()
    driver.pull(QPointF(2, 2))
    assert driver.session.shown == driver.map == felt_map()
    assert driver.session.depth == 0
    assert driver.looks_like(before)


def test_brought_back_to_its_step_a_face_only_changes_its_level(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    low = at_level(driver, "hope", -2)
    driver.press(centre(driver, "hope")).pull(cell_at(driver, "mood", "pay", low.y()))
    driver.pull(low).release()
    assert (step_of(driver.map, "hope"), level(driver, "hope")) == ("find", -2.0)
    assert driver.session.undo_label == "Set Feeling"


def test_with_ctrl_a_copy_stands_at_the_level_where_it_is_dropped(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    to = cell_at(driver, "mood", "pay", at_level(driver, "hope", -1).y())
    driver.press(centre(driver, "hope")).pull(to, CTRL, steps=6)
    assert driver.cursor == Qt.CursorShape.DragCopyCursor
    driver.release(CTRL)
    (copy,) = driver.map.cells["mood", "pay"]
    assert (copy.text, copy.feeling) == ("Hope", Feeling(level=-1.0))
    assert level(driver, "hope") == 1.0
    assert driver.session.selection.records == (copy.id,)
    driver.session.undo()
    assert driver.map == felt_map()


def test_beyond_its_lane_a_face_goes_as_a_card(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    to = driver.cell("do", "pay").center()
    driver.press(centre(driver, "hope")).pull(to, steps=8)
    assert driver.session.shown is driver.map
    assert any(isinstance(one, Ghost) for one in driver.shapes)
    driver.release()
    assert [card.id for card in driver.map.cells["do", "pay"]] == ["hope"]


def test_all_selected_faces_go_by_as_much_each_within_its_scale(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection(("hope", "much", "sad"), ("mood", "notice")))
    driver.press(centre(driver, "sad")).pull(at_level(driver, "sad", 1)).release()
    assert [level(driver, card) for card in ("sad", "hope", "much")] == [1.0, 2.0, 5]
    assert driver.session.selection == Selection(("hope", "much", "sad"), ("mood", "notice"))
    assert driver.session.depth == 1
    driver.session.undo()
    assert driver.map == felt_map()


def test_several_faces_go_aside_together(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection(("hope", "sad"), ("mood", "notice")))
    to = cell_at(driver, "mood", "find", at_level(driver, "sad", 0).y())
    driver.press(centre(driver, "sad")).pull(to, steps=8).release()
    assert [step_of(driver.map, card) for card in ("sad", "hope")] == ["find", "pay"]
    assert [level(driver, card) for card in ("sad", "hope")] == [0.0, 2.0]
    assert driver.session.undo_label == "Move 2 Cards"
    driver.session.undo()
    assert driver.map == felt_map()


def test_faces_that_have_no_room_aside_go_nowhere(drive: Drive) -> None:
    driver = drive(felt_map(), (1000, 900))
    driver.session.select(Selection(("hope", "sad"), ("mood", "notice")))
    to = cell_at(driver, "mood", "pay", at_level(driver, "sad", 0).y())
    driver.press(centre(driver, "sad")).pull(to, steps=8)
    assert driver.cursor == Qt.CursorShape.ForbiddenCursor
    driver.release()
    assert driver.session.shown is driver.map
    assert driver.session.depth == 0


def two_faces(direction: str = "ltr") -> JourneyMap:
    """As felt, with two more faces in the cell of "hope"."""
    map_ = felt_map(direction)
    more = tuple(
        Card(id=id_, lane="mood", step="find", type="emotion", text=id_, feeling=Feeling(level=0.0))
        for id_ in ("b", "c")
    )
    return edits.insert_cards(map_, more)


def faces(driver: Driver, step: str) -> list[str]:
    return [card.id for card in driver.map.cells["mood", step]]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    ("beside", "after", "expected"),
    [("hope", False, ["sad", "hope", "b", "c"]), ("b", True, ["hope", "b", "sad", "c"]),
     ("c", True, ["hope", "b", "c", "sad"])],
)  # fmt: skip
def test_a_face_is_put_before_or_behind_the_faces_of_a_cell(
    drive: Drive, direction: str, beside: str, after: bool, expected: list[str]
) -> None:
    driver = drive(two_faces(direction), (1400, 900))
    onward = (1 if direction == "ltr" else -1) * (1 if after else -1)
    to = QPointF(centre(driver, beside).x() + 6 * onward, at_level(driver, "sad", 1).y())
    driver.press(centre(driver, "sad")).pull(to, steps=8).release()
    assert faces(driver, "find") == expected
    assert level(driver, "sad") == 1.0
    driver.session.undo()
    assert driver.map == two_faces(direction)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_faces_of_one_cell_change_places_by_a_drag(drive: Drive, direction: str) -> None:
    driver = drive(two_faces(direction), (1400, 900))
    onward = 1 if direction == "ltr" else -1
    to = QPointF(centre(driver, "b").x() + 6 * onward, at_level(driver, "hope", 2).y())
    driver.press(centre(driver, "hope")).pull(to, steps=8)
    driver.key(Qt.Key.Key_Escape)
    driver.release()
    assert driver.session.shown == driver.map == two_faces(direction)
    driver.press(centre(driver, "hope")).pull(to, steps=8).release()
    assert faces(driver, "find") == ["b", "hope", "c"]
    assert level(driver, "hope") == 2.0
    assert driver.session.undo_label == "Move Card"


def test_up_and_down_faces_of_one_cell_keep_their_places(drive: Drive) -> None:
    driver = drive(two_faces(), (1400, 900))
    for card in ("hope", "b", "c"):
        driver.press(centre(driver, card)).pull(at_level(driver, card, -2)).release()
        assert faces(driver, "find") == ["hope", "b", "c"]
        assert level(driver, card) == -2.0


@pytest.mark.parametrize("wanted", [2.0, 1.0, 0.0, -2.0])
def test_a_face_begun_by_typing_stands_where_the_cell_was_clicked(
    drive: Drive, wanted: float
) -> None:
    driver = drive(felt_map())
    assert begun_at(driver, at_level(driver, "hope", wanted).y()) == wanted


@pytest.mark.parametrize("others", [0, 8])
@pytest.mark.parametrize("share", [0.02, 0.26, 0.37, 0.5, 0.63, 0.74, 0.98])
def test_the_first_face_of_a_lane_stands_where_its_cell_was_clicked(
    drive: Drive, share: float, others: int
) -> None:
    map_ = felt_map()
    # Among many lanes one of emotions is high.
    more = tuple(Lane(id=f"l{number}", type="action") for number in range(others))
    map_ = evolve(map_, lanes=(*map_.lanes, *more))
    faces = [card.id for card in map_.cards if card.lane == "mood"]
    driver = drive(edits.remove_cards(map_, faces))
    box = cell_box(driver)
    y = box.top() + share * box.height()
    level = begun_at(driver, y)
    card = driver.map.cells["mood", "pay"][-1].id
    assert cell_box(driver) == box, "nothing moved"
    # Of all whole levels it is the one that is nearest to the pointer.
    heights = {whole: at_level(driver, card, whole).y() for whole in (-2.0, -1.0, 0.0, 1.0, 2.0)}
    assert level == min(heights, key=lambda whole: abs(heights[whole] - y))


def test_by_keys_a_face_begins_in_the_middle_wherever_was_clicked_before(drive: Drive) -> None:
    driver = drive(felt_map())
    high = at_level(driver, "hope", 2.0)
    driver.click(QPointF(cell_box(driver).left() + 12, high.y()))
    driver.key(Qt.Key.Key_Left)
    driver.key(Qt.Key.Key_Right)
    assert driver.session.selection == Selection((), ("mood", "pay"))
    driver.type("Calm")
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells["mood", "pay"]
    assert card.feeling is not None
    assert card.feeling.level == 0.0
