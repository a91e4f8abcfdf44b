"""Rectangles whose corners are not all alike."""

from __future__ import annotations

from app.layout.primitives import Edges, PathCommand

_TURN = 0.4477
"""A quarter circle's handles end so far from its corner, in radii."""


def slab(box: Edges, left: float, right: float) -> tuple[PathCommand, ...]:
    """A rectangle whose corners on the left and on the right have radii of their own."""
    x0, y0, x1, y1 = box
    k = _TURN
    return (
        ("M", x0 + left, y0),
        ("L", x1 - right, y0),
        ("C", x1 - right * k, y0, x1, y0 + right * k, x1, y0 + right),
        ("L", x1, y1 - right),
        ("C", x1, y1 - right * k, x1 - right * k, y1, x1 - right, y1),
        ("L", x0 + left, y1),
        ("C", x0 + left * k, y1, x0, y1 - left * k, x0, y1 - left),
        ("L", x0, y0 + left),
        ("C", x0, y0 + left * k, x0 + left * k, y0, x0 + left, y0),
        ("Z",),
    )
