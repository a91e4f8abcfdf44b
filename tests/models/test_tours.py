"""Edits of tours: stops have no ids, so that each edit names one by its place."""

from __future__ import annotations

from typing import Any

import pytest

from app.models import edits
from app.models.edits import EditError
from app.models.integrity import faults
from app.models.journey import JourneyMap
from app.models.reserved import Dismissal, Review, Tour, TourStop
from tests.models.test_edits import drawn

STOPS = (TourStop(target="S1", notes="a"), TourStop(target="stop", notes="b"), TourStop(notes="c"))


def toured() -> JourneyMap:
    """A map with three tours; "walk" has three stops."""
    map_ = edits.insert_tour(drawn(), Tour(id="walk", stops=STOPS), 1)
    return edits.insert_tour(map_, Tour(id="last"), 2)


def order(map_: JourneyMap) -> list[str]:
    return [tour.id for tour in map_.tours]


def said(map_: JourneyMap, tour: str = "walk") -> list[str]:
    return [stop.notes for one in map_.tours if one.id == tour for stop in one.stops]


def test_tours_are_put_in_order_and_other_tours_stay_as_they_are() -> None:
    before = toured()
    assert order(before) == ["tour", "walk", "last"]
    assert order(edits.move_tours(before, ["last"], 0)) == ["last", "tour", "walk"]
    after = edits.change_tour(before, "walk", title="Ten minutes")
    assert after.tours[1].title == "Ten minutes"
    assert after.tours[1].stops is before.tours[1].stops
    assert after.tours[0] is before.tours[0]
    assert edits.change_tour(after, "walk", title="Ten minutes") is after


def test_a_removed_tour_takes_what_was_set_aside_there_along() -> None:
    review = Review(dismissed=(Dismissal(check="x", target="walk"), Dismissal(check="y")))
    after = edits.remove_tour(edits.change_map(toured(), review=review), "walk")
    assert order(after) == ["tour", "last"]
    assert after.review == Review(dismissed=(Dismissal(check="y"),))
    assert faults(after) == ()


@pytest.mark.parametrize(
    ("stop", "place", "after"),
    [(0, 1, "bac"), (0, 2, "bca"), (2, 0, "cab"), (2, 1, "acb"), (1, 1, "abc")],
)
def test_a_stop_moves_among_the_others_of_its_tour(stop: int, place: int, after: str) -> None:
    before = toured()
    moved = edits.move_stop(before, "walk", stop, place)
    assert "".join(said(moved)) == after
    assert moved.tours[0] is before.tours[0]


def test_stops_come_change_and_go_by_their_places() -> None:
    map_ = edits.insert_stop(toured(), "walk", TourStop(target="s2", notes="new"), 1)
    assert said(map_) == ["a", "new", "b", "c"]
    map_ = edits.change_stop(map_, "walk", 3, target="L2", notes="now")
    assert map_.tours[1].stops[3] == TourStop(target="L2", notes="now")
    map_ = edits.remove_stop(map_, "walk", 0)
    assert said(map_) == ["new", "b", "now"]
    assert said(map_, "tour") == said(drawn(), "tour")


@pytest.mark.parametrize(
    ("edit", "arguments", "changes", "why"),
    [
        (edits.insert_tour, (Tour(id="walk"), 0), {}, "stands in the map already"),
        (
            edits.insert_tour,
            (Tour(id="new", stops=(TourStop(target="p1"),)), 0),
            {},
            "is the persona",
        ),
        (edits.insert_tour, (Tour(id="new"), 4), {}, "no place 4"),
        (edits.change_tour, ("gone",), {"title": "x"}, "no tour 'gone'"),
        (edits.change_tour, ("walk",), {"stops": ()}, "edit of its own"),
        (edits.move_tours, (["gone"], 0), {}, "no tour 'gone'"),
        (edits.remove_tour, ("gone",), {}, "no tour 'gone'"),
        (edits.insert_stop, ("walk", TourStop(target="nobody"), 0), {}, "nobody"),
        (edits.insert_stop, ("walk", TourStop(), 4), {}, "no place 4"),
        (edits.change_stop, ("walk", 3), {"notes": "x"}, "no stop 3"),
        (edits.change_stop, ("walk", -1), {"notes": "x"}, "no stop -1"),
        (edits.change_stop, ("walk", 0), {"target": "nobody"}, "nobody"),
        (edits.move_stop, ("walk", 0, 3), {}, "no place 3"),
        (edits.move_stop, ("walk", 3, 0), {}, "no stop 3"),
        (edits.remove_stop, ("walk", 3), {}, "no stop 3"),
        (edits.remove_stop, ("gone", 0), {}, "no tour 'gone'"),
    ],
)
def test_what_would_break_a_tour_is_refused(
    edit: Any, arguments: tuple[Any, ...], changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(EditError, match=why):
        edit(toured(), *arguments, **changes)
