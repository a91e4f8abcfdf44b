"""Open the editor on the taxi sample, or, where there is no screen, export the sample.

    .venv/bin/python -m tools.run

Without a screen build/taxi.pdf and build/taxi.png are written, so that there is something to see.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.system_packages import has_screen

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path("resources") / "samples" / "taxi.journey"


def footpath(*arguments: str | Path) -> int:
    """Run Footpath from the sources and give its exit code."""
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def say(sentence: str) -> None:
    """Print a sentence at once, so that it stands in order with what Footpath prints."""
    print(sentence, flush=True)


def main() -> int:
    """Show the sample; the exit code is Footpath's."""
    if has_screen():
        return footpath(SAMPLE)
    say("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window.")
    (ROOT / "build").mkdir(exist_ok=True)
    for ending in ("pdf", "png"):
        output = Path("build") / f"taxi.{ending}"
        if code := footpath("export", SAMPLE, "-o", output):
            return code
        say(f"The taxi sample was exported to {output}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
