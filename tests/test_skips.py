from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.skips import read_allowed, reasons_of, unlisted


def report(reason: str) -> SimpleNamespace:
    return SimpleNamespace(longrepr=("tests/x.py", 3, f"Skipped: {reason}"))


def test_reasons_are_counted_without_pytests_prefix() -> None:
    assert reasons_of([report("no strace"), report("no strace"), report("no loop mounts")]) == {
        "no strace": 2,
        "no loop mounts": 1,
    }


def test_only_a_listed_reason_passes() -> None:
    allowed = read_allowed("# a comment\n\nno loop mounts* | containers have none\n")
    assert unlisted(["no strace", "no loop mounts here"], allowed) == ["no strace"]


@pytest.mark.parametrize("line", ["no strace", "no strace | ", "no strace |"])
def test_a_listed_reason_needs_a_why(line: str) -> None:
    with pytest.raises(ValueError, match=r"allowed_skips\.txt:1"):
        read_allowed(line)
