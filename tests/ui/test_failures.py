"""What is wrong with a file is said once, however often it is wrong."""

from __future__ import annotations

from pathlib import Path

from app.storage import LoadError
from app.storage.errors import Located
from app.ui.failures import faults_text


def no_lane(card: int, line: int, lane: str = "x") -> Located:
    return Located(line, 15, f'card {card}, lane: there is no lane "{lane}"')


def told(*faults: Located) -> list[str]:
    return faults_text(LoadError(faults, Path("broken.journey"))).split("\n")[1:]


def test_what_is_wrong_several_times_is_said_once_with_its_lines() -> None:
    faults = [no_lane(1, 198), no_lane(2, 211), no_lane(3, 226)]
    assert told(*faults) == ["3 places (lines 198, 211, 226): there is no lane “x”"]


def test_of_many_places_the_first_lines_are_told() -> None:
    faults = [no_lane(number, 10 * number) for number in range(1, 31)]
    assert told(*faults) == ["30 places (lines 10, 20, 30, 40, 50, …): there is no lane “x”"]


def test_what_is_wrong_once_has_its_place_and_the_rest_is_counted() -> None:
    faults = [no_lane(number, number, f"x{number}") for number in range(1, 6)]
    lines = told(*faults)
    assert lines[0] == "broken.journey:1:15: card 1, lane: there is no lane “x1”"
    assert lines[-1] == "… and 2 more."
