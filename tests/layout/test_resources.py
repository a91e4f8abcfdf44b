"""Resources are found beside the sources and inside an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

import app
from app.layout.resources import resource_path


def test_fonts_and_emoji_are_there() -> None:
    assert (resource_path("fonts") / "FootpathSans-Regular.ttf").is_file()
    assert resource_path("emoji/twemoji.txt").is_file()


def test_inside_the_package_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "app"
    (package / "resources" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(app, "__file__", str(package / "__init__.py"))
    assert resource_path("fonts") == package / "resources" / "fonts"


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.ttf.*install Footpath again"):
        resource_path("fonts/nothing.ttf")
