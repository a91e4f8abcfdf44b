"""How fast this machine is now, so that limits in milliseconds mean the same everywhere.

A goal of "60 ms" was set on one kind of machine. A fixed workload was timed there; timed again
beside each such figure, it tells by how much the limit has to stretch or shrink here and now.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass

from app import collector
from bench.figures import Act, Row, interleaved, median, p95

REFERENCE_MS = 11.0
"""What the workload took on 2026-11-23, on the kind of machine for which the goals were set."""

REFERENCE_DATE = "2026-11-23"

_dice = random.Random(3)
_TEXT = " ".join("".join(_dice.choices("abcdefghij", k=6)) for _ in range(20_000))


@dataclass(slots=True)
class _Thing:
    name: str
    place: int


def workload() -> int:
    """What Footpath's own work is like: words, dictionaries, small objects, sorting, packing.

    The collector is held: what it walks is the maps that happen to be open, which says nothing of
    how fast the machine is.
    """
    with collector.held():
        return _work()


def _work() -> int:
    found: dict[str, list[_Thing]] = {}
    for place, word in enumerate(_TEXT.split()):
        found.setdefault(word[:2], []).append(_Thing(word, place))
    total = 0
    for things in found.values():
        things.sort(key=lambda thing: thing.name)
        total += sum(thing.place * len(thing.name) for thing in things)
    return total + len(zlib.compress(_TEXT.encode(), 3))


def rows_in_ms(
    metric: str,
    size: str,
    act: Act,
    goal_ms: float | None,
    *,
    rounds: int = 20,
    p95_ms: float | None = None,
) -> list[Row]:
    """Time an act against a goal in milliseconds, which is stretched to this machine.

    Gives the row of the median and, if ``p95_ms`` is set, that of the 95th percentile.
    """
    times = interleaved(rounds, {"act": act, "workload": workload})
    return rows_of_times(metric, size, times["act"], times["workload"], goal_ms, p95_ms=p95_ms)


def rows_of_times(
    metric: str,
    size: str,
    times: list[float],
    workload_times: list[float],
    goal_ms: float | None,
    *,
    p95_ms: float | None = None,
) -> list[Row]:
    """As `rows_in_ms`, for times that were taken already."""
    speed = median(workload_times) / REFERENCE_MS
    rows = [_row(metric, size, median(times), goal_ms, speed)]
    if p95_ms is not None:
        rows.append(_row(f"{metric}, p95", size, p95(times), p95_ms, speed, steady=False))
    return rows


def _row(
    metric: str,
    size: str,
    figure: float,
    goal_ms: float | None,
    speed: float,
    *,
    steady: bool = True,
) -> Row:
    if goal_ms is None:
        return Row(metric, size, figure, speed, "1 ms at this speed", None, steady=steady)
    against = f"{goal_ms:g} ms at this speed ({speed:.2f})"
    return Row(metric, size, figure, goal_ms * speed, against, 1.0, steady=steady)
