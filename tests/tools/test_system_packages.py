from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import system_packages
from tools.system_packages import TARGETS, Need, main, missing, needs_of, packages, present

LIBRARY = Need("libgl9", "library", "libfootpath-has-no-such.so.9", "drawing")
COMMAND = Need("poppler-utils", "command", "footpath-has-no-such-command", "reading PDFs")
FAKE_APT = """#!/bin/sh
echo "$@" >> "{log}"
case "$1" in install) [ -n "{works}" ] || exit 100
printf '#!/bin/sh\\n' > "{folder}/{command}"; chmod +x "{folder}/{command}";; esac
"""


def fake_apt(folder: Path, works: bool) -> Path:
    """An apt-get that notes its arguments and, if it works, installs the command of COMMAND."""
    log = folder / "apt.log"
    script = folder / "apt-get"
    script.write_text(
        FAKE_APT.format(log=log, works="x" * works, folder=folder, command=COMMAND.name)
    )
    script.chmod(0o755)
    return log


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A system whose one target needs LIBRARY and COMMAND, and nothing is installed as root."""
    monkeypatch.setitem(TARGETS, "test", (LIBRARY, COMMAND, COMMAND))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


@pytest.mark.parametrize(
    ("kind", "there", "not_there"),
    [
        ("command", Path(sys.executable).name, COMMAND.name),
        ("module", "json", "footpath_has_no_such_module"),
        ("library", "libc.so.6", LIBRARY.name),
        ("file", sys.executable, sys.executable + "-has-no-such-file"),
    ],
)
def test_each_kind_of_need_is_asked_for_by_using_it(
    monkeypatch: pytest.MonkeyPatch, kind: str, there: str, not_there: str
) -> None:
    if kind == "library" and sys.platform != "linux":
        there = {"darwin": "libSystem.dylib", "win32": "kernel32.dll"}[sys.platform]
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    assert present(Need("", kind, there, ""))
    assert not present(Need("", kind, not_there, ""))


@pytest.mark.usefixtures("only")
def test_whoever_may_not_install_is_told_the_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = fake_apt(tmp_path, works=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["test"]) == 1
    said = capsys.readouterr().err
    assert "  sudo apt-get install --no-install-recommends libgl9 poppler-utils\n" in said
    assert LIBRARY.name in said
    assert LIBRARY.why in said
    assert not log.exists()


@pytest.mark.usefixtures("only")
def test_where_there_is_no_apt_get_the_missing_things_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["test"]) == 1
    said = capsys.readouterr().err
    assert LIBRARY.name in said
    assert COMMAND.name in said
    assert "apt-get" not in said


@pytest.mark.parametrize("root", [True, False])
def test_what_is_optional_is_installed_by_root_and_stops_nobody_else(
    tmp_path: Path, only: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: bool
) -> None:
    log = fake_apt(tmp_path, works=True)
    only.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    only.setattr(os, "geteuid", lambda: 0 if root else 1000)
    only.setitem(TARGETS, "test", (COMMAND._replace(optional=True),))
    assert main(["test"]) == 0
    assert capsys.readouterr().err == ""
    assert log.exists() == root


def test_a_failure_to_install_what_is_optional_is_told_and_stops_nobody(
    tmp_path: Path, only: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_apt(tmp_path, works=False)
    only.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    only.setattr(os, "geteuid", lambda: 0)
    only.setitem(TARGETS, "test", (COMMAND._replace(optional=True),))
    assert main(["test"]) == 0
    assert "apt-get failed" in capsys.readouterr().err


@pytest.mark.parametrize("works", [True, False])
def test_root_gets_the_packages_installed(
    tmp_path: Path, only: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], works: bool
) -> None:
    log = fake_apt(tmp_path, works)
    only.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    only.setattr(os, "geteuid", lambda: 0)
    only.setitem(TARGETS, "test", (COMMAND,))
    code = main(["test"])
    assert log.read_text().splitlines() == [
        "update -qq",
        "install -qq -y --no-install-recommends poppler-utils",
    ]
    if works:
        assert missing("test") == []
        assert code == 0
    else:
        assert code == 1
        assert "apt-get failed with exit code 100" in capsys.readouterr().err


def test_nothing_is_done_where_nothing_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = fake_apt(tmp_path, works=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setitem(TARGETS, "test", ())
    assert main(["test"]) == 0
    assert capsys.readouterr() == ("", "")
    assert not log.exists()


@pytest.mark.parametrize(
    ("variable", "package"),
    [("DISPLAY", "libxcb-cursor0"), ("WAYLAND_DISPLAY", "libwayland-client0")],
)
def test_running_with_a_screen_needs_what_its_windows_need(
    only: pytest.MonkeyPatch, variable: str, package: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        only.delenv(name, raising=False)
    without = packages(list(needs_of("run")))
    only.setenv(variable, ":0")
    assert package in packages(list(needs_of("run")))
    assert package not in without


def test_each_target_is_a_target_of_the_makefile() -> None:
    makefile = (Path(system_packages.__file__).parent.parent / "Makefile").read_text()
    for target in TARGETS:
        assert f"\n{target}: " in makefile
        assert f"$(SYSTEM) {target}\n" in makefile


@pytest.mark.parametrize("arguments", [[], ["no-such-target"], ["test", "--force"]])
def test_wrong_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "TARGET is env" in capsys.readouterr().err


def test_an_old_python_is_named_with_the_one_that_is_needed(
    only: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only.setattr(sys, "version_info", (3, 9, 2))
    assert main(["test"]) == 1
    said = capsys.readouterr().err
    assert "needs Python 3.11 or newer" in said
    assert "3.9.2" in said


def test_it_runs_on_the_standard_library_alone() -> None:
    result = subprocess.run(
        [sys.executable, "-I", "-S", system_packages.__file__, "env", "--look"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
