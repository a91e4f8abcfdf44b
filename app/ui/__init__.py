"""The window with its panels, dialogs and actions."""

from __future__ import annotations
