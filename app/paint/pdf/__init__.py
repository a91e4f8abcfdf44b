"""Draw nodes and pages as vectors on a reportlab canvas."""

from __future__ import annotations

from app.paint.pdf.canvas import QuietCanvas
from app.paint.pdf.painter import PdfPainter

__all__ = ["PdfPainter", "QuietCanvas"]
