"""The rules of tests/architecture.py on the real tree, and on invented ones that break them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture import (
    MOST_LINES,
    Module,
    cycles,
    read_tree,
    too_long,
    wrong_packages,
    wrong_rooms,
)

ROOT = Path(__file__).resolve().parent.parent


def tree(folder: Path, files: Mapping[str, str]) -> list[Module]:
    """An invented app/ with these files: path below app/ without ".py" → source."""
    for name, source in files.items():
        path = folder / "app" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return read_tree(folder)


@pytest.fixture(scope="module")
def real() -> list[Module]:
    modules = read_tree(ROOT)
    assert {module.room for module in modules} >= {"models", "storage", "layout", "paint", "ui"}
    return modules


def test_each_room_imports_only_the_rooms_it_may(real: list[Module]) -> None:
    assert wrong_rooms(real) == []


def test_qt_reportlab_and_network_stay_in_their_rooms(real: list[Module]) -> None:
    assert wrong_packages(real) == []


def test_no_modules_import_one_another_in_a_circle(real: list[Module]) -> None:
    assert cycles(real) == []


def test_no_file_is_too_long(real: list[Module]) -> None:
    assert too_long(real) == []


@pytest.mark.parametrize(
    "source",
    [
        "import app.ui.window",
        "from app.ui import window",
        "from app import ui",
        "from ..ui import window",
        "from .. import ui",
        "def f():\n    from app.ui.window import Window",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import app.ui",
    ],
)
def test_a_forbidden_room_is_named_with_file_and_line(tmp_path: Path, source: str) -> None:
    line = len(source.splitlines())
    assert wrong_rooms(tree(tmp_path, {"layout/cards": source})) == [
        f"app/layout/cards.py:{line} imports app.ui, but layout may import only models"
    ]


def test_allowed_rooms_and_the_version_are_no_faults(tmp_path: Path) -> None:
    modules = tree(
        tmp_path,
        {
            "layout/cards": "from app.models import Card\nfrom app import __version__\nimport app",
            "layout/text": "from app.layout import cards\nfrom . import cards\nimport orjson",
        },
    )
    assert wrong_rooms(modules) == []
    assert wrong_packages(modules) == []


def test_a_room_that_may_import_nothing_and_a_room_nobody_knows(tmp_path: Path) -> None:
    modules = tree(
        tmp_path, {"models/card": "import app.layout", "helpers": "", "__init__": "import app.ui"}
    )
    assert wrong_rooms(modules) == [
        "app/__init__.py imports rooms, but app/__init__.py holds the version only",
        "app/helpers.py: app has no room called helpers",
        "app/models/card.py:1 imports app.layout, but models may import nothing of ours",
    ]


@pytest.mark.parametrize(
    ("room", "source", "named"),
    [
        ("models", "import PySide6.QtCore", "PySide6"),
        ("storage", "def f():\n    from PySide6 import QtCore", "PySide6"),
        ("layout", "from PySide6.QtGui import QFont", "PySide6"),
        ("editor", "from PySide6.QtWidgets import QWidget", "PySide6.QtWidgets"),
        ("canvas", "from reportlab.pdfgen import canvas", "reportlab"),
        ("ui", "import gc", "gc"),
        ("paint", "import warnings", "warnings"),
        ("ui", "import urllib.request", "urllib.request"),
        ("ui", "from urllib import request", "urllib.request"),
        ("ui", "from PySide6.QtNetwork import QTcpSocket", "PySide6.QtNetwork.QTcpSocket"),
        ("paint", "from tests.census import Census", "tests.census.Census"),
    ],
)
def test_a_forbidden_package_is_named(tmp_path: Path, room: str, source: str, named: str) -> None:
    faults = wrong_packages(tree(tmp_path, {f"{room}/x": source}))
    line = len(source.splitlines())
    assert len(faults) == 1
    assert faults[0].startswith(f"app/{room}/x.py:{line} imports {named}")


def test_packages_in_their_rooms_are_no_faults(tmp_path: Path) -> None:
    modules = tree(
        tmp_path,
        {
            "paint/pdf": "from reportlab.pdfgen import canvas",
            "export/pdf": "import reportlab",
            "editor/history": "from PySide6.QtGui import QUndoStack",
            "ui/single": "from PySide6.QtNetwork import QLocalServer",
            "ui/links": "from urllib.parse import quote",
        },
    )
    assert wrong_packages(modules) == []


def test_a_circle_is_found_through_functions_and_package_files(tmp_path: Path) -> None:
    modules = tree(
        tmp_path,
        {
            "layout/__init__": "from app.layout.cards import lay_out_card",
            "layout/cards": "import app.layout.lanes",
            "layout/lanes": "def f():\n    from app.layout import lay_out_card",
            "layout/text": "from app.layout import cards",
        },
    )
    assert cycles(modules) == [
        "these import one another: app.layout, app.layout.cards, app.layout.lanes"
    ]


def test_a_long_file_needs_a_reason_and_a_reason_needs_a_long_file(tmp_path: Path) -> None:
    modules = tree(
        tmp_path, {"ui/long": "x = 1\n" * (MOST_LINES + 1), "ui/just": "x = 1\n" * MOST_LINES}
    )
    assert len(too_long(modules, {})) == 1
    assert too_long(modules, {})[0].startswith("app/ui/long.py has 401 lines")
    assert too_long(modules, {"app/ui/long.py": "a table"}) == []
    assert too_long(modules, {"app/ui/long.py": "a table", "app/ui/just.py": "was long"}) == [
        "app/ui/just.py needs no place in LONG_FILES any more"
    ]
