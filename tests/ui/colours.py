"""Colours of palettes and pictures as numbers from 0 to 255, and how well they are told apart."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QPalette

from app.layout import colours


def parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def rgb(palette: QPalette, role: QPalette.ColorRole) -> tuple[int, int, int]:
    return parts(palette.color(role))


def contrast(one: Iterable[int], other: Iterable[int]) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    return colours.contrast(_written(one), _written(other))


def _written(colour: Iterable[int]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in colour)
