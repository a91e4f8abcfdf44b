"""Skipped tests: counted by their reason, and in CI only for reasons that are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any


def reasons_of(reports: Iterable[Any]) -> Counter[str]:
    """How many tests were skipped for each reason; `reports` are pytest's reports of skips."""
    reasons: Counter[str] = Counter()
    for report in reports:
        text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[text.removeprefix("Skipped: ")] += 1
    return reasons


def read_allowed(text: str) -> list[str]:
    """The patterns of allowed reasons: one before each line's " | ", then why it is allowed.

    Raises ValueError for a line without a why.
    """
    patterns = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, bar, why = line.partition(" | ")
        if not bar or not why.strip():
            raise ValueError(f'allowed_skips.txt:{number}: no " | " with a why after the reason')
        patterns.append(pattern.strip())
    return patterns


def unlisted(reasons: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """The reasons that no allowed pattern (with * and ?) matches, in alphabetical order."""
    patterns = list(allowed)
    return sorted(r for r in reasons if not any(fnmatchcase(r, p) for p in patterns))
