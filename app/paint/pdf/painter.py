"""The walk over primitives for a PDF: which function draws which shape."""

from __future__ import annotations

from app.layout.primitives import Face, Outline, Photo, Primitive, Rectangle, Text
from app.layout.sheet import Node, Page
from app.paint.pdf.canvas import QuietCanvas
from app.paint.pdf.emoji import EmojiForms
from app.paint.pdf.ink import Ink
from app.paint.pdf.photos import PhotoImages
from app.paint.pdf.shapes import draw_outline, draw_rectangle
from app.paint.pdf.text import TextWriter
from app.paint.pictures import Pictures


class PdfPainter:
    """Draws pages of one document; fonts, emoji and pictures are shared between its pages.

    The canvas must be used for nothing else while a page is drawn: the painter remembers which
    colours and line styles are set.
    """

    def __init__(self, canvas: QuietCanvas, pictures: Pictures) -> None:
        self._canvas = canvas
        self._emoji = EmojiForms(canvas)
        self._text = TextWriter(canvas, self._emoji)
        self._photos = PhotoImages(canvas, pictures)

    def draw_page(self, page: Page) -> None:
        """Draw a page's ground and its nodes in their order, and nothing after them."""
        ink = Ink(self._canvas.operators)
        draw_rectangle(
            ink, Rectangle(0, 0, page.width, page.height, fill=page.background), 0, page.height
        )
        for node in page.nodes:
            self.draw_node(ink, node, page.height)

    def draw_node(self, ink: Ink, node: Node, height: float) -> None:
        """Draw one node on a page ``height`` points high."""
        top = height - node.y
        for primitive in node.primitives:
            self.draw_primitive(ink, primitive, node.x, top)

    def draw_primitive(self, ink: Ink, primitive: Primitive, left: float, top: float) -> None:
        """Draw one shape of a node whose origin is at (left, top), where PDF's y runs up."""
        match primitive:
            case Text():
                self._text.draw(ink, primitive, left, top)
            case Rectangle():
                draw_rectangle(ink, primitive, left, top)
            case Outline():
                draw_outline(ink, primitive, left, top)
            case Face():
                self._text.draw_face(ink, primitive, left, top)
            case Photo():
                self._photos.draw(ink, primitive, left, top)
