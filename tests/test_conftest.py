"""The rules of tests/conftest.py, on invented tests that break them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

import app

ROOT = Path(__file__).resolve().parent.parent

PASSING = """
import logging, socket

def test_that_judges_its_log(caplog):
    logging.getLogger("footpath").warning("a warning")
    assert caplog.messages == ["a warning"]

def test_of_a_local_socket(tmp_path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "s"))
    server.listen()
    with server, socket.socket(socket.AF_UNIX) as client:
        client.connect(str(tmp_path / "s"))
"""
FAILING = """
import logging, socket, warnings
from PySide6.QtCore import qWarning

def test_that_logs():
    logging.getLogger("footpath").warning("a warning")

def test_that_warns():
    warnings.warn("a warning")

def test_in_which_qt_warns():
    qWarning("a warning")

def test_that_connects():
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    except OSError:
        pass
"""
SKIPPING = """
import pytest

def test_skipped():
    pytest.skip("no loop mounts: inside a container")
"""
LONG = """
import pytest

@pytest.mark.prove
def test_long(census):
    census.meet("lane type", "emotion")
"""
MEETING = """
from tests.generators import random_map

def test_meets_all(census):
    for seed in range(100):
        census.meet_map(random_map(seed))
"""


def run(
    folder: Path, source: str, *options: str, ci: bool = False, allowed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one invented test file under our conftest, in a process of its own."""
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (folder / "allowed_skips.txt").write_text(allowed, encoding="utf-8")
    (folder / "test_invented.py").write_text(source, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CI": "true" if ci else ""}
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")]
    return subprocess.run(
        [*command, "--rootdir", str(folder), "-o", f"testpaths={folder}", "-rA", *options],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_child_process_runs_the_program_under_test(tmp_path: Path) -> None:
    """Without -S it would find what is installed, which may be another copy."""
    command = [sys.executable, "-S", "-c", "import app; print(app.__file__)"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Path(told.stdout.strip()) == Path(app.__file__)


def test_clean_tests_pass(tmp_path: Path) -> None:
    assert run(tmp_path, PASSING).returncode == 0


def test_each_kind_of_noise_fails_its_test(tmp_path: Path) -> None:
    result = run(tmp_path, FAILING)
    for name in (
        "test_that_logs",
        "test_that_warns",
        "test_in_which_qt_warns",
        "test_that_connects",
    ):
        assert f"FAILED test_invented.py::{name}" in result.stdout, result.stdout


@pytest.mark.parametrize(
    ("ci", "allowed", "code"),
    [
        (False, "", 0),
        (True, "", 1),
        (True, "no loop mounts* | containers have none", 0),
    ],
)
def test_a_skip_is_shown_and_in_ci_must_be_listed(
    tmp_path: Path, ci: bool, allowed: str, code: int
) -> None:
    result = run(tmp_path, SKIPPING, ci=ci, allowed=allowed)
    assert result.returncode == code
    assert "1 × no loop mounts: inside a container" in result.stdout


@pytest.mark.parametrize("processes", ["0", "2"])
def test_long_tests_and_the_census_belong_to_prove(tmp_path: Path, processes: str) -> None:
    short = run(tmp_path, LONG)
    assert "1 deselected" in short.stdout
    full = run(tmp_path, LONG, "--prove", "-n", processes)
    assert "1 passed" in full.stdout
    assert "emotion 1" in full.stdout


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_zero_in_the_census_fails_a_whole_run(tmp_path: Path, processes: str) -> None:
    lacking = run(tmp_path, LONG, "--prove", "-n", processes)
    assert lacking.returncode == 1
    assert "census: never met lane type: barrier" in lacking.stdout
    assert "never met lane type: emotion" not in lacking.stdout
    assert run(tmp_path, MEETING, "--prove", "-n", processes).returncode == 0


@pytest.mark.parametrize("choice", ["-k=long", "-m=prove", "test_invented.py"])
def test_a_part_of_the_tests_need_not_meet_everything(tmp_path: Path, choice: str) -> None:
    assert run(tmp_path, LONG, "--prove", choice).returncode == 0


def test_settings_and_state_stay_in_the_tests_own_home(home: Path) -> None:
    assert Path.home() == home
    settings = QSettings("Footpath", "Footpath")
    settings.setValue("recent", "taxi.journey")
    settings.sync()
    assert Path(settings.fileName()).is_relative_to(home)
    for place in (
        QStandardPaths.StandardLocation.AppDataLocation,
        QStandardPaths.StandardLocation.CacheLocation,
        QStandardPaths.StandardLocation.GenericStateLocation,
    ):
        assert Path(QStandardPaths.writableLocation(place)).is_relative_to(home)


INVENTING = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_invents(number):
    print("invented", number)
"""


def test_only_long_runs_invent_anew(tmp_path: Path) -> None:
    def invented(*options: str) -> list[str]:
        result = run(tmp_path, INVENTING, "-s", *options)
        return re.findall(r"invented (-?\d+)", result.stdout)

    short = invented("--hypothesis-seed=1")
    assert len(short) == 30
    assert invented("--hypothesis-seed=2") == short
    assert invented("--hypothesis-seed=1", "--prove") != invented("--hypothesis-seed=2", "--prove")
