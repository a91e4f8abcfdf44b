"""Compile chosen Lucide icons and Footpath's own into resources/icons/icons.txt.

Usage: python -m tools.make_icons FOLDER, where FOLDER is an unpacked `lucide-static` package.
Each line of the result is `name TAB flags TAB path`. The path holds M, L, C and Z alone, on a box
of 24 × 24, y down, to be stroked with a width of 2 and round ends and joins. The flag "d" marks
an icon that points somewhere: it is mirrored where a map runs from right to left.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Set
from pathlib import Path

from tools.own_icons import OWN
from tools.svg_shapes import Command, shapes

TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons" / "icons.txt"

LANES = {
    "touchpoint": "pointer",
    "action": "arrow-right",
    "goal": "flag",
    "thought": "quote",
    "emotion": "smile",
    "engagement": "heart",
    "barrier": "triangle-alert",
    "opportunity": "sparkles",
    "recommendation": "lightbulb",
    "metric": "chart-column",
    "memory": "brain",
    "picture": "image",
    "physical-evidence": "receipt-text",
    "frontstage": "concierge-bell",
    "backstage": "wrench",
    "support-process": "workflow",
    "own": "sticky-note",
}

CARDS = {
    "expectation": "target",
    "question": "message-circle-question-mark",
    "perception": "scan-eye",
}
"""Types of cards that share their lane with the one that it is named after."""

METRICS = {
    "conversion": "funnel",
    "time-spent": "clock",
    "satisfaction": "thumbs-up",
    "recommendation": "megaphone",
    "retention": "repeat",
    "cost": "coins",
    "own": "hash",
}

CHANNELS = {
    "e-mail": "mail",
    "sms": "message-square-text",
    "website": "globe",
    "mobile-app": "smartphone",
    "app-store": "grid-2x2-plus",
    "social-media": "share-2",
    "search": "search",
    "tv": "tv",
    "print": "book-open",
    "press": "newspaper",
    "phone": "phone",
    "chat": "messages-square",
    "store": "store",
    "pick-up-point": "map-pin",
    "delivery-person": "truck",
    "packaging": "package",
    "event": "ticket",
    "forum": "message-circle-question-mark",
    "review-site": "square-star",
    "loyalty-programme": "gift",
    "word-of-mouth": "speech",
    "in-person": "handshake",
    "own": "circle-dot",
}

MARKS = {
    "pilot": "compass",
    "autopilot": "bot",
    "clock": "clock",
    "calendar": "calendar-days",
    "duration": "timer",
    "wait": "hourglass",
    "sub-journey": "map",
    "loop": "rotate-ccw",
    "branch": "split",
    "skip": "redo-dot",
    "exit": "log-out",
    "cause-company": "building-2",
    "cause-situation": "cloud",
    "comment": "message-square",
    "vote": "vote",
    "follow-up": "flag-triangle-right",
    "tag": "tag",
    "pair": "link",
    "moment-of-truth": "star",
    "responsible": "user-round-check",
    "deadline": "calendar-check",
    "source": "book-open-text",
    "note": "sticky-note",
}

WINDOW = {
    "footpath": "footprints",
    "new": "file-plus",
    "open": "folder-open",
    "save": "save",
    "save-as": "save-pen",
    "undo": "undo-2",
    "redo": "redo-2",
    "cut": "scissors",
    "copy": "copy",
    "paste": "clipboard-paste",
    "copy-style": "pipette",
    "paste-style": "paintbrush",
    "delete": "trash-2",
    "duplicate": "copy-plus",
    "rename": "text-cursor-input",
    "edit": "pencil",
    "zoom-in": "zoom-in",
    "zoom-out": "zoom-out",
    "zoom-fit": "fullscreen",
    "zoom-width": "move-horizontal",
    "full-screen": "expand",
    "import": "file-input",
    "print": "printer",
    "pdf": "file-text",
    "image": "image",
    "image-file": "file-image",
    "attach": "paperclip",
    "search": "search",
    "replace": "replace",
    "filter": "list-filter",
    "settings": "settings",
    "help": "circle-question-mark",
    "keyboard": "keyboard",
    "map": "map",
    "step": "columns-3",
    "lane": "rows-3",
    "card": "square-text",
    "tray": "inbox",
    "persona": "user-round",
    "people": "users-round",
    "emoji": "smile-plus",
    "theme": "palette",
    "appearance": "sun-moon",
    "sun": "sun",
    "moon": "moon",
    "welcome": "house",
    "template": "layout-template",
    "recent": "history",
    "folder": "folder",
    "file": "file",
    "action-plan": "list-checks",
    "map-review": "clipboard-check",
    "compare": "columns-2",
    "inspector": "panel-right",
    "outline": "list-tree",
    "present": "presentation",
    "play": "play",
    "portrait": "rectangle-vertical",
    "landscape": "rectangle-horizontal",
    "path": "route",
    "merge": "merge",
    "collapse-stage": "fold-horizontal",
    "collapse-lane": "fold-vertical",
    "plus": "plus",
    "minus": "minus",
    "x": "x",
    "check": "check",
    "chevron-left": "chevron-left",
    "chevron-right": "chevron-right",
    "chevron-up": "chevron-up",
    "chevron-down": "chevron-down",
    "arrow-left": "arrow-left",
    "arrow-right": "arrow-right",
    "arrow-up": "arrow-up",
    "arrow-down": "arrow-down",
    "eye": "eye",
    "eye-off": "eye-off",
    "lock": "lock",
    "lock-open": "lock-open",
    "link": "link",
    "unlink": "unlink",
    "warning": "triangle-alert",
    "error": "circle-x",
    "info": "info",
    "done": "circle-check",
    "refresh": "refresh-cw",
    "language": "languages",
    "bold": "bold",
    "italic": "italic",
    "more": "ellipsis",
    "grip": "grip-vertical",
    "external": "external-link",
    "quit": "log-out",
    "circle": "circle",
}

# What points along the journey turns round with it. Undo, redo and search glasses do not.
DIRECTIONAL = {
    "action",
    "support-process",
    "channel-delivery-person",
    "channel-word-of-mouth",
    "sub-journey",
    "loop",
    "skip",
    "exit",
    "stage",
    "stage-before",
    "stage-after",
    "step-before",
    "step-after",
    "merge-stage",
    "merge-step",
    "path-to",
    "inspector",
    "outline",
}

# Room for rounding: a thousandth of a unit is far below a device pixel at any zoom.
_DIGITS = 3


def chosen() -> Mapping[str, str]:
    """The icons taken from Lucide: our names to Lucide's. Metrics and channels have a prefix."""
    metrics = {f"metric-{kind}": source for kind, source in METRICS.items()}
    channels = {f"channel-{channel}": source for channel, source in CHANNELS.items()}
    names: dict[str, str] = {}
    for group in (LANES, CARDS, metrics, channels, MARKS, WINDOW):
        _refuse(names.keys() & group.keys(), "named twice")
        names.update(group)
    _refuse(names.keys() & OWN.keys(), "named twice")
    _refuse(DIRECTIONAL - names.keys() - OWN.keys(), "no such icons")
    return names


def drawings(package: Path) -> Mapping[str, str]:
    """All icons as SVG by their names: Lucide's from its unpacked package, and Footpath's own."""
    lucide = {
        name: (package / "icons" / f"{source}.svg").read_text(encoding="utf-8")
        for name, source in chosen().items()
    }
    own = {name: f'<svg viewBox="0 0 24 24">{inside}</svg>' for name, inside in OWN.items()}
    return {**lucide, **own}


def _refuse(names: Set[str], why: str) -> None:
    if names:
        raise SystemExit(f"{why}: {', '.join(sorted(names))}")


def _number(value: float) -> str:
    text = f"{round(value, _DIGITS):.{_DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def line(name: str, commands: list[Command]) -> str:
    """One line of the compiled file."""
    path = " ".join(" ".join([letter, *map(_number, values)]) for letter, *values in commands)
    return f"{name}\t{'d' if name in DIRECTIONAL else ''}\t{path}\n"


def main() -> None:
    """Compile all chosen icons."""
    parser = argparse.ArgumentParser(description="Compile chosen Lucide icons.")
    parser.add_argument("package", type=Path, help="folder of an unpacked lucide-static package")
    package: Path = parser.parse_args().package
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    told = "licences in README.md; made by tools/make_icons.py"
    lines = [f"# Lucide {version} and Footpath's own; {told}\n"]
    for name, svg in sorted(drawings(package).items()):
        try:
            lines.append(line(name, shapes(svg)))
        except ValueError as error:
            raise SystemExit(f"{name} ({chosen().get(name, 'our own')}) has {error}") from error
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines) - 1} icons, {TARGET.stat().st_size} bytes: {TARGET}")


if __name__ == "__main__":
    main()
