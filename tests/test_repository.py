"""The papers of the repository agree with one another and with what is built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from app import __version__
from tests.architecture import ROOMS

ROOT = Path(__file__).resolve().parent.parent
PAPERS = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSES.md",
    "docs/ARCHITECTURE.md",
    "docs/FILE_FORMAT.md",
    "docs/TESTS.md",
]

# Folders of tests that are about several rooms, or about what lies beside app/.
OTHER_TESTS = {"bench", "parity", "tools"}

# Addresses of package indexes and of files on them, and folders that exist on one machine alone.
FOREIGN = re.compile(
    r"https?://\S*(?:/simple\b|\.whl|\.tar\.gz|\.tgz)"
    r"|https?://(?:pypi|files\.pythonhosted|test\.pypi)\."
    r"|--(?:extra-)?index-url[= ]+\w+[:/]"
    r"|(?<![\w.~-])/(?:work|root)/\w"
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked_texts() -> dict[str, str]:
    """Every tracked text file: its path and what it holds."""
    # The clone may belong to somebody else than the one who tests it.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    texts = {}
    for name in filter(None, listing.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                texts[name] = content.decode("utf-8", errors="replace")
    return texts


def foreign(text: str) -> list[str]:
    """The lines that name a package index or a folder of one machine."""
    return [line.strip() for line in text.splitlines() if FOREIGN.search(line)]


def locked() -> dict[str, set[str]]:
    """The packages of the lock and their versions; one has several if they depend on Python's."""
    packages: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", read("requirements.lock"), re.MULTILINE):
        packages.setdefault(name, set()).add(version)
    return packages


def needed_by() -> dict[str, set[str]]:
    """For each locked package the packages that asked for it, from the lock's "via" comments."""
    parents: dict[str, set[str]] = {}
    name = ""
    for line in read("requirements.lock").splitlines():
        if match := re.match(r"([\w.-]+)==", line):
            name = match[1]
        elif match := re.match(r" +#(?: +via)? +([\w.-]+)", line):
            parents.setdefault(name, set()).add(match[1])
    return parents


def plain(name: str) -> str:
    """A package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def runtime_packages() -> set[str]:
    """The locked packages that Footpath itself needs, directly or through others."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    needed = {plain(re.match(r"[\w.-]+", line)[0]) for line in project["dependencies"]}  # type: ignore[index]
    parents = needed_by()
    while more := {name for name in parents if parents[name] & needed} - needed:
        needed |= more
    return needed


def table_rows(text: str) -> list[list[str]]:
    """The rows of a document's tables, as cells without back quotes."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))


def test_no_file_names_a_package_index_or_a_folder_of_one_machine() -> None:
    texts = tracked_texts()
    assert "requirements.lock" in texts
    found = {name: foreign(text) for name, text in texts.items() if foreign(text)}
    assert found == {}


@pytest.mark.parametrize(
    ("first", "rest"),  # in halves, or this file would be found too
    [
        ("https:", "//example.org/simple/orjson/"),
        ("see https:", "//example.org/orjson-3.13.0-py3-none-any.whl"),
        ("--extra-index", "-url file://example.org"),
        ("cd /ro", "ot/footpath"),
    ],
)
def test_what_must_not_be_named_is_recognised(first: str, rest: str) -> None:
    assert foreign(f"a\n{first}{rest}\nb") == [first + rest]


def test_each_locked_package_has_its_licence_listed() -> None:
    rows = {row[0]: row for row in table_rows(read("LICENSES.md"))}
    for name, versions in locked().items():
        assert name in rows, f"LICENSES.md does not list {name}"
        assert set(rows[name][1].split(", ")) == versions, f"LICENSES.md: version of {name}"
        assert rows[name][2], f"LICENSES.md: licence of {name}"


def test_runtime_and_development_packages_are_told_apart() -> None:
    runs, _, develops = read("LICENSES.md").partition("## Packages for development alone")
    packages = runtime_packages()
    assert {"pydantic-core", "shiboken6", "pillow"} <= packages
    assert "pytest" not in packages
    names = set(locked())
    assert {row[0] for row in table_rows(runs)} & names == packages
    assert {row[0] for row in table_rows(develops)} & names == names - packages


def test_each_folder_of_resources_is_listed_with_its_licence() -> None:
    listed = {row[0] for row in table_rows(read("LICENSES.md"))}
    folders = {f"resources/{path.name}" for path in (ROOT / "resources").iterdir() if path.is_dir()}
    assert folders
    assert folders <= listed


@pytest.mark.parametrize("paper", PAPERS)
def test_each_make_command_in_the_documentation_exists(paper: str) -> None:
    code = "\n".join(re.findall(r"`[^`]+`|```.*?```", read(paper), re.DOTALL))
    commands = set(re.findall(r"\bmake ([a-z-]+)", code))
    assert commands <= make_targets()


def test_the_makefile_has_the_promised_targets() -> None:
    assert {"env", "run", "test", "prove", "check", "bench", "screenshots"} <= make_targets()


def test_prove_prints_its_seed() -> None:
    command = ["make", "--dry-run", "prove", "SEED=4711"]
    # These tests may themselves be run by make, which hands its own words down.
    outside = {
        name: value for name, value in os.environ.items() if "MAKE" not in name and name != "MFLAGS"
    }
    told = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, env=outside
    ).stdout
    assert 'echo "Seed: 4711"' in told
    assert "--prove" in told
    assert "--randomly-seed=4711 --hypothesis-seed=4711" in told


def test_the_readme_names_the_two_commands_of_a_newcomer() -> None:
    assert "make run" in read("README.md")
    assert "make test" in read("README.md")


def test_the_changelog_has_the_present_version() -> None:
    assert re.search(rf"^## {re.escape(__version__)}\b", read("CHANGELOG.md"), re.MULTILINE)


def test_pre_commit_runs_the_first_step_of_ci() -> None:
    entries = re.findall(r"entry: (.+)", read(".pre-commit-config.yaml"))
    steps = re.findall(r'^step "[^"]+" (.+)$', read(".ci/run"), re.MULTILINE)
    assert entries == steps[:1] == ["make lint"]


def test_the_import_table_of_the_documentation_is_the_one_that_is_enforced() -> None:
    rows = {row[0]: row[1] for row in table_rows(read("docs/ARCHITECTURE.md"))}
    for room, others in ROOMS.items():
        assert rows[room] == (", ".join(sorted(others)) or "–")


@pytest.mark.parametrize("paper", PAPERS)
def test_each_link_and_picture_of_a_paper_leads_to_a_file(paper: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", read(paper))
    assert [one for one in links if not ((ROOT / paper).parent / one).is_file()] == []


def test_the_readme_shows_a_picture() -> None:
    pictures = re.findall(r"!\[[^]]+\]\((\S+\.png)\)", read("README.md"))
    assert pictures
    assert all((ROOT / one).read_bytes().startswith(b"\x89PNG") for one in pictures)


# https://opensource.org/license/mit, below the line that names whose it is
MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def test_the_licence_is_the_mit_licence() -> None:
    title, owner, text = read("LICENSE").split("\n\n", 2)
    assert title == "MIT License"
    assert re.fullmatch(r"Copyright \(c\) 20\d\d .+", owner)
    assert text == MIT
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["license"] == "MIT"
    assert {"LICENSE", "LICENSES.md"} <= set(project["license-files"])


def test_qt_stays_below_the_version_that_loses_references() -> None:
    """tests/test_qt_binding.py shows the fault in whatever version is installed."""
    lines = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    (qt,) = (one for one in map(Requirement, lines) if one.name == "PySide6-Essentials")
    assert "6.11.3" in qt.specifier
    assert "6.12.0" not in qt.specifier
    assert all(version in qt.specifier for version in locked()["pyside6-essentials"])


def test_what_is_made_is_not_kept_by_git() -> None:
    made = [".venv/bin/footpath", "build/taxi.pdf", "dist/a.whl", "app/__pycache__/a.pyc"]
    made += ["a.journey.lock", "a.journey.tmp1"]
    command = ["git", "-c", "safe.directory=*", "check-ignore", *made]
    result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert result.stdout.splitlines() == made


def test_the_environment_has_the_command() -> None:
    command = Path(sys.executable).with_name("footpath.exe" if os.name == "nt" else "footpath")
    told = subprocess.run([command, "--version"], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == f"footpath {__version__}"


def test_the_tests_mirror_the_rooms() -> None:
    """A folder of app/ has one of the same name here, a sole file a test file."""
    tests = ROOT / "tests"
    for room in (path for path in (ROOT / "app").iterdir() if path.name in ROOMS):
        alone = tests / f"test_{room.name}.py"
        assert list((tests / room.name).glob("test_*.py")) or alone.is_file(), room.name
    folders = {path.name for path in tests.iterdir() if list(path.glob("test_*.py"))}
    assert folders <= {*ROOMS, *OTHER_TESTS}


def collected(files: set[str]) -> set[str]:
    """The ids of all tests in some files, with what is in brackets and without."""
    command = [sys.executable, "-m", "pytest", "--prove", "--collect-only", "-q"]
    told = subprocess.run(
        [*command, "-p", "no:randomly", *sorted(files)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    ids = {line for line in told.splitlines() if "::" in line}
    return ids | {one.partition("[")[0] for one in ids}


def test_each_test_that_the_documentation_names_is_collected() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py::[^`]+)`", read("docs/TESTS.md")))
    files = {one.partition("::")[0] for one in named}
    assert len(named) > 100
    assert {name for name in files if not (ROOT / name).is_file()} == set()
    assert named - collected(files) == set()


def test_each_thing_in_the_list_of_tests_names_a_test() -> None:
    rows = [row for row in table_rows(read("docs/TESTS.md")) if row[0] != "what"]
    assert len(rows) > 100
    assert [row[0] for row in rows if not row[1].startswith("tests/")] == []
    names = [row[0] for row in rows]
    assert len(set(names)) == len(names)
