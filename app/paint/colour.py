"""Colours as numbers, and the one place where an emoji loses its hue."""

from __future__ import annotations

from functools import lru_cache

from app.layout.colours import luminance
from app.layout.primitives import Colour
from app.layout.text import EmojiLayer, emoji_layers


@lru_cache(maxsize=4096)
def rgb(colour: Colour) -> tuple[int, int, int]:
    """Split ``#rrggbb`` into three numbers from 0 to 255. Raises ``ValueError`` for other texts."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f'a colour is written "#rrggbb", not {colour!r}')
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=4096)
def grey(colour: Colour) -> Colour:
    """The grey of the same relative luminance (WCAG 2.2, "relative luminance": sRGB weights)."""
    level = round(255 * _encoded(luminance(colour)))
    return f"#{level:02x}{level:02x}{level:02x}"


@lru_cache(maxsize=2048)
def emoji(key: str, without_hue: bool = False) -> tuple[EmojiLayer, ...]:
    """The layers of an emoji on its 36 × 36 box, backmost first, in colour or in greys."""
    layers = emoji_layers(key)
    if not without_hue:
        return layers
    return tuple(layer._replace(colour=grey(layer.colour)) for layer in layers)


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
