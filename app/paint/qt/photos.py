"""Pictures of the map on a QPainter."""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.layout.primitives import Photo
from app.paint.outlines import missing_picture
from app.paint.pictures import Pictures, Pixels
from app.paint.qt.shapes import draw_outline, draw_rectangle, rectangle_path

_IMAGES: WeakKeyDictionary[Pixels, dict[int, QImage]] = WeakKeyDictionary()
"""Pictures as Qt draws them, by how often they were halved; they go with the pixels of their map,
of which `Pictures` keeps so many bytes."""


def _image(pixels: Pixels, halvings: int) -> QImage:
    """The pixels, halved so often, as an image of its own memory; made once."""
    made = _IMAGES.setdefault(pixels, {})
    if halvings not in made:
        made[halvings] = _halved(_image(pixels, 0), halvings) if halvings else _whole(pixels)
    return made[halvings]


def _whole(pixels: Pixels) -> QImage:
    image = QImage(
        pixels.rgb,
        pixels.width,
        pixels.height,
        pixels.width * 3,
        QImage.Format.Format_RGB888,
    )
    if pixels.alpha is None:
        return image.convertToFormat(QImage.Format.Format_RGB32)
    # setAlphaChannel wants a grey image of the same size.
    opacity = QImage(
        pixels.alpha,
        pixels.width,
        pixels.height,
        pixels.width,
        QImage.Format.Format_Grayscale8,
    )
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    image.setAlphaChannel(opacity)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def draw_photo(painter: QPainter, shape: Photo, pictures: Pictures) -> None:
    """Draw a picture into its rounded rectangle, or a crossed box where there is none."""
    pixels = pictures.pixels(shape)
    if pixels is None:
        box, cross = missing_picture(shape)
        draw_rectangle(painter, box)
        draw_outline(painter, cross)
        return
    target = _on_pixels(QRectF(shape.x, shape.y, shape.width, shape.height), painter)
    image = _fitting(pixels, target, painter)
    painter.save()
    if shape.radius > 0:
        painter.setClipPath(
            rectangle_path(shape.x, shape.y, shape.width, shape.height, shape.radius),
            Qt.ClipOperation.IntersectClip,
        )
    painter.drawImage(target, image)
    painter.restore()


def _on_pixels(target: QRectF, painter: QPainter) -> QRectF:
    """The rectangle grown to whole device pixels, on which PDF viewers put pictures too."""
    transform = painter.deviceTransform()
    shown = transform.mapRect(target)
    left, top = math.floor(shown.left()), math.floor(shown.top())
    whole = QRectF(
        left, top, math.floor(shown.right()) + 1 - left, math.floor(shown.bottom()) + 1 - top
    )
    back, possible = transform.inverted()
    return back.mapRect(whole) if possible else target


def _fitting(pixels: Pixels, target: QRectF, painter: QPainter) -> QImage:
    """The image, halved until it is no more than twice as fine as the device.

    Qt looks at four pixels at most when it draws smaller, so that a fine picture would glitter.
    """
    shown = painter.deviceTransform().mapRect(target)
    halvings = 0
    while pixels.width >> (halvings + 1) >= max(1.0, shown.width()):
        halvings += 1
    return _image(pixels, halvings)


def _halved(image: QImage, times: int) -> QImage:
    return image.scaled(
        max(1, image.width() >> times),
        max(1, image.height() >> times),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
