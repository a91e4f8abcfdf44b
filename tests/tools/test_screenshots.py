from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from app.editor.acts import Kind, kinds_selected
from app.models import edits
from app.models.reserved import TrayNote
from app.storage import load
from tools import (
    gesture_scenes,
    panel_scenes,
    picture_scenes,
    screenshots,
    state_scenes,
    window_scenes,
)
from tools.studio import FOLDER, ROOT

KINDS = ("pdf", "png", "warning")


def brightness(picture: Image.Image) -> float:
    """The mean of a picture's grey, from 0 to 255."""
    grey = picture.convert("L").resize((1, 1), Image.Resampling.BOX)
    return float(grey.getpixel((0, 0)))  # type: ignore[arg-type]


def pictured(names: Sequence[str], *scenes: str) -> list[bytes]:
    """What scenes picture anew under these names, in the light and at 100 % alone."""
    paths = [FOLDER / "light-100" / f"{name}.png" for name in names]
    for path in paths:
        path.unlink(missing_ok=True)
    assert screenshots.picture(1, scenes) == 0
    return [path.read_bytes() for path in paths]


def test_a_dialog_is_pictured_at_two_scales_light_and_dark() -> None:
    """Scenes that open real dialogs; `make screenshots` makes all of them in the same way."""
    before = {path: path.stat().st_mtime_ns for path in FOLDER.rglob("*about.png")}
    for old in FOLDER.rglob("progress.png"):
        old.unlink()
    scenes = ("about", "export", "preferences", "progress")
    command = [sys.executable, "-m", "tools.screenshots", *scenes]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    pictures = {}
    for looks in ("light", "dark"):
        for scale in (100, 200):
            path: Path = FOLDER / f"{looks}-{scale}" / "dialog-about.png"
            assert path.stat().st_mtime_ns != before.get(path)
            with Image.open(path) as image:
                pictures[looks, scale] = image.copy()
            for other in (*(f"dialog-export-{kind}" for kind in KINDS), "preferences", "progress"):
                assert path.with_name(f"{other}.png").exists()
    for looks in ("light", "dark"):
        small, large = pictures[looks, 100], pictures[looks, 200]
        assert large.size == (2 * small.width, 2 * small.height)
    assert brightness(pictures["dark", 100]) < 100 < brightness(pictures["light", 100])


def test_the_screen_has_room_for_a_window_at_each_scale() -> None:
    """What opens over a window is fitted to its screen, and must not be cut there."""
    for scale in screenshots.SCALES:
        screen = screenshots.screen(scale)
        assert screen["width"] == scale * screenshots.SCREEN[0]
        assert screenshots.SCREEN[0] > 1280
        assert screenshots.SCREEN[1] > 800


def test_a_scene_that_does_not_exist_is_told() -> None:
    command = [sys.executable, "-m", "tools.screenshots", "nowhere"]
    told = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120
    )
    assert told.returncode == 2
    assert "There is no scene nowhere" in told.stderr
    assert "about" in told.stderr


def test_no_scene_takes_the_name_of_another() -> None:
    parts = (window_scenes, panel_scenes, picture_scenes, gesture_scenes, state_scenes)
    assert len(screenshots.SCENES) == sum(len(part.SCENES) for part in parts)


def test_the_menu_of_each_kind_of_thing_is_pictured() -> None:
    map_ = load(ROOT / "resources" / "samples" / "taxi.journey").map
    map_ = edits.add_tray_notes(map_, [TrayNote(id="note", text="Why?")], 0)
    chosen = panel_scenes.under_menus(map_)
    for kind in Kind:
        # A card stands in a cell, which is selected with it.
        with_it = {Kind.CELL} if kind is Kind.CARD else set()
        assert kinds_selected(map_, chosen[kind.value]) == {kind, *with_it}


def test_what_is_dragged_is_pictured_by_events_of_the_pointer() -> None:
    """Each gesture shows something of its own; its scene fails where nothing is drawn of it."""
    cards = ("card", "card-to-empty", "edge", "face", "note", "band")
    names = [
        f"drag-{one}" for one in (*cards, "stage", "step", "lane", "step-border", "lane-border")
    ]
    seen = pictured(names, "dragging", "tray-dragging")
    assert len(set(seen)) == len(names)


def test_the_pointer_arrives_whatever_was_pictured_before() -> None:
    """A button that one scene left down let the next ones hover over nothing."""
    # In the dark the second scene has come before the first.
    seen = pictured(("hover-cell", "hover-gap", "cell-selected"), "hovering", "tray-menu")
    assert len(set(seen)) == 3


def test_what_is_said_is_pictured() -> None:
    seen = pictured(("tip-button", "tip-gap"), "tips")
    assert len(set(seen)) == 2
