"""Figures, what bounds them, and the verdict: one row each."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter

Act = Callable[[], object]

SLACK = 1.5
"""What a gate allows times beyond their goal: machines that run tests are shared and noisy."""


class Verdict(StrEnum):
    """What is to be said of a row."""

    PASS = "PASS"
    FAIL = "FAIL"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the benchmark.

    ``figure`` was measured; ``bound`` is what it is held against, measured in the same run and
    called ``against``; ``goal`` is the most that figure ÷ bound may be, None where none is set.
    ``unit`` is that of figure and bound. A row that is not ``steady`` (a 95th percentile) is told,
    but no gate fails by it; ``slack`` is what a gate allows beyond the goal.
    """

    metric: str
    size: str
    figure: float
    bound: float
    against: str
    goal: float | None
    unit: str = "ms"
    steady: bool = True
    slack: float = SLACK

    @property
    def ratio(self) -> float:
        """How many times its bound the figure is."""
        return self.figure / self.bound

    @property
    def limit(self) -> float | None:
        """The most that the figure may be."""
        return None if self.goal is None else self.goal * self.bound

    def verdict(self, *, gate: bool = False) -> Verdict:
        """Whether the figure keeps within its limit; for a ``gate`` with slack."""
        if self.goal is None or (gate and not self.steady):
            return Verdict.NOTED
        within = self.ratio <= self.goal * (self.slack if gate else 1.0)
        return Verdict.PASS if within else Verdict.FAIL


HEADING = (
    f"{'metric':<34} {'map':<6} {'figure':>9} {'limit':>10} {'ratio':>7} {'goal':>8}  verdict  "
    "measured against"
)


def line(row: Row, *, gate: bool = False) -> str:
    """A row as it is printed."""
    limit = "–" if row.limit is None else f"{row.limit:.{_places(row.limit)}f} {row.unit}"
    goal = "–" if row.goal is None else f"≤ {row.goal:.4g} ×"
    figure = f"{row.figure:.{_places(row.figure)}f} {row.unit}"
    ratio = f"{row.ratio:.2f} ×"
    bound = f"{row.bound:.{_places(row.bound)}f} {row.unit}"
    return (
        f"{row.metric:<34} {row.size:<6} {figure:>9} {limit:>10} {ratio:>7} {goal:>8}  "
        f"{row.verdict(gate=gate):<7}  {row.against}: {bound}"
    )


def _places(value: float) -> int:
    return 0 if value >= 100 else 1 if value >= 10 else 2


def interleaved(rounds: int, acts: Mapping[str, Act], *, burst: int = 1) -> dict[str, list[float]]:
    """The times in milliseconds of acts done in turn, ``rounds`` turns of ``burst`` times each.

    In turn, because another program that slows the machine for a while then slows them all. In
    bursts where an act follows itself in life, as the steps of a pan do, and finds in the
    processor's caches what the one before left there. The first turn is not counted.
    """
    times: dict[str, list[float]] = {name: [] for name in acts}
    for round_ in range(rounds + 1):
        for name, act in acts.items():
            taken = [time(act) for _ in range(burst)]
            if round_:
                times[name] += taken
    return times


def time(act: Act) -> float:
    """How long an act takes, in milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def median(times: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """The one that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
