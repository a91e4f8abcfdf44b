"""What the system says about a failed save, in words for people."""

from __future__ import annotations

import errno
from pathlib import Path

from app.storage.errors import Reason, SaveError
from app.storage.writing import WrongBytes

_REASONS = {
    errno.ENOSPC: (Reason.FULL, "the disk is full; free some space or choose another disk"),
    errno.EDQUOT: (Reason.FULL, "your share of the disk is used up; free some space"),
    errno.EFBIG: (Reason.FULL, "the disk or the system allows no file of this size"),
    errno.EROFS: (Reason.READ_ONLY, "the disk is read-only; choose another folder"),
    errno.EACCES: (Reason.READ_ONLY, "you may not write here; choose another folder"),
    errno.EPERM: (Reason.READ_ONLY, "you may not write here; choose another folder"),
    errno.ENOENT: (Reason.NO_FOLDER, "the folder does not exist; choose another one"),
    errno.ENOTDIR: (Reason.NO_FOLDER, "part of the path is a file, not a folder"),
    errno.ENAMETOOLONG: (Reason.BAD_NAME, "the name is too long; choose a shorter one"),
    errno.ELOOP: (Reason.BAD_NAME, "the symbolic link leads in a circle; choose another name"),
    errno.EINVAL: (Reason.BAD_NAME, "the disk does not take this name; choose a plainer one"),
    errno.EILSEQ: (Reason.BAD_NAME, "the disk does not take this name; choose a plainer one"),
    errno.EBUSY: (Reason.LOCKED, "another program holds the file; close it there and try again"),
    errno.EISDIR: (Reason.NOT_A_FILE, "this is a folder; choose another name"),
    errno.EIO: (Reason.OTHER, "the disk reports an error; save to another disk"),
}


def save_error(error: OSError, path: Path) -> SaveError:
    """The failed save behind an error of the system."""
    known = _REASONS.get(error.errno or 0)
    if isinstance(error, WrongBytes):
        made = SaveError(Reason.OTHER, f"{error}; choose another disk", path)
    elif known is not None:
        made = SaveError(known[0], known[1], path)
    else:
        text = f"the system reports: {error.strerror or error}; save under another name"
        made = SaveError(Reason.OTHER, text, path)
    for note in getattr(error, "__notes__", ()):
        made.add_note(note)
    return made
