"""Tasks in threads: who hears of them, when nobody does any more, and what the collector does."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.background import Background, wait_for_threads
from tests.ui.conftest import settle


@pytest.fixture
def gate() -> Iterator[Event]:
    """What a task waits for; opened at the end at the latest."""
    made = Event()
    yield made
    made.set()
    wait_for_threads()
    settle()
    assert gc.isenabled()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_only_the_last_answer_counts(owner: QObject, gate: Event, qtbot: QtBot) -> None:
    background = Background(owner)
    told: list[object] = []
    background.done.connect(told.append)
    background.start(lambda: gate.wait() and "first")
    background.start(lambda: "second")
    background.start(lambda: "third")
    assert background.busy
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == ["third"]


def test_what_a_task_raises_is_told_and_the_next_one_runs(owner: QObject, qtbot: QtBot) -> None:
    background = Background(owner)

    def fails() -> None:
        raise ArithmeticError("trouble")

    with qtbot.waitSignal(background.failed) as heard:
        background.start(fails)
    assert isinstance(heard.args[0], ArithmeticError)
    with qtbot.waitSignal(background.done) as heard:
        background.start(lambda: 7)
    assert heard.args == [7]


def test_stopping_waits_for_nothing_and_hears_of_nothing(
    owner: QObject, gate: Event, qtbot: QtBot
) -> None:
    background = Background(owner)
    told: list[object] = []
    background.done.connect(told.append)
    background.start(lambda: gate.wait(30))
    begun = time.monotonic()
    background.stop()
    assert time.monotonic() - begun < 5
    background.start(lambda: "late")
    gate.set()
    wait_for_threads()
    settle()
    assert told == []


def test_nothing_is_collected_while_a_task_runs(owner: QObject, gate: Event, qtbot: QtBot) -> None:
    background = Background(owner)
    background.start(gate.wait)
    assert not gc.isenabled()
    gate.set()
    qtbot.waitUntil(gc.isenabled)


@pytest.mark.parametrize("waiting", [False, True])
def test_a_task_outlives_who_asked_for_it(gate: Event, qtbot: QtBot, waiting: bool) -> None:
    owner = QObject()
    background = Background(owner)
    background.start(gate.wait)
    owner.deleteLater()
    del owner, background
    settle()
    assert not gc.isenabled()
    gate.set()
    if waiting:
        wait_for_threads()
        assert gc.isenabled()
    else:
        qtbot.waitUntil(gc.isenabled)
