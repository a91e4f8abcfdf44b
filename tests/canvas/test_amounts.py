"""Numbers written where they stand, as the map's language writes them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.canvas.amounts import amount_of, in_numbers, in_words, understood, words_of_number
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.editor.typed.units import CURRENCIES
from app.layout.resources import resource_path
from app.models import edits
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.vocabulary import LaneType, MetricKind, Unit
from tests.canvas.driver import CTRL, SHIFT, Driver
from tests.editor.maps import small_map

Drive = Callable[..., Driver]

CELL = ("count", "find")


def measured(
    unit: Unit = Unit.SECONDS, value: float | None = None, language: str = "en", text: str = ""
) -> JourneyMap:
    """The small map with a lane of numbers, and one of them at the step Find."""
    metric = Metric(kind=MetricKind.OWN.value, unit=unit.value)
    lane = Lane(id="count", type=LaneType.METRIC.value, title="Time", metric=metric)
    map_ = edits.change_map(edits.insert_lane(small_map(), lane, 0), language=language)
    if value is None and not text:
        return map_
    card = Card(id="n", lane="count", step="find", type="metric", value=value, text=text)
    return edits.insert_cards(map_, [card])


def languages() -> list[str]:
    """Those that Footpath speaks on maps, and some more that write money in ways of their own."""
    spoken = [one.stem for one in resource_path("words").glob("*.json")]
    return sorted([*spoken, "cs", "da", "sv", "vi", "id"])


@pytest.mark.parametrize("language", languages())
def test_the_words_of_a_number_hold_its_unit_and_are_read_as_it(language: str) -> None:
    """They are what is copied, and what is left of it in a lane of notes."""
    map_ = edits.change_map(small_map(), language=language)
    for symbol, value in product((*CURRENCIES, "calls", "/5"), (5.0, 1.799, -1234.5678, 1e9)):
        unit = Unit.MONEY if symbol in CURRENCIES else Unit.NUMBER
        metric = Metric(kind=MetricKind.OWN.value, unit=unit.value, symbol=symbol)
        words = words_of_number(map_, metric, value)
        assert understood(map_, metric, words) == value
        assert any(sign.isalpha() or sign in CURRENCIES or sign == "/" for sign in words), words
        read = amount_of(map_, words)
        assert unit is Unit.NUMBER or read is None or read.unit == Unit.MONEY, words


@pytest.mark.parametrize(
    ("typed", "unit", "language", "value"),
    [
        ("12 min", Unit.SECONDS, "en", 720.0),
        ("1 h 30", Unit.SECONDS, "de", 5400.0),
        ("8,5 %", Unit.FRACTION, "de", 0.085),
        ("1.234,5", Unit.NUMBER, "de", 1234.5),
        ("1,234.5", Unit.NUMBER, "en", 1234.5),
    ],
)
def test_a_number_typed_into_an_empty_cell_is_one(
    drive: Drive, typed: str, unit: Unit, language: str, value: float
) -> None:
    driver = drive(measured(unit, language=language))
    before = driver.map
    driver.session.select(Selection((), CELL))
    driver.type(typed)
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells[CELL]
    assert (card.value, card.text) == (value, "")
    assert driver.session.depth == 1
    driver.session.undo()
    assert driver.map is before


@pytest.mark.parametrize(
    "typed", ["34043416109400000012", "9000000000000000 min", "5\n6", "12 min\n30 s"]
)
def test_a_number_that_no_map_can_hold_and_two_lines_stay_text(drive: Drive, typed: str) -> None:
    driver = drive(measured())
    driver.session.select(Selection((), CELL))
    first, *more = typed.split("\n")
    driver.type(first)
    for line in more:
        driver.key(Qt.Key.Key_Return, SHIFT)
        driver.type(line)
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells[CELL]
    assert (card.value, card.text) == (None, typed)


def test_a_number_is_changed_where_it_stands(drive: Drive) -> None:
    driver = drive(measured(value=720.0))
    before = driver.map
    driver.canvas.select(select_record(before, "hole"))
    picture = driver.pixels()
    driver.canvas.select(select_record(before, "n"))
    driver.key(Qt.Key.Key_Return)
    assert driver.canvas.hands().writing.editor.text() == "12\u00a0min"
    driver.key(Qt.Key.Key_Escape)
    assert driver.session.shown is driver.map is before
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return, CTRL)
    assert driver.map is before, "opening and closing changed something"
    driver.canvas.select(select_record(before, "hole"))
    assert (driver.pixels() == picture).mean() > 0.999
    driver.canvas.select(select_record(before, "n"))
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_A, CTRL)
    driver.type("2 h")
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells[CELL]
    assert (card.value, card.text) == (7200.0, "")
    assert (driver.session.undo_label, driver.session.depth) == ("Edit Card", 1)


def test_what_is_no_number_is_kept_as_words(drive: Drive) -> None:
    driver = drive(measured(value=720.0))
    with driver.writing("n"):
        driver.key(Qt.Key.Key_A, CTRL)
        driver.type("not measured yet")
        driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells[CELL]
    assert (card.value, card.text) == (None, "not measured yet")
    driver.session.undo()
    assert driver.map.cells[CELL][0].value == 720.0


def test_a_number_that_is_shown_rounded_is_written_exactly() -> None:
    map_ = measured(value=4000.25)
    worded = in_words(map_, "n")
    assert worded is not None
    assert in_numbers(worded, "n") == map_


def test_other_cards_and_numbers_with_words_are_left_alone() -> None:
    map_ = measured(value=3.0, text="of five")
    assert in_words(map_, "n") is None
    assert in_words(map_, "hole") is None
    assert in_numbers(map_, "hole") is map_
    numbered = edits.set_card_text(map_, "hole", "12")
    assert in_numbers(numbered, "hole") is numbered


def test_what_is_restored_after_escape_takes_the_place_of_the_number(drive: Drive) -> None:
    driver = drive(measured(value=720.0))
    given_up: list[tuple[str, str]] = []
    driver.canvas.abandoned.connect(lambda record, text: given_up.append((record, text)))
    with driver.writing("n"):
        driver.key(Qt.Key.Key_A, CTRL)
        driver.type("nobody has measured this yet")
        driver.key(Qt.Key.Key_Escape)
    assert driver.map.cells[CELL][0].value == 720.0
    driver.canvas.hands().writing.write(*given_up[0])
    (card,) = driver.map.cells[CELL]
    assert (card.value, card.text) == (None, "nobody has measured this yet")


def uncounted(language: str = "en", **metric: Any) -> JourneyMap:
    """The small map with a lane of numbers that says nothing of them."""
    map_ = measured(language=language)
    said = Metric(kind=MetricKind.OWN.value, **metric) if metric else None
    return edits.change_lane(map_, "count", metric=said)


@pytest.mark.parametrize(
    ("typed", "language", "kind", "unit", "symbol", "value"),
    [
        ("12 min", "en", MetricKind.TIME_SPENT, Unit.SECONDS, "", 720.0),
        ("8,5 %", "de", MetricKind.OWN, Unit.FRACTION, "", 0.085),
        ("$3.50", "en", MetricKind.COST, Unit.MONEY, "$", 3.5),
        ("12", "en", MetricKind.OWN, Unit.NUMBER, "", 12.0),
    ],
)
def test_the_first_amount_says_what_a_lane_counts(
    drive: Drive,
    typed: str,
    language: str,
    kind: MetricKind,
    unit: Unit,
    symbol: str,
    value: float,
) -> None:
    driver = drive(uncounted(language))
    before = driver.map
    driver.session.select(Selection((), CELL))
    driver.type(typed)
    driver.key(Qt.Key.Key_Return, CTRL)
    (card,) = driver.map.cells[CELL]
    assert (card.value, card.text) == (value, "")
    lane = driver.map.records["count"]
    assert isinstance(lane, Lane)
    assert lane.metric == Metric(kind=kind.value, unit=unit.value, symbol=symbol)
    assert driver.session.depth == 1
    driver.session.undo()
    assert driver.map is before


def test_a_lane_that_draws_a_line_goes_on_doing_so() -> None:
    map_ = uncounted(display="line", total="sum")
    card = Card(id="n", lane="count", step="find", type="metric", text="12 min")
    lane = in_numbers(edits.insert_cards(map_, [card]), "n").records["count"]
    assert isinstance(lane, Lane)
    metric = lane.metric
    assert metric is not None
    assert (metric.kind, metric.unit) == ("time-spent", "seconds")
    assert (metric.display, metric.total) == ("line", "sum")


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": MetricKind.CONVERSION.value},
        {"target": 8.0},
        {"unit": Unit.POINTS.value},
        {"symbol": "calls"},
    ],
)
def test_a_lane_that_says_what_it_counts_keeps_to_it(changed: dict[str, Any]) -> None:
    metric = Metric(**{"kind": MetricKind.OWN.value, **changed})
    map_ = edits.change_lane(uncounted(), "count", metric=metric)
    card = Card(id="n", lane="count", step="find", type="metric", text="12 min")
    lane = in_numbers(edits.insert_cards(map_, [card]), "n").records["count"]
    assert isinstance(lane, Lane)
    assert lane.metric == metric


def test_a_lane_with_plain_numbers_goes_on_counting_these() -> None:
    number = Card(id="m", lane="count", step="find", type="metric", value=3.0)
    card = Card(id="n", lane="count", step="find", type="metric", text="12 min")
    map_ = edits.insert_cards(uncounted(), [number, card])
    assert in_numbers(map_, "n") is map_


@pytest.mark.parametrize("text", ["0170 1234567", "34043416109400000012", "12 min\n30 s"])
def test_what_is_no_number_says_nothing_of_what_a_lane_counts(text: str) -> None:
    card = Card(id="o", lane="count", step="find", type="metric", text=text)
    map_ = edits.insert_cards(uncounted(), [card])
    assert in_numbers(map_, "o") is map_


@pytest.mark.parametrize(("language", "words"), [("en", "12.345678%"), ("tr", "%12,345678")])
def test_a_share_of_many_digits_is_told_as_the_maps_language_writes_it(
    language: str, words: str
) -> None:
    map_ = measured(Unit.FRACTION, language=language)
    metric = map_.lanes[0].metric
    assert metric is not None
    assert words_of_number(map_, metric, 0.12345678) == words
