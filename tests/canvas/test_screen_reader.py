"""What a screen reader reads of the map over AT-SPI, on an X server and a bus of its own.

The tree is asked for with gdbus, announcements are overheard with dbus-monitor.
"""

from __future__ import annotations

import ast
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACCESSIBLE = "org.a11y.atspi.Accessible"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE = 20.0


class Heard:
    """A program with a map, and what can be heard of it on the bus of the screen readers."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "0"}
        self._environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self._environment["DISPLAY"] = ":" + self._answer(
            "Xvfb", "-displayfd", "1", "-screen", "0", "1000x800x24", "-nolisten", "tcp"
        )
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self._answer(
            "dbus-daemon", "--session", "--nofork", "--print-address"
        )
        self._start(next(one for one in LAUNCHERS if Path(one).exists()), "--launch-immediately")
        self.address = self._address()
        self._monitor = self._start("dbus-monitor", "--address", self.address, "type='signal'")
        self._register()
        child = [sys.executable, "-m", "tests.canvas.spoken_child"]
        self.program = self._start(*child, reading=True)
        assert self._line(self.program) == "ready"
        (self.service,) = re.findall(r"'(:[\d.]+)'", self._children_of(REGISTRY, ROOT))

    # --- asking ---

    def names(self, path: str = ROOT) -> Iterator[tuple[str, str, str]]:
        """Role, name and path of all that stands below a path."""
        told = self._children_of(self.service, path)
        for below in re.findall(r"'(/org/a11y/atspi/accessible/\w+)'", told):
            yield self.role(below), self.name(below), below
            yield from self.names(below)

    def name(self, path: str) -> str:
        told = self._call(
            self.service, path, "org.freedesktop.DBus.Properties.Get", ACCESSIBLE, "Name"
        )
        found = re.fullmatch(r"\(<(.*)>,\)", told, re.DOTALL)
        assert found is not None, told
        return str(ast.literal_eval(found[1]))

    def role(self, path: str) -> str:
        told = self._call(self.service, path, f"{ACCESSIBLE}.GetRoleName")
        return str(ast.literal_eval(told)[0])

    def _children_of(self, service: str, path: str) -> str:
        return self._call(service, path, f"{ACCESSIBLE}.GetChildren")

    # --- doing and hearing ---

    def press(self, line: str) -> str:
        """Let the program press a key; the name of what got the focus by that, "" for nothing."""
        self._overhear()
        assert self.program.stdin is not None
        self.program.stdin.write(line + "\n")
        self.program.stdin.flush()
        assert self._line(self.program) == "done"
        paths = self._focused(self._overhear(patiently=True))
        return self.name(paths[-1]) if paths else ""

    def end(self) -> int:
        assert self.program.stdin is not None
        self.program.stdin.close()
        return self.program.wait(PATIENCE)

    @staticmethod
    def _focused(heard: str) -> list[str]:
        """The paths of what got the focus."""
        return re.findall(
            r"path=(\S+); interface=org\.a11y\.atspi\.Event\.Object; member=StateChanged\n"
            r'\s+string "focused"\n\s+int32 1\n',
            heard,
        )

    def _overhear(self, *, patiently: bool = False) -> str:
        """What was said on the bus since the last time; patiently until a focus is told of."""
        assert self._monitor.stdout is not None
        end, heard = time.monotonic() + (3.0 if patiently else 0.0), ""
        while True:
            ready, _, _ = select.select([self._monitor.stdout], [], [], 0.3)
            if ready:
                heard += os.read(self._monitor.stdout.fileno(), 65536).decode()
            elif time.monotonic() >= end or self._focused(heard):
                return heard

    # --- processes ---

    def _address(self) -> str:
        """The address of the screen readers' bus, which takes a moment to be there."""
        end = time.monotonic() + PATIENCE
        while True:
            told = self._gdbus(
                "--session", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"
            )
            if told.returncode == 0:
                return str(ast.literal_eval(told.stdout)[0])
            assert time.monotonic() < end, told.stderr
            time.sleep(0.2)

    def _register(self) -> None:
        """Be a screen reader that wants to hear of the focus: programs tell nobody else."""
        self._connection = QDBusConnection.connectToBus(self.address, "footpath-test")
        path = "/org/a11y/atspi/registry"
        wish = QDBusMessage.createMethodCall(REGISTRY, path, REGISTRY, "RegisterEvent")
        wish.setArguments(["object:state-changed:focused"])
        told = self._connection.call(wish)
        assert told.type() == QDBusMessage.MessageType.ReplyMessage, told.errorMessage()
        self._stack.callback(QDBusConnection.disconnectFromBus, "footpath-test")

    def _call(self, service: str, path: str, method: str, *values: str) -> str:
        told = self._gdbus(f"--address={self.address}", service, path, method, *values)
        assert told.returncode == 0, told.stderr
        return told.stdout.strip()

    def _gdbus(
        self, bus: str, service: str, path: str, method: str, *values: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *("gdbus", "call", bus, "--dest", service, "--object-path", path),
                *("--method", method, *values),
            ],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def _start(self, *words: str, reading: bool = False) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            words,
            env=self._environment,
            stdin=subprocess.PIPE if reading else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=None if reading else subprocess.DEVNULL,
            text=True,
        )
        self._stack.callback(_stop, process)
        return process

    def _answer(self, *words: str) -> str:
        """Start a process and read the first line it says."""
        return self._line(self._start(*words))

    @staticmethod
    def _line(process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        assert ready, f"{process.args!r} says nothing"
        return process.stdout.readline().strip()


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(PATIENCE)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def lacking() -> str:
    """What is not there to ask as a screen reader does, or ""."""
    for command in ("Xvfb", "dbus-daemon", "dbus-monitor", "gdbus"):
        if shutil.which(command) is None:
            return command
    return "" if any(Path(one).exists() for one in LAUNCHERS) else "at-spi-bus-launcher"


@pytest.fixture(scope="module")
def heard(qapp: QApplication) -> Iterator[Heard]:
    lack = lacking()
    if lack:
        pytest.skip(f"{lack} is not installed: nobody can be asked as a screen reader asks")
    with ExitStack() as stack:
        made = Heard(stack)
        yield made
        assert made.end() == 0, "a program that was read ends well"


CELLS = [
    "Stage 1 of 2, Need; lane Actions; card 1 of 1: I see a hole",
    "Stage 2 of 2, Buy, step Find; lane Actions; card 1 of 2: I look around",
    "Stage 2 of 2, Buy, step Find; lane Actions; card 2 of 2: I try some on",
    "Stage 2 of 2, Buy, step Pay; lane Actions; empty",
    "Stage 1 of 2, Need; lane Goals; card 1 of 1: Keep my feet dry",
    "Stage 2 of 2, Buy; lane Goals; empty",
    "Whole map; lane Notes; card 1 of 1: Seen in two shops",
]


def test_a_screen_reader_reads_the_full_name_of_every_cell(heard: Heard) -> None:
    (table,) = (path for role, name, path in heard.names() if name == "Journey map")
    assert heard.role(table) == "table"
    found = list(heard.names(table))
    assert [name for role, name, _ in found if role == "cell"] == CELLS
    rows = [name for role, name, _ in found if role == "row"]
    assert rows == ["Lane: Actions", "Lane: Goals", "Lane: Notes"]
    columns = [name for role, name, _ in found if role == "column header"]
    assert columns == [
        "Stage 1 of 2: Need",
        "Stage 2 of 2: Buy",
        "Step: Find; stage Buy",
        "Step: Pay; stage Buy",
    ]


def test_a_screen_reader_is_told_of_each_move_and_of_writing(heard: Heard) -> None:
    heard.press("Up")
    heard.press("Home")
    assert heard.press("Right") == CELLS[1]
    assert heard.press("Down") == CELLS[2]
    assert heard.press("Right") == CELLS[3]
    assert heard.press("Down") == CELLS[5]
    assert heard.press("Left") == CELLS[4]
    assert heard.press("Left") == "Lane: Goals"
    assert heard.press("Up") == "Lane: Actions"
    assert heard.press("Right") == CELLS[0]
    assert heard.press("Up") == "Stage 1 of 2: Need"
    assert heard.press("Down") == CELLS[0]
    assert heard.press("Return") == CELLS[0], "the field that is written has the name of its card"
    assert heard.press("Escape") == CELLS[0]


def test_what_is_deleted_is_read_no_more(heard: Heard) -> None:
    heard.press("Home")
    heard.press("Right")
    one = "Stage 2 of 2, Buy, step Find; lane Actions; card 1 of 1: I try some on"
    assert heard.press("act delete") == one
    names = [name for _, name, _ in heard.names()]
    assert one in names
    assert not any("I look around" in name for name in names)
    assert heard.press("undo") == CELLS[1]
    assert [name for role, name, _ in heard.names() if role == "cell"] == CELLS
