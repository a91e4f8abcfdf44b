"""What holds for every test: no screen, no network, a home of its own, nothing swallowed."""

from __future__ import annotations

import itertools
import logging
import os
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent
BUILD = TESTS.parent / "build"

# Read when Qt and Hypothesis are imported, hence before them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(BUILD / "hypothesis"))

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from PySide6.QtCore import QSettings, QStandardPaths  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

import app  # noqa: E402
from app.ui.fonts import measure_first  # noqa: E402
from tests.census import Census  # noqa: E402
from tests.skips import read_allowed, reasons_of, unlisted  # noqa: E402

ALLOWED_SKIPS = TESTS / "allowed_skips.txt"

# Tests in these folders need a window at most, so a real X server serves them as well.
CANVAS_FOLDERS = (TESTS / "canvas", TESTS / "ui" / "journeys", TESTS / "ui" / "keys")

# A child process runs the program under test, wherever it is started, and no other copy that the
# environment may have installed.
os.environ["PYTHONPATH"] = str(Path(app.__file__).resolve().parents[1])

CENSUS = pytest.StashKey[Census]()


# --- short and full numbers -------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--prove",
        action="store_true",
        help="full numbers: the tests marked prove too, 1,000 invented maps each, and the census",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[CENSUS] = Census()
    # No deadline and no "too slow": a busy machine is not a fault of the code under test.
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
    # A short run invents the same examples each time, so that it fails for a change, not by chance;
    # new ones are for the long runs to find.
    settings.register_profile("short", patient, max_examples=30, derandomize=True)
    settings.register_profile("prove", patient, max_examples=1000, derandomize=False)
    settings.load_profile("prove" if config.getoption("--prove") else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in CANVAS_FOLDERS):
            item.add_marker(pytest.mark.canvas)
    if config.getoption("--prove"):
        return
    long = [item for item in items if item.get_closest_marker("prove")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("prove")]


@pytest.fixture(scope="session")
def prove(pytestconfig: pytest.Config) -> bool:
    """Whether this run takes the full numbers."""
    return bool(pytestconfig.getoption("--prove"))


@pytest.fixture(scope="session")
def short_or_full(prove: bool) -> Callable[[int, int], int]:
    """Choose a number: `short_or_full(20, 1000)` is 1000 under `make prove`, else 20."""
    return lambda short, full: full if prove else short


@pytest.fixture(scope="session")
def census(pytestconfig: pytest.Config) -> Census:
    """Counts what the tests meet; `make prove` prints it and fails on a zero."""
    return pytestconfig.stash[CENSUS]


# --- a home of its own for each test ----------------------------------------------------------


@contextmanager
def living_in(folder: Path) -> Iterator[Path]:
    """Make a folder the home of whoever asks: Python, Qt and child processes."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "USERPROFILE"):
            patch.setenv(variable, str(folder))
        for name in ("config", "data", "state", "cache"):
            patch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700, parents=True)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
                QSettings.setPath(form, scope, str(folder / "config"))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """The paths of the tests' homes, one after the other; the first is that of shared fixtures."""
    QStandardPaths.setTestModeEnabled(True)
    folder = tmp_path_factory.mktemp("homes")
    paths = (folder / f"{number:05}" for number in itertools.count())
    with living_in(next(paths)):
        yield paths


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path]) -> Iterator[Path]:
    """A new home folder: settings, state and cache of the test stay below it."""
    with living_in(next(homes)) as folder:
        yield folder


@pytest.fixture(scope="session", autouse=True)
def application(homes: Iterator[Path], qapp: QApplication) -> Iterator[QApplication]:
    """The process's one application, from the first test on.

    An export without a window would else make a smaller one, beside which windows are impossible.
    It measures fonts as the program does: tests that lay out a text come in any order.
    """
    measure_first()
    yield qapp
    # The clipboard of a process without a screen is emptied when Python has gone already; what
    # Python put into it has to go before.
    qapp.clipboard().clear()


# --- nothing swallowed ------------------------------------------------------------------------


class LoudRecords(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """A logged warning fails its test, unless the test asks for `caplog` and so judges the log."""
    handler = LoudRecords()
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        result = yield
    finally:
        root.removeHandler(handler)
    if handler.texts and "caplog" not in getattr(item, "fixturenames", ()):
        pytest.fail("logged without being expected:\n" + "\n".join(handler.texts), pytrace=False)
    return result


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Connecting anywhere but to a socket of this machine's file system is an error."""

    def guarded(real: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family != getattr(socket, "AF_UNIX", None):
                raise RuntimeError(f"Footpath uses no network, yet connects to {address}")
            return real(self, address)

        return connect

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        yield


# --- the end of a run: census and skips -------------------------------------------------------


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take in the census of a test process that ends."""
    rows = getattr(node, "workeroutput", {}).get("census", [])
    node.config.stash[CENSUS].add(tuple(row) for row in rows)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config = session.config
    if hasattr(config, "workerinput"):
        config.workeroutput["census"] = config.stash[CENSUS].rows()  # type: ignore[attr-defined]
        return
    if exitstatus == pytest.ExitCode.OK and faults_of_the_run(config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def faults_of_the_run(config: pytest.Config) -> list[str]:
    """What is wrong with a run all of whose tests passed."""
    faults = []
    if os.environ.get("CI"):
        reasons = reasons_of(skipped_reports(config))
        allowed = read_allowed(ALLOWED_SKIPS.read_text(encoding="utf-8"))
        faults += [
            f"skip not listed in {ALLOWED_SKIPS.name}: {r}" for r in unlisted(reasons, allowed)
        ]
    if config.getoption("--prove") and is_whole(config):
        faults += [f"census: never met {name}" for name in config.stash[CENSUS].unmet()]
    return faults


def is_whole(config: pytest.Config) -> bool:
    """Whether all tests run: some of them need not meet everything."""
    chosen = config.args_source is not pytest.Config.ArgsSource.TESTPATHS
    return not (chosen or config.option.keyword or config.option.markexpr)


def skipped_reports(config: pytest.Config) -> list[Any]:
    """The reports of the skipped tests and files of this run."""
    reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    reasons = reasons_of(skipped_reports(config))
    if reasons:
        terminalreporter.section("skipped, and why")
        for reason, times in sorted(reasons.items()):
            terminalreporter.write_line(f"{times:>4} × {reason}")
    if config.getoption("--prove"):
        part = "" if is_whole(config) else " of a part of the tests, in which zeros are allowed"
        terminalreporter.section(f"census{part}")
        for line in config.stash[CENSUS].lines():
            terminalreporter.write_line(line)
    faults = faults_of_the_run(config)
    if faults:
        terminalreporter.section("faults of the run", red=True)
        for fault in faults:
            terminalreporter.write_line(fault)
