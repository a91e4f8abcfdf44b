"""Picture windows, menus, dialogs and messages in build/screenshots/, for a severe look.

    .venv/bin/python -m tools.screenshots [NAME …]

Each picture is made at 100 % and at 200 %, light and dark: light-100/window.png and so on. With
names only the scenes of these names are made.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from tools import gesture_scenes, panel_scenes, picture_scenes, state_scenes, window_scenes
from tools.studio import FOLDER, ROOT, Studio

SCALES = (1, 2)
SCREEN = (1920, 1200)
CHILD = "--child"

SCENES = MappingProxyType(
    {
        **window_scenes.SCENES,
        **panel_scenes.SCENES,
        **picture_scenes.SCENES,
        **gesture_scenes.SCENES,
        **state_scenes.SCENES,
    }
)
"""All scenes by their names."""


def main(arguments: list[str]) -> int:
    """Make all pictures, a process for each scale: Qt takes a scale once, at its start."""
    if arguments and arguments[0] == CHILD:
        Studio(int(arguments[1])).picture([SCENES[name] for name in arguments[2:]])
        return 0
    unknown = [name for name in arguments if name not in SCENES]
    if unknown:
        print(f"There is no scene {unknown[0]}; there are {', '.join(SCENES)}.", file=sys.stderr)
        return 2
    if not arguments:
        shutil.rmtree(FOLDER, ignore_errors=True)
    wanted = [name for name in SCENES if not arguments or name in arguments]
    for scale in SCALES:
        code = picture(scale, wanted)
        if code:
            return code
    pictures = sorted(FOLDER.rglob("*.png"))
    print(f"{len(pictures)} pictures in {FOLDER.relative_to(ROOT)}/")
    return 0


def picture(scale: int, names: Sequence[str]) -> int:
    """Make the pictures of scenes at a scale, in a process and a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        screens = Path(home) / "screens.json"
        screens.write_text(json.dumps({"screens": [screen(scale)]}))
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCALE_FACTOR": str(scale),
            "HOME": home,
            **{f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")},
        }
        command = [sys.executable, "-m", "tools.screenshots", CHILD, str(scale), *names]
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


def screen(scale: int) -> dict[str, object]:
    """A screen with room for a window and what opens over it; Qt's own is 800 pixels wide."""
    width, height = SCREEN
    place = {"name": "screen", "x": 0, "y": 0, "width": width * scale, "height": height * scale}
    return {**place, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
