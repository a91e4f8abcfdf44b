"""A reportlab canvas that adds nothing of its own to a page."""

from __future__ import annotations

from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

# Streams as bytes, not as text that is a quarter longer.
rl_config.useA85 = 0


class QuietCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas without reportlab's preamble, which names a font nobody embeds.

    ``operators`` takes content operators as text; ``use`` names a form or an image for the
    resources of the page or form being written.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        self._used: dict[str, PDFObjectReference] = {}
        super().__init__(*args, **options)

    @property
    def operators(self) -> list[str]:
        """The content of the page so far."""
        return self._code  # type: ignore[no-any-return]

    def use(self, name: str, reference: PDFObjectReference) -> None:
        """Make ``/name Do`` work on this page."""
        self._used[name] = reference

    def showPage(self) -> None:
        """Finish the page; the next one begins with no resources."""
        super().showPage()
        self._used = {}

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setXObjects(self, thing: Any) -> None:
        thing.XObjects = PDFDictionary(dict(self._used)) if self._used else None


def number(value: float) -> str:
    """A number as PDF writes it, to a thousandth."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
