"""The collector rests as long as anybody wants it to, and then goes on."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from app import collector
from app.canvas.frame_first import PAUSE_MS


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    if not gc.isenabled() and QCoreApplication.instance() is not None:
        # A canvas of the test before may still wait for its frame.
        QTest.qWait(2 * PAUSE_MS)
    assert gc.isenabled()
    collector.let_go()
    yield
    assert gc.isenabled()


def test_it_rests_until_the_last_holder_is_done() -> None:
    collector.hold()
    with collector.held():
        assert not gc.isenabled()
    assert not gc.isenabled()
    collector.release()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="trouble"), collector.held():
        raise ValueError("trouble")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with collector.held():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nobody_releases_what_nobody_holds() -> None:
    with pytest.raises(RuntimeError, match="nobody holds"):
        collector.release()


class Knot:
    """Garbage that only the collector frees."""

    def __init__(self) -> None:
        self.self = self


def test_what_is_passed_over_waits_for_a_look_at_everything() -> None:
    knot = Knot()
    known = weakref.ref(knot)
    collector.pass_over()
    del knot
    gc.collect(1)
    assert known() is not None
    gc.collect()
    assert known() is None


def test_what_is_kept_stays_so_when_more_is_passed_over() -> None:
    knot = Knot()
    known = weakref.ref(knot)
    collector.keep()
    del knot
    collector.pass_over()
    gc.collect()
    assert known() is not None
    collector.let_go()
    gc.collect()
    assert known() is None


def test_what_is_kept_is_freed_after_it_was_let_go() -> None:
    knot = Knot()
    known = weakref.ref(knot)
    collector.keep()
    del knot
    gc.collect()
    assert known() is not None
    collector.let_go()
    gc.collect()
    assert known() is None
