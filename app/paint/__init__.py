"""Painters that draw a sheet with QPainter or reportlab and compute no position.

``app.paint.qt`` and ``app.paint.pdf`` draw the same primitives; what both must agree on (colours,
outlines of rectangles, pixels of pictures) is made once, in the modules beside them.
"""

from __future__ import annotations
