"""Writing an output so that the file is the old one or the new one, whole, whatever happens."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from app.export.errors import ExportError
from app.storage.filesystem import REAL, FileSystem
from app.storage.save_words import save_error


def write_output(path: Path, data: bytes, fs: FileSystem = REAL) -> None:
    """Replace ``path`` by ``data`` in one step.

    The bytes go to a new file in the same folder, are flushed and read back, and take the place of
    the old file only then. Raises ``ExportError`` when that fails; the old file is then as it was.
    """
    try:
        target = fs.resolve(path)
        before = fs.info(target)
        if before is not None and not before.regular:
            raise ExportError(f"{path}: this is a folder or a device; choose another name.")
        if before is not None and not fs.may_write(target):
            raise ExportError(f"{path}: the file is read-only; choose another name.")
        temporary = target.parent / f".{secrets.token_hex(4)}.export.tmp"
        descriptor = fs.create(temporary)
        try:
            try:
                if before is not None:
                    fs.set_mode(temporary, before.mode)
                rest = memoryview(data)
                while rest:
                    count = fs.write(descriptor, rest)
                    if count <= 0:
                        raise ExportError(f"{path}: the disk took no more bytes; free some space.")
                    rest = rest[count:]
                fs.flush(descriptor)
            finally:
                fs.close(descriptor)
            if fs.read(temporary) != data:
                raise ExportError(
                    f"{path}: the disk gave back other bytes than were written; choose another."
                )
            fs.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                fs.remove(temporary)
            raise
        fs.flush_folder(target.parent)
    except OSError as error:
        raise ExportError(f"{path}: {save_error(error, path).message}.") from error
    except ValueError as error:
        raise ExportError(f"{path}: there can be no file of this name ({error}).") from error
