"""The file: reading, checking, careful writing."""

from __future__ import annotations

from app.storage.digest import Digest, digest_of
from app.storage.dump import dump
from app.storage.errors import Conflict, LoadError, Located, Reason, SaveError
from app.storage.filesystem import Busy, FileSystem
from app.storage.holding import Hold
from app.storage.load import Loaded, load
from app.storage.parse import parse
from app.storage.parsed import Parsed
from app.storage.save import Saved, digest_on_disk, save
from app.storage.schema import schema

__all__ = [
    "Busy",
    "Conflict",
    "Digest",
    "FileSystem",
    "Hold",
    "LoadError",
    "Loaded",
    "Located",
    "Parsed",
    "Reason",
    "SaveError",
    "Saved",
    "digest_of",
    "digest_on_disk",
    "dump",
    "load",
    "parse",
    "save",
    "schema",
]
