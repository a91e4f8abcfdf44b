"""The careful save: whatever happens, the file holds the old map or the new one, whole.

The steps and their reasons: the bytes are loaded back and compared before anything is touched (what
cannot be loaded is never written); the file on disk is compared by content with what was loaded or
saved last (no unseen overwrite); the new bytes go to a temporary file in the same folder, are
flushed and read back; one step puts it in place; the folder is flushed. Only then the map is saved.
Before that, what a killed save of the same file left behind is removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from app.models.base import evolve
from app.models.integrity import Fault
from app.models.journey import JourneyMap
from app.models.order import in_order
from app.models.values import unfit_values
from app.models.version import known_version, read_version
from app.storage.backups import keep
from app.storage.digest import Digest, digest_of
from app.storage.dump import dump
from app.storage.errors import Conflict, LoadError, Reason, SaveError
from app.storage.filesystem import REAL, Busy, FileSystem, Info
from app.storage.parse import parse, parse_own
from app.storage.save_words import save_error
from app.storage.writing import discard, sweep, write_beside

PATIENCE = 2.5
"""Seconds in which a lock or a file that another program holds open for a moment is tried again."""

_PAUSE = 0.05


class Saved(NamedTuple):
    """A map that is on the disk: the digest of its bytes, and sentences for the user."""

    path: Path
    digest: Digest
    size: int
    notices: tuple[str, ...] = ()


def save(
    map_: JourneyMap,
    path: Path,
    *,
    known: Digest | None,
    backups: Path | None = None,
    fs: FileSystem = REAL,
) -> Saved:
    """Write a map to its file.

    ``known`` is the digest of the file as it was last loaded or saved, None where no file is
    expected. ``backups`` is a folder for this map alone, where the replaced file is kept. Raises
    `Conflict` when the file on disk is another one, else `SaveError`; the file is then as it was.
    """
    try:
        return _save(_proven(map_, path), path, known, backups, fs)
    except OSError as error:
        raise save_error(error, path) from error
    except MemoryError as error:
        text = "there is not enough memory; close something and save again"
        raise SaveError(Reason.OTHER, text, path) from error


def _save(
    data: bytes, path: Path, known: Digest | None, backups: Path | None, fs: FileSystem
) -> Saved:
    try:
        target = fs.resolve(path)
    except ValueError as error:
        text = f"there can be no file of this name: {error}"
        raise SaveError(Reason.BAD_NAME, text, path) from error
    with _locked(target, path, fs) as alone:
        before, info = _compared(target, path, known, fs)
        notices = _kept(before, data, backups, fs, alone=alone)
        sweep(target, fs, alone=alone)
        temporary = write_beside(target, data, info.mode if info else None, fs)
        try:
            _replace(temporary, target, fs)
        except BaseException as error:
            discard(temporary, error, fs)
            raise
        try:
            fs.flush_folder(target.parent)
        except (OSError, MemoryError) as error:
            text = "the map was written, but the disk does not confirm it; save again"
            raise SaveError(Reason.NOT_DURABLE, text, path, digest_of(data)) from error
    return Saved(path, digest_of(data), len(data), notices)


def digest_on_disk(path: Path, fs: FileSystem = REAL) -> Digest | None:
    """The digest of a file, None where there is none: for `save` over a file by intention.

    Raises OSError where it cannot be read.
    """
    return digest_of(fs.read(path)) if fs.info(path) is not None else None


def _proven(map_: JourneyMap, path: Path) -> bytes:
    """The bytes of a map, after they were loaded back and found equal to it."""
    version = read_version(map_.format_version)
    if version is not None and version.major > known_version().major:
        text = f"the map has format {version}, which only a newer Footpath can write"
        raise SaveError(Reason.NEWER, text, path)
    ordered = evolve(map_, cards=in_order(map_))
    try:
        data = dump(ordered)
    except (TypeError, ValueError, RecursionError) as error:
        raise SaveError(Reason.FAULTY, _why(map_, str(error)), path) from error
    loaded = parse_own(data)
    if loaded is None or not _same(loaded, ordered):
        raise SaveError(Reason.FAULTY, _why(map_, _unlike(data)), path)
    return data


def _same(one: JourneyMap, other: JourneyMap) -> bool:
    """Whether two maps are equal; the cards, of which there are many, without a call for each."""
    rest = {"cards": ()}
    return (
        [card.__dict__ for card in one.cards] == [card.__dict__ for card in other.cards]
        and [card.model_extra for card in one.cards] == [card.model_extra for card in other.cards]
        and one.model_copy(update=rest) == other.model_copy(update=rest)
    )


def _why(map_: JourneyMap, otherwise: str) -> str:
    """Why a map is not written: the value that no file can hold, or what was found otherwise."""
    text = "the map would not open again, so it was not written"
    unfit = next(unfit_values(map_), None)
    return f"{text}: {Fault(*unfit) if unfit else otherwise}"


def _unlike(data: bytes) -> str:
    """Why bytes do not give back the map that they were made of."""
    try:
        parse(data)
    except LoadError as error:
        return error.faults[0].message
    return "it reads back as another map"


@contextmanager
def _locked(target: Path, path: Path, fs: FileSystem) -> Iterator[bool]:
    """Lock the folder; say whether it is locked, for there are folders without locks."""
    lock = None
    waited = 0.0
    while True:
        try:
            lock = fs.lock(target.parent)
            break
        except Busy as error:
            if waited >= PATIENCE:
                text = "another program is saving in this folder; try again"
                raise SaveError(Reason.LOCKED, text, path) from error
            fs.pause(_PAUSE)
            waited += _PAUSE
    try:
        yield lock is not None
    finally:
        if lock is not None:
            # The system drops a lock with its descriptor, even where closing reports an error.
            with suppress(OSError):
                fs.unlock(lock)


def _compared(
    target: Path, path: Path, known: Digest | None, fs: FileSystem
) -> tuple[bytes | None, Info | None]:
    """What is on the disk now, after it was found to be what is ``known``."""
    info = fs.info(target)
    if info is None:
        if known is not None:
            text = "the file was removed or renamed since it was opened"
            raise Conflict(f"{text}; save it again here or under another name", path, None)
        return None, None
    if not info.regular:
        text = "this is a folder or a device, not a file; choose another name"
        raise SaveError(Reason.NOT_A_FILE, text, path)
    before = fs.read(target)
    found = digest_of(before)
    if found != known:
        text = "another program changed the file since it was opened"
        if known is None:
            text = "there is a file of this name already"
        raise Conflict(f"{text}; nothing was written", path, found)
    if not fs.may_write(target):
        text = "the file is read-only; save under another name or ask its owner"
        raise SaveError(Reason.READ_ONLY, text, path)
    return before, info


def _kept(
    before: bytes | None, data: bytes, backups: Path | None, fs: FileSystem, *, alone: bool
) -> tuple[str, ...]:
    """Keep the present file. A failed backup is told; it does not keep the work from the disk."""
    if backups is None or before is None or before == data:
        return ()
    try:
        keep(before, backups, fs, alone=alone)
    except OSError as error:
        reason = error.strerror or str(error)
        return (f"The version before could not be kept among the backups: {reason}.",)
    return ()


def _replace(temporary: Path, target: Path, fs: FileSystem) -> None:
    """Put the new file in place; on Windows another program may hold the old one for a moment."""
    waited = 0.0
    while True:
        try:
            fs.replace(temporary, target)
            return
        except PermissionError:
            if waited >= PATIENCE:
                raise
            fs.pause(_PAUSE)
            waited += _PAUSE
