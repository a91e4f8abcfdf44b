"""Numbers that a map writes: found as they stand there, marked there, and replaced as numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.canvas.figures import FIGURES
from app.editor.every_text import text_of, texts_of
from app.editor.finding import Place, Query, find
from app.editor.replacing import Replaced, replace_found
from app.models import edits
from app.models.base import evolve
from app.models.card import Card
from app.models.journey import JourneyMap
from app.models.lane import Lane
from app.models.metric import Metric
from app.models.vocabulary import LaneType, MetricDisplay, MetricKind, Unit
from tests.canvas.driver import Driver
from tests.editor.maps import card_of, sample, small_map
from tests.layout.sheets import SAMPLES

Drive = Callable[..., Driver]


def counting(
    *cards: Card, unit: str = Unit.SECONDS, language: str = "en", symbol: str = ""
) -> JourneyMap:
    """The small map with a lane of numbers and one of engagement, which hold these cards."""
    metric = Metric(kind=MetricKind.OWN.value, unit=unit, symbol=symbol)
    map_ = edits.change_map(small_map(), language=language)
    for lane in (
        Lane(id="count", type=LaneType.METRIC.value, title="Time", metric=metric),
        Lane(id="score", type=LaneType.ENGAGEMENT.value, title="Engagement"),
    ):
        map_ = edits.insert_lane(map_, lane, 0)
    return edits.insert_cards(map_, cards)


def number(id_: str, value: float, text: str = "") -> Card:
    return Card(id=id_, lane="count", step="find", type="metric", value=value, text=text)


def score(id_: str, level: int, text: str = "") -> Card:
    return Card(id=id_, lane="score", step="find", type="engagement", engagement=level, text=text)


def places(map_: JourneyMap, wanted: str) -> list[Place]:
    """Where cards of the two lanes hold what is wanted."""
    found = find(map_, Query(wanted), FIGURES)
    return [one for one in found if one.record in ("n", "m", "e")]


def replaced(map_: JourneyMap, wanted: str, text: str) -> Replaced:
    return replace_found(map_, places(map_, wanted), text, figures=FIGURES)


@pytest.mark.parametrize(
    ("unit", "symbol", "language", "value", "typed"),
    [
        (Unit.SECONDS, "", "en", 1080.0, "18 min"),
        (Unit.SECONDS, "", "da", 5400.0, "1 t. 30 min."),
        (Unit.SECONDS, "", "ja", 360.0, "6分"),
        (Unit.FRACTION, "", "en", 0.12, "12%"),
        (Unit.FRACTION, "", "de", 0.085, "8,5 %"),
        (Unit.FRACTION, "", "ar", 0.12, "12%"),
        (Unit.MONEY, "€", "en", 3.5, "€3.50"),
        (Unit.MONEY, "EUR", "fr", 1800.0, "1 800 €"),
        (Unit.MONEY, "USD", "en", 5.0, "US$5"),
        (Unit.NUMBER, "kg", "en", -3.0, "-3 kg"),
        (Unit.NUMBER, "", "en", 1799.56789, "1,799.57"),
    ],
)
def test_a_number_is_found_as_the_map_writes_it(
    unit: str, symbol: str, language: str, value: float, typed: str
) -> None:
    map_ = counting(number("n", value), unit=unit, language=language, symbol=symbol)
    (place,) = places(map_, typed)
    assert (place.record, place.start) == ("n", 0)
    shown = text_of(map_, "n", place.field, FIGURES)
    assert not shown[place.end :].strip("\u200e"), "whole, but for a mark that nobody types"
    assert not find(map_, Query(typed)), "whoever does not know how it is written finds none"


def test_a_number_is_found_with_its_words_and_in_no_other_lane() -> None:
    map_ = counting(number("n", 1080, "wait 18 min"), score("e", 4, "4 of us"))
    found = [one for one in texts_of(map_, FIGURES) if one[0] in ("n", "e")]
    assert {text for _, _, text in found} == {"18\u00a0min", "wait 18 min", "4", "4 of us"}
    assert len(places(map_, "18 min")) == 2
    assert len(places(map_, "4")) == 2
    notes = edits.change_lane_type(map_, "count", LaneType.GOAL)
    assert len(places(notes, "18 min")) == 1, "there the map does not write it"


@pytest.mark.parametrize(
    ("unit", "symbol", "language", "value", "wanted", "text", "after"),
    [
        (Unit.SECONDS, "", "en", 1080.0, "18 min", "25 min", 1500.0),
        (Unit.SECONDS, "", "en", 1080.0, "18", "25", 1500.0),
        (Unit.SECONDS, "", "en", 1080.0, "min", "h", 64800.0),
        # "t" alone is a day to whoever types German, and an hour where the map is Danish.
        (Unit.SECONDS, "", "da", 5400.0, "30", "45", 6300.0),
        (Unit.SECONDS, "", "sv", 5400.0, "30", "45", 6300.0),
        (Unit.SECONDS, "", "hu", 5400.0, "1", "2", 9000.0),
        (Unit.SECONDS, "", "ja", 5400.0, "30", "45", 6300.0),
        (Unit.FRACTION, "", "de", 0.085, "8,5", "9", 0.09),
        (Unit.MONEY, "€", "en", 3.5, "3.50", "4", 4.0),
        (Unit.MONEY, "USD", "en", 5.0, "5", "6", 6.0),
        (Unit.MONEY, "GBP", "ar", 5.0, "5", "6", 6.0),
        (Unit.MONEY, "JPY", "en", -5.0, "5", "6", -6.0),
        (Unit.NUMBER, "", "en", 3.14159, "3.14", "5", 5.0),
    ],
)
def test_a_number_put_into_a_number_counts(
    unit: str, symbol: str, language: str, value: float, wanted: str, text: str, after: float
) -> None:
    map_ = counting(number("n", value), unit=unit, language=language, symbol=symbol)
    made = replaced(map_, wanted, text)
    card = card_of(made.map, "n")
    assert card.text == ""
    assert card.value == pytest.approx(after)
    assert made.changed == 1


@pytest.mark.parametrize(
    "language", "ar de el en es fr he hi it ja ko nl pl pt ru th tr uk zh".split()
)
@pytest.mark.parametrize("seconds", [45, 60, 120, 1080, 5400, 7200 + 60, 86400, 200_000, 950_000])
def test_a_time_written_by_the_map_is_that_time_again(language: str, seconds: float) -> None:
    map_ = counting(number("n", 1.0), language=language)
    written = edits.change_card(map_, "n", value=seconds)
    _, said = FIGURES.shown(written, card_of(written, "n")) or ("", "")
    card = card_of(FIGURES.written(map_, {"n": said}), "n")
    assert FIGURES.shown(written, card) == ("value", said)


def test_what_is_no_number_becomes_the_cards_text() -> None:
    map_ = counting(number("n", 1080), number("m", 1080, "in rain"), score("e", 4))
    after = replaced(map_, "18 min", "soon").map
    assert [(card_of(after, id_).value, card_of(after, id_).text) for id_ in ("n", "m")] == [
        (None, "soon"),
        (None, "in rain (soon)"),
    ]
    worded = card_of(replaced(map_, "4", "high").map, "e")
    assert (worded.engagement, worded.text) == (4, "high"), "a score has room for a word"
    assert card_of(replaced(map_, "4", "5").map, "e").engagement == 5


def test_what_stays_the_same_is_not_counted() -> None:
    map_ = counting(number("n", 1080), score("e", 4, "high"))
    for wanted, text in (("18 min", "0:18:00"), ("18", "18"), ("4", "9"), ("4", "")):
        made = replaced(map_, wanted, text)
        assert (made.map, made.changed) == (map_, 0)


def test_a_card_that_was_its_number_alone_goes_with_it() -> None:
    map_ = counting(number("n", 1080), number("m", 1080, "in rain"))
    made = replaced(map_, "18 min", "")
    assert (made.emptied, made.changed) == (1, 2)
    assert "n" not in made.map.records
    arabic = counting(number("n", 0.12), unit=Unit.FRACTION, language="ar")
    assert "n" not in replaced(arabic, "12%", "").map.records
    kept = card_of(made.map, "m")
    assert (kept.value, kept.text) == (None, "in rain")


def test_a_lane_that_counts_nothing_takes_up_what_all_become() -> None:
    map_ = counting(number("n", 18), number("m", 18), unit=Unit.NUMBER)
    after = replaced(map_, "18", "18 min").map
    lane = after.records["count"]
    assert isinstance(lane, Lane)
    assert lane.metric is not None
    assert lane.metric.unit == Unit.SECONDS
    assert [card_of(after, id_).value for id_ in ("n", "m")] == [1080, 1080]
    alone = edits.change_card(map_, "m", value=20)
    kept = replaced(alone, "18", "18 min").map
    assert card_of(kept, "n").text == "18 min", "the others are counts of something else"


@pytest.mark.parametrize("name", SAMPLES)
def test_numbers_of_samples_are_found_and_replaced_where_they_stand(name: str) -> None:
    map_ = sample(name)
    words = set(texts_of(map_))
    told = [one for one in texts_of(map_, FIGURES) if one not in words]
    shown = {card.id for card in map_.cards if FIGURES.shown(map_, card) is not None}
    assert {record for record, _, _ in told} == shown
    for record, field, text in told:
        (place,) = [
            one
            for one in find(map_, Query(text), FIGURES)
            if (one.record, one.start) == (record, 0)
        ]
        made = replace_found(map_, [place], "5", figures=FIGURES).map
        assert text_of(made, record, field, FIGURES).strip("0 ")
        changed = [one.id for one in made.cards if one != map_.records[one.id]]
        assert changed in ([record], [])


@pytest.mark.parametrize("display", [MetricDisplay.BARS, MetricDisplay.LINE])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_number_is_marked_where_it_stands(
    drive: Drive, display: MetricDisplay, direction: str
) -> None:
    map_ = counting(number("n", 1080, "in the rain"), score("e", 4, "much"))
    lane = map_.records["count"]
    assert isinstance(lane, Lane)
    assert lane.metric is not None
    metric = evolve(lane.metric, display=display.value)
    map_ = edits.change_map(edits.change_lane(map_, "count", metric=metric), direction=direction)
    driver = drive(map_)
    for record, wanted in (("n", "18"), ("e", "4")):
        box = driver.box(record)
        before = driver.pixels()
        driver.canvas.hands().found.show(places(map_, wanted))
        driver.settle()
        changed = np.argwhere(np.any(driver.pixels() != before, axis=2))
        assert len(changed) > 30
        top, left = changed.min(axis=0)
        bottom, right = changed.max(axis=0)
        assert box.adjusted(-4, -4, 4, 4).contains(left, top)
        assert box.adjusted(-4, -4, 4, 4).contains(right, bottom)
        assert right - left < 30, "the digits alone are marked"
        assert bottom - top < 30
        driver.canvas.hands().found.show(())
        driver.settle()
