"""What takes a process of its own: starting the program, and the memory it takes."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.layout.resources import resource_path
from bench.figures import Act, Row, interleaved, median

_EMPTY_GOAL = 2.5
_MAP_GOAL = 4.0
_MEGABYTE = 1_000_000
_MEMORY_GOALS = {"small": 180.0, "large": 180.0, "huge": 320.0}
_PATIENCE = 120.0


def start_rows(size: str | None, path: Path | None, rounds: int) -> Iterator[Row]:
    """From the launch of the process until its window has painted, against a bare window of Qt.

    Without a map the program shows its empty window. A first start has no state, no cache of the
    system's fonts, and font files that no program has read since long ago.
    """
    shown = [str(path)] if path is not None else []
    compile_program()
    with tempfile.TemporaryDirectory() as lasting:
        acts: dict[str, Act] = {
            "bare": lambda: _run(["bare"], Path(lasting)),
            "app": lambda: _run(["app", *shown], Path(lasting)),
        }
        if size == "large":
            acts["first"] = lambda: _first_run(shown)
        times = interleaved(rounds, acts)
    bound = median(times["bare"])
    against = f"bare Qt window, whole process ({rounds} starts)"
    if size is None:
        yield Row("start, empty window", "–", median(times["app"]), bound, against, _EMPTY_GOAL)
        return
    yield Row("start, map shown", size, median(times["app"]), bound, against, _MAP_GOAL)
    if size == "large":
        yield Row("first start, nothing cached", size, median(times["first"]), bound, against, None)


def compile_program() -> None:
    """Compile the sources as installing does, which a clone never started may lack.

    Where writing bytecode is switched off (PYTHONDONTWRITEBYTECODE) each start would else compile.
    """
    root = Path(__file__).parent.parent
    for folder in (root / "app", root / "bench"):
        if not compileall.compile_dir(folder, quiet=1):
            raise RuntimeError(f"{folder} cannot be compiled")


def memory_rows(sizes: Iterable[tuple[str, Path]]) -> Iterator[Row]:
    """The most memory the program held after looking round a map, and what Python and Qt take."""
    with tempfile.TemporaryDirectory() as lasting:
        bare = _run(["bare"], Path(lasting)) / _MEGABYTE
        yield Row("memory of a bare Qt window", "–", bare, bare, "Python and Qt alone", None, "MB")
        for size, path in sizes:
            figure = _run(["app", str(path), "--walk"], Path(lasting)) / _MEGABYTE
            goal = _MEMORY_GOALS[size]
            yield Row("memory", size, figure, goal, "the goal", 1.0, "MB", slack=1.0)


def _first_run(shown: list[str]) -> None:
    for font in resource_path("fonts").glob("*.ttf"):
        _forget(font)
    with tempfile.TemporaryDirectory() as folder:
        _run(["app", *shown], Path(folder))


def _forget(path: Path) -> None:
    """Ask the system to drop what it keeps of a file's content in memory."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _run(arguments: list[str], folder: Path) -> int:
    """Run bench.child with settings and state in ``folder``; gives the peak of its memory."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
        environment[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    done = subprocess.run(
        [sys.executable, "-m", "bench.child", *arguments],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"bench.child {' '.join(arguments)} failed:\n{done.stderr}")
    return int(done.stdout.split()[-1])
