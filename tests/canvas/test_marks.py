"""The frames round what is selected go along with a pan, and say the same as if made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF

from app.canvas.marks import Marks
from app.canvas.spots import Mark
from app.editor.navigate import select_record
from app.editor.selection import Selection
from app.models.journey import JourneyMap
from tests.canvas.driver import Driver
from tests.editor.maps import sample

Drive = Callable[..., Driver]

# Away from the edges, where headings stop and go on, and back.
WAY = [(7, 0), (0, 7), (40, 33), (300, 240), (-7, -7), (900, 700), (-2000, -2000)]


def chosen(map_: JourneyMap, what: str) -> Selection:
    cards = [card for card in map_.cards if card.step]
    match what:
        case "card":
            return select_record(map_, cards[4].id)
        case "cards":
            return Selection(tuple(card.id for card in cards[2:9]))
        case "all":
            return Selection(tuple(card.id for card in cards))
        case "pair":
            return Selection((map_.pairs[0].id,))
        case "path":
            return Selection((map_.paths[0].id,))
        case "cell":
            return Selection((), (cards[4].lane, cards[4].step))
        case "cells":
            one, other = cards[2], cards[12]
            return Selection((), (other.lane, other.step), (one.lane, one.step))
        case "lane":
            return Selection((map_.lanes[1].id,))
        case "stage":
            return Selection((map_.stages[1].id,))
        case _:
            return Selection((map_.id,))


def told(marks: list[Mark]) -> list[tuple[object, ...]]:
    """What frames say, without the last digits of their numbers."""

    def rounded(box: QRectF) -> tuple[float, ...]:
        return tuple(round(end, 6) for end in (box.left(), box.top(), box.right(), box.bottom()))

    return [
        (
            rounded(mark.box),
            rounded(mark.clip),
            rounded(mark.line.boundingRect()) if mark.line is not None else None,
            *mark[2:4],
            *mark[5:],
        )
        for mark in marks
    ]


@pytest.mark.parametrize(
    "what",
    ["card", "cards", "all", "pair", "path", "cell", "cells", "lane", "stage", "title"],
)
@pytest.mark.parametrize("name", ["taxi", "passport"])
def test_frames_that_go_along_are_those_that_would_be_made(
    drive: Drive, name: str, what: str
) -> None:
    driver = drive(sample(name), size=(700, 500))
    driver.view.zoom_to(2.0)
    selection = chosen(driver.map, what)
    marks = Marks(driver.view, driver.canvas.spots)
    marks.renew(selection)
    for across, down in WAY:
        driver.view.scroll_by(across, down)
        marks.follow(selection)
        assert told(marks.shown) == told(driver.canvas.spots.marks(selection))


def test_a_step_of_a_pan_does_not_find_out_anew_what_is_framed(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = drive(sample("taxi"), size=(700, 500))
    driver.view.zoom_to(2.0)
    driver.view.scroll_by(400, 300)
    driver.session.select(chosen(driver.map, "cards"))
    asked: list[Selection] = []
    monkeypatch.setattr(driver.canvas.spots, "marks", asked.append)
    driver.view.scroll_by(7, 7)
    assert asked == []
    assert driver.view.frame.pinned
    monkeypatch.undo()
    driver.view.scroll_to(driver.view.frame.origin + QPointF(0, 9))
    driver.settle()
    assert driver.as_painted()
