"""An amount stands in the inspector as it is written in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.canvas.written import read_written
from app.models import edits
from app.models.card import Card
from app.models.lane import Lane
from app.models.metric import Metric
from tests.editor.maps import small_map
from tests.ui.inspector.conftest import Driver


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [("en", 5.0, "$5"), ("en", 1.2345, "1.2345\u00a0$"), ("de", 1.2345, "1,2345\u00a0$")],
)
def test_money_keeps_its_currency_where_every_digit_stands(
    inspect: Callable[..., Driver], language: str, value: float, said: str
) -> None:
    metric = Metric(kind="own", unit="money", symbol="$")
    map_ = edits.insert_lane(small_map(), Lane(id="cost", type="metric", metric=metric), 0)
    card = Card(id="price", lane="cost", step="find", type="metric", value=value)
    map_ = edits.change_map(edits.insert_cards(map_, [card]), language=language)
    driver = inspect(map_)
    driver.select("price")
    assert driver.shown("value") == said == read_written(map_, "price")
    driver.fill("value", said)
    assert driver.map.cards_by_lane["cost"][0].value == value
