"""One window's session with a map: preview, commit, cancel, history, selection."""

from __future__ import annotations
