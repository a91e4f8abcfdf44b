"""Takes PySide's hook on ``import`` away again.

PySide runs a function of Python at every import statement, to look out for ``from __feature__
import …``, and reads the source of each module imported from then on, to see whether it names
PySide; the text is kept. Footpath writes Qt's names as they are and has no use for that. It made
the start with a map a tenth longer. PySide's other hook, which makes its classes when they are
first wanted, stays.
"""

from __future__ import annotations

import builtins

_KEPT = "__orig_import__"
"""Where PySide keeps what it replaced."""


def remove() -> None:
    """Import as Python does. Without the hook nothing changes."""
    original = getattr(builtins, _KEPT, None)
    if original is not None:
        builtins.__import__ = original
