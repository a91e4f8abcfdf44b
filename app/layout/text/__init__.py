"""The text engine: a text, a style and a width become lines of placed glyphs, without Qt.

    typesetter = Typesetter("en")
    block = typesetter.block("I choose the right car", TextStyle(size=8), width=90)
    block.height, block.breaks, block.lines

The same text breaks alike on every machine: only the fonts in resources/fonts are used.
"""

from __future__ import annotations

from app.layout.text.block import (
    Align,
    EmojiRun,
    GlyphRun,
    Line,
    TextBlock,
    emoji_box,
)
from app.layout.text.emoji import (
    EMOJI_ADVANCE,
    EMOJI_DESCENT,
    EMOJI_SIZE,
    EmojiLayer,
    emoji_key,
    emoji_layers,
)
from app.layout.text.faces import UNITS_PER_EM, Face, FontBook, FontError
from app.layout.text.shaping import Cluster
from app.layout.text.style import ASCENT, DESCENT, TextStyle
from app.layout.text.typesetter import Typesetter

__all__ = [
    "ASCENT",
    "DESCENT",
    "EMOJI_ADVANCE",
    "EMOJI_DESCENT",
    "EMOJI_SIZE",
    "UNITS_PER_EM",
    "Align",
    "Cluster",
    "EmojiLayer",
    "EmojiRun",
    "Face",
    "FontBook",
    "FontError",
    "GlyphRun",
    "Line",
    "TextBlock",
    "TextStyle",
    "Typesetter",
    "emoji_box",
    "emoji_key",
    "emoji_layers",
]
