"""What is made when it is asked for: once, and known before only as not made."""

from __future__ import annotations

import pytest

from app.ui.lazy import Lazy


def test_it_is_made_once_and_not_by_asking_whether_it_was() -> None:
    made: list[list[str]] = []

    def make() -> list[str]:
        made.append([])
        return made[-1]

    tool = Lazy(make)
    assert (tool.made, made) == (None, [])
    # An empty thing is made no less.
    assert tool.get() is tool.get()
    assert tool.made is made[0]
    assert len(made) == 1


def test_what_cannot_be_made_is_tried_again() -> None:
    failures = [OSError("full")]

    def make() -> str:
        if failures:
            raise failures.pop()
        return "made"

    tool = Lazy(make)
    with pytest.raises(OSError, match="full"):
        tool.get()
    assert tool.get() == "made"
