"""The papers of the repository agree with one another and with what is built."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from app import __version__
from tests.architecture import ROOMS

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/TESTS.md"]

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


def test_each_test_that_the_documentation_names_exists() -> None:
    names = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", read("docs/TESTS.md"))
    assert names
    for path, name in names:
        assert f"def {name}(" in read(path), f"docs/TESTS.md names {path}::{name}"
