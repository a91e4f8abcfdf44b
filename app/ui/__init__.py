"""The window with its panels, dialogs and actions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app import collector


def run(paths: Sequence[Path]) -> int:
    """Open the editor on some maps, or on the welcome page; returns the exit code."""
    # Starting makes much that lasts and no garbage; looking for some took a fifth of the start.
    collector.hold()
    # Qt and widgets take a tenth of a second to import, which whoever only looks at the package is
    # spared.
    from PySide6.QtCore import QLoggingCategory  # and it brings the hook

    from app.ui import import_hook

    import_hook.remove()
    # Qt asks each font of a text for each of its scripts and warns of those that have not got it,
    # though it goes on to the one that has.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    from app.ui.application import Application

    return Application.start().run(paths)
