"""Load, save and open."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import orjson

from app.storage import digest_on_disk, load, save
from bench.figures import Row, interleaved, median, time
from bench.machine import rows_in_ms, rows_of_times, workload
from bench.screen import Screen

_LOAD_GOAL = 5.0
_SAVE_GOALS = {"small": 30.0, "large": 30.0, "huge": 200.0}
_OPEN_GOALS = {"small": 25.0, "large": 60.0, "huge": 400.0}


def load_rows(size: str, path: Path, rounds: int) -> Iterator[Row]:
    """A map from its file, against the mere parsing of its JSON."""
    times = interleaved(
        rounds,
        {"load": lambda: load(path), "json": lambda: orjson.loads(path.read_bytes())},
    )
    bound = median(times["json"])
    yield Row("load", size, median(times["load"]), bound, "orjson.loads of the file", _LOAD_GOAL)


def save_rows(size: str, path: Path, rounds: int) -> Iterator[Row]:
    """The careful save over a file that is there, flush to the disk included."""
    target = path.with_name(f"saved-{path.name}")
    shutil.copyfile(path, target)
    map_ = load(target).map
    known = digest_on_disk(target)
    yield from rows_in_ms(
        "save", size, lambda: save(map_, target, known=known), _SAVE_GOALS[size], rounds=rounds
    )
    target.unlink()


def open_rows(size: str, path: Path, rounds: int, screen: Screen) -> Iterator[Row]:
    """From the bytes on the disk to the painted window, in the running program."""
    times: list[float] = []
    workloads: list[float] = []
    for round_ in range(rounds + 1):
        gc.collect()
        opened = []
        taken = time(lambda: opened.append(screen.open(path)))  # noqa: B023 - done at once
        spent = time(workload)
        screen.close(opened.pop())
        if round_:
            times.append(taken)
            workloads.append(spent)
    yield from rows_of_times("open", size, times, workloads, _OPEN_GOALS[size])
