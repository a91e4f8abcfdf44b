"""Texts of a map in the window's own sentences, menus and lists."""

from __future__ import annotations


def short(text: str, most: int) -> str:
    """A text in one line; of a longer one than ``most`` characters the beginning, and "…"."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
