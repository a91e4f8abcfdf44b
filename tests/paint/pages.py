"""Pages made by hand for the painters' tests: every kind of shape, in every way it can be drawn."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from PIL import Image

from app.layout.primitives import (
    Face,
    Outline,
    PathCommand,
    Photo,
    Primitive,
    Rectangle,
    Region,
    Stroke,
    Text,
)
from app.layout.sheet import Node, Page
from app.layout.text import TextStyle, Typesetter, emoji_key
from tests.generators import WORDS

INK = "#1f2733"
WHOLE = Region(0, 0, 1, 1)
PICTURE = "a" * 64
BROKEN = "b" * 64
WIDTH, HEIGHT = 842.0, 595.0
COLUMN, ROW = 120.0, 62.0


@cache
def typesetter(language: str = "en") -> Typesetter:
    """The typesetter that all test pages share."""
    return Typesetter(language)


@cache
def scene() -> bytes:
    """A picture with large shapes and small letters-like stripes, 240 × 160, as PNG."""
    image = Image.new("RGB", (240, 160), "#cfe3f5")
    image.paste("#6b8f5a", (0, 100, 240, 160))
    image.paste("#c4502f", (60, 40, 130, 120))
    for x in range(150, 230, 4):
        image.paste("#101010", (x, 20, x + 2, 60))
    stored = io.BytesIO()
    image.save(stored, "PNG")
    return stored.getvalue()


@cache
def code(side: int = 21) -> bytes:
    """A code to scan, a pixel for each of its squares, as PNG."""
    dots = np.random.default_rng(4).integers(0, 2, (side, side), dtype=np.uint8) * 255
    stored = io.BytesIO()
    Image.fromarray(dots).save(stored, "PNG")
    return stored.getvalue()


@cache
def waves(kind: str = "JPEG") -> bytes:
    """A small photo of 60 × 40 pixels: many shades, no edges."""
    down, across = np.mgrid[0:40, 0:60]
    shades = (128 + 80 * np.sin(across / 9), 128 + 80 * np.cos(down / 7), across * 4)
    stored = io.BytesIO()
    Image.fromarray(np.stack(shades, 2).astype(np.uint8)).save(stored, kind)
    return stored.getvalue()


def source(sha256: str) -> bytes | None:
    """The pictures of the test pages."""
    return {PICTURE: scene(), BROKEN: b"\x89PNG\r\n\x1a\nno picture"}.get(sha256)


def key(character: str) -> str:
    """The key of an emoji that there must be."""
    found = emoji_key(character)
    assert found is not None
    return found


def words(
    text: str,
    x: float = 6,
    y: float = 5,
    *,
    size: float = 8,
    width: float = COLUMN - 12,
    bold: bool = False,
    italic: bool = False,
    colour: str = INK,
    language: str = "en",
    grey: bool = False,
    align: str = "start",
) -> Text:
    """A text set in a width."""
    style = TextStyle(size, bold=bold, italic=italic)
    block = typesetter(language).block(text, style, width, align)  # type: ignore[arg-type]
    return Text(x, y, block, colour, grey)


def node(id_: str, x: float, y: float, *primitives: Primitive, height: float = ROW) -> Node:
    """A node one column wide."""
    return Node(id_, x, y, COLUMN, height, primitives)


def star(x: float, y: float, radius: float) -> tuple[PathCommand, ...]:
    """A five-pointed star around a point."""
    points = [
        (
            x + math.sin(turn * math.pi / 5) * radius * (1 if turn % 2 == 0 else 0.45),
            y - math.cos(turn * math.pi / 5) * radius * (1 if turn % 2 == 0 else 0.45),
        )
        for turn in range(10)
    ]
    return (("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",))


WAVE: tuple[PathCommand, ...] = (
    ("M", 4.0, 40.0),
    ("C", 30.0, 40.0, 30.0, 8.0, 58.0, 8.0),
    ("C", 86.0, 8.0, 86.0, 50.0, 116.0, 30.0),
)


def samples() -> dict[str, tuple[Primitive, ...]]:
    """One small picture for each way of drawing, by name."""
    line = Stroke("#233044", 1.5)
    dashed = Stroke("#5a4d9a", 0.75, (3, 2))
    return {
        "fill": (Rectangle(2, 2, 116, 58, fill="#e8f1fb"),),
        "rounded": (Rectangle(2, 2, 116, 58, 6, fill="#fdeae6"),),
        "bar": (Rectangle(2, 2, 4, 58, fill="#8c2f1d"),),
        "border": (Rectangle(4, 4, 112, 54, 4, stroke=line),),
        "hairline": (Rectangle(4, 4, 112, 54, 4, fill="#ffffff", stroke=Stroke("#c9d2de", 0.5)),),
        "dashes": (Rectangle(4, 4, 112, 54, 4, fill="#f3f0fb", stroke=dashed),),
        "pill": (Rectangle(8, 20, 104, 18, 40, fill="#1f2733"),),
        "outline": (Outline(star(60, 32, 26), fill="#c89116"),),
        "curve": (Outline(WAVE, stroke=Stroke("#1f2733", 2)),),
        "round ends": (Outline(WAVE, stroke=Stroke("#2b6f4b", 5, round_ends=True)),),
        "dots": (Outline(WAVE, stroke=Stroke("#2b6f4b", 3, (0.01, 6), round_ends=True)),),
        "both": (Outline(star(60, 32, 26), fill="#fff3cc", stroke=Stroke("#8a5a00", 1.25)),),
        "regular": (words("I choose where to be picked up and press Order, then I wait"),),
        "bold": (words("Countdown and driver’s call", bold=True, colour="#1d4e7e"),),
        "italic": (words("“He has been two minutes away for ten minutes.”", italic=True),),
        "large": (words("Ordering", size=24, bold=True),),
        "centred": (words("Helpless at the kerb", align="center"),),
        "emoji": (words("Late again 😞 but 🚕 comes ❤️ at last", size=10),),
        "grey emoji": (words("Late again 😞 but 🚕 comes", size=10, grey=True),),
        "face": (Face(40, 12, 36, key("😩"), "😩"),),
        "grey face": (Face(40, 12, 36, key("😌"), "😌", grey=True),),
        "photo": (Photo(6, 4, 81, 54, PICTURE, WHOLE),),
        "cropped": (Photo(6, 4, 108, 54, PICTURE, Region(0.2, 0.2, 0.6, 0.5), (), 8),),
        "blurred": (Photo(6, 4, 81, 54, PICTURE, WHOLE, (Region(0.15, 0.15, 0.5, 0.7),)),),
        "missing photo": (Photo(6, 4, 81, 54, "0" * 64, WHOLE, (), 3),),
        **{language: (words(text, language=language),) for language, text in WORDS.items()},
    }


def page_of(nodes: Sequence[Node], background: str = "#ffffff") -> Page:
    """An A4 page that holds some nodes."""
    return Page(WIDTH, HEIGHT, background, tuple(nodes), 7.0)


def everything() -> Page:
    """A page that shows all samples, each in a node of its own."""
    nodes: list[Node] = []
    per_row = 6
    for place, (name, shapes) in enumerate(samples().items()):
        x = 20.3 + (place % per_row) * (COLUMN + 12.7)
        y = 18.4 + (place // per_row) * (ROW + 18.1)
        nodes.append(node(f"sample:{name}", x, y, *shapes))
    return page_of(nodes)
