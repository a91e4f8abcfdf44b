"""Pictures of the map as image XObjects, each stored once however often it is shown."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFZCompress

from app.layout.primitives import Photo
from app.paint.outlines import missing_picture, rectangle_commands
from app.paint.pdf.canvas import QuietCanvas, number
from app.paint.pdf.ink import Ink
from app.paint.pdf.shapes import draw_outline, draw_rectangle, path_operators
from app.paint.pictures import Pictures, Pixels, jpeg, packed_rows


class PhotoImages:
    """The pictures of one document."""

    def __init__(self, canvas: QuietCanvas, pictures: Pictures) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc
        self._pictures = pictures
        self._images: dict[Pixels, tuple[str, Any]] = {}

    def draw(self, ink: Ink, shape: Photo, left: float, top: float) -> None:
        """Draw a picture into its rounded rectangle, or a crossed box where there is none."""
        pixels = self._pictures.pixels(shape)
        if pixels is None:
            box, cross = missing_picture(shape)
            draw_rectangle(ink, box, left, top)
            draw_outline(ink, cross, left, top)
            return
        found = self._images.get(pixels)
        if found is None:
            found = self._images[pixels] = self._image(pixels)
        name, reference = found
        self._canvas.use(name, reference)
        clip = ""
        if shape.radius > 0:
            around = rectangle_commands(shape.x, shape.y, shape.width, shape.height, shape.radius)
            clip = f"{path_operators(around, left, top)} W n "
        ink.code.append(
            f"q {clip}{number(shape.width)} 0 0 {number(shape.height)} "
            f"{number(left + shape.x)} {number(top - shape.y - shape.height)} cm /{name} Do Q"
        )

    def _image(self, pixels: Pixels) -> tuple[str, Any]:
        name = f"I{len(self._images)}"
        entries = _entries(pixels, "DeviceRGB")
        if pixels.alpha is not None:
            mask = _stream(_entries(pixels, "DeviceGray"), pixels.alpha)
            entries["SMask"] = self._document.Reference(mask, f"mask:{name}")
        if pixels.photographic and pixels.alpha is None:
            entries["Filter"] = PDFName("DCTDecode")
            image = PDFStream(PDFDictionary(entries), jpeg(pixels), [])
        else:
            entries["Filter"] = PDFName("FlateDecode")
            # 15: each row says by which of PNG's filters it was made (ISO 32000-1, table 10).
            entries["DecodeParms"] = PDFDictionary(
                {"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": pixels.width}
            )
            image = PDFStream(PDFDictionary(entries), packed_rows(pixels), [])
        return name, self._document.Reference(image, f"image:{name}")


def _entries(pixels: Pixels, space: str) -> dict[str, Any]:
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": PDFName(space),
        "BitsPerComponent": 8,
    }


def _stream(entries: dict[str, Any], data: bytes) -> Any:
    return PDFStream(PDFDictionary(entries), data, [PDFZCompress])
