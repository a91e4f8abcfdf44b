"""Saves that are killed, that meet each other, that have no room or no right."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.models.base import evolve
from app.storage import dump, load
from tests.generators import random_map
from tests.storage.child import MAP

ROOT = Path(__file__).parents[2]

# The calls by which a save touches the disk.
CALLS = "openat,read,write,fsync,chmod,fchmod,fchmodat,rename,renameat2,unlink,flock,close"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may enter and write to, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="footpath-"))
    made.chmod(0o777)
    yield made
    made.chmod(0o777)
    shutil.rmtree(made)


@pytest.fixture
def path(folder: Path) -> Path:
    """A file with a map, for every user."""
    path = folder / "taxi.journey"
    path.write_bytes(dump(MAP))
    path.chmod(0o666)
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.storage.child", *map(str, arguments)]


def run(*arguments: object) -> str:
    """What a child says."""
    done = subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stderr == ""
    return done.stdout.strip()


def traced(path: Path, log: Path, *more: str) -> str:
    """Save in a child under strace; give the trace."""
    env = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
    subprocess.run(
        ["strace", "-qq", "-o", log, "-e", f"trace={CALLS}", *more, *command("once", path)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return log.read_text(errors="replace")


def test_killed_at_a_system_call_the_file_is_old_or_new(
    path: Path, short_or_full: Callable[[int, int], int]
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("no strace")
    log = path.parent.parent / f"{path.parent.name}.log"
    sites = save_sites(traced(path, log))
    assert {"fsync", "write", "openat", "flock"} <= {call for call, _ in sites}
    chosen = random.sample(sites, min(len(sites), short_or_full(4, 1000)))
    outcomes: Counter[str] = Counter()
    for call, when in chosen:
        path.write_bytes(dump(MAP))
        trace = traced(path, log, "-e", f"inject={call}:signal=SIGKILL:when={when}")
        assert "killed by SIGKILL" in trace
        outcomes[load(path).map.title] += 1
    log.unlink()
    assert set(outcomes) <= {MAP.title, "new"}
    assert sum(outcomes.values()) == len(chosen)


def save_sites(trace: str) -> list[tuple[str, int]]:
    """Each system call between the marks, with its number among those of its name."""
    count: Counter[str] = Counter()
    sites = []
    inside = False
    for line in trace.splitlines():
        found = re.match(r"(\w+)\(", line)
        if not found:
            continue
        count[found[1]] += 1
        if "MARK" in line:
            inside = "BEGIN" in line
        elif inside:
            sites.append((found[1], count[found[1]]))
    return sites


def test_killed_at_any_moment_what_was_said_to_be_saved_is_there(
    path: Path, short_or_full: Callable[[int, int], int]
) -> None:
    for _ in range(short_or_full(3, 200)):
        path.write_bytes(dump(evolve(MAP, title="0")))
        child = subprocess.Popen(command("loop", path), cwd=ROOT, stdout=subprocess.PIPE)
        assert child.stdout is not None
        said = child.stdout.readline()
        time.sleep(random.random() * 0.05)
        child.kill()
        said += child.stdout.read()
        child.wait()
        child.stdout.close()
        last = int(said.split()[-1])
        found = int(load(path).map.title)
        assert found in (last, last + 1), "the last one may be in place and not yet told"


def test_two_programs_never_overwrite_each_other_unseen(
    path: Path, short_or_full: Callable[[int, int], int]
) -> None:
    path.write_bytes(dump(evolve(MAP, title="0")))
    times = short_or_full(15, 100)
    children = [
        subprocess.Popen(command("count", path, times), cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for child in children:
        _, told = child.communicate(timeout=300)
        assert (child.returncode, told) == (0, b"")
    assert load(path).map.title == str(2 * times)
    assert os.listdir(path.parent) == [path.name]


def test_a_disk_without_room_keeps_the_old_map(path: Path) -> None:
    limit = len(dump(MAP)) // 2
    assert run("small", path, limit).startswith("full: ")
    assert load(path).map == MAP
    assert os.listdir(path.parent) == [path.name]


def test_a_file_beyond_the_memory_is_refused_in_words(path: Path) -> None:
    path.write_bytes(dump(random_map(1, 50, 17, 3_000)))
    with path.open("ab") as file:
        file.write(b" " * 2**29)
    assert "memory" in run("poor", path, 2**29)


def test_a_read_only_file_is_marked_and_never_replaced(path: Path) -> None:
    path.chmod(0o444)
    said = run("ordinary", path)
    assert said.splitlines()[0] == "read_only=True"
    assert "read-only: the file is read-only" in said
    assert load(path).map == MAP


def test_a_read_only_folder_is_told(path: Path) -> None:
    path.parent.chmod(0o555)
    said = run("ordinary", path)
    assert said.splitlines()[0] == "read_only=True"
    assert "read-only: you may not write here" in said
    assert load(path).map == MAP


def test_a_folder_that_cannot_be_listed_takes_a_save(path: Path) -> None:
    path.parent.chmod(0o733)
    assert run("ordinary", path).splitlines() == ["read_only=False", "saved"]
    assert load(path).map.title == "new"


def test_a_file_without_right_to_read_is_told(path: Path) -> None:
    path.chmod(0o000)
    assert (
        run("ordinary", path)
        == "refused you may not read this file; ask its owner for the right to"
    )
