"""Rules about pictures: the bytes are a picture of the said kind and size, and hash as said."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.integrity.fault import Fault
from app.models.integrity.records import Columns
from app.models.picture import Picture


def picture_faults(columns: Columns, *, newer: bool) -> Iterator[Fault]:
    """Pictures whose data is not what their fields say.

    In a file of a ``newer`` version their type may be one that is not known here.
    """
    for part in columns.get(Picture, ()):
        for at, picture in enumerate(part.records):
            flaw = picture.flaw
            if flaw is not None and not (newer and flaw.unknown_type):
                yield Fault((*part.path_of(at), flaw.field), flaw.message)
