"""The census: which of the things a map may hold the tests have really met.

A test over invented maps asks for the fixture `census` and counts each map with `meet_map`. `make
prove` prints the totals of all test processes and fails on a zero: a lane type no invented map has
ever held is a lane type nothing was proved about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

# What has to be met at least once: a group, then the names within it.
EXPECTED: Mapping[str, tuple[str, ...]] = {}


class Census:
    """How often each (group, name) was met; groups and names are those of `expected`."""

    def __init__(self, expected: Mapping[str, tuple[str, ...]] = EXPECTED) -> None:
        self._expected = expected
        self._counts: Counter[tuple[str, str]] = Counter()

    def meet(self, group: str, name: str, times: int = 1) -> None:
        """Count one thing that a test came across; a name nobody expected is counted too."""
        self._counts[group, name] += times

    def add(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Take in what another process counted (its `rows`)."""
        for group, name, times in rows:
            self.meet(group, name, times)

    def rows(self) -> list[tuple[str, str, int]]:
        """All counts, with zeros, in the order of `expected` and then of meeting."""
        wanted = [(group, name) for group, names in self._expected.items() for name in names]
        keys = dict.fromkeys([*wanted, *self._counts])
        return [(group, name, self._counts[group, name]) for group, name in keys]

    def unmet(self) -> list[str]:
        """What was expected and never met, as "group: name"."""
        return [f"{group}: {name}" for group, name, times in self.rows() if times == 0]

    def lines(self) -> list[str]:
        """The census for people: one line a group."""
        groups: dict[str, list[str]] = {}
        for group, name, times in self.rows():
            groups.setdefault(group, []).append(f"{name} {times}")
        return [f"{group}: " + ", ".join(cells) for group, cells in groups.items()]
