"""The stage row: what is said of a step under its name."""

from __future__ import annotations

import pytest

from app.layout.marks import icon
from app.layout.primitives import Outline
from app.models.journey import JourneyMap
from tests.layout.sheets import extent, journey, lane, sheet_of, stages, texts


def one_step(**fields: object) -> JourneyMap:
    made = stages(1)
    made[0]["steps"][0].update(fields)
    return journey(stages=made, lanes=[lane("l", "action")])


@pytest.mark.parametrize(
    ("start", "sign"),
    [("23:40", "clock"), ("2026-09-14T08:30", "clock"), ("2026-09-14", "calendar")],
)
def test_an_icon_stands_before_a_time_and_before_a_date(start: str, sign: str) -> None:
    step = sheet_of(one_step(start=start)).by_id["step:a1"]
    drawn = [shape for shape in step.primitives if isinstance(shape, Outline)]
    [wanted] = icon(sign, 7.0, "#000000", rtl=False).primitives
    assert isinstance(wanted, Outline)
    assert [[c[0] for c in one.commands] for one in drawn] == [[c[0] for c in wanted.commands]]


def test_a_wait_and_a_date_after_it_are_told_apart_by_space() -> None:
    step = sheet_of(one_step(wait=432000.0, start="2026-09-14")).by_id["step:a1"]
    wait, date = texts(step)[-2:]
    sign = [shape for shape in step.primitives if isinstance(shape, Outline)][-1]
    before = extent(sign)[0] - extent(wait)[2]
    assert before > 2 * (extent(date)[0] - extent(sign)[2])
