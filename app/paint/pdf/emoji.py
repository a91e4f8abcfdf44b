"""Emoji and faces as form XObjects: drawn once in a file, placed wherever they occur."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

from app.paint.colour import emoji
from app.paint.pdf.canvas import QuietCanvas, number
from app.paint.pdf.ink import Ink, colour_operands
from app.paint.pdf.shapes import path_operators

EMOJI_UNITS = 36.0
"""The side of the box that emoji are drawn on."""


class EmojiForms:
    """The emoji of one document."""

    def __init__(self, canvas: QuietCanvas) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc
        self._forms: dict[tuple[str, bool], tuple[str, Any]] = {}

    def draw(
        self, ink: Ink, key: str, left: float, top: float, size: float, without_hue: bool
    ) -> None:
        """Place an emoji in a square of ``size`` points with its top left corner at (left, top)."""
        found = self._forms.get((key, without_hue))
        if found is None:
            found = self._forms[key, without_hue] = self._form(key, without_hue)
        name, reference = found
        self._canvas.use(name, reference)
        scale = number(size / EMOJI_UNITS) if size > EMOJI_UNITS else f"{size / EMOJI_UNITS:.5f}"
        ink.code.append(
            f"q {scale} 0 0 {scale} {number(left)} {number(top - size)} cm /{name} Do Q"
        )

    def _form(self, key: str, without_hue: bool) -> tuple[str, Any]:
        name = f"E{len(self._forms)}"
        code: list[str] = []
        opacities: dict[str, float] = {}
        for layer in emoji(key, without_hue):
            code.append(f"{colour_operands(layer.colour)} rg")
            shape = path_operators(layer.ops, 0, EMOJI_UNITS)
            painted = f"{shape} {'f*' if layer.even_odd else 'f'}"
            if layer.alpha < 1:
                state = f"A{round(layer.alpha * 1000)}"
                opacities[state] = layer.alpha
                painted = f"q /{state} gs {painted} Q"
            code.append(painted)
        resources: dict[str, Any] = {}
        if opacities:
            resources["ExtGState"] = PDFDictionary(
                {
                    state: PDFDictionary({"ca": number(alpha)})
                    for state, alpha in sorted(opacities.items())
                }
            )
        form = PDFStream(
            PDFDictionary(
                {
                    "Type": PDFName("XObject"),
                    "Subtype": PDFName("Form"),
                    "BBox": PDFArray([0, 0, EMOJI_UNITS, EMOJI_UNITS]),
                    "Resources": PDFDictionary(resources),
                }
            ),
            "\n".join(code),
            [PDFZCompress],
        )
        return name, self._document.Reference(form, f"emoji:{name}")
