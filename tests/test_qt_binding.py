from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 20_000


def test_calls_that_return_nothing_take_no_reference_from_none() -> None:
    """PySide6 6.12.0 lost one a call under Python 3.11, until the interpreter died."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("map")
    assert sys.getrefcount(None) > before - CALLS // 100
