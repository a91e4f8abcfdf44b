"""Writing an output so that the file is the old one or the new one, whole, whatever happens."""

from __future__ import annotations

from pathlib import Path

from app.export.errors import ExportError
from app.storage.filesystem import REAL, FileSystem
from app.storage.save_words import save_error
from app.storage.writing import discard, sweep, write_beside

_OUTPUTS = ".export.tmp"


def write_output(path: Path, data: bytes, fs: FileSystem = REAL) -> None:
    """Replace ``path`` by ``data`` in one step.

    The bytes go to a new file in the same folder, are flushed and read back, and take the place of
    the old file only then. What killed exports left there goes when it is old enough. Raises
    ``ExportError`` when that fails; the old file is then as it was, but for a disk that does not
    confirm what it took.
    """
    try:
        target = fs.resolve(path)
    except ValueError as error:
        raise ExportError(f"{path}: there can be no file of this name ({error}).") from error
    except OSError as error:
        raise _refused(path, error) from error
    try:
        _replace(path, target, data, fs)
    except OSError as error:
        raise _refused(path, error) from error
    try:
        fs.flush_folder(target.parent)
    except OSError as error:
        text = "it was written, but the disk does not confirm it; export again"
        raise ExportError(f"{path}: {text}.") from error


def _replace(path: Path, target: Path, data: bytes, fs: FileSystem) -> None:
    """Put bytes in the place of a file. Raises OSError and ``ExportError``."""
    before = fs.info(target)
    if before is not None and not before.regular:
        raise ExportError(f"{path}: this is a folder or a device; choose another name.")
    if before is not None and not fs.may_write(target):
        raise ExportError(f"{path}: the file is read-only; choose another name.")
    sweep(target, fs, alone=False, ending=_OUTPUTS)
    mode = before.mode if before is not None else None
    temporary = write_beside(target, data, mode, fs, _OUTPUTS)
    try:
        fs.replace(temporary, target)
    except BaseException as error:
        discard(temporary, error, fs)
        raise


def _refused(path: Path, error: OSError) -> ExportError:
    """The error of the system in words for people, with what is left over."""
    left_over = getattr(error, "__notes__", ())
    return ExportError("\n".join([f"{path}: {save_error(error, path).message}.", *left_over]))
