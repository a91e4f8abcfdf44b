"""How wide the panels are at first, in pixels."""

from __future__ import annotations

INSPECTOR_WIDTH = 300
OUTLINE_WIDTH = 260
TRAY_WIDTH = 260
