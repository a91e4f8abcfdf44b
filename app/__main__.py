"""Where the program begins: the only place that knows both the command line and the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app.cli import main as run_command


def main() -> int:
    """Run what the command line asks for; returns the exit code."""
    return run_command(sys.argv[1:], edit)


def edit(paths: Sequence[Path]) -> int:
    """Open the editor on some maps."""
    # Qt takes 100 ms to import, which commands without a window should not pay.
    from app.ui import run

    return run(paths)


if __name__ == "__main__":
    sys.exit(main())
