"""What tests of several processes run in a child: `python -m tests.storage.child MODE PATH …`."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from app.models.base import evolve
from app.storage import Conflict, LoadError, SaveError, digest_of, dump, load, save
from tests.generators import random_map

MAP = random_map(1, 5, 5, 30)


def once(path: Path) -> None:
    """Save a second title, between two marks in the trace."""
    known = digest_of(path.read_bytes())
    map_ = evolve(MAP, title="new")
    os.write(2, b"MARK-BEGIN\n")
    save(map_, path, known=known)
    os.write(2, b"MARK-END\n")


def loop(path: Path) -> None:
    """Save title after title; say each number once it is saved."""
    known = digest_of(path.read_bytes())
    number = 0
    while True:
        number += 1
        known = save(evolve(MAP, title=str(number)), path, known=known).digest
        os.write(1, b"%d\n" % number)


def count(path: Path, times: str) -> None:
    """Add one to the number in the title so many times, opening anew after each conflict."""
    loaded = load(path)
    left = int(times)
    map_, known = loaded.map, loaded.digest
    while left:
        map_ = evolve(map_, title=str(int(map_.title) + 1))
        try:
            known = save(map_, path, known=known).digest
            left -= 1
        except Conflict:
            loaded = load(path)
            map_, known = loaded.map, loaded.digest


def small(path: Path, limit: str) -> None:
    """Save where no file may grow beyond some bytes."""
    known = digest_of(path.read_bytes())
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    report(path, known)


def poor(path: Path, limit: str) -> None:
    """Open with little memory."""
    resource.setrlimit(resource.RLIMIT_AS, (int(limit), int(limit)))
    try:
        load(path)
        print("opened")
    except LoadError as error:
        print(error.faults[0].message)


def ordinary(path: Path) -> None:
    """Open and save as a user without rights to everything."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        loaded = load(path)
    except LoadError as error:
        print(f"refused {error.faults[0].message}")
        return
    print(f"read_only={loaded.read_only}")
    report(path, loaded.digest)


def report(path: Path, known: str) -> None:
    """Save and say what came of it."""
    try:
        save(evolve(MAP, title="new"), path, known=known)
        print("saved")
    except SaveError as error:
        print(f"{error.reason}: {error.message}")


MODES = {
    "once": once,
    "loop": loop,
    "count": count,
    "small": small,
    "poor": poor,
    "ordinary": ordinary,
}

if __name__ == "__main__":
    if sys.argv[1] == "begin":
        Path(sys.argv[2]).write_bytes(dump(MAP))
    else:
        MODES[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])  # type: ignore[operator]
