"""See to the system libraries and commands that pip cannot bring.

    python3 tools/system_packages.py TARGET [--look]

where TARGET is a key of TARGETS below, named like the Makefile's targets. What is missing is found
by asking for the thing itself (open the library, look for the command), not for a package, so any
distribution will do. Root on a system with apt-get gets the packages installed (not with --look);
anybody else is told the exact line to type, and the exit code is 1. Runs on the system's own Python
with nothing but its standard library.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import NamedTuple

OLDEST_PYTHON = (3, 11)


class Need(NamedTuple):
    """One thing of the system: what it is asked for by, and the Debian package that holds it.

    `kind` is "library" (opened by its file name), "command" (looked for on the PATH), "module" (of
    the system's Python) or "file" (an absolute path). What is `optional` is installed by root where
    it can be, and nobody is stopped for lack of it: a test is skipped then, with the reason.
    """

    package: str
    kind: str
    name: str
    why: str
    optional: bool = False


ENVIRONMENT = (
    Need("python3-venv", "module", "ensurepip", "makes .venv"),
    Need("python3-venv", "module", "venv", "makes .venv"),
)
QT = (
    Need("libglib2.0-0", "library", "libglib-2.0.so.0", "Qt's event loop"),
    Need("libglib2.0-0", "library", "libgthread-2.0.so.0", "Qt's event loop"),
    Need("libgl1", "library", "libGL.so.1", "Qt's drawing"),
    Need("libegl1", "library", "libEGL.so.1", "Qt's drawing"),
    Need("libxkbcommon0", "library", "libxkbcommon.so.0", "Qt's keyboard"),
    Need("libfontconfig1", "library", "libfontconfig.so.1", "Qt's fonts"),
    Need("libfreetype6", "library", "libfreetype.so.6", "Qt's fonts"),
    Need("libdbus-1-3", "library", "libdbus-1.so.3", "Qt's link to the desktop"),
    Need("libx11-6", "library", "libX11.so.6", "Qt's drawing, even without a window"),
)
X11 = (
    Need("libx11-xcb1", "library", "libX11-xcb.so.1", "windows"),
    Need("libxkbcommon-x11-0", "library", "libxkbcommon-x11.so.0", "keys in windows"),
    Need("libxcb-cursor0", "library", "libxcb-cursor.so.0", "the pointer"),
    Need("libxcb-glx0", "library", "libxcb-glx.so.0", "windows"),
    Need("libxcb-icccm4", "library", "libxcb-icccm.so.4", "windows"),
    Need("libxcb-image0", "library", "libxcb-image.so.0", "windows"),
    Need("libxcb-keysyms1", "library", "libxcb-keysyms.so.1", "keys in windows"),
    Need("libxcb-randr0", "library", "libxcb-randr.so.0", "several screens"),
    Need("libxcb-render-util0", "library", "libxcb-render-util.so.0", "windows"),
    Need("libxcb-render0", "library", "libxcb-render.so.0", "windows"),
    Need("libxcb-shape0", "library", "libxcb-shape.so.0", "windows"),
    Need("libxcb-shm0", "library", "libxcb-shm.so.0", "windows"),
    Need("libxcb-sync1", "library", "libxcb-sync.so.1", "windows"),
    Need("libxcb-util1", "library", "libxcb-util.so.1", "windows"),
    Need("libxcb-xfixes0", "library", "libxcb-xfixes.so.0", "windows"),
    Need("libxcb-xkb1", "library", "libxcb-xkb.so.1", "keys in windows"),
    Need("libxcb1", "library", "libxcb.so.1", "windows"),
)
WAYLAND = (
    Need("libwayland-client0", "library", "libwayland-client.so.0", "windows"),
    Need("libwayland-cursor0", "library", "libwayland-cursor.so.0", "the pointer"),
)
TESTS = (
    Need("poppler-utils", "command", "pdftotext", "tests read the PDFs back"),
    Need("poppler-utils", "command", "pdffonts", "tests read the PDFs back"),
    Need("poppler-utils", "command", "pdftoppm", "tests look at the PDFs"),
    Need("strace", "command", "strace", "tests break a save at every system call"),
    Need("qpdf", "command", "qpdf", "a test has PDFs judged", optional=True),
    Need(
        "unicode-data",
        "file",
        "/usr/share/unicode/BidiCharacterTest.txt",
        "Unicode's own tests of mixed directions",
        optional=True,
    ),
)
SCREEN = (
    Need("xvfb", "command", "Xvfb", "a screen for tests of real windows"),
    Need("xvfb", "command", "xvfb-run", "a screen for tests of real windows"),
    Need("xauth", "command", "xauth", "a screen for tests of real windows"),
    Need("xdotool", "command", "xdotool", "tests press keys on that screen"),
)
READER = (
    Need(
        "at-spi2-core", "file", "/usr/libexec/at-spi-bus-launcher",
        "tests hear what screen readers hear", optional=True,
    ),
    Need("dbus-daemon", "command", "dbus-daemon", "the bus of screen readers", optional=True),
    Need("dbus-bin", "command", "dbus-monitor", "tests listen on that bus", optional=True),
    Need("libglib2.0-bin", "command", "gdbus", "tests ask on that bus", optional=True),
)  # fmt: skip

# What each target of the Makefile needs; `run` needs more where there is a screen.
TARGETS: dict[str, tuple[Need, ...]] = {
    "env": ENVIRONMENT,
    "run": ENVIRONMENT + QT,
    "test": ENVIRONMENT + QT + TESTS,
    "prove": ENVIRONMENT + QT + TESTS,
    "bench": ENVIRONMENT + QT,
    "screenshots": ENVIRONMENT + QT,
    "canvas": ENVIRONMENT + QT + TESTS + X11 + SCREEN + READER,
}


def has_screen() -> bool:
    """Whether windows can be shown; only on Linux and its like may the answer be no."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def present(need: Need) -> bool:
    """Whether the system has the thing, asked for by using it."""
    if need.kind == "command":
        return shutil.which(need.name) is not None
    if need.kind == "module":
        return importlib.util.find_spec(need.name) is not None
    if need.kind == "file":
        return os.path.exists(need.name)
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def needs_of(target: str) -> tuple[Need, ...]:
    """What a target of the Makefile needs on this system, here and now.

    Raises KeyError for a target that is not in TARGETS.
    """
    needs = TARGETS[target]
    if sys.platform != "linux":
        # Elsewhere Qt's wheels bring their libraries; only the tests' commands can lack.
        return tuple(need for need in needs if need.kind != "library" and need not in SCREEN)
    if target == "run" and os.environ.get("DISPLAY"):
        needs += X11
    if target == "run" and os.environ.get("WAYLAND_DISPLAY"):
        needs += WAYLAND
    return needs


def missing(target: str) -> list[Need]:
    """What the system lacks for a target of the Makefile."""
    return [need for need in needs_of(target) if not present(need)]


def packages(needs: list[Need]) -> list[str]:
    """The Debian packages of the needs, each once, in alphabetical order."""
    return sorted({need.package for need in needs})


def install(names: list[str]) -> None:
    """Install Debian packages; raises CalledProcessError where apt-get fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing with apt-get:", " ".join(names), flush=True)
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *names],
    ):
        subprocess.run(
            command,
            check=True,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


def explain(needs: list[Need]) -> str:
    """A message for somebody who has to install the needs by hand."""
    lines = ["Footpath needs parts of the system that are missing here:"]
    for need in needs:
        lines.append(f"  {need.name:<26} {need.why}; in Debian's package {need.package}")
    if shutil.which("apt-get"):
        line = "sudo apt-get install --no-install-recommends " + " ".join(packages(needs))
        lines += ["Type this line, then try again:", f"  {line}"]
    else:
        lines.append("Install them with your system's package manager, then try again.")
    return "\n".join(lines)


def too_old() -> str | None:
    """What to say where this Python is too old, else None."""
    if sys.version_info >= OLDEST_PYTHON:
        return None
    wanted, have = (".".join(map(str, v)) for v in (OLDEST_PYTHON, sys.version_info[:3]))
    return (
        f"Footpath needs Python {wanted} or newer; {sys.executable} is {have}.\n"
        f"Name another one, for example: make env PYTHON=python{wanted}"
    )


def may_install() -> bool:
    """Whether this is root on a system with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def main(arguments: list[str]) -> int:
    """See to the needs of one target; the exit code is 1 where something still lacks."""
    target, *options = arguments or [""]
    if target not in TARGETS or options not in ([], ["--look"]):
        print("Usage: system_packages.py TARGET [--look]; TARGET is", *TARGETS, file=sys.stderr)
        return 2
    if problem := too_old():
        print(problem, file=sys.stderr)
        return 1
    needs = missing(target)
    required = [need for need in needs if not need.optional]
    if options or not may_install():
        if required:
            print(explain(required), file=sys.stderr)
        return 1 if required else 0
    if not needs:
        return 0
    try:
        install(packages(needs))
    except subprocess.CalledProcessError as error:
        print(f"apt-get failed with exit code {error.returncode}.", file=sys.stderr)
        return 1 if required else 0
    # A fresh process looks again: this one remembers the folders and libraries it did not find.
    return subprocess.run([sys.executable, __file__, target, "--look"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
