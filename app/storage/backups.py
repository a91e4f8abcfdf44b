"""Former versions of a map, each as a file of its own, in a folder of the map's own."""

from __future__ import annotations

import re
from pathlib import Path

from app.storage.digest import digest_of
from app.storage.filesystem import FileSystem

# Ordered by number and not by a clock, which may jump; the digest tells equal content.
_NAME = re.compile(r"([0-9]{6,})-([0-9a-f]{12})\.journey")


def keep(data: bytes, folder: Path, fs: FileSystem) -> Path:
    """Keep bytes as the newest backup; the newest one is given back where it holds the same bytes.

    Raises OSError; what was written by then is removed.
    """
    fs.make_folder(folder)
    found = sorted(
        (int(match[1]), match[2], name)
        for name in fs.names(folder)
        if (match := _NAME.fullmatch(name))
    )
    short = digest_of(data)[:12]
    if found and found[-1][1] == short:
        return folder / found[-1][2]
    path = folder / f"{found[-1][0] + 1 if found else 1:06d}-{short}.journey"
    descriptor = fs.create(path)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[fs.write(descriptor, rest) :]
            fs.flush(descriptor)
        finally:
            fs.close(descriptor)
    except BaseException:
        fs.remove(path)
        raise
    return path
