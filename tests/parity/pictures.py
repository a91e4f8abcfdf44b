"""Pictures of a page as numbers, and the pixels of a box on it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

DPI = 150
SCALE = DPI / 72

Picture = NDArray[np.int16]


def box_of(
    x: float, y: float, width: float, height: float, picture: Picture, dpi: float = DPI
) -> tuple[slice, slice]:
    """Rows and columns that a box in points touches, with one around it for strokes on its edge."""
    rows, columns = picture.shape[:2]
    scale = dpi / 72
    left = max(0, int(x * scale) - 1)
    top = max(0, int(y * scale) - 1)
    right = min(columns, int((x + width) * scale) + 2)
    bottom = min(rows, int((y + height) * scale) + 2)
    return slice(top, max(top, bottom)), slice(left, max(left, right))


def strongest(away: NDArray[Any]) -> NDArray[Any]:
    """The largest of the three colours of each pixel, whatever its sign."""
    away = np.abs(away)
    # Ten times as fast as the maximum along an axis of three.
    largest: NDArray[Any] = np.maximum(np.maximum(away[..., 0], away[..., 1]), away[..., 2])
    return largest


def most_frequent(picture: Picture) -> NDArray[np.int16]:
    """The colour that most pixels have."""
    flat = picture.reshape(-1, 3).astype(np.int32)
    codes = flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2]
    values, counts = np.unique(codes, return_counts=True)
    code = int(values[counts.argmax()])
    return np.array([code >> 16, code >> 8 & 255, code & 255], dtype=np.int16)
