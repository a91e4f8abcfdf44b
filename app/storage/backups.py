"""Former versions of a map, each as a file of its own, in a folder of the map's own."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from app.models.suffix import SUFFIX
from app.storage.digest import digest_of
from app.storage.filesystem import FileSystem
from app.storage.thinning import Version, superfluous
from app.storage.writing import discard, sweep, write_beside

# Ordered by number and not by a clock, which may jump; the digest is for people who compare.
_NAME = re.compile(r"([0-9]{6,})-([0-9a-f]{12})" + re.escape(SUFFIX))


def keep(data: bytes, folder: Path, fs: FileSystem, *, alone: bool = False) -> Path:
    """Keep bytes as the newest backup; the newest one is given back where it holds the same bytes.

    A backup gets its name when its bytes are on the disk and were read back, so that what is there
    under such a name is whole. ``alone``: no other program keeps a backup there now, so that what a
    killed one left can go. Raises OSError; what was written by then is removed.
    """
    fs.make_folder(folder)
    found = sorted(
        (int(match[1]), name) for name in fs.names(folder) if (match := _NAME.fullmatch(name))
    )
    if found and _holds(folder / found[-1][1], data, fs):
        return folder / found[-1][1]
    number = found[-1][0] + 1 if found else 1
    path = folder / f"{number:06d}-{digest_of(data)[:12]}{SUFFIX}"
    beside = folder / f"backup{SUFFIX}"
    sweep(beside, fs, alone=alone)
    temporary = write_beside(beside, data, None, fs)
    try:
        fs.replace(temporary, path)
    except BaseException as error:
        discard(temporary, error, fs)
        raise
    fs.flush_folder(folder)
    _thin_out(folder, [*found, (number, path.name)], fs)
    return path


def _thin_out(folder: Path, found: list[tuple[int, str]], fs: FileSystem) -> None:
    """Remove the backups that `superfluous` names; the newest always stays."""
    names = dict(found[:-1])
    # What cannot be looked at or removed stays: the next backup tries again.
    versions = []
    for number, name in names.items():
        with suppress(OSError):
            info = fs.info(folder / name)
            if info is not None:
                versions.append(Version(number, info.changed))
    for version in superfluous(versions, fs.now()):
        with suppress(OSError):
            fs.remove(folder / names[version.number])


def _holds(path: Path, data: bytes, fs: FileSystem) -> bool:
    # A backup that cannot be read is none; the bytes are then kept once more.
    with suppress(OSError):
        return fs.read(path) == data
    return False
