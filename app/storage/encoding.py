"""Bytes to text: UTF-8, and words for whatever else a file may hold."""

from __future__ import annotations

import codecs

_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class NotText(Exception):
    """Bytes that are no UTF-8; ``line`` and ``column`` say where, both from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file and notices about it.

    A byte order mark of UTF-8 is dropped with a notice. Raises `NotText` for an empty file, zero
    bytes, UTF-16, UTF-32 and bytes that are no UTF-8.
    """
    if not data:
        raise NotText("the file is empty; open a backup instead")
    if not data.strip(b"\x00"):
        raise NotText("the file contains only NUL bytes; it was not written to its end")
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise NotText(f"the file is in {name}; save it as UTF-8")
    if data[:2] in (b"\x00{", b"{\x00"):
        raise NotText("the file is in UTF-16; save it as UTF-8")
    notices: tuple[str, ...] = ()
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        notices = ("The file began with a byte order mark, which maps do without; it is dropped.",)
    try:
        return data.decode("utf-8"), notices
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        byte = f"0x{data[error.start]:02X}"
        raise NotText(
            f"the byte {byte} is no UTF-8 here; the file was saved in another encoding or damaged",
            line,
            column,
        ) from error
