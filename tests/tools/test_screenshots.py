from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image

from tools import screenshots

KINDS = ("pdf", "png", "warning")


def brightness(picture: Image.Image) -> float:
    """The mean of a picture's grey, from 0 to 255."""
    grey = picture.convert("L").resize((1, 1), Image.Resampling.BOX)
    return float(grey.getpixel((0, 0)))  # type: ignore[arg-type]


def test_a_dialog_is_pictured_at_two_scales_light_and_dark() -> None:
    """Scenes that open real dialogs; `make screenshots` makes all of them in the same way."""
    before = {path: path.stat().st_mtime_ns for path in screenshots.FOLDER.rglob("*about.png")}
    command = [sys.executable, "-m", "tools.screenshots", "about", "export", "preferences"]
    subprocess.run(command, cwd=screenshots.ROOT, check=True, capture_output=True, timeout=120)
    pictures = {}
    for looks in ("light", "dark"):
        for scale in (100, 200):
            path: Path = screenshots.FOLDER / f"{looks}-{scale}" / "dialog-about.png"
            assert path.stat().st_mtime_ns != before.get(path)
            with Image.open(path) as image:
                pictures[looks, scale] = image.copy()
            for other in (*(f"dialog-export-{kind}" for kind in KINDS), "preferences"):
                assert path.with_name(f"{other}.png").exists()
    for looks in ("light", "dark"):
        small, large = pictures[looks, 100], pictures[looks, 200]
        assert large.size == (2 * small.width, 2 * small.height)
    assert brightness(pictures["dark", 100]) < 100 < brightness(pictures["light", 100])


def test_a_scene_that_does_not_exist_is_told() -> None:
    command = [sys.executable, "-m", "tools.screenshots", "nowhere"]
    told = subprocess.run(
        command, cwd=screenshots.ROOT, check=False, capture_output=True, text=True, timeout=120
    )
    assert told.returncode == 2
    assert "There is no scene nowhere" in told.stderr
    assert "about" in told.stderr
