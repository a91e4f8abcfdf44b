"""How the names of maps' files end."""

from __future__ import annotations

SUFFIX = ".journey"
