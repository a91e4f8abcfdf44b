"""Where pictures come from: files, and what other programs drag here or put on the clipboard.

Nothing is fetched: an address of the network is answered with a sentence.
"""

from __future__ import annotations

import binascii
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageWriter

from app.editor.pictures.taking import (
    LONGEST_SIDE,
    MOST_BYTES,
    PictureRefused,
    Taken,
    damaged,
    take_picture,
    too_many_bytes,
    too_many_pixels,
)
from app.editor.words import tr
from app.models.picture import MAX_PIXELS

READ = ("png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "bmp")
"""The suffixes of picture files that are read."""

_REFUSED = ("svg", "svgz", "heic", "heif", "avif", "tif", "tiff", "psd", "ico", "jp2", "eps", "ai")
_SUFFIXES = frozenset(f".{one}" for one in (*READ, *_REFUSED))
_CODED = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")
_INLINE = "data"


@dataclass(frozen=True, slots=True)
class Source:
    """A picture to be: what it is called, and how its bytes are got, in whatever thread.

    ``read`` raises `PictureRefused`. ``larger`` tells that what it gives was made smaller.
    """

    name: str
    read: Callable[[], bytes]
    larger: bool = False

    def take(self) -> Taken:
        """The picture for a map. Raises `PictureRefused`."""
        taken = take_picture(self.read(), self.name)
        return replace(taken, shrunk_to=taken.picture.shown_size) if self.larger else taken


def file_source(path: Path) -> Source:
    """The picture in a file."""
    return Source(path.name, lambda: _read_file(path))


def may_be_picture(path: Path) -> bool:
    """Whether a file is a picture by its name, be it one that is read or one that is refused."""
    return path.suffix.lower() in _SUFFIXES


def files_among(data: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged or were copied, where these are nothing but pictures."""
    urls = data.urls() if data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if _is_here(url)]
    if not paths or len(paths) != len(urls) or not all(map(may_be_picture, paths)):
        return ()
    return tuple(paths)


def holds_pictures(data: QMimeData) -> bool:
    """Whether something can be said to what is dragged: it holds pictures or leads to one."""
    return bool(files_among(data)) or holds_image(data) or leads_away(data)


def holds_image(data: QMimeData) -> bool:
    """Whether a picture itself is there, and not only its name."""
    return data.hasImage() or any(data.hasFormat(one) for one in _CODED) or bool(_inline(data))


def leads_away(data: QMimeData) -> bool:
    """Whether it is an address at which there is a picture, and nothing of it here."""
    urls = data.urls() if data.hasUrls() else []
    far = [url for url in urls if not _is_here(url) and url.scheme() != _INLINE]
    if not far or len(far) != len(urls):
        return False
    if any(may_be_picture(Path(url.path())) for url in far):
        return True
    return data.hasHtml() and "<img" in data.html().lower()


def sources_in(data: QMimeData) -> tuple[Source, ...]:
    """The pictures that are dragged or on the clipboard: files first, else the picture itself."""
    files = files_among(data)
    if files:
        return tuple(file_source(path) for path in files)
    if not holds_image(data):
        return ()
    name = _name_in(data)
    for kind in _CODED:
        content = bytes(data.data(kind).data()) if data.hasFormat(kind) else b""
        if content:
            return (Source(name, partial(bytes, content)),)
    image = data.imageData()
    if isinstance(image, QImage) and not image.isNull():
        # Copied, for it goes to another thread.
        held = QImage(image)
        larger = max(held.width(), held.height()) > LONGEST_SIDE
        return (Source(name, lambda: _coded(held, name), larger),)
    inline = _inline(data)
    return (Source(name, lambda: _decoded(inline, name)),) if inline else ()


def told_of_address() -> str:
    """What is said of a picture that is somewhere else."""
    return tr(
        "That is only the address of a picture, and Footpath fetches nothing from the network. "
        "Save the picture to a file, or copy the picture itself, and insert that."
    )


def filter_of_files() -> Sequence[str]:
    """For dialogs that ask for pictures."""
    names = " ".join(f"*.{one}" for one in READ)
    return [tr("Pictures ({names})", names=names), tr("All files (*)")]


def _is_here(url: QUrl) -> bool:
    """Whether an address is that of a file, and not one of another machine."""
    return url.isLocalFile() and not url.host()


def _read_file(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise PictureRefused(tr("“{name}” is no file. Choose a picture file.", name=path.name))
        if about.st_size > MOST_BYTES:
            raise too_many_bytes(path.name)
        with path.open("rb") as file:
            # It may have grown since.
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PictureRefused(
            tr(
                "“{name}” cannot be read: {reason}. Choose another picture.",
                name=path.name,
                reason=reason,
            )
        ) from error


def _name_in(data: QMimeData) -> str:
    """What a picture without a file is called: by its address, where that says so."""
    for url in data.urls() if data.hasUrls() else []:
        if url.scheme() != _INLINE and may_be_picture(Path(url.path())):
            return url.fileName()
    return tr("Picture")


def _coded(image: QImage, name: str) -> bytes:
    """A picture that a program handed over decoded, as a file."""
    if image.width() * image.height() > MAX_PIXELS:
        raise too_many_pixels(name, (image.width(), image.height()))
    if max(image.width(), image.height()) > LONGEST_SIDE:
        image = image.scaled(
            QSize(LONGEST_SIDE, LONGEST_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    # BMP is the quickest to write, PNG the only one that keeps what shines through.
    QImageWriter(device, QByteArray(b"png" if image.hasAlphaChannel() else b"bmp")).write(image)
    return bytes(held.data())


def _inline(data: QMimeData) -> str:
    """A picture that stands in its own address (RFC 2397), base64; "" for none."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or urls[0].scheme() != _INLINE:
        return ""
    kind, comma, content = urls[0].path(QUrl.ComponentFormattingOption.FullyDecoded).partition(",")
    is_picture = kind.startswith("image/") and kind.endswith(";base64")
    return content if comma and is_picture else ""


def _decoded(content: str, name: str) -> bytes:
    if len(content) > MOST_BYTES * 4 // 3 + 4:
        raise too_many_bytes(name)
    try:
        return binascii.a2b_base64(content.encode("ascii", "replace"))
    except binascii.Error:
        raise damaged(name) from None
