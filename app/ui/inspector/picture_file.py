"""A picture from a file, made small enough for a map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from app.editor.words import tr
from app.models.picture import Picture, picture_from

MOST_BYTES = 30_000_000
"""Larger files are refused."""

LONGEST_SIDE = 1200
"""Pixels: a larger picture is made smaller. On paper that is 100 mm at 300 dpi."""

_KEPT_BYTES = 400_000
_QUALITY = 88


class PictureFileError(ValueError):
    """A file that cannot become a picture of a map; the message is for people."""


def picture_of_file(path: Path) -> Picture:
    """The picture in a PNG or JPEG file, at most `LONGEST_SIDE` pixels long.

    Raises `PictureFileError`.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise PictureFileError(
                tr("“{name}” is larger than {limit} MB.", name=path.name, limit=limit)
            )
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise PictureFileError(
            tr("“{name}” cannot be read: {reason}.", name=path.name, reason=reason)
        ) from error
    try:
        picture = picture_from(content, path.name)
    except ValueError as error:
        raise PictureFileError(
            tr("“{name}” cannot be used: {reason}.", name=path.name, reason=str(error))
        ) from error
    if max(picture.width, picture.height) <= LONGEST_SIDE and len(content) <= _KEPT_BYTES:
        return picture
    return picture_from(_smaller(content, path.name), path.name)


def image_of(content: bytes, side: int) -> QImage:
    """A picture file decoded to at most ``side`` pixels, upright; a null image where it fails."""
    data = QByteArray(content)
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _smaller(content: bytes, name: str) -> bytes:
    image = image_of(content, LONGEST_SIDE)
    if image.isNull():
        raise PictureFileError(tr("“{name}” cannot be used: it is damaged.", name=name))
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    kept = image.hasAlphaChannel()
    writer = QImageWriter(device, QByteArray(b"png" if kept else b"jpeg"))
    if not kept:
        writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise PictureFileError(tr("“{name}” cannot be made smaller.", name=name))
    return bytes(held.data())
