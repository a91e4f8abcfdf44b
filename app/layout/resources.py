"""Where the files that come with the program lie."""

from __future__ import annotations

from pathlib import Path

import app


def resource_path(name: str) -> Path:
    """Path of a file or folder of resources, such as "fonts" or "emoji/twemoji.txt".

    An installed wheel keeps the resources inside the package, the sources beside it.
    Raises FileNotFoundError that names the missing file.
    """
    package = Path(app.__file__).parent
    inside = package / "resources"
    path = (inside if inside.exists() else package.parent / "resources") / name
    if not path.exists():
        raise FileNotFoundError(f"{path}: this file came with Footpath; install Footpath again")
    return path
