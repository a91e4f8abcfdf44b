from __future__ import annotations

from tests.census import Census

EXPECTED = {"lane type": ("emotion", "barrier"), "direction": ("right to left",)}


def test_what_was_never_met_is_named() -> None:
    census = Census(EXPECTED)
    census.meet("lane type", "barrier")
    assert census.unmet() == ["lane type: emotion", "direction: right to left"]


def test_the_counts_of_several_processes_are_added_up() -> None:
    total, worker = Census(EXPECTED), Census(EXPECTED)
    total.meet("lane type", "emotion", 2)
    worker.meet("lane type", "emotion", 3)
    worker.meet("direction", "right to left")
    total.add(worker.rows())
    assert total.unmet() == ["lane type: barrier"]
    assert total.lines() == ["lane type: emotion 5, barrier 0", "direction: right to left 1"]
