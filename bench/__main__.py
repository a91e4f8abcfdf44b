"""Measure Footpath: ``python -m bench [--huge] [--gate] [--only TEXT]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from bench.figures import HEADING, SLACK, Row, Verdict, line, median, time
from bench.maps import HUGE, LARGE, SMALL, Size, write_map

_ROUNDS = 20
# Whole processes and the huge map take seconds each.
_ROUNDS_OF_STARTS = 7
_ROUNDS_HUGE = 5

Section = tuple[str, Callable[[], Iterator[Row]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a line each, and give 1 if a figure is beyond its limit, else 0."""
    chosen = _arguments().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = perf_counter()
    _introduce(chosen.gate)
    with tempfile.TemporaryDirectory(prefix="footpath-bench-") as folder:
        sizes = [SMALL, LARGE, HUGE] if chosen.huge else [SMALL, LARGE]
        failed = report(_sections(sizes, Path(folder)), gate=chosen.gate, only=chosen.only)
    print(f"\n{perf_counter() - began:.0f} s; beyond their limit: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


def report(sections: Sequence[Section], *, gate: bool, only: str = "") -> list[str]:
    """Print the rows of the sections as they come; gives the names of those that fail."""
    print(HEADING)
    failed: list[str] = []
    for name, rows in sections:
        if only and only not in name:
            continue
        for row in rows():
            print(line(row, gate=gate), flush=True)
            if row.verdict(gate=gate) is Verdict.FAIL:
                failed.append(f"{row.metric} ({row.size})")
    return failed


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--huge", action="store_true", help="measure the huge map too")
    parser.add_argument(
        "--gate", action="store_true", help=f"allow {SLACK} times the goal, as on a shared machine"
    )
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only sections with this in their name"
    )
    return parser


def _introduce(gate: bool) -> None:
    """Say on what, and how the limits are made."""
    # Qt must not be imported before the platform is chosen.
    from PySide6 import __version__ as qt

    from bench.machine import REFERENCE_DATE, REFERENCE_MS, workload

    now = median([time(workload) for _ in range(20)])
    print(
        f"Python {platform.python_version()}, Qt {qt}, {os.cpu_count()} processors. Each figure is "
        f"a median of {_ROUNDS} or more\n({_ROUNDS_OF_STARTS} for starts, {_ROUNDS_HUGE} for the "
        "huge map), taken in turn with what it is measured against.\nlimit = goal × that. Where it "
        "is milliseconds, they are those of the machines for which the goals\nwere set: a fixed "
        f"workload took {REFERENCE_MS:.1f} ms there ({REFERENCE_DATE}), and takes {now:.1f} ms "
        "here now. It is timed again beside\neach such figure, and the limit stretches or shrinks "
        'by as much ("speed").'
    )
    if gate:
        print(f"As a gate: {SLACK} × the goal is allowed, and 95th percentiles are only told.")
    print()


def _sections(sizes: Sequence[Size], folder: Path) -> list[Section]:
    """What to measure, in order."""
    from bench.canvas_rows import canvas_rows
    from bench.export_rows import pdf_rows, png_rows
    from bench.file_rows import load_rows, open_rows, save_rows
    from bench.process_rows import memory_rows, start_rows
    from bench.screen import Screen

    paths = [(size, write_map(size, folder)) for size in sizes]
    screen = Screen()
    sections: list[Section] = [
        ("start empty", partial(start_rows, None, None, _ROUNDS_OF_STARTS)),
    ]
    for size, path in paths:
        name = size.name
        rounds = _ROUNDS_HUGE if size is HUGE else _ROUNDS
        starts = 3 if size is HUGE else _ROUNDS_OF_STARTS
        sections += [
            (f"start {name}", partial(start_rows, name, path, starts)),
            (f"load {name}", partial(load_rows, name, path, rounds)),
            (f"open {name}", partial(open_rows, name, path, rounds, screen)),
            (f"canvas {name}", partial(canvas_rows, name, path, rounds, screen)),
            (f"save {name}", partial(save_rows, name, path, rounds)),
            (f"pdf {name}", partial(pdf_rows, name, path, rounds)),
            (f"png {name}", partial(png_rows, name, path, rounds)),
        ]
    named = [(size.name, path) for size, path in paths]
    sections.append(("memory", partial(memory_rows, named)))
    return sections


if __name__ == "__main__":
    sys.exit(main())
